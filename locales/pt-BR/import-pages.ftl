# As páginas das importações.

## Histórico
imports-title = Importações
imports-lead = Cada arquivo enviado, o que resultou dele e como voltar atrás.
imports-none = Nenhuma importação por enquanto
imports-none-help = Baixe um modelo de importação, preencha as colunas [new] na sua planilha e envie o arquivo aqui. Nada muda antes de você confirmar.
imports-shown =
    { $n ->
        [one] { $n_shown } importação nesta página
       *[other] { $n_shown } importações nesta página
    }
access-values = Ver os valores dos critérios
new = Nova
import-number = Nº
import-file = Arquivo
import-sent-column = Envio
rows = Linhas
rows-changed = Alteradas
rows-unchanged = Sem alteração
rows-rejected = Rejeitadas
rows-would-change = Com alterações
warnings = Avisos
errors = Erros
state = Situação

## Nova importação
new-import-lead = Escolha o arquivo que você editou. Primeiro ele é testado: você lê o que mudaria e o que está errado antes de qualquer alteração.
kind = Tipo de dados
kind-criteria-help = Valores de critérios, para contatos que já existem.
kind-authorisations-help = Verdadeiro, Falso ou Vazio, com a fonte do consentimento.
kind-contacts-help = Nomes, endereços, telefones e todos os outros campos, de contatos conhecidos ou novos.
kind-criterion-values-help = Critérios, seus valores e rótulos.
action = Ação
action-test-help = Nada é alterado. Você recebe um relatório e uma prévia e inicia a importação quando estiver tudo certo.
action-update-help = O arquivo é testado e a importação começa sozinha se não houver nada errado. Com erros, ela espera por você.
drop-here = Solte o arquivo aqui ou escolha-o.
file-limits = CSV, TSV, TXT, XML, JSON ou SQL de até { $csv }; XLSX, XLSB, ODS ou SQLite de até { $zip }; XLS, HTML ou vCard de até { $whole }; ou um deles em um ZIP de até { $zip } ({ $unpacked } descompactado). No máximo { $rows_shown } linhas, { $columns_shown } colunas e { $chars_shown } caracteres por célula.
file-too-large-here = Este arquivo passa de { $limit }. Divida-o em vários arquivos.
consent-source = Fonte do consentimento
consent-source-help = Para autorizações: onde os contatos consentiram, por exemplo “Formulário na bilheteria, outono de 2026”. Fica no histórico. Se ela muda de uma linha para outra, acrescente ao arquivo as colunas CONSENT_SOURCE e CONSENT_DATE.
notice-email = E-mail para o aviso
notice-email-help = Recebe uma mensagem quando a importação termina ou espera por você.
more-options = Mais opções
first-rows = Somente as primeiras linhas
first-rows-help = Para experimentar algumas, por exemplo 10.
import-tag = Etiqueta
import-tag-help = Dada a cada contato que a importação altera.
key-column = Coluna-chave
key-column-help = O cabeçalho da coluna que identifica os contatos, se não for a primeira: CONTACT_NR, EXTERNAL_ID, EMAIL ou PHONE.
stop-on-error = Parar ao primeiro erro
stop-on-error-help = Nenhuma linha é importada enquanto houver uma só com erro. Do contrário, as linhas com erro ficam de fora.
stale = Se alguém alterou um valor depois que o modelo foi feito
stale-help = A coluna [old] mostra o valor daquele momento.
stale-keep = Manter o do outro
stale-keep-help = A célula fica de fora e aparece como aviso.
stale-mine = Usar o meu
stale-mine-help = O valor do arquivo é importado.
sending = O arquivo está sendo enviado…
send-file = Enviar o arquivo
refusal-bad-first-rows = “Somente as primeiras linhas” pede um número inteiro a partir de 1. Deixe em branco para importar o arquivo todo.
refusal-no-file = Nenhum arquivo foi escolhido. Escolha o arquivo a importar.

