# Ce que disent `carnet --help` et `carnet COMMANDE --help`, et ce qui est répondu à une ligne de commande erronée.
# Un titre (heading-) finit par une espace insécable : les deux-points viennent après.
# command-NOM : une commande. option-COMMANDE-NOM, sinon option-NOM : un argument ou une option. value-NOM : ce qui tient lieu de sa valeur.
help-usage = Utilisation :
help-options-word = [OPTIONS]
help-command-word = COMMANDE
help-default = [par défaut : { $values }]
help-variable = [environnement : { $name }]
help-values = [valeurs possibles : { $values }]

heading-commands = Commandes{ "\u00A0" }
heading-arguments = Arguments{ "\u00A0" }
heading-options = Options{ "\u00A0" }
heading-installation = Installation{ "\u00A0" }
heading-storage = Stockage{ "\u00A0" }
heading-limits = Limites{ "\u00A0" }

command = Modifier de nombreux contacts à la fois avec un tableur, en toute sécurité : tester, prévisualiser, importer, annuler.
command-help = Afficher l’aide d’une commande ; « files » montre ce que les fichiers peuvent contenir
command-demo = Créer une institution de démonstration dans un nouveau dossier et la servir
command-serve = Démarrer le portail et traiter les tâches
command-worker = Traiter seulement les tâches, sans le portail
command-migrate = Mettre la base de données au niveau de cette version
command-config = Réglages
command-config-check = Afficher chaque réglage, sa valeur et son origine ; les secrets sont masqués
command-doctor = Contrôler ce qui peut clocher dans cette installation et dire que faire
command-backup = Sauvegarder une installation SQLite dans un fichier pendant qu’elle fonctionne
command-restore = Restaurer une sauvegarde dans un dossier de données vide
command-institution = Gérer les institutions
command-institution-add = Ajouter une institution ; elle est vide au départ, ses champs s’ajoutent par importation
command-institution-set = Modifier les réglages d’une institution
command-user = Gérer les utilisateurs
command-user-add = Ajouter un utilisateur à une institution ; le mot de passe est lu sur l’entrée standard, ou généré et affiché une seule fois
command-target = Gérer les cibles
command-target-add = Ajouter une cible à partir d’une requête
command-mapping = Correspondances de colonnes
command-mapping-show = Afficher une correspondance en JSON, sous la forme lue par --mapping-file et save
command-mapping-save = Enregistrer une correspondance à partir d’un fichier JSON, à la place de celle du même nom
command-template = Créer un modèle d’importation à remplir : une ligne par contact
command-export = Exporter tous les champs : une ligne par contact, par numéro de contact
command-import = Envoyer un fichier pour le tester ou pour mettre à jour les données
command-list = Lister toutes les importations, de la plus récente à la plus ancienne
command-show = Afficher une importation
command-start = Lancer une importation testée : les lignes sans erreur sont appliquées, les lignes rejetées sont laissées de côté
command-cancel = Arrêter une importation ; ce qui a déjà été modifié est conservé et peut être annulé
command-undo = Annuler une importation : rendre son ancienne valeur à tout ce qui n’a pas changé depuis
command-erase-expired = Effacer définitivement les données des contacts supprimés dont le délai d’annulation est passé
command-bench = Mesurer les performances de cette machine : travail type et temps de réponse des pages

option-help = Afficher l’aide (-h : les options courantes, --help : toutes)
option-help-words = Commande, ou « files » et un sujet de l’aide
option-version = Afficher la version
option-config-file = Fichier de configuration, que priment les options et les variables d’environnement (par défaut : /etc/carnet/carnet.toml s’il existe)
option-json = Écrire exactement un document JSON
option-institution = Code de l’institution
option-bind = Adresse d’écoute
option-issues = Lister au plus N anomalies ; les totaux les comptent toutes
option-id = Numéro de l’importation dans l’institution
option-format = Format du fichier (par défaut : l’extension de FICHIER, sinon csv)
option-language = Langue du fichier (par défaut : celle de l’institution)
option-target = Code de la cible à lister (par défaut : tous les contacts)

