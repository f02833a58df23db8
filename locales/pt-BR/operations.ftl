# O que é dito a quem opera quando o Carnet não pode iniciar da forma como está configurado.
refusal-not-owner = { $path } pertence ao usuário { $owner }, e este comando está sendo executado como { $user }: o portal não poderia alterar os arquivos que ele criar. Execute-o como { $owner }: runuser -u { $owner } -- carnet …
refusal-database-encoding = A codificação do banco de dados é { $encoding }, na qual nem todos os nomes podem ser gravados. Crie outro em UTF-8: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 carnet
refusal-migration-locked = Outra sessão mantém o bloqueio de atualização do banco de dados (processo { $pid } do PostgreSQL). Se nenhum outro Carnet estiver iniciando, um início anterior o deixou em um pooler: encerre-o com SELECT pg_terminate_backend({ $pid }) e inicie de novo.
refusal-pooler-statement = Um pooler diante do banco de dados (PgBouncer, pool_mode = statement) não aceita transações, sem as quais nada pode ser desfeito. Defina pool_mode = transaction (PgBouncer 1.21 ou posterior) ou pool_mode = session, ou informe o endereço do próprio PostgreSQL.
refusal-pooler-prepared = Um pooler diante do banco de dados (PgBouncer, pool_mode = transaction) perde as instruções preparadas. Use o PgBouncer 1.21 ou posterior com max_prepared_statements = 200, defina pool_mode = session ou informe o endereço do próprio PostgreSQL.
refusal-mail-address = Não foi possível ler o endereço do servidor de e-mail. Escreva-o como smtp://usuario:senha@servidor:587 ou smtps://usuario:senha@servidor, com os caracteres especiais da senha codificados (@ como %40); ?tls=none envia sem criptografia.
refusal-mail-ca = Não há certificado legível em { $file }. Indique um arquivo PEM, que começa com BEGIN CERTIFICATE, com --smtp-ca ou SSL_CERT_FILE.
refusal-mail-from = “{ $address }” não é um endereço de remetente. Escreva carnet@example.org ou Carnet <carnet@example.org>.
refusal-config-unreadable = Não foi possível ler o arquivo de configuração { $file }: { $cause }. Se ele for de outro usuário, execute o comando como esse usuário: runuser -u carnet -- carnet …
refusal-config-syntax = Não foi possível ler a linha { $line } de { $file }: { $cause }. Uma linha se escreve nome = "valor".
refusal-config-unknown-key =
    { $near_given ->
        [yes] { $file } contém “{ $key }”, que não é um ajuste. Você quis dizer { $near }?
       *[no] { $file } contém “{ $key }”, que não é um ajuste. carnet config check lista todos.
    }
