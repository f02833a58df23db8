# Ce qui est dit à l’exploitant quand Carnet ne peut pas démarrer tel qu’il est réglé.
refusal-not-owner = { $path } appartient à l’utilisateur { $owner }, et cette commande s’exécute sous { $user } : le portail ne pourrait pas modifier les fichiers qu’elle crée. Exécutez-la sous { $owner } : runuser -u { $owner } -- carnet …
refusal-database-encoding = L’encodage de la base de données est { $encoding }, qui ne permet pas d’enregistrer tous les noms. Créez-en une autre en UTF-8 : createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 carnet
refusal-migration-locked = Une autre session détient le verrou de mise à niveau de la base de données (processus { $pid } de PostgreSQL). Si aucun autre Carnet n’est en train de démarrer, un démarrage précédent l’a laissé dans un pooler : mettez-y fin avec SELECT pg_terminate_backend({ $pid }), puis redémarrez.
refusal-pooler-statement = Un pooler devant la base de données (PgBouncer, pool_mode = statement) n’accepte pas les transactions, sans lesquelles rien ne peut être annulé. Réglez pool_mode = transaction (PgBouncer 1.21 ou ultérieur) ou pool_mode = session, ou donnez l’adresse de PostgreSQL lui-même.
refusal-pooler-prepared = Un pooler devant la base de données (PgBouncer, pool_mode = transaction) perd les requêtes préparées. Utilisez PgBouncer 1.21 ou ultérieur avec max_prepared_statements = 200, ou réglez pool_mode = session, ou donnez l’adresse de PostgreSQL lui-même.
refusal-mail-address = L’adresse du serveur de messagerie est illisible. Écrivez-la sous la forme smtp://utilisateur:motdepasse@hôte:587 ou smtps://utilisateur:motdepasse@hôte, les caractères spéciaux du mot de passe étant codés (@ devient %40). Avec tls=none en paramètre, l’envoi se fait sans chiffrement.
refusal-mail-ca = Aucun certificat n’est lisible dans { $file }. Indiquez un fichier PEM, qui commence par BEGIN CERTIFICATE, avec --smtp-ca ou SSL_CERT_FILE.
refusal-mail-from = « { $address } » n’est pas une adresse d’expéditeur. Écrivez carnet@example.org ou Carnet <carnet@example.org>.
refusal-config-unreadable = Le fichier de configuration { $file } est illisible : { $cause }. S’il appartient à un autre utilisateur, exécutez la commande sous celui-ci : runuser -u carnet -- carnet …
refusal-config-syntax = La ligne { $line } de { $file } est illisible : { $cause }. Une ligne s’écrit nom = "valeur".
refusal-config-unknown-key =
    { $near_given ->
        [yes] { $file } contient « { $key } », qui n’est pas un réglage. Vouliez-vous dire { $near } ?
       *[no] { $file } contient « { $key } », qui n’est pas un réglage. carnet config check les énumère tous.
    }
