cli-backup =
    { $n ->
        [one] { $file } est écrit : la base de données et { $n_shown } fichier conservé. Il contient toutes les données et tous les secrets : gardez-le en lieu sûr.
       *[other] { $file } est écrit : la base de données et { $n_shown } fichiers conservés. Il contient toutes les données et tous les secrets : gardez-le en lieu sûr.
    }
cli-backup-missing =
    { $n ->
        [one] { $n_shown } fichier que la base de données mentionne manquait déjà dans l’installation.
       *[other] { $n_shown } fichiers que la base de données mentionne manquaient déjà dans l’installation.
    }
cli-restored =
    { $n ->
        [one] { $data } est restauré dans son état du { $made } : la base de données et { $n_shown } fichier conservé.
       *[other] { $data } est restauré dans son état du { $made } : la base de données et { $n_shown } fichiers conservés.
    }
refusal-not-sqlite = La sauvegarde et la restauration fonctionnent avec SQLite. Avec PostgreSQL, utilisez pg_dump et pg_restore, puis copiez les fichiers conservés ; le README l’explique à la section « Backup ».
refusal-no-installation = Il n’y a pas d’installation ici : { $path } n’existe pas. Indiquez son dossier avec --data, ou sa base de données avec --database.
refusal-data-not-empty = { $path } existe déjà, et une restauration n’écrase rien. Indiquez un dossier vide ou nouveau avec --data.
refusal-no-backup = { $file } n’est pas une sauvegarde faite par carnet backup. Choisissez un autre fichier.
refusal-backup-damaged = La sauvegarde est endommagée : { $entry } manque ou ne correspond pas à ce qui a été sauvegardé. Rien n’a été restauré ; utilisez une autre sauvegarde.
refusal-backup-too-new = La sauvegarde a été faite par une version plus récente de Carnet. Rien n’a été restauré ; installez d’abord cette version.
