# La page Système.
nav-system = Système
system-title = Système
system-lead = Sur quoi repose cette installation, qui y travaille et ce qui n’a pas marché.
system-look-again = Actualiser
system-rate =
    { $n ->
        [one] ligne par seconde en ce moment
       *[other] lignes par seconde en ce moment
    }
system-working =
    { $n ->
        [one] tâche en cours
       *[other] tâches en cours
    }
system-waiting =
    { $n ->
        [one] tâche en attente
       *[other] tâches en attente
    }
system-alive =
    { $n ->
        [one] processus actif
       *[other] processus actifs
    }
system-processes = Processus
system-no-processes = Aucun processus ne s’est encore signalé.
system-machine = Machine
system-process-number = Processus { $pid }
system-version-of = version { $version }
system-duty = Rôle
system-duty-both = Pages et tâches
system-duty-pages = Pages
system-duty-jobs = Tâches
system-duty-command = Commande dans un terminal
system-at-work = Travaille sur
system-nothing = Rien
system-job-import = Importation : { $state }
system-job-export = Export : { $state }
system-job-mail = Message : { $state }
system-job-row = { $job }, ligne { $n_shown }
system-rows-per-second = Lignes par seconde
system-started = Depuis
system-seen = Signe de vie
system-there = Actif
system-silent = Ne répond plus
system-queues = Files d’attente
system-queue = Type de travail
system-queue-imports = Importations
system-queue-exports = Exports
system-queue-mails = Messages
system-queue-waiting = En attente
system-queue-working = En cours
system-queue-oldest = Plus ancienne
system-installation = Installation
system-version = Version
system-database = Base de données
system-database-size = Taille de la base de données
system-storage = Stockage des fichiers
system-storage-folder = Dossier sur cette machine
system-storage-bucket = Compartiment partagé par toutes les machines
system-stored = Fichiers stockés
system-stored-files =
    { $n ->
        [one] { $n_shown } fichier
       *[other] { $n_shown } fichiers
    }
system-checks = Contrôles
system-checks-running = Les contrôles sont en cours. Actualisez la page dans un instant.
system-check = Contrôle
system-check-verdict = Résultat
system-check-said = Ce qui a été constaté, et que faire
system-failures = Dernières erreurs
system-failures-lead = Les utilisateurs voient le numéro de l’erreur. Il permet de retrouver le reste dans les journaux.
system-no-failures = Aucune erreur.
system-failure-number = Numéro
system-failure-time = Quand
system-failure-place = Où
system-failure-cause = Ce qui s’est passé
system-failure-elsewhere = Dans une autre institution : les journaux en disent plus.