option-database = Adresse de la base de données : sqlite:CHEMIN ou postgres://… (par défaut : carnet.sqlite dans le dossier de données)
option-data = Dossier des fichiers envoyés et des exports (sans --storage) et de la base de données (sans --database)
option-smtp-url = Serveur de messagerie : smtp://utilisateur:motdepasse@hote:587 ou smtps://… (par défaut : les messages restent dans la boîte d’envoi)
option-smtp-ca = Fichier PEM de l’autorité qui a signé le certificat du serveur de messagerie, reconnue en plus des autorités publiques
option-smtp-hello = Nom par lequel cette machine salue le serveur de messagerie, par exemple carnet.example.org (par défaut : déterminé automatiquement)
option-mail-from = Expéditeur de tous les e-mails
option-public-address = Adresse du portail pour les utilisateurs, pour les liens dans les e-mails ; avec https, les cookies ne circulent que par https
option-behind-proxy = Nombre de proxys devant le serveur (1 sans nombre) ; chacun ajoute à X-Forwarded-For l’adresse qu’il a vue
option-metrics-bind = Servir les mesures à cette adresse, par exemple 127.0.0.1:9464 : /metrics, /healthz, /readyz ; sans elle, /metrics est désactivé
option-log-format = Format des lignes du journal : plain (lisible) ou json, pour les programmes qui les collectent
option-storage = Bucket des fichiers envoyés et des exports, s3://BUCKET/PREFIXE, lorsque plusieurs machines se partagent le travail (par défaut : le dossier de données)
option-s3-endpoint = Serveur du bucket, par exemple https://minio.example.org (par défaut : celui d’Amazon)
option-s3-region = Région du bucket
option-s3-key-id = Clé d’accès du bucket
option-s3-secret = Secret de la clé d’accès ; plus sûr dans l’environnement, car une ligne de commande est visible des autres utilisateurs
option-s3-allow-http = Autoriser http sans chiffrement vers le serveur du bucket : seulement sur une même machine ou un réseau privé
option-cache-bytes = Taille maximale des copies des fichiers du bucket dans le dossier de données, en octets ; les moins récemment utilisées sont supprimées d’abord
option-max-csv-bytes = Taille maximale d’un fichier CSV, en octets
option-max-zip-bytes = Taille maximale d’un classeur ou d’un zip, en octets
option-max-unpacked-bytes = Taille maximale du contenu décompressé d’un classeur ou d’un zip, en octets
option-max-whole-bytes = Taille maximale d’un classeur XLS, d’une page web ou d’un fichier vCard, lus en entier en mémoire, en octets
option-max-rows = Nombre maximal de lignes d’un fichier
option-max-columns = Nombre maximal de colonnes d’un fichier
option-max-cell-chars = Nombre maximal de caractères d’une cellule
option-reader-patience = Nombre de secondes à attendre la ligne suivante d’un fichier avant d’abandonner
option-reader-memory = Mémoire du processus qui lit un classeur, en octets

option-demo-contacts = Nombre de contacts
option-serve-no-worker = Servir seulement les pages ; les tâches sont traitées ailleurs
option-backup-file = Fichier zip où écrire la sauvegarde
option-restore-file = Sauvegarde à restaurer
option-institution-add-code = Code de l’institution : lettres, chiffres, _, . et -
option-institution-add-name = Nom
option-institution-add-language = Langue par défaut : en, fr ou pt-BR
option-institution-add-country = Code du pays en deux lettres, pour lire les numéros de téléphone nationaux
option-institution-add-time-zone = Fuseau horaire, par exemple Europe/Paris
option-institution-set-delete-after = Jours pendant lesquels la suppression d’un contact peut être annulée, avant que ses données soient définitivement effacées ; 0 : toujours
option-institution-set-code = Code de l’institution
option-user-add-email = Adresse e-mail avec laquelle l’utilisateur se connecte
option-user-add-role = Rôle : viewer (lecteur), editor (éditeur), importer (importateur) ou administrator (administrateur)
option-user-add-name = Nom de l’utilisateur
option-target-add-code = Code de la cible : lettres, chiffres, _, . et -
option-target-add-name = Nom
option-target-add-query = Fichier JSON qui contient la requête
option-template-kind = Type de données
option-template-empty = Créer un exemple sans contacts
option-template-fields = Seulement ces champs : codes ou libellés, séparés par des virgules
option-template-out = Fichier à écrire ; le CSV est placé dans un zip, sauf si le nom finit par .csv
option-export-for-programs = CSV pour d’autres programmes : pas d’apostrophe devant les textes qu’un tableur pourrait prendre pour une formule et exécuter
option-export-out = Fichier à écrire
option-start-confirm = Nombre de contacts indiqué dans le rapport, pour les types de données qui le demandent
option-import-file = Fichier à importer
option-import-kind = Type de données
option-import-action = test : ne rien modifier ; update : tester, puis lancer automatiquement si rien ne s’y oppose
option-import-mode = Pour les contacts : mettre à jour seulement (update), créer seulement (create), ou créer ceux qui n’existent pas (upsert)
option-import-key = En-tête de la colonne clé, si ce n’est pas la première
option-import-sheet = Feuille à importer, si le classeur en a plusieurs
option-import-encoding = Encodage d’un fichier CSV, si ses noms peuvent se lire de plusieurs façons (par défaut : reconnu)
option-import-stale = Que faire des cellules dont la valeur [old] n’est plus la valeur actuelle : keep (laisser la cellule de côté) ou mine (prendre la mienne)
option-import-damage = Que faire des cellules abîmées par un tableur : repair (réparer) ou as-is (prendre telles quelles) ; par défaut, elles sont laissées de côté
option-import-placeholders = Que faire des cellules qui disent qu’il n’y a pas de valeur (NULL, N/A, -) : blank (lire comme vides), clear (vider la valeur) ou as-is (prendre telles quelles) ; par défaut, elles sont laissées de côté
option-import-stop-on-error = N’importer aucune ligne si l’une d’elles contient une erreur
option-import-accept-columns = Accepter les propositions pour les colonnes inconnues
option-import-create-fields = Avec --accept-columns, pour les contacts : créer des champs personnalisés pour les colonnes inconnues
option-import-mapping = Nom de la correspondance qui dit ce que contiennent les colonnes
option-import-mapping-file = Fichier JSON de la correspondance à utiliser (voir carnet mapping show)
option-import-rules = Quand écrire les valeurs d’une colonne : COLONNE=always, fill-blanks, never-clear ou never-backwards (répétable)
option-import-clears = ok : une mise à jour peut vider des valeurs sans attendre de confirmation
option-mapping-show-name = Nom de la correspondance
option-mapping-show-out = Fichier à écrire (par défaut, la sortie standard)
option-mapping-save-name = Nom de la correspondance
option-mapping-save-file = Fichier JSON de la correspondance
option-import-source = Source du consentement, pour les autorisations
option-import-tag = Étiquette à mettre à chaque contact modifié par l’importation
option-import-first = N’importer que les N premières lignes
option-import-email = Adresse e-mail à prévenir à la fin
option-bench-contacts = Nombre de contacts, de 100 à 2000000
option-bench-parts = Ce qu’il faut mesurer (séparé par des virgules) : work (le travail type), growth (le même avec un dixième des contacts), pages (pendant une importation), logins (connexions, dix à la fois)