## Uma importação
import-title = Importação nº { $number }
import-sent-by = Enviada por { $user } em { $date }
import-sent = Enviada em { $date }
import-download = Baixar o arquivo enviado
import-source = fonte: { $source }
import-encoding-unused = A codificação { $encoding } não foi necessária: uma pasta de trabalho indica por si só como seus textos estão escritos.
import-start = Iniciar importação
import-start-ask =
    { $n ->
        [one] { $n_shown } valor será alterado. Iniciar a importação agora?
       *[other] { $n_shown } valores serão alterados. Iniciar a importação agora?
    }
import-started = A importação nº { $number } foi iniciada.
import-cancel = Interromper
import-cancel-ask = Interromper esta importação? O que já foi alterado permanece e pode ser desfeito.
import-cancelled = A importação nº { $number } está sendo interrompida.
import-undo = Desfazer
import-undo-started = A importação nº { $number } está sendo desfeita.
import-tested-again = A importação nº { $number } está sendo testada de novo.
steps = Etapas da importação
step-file = Arquivo
step-test = Teste
step-review = Conferência
step-update = Atualização
step-done = Pronto
import-views = Visões da importação
import-report = Relatório
import-issues = Erros e avisos
import-changes = Prévia das alterações
import-conflicts = Deixados de fora
import-kept = Mantidos ao desfazer

import-was-refused = O arquivo foi recusado. Nada foi alterado.
import-same-file = Exatamente este arquivo já foi enviado:
import-columns-open = Nem todas as colunas do arquivo foram reconhecidas. Diga o que elas são e o teste continua.
import-expired = Critérios ou valores mudaram depois do teste: o resultado não vale mais.
test-again = Testar de novo
import-only-errors =
    { $n ->
        [one] A única linha que mudaria algo tem um erro. Corrija-a na planilha e envie o arquivo de novo.
       *[other] Todas as { $n_shown } linhas que mudariam algo têm erros. Corrija-as na planilha e envie o arquivo de novo.
    }
import-nothing-changes = Nada mudaria: os contatos já têm estes valores ou as colunas [new] estão em branco.
import-nothing-changes-yet = Por enquanto nada mudaria.
import-errors-besides =
    { $n ->
        [one] { $n_shown } linha tem erros. Corrija-a e envie o arquivo novamente.
       *[other] { $n_shown } linhas têm erros. Corrija-as e envie o arquivo novamente.
    }
waits-spreadsheet-damage =
    { $n ->
        [one] { $n_shown } célula danificada por um programa de planilhas fica de fora até você escolher o que fazer com ela.
       *[other] { $n_shown } células danificadas por um programa de planilhas ficam de fora até você escolher o que fazer com elas.
    }
waits-placeholder =
    { $n ->
        [one] { $n_shown } célula com uma palavra para “nenhum valor” fica de fora até você escolher o que ela significa.
       *[other] { $n_shown } células com palavras para “nenhum valor” ficam de fora até você escolher o que elas significam.
    }
waits-old-stale =
    { $n ->
        [one] { $n_shown } célula fica de fora, pois alguém mudou o valor depois que o modelo foi criado.
       *[other] { $n_shown } células ficam de fora, pois alguém mudou os valores depois que o modelo foi criado.
    }
waits-clears =
    { $n ->
        [one] { $n_shown } valor seria apagado: confirme ao iniciar a importação.
       *[other] { $n_shown } valores seriam apagados: confirme ao iniciar a importação.
    }
import-stopped-by-errors =
    { $n ->
        [one] O arquivo tem { $n_shown } erro e esta importação para ao primeiro erro. Corrija o arquivo e envie-o de novo.
       *[other] O arquivo tem { $n_shown } erros e esta importação para ao primeiro erro. Corrija o arquivo e envie-o de novo.
    }
import-with-errors =
    { $n ->
        [one] { $n_shown } linha tem erros. Corrija-a e envie o arquivo de novo, ou inicie a importação: a linha fica de fora.
       *[other] { $n_shown } linhas têm erros. Corrija-as e envie o arquivo de novo, ou inicie a importação: estas linhas ficam de fora.
    }
