# Públicos-alvo: recusas de consultas, palavras das condições, páginas.

refusal-query-not-json = A consulta não é JSON: veja a linha { $line_shown }, coluna { $column_shown }.
refusal-query-malformed = A consulta não foi entendida em “{ $what }”. Uma condição se escreve { "{" }"field": "TOWN", "is": "Lyon"{ "}" }, um grupo { "{" }"all": [ … ]{ "}" }.
refusal-query-unknown-part = “{ $name }” não é um grupo (all, any, not_all, none) nem um operador conhecido, ou está onde nada mais pode estar.
refusal-query-empty-group = Um grupo está vazio. Adicione uma condição a ele ou remova-o.
refusal-query-nothing-on = Nenhuma condição está ativada. Ative ou adicione pelo menos uma: um público-alvo sem condições seria todo mundo.
refusal-query-too-long = A consulta passa de { $limit_shown } bytes.
refusal-query-too-many-parts = A consulta tem mais de { $limit_shown } condições e grupos.
refusal-query-too-many-values = Uma condição tem mais de { $limit_shown } valores.
refusal-query-too-deep = Há grupos dentro de grupos em mais de { $limit_shown } níveis.
refusal-query-field-missing = Escolha um campo para cada condição ou remova-a.
refusal-query-unknown-field = O campo { $field } não existe. Talvez tenha sido removido.
refusal-query-operator-misfit = “{ $operator }” não se aplica ao campo { $field }.
refusal-query-value-missing = Falta um valor na condição sobre { $field }. Preencha-o ou escolha “está vazio”.
refusal-query-bad-value = “{ $value }” não pode ser um valor de { $field }. Datas se escrevem 2026-12-31, números 12.5, códigos exatamente como são.
refusal-query-bad-range = A condição sobre { $field } termina antes de começar ({ $value }). Troque os dois valores.
refusal-query-unknown-value = { $field } não tem valor com o código interno “{ $value }”.
refusal-query-unknown-import = Não existe a importação nº { $number }.

refusal-target-name-missing = Dê um nome ao público-alvo.
refusal-target-name-too-long = O nome passa de { $limit_shown } caracteres.
refusal-target-code-bad = “{ $code }” não pode ser um código. Use até 50 letras sem acento, números e os sinais _ . -
refusal-target-code-taken = Outro público-alvo já tem o código { $code }. Escolha outro código.
refusal-target-is-static = Um público-alvo estático é um retrato fixo de contatos; não tem consulta que possa ser alterada.
refusal-unknown-target = Nenhum público-alvo tem o código { $code }.

operator-is = é
operator-is-not = não é
operator-is-one-of = é um de
operator-contains = contém
operator-starts-with = começa com
operator-is-empty = está vazio
operator-is-not-empty = não está vazio
operator-before = é antes de
operator-after = é depois de
operator-between = está entre
operator-less-than = é menor que
operator-more-than = é maior que

subject-status = Situação
subject-created = Data de criação
subject-changed = Última alteração
subject-changed-by-import = Alterado pela importação nº

join-all = Todas estas condições
join-any = Pelo menos uma destas condições
join-not-all = Pelo menos uma destas condições não
join-none = Nenhuma destas condições

# As condições em palavras.
condition-is = { $field } é { $value }
condition-is-not = { $field } não é { $value }
condition-is-day = { $field } é { $value }
condition-is-not-day = { $field } não é { $value }
condition-is-one-of = { $field } é um destes: { $value }
condition-contains = { $field } contém { $value }
condition-starts-with = { $field } começa com { $value }
condition-is-empty = { $field } está vazio
condition-is-not-empty = { $field } não está vazio
condition-before = { $field } é antes de { $value }
condition-after = { $field } é depois de { $value }
condition-less-than = { $field } é menor que { $value }
condition-more-than = { $field } é maior que { $value }
condition-between = { $field } está entre { $from } e { $to }
condition-between-days = { $field } vai de { $from } a { $to }
condition-import-is = Alterado pela importação nº { $value }
condition-import-is-not = Não alterado pela importação nº { $value }
condition-import-is-one-of = Alterado por uma das importações nº { $value }
query-and = e
query-or = ou
query-not-all = pelo menos uma destas não ({ $parts })
query-none = nenhuma destas ({ $parts })
query-separator = {"; "}
query-quoted = “{ $text }”
query-values = { $values } ou { $last }
query-values-more =
    { $n ->
        [one] { $values } ou { $n_shown } outro
       *[other] { $values } ou { $n_shown } outros
    }

