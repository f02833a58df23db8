# Dizer o que são as colunas; os mapeamentos.

columns-by-mapping = Estes cabeçalhos são os do mapeamento “{ $name }”, preenchido abaixo. Confira e confirme.
columns-by-system = Este arquivo parece vir do { $name }; o que se sabe das suas colunas está preenchido abaixo.
columns-by-parent = Este é o arquivo corrigido da importação nº { $number }; as colunas são as mesmas de lá.
columns-no-key = Nenhuma coluna foi reconhecida como a que identifica os contatos. Diga qual coluna é o número do contato, o ID externo, o e-mail ou o telefone e escolha-a como coluna-chave.
columns-no-header = Nenhum cabeçalho deste arquivo é conhecido aqui. Diga o que é cada coluna.
column-guess = Pelos valores: { $what } ({ $percent }% de { $cells_shown } células combinam).
columns-first-rows = As primeiras linhas do arquivo
column-samples = Por exemplo:
column-read-only = Somente leitura, não importada
column-fields = Este campo
column-new-field = Um novo campo personalizado
column-new-field-of = Novo campo personalizado: { $type }
column-new-label = Nome do novo campo
columns-key = Coluna-chave
columns-key-help = A coluna que identifica os contatos: número do contato, ID externo, e-mail ou telefone.
columns-key-recognised = Como foi reconhecida
columns-key-open = Reconhecer pelos cabeçalhos

values-title = Valores
values-lead = O que está no arquivo e o valor que é lido no lugar. O que você deixar em aberto é lido como está.
values-text = No arquivo
values-cell = É lido como
values-cell-of = Como { $text } é lido
values-as-it-is = Como está
values-rows =
    { $n ->
        [one] em { $n_shown } linha
       *[other] em { $n_shown } linhas
    }
values-offer = Algumas colunas têm palavras que não são valores daqui. Diga uma vez o que cada palavra significa, e o arquivo é testado de novo.
values-assign = Atribuir os valores

constants = O mesmo valor em todas as linhas
constants-help = Para campos que não têm coluna no arquivo, por exemplo um ciclo de vida que todos estes contatos recebem.
constants-none = Nenhum campo
constants-cell = Valor, como em um arquivo
refusal-unknown-constant = O campo { $code } não pode receber aqui o mesmo valor em todas as linhas. Escolha outro campo.
refusal-bad-constant = O valor de { $code } para todas as linhas não serve. { $reason }

mapping = Mapeamento
mapping-help = O que são as colunas do arquivo. Sem escolha, é proposto um mapeamento com os mesmos cabeçalhos.
mapping-by-headers = Pelos cabeçalhos
mapping-keep = Guardar estas respostas com o nome
mapping-keep-help = Por exemplo, o sistema de onde vem o arquivo. O próximo arquivo com os mesmos cabeçalhos será preenchido como este.
mappings-title = Mapeamentos
mappings-lead = O que são as colunas dos arquivos de outros sistemas. No próximo arquivo com os mesmos cabeçalhos, basta confirmar.
mappings-none = Nenhum mapeamento ainda
mappings-none-help = Envie um arquivo de outro sistema, diga o que são as suas colunas e dê um nome às respostas.
mapping-name = Nome
mapping-changed = Última alteração
mapping-used = Último uso
mapping-not-used = Ainda não
mapping-columns =
    { $n ->
        [one] { $n_shown } coluna
       *[other] { $n_shown } colunas
    }
mapping-columns-title = Colunas
mapping-saved = O mapeamento foi salvo.
mapping-delete = Excluir o mapeamento
mapping-delete-ask = Excluir este mapeamento? As importações que o usaram ficam como estão.
mapping-deleted = O mapeamento “{ $name }” foi excluído.
refusal-bad-mapping-name = Um mapeamento tem um nome de no máximo { $most_shown } caracteres, em uma só linha.
refusal-mapping-name-taken = Já existe um mapeamento “{ $name }” para outros cabeçalhos. Escolha outro nome.
refusal-unknown-mapping = Não há mapeamento “{ $name }” para este tipo de dados. A página Mapeamentos mostra os que existem.
systems-title = Prontos para uso
systems-lead = Os arquivos destes sistemas são reconhecidos pelos cabeçalhos, sem um mapeamento seu.
