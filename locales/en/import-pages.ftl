# The pages of imports.

## History
imports-title = Imports
imports-lead = Every file that was sent, what came of it, and how to take it back.
imports-none = No imports yet
imports-none-help = Download an import template, fill in the [new] columns in your spreadsheet program, and send the file back here. Nothing changes before you say so.
imports-shown =
    { $n ->
        [one] { $n_shown } import on this page
       *[other] { $n_shown } imports on this page
    }
access-values = Access criterion values
new = New
import-number = No.
import-file = File
import-sent-column = Sent
rows = Rows
rows-changed = Changed
rows-unchanged = Unchanged
rows-rejected = Rejected
rows-would-change = With changes
warnings = Warnings
errors = Errors
state = State

## New import
new-import-lead = Choose the file that you edited. It is tested first: you read what would change and what is wrong before anything is changed.
kind = Type of data
kind-criteria-help = Values of criteria, for contacts that exist.
kind-authorisations-help = True, False or Empty, with the source of the consent.
kind-contacts-help = Names, addresses, phones and all other fields, of known or new contacts.
kind-criterion-values-help = Criteria, their values and labels.
action = Action
action-test-help = Nothing is changed. You get a report and a preview, and start the import when you are satisfied.
action-update-help = The file is tested, then the import starts by itself if nothing is wrong. With errors it waits for you.
drop-here = Drop the file here, or choose it.
file-limits = CSV, TSV, TXT, XML, JSON or SQL up to { $csv }; XLSX, XLSB, ODS or SQLite up to { $zip }; XLS, HTML or vCard up to { $whole }; or one of these in a ZIP up to { $zip } ({ $unpacked } unpacked). At most { $rows_shown } rows, { $columns_shown } columns and { $chars_shown } characters in a cell.
file-too-large-here = This file is larger than { $limit }. Split it into several files.
consent-source = Source of the consent
consent-source-help = For authorisations: where the contacts said so, for example “Form at the box office, spring 2026”. Kept in the history. If it differs from row to row, add the columns CONSENT_SOURCE and CONSENT_DATE to the file.
notice-email = E-mail for the notice
notice-email-help = Gets a message when the import is done or waits for you.
more-options = More options
first-rows = Only the first rows
first-rows-help = Try a few first, for example 10.
import-tag = Tag
import-tag-help = Given to every contact that the import changes.
key-column = Key column
key-column-help = The header of the column that tells the contacts apart, if it is not the first: CONTACT_NR, EXTERNAL_ID, EMAIL or PHONE.
stop-on-error = Stop on any error
stop-on-error-help = No row is imported while a single one has an error. Otherwise rows with errors are left out.
stale = If someone changed a value since the template was made
stale-help = The [old] column shows what the value was then.
stale-keep = Keep theirs
stale-keep-help = The cell is left out and listed as a warning.
stale-mine = Use mine
stale-mine-help = The value of the file is imported.
sending = The file is being sent…
send-file = Send the file
refusal-bad-first-rows = “Only the first rows” takes a whole number of at least 1. Leave it blank to import the whole file.
refusal-no-file = No file was chosen. Choose the file to import.

## One import
import-title = Import no. { $number }
import-sent-by = Sent by { $user } on { $date }
import-sent = Sent on { $date }
import-download = Download the file that was sent
import-source = source: { $source }
import-encoding-unused = The encoding { $encoding } was not needed: a workbook says itself how its texts are written.
import-start = Start import
import-start-ask =
    { $n ->
        [one] { $n_shown } value will be changed. Start the import now?
       *[other] { $n_shown } values will be changed. Start the import now?
    }
import-started = Import no. { $number } has been started.
import-cancel = Cancel
import-cancel-ask = Stop this import? What was changed until then stays, and can be undone.
import-cancelled = Import no. { $number } is being cancelled.
import-undo = Undo
import-undo-started = Import no. { $number } is being undone.
import-tested-again = Import no. { $number } is being tested again.
steps = Steps of the import
step-file = File
step-test = Test
step-review = Review
step-update = Update
step-done = Done
import-views = Views of the import
import-report = Report
import-issues = Errors and warnings
import-changes = Preview of changes
import-conflicts = Left out
import-kept = Kept by undo

