# O que um mapeamento pode dizer das colunas: regras, separadores, datas, textos, colunas compostas, chaves em ordem, avisos que param.

column-more = Como é lida e gravada
column-rule = Quando gravar
upload-rules = Quando gravar as colunas
upload-rules-help = Colunas por cabeçalho ou código, separadas por vírgulas. As demais são sempre gravadas. Na página das colunas isso pode ser dito para cada uma.
rule-always = Sempre
rule-fill-blanks = Só quando o contato ainda não tem valor
rule-never-clear = Nunca apagar um valor
rule-never-backwards = Nunca voltar atrás na lista (só listas)
column-separator = Separador entre vários valores
column-separator-help = Para campos com vários valores e etiquetas. “|” sempre separa.
separator-none = Só “|”
separator-comma = Vírgula
separator-semicolon = Ponto e vírgula
separator-slash = Barra
separator-line = Quebra de linha
separator-space = Espaço
column-dates = Ordem das datas
date-order-usual = Dia ou ano primeiro, conforme a data
date-order-d-m-y = Dia, mês, ano
date-order-m-d-y = Mês, dia, ano
date-order-y-m-d = Ano, mês, dia
column-century = Último ano de dois dígitos dos anos 2000
column-century-help = Com 30, 30 é 2030 e 31 é 1931. Sem resposta, um ano de dois dígitos é um erro.
column-capitals = Maiúsculas
capitals-as-they-are = Como estão
capitals-upper = TUDO EM MAIÚSCULAS
capitals-lower = tudo em minúsculas
capitals-words = Uma Maiúscula Por Palavra
column-trim = Reduzir espaços repetidos a um só
column-words = Palavras a ler de outra forma
values-blank = Vazio: o valor fica como está
values-clear = Apagar o valor
values-what = Efeito de { $text }
values-as-entered = Como digitado ao lado

made-title = Colunas compostas a partir de outras
made-help = Para um nome completo em uma coluna, um endereço em várias ou uma data em três. Escolha as colunas na ordem em que são usadas; para uma data: dia, mês, ano.
made-how = Como
made-join = Estas colunas, reunidas
made-date = Uma data: dia, mês, ano
made-before-first-space = O texto antes do primeiro espaço
made-after-first-space = O texto depois do primeiro espaço
made-before-last-space = O texto antes do último espaço
made-after-last-space = O texto depois do último espaço
made-before-character = O texto antes de um caractere
made-after-character = O texto depois de um caractere
made-with = Caractere, ou texto entre as colunas
made-source = Coluna { $n }
made-source-none = Nenhuma coluna
refusal-made-incomplete = A coluna composta para { $field } está incompleta. Escolha as colunas (para uma data: dia, mês e ano) e, se o texto é dividido em um caractere, esse caractere.

else-keys-title = Quando a coluna-chave está vazia ou não encontra ninguém
else-keys-help = Outras chaves, na ordem em que são tentadas: um campo, ou vários juntos, como sobrenome, nome e CEP. Duas chaves que encontram contatos diferentes são um erro.
else-key = Chave { $n }
else-key-field = Chave { $n }, campo { $part }
else-keys-none = Nenhum campo

stops-title = Avisos que param uma atualização
stops-help = Uma atualização só se inicia sozinha se o teste não encontra nenhum erro nem algum dos avisos marcados aqui. Apagar valores sempre precisa ser confirmado.

columns-link = Colunas
columns-closed = A importação já foi iniciada, e as colunas não podem mais ser alteradas. Ainda é possível guardá-las como mapeamento.
columns-keep = Guardar como mapeamento
columns-by-file = As colunas são as do arquivo de mapeamento enviado com esta importação.

clears-title =
    { $n ->
        [one] { $n_shown } valor seria apagado
       *[other] { $n_shown } valores seriam apagados
    }
clears-lead = Um valor apagado some do contato até que a importação seja desfeita. Por campo:
clears-agree =
    { $n ->
        [one] Sim, apagar { $n_shown } valor
       *[other] Sim, apagar { $n_shown } valores
    }
clears-agreed = Quem enviou o arquivo concordou com isso antes.
clears-agree-upload = Apagar valores sem perguntar de novo
clears-agree-upload-help = Senão, uma atualização que apaga valores espera a sua confirmação.
refusal-clears-unconfirmed = Esta importação apaga { $n ->
    [one] { $n_shown } valor
   *[other] { $n_shown } valores
  }. Marque a caixa que diz isso e inicie de novo.

