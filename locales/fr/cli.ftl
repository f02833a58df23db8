# Ce que disent les commandes dans un terminal.
cli-failure = Carnet a échoué : { $cause }
cli-migrated = La base de données { $database } est à jour.
cli-serving = Carnet est à l’adresse { $address } (Ctrl+C pour l’arrêter)
cli-first-run = Personne n’a encore de compte. Ouvrez { $address }/first-run et saisissez ce jeton à usage unique : { $token }
cli-institution-added = L’institution { $code } a été ajoutée : { $name }.
cli-user-added = { $email } appartient maintenant à { $institution }, avec le rôle « { $role } ».
cli-password-made = Mot de passe, affiché cette seule fois : { $password }
cli-working = Traitement des tâches en attente dans { $database } (Ctrl+C pour arrêter)
cli-template =
    { $n ->
        [one] { $file } est écrit : { $n_shown } contact à modifier.
       *[other] { $file } est écrit : { $n_shown } contacts à modifier.
    }
cli-export =
    { $n ->
        [one] { $file } est écrit : { $n_shown } contact.
       *[other] { $file } est écrit : { $n_shown } contacts.
    }