import-ready =
    { $n ->
        [one] Nenhum erro. { $n_shown } valor será alterado quando você iniciar a importação.
       *[other] Nenhum erro. { $n_shown } valores serão alterados quando você iniciar a importação.
    }
import-is-completed =
    { $n ->
        [one] A importação foi concluída: { $n_shown } valor foi alterado.
       *[other] A importação foi concluída: { $n_shown } valores foram alterados.
    }
import-is-cancelled = A importação foi interrompida. Nada foi alterado.
import-is-cancelled-midway =
    { $n ->
        [one] A importação foi interrompida. { $n_shown } valor já tinha sido alterado e pode ser restaurado.
       *[other] A importação foi interrompida. { $n_shown } valores já tinham sido alterados e podem ser restaurados.
    }
import-is-failed =
    { $n ->
        [0] Ocorreu uma falha nossa. Nada foi alterado. Envie o arquivo de novo; se acontecer outra vez, avise o operador.
        [one] Ocorreu uma falha nossa. { $n_shown } valor já tinha sido alterado e pode ser restaurado.
       *[other] Ocorreu uma falha nossa. { $n_shown } valores já tinham sido alterados e podem ser restaurados.
    }
import-is-undone =
    { $n ->
        [one] A importação foi desfeita: { $n_shown } valor voltou ao que era.
       *[other] A importação foi desfeita: { $n_shown } valores voltaram ao que eram.
    }
import-has-conflicts =
    { $n ->
        [one] { $n_shown } valor ficou de fora, pois alguém o alterou depois do teste.
       *[other] { $n_shown } valores ficaram de fora, pois alguém os alterou depois do teste.
    }
import-has-kept =
    { $n ->
        [one] { $n_shown } valor foi mantido como está, pois alguém o alterou depois da importação.
       *[other] { $n_shown } valores foram mantidos como estão, pois alguém os alterou depois da importação.
    }
show-them = Mostrar
stale-kept = Alguém alterou valores depois que o modelo foi feito. Os valores do outro são mantidos; os seus ficam de fora.
stale-overwritten = Alguém alterou valores depois que o modelo foi feito. Os seus valores vão substituir os do outro.
stale-use-mine = Usar os meus e testar de novo
stale-keep-theirs = Manter os do outro e testar de novo

values-applied = Valores alterados
values-undone = Valores restaurados
severity = Gravidade
what = O quê
how-many = Quantidade
field = Campo
values-in-all =
    { $n ->
        [one] { $n_shown } valor ao todo.
       *[other] { $n_shown } valores ao todo.
    }
values-cleared =
    { $n ->
        [one] { $n_shown } deles fica vazio.
       *[other] { $n_shown } deles ficam vazios.
    }
contacts-created =
    { $n ->
        [one] { $n_shown } novo contato.
       *[other] { $n_shown } novos contatos.
    }
import-no-issues = Nenhum erro, nenhum aviso.
import-no-issues-here = A importação não tem erros nem avisos com estes filtros.
import-no-changes = O arquivo não muda nada.

progress-leave = Você pode sair desta página: o trabalho continua.
progress-waiting = Aguardando a vez
progress-cancelling = Interrompendo
progress-rows-read =
    { $n ->
        [one] { $n_shown } linha lida
       *[other] { $n_shown } linhas lidas
    }
progress-values-written = { $n_shown } de { $total_shown } valores gravados
progress-values-restored = { $n_shown } de { $total_shown } valores restaurados
progress-speed-rows = { $n_shown } linhas por segundo · faltam { $left }
progress-speed-values = { $n_shown } valores por segundo · faltam { $left }

## Erros e avisos
all = Tudo
column = Coluna
filter = Filtrar
row = Linha
value = Valor
contact = Contato
issue-about-row = A linha toda
issues-shown =
    { $n ->
        [one] { $n_shown } registro nesta página
       *[other] { $n_shown } registros nesta página
    }

