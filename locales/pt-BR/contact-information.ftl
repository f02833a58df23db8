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
