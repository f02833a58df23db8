# Ce que dit `carnet bench`.
refusal-bench-database-in-use = Cette base de données contient déjà une institution. Le banc d’essai remplit sa base, il lui en faut une vide : indiquez-en une autre avec --database, ou aucune.

bench-stock =
    { $n ->
        [one] Création de { $n_shown } contact…
       *[other] Création de { $n_shown } contacts…
    }
bench-steps =
    { $n ->
        [one] Modèle, test, application et annulation de { $n_shown } ligne…
       *[other] Modèle, test, application et annulation de { $n_shown } lignes…
    }
bench-baseline = Le même travail par la base de données seule…
bench-pages = Pages et modifications pendant une importation…
bench-creation =
    { $n ->
        [one] Création de { $n_shown } contact dans une institution à part, puis annulation…
       *[other] Création de { $n_shown } contacts dans une institution à part, puis annulation…
    }
bench-scene = Deux tests, pour que les pages aient de quoi montrer…
bench-quiet = Pages et une cible, sans autre activité…
bench-logins = Connexions, dix à la fois…

bench-head =
    Carnet { $version }, { $database }, { $cores ->
        [one] { $cores_shown } cœur
       *[other] { $cores_shown } cœurs
    }, { $n ->
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
bench-figure = critère
bench-measured = mesuré
bench-must = exigé
bench-aim = visé
bench-judgement = verdict
bench-reaches-aim = objectif atteint
bench-reaches-must = bon
bench-misses = MANQUÉ

bench-figure-all = test + application, face à la base de données seule
bench-figure-test = test, face à la base de données seule sans son application
bench-figure-template = modèle, face à un simple export des mêmes colonnes
bench-figure-undo = annulation, face à l’application
bench-figure-worst = test d’un fichier dont chaque ligne est fausse, face au fichier propre
bench-figure-memory = pic de mémoire : { $step }
bench-figure-growth = dix fois plus de contacts : { $step }
bench-figure-pages = pages pendant une importation, 99 sur 100
bench-figure-slowest-page = la plus lente d’entre elles, 99 sur 100
bench-figure-edits = une modification pendant une importation, 99 sur 100
bench-figure-logins = une connexion parmi neuf autres, 99 sur 100

bench-figure-create = création de contacts, face au test + application d’autant de modifications
bench-figure-bytes = octets en base pour chaque contact créé
bench-figure-uncreate = annulation de la création, face à la création
bench-figure-quiet-half = la page la plus lente, sans autre activité, la moitié des réponses
bench-figure-quiet-most = la même, 99 sur 100
bench-figure-target = une cible de six conditions, comptée, pour un million de contacts

bench-step-test = test
bench-step-apply = application
bench-step-undo = annulation
bench-step-template = modèle
bench-step-worst = test, chaque ligne fausse
bench-step-serve = le serveur, avec les tâches qu’il exécute
bench-step-logins = le serveur après ces connexions

bench-step-create = création de contacts
bench-step-uncreate = annulation de la création

bench-steps-head =
    { $n ->
        [one] { $n_shown } ligne :
       *[other] { $n_shown } lignes :
    }
bench-step-line = { $step } : { $seconds } s, { $n_shown } lignes/s
bench-pages-head = Pendant qu’une importation de tous les contacts était testée, appliquée et annulée (la moitié des réponses, 99 sur 100) :
bench-quiet-head = Sans autre activité (la moitié des réponses, 99 sur 100) :
bench-page-line =
    { $n ->
        [one] { $page } : { $half }, { $most } ({ $n_shown } fois)
       *[other] { $page } : { $half }, { $most } ({ $n_shown } fois)
    }
bench-page-dashboard = tableau de bord
bench-page-contacts = contacts, première page
bench-page-contacts-deep = contacts, au milieu
bench-page-search = contacts, recherche
bench-page-report = rapport
bench-page-issues = erreurs d’un même code
bench-page-changes = aperçu des modifications
bench-page-filtered = contacts, structures seulement
bench-page-card = un contact
bench-page-targets = cibles
bench-page-target = une cible
bench-page-fields = critères et autorisations
bench-page-imports = importations
bench-page-exports = exports
bench-page-edit = un second utilisateur enregistre un contact