refusal-config-value = Em { $file }, o valor de “{ $key }” não é texto, número nem true ou false. Escreva { $key } = "valor".
cli-config-file = Arquivo de configuração: { $file }
cli-config-no-file = Nenhum arquivo de configuração: os ajustes vêm das opções e do ambiente.
cli-config-setting = { $name } = { $value } ({ $source })
config-source-option = opção
config-source-environment = ambiente
config-source-file = arquivo
config-source-default = padrão
cli-doctor-line = { $sign } { $check }: { $said }
doctor-verdict-good = Bom
doctor-verdict-warning = Melhorar
doctor-verdict-bad = Errado
doctor-settings = Arquivo de configuração
doctor-folder = Pasta de dados
doctor-descriptors = Arquivos abertos
doctor-disk = Espaço livre em disco
doctor-database = Banco de dados
doctor-encoding = Codificação e ordenação
doctor-encryption = Criptografia até o banco
doctor-pooler = Pooler
doctor-tables = Versão das tabelas
doctor-writing = Gravação
doctor-clock = Relógio
doctor-workers = Processos de trabalho
doctor-mails = Mensagens que aguardam
doctor-files = Arquivos guardados
doctor-mail = Servidor de e-mail
doctor-address = Endereço público
doctor-failed = Falhou: { $cause }. Corrija o que está indicado e execute carnet doctor de novo.
doctor-settings-open = Todos os usuários desta máquina podem ler { $file }, que pode conter senhas. Execute: chmod o-rwx { $file }
doctor-settings-private = { $file } é lido, e outros usuários não podem lê-lo.
doctor-folder-open = Outros usuários desta máquina podem ler { $path }. Inicie o Carnet, que fecha o acesso, ou execute: chmod -R go-rwx { $path }
doctor-folder-private = Somente o proprietário pode ler { $path }.
doctor-descriptors-unknown = Não foi possível ler o limite de arquivos abertos.
doctor-descriptors-few = No máximo { $n_shown } arquivos e conexões podem ficar abertos ao mesmo tempo, o que clientes lentos podem esgotar. Defina LimitNOFILE=65536 no serviço, ou ulimit -n 65536 antes de iniciar.
doctor-descriptors-enough = Até { $n_shown } arquivos e conexões podem ficar abertos ao mesmo tempo.
doctor-disk-full = Restam apenas { $free } onde estão os dados. Libere espaço agora: nada pode ser importado.
doctor-disk-low = Restam apenas { $free } onde estão os dados. Libere espaço: uma importação grande pode não caber.
doctor-disk-enough = Há { $free } livres onde estão os dados.
doctor-database-said = { $database } responde: { $version }.
doctor-database-old = { $version } é antigo demais. Atualize para o PostgreSQL 13 ou posterior.
doctor-encoding-utf8 = UTF-8, ordenado por { $collation }.
doctor-encoding-collation = UTF-8, mas ordenado por { $collation }: uma atualização do sistema pode mudar essa ordem e corromper índices. Prefira um banco criado com createdb --locale=C.UTF-8 --template=template0.
doctor-encryption-tls = A conexão é criptografada.
doctor-encryption-local = A conexão não sai desta máquina.
doctor-encryption-none = A conexão sai desta máquina sem criptografia. Acrescente ?sslmode=verify-full&sslrootcert=ARQUIVO ao endereço do banco de dados.
doctor-pooler-none = Nenhum pooler diante do banco de dados.
doctor-pooler-transaction = Há um pooler diante do banco de dados, e ele mantém o que o Carnet precisa.
doctor-tables-current = As tabelas são desta versão.
doctor-tables-old = As tabelas são de uma versão anterior. Execute carnet migrate ou inicie o Carnet.
doctor-writing-done = O banco de dados aceita gravações.
doctor-clock-near = Os relógios desta máquina e do banco de dados coincidem.
doctor-clock-off = Os relógios desta máquina e do banco de dados diferem em { $n_shown } s. Ajuste ambos por NTP.
doctor-workers-none = Nenhum processo trabalha nas importações, exportações e mensagens. Inicie carnet serve sem --no-worker, ou carnet worker.
doctor-workers-some = Processos que trabalham nas importações, exportações e mensagens: { $n_shown }.
doctor-files-kept = Os arquivos ficam em { $place }.
doctor-files-parts = { $place } aceita arquivos pequenos, mas recusa os grandes, que são enviados em partes. Conceda à chave s3:PutObject e s3:AbortMultipartUpload.
doctor-mail-none = Nenhum servidor de e-mail está definido, então as mensagens ficam na caixa de saída. Defina smtp-url.
doctor-mail-taken = O servidor de e-mail aceita a saudação e o login.
doctor-mail-refused = Não é possível usar o servidor de e-mail: { $words }. Corrija smtp-url, smtp-ca ou smtp-hello.
doctor-address-none = Nenhum endereço público está definido, então as mensagens vão sem link. Defina public-address.
doctor-address-good = Os usuários acessam o portal em { $address }.
doctor-address-http = Os usuários acessam o portal em { $address }, sem criptografia: as senhas podem ser lidas no caminho. Coloque um proxy com HTTPS na frente.
doctor-address-other = Esta página foi pedida em { $seen }, mas o endereço público é { $address }. Corrija public-address, ou defina behind-proxy e o que o proxy envia como Host e X-Forwarded-Proto.
doctor-address-wrong = O portal não responde em { $address }: { $cause }. Inicie-o ou corrija public-address.
doctor-mails-held =
    { $n ->
        [one] { $n_shown } mensagem aguarda, porque o servidor de e-mail recusa os ajustes: { $words }. Corrija-os e reinicie o Carnet; nada se perde.
       *[other] { $n_shown } mensagens aguardam, porque o servidor de e-mail recusa os ajustes: { $words }. Corrija-os e reinicie o Carnet; nada se perde.
    }