## Prévia das alterações
old-and-new = Valor anterior e novo valor
is-new = Novo
rows-shown =
    { $n ->
        [one] { $n_shown } linha nesta página
       *[other] { $n_shown } linhas nesta página
    }
slot-group = Grupo
slot-type = Tipo
slot-contact-type = Tipo de contato
slot-mandatory = Obrigatório
slot-rank = Ordem
slot-active = Em uso
slot-code = Código interno
slot-field = Critério
slot-label-en = Rótulo em inglês
slot-label-fr = Rótulo em francês
slot-label-pt = Rótulo em português
slot-gone = Um campo que não existe mais

## O que ficou como estava
conflicts-lead = Alguém alterou estes valores entre o teste e a importação. Eles não foram sobrescritos.
kept-lead = Ao desfazer, estes valores já não eram os que a importação tinha gravado. Ficaram como estão.
kept-none = Tudo foi feito como planejado.
kept-whole = O registro inteiro
kept-new = Valor do arquivo
kept-old = Valor antes da importação
kept-found = Valor atual
why = Por quê
kept-changed = Alguém alterou nesse meio-tempo
kept-gone = Não existe mais
kept-taken = Outro contato tem este valor agora
kept-edited = Foi editado depois que a importação o criou
kept-in-use = Contatos o utilizam
kept-no-structure = A pessoa jurídica não existe mais
kept-belongs = Uma pessoa jurídica não pode ser vinculada a outra
kept-has-people = Há contatos vinculados a ela
values-shown =
    { $n ->
        [one] { $n_shown } valor nesta página
       *[other] { $n_shown } valores nesta página
    }

## Desfazer
undo-title = Desfazer a importação nº { $number }
undo-values =
    { $n ->
        [one] { $n_shown } valor alterado por esta importação volta ao valor anterior.
       *[other] { $n_shown } valores alterados por esta importação voltam aos valores anteriores.
    }
undo-help = Valores que alguém alterou depois da importação são mantidos e listados. Você pode sair da página; o trabalho continua.
undo-created = O que a importação criou é removido, a não ser que tenha sido editado depois.
undo-now = Desfazer a importação

## Confirmar colunas
confirm-columns = Confirmar as colunas
confirm-columns-lead = Confira cada coluna e diga o que são as não reconhecidas. Uma coluna ignorada não é importada.
header = Cabeçalho
column-is = O que é
column-is-what = O que é a coluna { $header }
column-unknown = não reconhecida
column-ignore = Ignorar esta coluna
column-ignored = Ignorada
column-key = Chave: { $field }
column-new = Novo valor: { $field }
column-old = Valor anterior: { $field }
column-context = Só para leitura: { $field }
column-check = Controle assinado
column-institution = Instituição
column-operation = Operação
please-choose = Escolha
confirm-and-test = Confirmar e testar
columns-confirmed = As colunas estão confirmadas; o arquivo está sendo testado.
refusal-columns-open = Algumas colunas ainda estão sem resposta. Diga o que é cada coluna desconhecida ou ignore-a.
import-kind-followed = Você escolheu “{ $chosen }”, mas este arquivo é um dos nossos de “{ $kind }”: ele é importado assim.
import-left-out = Este arquivo parece vir de { $system }. Estas colunas não são importadas: { $columns }.
sending-broken = A conexão caiu antes que o arquivo chegasse, e nada foi importado. Verifique sua conexão e envie o arquivo de novo. Se isso se repetir com um arquivo grande, talvez um servidor no caminho não aceite esse tamanho: pergunte ao operador.
sending-too-large = Um servidor à frente do Carnet recusou o arquivo por ser grande demais para ele. Nada foi importado. Divida o arquivo ou peça ao operador que aumente o limite.
sending-away = Não é possível acessar o Carnet no momento, e nada foi importado. Aguarde um minuto e envie o arquivo de novo.
sending-odd = A resposta não veio do Carnet, portanto nada é certo. Veja na lista de importações se o arquivo chegou; se não, envie-o de novo. Se isso se repetir, informe este número ao operador:
