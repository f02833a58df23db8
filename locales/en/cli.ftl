# What commands say in a shell.
cli-failure = Carnet failed: { $cause }
cli-migrated = The database { $database } is up to date.
cli-serving = Carnet is at { $address } (Ctrl+C ends it)
cli-first-run = Nobody has an account yet. Open { $address }/first-run and enter this one-time token: { $token }
cli-institution-added = Institution { $code } was added: { $name }.
cli-user-added = { $email } belongs to { $institution } now, as { $role }.
cli-password-made = Password, shown this once: { $password }
cli-working = Working on what waits in { $database } (Ctrl+C ends it)
cli-template =
    { $n ->
        [one] Wrote { $file }: { $n_shown } contact to edit.
       *[other] Wrote { $file }: { $n_shown } contacts to edit.
    }
cli-export =
    { $n ->
        [one] Wrote { $file }: { $n_shown } contact.
       *[other] Wrote { $file }: { $n_shown } contacts.
    }
