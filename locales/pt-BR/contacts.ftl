# Contatos: lista e ficha.
contacts-title = Contatos
contacts-lead = Todas as pessoas e empresas que a sua instituição conhece: busque, filtre, abra uma ficha.
contacts-search-for = Nome, número do contato, e-mail ou telefone
contacts-none = Nenhum contato por enquanto
contacts-none-help = Importe um arquivo com dados de contato e seus contatos aparecerão aqui.
contacts-nothing-found = Nenhum contato corresponde a estas palavras e filtros. Tente o começo de um nome ou menos palavras.
contacts-partial = Os filtros deixam de fora muitos contatos, por isso só parte da lista foi percorrida. A próxima página continua daqui.
contacts-by-word = São tantos os contatos encontrados que eles aparecem na ordem da palavra encontrada, e não do nome. Digite mais uma palavra para encontrar menos.
contacts-shown =
    { $n ->
        [one] { $n_shown } contato nesta página
       *[other] { $n_shown } contatos nesta página
    }
contact-status = Situação
all-kinds = Todos
all-statuses = Todas
contacts-target = Público-alvo
all-targets = Todos
clear-filters = Limpar filtros
name = Nome

card-changed = última alteração em { $date }
card-identity = Identidade
card-reach = E-mail e telefone
card-address = Endereço
card-relation = Acompanhamento
card-criteria = Critérios
card-authorisations = Autorizações
card-custom = Campos personalizados
card-blank = Sem valor:
card-people = Pessoas vinculadas
card-people-none = Ninguém está vinculado a esta pessoa jurídica ainda.
card-people-all =
    { $n ->
        [one] Mostrar { $n_shown } pessoa
       *[other] Mostrar todas as { $n_shown } pessoas
    }
card-people-many = Mostrar todas as pessoas (mais de { $n_shown })
contacts-people-of = Pessoas vinculadas a { $name }

# Quem escreveu um valor.
written-by-import-of = importação nº { $number_shown } por { $user }, { $date }
written-by-import = importação nº { $number_shown }, { $date }
written-by = { $user }, { $date }
written = { $date }
proof-source-date = Consentimento: { $source }, { $date }
proof-source = Consentimento: { $source }
proof-date = Consentimento de { $date }

# Histórico de uma ficha.
timeline = Histórico
timeline-empty = Nada foi alterado ainda.
timeline-created =
    { $n ->
        [one] Criado com { $n_shown } valor
       *[other] Criado com { $n_shown } valores
    }
timeline-older = Mais antigos
edited-by-hand = Editado à mão

# Edição de um contato.
edit = Editar
edit-title = Editar { $name }
edit-lead = Um campo em branco apaga o valor. Cada alteração fica no histórico.
edit-wrong = Nada foi salvo ainda: veja os campos marcados.
save = Salvar
contact-unchanged = Nada foi alterado.
contact-changed =
    { $n ->
        [one] { $n_shown } valor foi alterado.
       *[other] { $n_shown } valores foram alterados.
    }

# O que se faz com contatos da lista.
tick-all = Marcar todos os contatos desta página
tick-one = Marcar { $name }
ticked-none = Nenhum marcado
ticked-some = Marcados: #
with-all-matching = Com todos os encontrados, em todas as páginas
with-ticked = Com os contatos marcados
selection-title = Contatos selecionados
selection-everyone = Todos os contatos da instituição.
selection-matching = Todos os contatos que correspondem à busca e aos filtros da lista.
selection-ticked =
    { $n ->
        [one] { $n_shown } contato marcado.
       *[other] { $n_shown } contatos marcados.
    }
selection-none = Nenhum contato foi selecionado
selection-none-help = Marque contatos na lista ou use todos os encontrados.
selection-as-target = Público-alvo
selection-as-target-help = Os contatos ficam em um público-alvo estático: um retrato que permanece como está agora. Modelos e exportações são feitos a partir dele.
selection-target-name = Nome do público-alvo
selection-name = Seleção de { $date }
selection-template = Exportar para editar
selection-export = Exportar para ler
selection-save = Só salvar o público-alvo
selection-saved = O público-alvo “{ $name }” foi salvo.
selection-tag = Adicionar etiqueta
selection-tag-help = Cada contato marcado recebe a etiqueta; as outras etiquetas permanecem.
selection-tagged =
    { $n ->
        [0] Todos os contatos marcados já tinham a etiqueta.
        [one] { $n_shown } contato recebeu a etiqueta.
       *[other] { $n_shown } contatos receberam a etiqueta.
    }
refusal-nothing-selected = Nenhum contato foi selecionado. Marque contatos na lista ou use todos os encontrados.
refusal-field-not-offered = Um destes campos não pode ser alterado neste contato. Nada foi salvo. Abra o contato novamente e refaça as alterações.
