# A ajuda: o que os arquivos podem conter e o que o Carnet faz com eles. help-TOPIC-title e help-TOPIC-lead abrem um tema.
help = Ajuda
help-lead = O que um arquivo pode conter, como cada célula é lida e o que significa cada mensagem de um relatório.
help-print = Na linha de comando: carnet help files
help-all-topics = Todos os temas
help-head-code = Código
help-head-name = Nome
help-head-meaning = Significado
help-head-what-to-do = O que significa e o que fazer
help-head-cell = Célula
help-head-effect = Efeito
help-head-type = Tipo
help-head-aliases = Outros cabeçalhos reconhecidos
help-head-other-words = Outras palavras
help-head-format = Formato
help-head-operation = Operação
help-head-limit = Limite
help-head-column = Coluna
help-head-word = Palavra
help-head-key = Chave
help-head-exit-code = Código de saída
help-head-contacts = Contatos

# Palavras
help-words-title = Vocabulário
help-words-lead = As palavras usadas no Carnet.
help-words-terms = Termos
help-word-contact = Contato
help-word-contact-text = Uma pessoa física ou jurídica (empresa, escola, associação). Cada um tem um número do contato, único na instituição e nunca reutilizado.
help-word-field = Campo
help-word-field-text = Tudo o que uma célula pode alterar em um contato: campo padrão, critério, autorização ou campo personalizado. Os arquivos o identificam pelo código.
help-word-criterion = Critério
help-word-criterion-text = Um campo definido pela instituição, em geral uma lista de valores. Cada valor tem um código interno, usado nos arquivos, e um rótulo em três idiomas.
help-word-authorisation = Autorização
help-word-authorisation-text = O que uma pessoa aceitou: Verdadeiro, Falso ou Vazio. Para definir uma autorização como Verdadeiro, informe a fonte do consentimento.
help-word-target = Público-alvo
help-word-target-text = Uma seleção de contatos: dinâmica (uma consulta, avaliada a cada uso) ou estática (uma lista fixa).
help-word-template = Modelo de importação
help-word-template-text = Um arquivo que o Carnet preenche para um público-alvo: uma linha por contato, com os valores atuais nas colunas [old] e colunas [new] vazias para editar.
help-word-key = Chave
help-word-key-text = A coluna que indica de qual contato a linha trata, em geral o número do contato.
help-word-test = Teste
help-word-test-text = O arquivo inteiro é lido e comparado com os contatos, sem alterar nada. O resultado é um relatório: o que mudaria e o que está errado.
help-word-plan = Plano
help-word-plan-text = A lista de alterações obtida no teste: linha, contato, campo, valor antigo, valor novo. Iniciar a importação aplica exatamente esse plano.
help-word-undo = Desfazer
help-word-undo-text = Restaura cada valor que ainda é o que a importação gravou. Os valores alterados depois são mantidos e listados.
help-word-mapping = Mapeamento
help-word-mapping-text = O que você respondeu sobre as colunas de um arquivo de outro sistema, salvo com um nome e sugerido para o próximo arquivo com os mesmos cabeçalhos.

