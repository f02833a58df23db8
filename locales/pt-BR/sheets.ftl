# A escolha da planilha de uma pasta de trabalho com várias tabelas.
choose-sheet = Escolher a planilha
choose-sheet-lead = Várias planilhas desta pasta de trabalho têm cabeçalho. Diga qual deve ser importada; o arquivo fica como está.
choose-sheet-legend = Planilha a importar
choose-sheet-test = Importar esta planilha
import-sheet-open = Várias planilhas desta pasta de trabalho podem ser a certa. Diga qual, e o arquivo será testado.
sheet-chosen = A planilha foi escolhida; o arquivo está sendo testado.
sheet-first-row = Primeira linha: { $row }
import-of-sheet = planilha “{ $sheet }”
import-sheet = Planilha
import-sheet-help = Para uma pasta de trabalho com várias tabelas: o nome da planilha. Se ficar em branco, perguntaremos quando for preciso.
refusal-sheet-open = Escolha uma das planilhas.
