# Le tableau de bord.
dashboard-title = Tableau de bord
dashboard-welcome = Bienvenue, { $name }
dashboard-lead = { $institution } en un coup d’œil.
dashboard-new-lead = { $institution } est encore vide. Trois étapes suffisent pour démarrer.

dashboard-step-fields = Définissez critères et autorisations
dashboard-step-fields-text = Un fichier énumère chaque critère avec ses codes internes et ses libellés. Importez-le une fois, puis à chaque nouveau code.
dashboard-step-fields-do = Importer des critères
dashboard-step-contacts = Apportez vos contacts
dashboard-step-contacts-text = Une ligne par contact, une colonne par champ. Vous voyez ce qui serait créé, et ce qui ne va pas, avant que quoi que ce soit n’arrive.
dashboard-step-contacts-do = Importer des contacts
dashboard-step-change = Modifiez-en beaucoup à la fois
dashboard-step-change-text = Choisissez des contacts avec une cible, téléchargez son modèle d’importation, modifiez-le dans un tableur, testez-le, lancez-le. Une erreur peut être annulée.
dashboard-step-change-do = Nouvelle cible

dashboard-template-text = Un fichier prérempli avec les contacts de votre choix, à modifier dans Excel, LibreOffice ou Google Sheets.
dashboard-import-text = Testez un fichier modifié, lisez ce qui changerait, puis lancez-le.

dashboard-contacts =
    { $n ->
        [one] contact
       *[other] contacts
    }
dashboard-targets =
    { $n ->
        [one] cible
       *[other] cibles
    }
dashboard-fields =
    { $n ->
        [one] critère, autorisation ou champ personnalisé
       *[other] critères, autorisations et champs personnalisés
    }
dashboard-imports =
    { $n ->
        [one] importation
       *[other] importations
    }

dashboard-last-imports = Dernières importations
dashboard-all-imports = Toutes les importations
dashboard-no-imports = Aucun fichier n’a encore été importé.
dashboard-import-number = N° { $n_shown }
dashboard-last-exports = Derniers exports
dashboard-all-exports = Tous les exports
dashboard-no-exports = Aucun fichier n’a encore été créé.
dashboard-errors =
    { $n ->
        [one] { $n_shown } erreur
       *[other] { $n_shown } erreurs
    }