# Arquivos
help-files-title = Arquivos e formatos
help-files-lead = Os arquivos que o Carnet lê e os que ele gera.
help-files-read = Formatos lidos
help-files-read-text = O que vale é o conteúdo, não a extensão. Um ZIP pode conter um único arquivo de um dos outros formatos.
help-format-text = Texto: vírgula, ponto e vírgula, tabulação ou barra vertical entre os valores
help-format-workbook = Arquivo do Excel
help-format-old-workbook = Arquivo de programas mais antigos ou de outros programas (Excel 97, LibreOffice)
help-format-page = Página da web com uma tabela, ou pasta de trabalho XML (Excel 2003): muitos sistemas exportam esses arquivos, muitas vezes como .xls
help-format-cards = Cartões de contato (vCard): uma linha por cartão
help-format-lists = JSON: uma lista de objetos, ou um objeto por linha
help-format-dump = Dump SQL de PostgreSQL, MySQL, MariaDB ou SQLite, ou arquivo SQLite: cada tabela é uma planilha
help-format-archive = Arquivo compactado com um desses arquivos
help-files-written = Formatos gerados
help-files-written-text = Modelos e exportações são gerados em XLSX, ou em CSV dentro de um ZIP: UTF-8 com marca de ordem de bytes, com vírgulas em inglês e ponto e vírgula em francês e português.
help-files-text = Arquivos de texto
help-files-text-encoding = A codificação é detectada: UTF-8, UTF-16 ou Windows-1252, entre outras. Em caso de dúvida, salve seu arquivo como “CSV UTF-8”.
help-files-text-delimiter = O separador também é detectado; uma primeira linha como sep=; é respeitada. As quebras de linha podem ser do Windows, do Unix ou de Macs antigos.
help-files-text-guard = Em arquivos CSV, um apóstrofo antes de = + - @ ' ou || impede que o programa de planilhas execute o texto como fórmula. O Carnet o escreve onde é preciso e o retira na leitura: nada se perde no caminho.
help-files-sheets = Arquivos com várias planilhas
help-files-sheets-text = É importada a única planilha visível que tem cabeçalho. Se houver várias, você escolhe uma; também é possível informar o nome da planilha ao enviar o arquivo.
help-files-templates = Modelos de importação
help-files-templates-text = Um modelo começa com o número do contato, os nomes e o e-mail, para você se orientar; essas colunas não alteram nada. Depois vêm, para cada campo, as colunas [old] e [new]. No arquivo do Excel, as células cinza são bloqueadas e as listas oferecem seus códigos; uma segunda planilha traz todos os códigos e rótulos.
help-files-templates-check = A última coluna, CHECK, é uma verificação de segurança. Ela revela linhas deslocadas, chaves editadas e arquivos de outra instituição. Não a edite; você pode excluir a coluna inteira.
help-files-kept = Por quanto tempo os arquivos são guardados
help-files-kept-text = { $days ->
    [one] Uma exportação pode ser baixada por { $days_shown } dia.
   *[other] Uma exportação pode ser baixada por { $days_shown } dias.
 }

# Colunas
help-columns-title = Colunas e cabeçalhos
help-columns-lead = Como o Carnet reconhece o que cada coluna contém.
help-columns-header = Cabeçalho
help-columns-header-text = O cabeçalho é a primeira linha com uma coluna-chave, entre as quatro primeiras linhas. Um cabeçalho é reconhecido pelo código de um campo, por outro nome indicado em “{ help-fields-title }” ou pelo rótulo em qualquer um dos três idiomas, sem distinção de maiúsculas, acentos e espaços. A ordem das colunas é livre. Um asterisco, dois-pontos ou uma indicação como (DD/MM/AAAA) depois do nome não fazem diferença. Arquivos de outros sistemas, indicados em Mapeamentos, são reconhecidos pelos cabeçalhos.
help-columns-old-new = Colunas [old] e [new]
help-columns-old-new-text = Só as colunas [new] alteram contatos. A coluna [old] ao lado mostra o valor no momento do download: se alguém o alterou desde então, o relatório avisa.
help-columns-old-new-plain = Em um arquivo sem colunas [new], uma coluna com cabeçalho simples é lida como valor novo. Em um arquivo com colunas [new], as colunas simples servem só para consulta: nunca são gravadas.
help-columns-key = Coluna-chave
help-columns-key-text = Cada linha precisa da chave de exatamente um contato. A primeira coluna é a chave se for uma das indicadas abaixo; senão, você escolhe. Os e-mails são comparados sem distinção de maiúsculas; um telefone pode ser o fixo ou o celular.
help-columns-unknown = Colunas desconhecidas
help-columns-unknown-text = Nesse caso, o arquivo espera por você: para cada coluna, escolha um campo, crie um campo personalizado (só em informações de contato) ou ignore a coluna. Um cabeçalho parecido com um nome conhecido é sugerido como esse campo, nunca aceito sem você. Quando o cabeçalho não diz nada, os valores são examinados, e o campo com que se parecem é sugerido, com a proporção de células que combinam. Se várias colunas podem ser a chave, você escolhe.
help-columns-special = Colunas especiais
help-column-check = Verificação de segurança das linhas do modelo. Não a altere.
help-column-consent-source = Onde o contato deu as autorizações da linha; prevalece sobre a fonte informada para a importação. Pode ser acrescentada a um modelo.
help-column-consent-date = Quando ele as deu; não pode ser no futuro. Pode ser acrescentada a um modelo.
help-column-operation = O que acontece com o contato da linha; prevalece sobre a escolha feita para a importação

