# Os dados de contato e o que uma planilha estragou: o formulário e o relatório.

contact-mode = O que são as linhas
mode-update = Somente atualizar
mode-update-help = Cada linha altera um contato que já existe. Uma chave que nenhum contato tem é um erro.
mode-create = Somente criar
mode-create-help = Cada linha cria um novo contato. Ele precisa de um nome; um número de contato em branco é dado pelo Carnet.
mode-upsert = Criar ou atualizar
mode-upsert-help = Os contatos conhecidos são alterados; uma chave que nenhum contato tem, ou um número de contato em branco, cria um novo. Uma coluna OPERATION (INSERT, UPDATE) decide sobre a sua linha.
refusal-mode-not-for-kind = Somente os dados de contato podem criar contatos: não indique um modo para este tipo de dados.

damage-found =
    { $n ->
        [one] Parece que uma planilha estragou { $n_shown } célula.
       *[other] Parece que uma planilha estragou { $n_shown } células.
    }
damage-left-out = Elas ficam de fora até você escolher. Um reparo devolve o que o contato tem ou o que o arquivo deveria dizer; o que não pode ser reparado com certeza continua de fora.
damage-repair = Elas foram reparadas onde isso é certo; as outras ficam de fora.
damage-as-is = Elas são aceitas como estão no arquivo.
damage-row = Linha { $row }
damage-show-all = Ver todas
damage-do-repair = Reparar
damage-do-as-is = Aceitar como estão

placeholders = Se uma célula disser que não há valor
placeholders-help = Programas escrevem NULL, N/A, nan ou - onde não têm nada.
placeholders-ask = Perguntar
placeholders-ask-help = A célula fica de fora, e você escolhe depois de ver o relatório.
placeholders-blank = Ler como em branco
placeholders-blank-help = O valor atual fica.
placeholders-clear = Limpar o valor
placeholders-clear-help = O valor atual é removido.
placeholders-as-is = Aceitar como está
placeholders-as-is-help = O texto é importado como está escrito.
placeholders-found =
    { $n ->
        [one] { $n_shown } célula parece dizer que não há valor (NULL, N/A, - e similares).
       *[other] { $n_shown } células parecem dizer que não há valor (NULL, N/A, - e similares).
    }
placeholders-left-out = Elas ficam de fora até você escolher.
placeholders-are-blank = Elas foram lidas como células em branco: os valores atuais ficam.
placeholders-are-cleared = Elas limpam os valores atuais.
placeholders-are-taken = Elas são aceitas como estão.
placeholders-do-blank = Ler como em branco
placeholders-do-clear = Limpar os valores
placeholders-do-as-is = Aceitar como estão
