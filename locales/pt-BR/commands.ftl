# O que dizem `carnet --help` e `carnet COMANDO --help`, e o que se responde a uma linha de comando errada.
# command-NOME: um comando. option-COMANDO-NOME, senão option-NOME: um argumento ou uma opção. value-NOME: o que representa o seu valor.
help-usage = Uso:
help-options-word = [OPÇÕES]
help-command-word = COMANDO
help-default = [padrão: { $values }]
help-variable = [ambiente: { $name }]
help-values = [valores possíveis: { $values }]

heading-commands = Comandos
heading-arguments = Argumentos
heading-options = Opções
heading-installation = Instalação
heading-storage = Armazenamento
heading-limits = Limites

command = Alterar muitos contatos de uma vez com uma planilha, com segurança: testar, conferir, importar, desfazer.
command-help = Mostrar a ajuda de um comando; “files” mostra o que os arquivos podem conter
command-demo = Criar uma instituição de demonstração em uma nova pasta e abrir o portal
command-serve = Iniciar o portal e processar as tarefas
command-worker = Somente processar as tarefas, sem o portal
command-migrate = Atualizar o banco de dados para esta versão
command-config = Ajustes
command-config-check = Mostrar cada ajuste, seu valor e de onde vem; os segredos ficam ocultos
command-doctor = Verificar o que pode estar errado nesta instalação e dizer o que fazer
command-backup = Fazer backup de uma instalação SQLite em um arquivo enquanto ela funciona
command-restore = Restaurar um backup em uma pasta de dados vazia
command-institution = Gerenciar instituições
command-institution-add = Adicionar uma instituição; ela começa vazia, e os campos são adicionados por importação
command-institution-set = Alterar as configurações de uma instituição
command-user = Gerenciar usuários
command-user-add = Adicionar um usuário a uma instituição; a senha é lida da entrada padrão, ou gerada e mostrada uma única vez
command-target = Gerenciar públicos-alvo
command-target-add = Adicionar um público-alvo a partir de uma consulta
command-mapping = Mapeamentos de colunas
command-mapping-show = Mostrar um mapeamento em JSON, na forma lida por --mapping-file e save
command-mapping-save = Salvar um mapeamento a partir de um arquivo JSON, no lugar do que tem o mesmo nome
command-template = Criar um modelo de importação para preencher: uma linha por contato
command-export = Exportar todos os campos: uma linha por contato, em ordem de número de contato
command-import = Enviar um arquivo para testá-lo ou para atualizar os dados
command-list = Listar todas as importações, da mais recente à mais antiga
command-show = Mostrar uma importação
command-start = Iniciar uma importação testada: as linhas sem erro são aplicadas, as rejeitadas ficam de fora
command-cancel = Interromper uma importação; o que já foi alterado é mantido e pode ser desfeito
command-undo = Desfazer uma importação: devolver o valor antigo a tudo o que não mudou desde então
command-erase-expired = Apagar definitivamente os dados dos contatos excluídos cujo prazo para desfazer acabou
command-bench = Medir o desempenho desta máquina: trabalho padrão e tempo de resposta das páginas

option-help = Mostrar a ajuda (-h: as opções mais comuns, --help: todas)
option-help-words = Comando, ou “files” e um tema da ajuda
option-version = Mostrar a versão
option-config-file = Arquivo de configuração, abaixo das opções e das variáveis de ambiente (padrão: /etc/carnet/carnet.toml, se existir)
option-json = Escrever exatamente um documento JSON
option-institution = Código da instituição
option-bind = Endereço em que o portal atende
option-issues = Listar no máximo N ocorrências; os totais contam todas
option-id = Número da importação na instituição
option-format = Formato do arquivo (padrão: a extensão de ARQUIVO, senão csv)
option-language = Idioma do arquivo (padrão: o da instituição)
option-target = Código do público-alvo a listar (padrão: todos os contatos)

