# Imports: refusals and notices.

refusal-wrong-import-state = This is not possible now: the import is in the state “{ $state }”. Reload the page to see where it stands.
refusal-test-expired = The criteria or their values have changed since this file was tested, so the plan that was shown may no longer be right. Test the file again, then start the import.
refusal-stop-on-error = This import stops on any error, and the file has { $n ->
    [one] { $n_shown } error
   *[other] { $n_shown } errors
  }. Correct the file and send it again, or send it without “stop on any error” to leave the wrong rows out.
refusal-nothing-to-start = { $waits ->
    [0] Nothing would change: the file has no row that changes a contact.
   *[other] Nothing would change yet: all cells that would change something are left out until you choose what to do with them. Choose it on the report.
  }
refusal-not-confirmed = Type the number of contacts that this import changes: { $n_shown }.
refusal-cannot-be-undone = What this import has done can’t be undone.
refusal-nothing-to-undo = There is nothing to undo: this import has not changed anything.
refusal-bad-tag = A tag is 1 to { $limit_shown } characters on one line, without the character “|”, with no space, “+” or “-” at either end, and it is not a word that clears a cell (Empty, Vide, Vazio). Change it and try again.
refusal-source-too-long = The source of the consent has at most { $limit_shown } characters. Shorten it and try again.
refusal-external-id-taken = Another contact has this external id already. Nothing was changed.
refusal-changed-meanwhile = Someone changed this contact while you were editing it. Nothing was changed; reload the page and look at the present values.

mail-import-subject = Import no. { $number } ({ $file }): { $state }
mail-import-tested =
    Import no. { $number } ({ $file }) of { $institution } has been tested. Nothing has been changed yet.

    Rows: { $rows_shown }
    Rows that would change: { $changed_shown }
    Errors: { $errors_shown }
    Warnings: { $warnings_shown }

    Read the report and start the import:
    { $link }
mail-import-refused =
    The file of import no. { $number } ({ $file }) of { $institution } could not be read. Nothing has been changed.

    Read why, and what to do:
    { $link }
mail-import-completed =
    Import no. { $number } ({ $file }) of { $institution } is completed.

    Values changed: { $applied_shown }
    Values kept because someone had changed them meanwhile: { $conflicts_shown }

    See the report, or undo the import:
    { $link }
mail-import-cancelled =
    Import no. { $number } ({ $file }) of { $institution } was cancelled.

    Values changed until then: { $applied_shown }

    See the report, or undo what was changed:
    { $link }
mail-import-failed =
    Import no. { $number } ({ $file }) of { $institution } stopped because of a fault of ours. The values changed until then are kept and can be undone.

    Values changed until then: { $applied_shown }

    See the report:
    { $link }
mail-import-undone =
    Import no. { $number } ({ $file }) of { $institution } has been undone.

    Values restored: { $undone_shown }
    Values kept because someone had changed them since: { $kept_shown }

    See the report:
    { $link }
