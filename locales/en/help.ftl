# The help: what files may contain and what Carnet does with them. help-TOPIC-title and help-TOPIC-lead begin a topic.
help = Help
help-lead = What a file may contain, how each cell is read, and what every message of a report means.
help-print = On the command line: carnet help files
help-all-topics = All topics
help-head-code = Code
help-head-name = Name
help-head-meaning = Meaning
help-head-what-to-do = What it means and what to do
help-head-cell = Cell
help-head-effect = Effect
help-head-type = Type
help-head-aliases = Other headers that are recognised
help-head-other-words = Other words
help-head-format = Format
help-head-operation = Operation
help-head-limit = Limit
help-head-column = Column
help-head-word = Word
help-head-key = Key
help-head-exit-code = Exit code
help-head-contacts = Contacts

# Words
help-words-title = Words
help-words-lead = The words used throughout Carnet.
help-words-terms = Terms
help-word-contact = Contact
help-word-contact-text = An individual or a structure (a company, a school, an association). Each has a contact number, which is unique in the institution and never reused.
help-word-field = Field
help-word-field-text = Anything a cell can change on a contact: a standard field, a criterion, an authorisation or a custom field. Files name it by its code.
help-word-criterion = Criterion
help-word-criterion-text = A field defined by the institution, often a list of values. Each value has an internal code, used in files, and a label in three languages.
help-word-authorisation = Authorisation
help-word-authorisation-text = What an individual has agreed to: True, False or Empty. Setting one to True calls for the source of the consent.
help-word-target = Target
help-word-target-text = A selection of contacts: dynamic (a query, evaluated each time it is used) or static (a fixed list).
help-word-template = Import template
help-word-template-text = A file that Carnet fills in for a target: one row per contact, with the current values in [old] columns and empty [new] columns to edit.
help-word-key = Key
help-word-key-text = The column that tells which contact a row is about, usually the contact number.
help-word-test = Test
help-word-test-text = Reading the whole file and comparing it with the contacts, without changing anything. The result is a report: what would change, and what is wrong.
help-word-plan = Plan
help-word-plan-text = The list of changes found by the test: row, contact, field, old value, new value. Starting the import applies exactly this plan.
help-word-undo = Undo
help-word-undo-text = Restores every value that is still what the import wrote. Values that someone changed afterwards are kept and listed.
help-word-mapping = Mapping
help-word-mapping-text = What you answered about the columns of a file from another system, saved under a name and suggested for the next file with the same headers.

# Files
help-files-title = Files and formats
help-files-lead = Files that Carnet reads, and files that it creates.
help-files-read = Formats that are read
help-files-read-text = The content decides, not the extension. A ZIP may contain one file of any other format.
help-format-text = Text: comma, semicolon, tab or vertical bar between the values
help-format-workbook = Excel workbook
help-format-old-workbook = Workbook of older or other programs (Excel 97, LibreOffice)
help-format-page = Web page with a table, or XML workbook (Excel 2003): many systems export these, often as .xls
help-format-cards = Contact cards (vCard): one row per card
help-format-lists = JSON: a list of objects, or one object per line
help-format-dump = SQL dump of PostgreSQL, MySQL, MariaDB or SQLite, or an SQLite file: each table is a sheet
help-format-archive = Archive with one of these files in it
help-files-written = Formats that are written
help-files-written-text = Templates and exports are created as XLSX, or as CSV in a ZIP: UTF-8 with a byte order mark, separated by commas in English and by semicolons in French and Portuguese.
help-files-text = Text files
help-files-text-encoding = The encoding is detected: UTF-8, UTF-16 or Windows-1252, among others. If in doubt, save your file as “CSV UTF-8”.
help-files-text-delimiter = The separator is detected too; a first line such as sep=; is followed. Line breaks may be those of Windows, Unix or old Macs.
help-files-text-guard = In CSV files, an apostrophe in front of = + - @ ' or || keeps a spreadsheet program from running the text as a formula. Carnet writes it where needed and removes it when reading, so nothing is lost on the way.
help-files-sheets = Workbooks with several sheets
help-files-sheets-text = The only visible sheet with a header is imported. If there are several, you are asked to choose one; you can also name it when you upload the file.
help-files-templates = Import templates
help-files-templates-text = A template begins with the contact number, the names and the e-mail address, to help you find your way; these columns are not changed. Then each field has its [old] and [new] column. In the workbook, grey cells are locked and lists offer their codes; a second sheet lists all codes and labels.
help-files-templates-check = The last column, CHECK, is a security check. It reveals rows that were shifted, edited keys and files of another institution. Do not edit it; you may delete the whole column.
help-files-kept = How long files are kept
help-files-kept-text = { $days ->
    [one] An export can be downloaded for { $days_shown } day.
   *[other] An export can be downloaded for { $days_shown } days.
 }

