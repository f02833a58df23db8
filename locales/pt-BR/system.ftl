# A página Sistema.
nav-system = Sistema
system-title = Sistema
system-lead = Em que esta instalação funciona, quem está trabalhando e o que deu errado.
system-look-again = Atualizar
system-rate =
    { $n ->
        [one] linha por segundo agora
       *[other] linhas por segundo agora
    }
system-working =
    { $n ->
        [one] tarefa em andamento
       *[other] tarefas em andamento
    }
system-waiting =
    { $n ->
        [one] tarefa na fila
       *[other] tarefas na fila
    }
system-alive =
    { $n ->
        [one] processo em execução
       *[other] processos em execução
    }
system-processes = Processos
system-no-processes = Nenhum processo deu sinal ainda.
system-machine = Máquina
system-process-number = Processo { $pid }
system-version-of = versão { $version }
system-duty = O que faz
system-duty-both = Páginas e tarefas
system-duty-pages = Páginas
system-duty-jobs = Tarefas
system-duty-command = Comando no terminal
system-at-work = Trabalhando em
system-nothing = Nada
system-job-import = Importação: { $state }
system-job-export = Exportação: { $state }
system-job-mail = Mensagem: { $state }
system-job-row = { $job }, linha { $n_shown }
system-rows-per-second = Linhas por segundo
system-started = Desde
system-seen = Sinal de vida
system-there = Em execução
system-silent = Sem resposta
system-queues = Filas
system-queue = Fila
system-queue-imports = Importações
system-queue-exports = Exportações
system-queue-mails = Mensagens
system-queue-waiting = Aguardando
system-queue-working = Em andamento
system-queue-oldest = Mais antiga
system-installation = Instalação
system-version = Versão
system-database = Banco de dados
system-database-size = Tamanho do banco de dados
system-storage = Armazenamento dos arquivos
system-storage-folder = Pasta nesta máquina
system-storage-bucket = Bucket compartilhado por todas as máquinas
system-stored = Arquivos guardados
system-stored-files =
    { $n ->
        [one] { $n_shown } arquivo
       *[other] { $n_shown } arquivos
    }
system-checks = Verificações
system-checks-running = As verificações estão em andamento. Atualize a página em um instante.
system-check = Verificação
system-check-verdict = Resultado
system-check-said = O que foi encontrado e o que fazer
system-failures = Últimos erros
system-failures-lead = Os usuários veem o número do erro. Com ele, encontra-se o resto nos logs.
system-no-failures = Nenhum erro.
system-failure-number = Número
system-failure-time = Quando
system-failure-place = Onde
system-failure-cause = O que aconteceu
system-failure-elsewhere = Em outra instituição: os logs dizem mais.
