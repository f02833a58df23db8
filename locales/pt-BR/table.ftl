# O que o programa descobre sobre um arquivo antes de ler as linhas.

# Por que um arquivo não pode ser lido: uma ou duas frases, depois de "Este arquivo não pode ser lido."
table-unreadable-kind = Parece ser { $kind }. No seu programa de planilhas, salve a tabela como XLSX ou CSV e envie esse arquivo.
table-unreadable-damaged = O arquivo está danificado ou incompleto. Crie-o de novo, ou abra-o no seu programa de planilhas e salve-o como XLSX ou CSV.
table-unreadable-several-files = O ZIP contém vários arquivos. Envie um ZIP com uma só tabela, ou a própria tabela.
table-unreadable-unsafe-name = O ZIP indica um lugar fora dele mesmo, como fazem os arquivos maliciosos. Envie a própria tabela.
table-unreadable-compression = O ZIP foi compactado de um modo incomum. Crie-o de novo com o método usual, ou envie a própria tabela.
table-unreadable-encoding = Os acentos estão codificados de um modo que não foi reconhecido. No seu programa de planilhas, salve a tabela como CSV (UTF-8).
table-unreadable-other-encoding = Você indicou { $said }, mas o arquivo está em { $found }. Envie-o sem indicar a codificação.
table-unreadable-no-utf-8 = Você indicou { $said }, mas o arquivo contém bytes que não são UTF-8. Envie-o sem indicar a codificação, ou salve-o como CSV (UTF-8).
table-unreadable-no-utf-16 = Você indicou { $said }, mas o arquivo não está em UTF-16. Envie-o sem indicar a codificação.
table-unreadable-bytes = A linha { $row_shown } contém bytes que não formam nenhum caractere. Abra o arquivo no seu programa de planilhas, verifique essa linha e salve-o como CSV (UTF-8).
table-unreadable-nul = A linha { $row_shown } contém um byte nulo, como os arquivos danificados. Abra o arquivo no seu programa de planilhas, digite essa linha de novo e salve-o como CSV (UTF-8).
table-unreadable-quote = As aspas abertas na linha { $row_shown } nunca são fechadas. Acrescente as " que faltam ou remova estas.
table-unreadable-workbook = A pasta de trabalho está danificada, ou não foi gravada como fazem os programas de planilhas. Abra-a no seu programa de planilhas e salve-a como XLSX.
table-unreadable-entries = O arquivo é formado por mais de 1.000 partes. Copie a tabela para uma nova pasta de trabalho e envie essa.
table-unreadable-texts = A pasta de trabalho contém { $size } de textos, e o Carnet aceita no máximo { $limit }. Divida-a em vários arquivos, ou salve-a como CSV.
table-unreadable-memory = A leitura desta pasta de trabalho exige mais de { $limit } de memória. Copie as linhas para uma nova pasta de trabalho e salve-a como XLSX, ou salve-a como CSV.
table-unreadable-computing = A leitura desta pasta de trabalho demora muito mais do que a de uma tabela. Copie as linhas para uma nova pasta de trabalho e salve-a como XLSX, ou salve-a como CSV.
table-unreadable-row-order = As linhas da pasta de trabalho estão fora de ordem na linha { $row_shown }. Abra-a no seu programa de planilhas e salve-a como XLSX.
table-unreadable-no-such-sheet = Não há nenhuma planilha chamada “{ $sheet }”. As planilhas são: { $sheets }.
table-unreadable-row-too-long = A linha { $row_shown } tem mais de 16 milhões de bytes. Verifique se falta um fim de linha ou se há aspas sem fechar.

# O que um arquivo parece ser: "Parece ser …".
table-kind-image = uma imagem
table-kind-pdf = um documento PDF
table-kind-document = um documento de texto ou uma apresentação
table-kind-archive = um arquivo compactado
table-kind-media = um som ou um vídeo
table-kind-web-page = uma página da web ou XML
table-kind-binary = um programa ou outros dados, não um texto

table-size-gb = { $n_shown } GB
table-size-mb = { $n_shown } MB
table-size-kb = { $n_shown } KB