value-command = COMMANDE
value-file = FICHIER
value-dir = DOSSIER
value-url = URL
value-address = ADRESSE
value-email = EMAIL
value-code = CODE
value-codes = CODES
value-name = NOM
value-rule = COLONNE=RÈGLE
value-clears = CHOIX
value-n = N
value-number = NUMERO
value-id = ID
value-bytes = OCTETS
value-seconds = SECONDES
value-days = JOURS
value-region = REGION
value-secret = SECRET
value-parts = PARTIES
value-column = COLONNE
value-text = TEXTE
value-kind = TYPE
value-action = ACTION
value-mode = MODE
value-stale = CHOIX
value-damage = CHOIX
value-tag = ETIQUETTE
value-format = FORMAT
value-language = LANGUE
value-country = PAYS
value-time-zone = FUSEAU
value-role = ROLE

usage-unknown-option =
    L’option { $option } n’existe pas ici.{ $near_given ->
        [yes] { " " }Vouliez-vous dire { $near } ?
       *[no] { "" }
    }
usage-unknown-command =
    La commande { $command } n’existe pas.{ $near_given ->
        [yes] { " " }Vouliez-vous dire { $near } ?
       *[no] { "" }
    }
usage-no-command = { $command } doit être suivi d’une commande.
usage-missing = Il manque : { $options }
usage-no-value =
    { $option } demande une valeur.{ $values_given ->
        [yes] { " " }Choisissez parmi : { $values }.
       *[no] { "" }
    }
usage-wrong-value =
    { $option } n’accepte pas « { $value } ».{ $values_given ->
        [yes] { " " }Choisissez parmi : { $values }.
       *[no] { "" }
    }
usage-no-number = { $option } n’accepte pas « { $value } ». Donnez un nombre entier dans les limites indiquées par l’aide.
usage-needs-no-value = { $option } ne prend pas de valeur, et « { $value } » a été donné. Retirez cette valeur.
usage-twice = { $option } a été donné plusieurs fois. Donnez-le une seule fois.
usage-not-together = { $option } ne peut pas être utilisé avec { $other }. Retirez l’un des deux.
usage-not-text = La ligne de commande contient des caractères qui ne sont pas en UTF-8. Corrigez-les.
usage-wrong = La ligne de commande n’a pas été comprise.
usage-try-help = « { $command } --help » en dit plus.
option-form-seconds = Secondes dans lesquelles un formulaire doit être arrivé
option-upload-rate = Nombre minimal d’octets par seconde d’un envoi de fichier, en moyenne sur cette durée
option-answer-seconds = Secondes après lesquelles un client qui ne lit plus la réponse est déconnecté
option-logins-waiting = Nombre maximal d’identifications en attente en même temps ; au-delà, il faut réessayer
option-connections-per-address = Nombre maximal de connexions simultanées depuis une même adresse, sauf depuis cette machine et depuis les proxys ; 0 pour ne pas limiter
