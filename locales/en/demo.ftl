# The demo institution.
cli-demo-making =
    { $n ->
        [one] Making a demo institution with { $n_shown } contact …
       *[other] Making a demo institution with { $n_shown } contacts …
    }
cli-demo-ready =
    Carnet is at { $address } (Ctrl+C ends it)
    Log in as { $email } with the password { $password }
    Its data are in { $data }
demo-target-no-genre = French speakers without a genre
demo-target-loyal = Loyal visitors whom we may write to
demo-target-schools = Schools
demo-source = Form in the foyer, autumn 2026
