# Exports: the list, the form, and what is said of a file that could not be made.
download-template = Download import template
exports-title = Exports
exports-lead = Files that were made for you and your colleagues: import templates to edit, exports to read, and large files to correct. Each is kept for 14 days.
exports-empty = No files yet
exports-empty-text = Download an import template: one row a contact, with the present values, ready to be edited in a spreadsheet.
exports-newest-first = Newest first
export-all = Export contacts
export-file = File
export-state = State
export-asked-by = Asked for by
export-by-shell = From a shell
export-rows = Rows
export-size = Size
export-expires = Kept until
export-download = Download
export-target = target: { $name }
export-all-contacts = All contacts
export-all-values = all values
export-empty-sample = sample without contacts
export-mailed-to = Mail to { $address }
export-left-out =
    { $n ->
        [one] { $n_shown } structure left out: authorisations apply to individuals only
       *[other] { $n_shown } structures left out: authorisations apply to individuals only
    }
export-progress-label = Progress of the file
export-progress-waiting = Waiting for its turn
export-progress-rows = { $done_shown } of { $total_shown } rows
export-progress-of = { $done_shown } of { $total_shown } contacts
export-progress =
    { $n ->
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
export-asked = The file is being made. You will find it here as soon as it is ready.
export-failure = Something of ours went wrong. Ask for the file again; if that fails too, tell your administrator this number: { $id }.

export-state-waiting = Waiting
export-state-running = Being made
export-state-ready = Ready
export-state-failed = Failed
export-state-expired = Expired

export-new-lead = The file is made in the background. Edit its [new] columns, then import it.
export-what = Type of data
export-what-criteria = Criteria
export-what-criteria-help = One pair of columns [old] and [new] for each criterion.
export-what-authorisations = Authorisations
export-what-authorisations-help = One pair of columns for each authorisation. Individuals only: structures are left out.
export-what-contacts = Contact information
export-what-contacts-help = Names, addresses, custom fields, criteria and authorisations.
export-what-criterion-values = Criterion values
export-what-corrected = Your file, to be corrected
export-corrected-all = All rows
export-corrected-rejected = Only rejected rows
export-what-all = All fields, to read
export-what-all-help = One column for each field, to read or to compare; not to be imported again.
export-whom = Contacts
export-whom-help = All, those of a target, or none for a sample to look at.
export-no-contacts = No contacts: an empty sample
export-format = Format
export-format-help = A workbook brings drop-downs, notes and a sheet with all codes.
export-format-xlsx = Workbook (XLSX)
export-format-csv = CSV (templates come in a zip)
export-fields = Only these fields
export-fields-help = For a template: codes or labels, separated by commas, for example GENRE, OPTIN_MAIL. Blank: all fields of the type of data.
export-for-programs = For other programs
export-for-programs-help = CSV of all fields: texts such as +33612345678 stand as they are, without an apostrophe before them. Do not open this file in a spreadsheet program: it may take such a text for a formula and run it.
export-language = Language of the file
export-language-help = The language of a workbook’s notes and drop-downs; for CSV, it decides the character between columns.
export-email = Send the file by e-mail
export-email-help = Attached if it has at most 10 MB, else as a link. Your own address, a colleague’s, or one of a domain that the institution allows.
export-make = Make the file

# What files are called.
export-file-criteria = criteria
export-file-authorisations = authorisations
export-file-contacts = contact-information
export-file-criterion-values = criterion-values
export-file-all = contacts

refusal-nothing-to-edit = There is nothing to edit: no field of this type of data is defined yet. Import criterion values first.
