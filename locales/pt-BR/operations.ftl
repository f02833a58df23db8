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
