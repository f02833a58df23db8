# Ce qui est dit à l’exploitant quand Carnet ne peut pas démarrer tel qu’il est réglé.
refusal-not-owner = { $path } appartient à l’utilisateur { $owner }, et cette commande s’exécute sous { $user } : le portail ne pourrait pas modifier les fichiers qu’elle crée. Exécutez-la sous { $owner } : runuser -u { $owner } -- carnet …
refusal-database-encoding = L’encodage de la base de données est { $encoding }, qui ne permet pas d’enregistrer tous les noms. Créez-en une autre en UTF-8 : createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 carnet
refusal-migration-locked = Une autre session détient le verrou de mise à niveau de la base de données (processus { $pid } de PostgreSQL). Si aucun autre Carnet n’est en train de démarrer, un démarrage précédent l’a laissé dans un pooler : mettez-y fin avec SELECT pg_terminate_backend({ $pid }), puis redémarrez.
refusal-pooler-statement = Un pooler devant la base de données (PgBouncer, pool_mode = statement) n’accepte pas les transactions, sans lesquelles rien ne peut être annulé. Réglez pool_mode = transaction (PgBouncer 1.21 ou ultérieur) ou pool_mode = session, ou donnez l’adresse de PostgreSQL lui-même.
refusal-pooler-prepared = Un pooler devant la base de données (PgBouncer, pool_mode = transaction) perd les requêtes préparées. Utilisez PgBouncer 1.21 ou ultérieur avec max_prepared_statements = 200, ou réglez pool_mode = session, ou donnez l’adresse de PostgreSQL lui-même.
refusal-mail-address = L’adresse du serveur de messagerie est illisible. Écrivez-la sous la forme smtp://utilisateur:motdepasse@hôte:587 ou smtps://utilisateur:motdepasse@hôte, les caractères spéciaux du mot de passe étant codés (@ devient %40) ; ?tls=none envoie sans chiffrement.
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
