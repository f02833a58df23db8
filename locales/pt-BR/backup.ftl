cli-backup =
    { $n ->
        [one] { $file } foi gravado: o banco de dados e { $n_shown } arquivo guardado. Ele contém todos os dados e segredos: guarde-o em lugar seguro.
       *[other] { $file } foi gravado: o banco de dados e { $n_shown } arquivos guardados. Ele contém todos os dados e segredos: guarde-o em lugar seguro.
    }
cli-backup-missing =
    { $n ->
        [one] { $n_shown } arquivo que o banco de dados menciona já faltava na instalação.
       *[other] { $n_shown } arquivos que o banco de dados menciona já faltavam na instalação.
    }
cli-restored =
    { $n ->
        [one] { $data } foi restaurado como estava em { $made }: o banco de dados e { $n_shown } arquivo guardado.
       *[other] { $data } foi restaurado como estava em { $made }: o banco de dados e { $n_shown } arquivos guardados.
    }
refusal-not-sqlite = O backup e a restauração funcionam com SQLite. No PostgreSQL use pg_dump e pg_restore e depois copie os arquivos guardados; o README explica na seção “Backup”.
refusal-no-installation = Não há instalação aqui: { $path } não existe. Indique a pasta com --data ou o banco de dados com --database.
refusal-data-not-empty = { $path } já existe, e uma restauração não sobrescreve nada. Indique uma pasta vazia ou nova com --data.
refusal-no-backup = { $file } não é um backup feito por carnet backup. Escolha outro arquivo.
refusal-backup-damaged = O backup está danificado: { $entry } falta ou não é o que foi copiado. Nada foi restaurado; use outro backup.
refusal-backup-too-new = O backup foi feito por uma versão mais nova do Carnet. Nada foi restaurado; instale essa versão antes.
