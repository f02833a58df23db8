# O que as verificações encontraram e o que fazer: issue-CODE-title dá nome ao grupo, issue-CODE é a frase.
# Sempre dados: $value (a célula), $column (o cabeçalho), $field (o rótulo, ou vazio), $contact (o número, ou vazio).

issue-field = { $field_given ->
    [yes] { $field }
   *[no] { $column }
}

## O arquivo como um todo

issue-file-unreadable-title = Arquivo ilegível
issue-file-unreadable = Não é possível ler este arquivo. { $reason }

issue-file-encrypted-title = Arquivo protegido por senha
issue-file-encrypted = Este arquivo é protegido por senha. Abra-o, remova a senha, salve-o e envie-o de novo.

issue-file-empty-title = Arquivo vazio
issue-file-empty = Este arquivo não tem nenhuma linha. Verifique se você escolheu o arquivo certo; se ele estiver vazio também na sua planilha, baixe o modelo de importação de novo.

issue-file-too-large-title = Arquivo grande demais
issue-file-too-large = Este arquivo tem { $size }, e o Carnet aceita no máximo { $limit }. Divida-o em vários arquivos e envie um depois do outro.

issue-too-many-rows-title = Linhas demais
issue-too-many-rows = Este arquivo tem mais de { $limit_shown } linhas. Divida-o em vários arquivos e envie um depois do outro.

issue-too-many-columns-title = Colunas demais
issue-too-many-columns = Este arquivo tem mais de { $limit_shown } colunas. Exclua as que não forem necessárias ou divida-o em vários arquivos.

issue-cell-too-long-title = Célula longa demais
issue-cell-too-long = Uma célula da linha { $row_shown } tem mais de { $limit_shown } caracteres. Muitas vezes a causa são aspas que nunca são fechadas: tudo o que vem depois vira uma única célula. Verifique essa linha e envie o arquivo de novo.

issue-too-costly-title = Arquivo demorado demais para ler
issue-too-costly = { $seconds ->
    [one] Nenhuma linha foi encontrada neste arquivo durante { $seconds_shown } segundo, e a leitura foi interrompida.
   *[other] Nenhuma linha foi encontrada neste arquivo durante { $seconds_shown } segundos, e a leitura foi interrompida.
} Abra-o na sua planilha, copie as linhas para uma nova aba e salve essa aba.

issue-no-header-title = Sem cabeçalho
issue-no-header = Nenhuma das quatro primeiras linhas traz o nome de uma coluna conhecida aqui. Se faltar o cabeçalho, coloque-o acima das suas linhas; se os nomes forem outros, diga o que é cada coluna.

issue-no-key-column-title = Sem coluna-chave
issue-no-key-column = { $found_given ->
    [yes] Não está claro qual coluna indica de qual contato é cada linha. Pode ser uma destas: { $found }. Escolha a coluna-chave.
   *[no] Nenhuma coluna diz do que trata cada linha. Acrescente uma destas colunas ou diga qual coluna é: { $keys }.
}

issue-duplicate-header-title = Duas colunas com o mesmo significado
issue-duplicate-header = As colunas { $first } e { $second } significam a mesma coisa (“{ $column }”), e não dá para saber qual delas vale. Diga qual, ou exclua ou renomeie a outra.

issue-blank-header-title = Coluna sem cabeçalho
issue-blank-header = A coluna { $column } tem valores, mas não tem cabeçalho. Escreva o nome dela na linha de cabeçalho ou exclua a coluna.

issue-sheet-ambiguous-title = Várias abas possíveis
issue-sheet-ambiguous = A planilha “{ $value }” pode ser a certa, mas não é a única. Escolha a planilha a importar, ou deixe apenas essa no arquivo.

issue-encoding-doubtful-title = Várias codificações possíveis
issue-encoding-doubtful = Lido em { $encoding }, o arquivo contém: { $cells }. Escolha a codificação em que os nomes estão certos, ou salve o arquivo como CSV (UTF-8) e envie esse.

issue-unknown-column-title = Colunas desconhecidas
issue-unknown-column = A coluna “{ $column }” não é conhecida, ou este tipo de dados não pode alterá-la. { $near_given ->
    [yes] Talvez seja “{ $near }”. Escolha o que ela é ou ignore-a.
   *[no] Escolha o que ela é ou ignore-a.
}