import-was-refused = The file was refused. Nothing was changed.
import-same-file = Exactly this file was sent before:
import-columns-open = Not all columns of the file were recognised. Say what they are, and the test goes on.
import-expired = Criteria or values have changed since the test, so its result no longer holds.
test-again = Test again
import-only-errors =
    { $n ->
        [one] The only row that would change something has an error. Correct it in your spreadsheet program and send the file again.
       *[other] All { $n_shown } rows that would change something have errors. Correct them in your spreadsheet program and send the file again.
    }
import-nothing-changes = Nothing would change: the contacts have these values already, or the [new] columns are blank.
import-nothing-changes-yet = Nothing would change yet.
import-errors-besides =
    { $n ->
        [one] { $n_shown } row has errors. Correct it and send the file again.
       *[other] { $n_shown } rows have errors. Correct them and send the file again.
    }
waits-spreadsheet-damage =
    { $n ->
        [one] { $n_shown } cell that a spreadsheet program has damaged is left out until you choose what to do with it.
       *[other] { $n_shown } cells that a spreadsheet program has damaged are left out until you choose what to do with them.
    }
waits-placeholder =
    { $n ->
        [one] { $n_shown } cell with a word for “no value” is left out until you choose what it means.
       *[other] { $n_shown } cells with words for “no value” are left out until you choose what they mean.
    }
waits-old-stale =
    { $n ->
        [one] { $n_shown } cell is left out, since someone has changed the value after the template was made.
       *[other] { $n_shown } cells are left out, since someone has changed the values after the template was made.
    }
waits-clears =
    { $n ->
        [one] { $n_shown } value would be cleared: agree to it when you start the import.
       *[other] { $n_shown } values would be cleared: agree to it when you start the import.
    }
import-stopped-by-errors =
    { $n ->
        [one] The file has { $n_shown } error, and this import stops on any error. Correct the file and send it again.
       *[other] The file has { $n_shown } errors, and this import stops on any error. Correct the file and send it again.
    }
import-with-errors =
    { $n ->
        [one] { $n_shown } row has errors. Correct it and send the file again, or start the import: the row is left out.
       *[other] { $n_shown } rows have errors. Correct them and send the file again, or start the import: these rows are left out.
    }
import-ready =
    { $n ->
        [one] No errors. { $n_shown } value will be changed when you start the import.
       *[other] No errors. { $n_shown } values will be changed when you start the import.
    }
import-is-completed =
    { $n ->
        [one] The import is completed: { $n_shown } value was changed.
       *[other] The import is completed: { $n_shown } values were changed.
    }
import-is-cancelled = The import was cancelled. Nothing was changed.
import-is-cancelled-midway =
    { $n ->
        [one] The import was cancelled. { $n_shown } value had been changed; it can be undone.
       *[other] The import was cancelled. { $n_shown } values had been changed; they can be undone.
    }
import-is-failed =
    { $n ->
        [0] Something of ours broke. Nothing was changed. Send the file again; if it happens once more, tell the operator.
        [one] Something of ours broke. { $n_shown } value had been changed; it can be undone.
       *[other] Something of ours broke. { $n_shown } values had been changed; they can be undone.
    }
import-is-undone =
    { $n ->
        [one] The import was undone: { $n_shown } value is as it was before.
       *[other] The import was undone: { $n_shown } values are as they were before.
    }
import-has-conflicts =
    { $n ->
        [one] { $n_shown } value was left out, since someone had changed it after the test.
       *[other] { $n_shown } values were left out, since someone had changed them after the test.
    }
import-has-kept =
    { $n ->
        [one] { $n_shown } value was kept as it is, since someone changed it after the import.
       *[other] { $n_shown } values were kept as they are, since someone changed them after the import.
    }
show-them = Show
stale-kept = Someone changed values after the template was made. Their values are kept; yours are left out.
stale-overwritten = Someone changed values after the template was made. Your values will replace theirs.
stale-use-mine = Use mine and test again
stale-keep-theirs = Keep theirs and test again

values-applied = Values changed
values-undone = Values restored
severity = Severity
what = What
how-many = Number
field = Field
values-in-all =
    { $n ->
        [one] { $n_shown } value in all.
       *[other] { $n_shown } values in all.
    }
values-cleared =
    { $n ->
        [one] { $n_shown } of them is cleared.
       *[other] { $n_shown } of them are cleared.
    }