# Campos
help-fields-title = Campos
help-fields-lead = Os campos que toda instituição tem. Seus critérios, autorizações e campos personalizados, com todos os códigos, estão em “{ nav-fields }”.
help-fields-standard = Campos padrão
help-fields-of-both = Pessoas físicas e jurídicas
help-fields-of-individual = Pessoas físicas
help-fields-of-structure = Pessoas jurídicas
help-fields-text-of = { $max ->
    [one] Texto, no máximo { $max_shown } caractere
   *[other] Texto, no máximo { $max_shown } caracteres
 }
help-fields-notes = Bom saber
help-fields-notes-full-name = FULL_NAME não é armazenado: para uma pessoa jurídica, define OFFICIAL_NAME; para uma pessoa física, é dividido no primeiro espaço, com um aviso.
help-fields-notes-remark = Uma REMARK que começa com || é acrescentada à observação atual em vez de substituí-la.
help-fields-notes-recommended = Número do contato, nome, tipo de contato, ciclo de vida e responsável não deveriam ficar em branco: o relatório avisa.

# Células
help-cells-title = Células
help-cells-lead = O que você pode escrever em uma célula e o efeito. Espaços em volta de um valor são ignorados.
help-cells-blank = Deixar um valor como está
help-cells-blank-text = Uma célula em branco não altera nada.
help-cells-clear = Limpar um valor
help-cells-clear-text = Escreva = ou, nos campos que não são texto livre, uma destas palavras: { $words }. Campos obrigatórios não podem ser limpos.
help-type-text = Qualquer texto, gravado como está, até o tamanho máximo do campo. Nada é cortado. Em texto livre, as palavras que limpam outros campos são gravadas como texto; use = para limpar.
help-type-list = Um código interno da lista. Um rótulo em qualquer um dos três idiomas também é aceito se indicar um único código; o relatório informa o código usado.
help-type-multi-list = Códigos separados por | substituem os atuais: A|B. Para manter os outros, marque cada código: A+|B- (ou +A|-B) adiciona A e retira B.
help-type-multi-list-tags = As etiquetas são texto livre de até { $max_shown } caracteres, sem | e sem + nem - no início ou no fim.
help-type-yes-no = TRUE ou FALSE. As outras grafias abaixo são entendidas e anotadas no relatório. Maiúsculas e acentos não importam.
help-type-yes-no-true = Verdadeiro
help-type-yes-no-false = Falso
help-type-number = Um número inteiro ou decimal, com vírgula ou ponto: 1234,5. Espaços são ignorados. Uma única vírgula ou um único ponto seguido de exatamente três dígitos é recusado, porque pode ser lido de duas formas.
help-type-date = Ano primeiro ou dia primeiro: 2026-03-25, 25.03.2026, 25/03/2026 ou 25-03-2026, uma data com o nome do mês, ou uma data real do programa de planilhas; um horário fica de fora. Nunca o mês primeiro: se uma coluna contém uma data assim, as datas ambíguas dela são recusadas.
help-type-email = Um único endereço de e-mail: anna@example.org. No máximo 250 caracteres.
help-type-phone = Um número como se disca no país do contato (ou no da instituição), ou com o código do país: +55 11 91234-5678, 0055 11 91234-5678. Um ramal não é gravado.
help-type-country = Um código de país de duas ou três letras (FR, BRA) ou o nome do país em qualquer um dos três idiomas.
help-type-language = Um código de idioma de duas ou três letras (fr, por) ou o nome do idioma em qualquer um dos três idiomas.
help-type-user = O e-mail de um usuário da instituição.
help-type-structure = O número de contato de uma pessoa jurídica da instituição, com os zeros: 000123. Outra linha do mesmo arquivo, antes ou depois, pode criar a pessoa jurídica. Só pessoas físicas são vinculadas a uma pessoa jurídica.

# Tipos de dados
help-kinds-title = Tipos de dados
help-kinds-lead = O que uma importação pode alterar; você escolhe ao enviar o arquivo.
help-kind-criteria = Altera os valores de critérios de contatos existentes. As outras colunas servem só para consulta.
help-kind-authorisations = Altera as autorizações de pessoas físicas existentes. A fonte do consentimento é solicitada, por exemplo um formulário e sua data, e fica no histórico. Se ela muda de uma linha para outra, acrescente ao arquivo, mesmo a um modelo, as colunas CONSENT_SOURCE e CONSENT_DATE.
help-kind-contacts = Altera qualquer campo dos contatos: campos padrão, campos personalizados, critérios e autorizações. Conforme o modo, altera contatos existentes ou cria novos. Um novo contato precisa de um nome; se o número estiver em branco, o Carnet atribui um.
help-kind-criterion-values = Define critérios, autorizações e seus valores: uma linha por valor. Um critério que não existe é criado. Com STRUCT_TYPE, LIFECYCLE ou TITLE como critério, define os valores dessas listas.
help-operation-insert = Cria o contato
help-operation-update = Altera o contato
help-column-institution = Código da instituição a que o arquivo se destina
help-kinds-mode = Modo
help-column-criterion = Código do campo
help-column-type = list, multi-list, yes/no, text, number, date ou authorisation
help-column-contact-type = INDIVIDUAL, STRUCTURE ou BOTH
help-column-mandatory = Se o campo não pode ser limpo
help-column-label-en = Rótulo do campo em inglês
help-column-label-fr = Rótulo do campo em francês
help-column-label-pt = Rótulo do campo em português
help-column-value = Código interno do valor; em branco para tipos sem valores
help-column-rank = Posição do valor na lista
help-column-value-en = Rótulo do valor em inglês
help-column-value-fr = Rótulo do valor em francês
help-column-value-pt = Rótulo do valor em português

