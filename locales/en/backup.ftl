cli-backup =
    { $n ->
        [one] Wrote { $file }: the database and { $n_shown } stored file. It holds all data and secrets: keep it safe.
       *[other] Wrote { $file }: the database and { $n_shown } stored files. It holds all data and secrets: keep it safe.
    }
cli-backup-missing =
    { $n ->
        [one] { $n_shown } file that the database names was missing from the installation already.
       *[other] { $n_shown } files that the database names were missing from the installation already.
    }
cli-restored =
    { $n ->
        [one] Restored { $data } as it was at { $made }: the database and { $n_shown } stored file.
       *[other] Restored { $data } as it was at { $made }: the database and { $n_shown } stored files.
    }
refusal-not-sqlite = Backup and restore work with SQLite. On PostgreSQL use pg_dump and pg_restore, and copy the stored files after the dump; the README says how under “Backup”.
refusal-no-installation = There is no installation here: { $path } does not exist. Name its folder with --data, or its database with --database.
refusal-data-not-empty = { $path } is there already, and a restore overwrites nothing. Name an empty or new folder with --data.
refusal-no-backup = { $file } is not a backup made by carnet backup. Choose another file.
refusal-backup-damaged = The backup is damaged: { $entry } is missing or not what was backed up. Nothing was restored; use another backup.
refusal-backup-too-new = The backup was made by a later version of Carnet. Nothing was restored; install that version first.
