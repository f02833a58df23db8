# Imports: refusals and notices.

refusal-wrong-import-state = Isso não é possível agora: a importação está no estado “{ $state }”. Recarregue a página para ver a situação atual.
refusal-test-expired = Os critérios ou seus valores mudaram depois do teste deste arquivo; a prévia exibida pode não valer mais. Teste o arquivo novamente e depois inicie a importação.
refusal-stop-on-error = Esta importação para em qualquer erro, e o arquivo tem { $n ->
    [one] { $n_shown } erro
   *[other] { $n_shown } erros
  }. Corrija o arquivo e envie-o de novo, ou envie-o sem “parar em qualquer erro” para deixar de fora as linhas erradas.
refusal-nothing-to-start = { $waits ->
    [0] Nada mudaria: nenhuma linha do arquivo altera um contato.
   *[other] Por enquanto nada mudaria: todas as células que mudariam algo ficam de fora até você escolher o que fazer com elas. Escolha no relatório.
  }
refusal-not-confirmed = Digite o número de contatos que esta importação altera: { $n_shown }.
refusal-cannot-be-undone = O que esta importação fez não pode ser desfeito.
refusal-nothing-to-undo = Não há nada para desfazer: esta importação não alterou nada.
refusal-bad-tag = Uma etiqueta tem de 1 a { $limit_shown } caracteres, em uma só linha, sem o caractere “|”, sem espaço, “+” ou “-” no início ou no fim, e não é uma palavra que limpa uma célula (Empty, Vide, Vazio). Altere-a e tente novamente.
refusal-source-too-long = A fonte do consentimento tem no máximo { $limit_shown } caracteres. Encurte-a e tente novamente.
refusal-external-id-taken = Outro contato já tem este identificador externo. Nada foi alterado.
refusal-changed-meanwhile = Alguém alterou este contato enquanto você o editava. Nada foi alterado; recarregue a página e confira os valores atuais.

mail-import-subject = Importação nº { $number } ({ $file }): { $state }
mail-import-tested =
    A importação nº { $number } ({ $file }) de { $institution } foi testada. Nada foi alterado ainda.

    Linhas: { $rows_shown }
    Linhas que mudariam: { $changed_shown }
    Erros: { $errors_shown }
    Avisos: { $warnings_shown }

    Leia o relatório e inicie a importação:
    { $link }
mail-import-refused =
    Não foi possível ler o arquivo da importação nº { $number } ({ $file }) de { $institution }. Nada foi alterado.

    Veja o motivo e o que fazer:
    { $link }
mail-import-completed =
    A importação nº { $number } ({ $file }) de { $institution } foi concluída.

    Valores alterados: { $applied_shown }
    Valores mantidos porque alguém os alterou nesse meio-tempo: { $conflicts_shown }

    Veja o relatório ou desfaça a importação:
    { $link }
mail-import-cancelled =
    A importação nº { $number } ({ $file }) de { $institution } foi interrompida.

    Valores alterados até então: { $applied_shown }

    Veja o relatório ou desfaça o que foi alterado:
    { $link }
mail-import-failed =
    A importação nº { $number } ({ $file }) de { $institution } parou por um problema nosso. Os valores alterados até então foram mantidos e podem ser desfeitos.

    Valores alterados até então: { $applied_shown }

    Veja o relatório:
    { $link }
mail-import-undone =
    A importação nº { $number } ({ $file }) de { $institution } foi desfeita.

    Valores restaurados: { $undone_shown }
    Valores mantidos porque alguém os alterou depois: { $kept_shown }

    Veja o relatório:
    { $link }