# Columns
help-columns-title = Columns and headers
help-columns-lead = How Carnet recognises what each column contains.
help-columns-header = Header
help-columns-header-text = The header is the first row with a key column, within the first four rows. A header is recognised by the code of a field, by another name listed under “{ help-fields-title }”, or by its label in any of the three languages, whatever the case, accents and spaces. The order of the columns does not matter. A star, a colon or a hint such as (DD/MM/YYYY) after the name does not matter. Files of other systems listed under Mappings are recognised by their headers.
help-columns-old-new = [old] and [new] columns
help-columns-old-new-text = Only [new] columns change contacts. The [old] column next to it shows the value at the time of the download: if someone has changed it since, the report says so.
help-columns-old-new-plain = In a file without any [new] column, a column with a plain header is read as new. In a file with [new] columns, plain columns are for reference only: they are never written.
help-columns-key = Key column
help-columns-key-text = Every row needs the value of a key that belongs to exactly one contact. The first column is the key if it is one of those below; otherwise you choose. E-mail addresses are compared regardless of case; a phone number may be the landline or the mobile number.
help-columns-unknown = Unknown columns
help-columns-unknown-text = The file then waits for you: for each column, choose a field, create a custom field (contact information only), or ignore the column. A header close to a known name is suggested as that field, never accepted without you. Where a header says nothing, the values are looked at, and the field that they look like is suggested with the share of cells that fit. Where several columns could be the key, you choose.
help-columns-special = Special columns
help-column-check = Security check of the template’s rows. Leave it as it is.
help-column-consent-source = Where the contact gave the authorisations of the row; it takes precedence over the source given for the import. It may be added to a template.
help-column-consent-date = When the contact gave them; not in the future. It may be added to a template.
help-column-operation = What happens to the contact of the row; it takes precedence over the choice made for the import

# Fields
help-fields-title = Fields
help-fields-lead = Fields that every institution has. Your own criteria, authorisations and custom fields, with all their codes, are listed under “{ nav-fields }”.
help-fields-standard = Standard fields
help-fields-of-both = Individuals and structures
help-fields-of-individual = Individuals
help-fields-of-structure = Structures
help-fields-text-of = { $max ->
    [one] Text, at most { $max_shown } character
   *[other] Text, at most { $max_shown } characters
 }
help-fields-notes = Good to know
help-fields-notes-full-name = FULL_NAME is not stored: for a structure it sets OFFICIAL_NAME; for an individual it is split at the first space, with a warning.
help-fields-notes-remark = A REMARK that begins with || is added to the current remark instead of replacing it.
help-fields-notes-recommended = Contact number, name, type of contact, life cycle and person in charge should not be left blank: the report warns you.

