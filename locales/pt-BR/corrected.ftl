# O arquivo corrigido.

corrected = Corrigir o seu arquivo
corrected-lead = O seu próprio arquivo, com as células erradas coloridas e um comentário em cada uma. Corrija-as e envie o arquivo de novo: a história desta importação continua, e as linhas já importadas ficam inalteradas.
corrected-large = Um arquivo deste tamanho é feito em segundo plano e depois fica à espera na página Exportações.
corrected-only-rejected =
    { $n ->
        [one] Somente a linha rejeitada (XLSX)
       *[other] Somente as { $n_shown } linhas rejeitadas (XLSX)
    }
corrected-whole = O arquivo inteiro (XLSX)
corrected-as-csv = Em CSV, com duas colunas a mais:
corrected-csv-rejected = somente as linhas rejeitadas
corrected-csv-whole = o arquivo inteiro
corrected-file = correções
corrected-sheet = Correções
corrected-summary = Resumo
corrected-status = Resultado
corrected-what = O que está errado
corrected-good = OK
corrected-rejected = Rejeitada
corrected-warning = Aviso
corrected-issue = { $column }: { $sentence }
corrected-many = Há tantas células erradas que só as primeiras { $n_shown } têm um comentário. A última coluna diz em cada linha o que está errado.
corrected-note = Observação
corrected-title = Importação nº { $number }: { $file }
corrected-rows = Linhas: { $n_shown } · Rejeitadas: { $rejected_shown }
corrected-how = A segunda planilha tem as suas linhas. As células vermelhas estão erradas, as amarelas merecem atenção, as azuis são apenas observações; o comentário de cada uma diz o que fazer.
corrected-again = Corrija as células, salve e envie o arquivo de novo como nova importação. Deixe as duas últimas colunas como estão: elas não são importadas.
import-corrects = Corrige a
import-corrected-by = Corrigida pela
import-makes-fields = A importação cria estes campos personalizados:
refusal-corrected-not-tested = Esta importação ainda não foi testada; não há nada para corrigir.
refusal-corrected-no-file = O arquivo desta importação não é mais mantido.
refusal-corrected-too-long = Uma planilha comporta { $n_shown } linhas, e este arquivo tem mais. Use o arquivo CSV.
