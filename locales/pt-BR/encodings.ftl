# Choosing the encoding of a text whose names can be read in several ways.
choose-encoding = Escolher como ler os nomes
choose-encoding-lead = As letras acentuadas deste arquivo podem ser lidas de várias formas. Escolha a linha em que os nomes estão escritos corretamente; o arquivo fica como está.
choose-encoding-legend = Estas células do arquivo devem ser lidas assim
choose-encoding-none = Nenhuma está certa? Abra o arquivo no seu programa de planilhas, salve-o como CSV (UTF-8) e envie esse arquivo.
choose-encoding-test = Ler o arquivo assim
import-encoding-open = As letras acentuadas deste arquivo podem ser lidas de várias formas. Escolha a certa, e o arquivo será testado.
encoding-chosen = A codificação foi escolhida; o arquivo está sendo testado.
encoding-named = Codificação: { $encoding }
import-in-encoding = lido em { $encoding }
refusal-encoding-open = Escolha uma das codificações mostradas.
