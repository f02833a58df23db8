# What `carnet --help` and `carnet COMMAND --help` say, and what is said of a command line that is wrong.
# command-NAME: a command. option-COMMAND-NAME, else option-NAME: an argument or option. value-NAME: what stands for its value.
help-usage = Usage:
help-options-word = [OPTIONS]
help-command-word = COMMAND
help-default = [default: { $values }]
help-variable = [environment: { $name }]
help-values = [possible values: { $values }]

heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
heading-installation = Installation
heading-storage = Storage
heading-limits = Limits

command = Change many contacts at once by spreadsheet, safely: test, preview, import, undo.
command-help = Show the help of a command; “files” shows what files may contain
command-demo = Create a demo institution in a new folder and serve it
command-serve = Run the portal and process jobs
command-worker = Process jobs only, without the portal
command-migrate = Upgrade the database to this version
command-config = Configuration
command-config-check = Show every setting, its value and where it comes from; secrets are masked
command-doctor = Check what may be wrong with this installation and say what to do about it
command-backup = Back up an SQLite installation to one file while it is running
command-restore = Restore a backup into an empty data folder
command-institution = Institutions
command-institution-add = Add an institution; it starts empty, add fields by importing them
command-institution-set = Change the settings of an institution
command-user = Users
command-user-add = Add a user to an institution; the password is read from standard input, or generated and shown once
command-target = Targets
command-target-add = Add a target from a query
command-mapping = Column mappings
command-mapping-show = Print a mapping as JSON, in the form that --mapping-file and save read
command-mapping-save = Save a mapping from a JSON file, replacing the one of the same name
command-template = Create an import template to edit: one row per contact
command-export = Export all fields: one row per contact, ordered by contact number
command-import = Upload a file to test it or to update the data
command-list = List all imports, newest first
command-show = Show an import
command-start = Start a tested import: rows without errors are applied, rejected rows are left out
command-cancel = Cancel an import; changes made so far are kept, and you can undo them
command-undo = Undo an import: restore the old value of everything that has not been changed since
command-erase-expired = Remove the data of deleted contacts for good where the days in which this can be undone are over
command-bench = Benchmark this machine: standard workload and page response times

option-help = Show help (-h: the most common options, --help: all of them)
option-help-words = Command, or “files” and a topic of the help
option-version = Show the version
option-config-file = Configuration file, below options and environment variables (default: /etc/carnet/carnet.toml if it exists)
option-json = Print exactly one JSON document
option-institution = Institution code
option-bind = Address to listen on
option-issues = List at most N issues; the counts include all of them
option-id = Number of the import within the institution
option-format = File format (default: the extension of FILE, otherwise csv)
option-language = Language of the file (default: the institution’s)
option-target = Code of the target to list (default: all contacts)

option-database = Address of the database: sqlite:PATH or postgres://… (default: carnet.sqlite in the data folder)
option-data = Folder of uploaded files and exports (without --storage) and of the database (without --database)
option-smtp-url = Mail server: smtp://user:password@host:587 or smtps://… (default: messages are kept in the outbox)
option-smtp-ca = PEM file of the authority that signed the mail server’s certificate, trusted besides the public ones
option-smtp-hello = Name with which this machine greets the mail server, such as carnet.example.org (default: found out)
option-mail-from = Sender of all e-mails
option-public-address = Address at which users reach the portal, for links in e-mails; with https, cookies are sent over https only
option-behind-proxy = Number of proxies in front of the server (1 if no number is given); each adds the address that it saw to X-Forwarded-For
option-metrics-bind = Serve metrics at this address, such as 127.0.0.1:9464: /metrics, /healthz, /readyz; otherwise /metrics is disabled
option-log-format = Format of log lines: plain, or json for programs that collect them
option-storage = Bucket of uploaded files and exports, s3://BUCKET/PREFIX, when several machines share the work (default: the data folder)
option-s3-endpoint = Server of the bucket, such as https://minio.example.org (default: Amazon’s)
option-s3-region = Region of the bucket
option-s3-key-id = Access key of the bucket
option-s3-secret = Secret of the access key; safer in the environment, since other users can see a command line
option-s3-allow-http = Allow plain http to the server of the bucket: only within one machine or a private network
option-cache-bytes = Maximum size of the copies of the bucket’s files in the data folder, in bytes; the least recently used are removed first
option-max-csv-bytes = Maximum size of a CSV file, in bytes
option-max-zip-bytes = Maximum size of a workbook or a zip, in bytes
option-max-unpacked-bytes = Maximum size of the unpacked content of a workbook or a zip, in bytes
option-max-whole-bytes = Maximum size of an XLS workbook, a web page or a vCard file, which are read into memory whole, in bytes
option-max-rows = Maximum number of rows of a file
option-max-columns = Maximum number of columns of a file
option-max-cell-chars = Maximum number of characters of a cell
option-reader-patience = How many seconds to wait for the next row of a file before giving up
option-reader-memory = Memory of the process that reads a workbook, in bytes

