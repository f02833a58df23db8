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
error-form-elsewhere-title = The form came from another address
error-form-elsewhere =
    { $seen_given ->
        [yes] Nothing was changed. Your browser sent the form from “{ $seen }”, but this portal is reached at “{ $expected }”. Open the portal at that address and send the form again. If “{ $seen }” is the right address, ask your operator to set it as the public address of Carnet.
       *[no] Nothing was changed. Your browser did not say from which address it sent the form; this portal is reached at “{ $expected }”. Open the portal at that address and send the form again. If that does not help, ask your operator to check the public address of Carnet.
    }
error-too-slow-title = The connection was too slow
error-too-slow = The form or file did not arrive in time, and nothing was changed. Check your connection and send it again.
error-busy-title = Too many at once
error-busy = Many people are signing in at this moment. Wait a few seconds and try again.
refusal-field-too-long =
    { $n ->
        [one] “{ $field }” has { $n_shown } character, and at most { $limit_shown } are allowed. Go back, shorten it and send the form again.
       *[other] “{ $field }” has { $n_shown } characters, and at most { $limit_shown } are allowed. Go back, shorten it and send the form again.
    }
refusal-nul-in-form = The form contains an invisible character (NUL) that cannot be saved. Go back, retype the text and send the form again.
field-of-form = A field of the form