issue-near-miss-column-title = Colunas com nome parecido com um nome conhecido
issue-near-miss-column = A coluna “{ $column }” não é conhecida, mas o nome dela se parece com “{ $near }”. Confirme que é isso mesmo, escolha outro campo ou ignore a coluna.

issue-row-ragged-title = Linhas com células demais
issue-row-ragged = { $n ->
    [one] Esta linha tem { $n_shown } célula preenchida depois do último cabeçalho.
   *[other] Esta linha tem { $n_shown } células preenchidas depois do último cabeçalho.
} Muitas vezes uma vírgula ou um ponto e vírgula dividiu um texto em dois: junte o texto de novo em uma só célula. Se a coluna for intencional, dê um cabeçalho a ela.

## De que contato trata uma linha

issue-key-blank-title = Linhas sem chave
issue-key-blank = A célula “{ $column }” está vazia, e nada diz do que trata esta linha. Preencha-a ou exclua a linha.

issue-key-unknown-title = Contatos não encontrados
issue-key-unknown = Nenhum contato desta instituição tem “{ $value }” em “{ issue-field }”. Verifique o valor. Uma atualização nunca cria um contato.

issue-key-ambiguous-title = Chaves de vários contatos
issue-key-ambiguous = { $second_given ->
    [yes] As chaves desta linha pertencem a contatos diferentes, { $first } e { $second }. Corrija a que está errada.
   *[no] { issue-key-of-several }
}
issue-key-of-several = “{ $value }” pertence a { $n ->
    [one] mais de um contato
   *[other] { $n_shown } contatos
}, e não dá para saber qual deles é. Use o número do contato nesta linha.

issue-key-repeated-title = Várias linhas sobre o mesmo contato
issue-key-repeated = As linhas { $rows } tratam do mesmo contato ou usam o mesmo ID externo, e não dá para saber qual delas vale. Deixe só uma; até lá, nenhuma é importada.

issue-key-damaged-title = Chaves alteradas por uma planilha
issue-key-damaged = { $suggestion_given ->
    [yes] Uma planilha provavelmente escreveu “{ $value }” no lugar de { $suggestion }, que é a chave de um contato. Escreva { $suggestion } aqui, em uma célula com formato de texto.
   *[no] { $damage ->
        [number] “{ $value }” é um número com decimais, como um programa escreve uma chave que leu como número. Escreva aqui a chave original, em uma célula com formato de texto.
       *[scientific] “{ $value }” é como uma planilha escreve um número longo: parte dos dígitos se perdeu. Escreva aqui a chave inteira, em uma célula com formato de texto.
    }
}

issue-key-edited-title = Números de contato editados
issue-key-edited = Esta linha foi feita para outro contato: a chave foi alterada depois de baixar o modelo. { $new ->
    [yes] Coloque a chave antiga de volta; se for um novo contato, esvazie a célula CHECK desta linha.
   *[no] Coloque a chave antiga de volta ou baixe o modelo de importação de novo.
}

issue-row-shifted-title = Linhas deslocadas
issue-row-shifted = { $sorted_given ->
    [yes] A coluna “{ $sorted }” foi ordenada ou movida sem as outras, então o valor [new] desta linha pode ser de outro contato.
   *[no] Uma parte desta linha vem de outra linha; talvez só algumas das colunas tenham sido ordenadas.
} Desfaça isso na sua planilha ou baixe o modelo de importação de novo.

issue-foreign-file-title = Linhas de outra instituição
issue-foreign-file = Esta linha vem de um modelo de outra instituição. Verifique se você escolheu o arquivo certo e se está na instituição certa.

issue-contact-left-target-title = Contatos que saíram do público-alvo
issue-contact-left-target = Este contato não faz mais parte do público-alvo para o qual o modelo foi feito. A linha é importada mesmo assim; exclua-a se não quiser isso.

issue-contact-invalid-title = Contatos que não estão ativos
issue-contact-invalid = A situação deste contato é “{ $status }”. A linha é importada mesmo assim; exclua-a se não quiser isso.

## Os valores [old]

issue-old-stale-title = Valores alterados depois de baixar o modelo
issue-old-stale = { $present_given ->
    [yes] Depois que o modelo foi baixado, alguém alterou este valor para “{ $present }”.
   *[no] Depois que o modelo foi baixado, alguém limpou este valor.
} A menos que você tenha escolhido “usar o meu”, ele fica como está.

