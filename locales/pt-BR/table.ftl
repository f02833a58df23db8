# O que o programa descobre sobre um arquivo antes de ler as linhas.

# Por que um arquivo não pode ser lido: uma ou duas frases, depois de "Este arquivo não pode ser lido."
table-unreadable-kind = Parece ser { $kind }. No seu programa de planilhas, salve a tabela como CSV (UTF-8) e envie esse arquivo.
table-unreadable-damaged = O arquivo está danificado ou incompleto. Crie-o de novo, ou abra-o no seu programa de planilhas e salve-o como CSV (UTF-8).
table-unreadable-several-files = O ZIP contém vários arquivos. Envie um ZIP com uma só tabela, ou a própria tabela.
table-unreadable-unsafe-name = O ZIP indica um lugar fora dele mesmo, como fazem os arquivos maliciosos. Envie a própria tabela.
table-unreadable-compression = O ZIP foi compactado de um modo incomum. Crie-o de novo com o método usual, ou envie a própria tabela.
table-unreadable-encoding = Os acentos estão codificados de um modo que não foi reconhecido. No seu programa de planilhas, salve a tabela como CSV (UTF-8).
table-unreadable-bytes = A linha { $row_shown } contém bytes que não formam nenhum caractere. Abra o arquivo no seu programa de planilhas, verifique essa linha e salve-o como CSV (UTF-8).
table-unreadable-nul = A linha { $row_shown } contém um byte nulo, como os arquivos danificados. Abra o arquivo no seu programa de planilhas, digite essa linha de novo e salve-o como CSV (UTF-8).
table-unreadable-quote = As aspas abertas na linha { $row_shown } nunca são fechadas. Acrescente as " que faltam ou remova estas.
table-unreadable-row-too-long = A linha { $row_shown } tem mais de 16 milhões de bytes. Verifique se falta um fim de linha ou se há aspas sem fechar.

# O que um arquivo parece ser: "Parece ser …".
table-kind-image = uma imagem
table-kind-pdf = um documento PDF
table-kind-workbook = uma pasta de trabalho de planilhas
table-kind-document = um documento de texto ou uma apresentação
table-kind-archive = um arquivo compactado
table-kind-media = um som ou um vídeo
table-kind-web-page = uma página da web ou XML
table-kind-binary = um programa ou outros dados, não um texto

table-size-gb = { $n_shown } GB
table-size-mb = { $n_shown } MB
table-size-kb = { $n_shown } KB

table-format = CSV, { $encoding }, { $delimiter }
table-format-zip = CSV em um ZIP, { $encoding }, { $delimiter }
table-delimiter-comma = vírgulas
table-delimiter-semicolon = ponto e vírgula
table-delimiter-tab = tabulações
table-delimiter-bar = barras verticais
table-delimiter-other = “{ $character }” entre as células
