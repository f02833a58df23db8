# Log-in, first run, account.
login-title = Sign in
login-email = E-mail address
login-password = Password
login-submit = Sign in

password-rule =
    { $n ->
        [one] At least { $n_shown } character. A few words in a row are easy to remember.
       *[other] At least { $n_shown } characters. A few words in a row are easy to remember.
    }
password-present = Present password
password-new = New password
password-again = Password once more

first-run-title = Welcome to Carnet
first-run-lead = Nobody has an account here yet. Create your institution and your own account: you become its administrator.
first-run-token = One-time token
first-run-token-help = It stands on the console where Carnet was started.
first-run-institution-heading = Your institution
first-run-institution = Name
first-run-institution-help = A theatre, a museum, a company: whose contacts these are.
first-run-language = Language
first-run-language-help = For users who have not chosen one themselves.
first-run-country = Country
first-run-country-help = Two letters, such as GB or FR. Phone numbers without a country code are read as this country’s.
first-run-time-zone = Time zone
first-run-user-heading = Your account
first-run-submit = Create the institution
first-run-done = Everything is ready. Your institution is empty: bring in your criteria and contacts by importing files.

account-title = Your account
account-profile = Name and language
account-name = Your name
account-language-help = On every device, once you are signed in.
account-language-browser = As my browser asks
account-save = Save
account-saved = Your account was saved.
account-password = Password
account-password-help = On all other devices you will have to sign in again.
account-password-submit = Change password
account-password-changed = Your password was changed. Other devices were signed out.
account-institution = Institution
account-institution-choice = Institution to work in
account-institution-help = Everything you see and do concerns this institution only.
account-institution-submit = Switch
account-institution-chosen = You are working in { $name } now.

refusal-login-wrong = The e-mail address or the password is wrong. Check both and try again.
refusal-login-too-often =
    { $n ->
        [one] Too many attempts. Wait { $n_shown } minute, then try again.
       *[other] Too many attempts. Wait { $n_shown } minutes, then try again.
    }
refusal-login-no-institution = Your account does not belong to any institution. Ask an administrator to add you to theirs.
refusal-first-run-token = This is not the token. Copy it from the console where Carnet was started.
refusal-first-run-over = There are users already. Sign in, or ask an administrator for an account.
refusal-password-too-short =
    { $n ->
        [one] The password is too short: it needs at least { $n_shown } character.
       *[other] The password is too short: it needs at least { $n_shown } characters.
    }
refusal-password-too-long =
    { $n ->
        [one] The password is too long: it may have { $n_shown } character at most.
       *[other] The password is too long: it may have { $n_shown } characters at most.
    }
refusal-password-is-email = The password may not be your e-mail address. Choose another one.
refusal-password-wrong = The present password is not right. Nothing was changed.
refusal-passwords-differ = The two passwords are not the same. Type the new one twice.
refusal-bad-email = “{ $value }” is not an e-mail address. Write it like anna@example.org.
refusal-bad-name = A name has between 1 and 200 characters.
refusal-already-member = This user belongs to the institution already.
refusal-unknown-institution = There is no institution with the code “{ $code }”.
refusal-institution-exists = There is an institution with the code “{ $code }” already. Choose another code or name.
refusal-bad-institution-code = “{ $code }” can’t be the code of an institution: use 1 to 30 letters, digits, “_”, “.” and “-”.
refusal-bad-country-code = “{ $value }” is not a country. Write its two letters, such as GB, FR or BR.
refusal-bad-time-zone = “{ $value }” is not a time zone. Write it like Europe/Paris.
refusal-unknown-language = “{ $value }” is not a language of Carnet. Write en, fr or pt-BR.
refusal-unknown-role = “{ $value }” is not a role. Write viewer, editor, importer or administrator.
refusal-password-too-easy = This password is easy to guess. Choose another one, for example four words that have nothing to do with each other.
