# What the program finds out about a file before it reads rows.

# Why a file can't be read: a whole sentence or two, after "This file can't be read."
table-unreadable-kind = It seems to be { $kind }. In your spreadsheet program, save the table as XLSX or CSV and send that file.
table-unreadable-damaged = The file is damaged or incomplete. Make it again, or open it in your spreadsheet program and save it as XLSX or CSV.
table-unreadable-several-files = The ZIP holds several files. Send a ZIP with one table in it, or the table itself.
table-unreadable-unsafe-name = The ZIP names a place outside itself, as hostile files do. Send the table itself.
table-unreadable-compression = The ZIP is compressed in an unusual way. Make it again with the usual method, or send the table itself.
table-unreadable-encoding = The accents are written in a way that is not recognised. In your spreadsheet program, save the table as CSV (UTF-8).
table-unreadable-other-encoding = You said { $said }, but the file is in { $found }. Send it without naming an encoding.
table-unreadable-no-utf-8 = You said { $said }, but the file holds bytes that are not UTF-8. Send it without naming an encoding, or save it as CSV (UTF-8).
table-unreadable-no-utf-16 = You said { $said }, but the file is not in UTF-16. Send it without naming an encoding.
table-unreadable-bytes = Row { $row_shown } holds bytes that are no character. In your spreadsheet program, open the file, check that row and save it as CSV (UTF-8).
table-unreadable-nul = Row { $row_shown } holds a zero byte, as damaged files do. Open the file in your spreadsheet program, retype that row and save it as CSV (UTF-8).
table-unreadable-quote = The quotation mark opened in row { $row_shown } is never closed. Add the missing " or remove that one.
table-unreadable-workbook = The workbook is damaged, or it is not written the way spreadsheet programs do it. Open it in your spreadsheet program and save it as XLSX.
table-unreadable-entries = The file has more than 1,000 parts inside. Copy the table into a new workbook and send that one.
table-unreadable-texts = The workbook holds { $size } of texts, and Carnet takes { $limit } at most. Split it into several files, or save it as CSV.
table-unreadable-memory = Reading this workbook takes more than { $limit } of memory. Copy the rows into a new workbook and save it as XLSX, or save it as CSV.
table-unreadable-computing = Reading this workbook takes far longer than a table should. Copy the rows into a new workbook and save it as XLSX, or save it as CSV.
table-unreadable-row-order = The rows of the workbook are out of order at row { $row_shown }. Open it in your spreadsheet program and save it as XLSX.
table-unreadable-no-such-sheet = It has no sheet named “{ $sheet }”. Its sheets are: { $sheets }.
table-unreadable-row-too-long = Row { $row_shown } is longer than 16 million bytes. Check whether a line end or a quotation mark is missing.

# What a file seems to be: "It seems to be …".
table-kind-image = a picture
table-kind-pdf = a PDF document
table-kind-document = a text document or a presentation
table-kind-archive = a compressed archive
table-kind-media = a sound or a video
table-kind-web-page = a web page or XML
table-kind-binary = a program or other data, not a text

table-size-gb = { $n_shown } GB
table-size-mb = { $n_shown } MB
table-size-kb = { $n_shown } kB

