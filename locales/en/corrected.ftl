# The corrected file.

corrected = Correct your file
corrected-lead = Your own file with the wrong cells coloured and a comment on each. Correct them and send the file again: this import’s story goes on, and rows that were imported already stay unchanged.
corrected-large = A file of this size is made in the background and then waits on the Exports page.
corrected-only-rejected =
    { $n ->
        [one] Only the rejected row (XLSX)
       *[other] Only the { $n_shown } rejected rows (XLSX)
    }
corrected-whole = The whole file (XLSX)
corrected-as-csv = As CSV, with two columns more:
corrected-csv-rejected = only rejected rows
corrected-csv-whole = the whole file
corrected-file = corrections
corrected-sheet = Corrections
corrected-summary = Summary
corrected-status = Result
corrected-what = What is wrong
corrected-good = OK
corrected-rejected = Rejected
corrected-warning = Warning
corrected-issue = { $column }: { $sentence }
corrected-many = There are so many wrong cells that only the first { $n_shown } have a comment. The last column says of every row what is wrong.
corrected-note = Note
corrected-title = Import no. { $number }: { $file }
corrected-rows = Rows: { $n_shown } · Rejected: { $rejected_shown }
corrected-how = The second sheet holds your rows. Red cells are wrong, yellow ones deserve a look, blue ones are only noted; the comment on each says what to do.
corrected-again = Correct the cells, save and send the file again as a new import. Leave the two last columns as they are: they are not imported.
import-corrects = Corrects
import-corrected-by = Corrected by
import-makes-fields = The import makes these custom fields:
refusal-corrected-not-tested = This import was not tested yet, so there is nothing to correct.
refusal-corrected-no-file = The file of this import is not kept any more.
refusal-corrected-too-long = A sheet has room for { $n_shown } rows, and this file has more. Take the CSV file instead.
