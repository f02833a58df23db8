# Critérios e autorizações com seus valores.
fields-title = Critérios e autorizações
fields-lead = O que as células dos seus arquivos podem conter. Copie um código e cole-o em uma coluna [new].
fields-download-xlsx = Baixar todos os valores (XLSX)
fields-download-csv = Baixar em CSV
fields-search-for = Um critério, um valor ou um código interno
fields-nothing-found = Nenhum critério, autorização ou valor tem este nome ou código.
fields-criteria = Critérios
fields-authorisations = Autorizações
fields-contact-lists = Listas da ficha do contato
fields-custom = Campos personalizados
fields-mandatory = Obrigatório
fields-values =
    { $n ->
        [one] { $n_shown } valor
       *[other] { $n_shown } valores
    }
fields-all-values = Mostrar os { $n_shown } valores
internal-code = Código interno
label = Rótulo
value-state = Situação
value-inactive = Fora de uso

applies-both = Pessoas físicas e jurídicas
applies-individual = Somente pessoas físicas
applies-structure = Somente pessoas jurídicas

example-sets = define o valor
example-replaces = substitui todos os valores
example-adds-removes = adiciona um, remove o outro
example-true = Verdadeiro
example-false = Falso
example-clears = apaga o valor
