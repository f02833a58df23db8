download-template = Télécharger le modèle d’importation
exports-title = Exports
exports-lead = Les fichiers préparés pour vous et vos collègues : modèles d’importation à modifier, exports à consulter, gros fichiers à corriger. Chacun est conservé 14 jours.
exports-empty = Aucun fichier pour l’instant
exports-empty-text = Téléchargez un modèle d’importation : une ligne par contact avec ses valeurs actuelles, prête à être modifiée dans un tableur.
exports-newest-first = Du plus récent au plus ancien
export-all = Exporter les contacts
export-file = Fichier
export-state = État
export-asked-by = Demandé par
export-by-shell = En ligne de commande
export-rows = Lignes
export-size = Taille
export-expires = Conservé jusqu’au
export-download = Télécharger
export-target = cible : { $name }
export-all-contacts = Tous les contacts
export-all-values = toutes les valeurs
export-empty-sample = exemple sans contact
export-mailed-to = Envoi à { $address }
export-left-out =
    { $n ->
        [one] { $n_shown } structure écartée : les autorisations ne concernent que les individus
       *[other] { $n_shown } structures écartées : les autorisations ne concernent que les individus
    }
export-progress-label = Avancement du fichier
export-progress-waiting = En attente de son tour
export-progress-rows = { $done_shown } lignes sur { $total_shown }
export-progress-of = { $done_shown } contacts sur { $total_shown }
export-progress =
    { $n ->
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
export-asked = Le fichier est en préparation. Vous le trouverez ici dès qu’il sera prêt.
export-failure = Un problème est survenu de notre côté. Demandez à nouveau le fichier ; si l’échec se répète, communiquez ce numéro à votre administrateur : { $id }.

export-state-waiting = En attente
export-state-running = En préparation
export-state-ready = Prêt
export-state-failed = Échec
export-state-expired = Expiré

export-new-lead = Le fichier est préparé en arrière-plan. Modifiez ses colonnes [new], puis importez-le.
export-what = Type de données
export-what-criteria = Critères
export-what-criteria-help = Une paire de colonnes [old] et [new] par critère.
export-what-authorisations = Autorisations
export-what-authorisations-help = Une paire de colonnes par autorisation. Individus uniquement : les structures sont écartées.
export-what-contacts = Informations de contact
export-what-contacts-help = Noms, adresses, champs personnalisés, critères et autorisations.
export-what-criterion-values = Valeurs de critères
export-what-corrected = Votre fichier, à corriger
export-corrected-all = Toutes les lignes
export-corrected-rejected = Seulement les lignes rejetées
export-what-all = Tous les champs, pour consultation
export-what-all-help = Une colonne par champ, à lire ou à comparer ; ce fichier n’est pas destiné à être réimporté.
export-whom = Contacts
export-whom-help = Tous, ceux d’une cible, ou aucun pour un simple exemple.
export-no-contacts = Aucun contact : un exemple vide
export-format = Format
export-format-help = Un classeur contient des listes déroulantes, des notes et une feuille avec tous les codes.
export-format-xlsx = Classeur (XLSX)
export-format-csv = CSV (les modèles sont dans un zip)
export-fields = Seulement ces champs
export-fields-help = Pour un modèle : codes ou libellés, séparés par des virgules, par exemple GENRE, OPTIN_MAIL. Vide : tous les champs du type de données.
export-for-programs = Pour d’autres programmes
export-for-programs-help = CSV de tous les champs : les textes comme +33612345678 restent tels quels, sans apostrophe devant. N’ouvrez pas ce fichier dans un tableur : il pourrait prendre un tel texte pour une formule et l’exécuter.
export-language = Langue du fichier
export-language-help = La langue des notes et des listes déroulantes d’un classeur ; pour un CSV, elle détermine le séparateur de colonnes.
export-email = Envoyer le fichier par e-mail
export-email-help = En pièce jointe jusqu’à 10 Mo, sinon sous forme de lien. Votre adresse, celle d’un collègue, ou une adresse d’un domaine autorisé par l’institution.
export-make = Préparer le fichier

export-file-criteria = criteres
export-file-authorisations = autorisations
export-file-contacts = informations-de-contact
export-file-criterion-values = valeurs-de-criteres
export-file-all = contacts

refusal-nothing-to-edit = Il n’y a rien à modifier : aucun champ de ce type de données n’est encore défini. Importez d’abord des valeurs de critères.
