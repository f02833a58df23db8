# Errors of pages.
error-not-found-title = Not found
error-not-found = There is no such page, or it belongs to another institution.
error-not-signed-in-title = Signed out
error-not-signed-in = You are not signed in, or your session has ended. Sign in and try again.
error-role-too-low-title = Not allowed
error-role-too-low = This takes the role “{ $role }”. Ask an administrator of your institution.
error-form-expired-title = The form has expired
error-form-expired = Nothing was changed. Go back, reload the page and send the form again.
error-bad-request-title = Not understood
error-bad-request = This request can’t be understood: something is missing, or it is too large. Go back and try again.
error-refusal-title = Not possible
error-failure-title = Something went wrong on our side
error-failure = Carnet could not do this. Try again in a moment; if it happens again, tell your operator this number: { $id }.
refusal-file-too-large = The file is too large: Carnet takes { $limit } at most. Split it into several files.
