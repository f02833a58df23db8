# Pastas de trabalho: suas planilhas, as notas dos cabeçalhos e o que o programa pergunta quando se digita algo incomum.

book-title-template = Modelo de importação: { $what }
book-contacts = Contatos
book-lists = Códigos
book-lists-title = O que as células podem conter
book-lists-how = Escolha nas listas suspensas das colunas [new] ou copie daqui um código ou uma opção.
book-lists-not-imported = Esta planilha não é importada.
book-list-field = Campo
book-list-label = Rótulo do campo
book-list-type = Tipo
book-list-entry = Opção da lista suspensa

note-title = { $label } ({ $type })
note-key = Indica de qual contato trata a linha.
note-locked = As células cinza servem apenas para leitura. Estão bloqueadas, sem senha: para classificar as linhas, desproteja a planilha.
note-context = Somente para leitura: uma alteração aqui não é importada.
note-old = O valor de quando este arquivo foi feito. Deixe como está: ele mostra se alguém alterou o valor desde então.
note-blank = Uma célula em branco deixa o valor como está.
note-clear = O sinal = apaga o valor.
note-clear-word = O sinal = ou a palavra { $word } apaga o valor.
note-mandatory = O valor não pode ser apagado.
note-codes-elsewhere = Todos os valores estão na planilha “{ $sheet }”.
note-text =
    { $n ->
        [one] No máximo { $n_shown } caractere.
       *[other] No máximo { $n_shown } caracteres.
    }
note-remark = Um texto que começa com || é acrescentado à observação atual.
note-tags = Etiquetas separadas por |: a|b. Para acrescentar uma e retirar outra: +a|-b.
note-list = Escolha na lista suspensa ou digite um código interno.
note-multi-list = A lista suspensa põe um só valor no lugar de todos. Vários valores: A|B. Para acrescentar um e retirar outro: A+|B-.
note-yes-no = Escolha na lista suspensa ou digite TRUE ou FALSE (VERDADEIRO ou FALSO).
note-number = Algarismos, com vírgula ou ponto antes dos decimais: 12,5
note-date = Ano, mês e dia, ou o dia primeiro: 2026-11-21, 21/11/2026. Nunca o mês primeiro.
note-email = Um só endereço.
note-phone = Com o código do país (+55 11 91234-5678), ou como se disca no país do contato.
note-country = Um código de duas letras (BR) ou o nome do país.
note-language = Um código de duas letras (pt) ou o nome do idioma.
note-user = O endereço de e-mail de um usuário.
note-structure = O número de contato de uma pessoa jurídica.

hint-multi-list-title = Vários valores
doubt-list-title = Não está na lista
doubt-list = Isto não é uma das opções. Um código interno sozinho, um rótulo, = e { $word } também são aceitos; qualquer outra coisa será recusada no teste do arquivo.
doubt-user = Nenhum usuário tem este endereço. O sinal = apaga o valor; qualquer outra coisa será recusada no teste do arquivo.
doubt-long-title = Texto longo demais
doubt-long =
    { $n ->
        [one] Este campo aceita { $n_shown } caractere. Um texto mais longo será recusado no teste do arquivo.
       *[other] Este campo aceita no máximo { $n_shown } caracteres. Um texto mais longo será recusado no teste do arquivo.
    }

# Notas de um arquivo de valores de critérios.
values-note-criterion = O código interno do critério. STRUCT_TYPE, LIFECYCLE e TITLE são listas da ficha do contato.
values-note-type = O tipo do critério; authorisation para uma autorização.
values-note-contact-type = Os contatos aos quais se aplica.
values-note-mandatory = TRUE se o valor não pode ser apagado.
values-note-label-en = Rótulo do critério em inglês.
values-note-label-fr = Rótulo do critério em francês.
values-note-label-pt = Rótulo do critério em português.
values-note-value = Código interno do valor: letras, algarismos, _ . e -. Uma linha para cada valor; em branco para um critério que não é lista.
values-note-rank = A posição do valor na lista: 1, 2, 3…
values-note-value-en = Rótulo do valor em inglês.
values-note-value-fr = Rótulo do valor em francês.
values-note-value-pt = Rótulo do valor em português.

refusal-template-too-wide = O modelo teria { $n_shown } colunas, e um arquivo pode ter no máximo { $limit_shown }. Escolha menos campos.
refusal-no-such-field = “{ $field }” não é um campo que este tipo de dados possa alterar. Corrija o nome; a página “{ nav-fields }” lista os códigos.
refusal-workbook-too-wide = Uma planilha tem no máximo { $limit_shown } colunas, e este export teria { $n_shown }. Escolha CSV.
refusal-workbook-full = Uma planilha comporta { $limit_shown } contatos, e estes são mais. Escolha CSV ou um público-alvo com menos contatos.
refusal-workbook-cell-too-long = O texto da linha { $row_shown }, coluna { $column }, ultrapassa os 32.767 caracteres que uma célula de uma pasta de trabalho comporta. Escolha CSV.
