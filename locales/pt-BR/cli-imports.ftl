# As importações como os comandos as mostram.
cli-import = Importação nº { $number } · { $file } · { $kind } · { $state }
cli-import-encoding = Lido em { $encoding }.
cli-import-rows =
    { $n ->
        [one] { $n_shown } linha: { $changed_shown } alterada, { $unchanged_shown } sem alteração, { $rejected_shown } rejeitada
       *[other] { $n_shown } linhas: { $changed_shown } alteradas, { $unchanged_shown } sem alteração, { $rejected_shown } rejeitadas
    }
cli-import-changes =
    { $n ->
        [one] { $n_shown } alteração: { $applied_shown } aplicada, { $conflicts_shown } em conflito, { $undone_shown } desfeita, { $kept_shown } mantida
       *[other] { $n_shown } alterações: { $applied_shown } aplicadas, { $conflicts_shown } em conflito, { $undone_shown } desfeitas, { $kept_shown } mantidas
    }
cli-import-findings = Erros: { $errors_shown }, avisos: { $warnings_shown }, observações: { $notes_shown }
cli-issue = Linha { $row }, { $severity }: { $sentence }
cli-issue-file = { $severity }: { $sentence }
cli-issues-more =
    { $n ->
        [one] … e mais { $n_shown } (--issues N mostra mais)
       *[other] … e mais { $n_shown } (--issues N mostra mais)
    }
cli-no-imports = Ainda não há importações.
cli-target-added = O público-alvo { $code } foi criado: { $name }.
refusal-no-such-file = O arquivo { $file } não existe. Verifique o nome e se você pode lê-lo.