# Páginas dos públicos-alvo.
targets-title = Públicos-alvo
targets-lead = Suas consultas salvas: elas dizem de quais contatos trata um modelo ou uma exportação.
targets-in-use = Em uso
targets-archived = Arquivados
targets-none = Nenhum público-alvo ainda
targets-none-help = Um público-alvo diz com quais contatos você trabalha, por exemplo os que falam francês e não têm gênero preferido. Com ele se fazem modelos e exportações.
targets-none-archived = Nada arquivado
targets-none-archived-help = Os públicos-alvo arquivados ficam aqui e podem voltar a ser usados.
target-new = Novo público-alvo
target-new-lead = Um público-alvo dinâmico: suas condições são avaliadas de novo a cada uso.
target-edit = Editar
target-edit-title = Editar público-alvo
target-more = Mais ações
target-duplicate = Duplicar
target-duplicate-static = Duplicar como estático
target-archive = Arquivar
target-restore = Voltar a usar
target-archive-ask = Arquivar “{ $name }”? Ele sai da lista dos que estão em uso; você pode trazê-lo de volta quando quiser.
target-archived = “{ $name }” foi arquivado.
target-restored = “{ $name }” está em uso de novo.
target-saved = “{ $name }” foi salvo.
target-duplicated = “{ $name }” foi criado. Dê a ele um nome próprio.
target-copy-name = { $name } (cópia)
target-save = Salvar
target-code = Código
target-code-help = Como os comandos o chamam. É criado a partir do nome se ficar vazio; depois não muda mais.
target-type = Tipo
target-dynamic = Dinâmico
target-static = Estático
target-is-archived = Arquivado
target-query = Condições
target-query-dynamic = Quem faz parte dele
target-query-static = Um retrato destas condições
target-picked = Contatos escolhidos um a um
target-picked-help = Estes contatos foram escolhidos um a um; a lista fica como está.
target-static-help = Um público-alvo estático é um retrato fixo de contatos: só o nome pode ser alterado.
target-changed = Alterado
target-changed-on = alterado em { $date }
target-made-by = por { $name }
target-counted = contados em { $date }
target-counting = contando…
target-counting-again = contados em { $date }, contando de novo…
target-not-counted = ainda não contados
target-contacts =
    { $n ->
        [0] Nenhum contato
        [one] { $n_shown } contato
       *[other] { $n_shown } contatos
    }
target-sample =
    { $n ->
        [one] O primeiro como amostra
       *[other] Os primeiros { $n_shown } como amostra
    }
preview-empty-alone = Nenhum contato satisfaz: { $part }. Só isso já esvazia o público-alvo.
preview-empty-otherwise =
    { $n ->
        [one] Sem “{ $part }” seria encontrado { $n_shown } contato.
       *[other] Sem “{ $part }” seriam encontrados { $n_shown } contatos.
    }
preview-empty-together = Cada condição encontra contatos, mas a partir de “{ $part }” ninguém satisfaz todas.
builder-who = Contatos que satisfazem
builder-help = As condições formam grupos, e grupos podem conter grupos. O que está desativado é mantido e ignorado. Sem condição sobre a situação, só os contatos ativos fazem parte do público-alvo.
builder-preview = Prévia
builder-sample = Amostra
builder-has-problems = Falta algo ou há um valor errado: veja as condições marcadas.
builder-culprit = Isto esvazia o público-alvo.
builder-all-conditions = Condições do público-alvo
builder-condition = Condição { $place }
builder-group = Grupo { $place }
builder-join = Ligação entre as condições
builder-field = Campo
builder-choose-field = Escolha um campo…
builder-operator = Operador
builder-value = Valor
builder-values = Valores
builder-from = De
builder-to = Até
builder-choose-value = Escolha um valor…
builder-lines-help = Um valor por linha
builder-update = Atualizar
builder-off = Desativar
builder-on = Ativar
builder-is-off = Desativado
builder-remove = Remover
builder-add-condition = Adicionar condição
builder-add-group = Adicionar grupo
builder-group-standard = Contato
builder-group-criteria = Critérios
builder-group-authorisations = Autorizações
builder-group-custom = Campos personalizados
builder-group-record = Registro
target-all-contacts = Mostrar todos na lista de contatos
