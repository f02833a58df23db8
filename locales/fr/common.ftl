# Le cadre de chaque page, et les mots que plusieurs pages partagent.
skip-to-content = Aller au contenu
nav-label = Menu principal
nav-menu = Menu
nav-dashboard = Tableau de bord
nav-contacts = Contacts
nav-targets = Cibles
nav-fields = Critères et autorisations
nav-imports = Importations
nav-exports = Exports
nav-outbox = Boîte d’envoi
log-out = Se déconnecter
language = Langue
close = Fermer
cancel = Retour
copy = Copier
copied = Copié
copy-this = Copier { $text }
search = Rechercher
nothing-found = Aucun résultat
show-all = Tout afficher
new-import = Nouvelle importation
optional = facultatif
crumbs = Vous êtes ici
pages = Pages de la liste
first-page = Première page
next-page = Page suivante
old-value = Ancienne valeur :
new-value = Nouvelle valeur :
no-value = vide
exports-ready =
    { $n ->
        [one] Votre export est prêt
       *[other] { $n_shown } exports sont prêts
    }

role-viewer = Lecteur
role-editor = Éditeur
role-importer = Importateur
role-administrator = Administrateur

# Types de données qu’une importation apporte.
kind-criteria = Critères
kind-authorisations = Autorisations
kind-contacts = Données de contact
kind-criterion-values = Valeurs de critères

# Ce qu’une importation doit faire.
action-test = Tester la qualité du fichier
action-update = Mettre à jour en masse les données

# États d’une importation.
state-uploaded = Reçue
state-needs-mapping = Colonnes à confirmer
state-asks-encoding = Encodage à choisir
state-asks-sheet = Feuille à choisir
state-testing = Test en cours
state-tested = Testée
state-awaiting-approval = En attente d’approbation
state-scheduled = Planifiée
state-queued = En file d’attente
state-running = En cours
state-completed = Terminée
state-cancelled = Interrompue
state-failed = En échec
state-refused = Fichier refusé
state-undoing = Annulation en cours
state-undone = Annulée

severity-error = Erreur
severity-warning = Avertissement
severity-note = Remarque
