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
cli-doctor-line = { $sign } { $check }: { $said }
doctor-verdict-good = Good
doctor-verdict-warning = Improve
doctor-verdict-bad = Wrong
doctor-settings = Configuration file
doctor-folder = Data folder
doctor-descriptors = Open files
doctor-disk = Free disk space
doctor-database = Database
doctor-encoding = Encoding and sorting
doctor-encryption = Encryption to the database
doctor-pooler = Pooler
doctor-tables = Version of the tables
doctor-writing = Writing
doctor-clock = Clock
doctor-workers = Workers
doctor-mails = Messages that wait
doctor-files = Stored files
doctor-mail = Mail server
doctor-address = Public address
doctor-failed = It failed: { $cause }. Correct what is named there, then run carnet doctor again.
doctor-settings-open = Every user of this machine can read { $file }, which may hold passwords. Run: chmod o-rwx { $file }
doctor-settings-private = { $file } is read, and other users can’t read it.
doctor-folder-open = Other users of this machine can read { $path }. Start Carnet, which closes it, or run: chmod -R go-rwx { $path }
doctor-folder-private = Nobody but its owner can read { $path }.
doctor-descriptors-unknown = The limit of open files can’t be read.
doctor-descriptors-few = No more than { $n_shown } files and connections may be open at once, which slow clients can use up. Set LimitNOFILE=65536 in the service, or ulimit -n 65536 before the start.
doctor-descriptors-enough = Up to { $n_shown } files and connections may be open at once.
doctor-disk-full = Only { $free } are free where the data are. Make room now: nothing can be imported.
doctor-disk-low = Only { $free } are free where the data are. Make room: a large import may not fit.
doctor-disk-enough = { $free } are free where the data are.
doctor-database-said = { $database } answers: { $version }.
doctor-database-old = { $version } is too old. Upgrade to PostgreSQL 13 or later.
doctor-encoding-utf8 = UTF-8, sorted by { $collation }.
doctor-encoding-collation = UTF-8, but sorted by { $collation }: an upgrade of the system can change that order and break indexes. Prefer a database made with createdb --locale=C.UTF-8 --template=template0.
doctor-encryption-tls = The connection is encrypted.
doctor-encryption-local = The connection does not leave this machine.
doctor-encryption-none = The connection leaves this machine without encryption. Add ?sslmode=verify-full&sslrootcert=FILE to the address of the database.
doctor-pooler-none = No pooler stands before the database.
doctor-pooler-transaction = A pooler stands before the database, and keeps what Carnet needs.
doctor-tables-current = The tables are of this version.
doctor-tables-old = The tables are of an earlier version. Run carnet migrate, or start Carnet.
doctor-writing-done = The database takes what is written.
doctor-clock-near = The clocks of this machine and of the database agree.
doctor-clock-off = The clocks of this machine and of the database differ by { $n_shown } s. Have both set by NTP.
doctor-workers-none = No process works on imports, exports and messages. Start carnet serve without --no-worker, or carnet worker.
doctor-workers-some = Processes that work on imports, exports and messages: { $n_shown }.
doctor-files-kept = Files are kept in { $place }.
doctor-files-parts = { $place } takes small files, but refuses large ones, which are sent in parts. Allow its key s3:PutObject and s3:AbortMultipartUpload.
doctor-mail-none = No mail server is set, so messages stay in the outbox. Set smtp-url.
doctor-mail-taken = The mail server takes greeting and log-in.
doctor-mail-refused = The mail server can’t be used: { $words }. Correct smtp-url, smtp-ca or smtp-hello.
doctor-address-none = No public address is set, so links in messages are left out. Set public-address.
doctor-address-good = Users reach the portal at { $address }.
doctor-address-http = Users reach the portal at { $address }, without encryption: passwords can be read on the way. Put a proxy with HTTPS in front.
doctor-address-other = This page was asked for at { $seen }, but the public address is { $address }. Correct public-address, or set behind-proxy and what the proxy sends as Host and X-Forwarded-Proto.
doctor-address-wrong = The portal does not answer at { $address }: { $cause }. Start it, or correct public-address.
doctor-mails-held =
    { $n ->
        [one] { $n_shown } message waits, since the mail server refuses the settings: { $words }. Correct them and start Carnet again; nothing is lost.
       *[other] { $n_shown } messages wait, since the mail server refuses the settings: { $words }. Correct them and start Carnet again; nothing is lost.
    }