issue-old-edited-title = Células [old] editadas
issue-old-edited = A célula [old] foi editada, o que não tem efeito: só as células [new] alteram um contato. Se “{ $value }” for o valor desejado, escreva-o na célula [new].

## Os valores

issue-unknown-code-title = Códigos desconhecidos
issue-unknown-code = “{ $value }” não é um código de “{ issue-field }”. { $near_given ->
    [yes] Você quis dizer { $near }?
   *[no] “Ver os valores dos critérios” traz a lista dos códigos.
}

issue-context-column-title = Colunas apenas lidas
issue-context-column = A coluna “{ $value }” não é importada: este arquivo ou este tipo de dados não a grava. Ela serve só para leitura.

issue-label-used-title = Rótulos lidos como códigos
issue-label-used = “{ $value }” foi lido como o código { $code }. Não é preciso fazer nada.

issue-inactive-code-title = Códigos que não estão mais em uso
issue-inactive-code = O código { $code } (“{ $value }”) de “{ issue-field }” não está mais em uso. Escolha outro; “Ver os valores dos critérios” traz a lista dos códigos.

issue-several-values-title = Vários valores
issue-several-values = { $reason ->
    [mixed] Em “{ $value }”, alguns códigos têm + ou - e outros não. Liste todos os códigos que devem ficar (A|B) ou marque cada um que deve entrar ou sair (A+|B-).
    [both] “{ $value }” acrescenta e remove o mesmo código. Deixe só um dos dois.
    [separator] “{ $value }” separa os códigos com “{ $mark }”. Separe-os com |, como em A|B, ou indique o que os separa ao confirmar as colunas.
   *[one] “{ $value }” contém vários códigos, e “{ issue-field }” aceita um só. Deixe apenas esse.
}

issue-bad-boolean-title = Nem sim nem não
issue-bad-boolean = “{ $value }” não é sim nem não. Escreva TRUE ou FALSE (VERDADEIRO ou FALSO), ou Vazio para limpar o valor.

issue-boolean-spelling-title = Outras grafias de sim e não
issue-boolean-spelling = “{ $value }” foi lido como { $code ->
    [TRUE] Verdadeiro
   *[other] Falso
}. Não é preciso fazer nada.

issue-bad-date-title = Datas ilegíveis
issue-bad-date = { $reason ->
    [short-year] Em “{ $value }”, o ano tem dois dígitos e não se sabe o século. Escreva os quatro, como em 25/03/1980, ou indique ao confirmar as colunas como esta coluna escreve as datas.
    [no-year] “{ $value }” não tem ano. Escreva dia, mês e ano, como em 25/03/2026.
   *[unreadable] “{ $value }” não é uma data ou pode ser lida de duas maneiras. Escreva primeiro o dia, como em 25/03/2026, ou primeiro o ano, como em 2026-03-25.
}

issue-date-future-title = Datas no futuro
issue-date-future = “{ $value }” está no futuro, o que “{ issue-field }” não permite. Verifique o ano.

issue-bad-number-title = Números ilegíveis
issue-bad-number = “{ $value }” não é um número ou pode ser lido de duas maneiras. Escreva-o sem separador de milhares e nunca com exatamente três casas decimais: 1234 ou 1,2340.

issue-bad-email-title = Endereços de e-mail incorretos
issue-bad-email = “{ $value }” não é um endereço de e-mail. { $proposal_given ->
    [yes] Você quis dizer { $proposal }?
   *[no] Escreva um único endereço, por exemplo anna@example.org.
}

issue-bad-phone-title = Números de telefone incorretos
issue-bad-phone = “{ $value }” não é um número de telefone válido no país do contato. Verifique os dígitos ou escreva-o com o código do país, como em +55 11 91234-5678.

issue-bad-country-title = Países desconhecidos
issue-bad-country = “{ $value }” não é um país. Escreva o código de duas letras, por exemplo BR, ou o nome.

issue-bad-language-title = Idiomas desconhecidos
issue-bad-language = “{ $value }” não é um idioma. Escreva o código de duas letras, por exemplo pt, ou o nome.

issue-unknown-user-title = Usuários desconhecidos
issue-unknown-user = Nenhum usuário desta instituição tem o endereço de e-mail “{ $value }”. Verifique-o ou peça a um administrador que acrescente esse usuário.

issue-unknown-structure-title = Pessoas jurídicas desconhecidas
issue-unknown-structure = { $why ->
    [individual] O contato { $value } é uma pessoa física. Escreva aqui o número de contato de uma pessoa jurídica ou deixe esta célula em branco.
    [rejected] A linha { $rows } criaria a pessoa jurídica { $value }, mas contém erros. Corrija essa linha primeiro.
    [becomes-individual] A linha { $rows } torna o contato { $value } uma pessoa física, e ninguém pode ser vinculado a ele. Corrija uma das duas linhas.
    [has-people] O contato { $other } está vinculado à pessoa jurídica { $value }, que por isso não pode se tornar pessoa física. Primeiro vincule as pessoas dela a outra pessoa jurídica ou limpe o número da pessoa jurídica delas.
    [belongs] Este contato está vinculado à pessoa jurídica { $other }, e uma pessoa jurídica não pode ser vinculada a outra. Escreva = como número da pessoa jurídica na mesma linha ou mantenha o tipo de contato.
   *[nobody] { $other_given ->
        [yes] Nenhum contato desta instituição tem o número “{ $value }”, mas a pessoa jurídica { $other } existe: um programa de planilhas provavelmente alterou o número. Escreva { $other } aqui, em uma célula formatada como texto.
       *[no] Nenhum contato desta instituição tem o número “{ $value }”. Confira-o ou inclua a pessoa jurídica no arquivo.
    }
}

issue-too-long-title = Textos longos demais
issue-too-long = Este texto tem { $n_shown } caracteres, e “{ issue-field }” aceita no máximo { $max_shown }. Encurte-o: o Carnet nunca corta um texto por conta própria.

issue-clear-word-title = Palavras que limpariam outros campos
issue-clear-word = “{ issue-field }” é um texto livre, por isso “{ $value }” é guardado como está. Para limpar o valor, escreva = no lugar.

issue-formula-without-result-title = Fórmulas sem resultado
issue-formula-without-result = Esta célula contém uma fórmula, mas o resultado não está no arquivo: o programa que gravou o arquivo não o calculou. Abra o arquivo no seu programa de planilhas, salve-o e envie-o de novo.

issue-line-in-one-cell-title = Linhas inteiras em uma só célula
issue-line-in-one-cell = “{ $value }” parece ser uma linha inteira em uma só célula. Abra o arquivo no seu programa de planilhas, coloque cada valor na sua própria célula e salve-o de novo.

issue-rows-hidden-title = Linhas ocultas
issue-rows-hidden = { $n ->
    [one] { $n_shown } linha oculta na sua pasta de trabalho foi lida como as outras.
   *[other] { $n_shown } linhas ocultas na sua pasta de trabalho foram lidas como as outras.
} Se elas não devem ser importadas, exclua-as no seu arquivo e envie-o de novo.

issue-cell-error-title = Erros de planilha
issue-cell-error = “{ $value }” é o que uma planilha mostra quando uma fórmula falha, não um valor. Corrija a fórmula no seu arquivo, escreva o próprio valor ou deixe a célula em branco.

issue-placeholder-title = Palavras que significam “sem valor”
issue-placeholder = “{ $value }” normalmente significa que não há valor. { $choice ->
    [blank] Foi lido como célula em branco, como você escolheu: o valor atual fica.
    [clear] O valor é limpo, como você escolheu.
    [as-is] O texto é aceito como está, como você escolheu.
   *[left-out] A célula fica de fora até você escolher o que essas palavras significam.
}

issue-guard-removed-title = Sinais de outros programas removidos
issue-guard-removed = “{ $value }” foi lido como “{ $read }”: os sinais em volta só impedem que planilhas o alterem. Nenhuma ação é necessária.

issue-time-left-out-title = Horários deixados de fora
issue-time-left-out = “{ $value }” foi lido como o dia { $read }, como está escrito no arquivo. “{ issue-field }” não guarda o horário.

issue-phone-extension-title = Ramais
issue-phone-extension = O ramal { $extension } de “{ $value }” ficou de fora: “{ issue-field }” guarda só o número. Se precisar do ramal, coloque-o em outro campo, por exemplo na observação.

issue-separator-doubtful-title = Etiquetas que parecem ser várias
issue-separator-doubtful = “{ $value }” é lido como uma só etiqueta. Se forem várias, separe-as com |, como em A|B, ou indique o que as separa ao confirmar as colunas.