# Verificações
help-checks-title = Verificações
help-checks-lead = Tudo o que um relatório pode conter, com o que fazer. Os códigos nunca mudam; também aparecem nas exportações e no JSON.
help-checks-error = Erros
help-checks-error-text = A linha não é importada, ou o arquivo inteiro é recusado. As outras linhas podem ser importadas, a menos que você tenha escolhido parar em qualquer erro.
help-checks-warning = Avisos
help-checks-warning-text = A linha é importada e sinalizada. Alguns avisos aguardam sua decisão: até lá, a célula fica de fora.
help-checks-note = Observações
help-checks-note-text = Para sua informação; nenhuma ação é necessária.
help-check-file-unreadable = O arquivo não é texto nem arquivo do Excel, ou está danificado. Abra-o no programa de planilhas, salve-o novamente e envie-o.
help-check-file-encrypted = O arquivo está protegido por senha. Remova a senha e salve o arquivo.
help-check-file-empty = O arquivo não tem linhas. Confira se é o arquivo certo.
help-check-file-too-large = O arquivo ultrapassa o tamanho máximo. Divida-o em vários arquivos.
help-check-too-many-rows = O arquivo ultrapassa o número máximo de linhas. Divida-o em vários arquivos.
help-check-too-many-columns = O arquivo ultrapassa o número máximo de colunas. Remova as que não são necessárias.
help-check-cell-too-long = Uma célula ultrapassa o tamanho máximo. A causa mais comum são aspas que não se fecham: confira a linha indicada.
help-check-too-costly = O arquivo demora demais para ser lido. Copie as linhas para um novo arquivo e salve-o em XLSX ou CSV.
help-check-no-header = Nenhuma das quatro primeiras linhas contém os nomes das colunas. Coloque o cabeçalho de volta acima das linhas.
help-check-no-key-column = Nenhuma coluna indica de qual contato a linha trata. Inclua o número do contato, o ID externo, o e-mail ou o telefone.
help-check-duplicate-header = Duas colunas significam o mesmo. Exclua ou renomeie uma delas.
help-check-blank-header = Uma coluna contém valores, mas não tem cabeçalho. Dê um nome a ela ou exclua-a.
help-check-sheet-ambiguous = Várias planilhas são possíveis. Escolha a que deve ser importada.
help-check-encoding-doubtful = Não foi possível determinar com certeza a codificação do texto: os nomes poderiam ser lidos de duas formas. Escolha aquela em que os nomes estão corretos.
help-check-unknown-column = O cabeçalho não é conhecido, ou este tipo de dados não pode alterar o campo. Indique o que a coluna contém ou ignore-a.
help-check-near-miss-column = O cabeçalho é parecido com um nome conhecido. Confirme o campo sugerido, escolha outro ou ignore a coluna.
help-check-row-ragged = A linha tem células preenchidas além do último cabeçalho. A causa mais comum são aspas faltando ou um separador a mais.
help-check-key-blank = A chave está em branco: nada indica de qual contato se trata. Preencha-a ou exclua a linha.
help-check-key-unknown = Nenhum contato da instituição tem esta chave. Confira-a: uma atualização nunca cria contatos.
help-check-key-ambiguous = Vários contatos têm esta chave. Use o número do contato.
help-check-key-repeated = Várias linhas do arquivo tratam do mesmo contato, e nenhuma é importada. Mantenha uma só.
help-check-key-damaged = Um programa de planilhas alterou a chave: zeros perdidos ou notação científica. Escreva-a novamente em uma célula formatada como texto.
help-check-key-edited = A linha foi gerada para outro contato: a chave foi editada. Restaure a chave ou baixe o modelo novamente.
help-check-row-shifted = Parte da linha se deslocou: algumas células vêm de outra linha. Em geral, só algumas colunas foram classificadas. Desfaça a classificação ou baixe o modelo novamente.
help-check-foreign-file = A linha vem do modelo de outra instituição. Confira o arquivo e a instituição em que você está.
help-check-contact-left-target = O contato não faz mais parte do público-alvo do modelo. Exclua a linha se ela não deve ser importada.
help-check-contact-invalid = O contato não está ativo. Exclua a linha se ela não deve ser importada.
help-check-old-stale = Alguém alterou o valor desde o download. O valor atual é mantido, a menos que você escolha o seu.
help-check-old-edited = A célula [old] foi editada, o que não tem efeito. Escreva o valor na célula [new].
help-check-unknown-code = O valor não está na lista. Use um dos códigos de “{ nav-fields }” ou indique o que o seu valor significa.
help-check-context-column = A coluna é conhecida, mas não é gravada: este tipo de dados não pode alterá-la, ou o arquivo tem colunas [new] para o que grava. Para importá-la, escolha os dados de contato ou dê a ela o cabeçalho [new].
help-check-label-used = Um rótulo foi lido como o código correspondente.
help-check-inactive-code = O código não está mais em uso. Escolha outro.
help-check-several-values = A célula contém vários códigos onde se espera um só, ou mistura códigos com e sem + e -. Mantenha um código ou marque todos.
help-check-bad-boolean = O valor não é sim nem não. Escreva TRUE, FALSE ou Vazio.
help-check-boolean-spelling = Outra grafia de sim ou não foi entendida.
help-check-bad-date = O valor não é uma data, ou pode ser lido de duas formas. Escreva o ano ou o dia primeiro.
help-check-date-future = A data está no futuro, o que este campo não aceita. Confira o ano.
help-check-bad-number = O valor não é um número, ou pode ser lido de duas formas. Não use separador de milhares.
help-check-bad-email = O valor não é um e-mail. Escreva um único endereço.
help-check-bad-phone = O valor não é um telefone válido. Confira os dígitos ou inclua o código do país.
help-check-bad-country = O valor não é um país. Use um código de duas ou três letras ou o nome do país.
help-check-bad-language = O valor não é um idioma. Use um código de duas ou três letras ou o nome do idioma.
help-check-unknown-user = Nenhum usuário da instituição tem este e-mail. Confira-o ou peça a um administrador que adicione o usuário.
help-check-unknown-structure = Nenhuma pessoa jurídica da instituição tem este número, ou uma pessoa jurídica com contatos vinculados se tornaria pessoa física. Vale o estado depois do arquivo inteiro.
help-check-too-long = O texto é mais longo do que o campo aceita. Encurte-o.
help-check-clear-word = Em texto livre, Empty, Vide e Vazio são gravados como texto. Escreva = para limpar o valor.
help-check-formula-without-result = A célula contém uma fórmula, mas o resultado não está no arquivo. Abra o arquivo no seu programa de planilhas, salve-o e envie-o de novo.
help-check-line-in-one-cell = Todos os valores de uma linha estão em uma só célula. Coloque cada valor na sua própria célula.
help-check-rows-hidden = Linhas ocultas na pasta de trabalho, por exemplo por um filtro, foram lidas como as outras. Exclua-as no seu arquivo se não devem ser importadas.
help-check-cell-error = A célula contém o erro de uma fórmula (como #N/D) em vez de um valor. Corrija a fórmula, escreva o próprio valor ou deixe a célula em branco.
help-check-placeholder = A célula contém uma palavra que programas escrevem para “sem valor”, como NULL ou N/A. Ela fica de fora até você escolher lê-la como célula em branco, limpar o valor ou aceitar a palavra como está.
help-check-guard-removed = Sinais que outro programa tinha colocado em volta de um texto foram retirados.
help-check-time-left-out = A data vinha com um horário, que foi deixado de fora.
help-check-phone-extension = O telefone tem um ramal, que não é gravado. Anote-o em outro campo se precisar dele.
help-check-separator-doubtful = Uma etiqueta contém vírgula ou ponto e vírgula. Se forem várias etiquetas, separe-as com |.
help-check-email-typo = O e-mail parece conter um erro de digitação. Ele é importado como está; corrija-o no arquivo se estiver errado.
help-check-tag-sign = Um + ou um - no início ou no fim de uma etiqueta a adiciona ou retira: A+ adiciona, A- retira, só A substitui todas as etiquetas. Se o sinal faz parte da etiqueta, renomeie-a.
help-check-email-in-use = Outro contato tem este e-mail. Confira se não é a mesma pessoa.
help-check-digits-in-name = O nome contém dígitos. Corrija-o se for um engano.
help-check-name-split = O nome completo foi dividido no primeiro espaço. Se o resultado estiver errado, use FIRSTNAME e LASTNAME.
help-check-recommended-blank = Um campo recomendado está em branco. Preencha-o se puder.
help-check-not-applicable = O campo não se aplica a este tipo de contato. Deixe a célula em branco.
help-check-mandatory-cleared = O campo é obrigatório e não pode ser limpo. Informe um valor ou deixe a célula em branco.
help-check-spreadsheet-damage = Um programa de planilhas alterou o valor: notação científica, zeros perdidos, dia e mês trocados, acentos corrompidos, texto cortado. A célula fica de fora até você escolher corrigi-la ou importá-la como está.
help-check-consent-unproven = Uma autorização passa a Verdadeiro sem fonte. Informe a fonte do consentimento ao enviar o arquivo ou, linha a linha, em uma coluna CONSENT_SOURCE.
help-check-refusal-overridden = Uma autorização passa de Falso a Verdadeiro. Confirme que o contato mudou de ideia.
help-check-structure-duplicate = Outra pessoa jurídica tem o mesmo nome e o mesmo endereço. Confira se não é a mesma.
help-check-already-exists = Já existe um contato com este número. Escolha um modo que atualize ou deixe o número em branco.
help-check-name-missing = Um novo contato precisa de um nome: LASTNAME ou FIRSTNAME, ou OFFICIAL_NAME para uma pessoa jurídica.
help-check-external-id-in-use = Outro contato tem este ID externo. Confira qual dos dois está certo.
help-check-bad-operation = A operação é desconhecida, ou este tipo de dados não a aceita. Use uma das indicadas em “{ help-kinds-title }”.
help-check-wrong-institution = A linha indica outra instituição. Confira se é o arquivo certo.
help-check-name-mismatch = O nome no arquivo não é o do contato. Confira o número do contato.
help-check-bad-definition = Um campo ou valor não pode ser definido assim. O relatório explica: tipo, código, rótulo ou posição.

# Estados
help-states-title = Etapas de uma importação
help-states-lead = Do envio do arquivo à conclusão, e de volta.
help-states-all = Estados
help-state-uploaded = O arquivo foi recebido.
help-state-needs-mapping = Você precisa indicar a codificação ou a planilha, ou o que algumas colunas contêm.
help-state-testing = O arquivo está sendo lido e verificado.
help-state-tested = O relatório está pronto. Nada foi alterado.
help-state-awaiting-approval = Uma segunda pessoa precisa aprovar a importação.
help-state-scheduled = A importação começará na hora definida.
help-state-queued = A importação foi iniciada e aguarda a vez.
help-state-running = As alterações estão sendo aplicadas.
help-state-completed = As alterações foram aplicadas. Você pode desfazê-las.
help-state-cancelled = A importação foi interrompida. As alterações já feitas são mantidas, e você pode desfazê-las.
help-state-failed = Ocorreu um problema do nosso lado. As alterações já feitas são mantidas, e você pode desfazê-las.
help-state-refused = O arquivo inteiro foi recusado, e nada foi alterado.
help-state-undoing = As alterações estão sendo desfeitas.
help-state-undone = As alterações foram desfeitas.
help-states-action = Testar ou atualizar
help-states-action-text = “{ action-test }” para no relatório. “{ action-update }” depois inicia automaticamente, a menos que haja erros ou avisos que precisem da sua decisão.
help-states-once = Pode ser interrompida sem risco
help-states-once-text = Iniciar duas vezes inicia uma só. Se o servidor parar, a importação continua de onde estava; nada se perde e nada é feito duas vezes.
help-states-conflicts = Alterado nesse meio-tempo
help-states-conflicts-text = Um valor que outra pessoa alterou desde o teste não é sobrescrito: é mantido e listado.
help-states-undo = Desfazer
help-states-undo-text = Uma importação concluída, interrompida ou com falha pode ser desfeita. Cada valor que ainda é o que ela gravou volta ao valor anterior; os outros são mantidos e listados. Os contatos criados são removidos, a menos que tenham sido editados depois.
help-states-expired = Testes vencidos
help-states-expired-text = Se campos ou valores foram redefinidos depois do teste, o arquivo precisa ser testado novamente antes de iniciar.

# Limites
help-limits-title = Limites
help-limits-lead = Acima de um limite, o arquivo é recusado por inteiro; nunca é cortado. O suporte técnico pode alterar esses limites.
help-limits-file = Tamanho de um arquivo
help-limit-csv = Arquivo de texto
help-limit-archive = Arquivo do Excel ou ZIP
help-limit-unpacked = Arquivo do Excel ou ZIP, depois de descompactado
help-limit-whole = Arquivo XLS, página da web ou vCard
help-limit-rows = Linhas
help-limit-columns = Colunas
help-limit-cell = Caracteres por célula
help-limit-patience = Segundos para encontrar a próxima linha
help-limit-memory = Memória para ler um arquivo do Excel
help-limits-other = Outros limites
help-limit-own-text = Texto de um campo da instituição, em caracteres
help-limit-code = Código interno, em caracteres
help-limit-tag = Etiqueta, em caracteres
help-limit-source = Fonte do consentimento, em caracteres

# Resultados
help-results-title = Resultados para programas
help-results-lead = O que as tarefas automáticas recebem: o JSON de uma importação e os códigos de saída dos comandos.
help-results-json = JSON de uma importação
help-results-json-text = O mesmo documento é devolvido por import, show, start, cancel e undo com --json, e pelo endereço de uma importação seguido de .json. O parâmetro issues limita o número de problemas listados, nunca os totais.
help-json-id = Número da importação na instituição
help-json-kind = Tipo de dados
help-json-action = test ou update
help-json-state = Estado
help-json-file = Nome do arquivo
help-json-sha256 = SHA-256 do arquivo, em hexadecimal
help-json-encoding = Codificação em que o arquivo foi lido, como em --encoding; null para UTF-8 e para pastas de trabalho
help-json-rows = Linhas preenchidas, abaixo do cabeçalho
help-json-rows-changed = Linhas que alteram algo
help-json-rows-unchanged = Linhas que não alteram nada
help-json-rows-rejected = Linhas com erros
help-json-changes = Alterações previstas: uma por valor de um contato
help-json-applied = Alterações aplicadas
help-json-conflicts = Valores deixados como estavam porque alguém os alterou desde o teste
help-json-undone = Alterações desfeitas
help-json-kept = Valores que não foram restaurados ao desfazer
help-json-errors = Número de erros
help-json-warnings = Número de avisos
help-json-notes = Número de observações
help-json-waits = O que espera por você: células danificadas, palavras para “nenhum valor” ou valores alterados nesse meio-tempo, que ficam de fora, e valores a apagar (clears), com a quantidade
help-json-issues = Problemas: linha como o programa de planilhas a mostra, coluna, gravidade, código, valor, número do contato
help-results-refusal = JSON de uma recusa
help-results-refusal-text = Se um comando é recusado, ele imprime um código e uma mensagem no lugar.
help-results-exit = Códigos de saída
help-exit-0 = Concluído. Um teste terminado acaba assim, seja qual for o resultado.
help-exit-1 = Ocorreu um problema do nosso lado.
help-exit-2 = A linha de comando está errada.
help-exit-3 = O arquivo ou o estado não permitiu, por exemplo uma atualização que não iniciou por causa de erros.

help-word-tag = Etiqueta
help-word-tag-text = Uma palavra sua em um contato ou em uma importação. Um contato pode ter quantas etiquetas você quiser.
help-head-value = Valor
help-about = Ajuda: { $title }
help-for-files = Quais arquivos podem ser importados?
help-for-cells = O que posso escrever em uma célula?
help-results-query = JSON da consulta de um público-alvo
help-results-query-text = Uma consulta é um grupo; um grupo contém condições e grupos. Uma condição indica um campo pelo código. Uma parte dentro de off é mantida, mas não aplicada. Além dos campos: TAGS, { $fields }.
refusal-unknown-topic = A ajuda não tem o tema “{ $name }”. Escolha um destes: { $topics }.
