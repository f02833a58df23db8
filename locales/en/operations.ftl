# What operators are told when Carnet can't start as it is set up.
refusal-not-owner = { $path } belongs to the user { $owner }, and this command runs as { $user }: files that it makes could not be changed by the portal. Run it as { $owner }: runuser -u { $owner } -- carnet …
refusal-database-encoding = The database has the encoding { $encoding }, in which not every name can be kept. Make another one in UTF-8: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 carnet
refusal-migration-locked = Another session holds the lock for upgrading the database (process { $pid } of PostgreSQL). If no other Carnet is being started, an earlier one has left it behind in a pooler: end it with SELECT pg_terminate_backend({ $pid }), then start again.
refusal-pooler-statement = A pooler before the database (PgBouncer, pool_mode = statement) takes no transactions, without which nothing can be undone. Set pool_mode = transaction (PgBouncer 1.21 or later) or pool_mode = session, or give the address of PostgreSQL itself.
refusal-pooler-prepared = A pooler before the database (PgBouncer, pool_mode = transaction) loses prepared statements. Use PgBouncer 1.21 or later with max_prepared_statements = 200, or set pool_mode = session, or give the address of PostgreSQL itself.
refusal-mail-address = The address of the mail server can’t be read. Write it as smtp://user:password@host:587 or smtps://user:password@host, with special characters of the password percent-encoded (@ as %40); ?tls=none sends without encryption.
refusal-mail-ca = There is no certificate to be read in { $file }. Name a PEM file, which begins with BEGIN CERTIFICATE, with --smtp-ca or SSL_CERT_FILE.
refusal-mail-from = “{ $address }” is no sender’s address. Write it as carnet@example.org or as Carnet <carnet@example.org>.
refusal-config-unreadable = The configuration file { $file } can’t be read: { $cause }. If it is another user’s, run the command as that user: runuser -u carnet -- carnet …
refusal-config-syntax = Line { $line } of { $file } can’t be read: { $cause }. A line is written as name = "value".
refusal-config-unknown-key =
    { $near_given ->
        [yes] { $file } has “{ $key }”, which is no setting. Did you mean { $near }?
       *[no] { $file } has “{ $key }”, which is no setting. carnet config check lists them all.
    }
refusal-config-value = { $file } gives “{ $key }” a value that is no text, number or true/false. Write { $key } = "value".
cli-config-file = Configuration file: { $file }
cli-config-no-file = No configuration file: settings come from options and the environment.
cli-config-setting = { $name } = { $value } ({ $source })
config-source-option = option
config-source-environment = environment
config-source-file = file
config-source-default = default