option-database = Endereço do banco de dados: sqlite:CAMINHO ou postgres://… (padrão: carnet.sqlite na pasta de dados)
option-data = Pasta dos arquivos enviados e das exportações (sem --storage) e do banco de dados (sem --database)
option-smtp-url = Servidor de e-mail: smtp://usuario:senha@host:587 ou smtps://… (padrão: as mensagens ficam na caixa de saída)
option-smtp-ca = Arquivo PEM da autoridade que assinou o certificado do servidor de e-mail, aceita além das públicas
option-smtp-hello = Nome com que esta máquina se apresenta ao servidor de e-mail, como carnet.example.org (padrão: descoberto automaticamente)
option-mail-from = Remetente de todos os e-mails
option-public-address = Endereço do portal para os usuários, para os links nos e-mails; com https, os cookies só são enviados por https
option-behind-proxy = Quantidade de proxies à frente do servidor (1 se não houver número); cada um acrescenta a X-Forwarded-For o endereço que viu
option-metrics-bind = Servir métricas neste endereço, por exemplo 127.0.0.1:9464: /metrics, /healthz, /readyz; sem ele, /metrics fica desativado
option-log-format = Formato das linhas do log: plain (para leitura) ou json, para programas que as coletam
option-storage = Bucket dos arquivos enviados e das exportações, s3://BUCKET/PREFIXO, quando várias máquinas dividem o trabalho (padrão: a pasta de dados)
option-s3-endpoint = Servidor do bucket, por exemplo https://minio.example.org (padrão: o da Amazon)
option-s3-region = Região do bucket
option-s3-key-id = Chave de acesso do bucket
option-s3-secret = Segredo da chave de acesso; mais seguro no ambiente, pois outros usuários podem ver uma linha de comando
option-s3-allow-http = Permitir http sem criptografia até o servidor do bucket: somente dentro de uma máquina ou de uma rede privada
option-cache-bytes = Tamanho máximo das cópias dos arquivos do bucket na pasta de dados, em bytes; as usadas há mais tempo são removidas primeiro
option-max-csv-bytes = Tamanho máximo de um arquivo CSV, em bytes
option-max-zip-bytes = Tamanho máximo de uma pasta de trabalho ou de um zip, em bytes
option-max-unpacked-bytes = Tamanho máximo do conteúdo descompactado de uma pasta de trabalho ou de um zip, em bytes
option-max-whole-bytes = Tamanho máximo de uma pasta de trabalho XLS, página da web ou arquivo vCard, lidos inteiros na memória, em bytes
option-max-rows = Número máximo de linhas de um arquivo
option-max-columns = Número máximo de colunas de um arquivo
option-max-cell-chars = Número máximo de caracteres de uma célula
option-reader-patience = Quantos segundos esperar pela próxima linha de um arquivo antes de desistir
option-reader-memory = Memória do processo que lê uma pasta de trabalho, em bytes

option-demo-contacts = Número de contatos
option-serve-no-worker = Servir somente as páginas; as tarefas são processadas em outro lugar
option-backup-file = Arquivo zip em que o backup é gravado
option-restore-file = Backup a restaurar
option-institution-add-code = Código da instituição: letras, dígitos, _, . e -
option-institution-add-name = Nome
option-institution-add-language = Idioma padrão: en, fr ou pt-BR
option-institution-add-country = Código do país em duas letras, para ler os números de telefone nacionais
option-institution-add-time-zone = Fuso horário, por exemplo America/Sao_Paulo
option-institution-set-delete-after = Dias durante os quais a exclusão de um contato pode ser desfeita, antes que seus dados sejam apagados definitivamente; 0: sempre
option-institution-set-code = Código da instituição
option-user-add-email = Endereço de e-mail com que o usuário entra
option-user-add-role = Papel: viewer (leitor), editor (editor), importer (importador) ou administrator (administrador)
option-user-add-name = Nome do usuário
option-target-add-code = Código do público-alvo: letras, dígitos, _, . e -
option-target-add-name = Nome
option-target-add-query = Arquivo JSON com a consulta
option-template-kind = Tipo de dados
option-template-empty = Criar um exemplo sem contatos
option-template-fields = Somente estes campos: códigos ou rótulos, separados por vírgulas
option-template-out = Arquivo a gravar; o CSV vai dentro de um zip, a não ser que o nome termine em .csv
option-export-for-programs = CSV para outros programas: sem apóstrofo antes de textos que um programa de planilhas possa tomar por uma fórmula e executar
option-export-out = Arquivo a gravar
option-start-confirm = Número de contatos indicado no relatório, para os tipos de dados que o exigem
option-import-file = Arquivo a importar
option-import-kind = Tipo de dados
option-import-action = test: não alterar nada; update: testar e depois iniciar automaticamente, se nada impedir
option-import-mode = Para contatos: somente atualizar (update), somente criar (create), ou criar os que não existem (upsert)
option-import-key = Cabeçalho da coluna-chave, se não for a primeira
option-import-sheet = Planilha a importar, se a pasta de trabalho tiver várias
option-import-encoding = Codificação de um arquivo CSV, se os nomes puderem ser lidos de várias formas (padrão: reconhecida)
option-import-stale = O que fazer com células cujo valor [old] não é mais o valor atual: keep (deixar a célula de fora) ou mine (usar o meu)
option-import-damage = O que fazer com células danificadas por um programa de planilhas: repair (reparar) ou as-is (aceitar como estão); por padrão, ficam de fora
option-import-placeholders = O que fazer com células que dizem que não há valor (NULL, N/A, -): blank (ler como em branco), clear (limpar o valor) ou as-is (aceitar como estão); por padrão, ficam de fora
option-import-stop-on-error = Não importar nenhuma linha se alguma tiver erro
option-import-accept-columns = Aceitar as sugestões para colunas desconhecidas
option-import-create-fields = Com --accept-columns, para contatos: criar campos personalizados para colunas desconhecidas
option-import-mapping = Nome do mapeamento que diz o que as colunas contêm
option-import-mapping-file = Arquivo JSON do mapeamento a usar (veja carnet mapping show)
option-import-rules = Quando gravar os valores de uma coluna: COLUNA=always, fill-blanks, never-clear ou never-backwards (repetível)
option-import-clears = ok: uma atualização pode apagar valores sem esperar confirmação
option-mapping-show-name = Nome do mapeamento
option-mapping-show-out = Arquivo a gravar (padrão: saída padrão)
option-mapping-save-name = Nome do mapeamento
option-mapping-save-file = Arquivo JSON do mapeamento
option-import-source = Fonte do consentimento, para autorizações
option-import-tag = Etiqueta para cada contato que a importação altera
option-import-first = Importar somente as N primeiras linhas
option-import-email = Endereço de e-mail a notificar no final
option-bench-contacts = Número de contatos, de 100 a 2000000
option-bench-parts = O que medir (separado por vírgulas): work (o trabalho padrão), growth (o mesmo com um décimo dos contatos), pages (durante uma importação), logins (acessos, dez por vez)

value-command = COMANDO
value-file = ARQUIVO
value-dir = PASTA
value-url = URL
value-address = ENDEREÇO
value-email = E-MAIL
value-code = CÓDIGO
value-codes = CÓDIGOS
value-name = NOME
value-rule = COLUNA=REGRA
value-clears = ESCOLHA
value-n = N
value-number = NÚMERO
value-id = ID
value-bytes = BYTES
value-seconds = SEGUNDOS
value-days = DIAS
value-region = REGIÃO
value-secret = SEGREDO
value-parts = PARTES
value-column = COLUNA
value-text = TEXTO
value-kind = TIPO
value-action = AÇÃO
value-mode = MODO
value-stale = ESCOLHA
value-damage = ESCOLHA
value-tag = ETIQUETA
value-format = FORMATO
value-language = IDIOMA
value-country = PAÍS
value-time-zone = FUSO
value-role = PAPEL

usage-unknown-option =
    A opção { $option } não existe aqui.{ $near_given ->
        [yes] { " " }Você quis dizer { $near }?
       *[no] { "" }
    }
usage-unknown-command =
    O comando { $command } não existe.{ $near_given ->
        [yes] { " " }Você quis dizer { $near }?
       *[no] { "" }
    }
usage-no-command = { $command } precisa de um comando em seguida.
usage-missing = Falta: { $options }
usage-no-value =
    { $option } precisa de um valor.{ $values_given ->
        [yes] { " " }Escolha entre: { $values }.
       *[no] { "" }
    }
usage-wrong-value =
    { $option } não aceita “{ $value }”.{ $values_given ->
        [yes] { " " }Escolha entre: { $values }.
       *[no] { "" }
    }
usage-no-number = { $option } não aceita “{ $value }”. Informe um número inteiro dentro dos limites que a ajuda indica.
usage-needs-no-value = { $option } não recebe valor, mas “{ $value }” foi informado. Retire esse valor.
usage-twice = { $option } foi informado mais de uma vez. Informe-o uma única vez.
usage-not-together = { $option } não pode ser usado junto com { $other }. Retire um dos dois.
usage-not-text = A linha de comando contém caracteres que não são UTF-8. Corrija-os.
usage-wrong = A linha de comando não foi entendida.
usage-try-help = “{ $command } --help” diz mais.
option-form-seconds = Segundos em que um formulário precisa ter chegado
option-upload-rate = Mínimo de bytes por segundo no envio de um arquivo, em média nesse tempo
option-answer-seconds = Segundos até que um cliente que não lê mais a resposta seja desconectado
option-logins-waiting = Máximo de entradas à espera da vez ao mesmo tempo; acima disso, é preciso tentar de novo
option-connections-per-address = Máximo de conexões simultâneas de um mesmo endereço, exceto desta máquina e de proxies; 0 para não limitar