issue-tag-sign-title = Sinais das etiquetas
issue-tag-sign = “{ $value }” { $sign ->
    [add] acrescenta a etiqueta “{ $tag }”
   *[remove] remove a etiqueta “{ $tag }”, que o contato não tem
}: um + ou - no início ou no fim de uma etiqueta a acrescenta ou remove. Se o sinal fizer parte do nome, escreva a etiqueta de outra forma.

issue-email-typo-title = Endereços de e-mail com provável erro de digitação
issue-email-typo = “{ $value }” parece um erro de digitação de “{ $proposal }”. O endereço é importado como está; corrija-o no seu arquivo se estiver errado.

issue-email-in-use-title = Endereços de e-mail de vários contatos
issue-email-in-use = { $where ->
    [file] { $n ->
        [one] A linha { $rows } deste arquivo também traz
       *[other] As linhas { $rows } deste arquivo também trazem
    } o endereço de e-mail “{ $value }”. Ele é importado mesmo assim; verifique se não se trata da mesma pessoa ou de um valor copiado para baixo por engano.
   *[contact] O contato { $other } também tem o endereço de e-mail “{ $value }”. Ele é importado mesmo assim; verifique se os dois não são a mesma pessoa.
}

issue-digits-in-name-title = Nomes com dígitos
issue-digits-in-name = “{ $value }” tem dígitos, o que é raro em um nome. O valor é importado mesmo assim; corrija-o se for um engano.

issue-name-split-title = Nomes completos divididos
issue-name-split = “{ $value }” foi dividido em primeiro nome, “{ $first }”, e sobrenome, “{ $last }”. Se não estiver certo, use as colunas FIRSTNAME e LASTNAME.

issue-recommended-blank-title = Campos recomendados em branco
issue-recommended-blank = “{ issue-field }” fica em branco. A linha é importada mesmo assim; recomendamos preencher esse campo.

issue-not-applicable-title = Campos que não se aplicam
issue-not-applicable = “{ issue-field }” não se aplica a este tipo de contato. Deixe esta célula em branco.

issue-mandatory-cleared-title = Campos obrigatórios limpos
issue-mandatory-cleared = “{ issue-field }” é obrigatório e não pode ser limpo. Informe um valor ou deixe a célula em branco para manter o valor atual.

issue-spreadsheet-damage-title = Valores alterados por uma planilha
issue-spreadsheet-damage = { $damage ->
    [scientific] { $present_given ->
        [yes] Seu arquivo diz “{ $value }”, o contato tem “{ $present }”: uma planilha escreveu o número em notação científica e perdeu dígitos.
       *[no] “{ $value }” é como uma planilha escreve um número longo: parte dos dígitos se perdeu.
    }
    [zeros] Seu arquivo diz “{ $value }”, o contato tem “{ $present }”: uma planilha tirou os zeros do início.
    [number] { $present_given ->
        [yes] Seu arquivo diz “{ $value }”, o contato tem “{ $present }”: uma planilha leu o texto como número e o alterou.
       *[no] “{ $value }” é como um programa escreve { $repaired } quando lê um texto como número.
    }
    [guard] Em “{ $value }”, o apóstrofo impedia que uma planilha lesse o texto como fórmula; a planilha o transformou em letra. Deveria ser “{ $repaired }”.
    [entities] Em “{ $value }”, há letras escritas no código das páginas da web. O certo seria “{ $repaired }”.
    [date] Seu arquivo diz “{ $value }”, o contato tem { $present }: parece que o dia e o mês trocaram de lugar.
    [accents] { $repaired_given ->
        [yes] Seu arquivo diz “{ $value }” onde deveria dizer “{ $repaired }”: as letras acentuadas se estragaram ao abrir ou salvar o arquivo.
       *[no] Em “{ $value }”, algumas letras se perderam ao abrir ou salvar o arquivo.
    }
   *[cut] { $present_given ->
        [yes] Seu arquivo tem só o começo de “{ $present }”: um programa cortou o texto.
       *[no] Este texto ocupa a célula até o último caractere, então uma planilha provavelmente o cortou.
    }
} { $choice ->
    [repair] { $repaired_given ->
        [yes] O valor foi reparado.
       *[no] O valor não pode ser reparado, por isso a célula fica de fora. Escreva o valor inteiro, em uma célula com formato de texto.
    }
    [as-is] O valor é aceito como está, como você escolheu.
   *[left-out] A célula fica de fora até você escolher entre reparar o valor e aceitá-lo como está.
}

