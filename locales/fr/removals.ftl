# Retraits : contacts invalidés, réactivés ou supprimés.

kind-removals = Retraits
kind-removals-help = Invalide, réactive ou supprime des contacts, selon une colonne OPERATION. Un administrateur lance l’importation.
export-what-removals = Retraits
export-what-removals-help = Numéro, nom et statut de chaque contact, avec une colonne OPERATION vide à remplir.
export-file-removals = retraits
export-for-removal = Exporter pour un retrait
note-operation = Ce qui arrive au contact. Laissez la cellule vide pour ne pas toucher au contact.

removal-title = Ce qui arrive aux contacts
removal-reactivate =
    { $n ->
        [one] { $n_shown } contact redevient actif.
       *[other] { $n_shown } contacts redeviennent actifs.
    }
removal-invalidate =
    { $n ->
        [one] { $n_shown } contact devient invalide. Il quitte les cibles et les modèles et garde ses données.
       *[other] { $n_shown } contacts deviennent invalides. Ils quittent les cibles et les modèles et gardent leurs données.
    }
removal-delete =
    { $n ->
        [one] { $n_shown } contact est supprimé. Il disparaît aussitôt des listes, des cibles et des exports.
       *[other] { $n_shown } contacts sont supprimés. Ils disparaissent aussitôt des listes, des cibles et des exports.
    }
removal-delete-final =
    { $n ->
        [one] Annulation possible pendant { $n_shown } jour. Ensuite, les données des contacts supprimés sont définitivement perdues.
       *[other] Annulation possible pendant { $n_shown } jours. Ensuite, les données des contacts supprimés sont définitivement perdues.
    }
removal-delete-kept = Les données des contacts supprimés sont conservées : la suppression peut être annulée à tout moment.
removal-let-go =
    { $n ->
        [one] { $n_shown } personne appartient à une structure supprimée et perd son lien avec elle.
       *[other] { $n_shown } personnes appartiennent à des structures supprimées et perdent leur lien avec elles.
    }
removal-all-of-them = Voir toutes les modifications
removal-confirm = Nombre de contacts
removal-confirm-help = Pour lancer l’importation, saisissez le nombre total de contacts qu’elle modifie.
removal-administrators = Seul un administrateur peut lancer cette importation.
refusal-administrators-start = Seul un administrateur peut lancer une importation de retraits. Adressez-vous à un administrateur de votre institution.

deleted-lead = Ce contact a été supprimé.
deleted-until = La suppression peut être annulée jusqu’au { $date }. Ensuite, les données du contact sont définitivement perdues.
deleted-for-ever = La suppression peut être annulée à tout moment.
deleted-purged = Ce contact a été supprimé et ses données ont été définitivement effacées le { $date }. Son numéro ne sera attribué à personne d’autre.

issue-column-missing-title = Colonnes manquantes
issue-column-missing = Le fichier n’a pas de colonne { $name }, nécessaire à ce type de données. Ajoutez-la ou choisissez un autre type de données.
issue-contact-deleted-title = Contacts supprimés
issue-contact-deleted = Le contact « { $value } » a été supprimé. Supprimez la ligne, ou annulez d’abord la suppression du contact.
issue-details-purged = Le contact concerné a été définitivement supprimé, et les détails avec lui.

help-kind-removals = Invalide des contacts, les réactive ou les supprime. Le numéro de contact est la clé. FIRSTNAME, LASTNAME et OFFICIAL_NAME servent seulement à vérifier : un autre nom est une erreur. Le fichier est toujours testé d’abord et l’importation ne se lance jamais d’elle-même ; un administrateur la lance et saisit le nombre de contacts. Une ligne dont OPERATION est vide ne touche pas au contact.
help-operation-invalidate = Met le contact hors service : il quitte les cibles et les modèles et garde ses données
help-operation-reactivate = Rend le contact de nouveau actif
help-operation-delete = Supprime le contact : il est masqué aussitôt, et ses données sont définitivement effacées à la fin du délai d’annulation
help-check-column-missing = Il manque une colonne nécessaire à ce type de données.
help-check-contact-deleted = Le contact qui a cette clé a été supprimé. Son numéro n’est attribué à personne d’autre. Supprimez la ligne, ou annulez d’abord la suppression du contact.
help-results-removals = Pour les retraits, le document contient aussi removals : le nombre de contacts par opération (invalidate, reactivate, delete…).

cli-institution-set =
    { $n ->
        [0] { $code } : les suppressions peuvent être annulées à tout moment.
        [one] { $code } : les suppressions peuvent être annulées pendant { $n_shown } jour.
       *[other] { $code } : les suppressions peuvent être annulées pendant { $n_shown } jours.
    }
cli-erased-expired =
    { $n ->
        [one] Les données de { $n_shown } contact supprimé ont été définitivement effacées.
       *[other] Les données de { $n_shown } contacts supprimés ont été définitivement effacées.
    }