# Cells
help-cells-title = Cells
help-cells-lead = What you can write in a cell, and what it does. Spaces around a value are ignored.
help-cells-blank = Leave a value as it is
help-cells-blank-text = A blank cell changes nothing.
help-cells-clear = Clear a value
help-cells-clear-text = Write = or, in fields that are not free text, one of these words: { $words }. Mandatory fields cannot be cleared.
help-type-text = Any text, stored as written, up to the maximum length of the field. Nothing is ever cut. In free text, the words that clear other fields are stored as text; use = to clear.
help-type-list = One internal code of the list. A label in any language is accepted too if it means exactly one code; the report notes which code was used.
help-type-multi-list = Codes separated by | replace the current ones: A|B. To keep the others, mark each code: A+|B- (or +A|-B) adds A and removes B.
help-type-multi-list-tags = Tags are free text of up to { $max_shown } characters, without | and without + or - at either end.
help-type-yes-no = TRUE or FALSE. The other spellings below are understood and noted in the report. Case and accents do not matter.
help-type-yes-no-true = True
help-type-yes-no-false = False
help-type-number = A whole or decimal number, with a comma or a point: 1234.5. Spaces are ignored. A single comma or point followed by exactly three digits is refused, because it could be read in two ways.
help-type-date = Year first or day first: 2026-03-25, 25.03.2026, 25/03/2026 or 25-03-2026, a date with the name of the month, or a real date of a spreadsheet; a time is left out. Never the month first: if a column contains such a date, its ambiguous dates are refused.
help-type-email = A single e-mail address: anna@example.org. At most 250 characters.
help-type-phone = A number as it is dialled in the contact’s country (or that of the institution), or with its country code: +33 6 12 34 56 78, 0033 6 12 34 56 78. An extension is not stored.
help-type-country = A country code of two or three letters (FR, BRA), or the name of the country in any of the three languages.
help-type-language = A language code of two or three letters (fr, por), or the name of the language in any of the three languages.
help-type-user = The e-mail address of a user of the institution.
help-type-structure = The contact number of a structure of the institution, with its zeros: 000123. Another row of the same file may create the structure, before or after. Only individuals belong to a structure.

# Kinds
help-kinds-title = Types of data
help-kinds-lead = What an import can change, chosen when the file is uploaded.
help-kind-criteria = Changes the values of criteria of existing contacts. Other columns are for reference only.
help-kind-authorisations = Changes the authorisations of existing individuals. You are asked for the source of the consent, for example a form and its date; it is kept in the history. Where it differs from row to row, add the columns CONSENT_SOURCE and CONSENT_DATE to the file, also to a template.
help-kind-contacts = Changes any field of contacts: standard fields, custom fields, criteria and authorisations. Depending on the mode, it changes existing contacts or creates new ones. A new contact needs a name; if its number is blank, Carnet assigns one.
help-kind-criterion-values = Defines criteria, authorisations and their values: one row per value. A criterion that does not exist is created. With STRUCT_TYPE, LIFECYCLE or TITLE as the criterion, it defines the values of these lists.
help-operation-insert = Creates the contact
help-operation-update = Changes the contact
help-column-institution = Code of the institution the file is meant for
help-kinds-mode = Mode
help-column-criterion = Code of the field
help-column-type = list, multi-list, yes/no, text, number, date or authorisation
help-column-contact-type = INDIVIDUAL, STRUCTURE or BOTH
help-column-mandatory = Whether the field may not be cleared
help-column-label-en = Label of the field in English
help-column-label-fr = Label of the field in French
help-column-label-pt = Label of the field in Portuguese
help-column-value = Internal code of the value; blank for types without values
help-column-rank = Position of the value in the list
help-column-value-en = Label of the value in English
help-column-value-fr = Label of the value in French
help-column-value-pt = Label of the value in Portuguese

