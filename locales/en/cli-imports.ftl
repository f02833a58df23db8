# Imports as commands show them in a shell.
cli-import = Import no. { $number } · { $file } · { $kind } · { $state }
cli-import-encoding = Read as { $encoding }.
cli-import-rows =
    { $n ->
        [one] { $n_shown } row: { $changed_shown } changed, { $unchanged_shown } unchanged, { $rejected_shown } rejected
       *[other] { $n_shown } rows: { $changed_shown } changed, { $unchanged_shown } unchanged, { $rejected_shown } rejected
    }
cli-import-changes =
    { $n ->
        [one] { $n_shown } change: { $applied_shown } applied, { $conflicts_shown } in conflict, { $undone_shown } undone, { $kept_shown } kept
       *[other] { $n_shown } changes: { $applied_shown } applied, { $conflicts_shown } in conflict, { $undone_shown } undone, { $kept_shown } kept
    }
cli-import-findings = Errors: { $errors_shown }, warnings: { $warnings_shown }, notes: { $notes_shown }
cli-issue = Row { $row }, { $severity }: { $sentence }
cli-issue-file = { $severity }: { $sentence }
cli-issues-more =
    { $n ->
        [one] … and { $n_shown } more (--issues N lists more of them)
       *[other] … and { $n_shown } more (--issues N lists more of them)
    }
cli-no-imports = There are no imports yet.
cli-target-added = Target { $code } was added: { $name }.
refusal-no-such-file = There is no file { $file }. Check its name and whether you may read it.