option-demo-contacts = Number of contacts
option-serve-no-worker = Serve pages only; jobs are processed elsewhere
option-backup-file = Zip file to write the backup to
option-restore-file = Backup to restore
option-institution-add-code = Institution code: letters, digits, _, . and -
option-institution-add-name = Name
option-institution-add-language = Default language: en, fr or pt-BR
option-institution-add-country = Two-letter country code, used to read national phone numbers
option-institution-add-time-zone = Time zone, such as Europe/Paris
option-institution-set-delete-after = Days in which deleted contacts can be brought back before their data are removed for good; 0: for ever
option-institution-set-code = Institution code
option-user-add-email = E-mail address with which the user signs in
option-user-add-role = Role: viewer, editor, importer or administrator
option-user-add-name = Name of the user
option-target-add-code = Target code: letters, digits, _, . and -
option-target-add-name = Name
option-target-add-query = JSON file with the query
option-template-kind = Type of data
option-template-empty = Create a sample without contacts
option-template-fields = Only these fields: codes or labels, separated by commas
option-template-out = File to write; CSV is packed in a zip, unless the name ends in .csv
option-export-for-programs = CSV for other programs: no apostrophe before texts that a spreadsheet program may take for a formula and run
option-export-out = File to write
option-start-confirm = Number of contacts named in the report, for types of data that ask for it
option-import-file = File to import
option-import-kind = Type of data
option-import-action = test: change nothing; update: test, then start automatically if nothing blocks it
option-import-mode = For contacts: update only, create only, or upsert (create those that do not exist)
option-import-key = Header of the key column, if it is not the first
option-import-sheet = Sheet to import, if the workbook has several
option-import-encoding = Encoding of a CSV file, if its names could be read in several ways (default: found out)
option-import-stale = What to do with cells whose [old] value differs from the current value: keep (leave the cell out) or mine
option-import-damage = What to do with cells damaged by a spreadsheet: repair or as-is (default: they are left out)
option-import-placeholders = What to do with cells that say there is no value (NULL, N/A, -): blank, clear or as-is (default: they are left out)
option-import-stop-on-error = Import no row if any row has an error
option-import-accept-columns = Accept the suggestions for unknown columns
option-import-create-fields = With --accept-columns, on contacts: create custom fields for unknown columns
option-import-mapping = Name of the mapping that says what the columns contain
option-import-mapping-file = JSON file with the mapping to use (see carnet mapping show)
option-import-rules = When the values of a column are written: COLUMN=always, fill-blanks, never-clear or never-backwards (repeatable)
option-import-clears = ok: an update may clear values without waiting for confirmation
option-mapping-show-name = Name of the mapping
option-mapping-show-out = File to write to (default: standard output)
option-mapping-save-name = Name of the mapping
option-mapping-save-file = JSON file with the mapping
option-import-source = Source of the consent, for authorisations
option-import-tag = Tag for every contact that the import changes
option-import-first = Import only the first N rows
option-import-email = E-mail address to notify when done
option-bench-contacts = Number of contacts, from 100 to 2000000
option-bench-parts = What to measure (comma-separated): work, growth (the same with a tenth of the contacts), pages (while an import runs), logins (ten at a time)

value-command = COMMAND
value-file = FILE
value-dir = FOLDER
value-url = URL
value-address = ADDRESS
value-email = EMAIL
value-code = CODE
value-codes = CODES
value-name = NAME
value-rule = COLUMN=RULE
value-clears = CHOICE
value-n = N
value-number = NUMBER
value-id = ID
value-bytes = BYTES
value-seconds = SECONDS
value-days = DAYS
value-region = REGION
value-secret = SECRET
value-parts = PARTS
value-column = COLUMN
value-text = TEXT
value-kind = TYPE
value-action = ACTION
value-mode = MODE
value-stale = CHOICE
value-damage = CHOICE
value-tag = TAG
value-format = FORMAT
value-language = LANGUAGE
value-country = COUNTRY
value-time-zone = ZONE
value-role = ROLE

usage-unknown-option =
    There is no option { $option } here.{ $near_given ->
        [yes] { " " }Did you mean { $near }?
       *[no] { "" }
    }
usage-unknown-command =
    There is no command { $command }.{ $near_given ->
        [yes] { " " }Did you mean { $near }?
       *[no] { "" }
    }
usage-no-command = { $command } needs a command after it.
usage-missing = Something is missing: { $options }
usage-no-value =
    { $option } needs a value.{ $values_given ->
        [yes] { " " }Give one of: { $values }.
       *[no] { "" }
    }
usage-wrong-value =
    { $option } can’t be “{ $value }”.{ $values_given ->
        [yes] { " " }Give one of: { $values }.
       *[no] { "" }
    }
usage-no-number = { $option } can’t be “{ $value }”. Give a whole number within the bounds that the help names.
usage-needs-no-value = { $option } takes no value, and “{ $value }” was given. Leave it out.
usage-twice = { $option } was given more than once. Give it once.
usage-not-together = { $option } can’t be used together with { $other }. Leave one of them out.
usage-not-text = The command line contains characters that are not UTF-8. Correct them.
usage-wrong = The command line was not understood.
usage-try-help = “{ $command } --help” says more.
option-form-seconds = Seconds within which a form must have arrived
option-upload-rate = Fewest bytes per second of an upload, averaged over that time
option-answer-seconds = Seconds after which a client that takes nothing of its answer is disconnected
option-logins-waiting = Most log-ins that wait for their turn at the same time; further ones are asked to try again
option-connections-per-address = Most connections from one address at the same time, except from this machine and from proxies; 0 for no limit