issue-kept-by-rule-title = Valores mantidos por uma regra
issue-kept-by-rule = “{ $value }” não é gravado. A regra desta coluna é “{ $rule }”, e o contato tem “{ $present }”.
issue-key-fallback-title = Contatos encontrados por outra chave
issue-key-fallback = Nenhum contato tem “{ $value }” em “{ issue-field }”. O contato foi encontrado pela chave seguinte do mapeamento; verifique se é o certo.
issue-rule-unfit-title = Regras que não servem
issue-rule-unfit = { $written ->
    [yes] A regra “{ $rule }” é só para listas, e “{ $name }” não é uma. Escolha outra regra para esta coluna.
   *[no] Há uma regra para “{ $name }”, mas o arquivo não tem nenhuma coluna com esse nome que seja gravada. Verifique o nome ou retire a regra.
}
issue-mapping-column-missing-title = Colunas de que o mapeamento precisa
issue-mapping-column-missing = O mapeamento compõe um campo com a coluna “{ $name }”, que este arquivo não tem. Diga como as colunas devem ser lidas ou envie o arquivo com outro mapeamento.

refusal-mapping-file-key = Linha { $line } do arquivo de mapeamento: “{ $key }” não é uma chave conhecida. Verifique a grafia.
refusal-mapping-file-bad = A linha { $line } do arquivo de mapeamento não pode ser lida: { $reason }. “carnet mapping show” mostra um mapeamento na forma certa.
refusal-mapping-file-kind = O arquivo de mapeamento é para “{ $kind }”, que não é um tipo de importação com colunas a mapear. Escreva contacts, criteria ou authorisations.
refusal-mapping-kind-differs = O arquivo de mapeamento é para { $kind }, mas a importação é de outro tipo. Escolha o mesmo tipo para os dois.
refusal-mapping-unfit = Este mapeamento não pode ser usado. { $reason }
mapping-unfit-field = Não há aqui um campo { $code } que uma importação deste tipo possa alterar.
mapping-unfit-column = “{ $column }” é usada, mas o mapeamento não tem essa coluna.
mapping-unfit-two-keys = “{ $column }” é uma segunda coluna-chave; só uma pode ser a primeira chave. Coloque as outras em else_keys.
mapping-unfit-key = “{ $key }” não distingue os contatos. Uma chave precisa de CONTACT_NR, EXTERNAL_ID, EMAIL, PHONE, LASTNAME ou OFFICIAL_NAME, e cada campo só uma vez.
mapping-unfit-new-field = O novo campo “{ $code }” precisa de um código, um rótulo e um dos tipos text, number, date e yes/no, em uma importação de contatos.
mapping-unfit-rule = A regra never-backwards é só para listas, e { $field } não é uma.
cli-mapping-saved = O mapeamento “{ $name }” foi salvo.
cli-file-written = O arquivo { $file } foi gravado.
help-check-kept-by-rule = A regra da coluna mantém o valor do contato. O valor do arquivo não é gravado.
help-check-key-fallback = A primeira chave não encontrou ninguém; o contato foi encontrado por outra chave do mapeamento.
help-check-rule-unfit = Uma regra é para uma coluna que não é gravada, ou “nunca voltar atrás” para um campo que não é lista. Corrija a regra.
help-check-mapping-column-missing = O mapeamento compõe um campo com uma coluna que o arquivo não tem. Corrija o mapeamento ou o arquivo.
help-columns-mapping = O que um mapeamento pode dizer
help-columns-mapping-text = A página “Colunas” de uma importação diz o que é cada coluna e como lê-la: palavras a ler de outra forma (ou como vazias), separador de vários valores, ordem e século das datas, maiúsculas e espaços. Colunas podem ser compostas a partir de outras: uma parte de um texto, várias colunas reunidas ou uma data em três colunas. O mapeamento é guardado com um nome para o próximo arquivo com os mesmos cabeçalhos.
help-columns-mapping-rules = Uma regra diz quando uma coluna é gravada: sempre, só quando o contato ainda não tem valor, nunca para apagar um valor e, em uma lista, nunca de volta a um valor de posição inferior. O que uma regra mantém aparece como observação.
help-columns-mapping-keys = Outras chaves são tentadas em ordem quando a coluna-chave está vazia ou não encontra ninguém: um campo, ou vários juntos. Vale a primeira que está preenchida e encontra exatamente um contato; duas chaves que encontram contatos diferentes são um erro.
help-columns-mapping-file = No terminal, “carnet mapping show” mostra um mapeamento como JSON, e “carnet mapping save” e “carnet import --mapping-file” o leem: kind; columns com header, is, key, values e reading (rule, separator, dates, capitals, trim); made; else_keys; constants e constant_rules; stops. Uma chave desconhecida é recusada.
