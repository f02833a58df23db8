# L’institution de démonstration.
cli-demo-making =
    { $n ->
        [one] Création d’une institution de démonstration avec { $n_shown } contact…
       *[other] Création d’une institution de démonstration avec { $n_shown } contacts…
    }
cli-demo-ready =
    Carnet est à l’adresse { $address } (Ctrl+C pour quitter)
    Connectez-vous en tant que { $email } avec le mot de passe { $password }
    Ses données se trouvent dans { $data }
demo-target-no-genre = Francophones sans genre préféré
demo-target-loyal = Fidèles à qui nous pouvons écrire
demo-target-schools = Établissements scolaires
demo-source = Formulaire du hall, automne 2026