# Checks
help-checks-title = Checks
help-checks-lead = Everything a report can contain, with what to do. The codes never change; exports and JSON name them too.
help-checks-error = Errors
help-checks-error-text = The row is not imported, or the whole file is refused. The other rows can be imported, unless you chose to stop on any error.
help-checks-warning = Warnings
help-checks-warning-text = The row is imported and flagged. Some warnings wait for your decision: then the cell is left out until you decide.
help-checks-note = Notes
help-checks-note-text = For your information; no action needed.
help-check-file-unreadable = The file is neither text nor a workbook, or it is damaged. Open it in your spreadsheet program, save it again and upload it.
help-check-file-encrypted = The file is protected by a password. Remove the password and save the file.
help-check-file-empty = The file has no rows. Check that you chose the right one.
help-check-file-too-large = The file exceeds the maximum size. Split it into several files.
help-check-too-many-rows = The file exceeds the maximum number of rows. Split it into several files.
help-check-too-many-columns = The file exceeds the maximum number of columns. Remove those you do not need.
help-check-cell-too-long = A cell exceeds the maximum length. The usual cause is a quotation mark that is never closed: check the row named.
help-check-too-costly = The file takes too long to read. Copy its rows into a new file and save it as XLSX or CSV.
help-check-no-header = No row with column names was found within the first four rows. Put the header back above your rows.
help-check-no-key-column = No column tells which contact a row is about. Add the contact number, the external ID, the e-mail address or the phone number.
help-check-duplicate-header = Two columns mean the same. Delete or rename one of them.
help-check-blank-header = A column contains values but has no header. Give it a name, or delete the column.
help-check-sheet-ambiguous = Several sheets could be meant. Choose the sheet to import.
help-check-encoding-doubtful = The encoding of the text could not be told for certain: names would be read in two ways. Choose the one in which the names are right.
help-check-unknown-column = The header is not known, or this type of data cannot change the field. Say what the column contains, or ignore it.
help-check-near-miss-column = The header is close to a known name. Confirm the suggested field, choose another one, or ignore the column.
help-check-row-ragged = The row has filled cells beyond the last header. A missing quotation mark or an extra separator is the usual cause.
help-check-key-blank = The key is blank, so nothing tells which contact is meant. Fill it in, or delete the row.
help-check-key-unknown = No contact of the institution has this key. Check it: an update never creates contacts.
help-check-key-ambiguous = Several contacts have this key. Use the contact number instead.
help-check-key-repeated = Several rows of the file are about the same contact, and none of them is imported. Keep one.
help-check-key-damaged = A spreadsheet program has changed the key: lost zeros or scientific notation. Write it again in a cell formatted as text.
help-check-key-edited = The row was created for another contact: its key was edited. Restore the key, or download the template again.
help-check-row-shifted = Part of the row has moved: some cells come from another row. Usually only some columns were sorted. Undo the sort, or download the template again.
help-check-foreign-file = The row comes from a template of another institution. Check the file, and the institution you are in.
help-check-contact-left-target = The contact is no longer in the target of the template. Delete the row if it should not be imported.
help-check-contact-invalid = The contact is not active. Delete the row if it should not be imported.
help-check-old-stale = Someone has changed the value since the download. Their value is kept unless you choose yours.
help-check-old-edited = The [old] cell was edited, which has no effect. Write the value in the [new] cell.
help-check-unknown-code = The value is not in the list. Use one of the codes listed under “{ nav-fields }”, or say what your value means.
help-check-context-column = The column is known, but not written: this type of data cannot change it, or the file has [new] columns for what it writes. To import it, choose contact information, or head it [new].
help-check-label-used = A label was read as its code.
help-check-inactive-code = The code is no longer in use. Choose another one.
help-check-several-values = The cell contains several codes where one is expected, or mixes codes with and without + and -. Keep one code, or mark them all.
help-check-bad-boolean = The value is neither yes nor no. Write TRUE, FALSE or Empty.
help-check-boolean-spelling = Another spelling of yes or no was understood.
help-check-bad-date = The value is not a date, or could be read in two ways. Write the year or the day first.
help-check-date-future = The date is in the future, which this field does not allow. Check the year.
help-check-bad-number = The value is not a number, or could be read in two ways. Leave out thousands separators.
help-check-bad-email = The value is not an e-mail address. Write a single address.
help-check-bad-phone = The value is not a valid phone number. Check the digits, or add the country code.
help-check-bad-country = The value is not a country. Use a code of two or three letters or the name of the country.
help-check-bad-language = The value is not a language. Use a code of two or three letters or the name of the language.
help-check-unknown-user = No user of the institution has this e-mail address. Check it, or ask an administrator to add the user.
help-check-unknown-structure = No structure of the institution has this number, or a structure to which contacts belong would become an individual. Judged on the state after the whole file.
help-check-too-long = The text is longer than the field allows. Shorten it.
help-check-clear-word = In free text, Empty, Vide and Vazio are stored as text. Write = to clear the value.
help-check-formula-without-result = The cell contains a formula, but its result is not in the file. Open the file in your spreadsheet program, save it and upload it again.
help-check-line-in-one-cell = All values of a row are in a single cell. Put each value into a cell of its own.
help-check-rows-hidden = Rows that are hidden in the workbook, by a filter for example, were read like the others. Delete them in your file if they should not be imported.
help-check-cell-error = The cell contains the error of a formula (such as #N/A) instead of a value. Correct the formula, write the value itself, or leave the cell blank.
help-check-placeholder = The cell contains a word that programs write for “no value”, such as NULL or N/A. It is left out until you choose to read it as blank, to clear the value, or to take it as it is.
help-check-guard-removed = Marks that another program had put around a text were removed.
help-check-time-left-out = The date came with a time, which was left out.
help-check-phone-extension = The phone number has an extension, which is not stored. Write it in another field if you need it.
help-check-separator-doubtful = A tag contains a comma or a semicolon. If these are several tags, separate them with |.
help-check-email-typo = The e-mail address looks like a typing mistake. It is imported as written; correct it in your file if it is wrong.
help-check-tag-sign = A + or - at either end of a tag adds or removes it: A+ adds, A- removes, A alone replaces all tags. If the sign belongs to the tag, rename the tag.
help-check-email-in-use = Another contact has this e-mail address. Check that they are not the same person.
help-check-digits-in-name = The name contains digits. Correct it if this is a mistake.
help-check-name-split = The full name was split at its first space. If the result is wrong, use FIRSTNAME and LASTNAME.
help-check-recommended-blank = A recommended field is left blank. Fill it in if you can.
help-check-not-applicable = The field does not apply to this type of contact. Leave the cell blank.
help-check-mandatory-cleared = The field is mandatory and cannot be cleared. Enter a value, or leave the cell blank.
help-check-spreadsheet-damage = A spreadsheet program has changed the value: scientific notation, lost zeros, swapped day and month, damaged accents, cut text. The cell is left out until you choose to repair it or to import it as it is.
help-check-consent-unproven = An authorisation is set to True without a source. Give the source of the consent when you upload the file, or by row in a column CONSENT_SOURCE.
help-check-refusal-overridden = An authorisation changes from False to True. Make sure the contact has changed their mind.
help-check-structure-duplicate = Another structure has the same name and address. Check that they are not the same.
help-check-already-exists = A contact with this number already exists. Choose a mode that updates, or leave the number blank.
help-check-name-missing = A new contact needs a name: LASTNAME or FIRSTNAME, or OFFICIAL_NAME for a structure.
help-check-external-id-in-use = Another contact has this external ID. Check which one is right.
help-check-bad-operation = The operation is unknown, or this type of data does not allow it. Use one of those listed under “{ help-kinds-title }”.
help-check-wrong-institution = The row names another institution. Check that you chose the right file.
help-check-name-mismatch = The name in the file is not that of the contact. Check the contact number.
help-check-bad-definition = A field or value cannot be defined like this. The report says why: type, code, label or rank.

# States
help-states-title = Course of an import
help-states-lead = From upload to completion, and back.
help-states-all = States
help-state-uploaded = The file has been received.
help-state-needs-mapping = You are asked which encoding or sheet is meant, or what some columns contain.
help-state-testing = The file is being read and checked.
help-state-tested = The report is ready. Nothing has been changed.
help-state-awaiting-approval = A second person has to approve the import.
help-state-scheduled = The import will start at the time that was set.
help-state-queued = The import has been started and is waiting for its turn.
help-state-running = The changes are being applied.
help-state-completed = The changes have been applied. You can undo them.
help-state-cancelled = The import was stopped. Changes made so far are kept, and you can undo them.
help-state-failed = Something went wrong on our side. Changes made so far are kept, and you can undo them.
help-state-refused = The file as a whole was refused, and nothing was changed.
help-state-undoing = The changes are being undone.
help-state-undone = The changes have been undone.
help-states-action = Test or update
help-states-action-text = “{ action-test }” stops at the report. “{ action-update }” then starts automatically, unless there are errors or warnings that need your decision.
help-states-once = Safe to interrupt
help-states-once-text = Starting twice starts once. If the server stops, the import continues where it was; nothing is lost and nothing is done twice.
help-states-conflicts = Changed in the meantime
help-states-conflicts-text = A value that someone else has changed since the test is not overwritten: it is kept and listed.
help-states-undo = Undo
help-states-undo-text = An import that was completed, cancelled or failed can be undone. Every value that is still what it wrote gets its previous value back; the rest is kept and listed. Contacts it created are removed, unless they have been edited since.
help-states-expired = Expired tests
help-states-expired-text = If fields or values were redefined after the test, the file has to be tested again before it can start.

# Limits
help-limits-title = Limits
help-limits-lead = Over a limit, a file is refused as a whole; it is never cut. The system administrator can change these limits.
help-limits-file = Size of a file
help-limit-csv = Text file
help-limit-archive = Workbook or ZIP
help-limit-unpacked = Workbook or ZIP, once unpacked
help-limit-whole = XLS workbook, web page or vCard
help-limit-rows = Rows
help-limit-columns = Columns
help-limit-cell = Characters per cell
help-limit-patience = Seconds to find the next row
help-limit-memory = Memory to read a workbook
help-limits-other = Other limits
help-limit-own-text = Text of a field of the institution, in characters
help-limit-code = Internal code, in characters
help-limit-tag = Tag, in characters
help-limit-source = Source of the consent, in characters

# Results
help-results-title = Results for programs
help-results-lead = What automated tasks receive: the JSON of an import and the exit codes of commands.
help-results-json = JSON of an import
help-results-json-text = The same document is returned by import, show, start, cancel and undo with --json, and by the address of an import followed by .json. The parameter issues limits the number of issues listed, never the counts.
help-json-id = Number of the import in the institution
help-json-kind = Type of data
help-json-action = test or update
help-json-state = State
help-json-file = File name
help-json-sha256 = SHA-256 of the file, in hexadecimal
help-json-encoding = Encoding in which the file was read, as --encoding takes it; null for UTF-8 and for workbooks
help-json-rows = Rows with content, below the header
help-json-rows-changed = Rows that change something
help-json-rows-unchanged = Rows that change nothing
help-json-rows-rejected = Rows with errors
help-json-changes = Changes planned: one per value of a contact
help-json-applied = Changes applied
help-json-conflicts = Values left as they were because someone changed them since the test
help-json-undone = Changes undone
help-json-kept = Values the undo left as they were
help-json-errors = Number of errors
help-json-warnings = Number of warnings
help-json-notes = Number of notes
help-json-waits = What waits for you: damaged cells, words for “no value” or values changed meanwhile that are left out, and values to be cleared (clears), with how many
help-json-issues = Issues: row as shown by the spreadsheet program, column, severity, code, value, contact number
help-results-refusal = JSON of a refusal
help-results-refusal-text = If a command is refused, it prints a code and a message instead.
help-results-exit = Exit codes
help-exit-0 = Done. A finished test ends like this whatever it found.
help-exit-1 = Something went wrong on our side.
help-exit-2 = The command line is wrong.
help-exit-3 = The file or the state did not allow it, for example an update that was not started because of errors.

help-word-tag = Tag
help-word-tag-text = A word of your own on a contact or an import. A contact can have any number of tags.
help-head-value = Value
help-about = Help: { $title }
help-for-files = Which files can be imported?
help-for-cells = What can I write in a cell?
help-results-query = JSON of a target’s query
help-results-query-text = A query is a group; a group contains conditions and groups. A condition names a field by its code. A part inside off is kept but not applied. Besides the fields: TAGS, { $fields }.
refusal-unknown-topic = There is no topic “{ $name }” in the help. Choose one of these: { $topics }.