contacts-created =
    { $n ->
        [one] { $n_shown } new contact.
       *[other] { $n_shown } new contacts.
    }
import-no-issues = No errors, no warnings.
import-no-issues-here = The import has no error or warning with these filters.
import-no-changes = The file changes nothing.

progress-leave = You can leave this page: the work goes on.
progress-waiting = Waiting for its turn
progress-cancelling = Being cancelled
progress-rows-read =
    { $n ->
        [one] { $n_shown } row read
       *[other] { $n_shown } rows read
    }
progress-values-written = { $n_shown } of { $total_shown } values written
progress-values-restored = { $n_shown } of { $total_shown } values restored
progress-speed-rows = { $n_shown } rows per second · { $left } left
progress-speed-values = { $n_shown } values per second · { $left } left

## Issues
all = All
column = Column
filter = Filter
row = Row
value = Value
contact = Contact
issue-about-row = The whole row
issues-shown =
    { $n ->
        [one] { $n_shown } entry on this page
       *[other] { $n_shown } entries on this page
    }

## Preview of changes
old-and-new = Old and new value
is-new = New
rows-shown =
    { $n ->
        [one] { $n_shown } row on this page
       *[other] { $n_shown } rows on this page
    }
slot-group = Group
slot-type = Type
slot-contact-type = Type of contact
slot-mandatory = Mandatory
slot-rank = Rank
slot-active = In use
slot-code = Internal code
slot-field = Criterion
slot-label-en = English label
slot-label-fr = French label
slot-label-pt = Portuguese label
slot-gone = A field that no longer exists

## What was left as it was
conflicts-lead = These values were changed by someone between the test and the import. They were not overwritten.
kept-lead = These values no longer were what the import had written when it was undone. They were left as they are.
kept-none = Everything was done as planned.
kept-whole = The whole entry
kept-new = Value of the file
kept-old = Value before the import
kept-found = Present value
why = Why
kept-changed = Someone changed it meanwhile
kept-gone = It no longer exists
kept-taken = Another contact has this value meanwhile
kept-edited = It was edited after the import made it
kept-in-use = Contacts use it
kept-no-structure = The structure is no longer there
kept-belongs = A structure can’t belong to another
kept-has-people = Contacts belong to it
values-shown =
    { $n ->
        [one] { $n_shown } value on this page
       *[other] { $n_shown } values on this page
    }

## Undo
undo-title = Undo import no. { $number }
undo-values =
    { $n ->
        [one] { $n_shown } value that this import changed gets its old value back.
       *[other] { $n_shown } values that this import changed get their old values back.
    }
undo-help = Values that someone changed after the import are kept and listed. You can leave the page; the work goes on.
undo-created = What the import made is removed, unless it was edited since.
undo-now = Undo the import

## Confirming columns
confirm-columns = Confirm the columns
confirm-columns-lead = Look at each column and say what the unknown ones are. A column that is ignored is not imported.
header = Header
column-is = What it is
column-is-what = What the column { $header } is
column-unknown = not recognised
column-ignore = Ignore this column
column-ignored = Ignored
column-key = Key: { $field }
column-new = New value: { $field }
column-old = Old value: { $field }
column-context = For reading only: { $field }
column-check = Signed check
column-institution = Institution
column-operation = Operation
please-choose = Please choose
confirm-and-test = Confirm and test
columns-confirmed = The columns are confirmed; the file is being tested.
refusal-columns-open = Some columns are still without an answer. Say for each unknown column what it is, or ignore it.
import-kind-followed = You chose “{ $chosen }”, but this file is one of ours for “{ $kind }”: it is imported as that.
import-left-out = This looks like a file of { $system }. These columns are not imported: { $columns }.
sending-broken = The connection was lost before the file had arrived, so nothing was imported. Check your connection and send the file again. If it happens again with a large file, a server in between may not allow files of that size: ask your operator.
sending-too-large = A server in front of Carnet refused the file because it is too large for that server. Nothing was imported. Split the file, or ask your operator to raise the limit.
sending-away = Carnet cannot be reached at the moment, so nothing was imported. Wait a minute and send the file again.
sending-odd = The answer did not come from Carnet, so nothing is certain. Look in the list of imports to see whether the file has arrived; if not, send it again. If this keeps happening, tell your operator this number:
