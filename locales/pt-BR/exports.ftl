download-template = Baixar o modelo de importação
exports-title = Exportações
exports-lead = Arquivos feitos para você e seus colegas: modelos de importação para editar, exportações para consultar e arquivos grandes para corrigir. Cada um fica guardado por 14 dias.
exports-empty = Ainda não há arquivos
exports-empty-text = Baixe um modelo de importação: uma linha por contato, com os valores atuais, pronta para ser editada em uma planilha.
exports-newest-first = Do mais recente ao mais antigo
export-all = Exportar contatos
export-file = Arquivo
export-state = Situação
export-asked-by = Pedido por
export-by-shell = Pela linha de comando
export-rows = Linhas
export-size = Tamanho
export-expires = Guardado até
export-download = Baixar
export-target = público-alvo: { $name }
export-all-contacts = Todos os contatos
export-all-values = todos os valores
export-empty-sample = exemplo sem contatos
export-mailed-to = Envio para { $address }
export-left-out =
    { $n ->
        [one] { $n_shown } pessoa jurídica deixada de fora: as autorizações só se aplicam a pessoas físicas
       *[other] { $n_shown } pessoas jurídicas deixadas de fora: as autorizações só se aplicam a pessoas físicas
    }
export-progress-label = Andamento do arquivo
export-progress-waiting = Aguardando a vez
export-progress-rows = { $done_shown } de { $total_shown } linhas
export-progress-of = { $done_shown } de { $total_shown } contatos
export-progress =
    { $n ->
        [one] { $n_shown } contato
       *[other] { $n_shown } contatos
    }
export-asked = O arquivo está sendo feito. Você o encontrará aqui assim que estiver pronto.
export-failure = Algo deu errado do nosso lado. Peça o arquivo de novo; se falhar outra vez, informe este número ao seu administrador: { $id }.

export-state-waiting = Aguardando
export-state-running = Em preparação
export-state-ready = Pronto
export-state-failed = Falhou
export-state-expired = Expirado

export-new-lead = O arquivo é feito em segundo plano. Edite as colunas [new] e depois importe-o.
export-what = Tipo de dados
export-what-criteria = Critérios
export-what-criteria-help = Um par de colunas [old] e [new] para cada critério.
export-what-authorisations = Autorizações
export-what-authorisations-help = Um par de colunas para cada autorização. Só pessoas físicas: as pessoas jurídicas ficam de fora.
export-what-contacts = Informações de contato
export-what-contacts-help = Nomes, endereços, campos personalizados, critérios e autorizações.
export-what-criterion-values = Valores dos critérios
export-what-corrected = Seu arquivo, para corrigir
export-corrected-all = Todas as linhas
export-corrected-rejected = Somente as linhas rejeitadas
export-what-all = Todos os campos, para consulta
export-what-all-help = Uma coluna para cada campo, para ler ou comparar; não serve para importar de novo.
export-whom = Contatos
export-whom-help = Todos, os de um público-alvo, ou nenhum para ver só um exemplo.
export-no-contacts = Nenhum contato: um exemplo vazio
export-format = Formato
export-format-help = A pasta de trabalho traz listas suspensas, notas e uma planilha com todos os códigos.
export-format-xlsx = Pasta de trabalho (XLSX)
export-format-csv = CSV (os modelos vêm em um zip)
export-fields = Somente estes campos
export-fields-help = Para um modelo: códigos ou rótulos, separados por vírgulas, por exemplo GENRE, OPTIN_MAIL. Em branco: todos os campos do tipo de dados.
export-for-programs = Para outros programas
export-for-programs-help = CSV de todos os campos: textos como +33612345678 ficam como estão, sem apóstrofo antes. Não abra este arquivo em um programa de planilhas: ele pode tomar um texto desses por uma fórmula e executá-la.
export-language = Idioma do arquivo
export-language-help = O idioma das notas e das listas suspensas da pasta de trabalho; no CSV, define o separador de colunas.
export-email = Enviar o arquivo por e-mail
export-email-help = Em anexo até 10 MB; acima disso, um link. Seu endereço, o de um colega, ou um de um domínio que a instituição permite.
export-make = Fazer o arquivo

export-file-criteria = criterios
export-file-authorisations = autorizacoes
export-file-contacts = informacoes-de-contato
export-file-criterion-values = valores-dos-criterios
export-file-all = contatos

refusal-nothing-to-edit = Não há nada para editar: nenhum campo deste tipo de dados foi definido ainda. Importe primeiro valores de critérios.