refusal-config-value = Dans { $file }, la valeur de « { $key } » n’est ni un texte, ni un nombre, ni true ou false. Écrivez { $key } = "valeur".
cli-config-file = Fichier de configuration : { $file }
cli-config-no-file = Aucun fichier de configuration : les réglages viennent des options et de l’environnement.
cli-config-setting = { $name } = { $value } ({ $source })
config-source-option = option
config-source-environment = environnement
config-source-file = fichier
config-source-default = par défaut
cli-doctor-line = { $sign } { $check } : { $said }
doctor-verdict-good = Bon
doctor-verdict-warning = À améliorer
doctor-verdict-bad = À corriger
doctor-settings = Fichier de configuration
doctor-folder = Dossier de données
doctor-descriptors = Fichiers ouverts
doctor-disk = Espace disque libre
doctor-database = Base de données
doctor-encoding = Encodage et tri
doctor-encryption = Chiffrement vers la base
doctor-pooler = Pooler
doctor-tables = Version des tables
doctor-writing = Écriture
doctor-clock = Horloge
doctor-workers = Processus de traitement
doctor-mails = Messages en attente
doctor-files = Fichiers stockés
doctor-mail = Serveur de messagerie
doctor-address = Adresse publique
doctor-failed = Échec : { $cause }. Corrigez ce qui y est nommé, puis relancez carnet doctor.
doctor-settings-open = Tous les utilisateurs de cette machine peuvent lire { $file }, qui peut contenir des mots de passe. Exécutez : chmod o-rwx { $file }
doctor-settings-private = { $file } est lu, et les autres utilisateurs ne peuvent pas le lire.
doctor-folder-open = D’autres utilisateurs de cette machine peuvent lire { $path }. Démarrez Carnet, qui le ferme, ou exécutez : chmod -R go-rwx { $path }
doctor-folder-private = Seul son propriétaire peut lire { $path }.
doctor-descriptors-unknown = La limite de fichiers ouverts est illisible.
doctor-descriptors-few = Au plus { $n_shown } fichiers et connexions peuvent être ouverts à la fois, ce que des clients lents peuvent épuiser. Réglez LimitNOFILE=65536 dans le service, ou ulimit -n 65536 avant le démarrage.
doctor-descriptors-enough = Jusqu’à { $n_shown } fichiers et connexions peuvent être ouverts à la fois.
doctor-disk-full = Il ne reste que { $free } là où sont les données. Libérez de la place maintenant : rien ne peut être importé.
doctor-disk-low = Il ne reste que { $free } là où sont les données. Libérez de la place : une grande importation pourrait ne pas tenir.
doctor-disk-enough = { $free } sont libres là où sont les données.
doctor-database-said = { $database } répond : { $version }.
doctor-database-old = { $version } est trop ancien. Passez à PostgreSQL 13 ou ultérieur.
doctor-encoding-utf8 = UTF-8, tri selon { $collation }.
doctor-encoding-collation = UTF-8, mais tri selon { $collation } : une mise à niveau du système peut changer cet ordre et fausser des index. Préférez une base créée par createdb --locale=C.UTF-8 --template=template0.
doctor-encryption-tls = La connexion est chiffrée.
doctor-encryption-local = La connexion ne quitte pas cette machine.
doctor-encryption-none = La connexion quitte cette machine sans chiffrement. Ajoutez les paramètres sslmode=verify-full&sslrootcert=FICHIER à l’adresse de la base de données.
doctor-pooler-none = Aucun pooler devant la base de données.
doctor-pooler-transaction = Un pooler est devant la base de données et conserve ce dont Carnet a besoin.
doctor-tables-current = Les tables sont de cette version.
doctor-tables-old = Les tables sont d’une version antérieure. Exécutez carnet migrate, ou démarrez Carnet.
doctor-writing-done = La base de données accepte les écritures.
doctor-clock-near = Les horloges de cette machine et de la base de données concordent.
doctor-clock-off = Les horloges de cette machine et de la base de données diffèrent de { $n_shown } s. Réglez les deux par NTP.
doctor-workers-none = Aucun processus ne traite les importations, les exportations et les messages. Démarrez carnet serve sans --no-worker, ou carnet worker.
doctor-workers-some = Processus qui traitent les importations, les exportations et les messages : { $n_shown }.
doctor-files-kept = Les fichiers sont conservés dans { $place }.
doctor-files-parts = { $place } accepte les petits fichiers, mais refuse les grands, qui sont envoyés par morceaux. Accordez à sa clé s3:PutObject et s3:AbortMultipartUpload.
doctor-mail-none = Aucun serveur de messagerie n’est réglé : les messages restent dans la boîte d’envoi. Réglez smtp-url.
doctor-mail-taken = Le serveur de messagerie accepte la salutation et la connexion.
doctor-mail-refused = Le serveur de messagerie est inutilisable : { $words }. Corrigez smtp-url, smtp-ca ou smtp-hello.
doctor-address-none = Aucune adresse publique n’est réglée : les messages sont envoyés sans lien. Réglez public-address.
doctor-address-good = Les utilisateurs accèdent au portail par { $address }.
doctor-address-http = Les utilisateurs accèdent au portail par { $address }, sans chiffrement : les mots de passe peuvent être lus en chemin. Placez devant un proxy en HTTPS.
doctor-address-other = Cette page a été demandée à { $seen }, mais l’adresse publique est { $address }. Corrigez public-address, ou réglez behind-proxy et ce que le proxy envoie comme Host et X-Forwarded-Proto.
doctor-address-wrong = Le portail ne répond pas à { $address } : { $cause }. Démarrez-le, ou corrigez public-address.
doctor-mails-held =
    { $n ->
        [one] { $n_shown } message attend, car le serveur de messagerie refuse les réglages : { $words }. Corrigez-les et redémarrez Carnet ; rien n’est perdu.
       *[other] { $n_shown } messages attendent, car le serveur de messagerie refuse les réglages : { $words }. Corrigez-les et redémarrez Carnet ; rien n’est perdu.
    }
