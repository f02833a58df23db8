# Les importations telles que les commandes les montrent.
cli-import = Importation nº { $number } · { $file } · { $kind } · { $state }
cli-import-encoding = Lu en { $encoding }.
cli-import-rows =
    { $n ->
        [one] { $n_shown } ligne : { $changed_shown } modifiée, { $unchanged_shown } inchangée, { $rejected_shown } rejetée
       *[other] { $n_shown } lignes : { $changed_shown } modifiées, { $unchanged_shown } inchangées, { $rejected_shown } rejetées
    }
cli-import-changes =
    { $n ->
        [one] { $n_shown } modification : { $applied_shown } appliquée, { $conflicts_shown } en conflit, { $undone_shown } annulée, { $kept_shown } conservée
       *[other] { $n_shown } modifications : { $applied_shown } appliquées, { $conflicts_shown } en conflit, { $undone_shown } annulées, { $kept_shown } conservées
    }
cli-import-findings = Erreurs : { $errors_shown }, avertissements : { $warnings_shown }, remarques : { $notes_shown }
cli-issue = Ligne { $row }, { $severity } : { $sentence }
cli-issue-file = { $severity } : { $sentence }
cli-issues-more =
    { $n ->
        [one] … et { $n_shown } autre (--issues N en montre davantage)
       *[other] … et { $n_shown } autres (--issues N en montre davantage)
    }
cli-no-imports = Il n’y a pas encore d’importation.
cli-target-added = La cible { $code } a été ajoutée : { $name }.
refusal-no-such-file = Le fichier { $file } n’existe pas. Vérifiez son nom et votre droit de le lire.