issue-consent-unproven-title = Autorizações sem fonte
issue-consent-unproven = Esta autorização passa a Verdadeiro, mas nem a linha nem a importação indicam a fonte do consentimento. Indique-a, por exemplo um formulário e a data dele, ao enviar o arquivo ou em uma coluna CONSENT_SOURCE, para poder comprovar o consentimento depois.

issue-refusal-overridden-title = Recusas transformadas em consentimentos
issue-refusal-overridden = Este contato tinha recusado (Falso), e o arquivo diz Verdadeiro. Certifique-se de que ele mudou de ideia antes de iniciar a importação.

issue-structure-duplicate-title = Pessoas jurídicas talvez duplicadas
issue-structure-duplicate = { $where ->
    [file] { $n ->
        [one] A linha { $rows } deste arquivo traz
       *[other] As linhas { $rows } deste arquivo trazem
    } uma pessoa jurídica com o mesmo nome e o mesmo endereço. A linha é importada mesmo assim; verifique se ela não aparece duas vezes no arquivo.
   *[contact] A pessoa jurídica { $other } tem o mesmo nome e o mesmo endereço. A linha é importada mesmo assim; verifique se não se trata da mesma.
}

## Novos contatos e outras regras de uma linha

issue-already-exists-title = Contatos que já existem
issue-already-exists = Já existe o contato { $other } com “{ $value }”. Para alterá-lo, envie o arquivo com “criar ou atualizar” ou “somente atualizar”; para criar outro contato, deixe o número em branco.

issue-name-missing-title = Novos contatos sem nome
issue-name-missing = Um novo contato precisa de um nome: LASTNAME ou FIRSTNAME para uma pessoa física, OFFICIAL_NAME para uma pessoa jurídica.

issue-external-id-in-use-title = IDs externos de outros contatos
issue-external-id-in-use = O ID externo “{ $value }” pertence ao contato { $other }. Verifique qual dos dois contatos é o certo.

issue-bad-operation-title = Operações desconhecidas
issue-bad-operation = { $mode ->
    [update] “{ $value }” não é possível nesta importação, que só atualiza contatos. Envie o arquivo com “criar ou atualizar” ou deixe esta célula em branco.
    [create] “{ $value }” não é possível nesta importação, que só cria contatos. Envie o arquivo com “criar ou atualizar” ou deixe esta célula em branco.
   *[other] “{ $value }” não é uma operação deste tipo de dados. As palavras possíveis são: { $words }.
}

issue-wrong-institution-title = Linhas que nomeiam outra instituição
issue-wrong-institution = Esta linha nomeia a instituição “{ $value }”, e você está em outra. Verifique se escolheu o arquivo certo.

issue-name-mismatch-title = Nomes que não conferem
issue-name-mismatch = O arquivo diz “{ $value }”, mas o contato se chama “{ $present }”. Verifique se o número do contato está certo.

## Definições de critérios e de valores

issue-bad-definition-title = Definições que não podem ser usadas
issue-bad-definition = Esta linha não pode ser usada. { $reason }
issue-bad-definition-type-differs = O campo já existe com outro tipo, e um tipo não pode ser alterado. Use o mesmo tipo ou um novo código.
issue-bad-definition-unknown-type = O tipo não é conhecido. Escreva list, multi-list, yes/no, text, number, date ou authorisation.
issue-bad-definition-unknown-contact-type = O tipo de contato não é conhecido. Escreva INDIVIDUAL, STRUCTURE ou BOTH.
issue-bad-definition-bad-code = Um código só tem letras, dígitos e os sinais _ . - e não pode ser Empty, Vide nem Vazio.
issue-bad-definition-code-missing = Falta o código. Preencha esta célula.
issue-bad-definition-values-not-allowed = Só as listas têm valores. Deixe a coluna VALUE em branco ou escolha o tipo list ou multi-list.
issue-bad-definition-reserved-code = Este código é o nome de um campo padrão ou de uma coluna. Escolha outro.
issue-bad-definition-code-taken = Já existe um campo cujo código só difere por maiúsculas e minúsculas. Use esse código ou escolha outro.
issue-bad-definition-bad-rank = A posição não é um número inteiro. Escreva 1, 2, 3 e assim por diante, ou deixe-a em branco.
