# Workbooks: their sheets, the notes at their headers, and what a spreadsheet asks when something unusual is typed.

book-title-template = Import template: { $what }
book-contacts = Contacts
book-lists = Codes
book-lists-title = What may stand in the cells
book-lists-how = Choose in the drop-downs of the [new] columns, or copy a code or an entry from here.
book-lists-not-imported = This sheet is not imported.
book-list-field = Field
book-list-label = Label of the field
book-list-type = Type
book-list-entry = Entry of the drop-down

note-title = { $label } ({ $type })
note-key = Tells which contact the row is about.
note-locked = Grey cells are only there to be read. They are locked, without a password: to sort the rows, unprotect the sheet.
note-context = To be read only: a change here is not imported.
note-old = The value when this file was made. Leave it as it is: it shows whether someone changed the value since.
note-blank = A blank cell leaves the value as it is.
note-clear = = clears the value.
note-clear-word = = or { $word } clears the value.
note-mandatory = The value may not be cleared.
note-codes-elsewhere = All values stand on the sheet “{ $sheet }”.
note-text =
    { $n ->
        [one] At most { $n_shown } character.
       *[other] At most { $n_shown } characters.
    }
note-remark = Text that starts with || is added to the present remark.
note-tags = Tags with | between them: a|b. Add one and remove one: +a|-b.
note-list = Choose in the drop-down, or type an internal code.
note-multi-list = The drop-down puts one value in place of all others. Several values: A|B. Add one and remove one: A+|B-.
note-yes-no = Choose in the drop-down, or type TRUE or FALSE.
note-number = Digits, with a comma or a point before decimals: 12.5
note-date = Year, month, day, or day first: 2026-11-21, 21/11/2026. Never the month first.
note-email = One address.
note-phone = With the code of the country (+33 6 12 34 56 78), or as it is dialled in the contact’s country.
note-country = A code of two letters (FR), or the name of the country.
note-language = A code of two letters (fr), or the name of the language.
note-user = The e-mail address of a user.
note-structure = The contact number of a structure.

hint-multi-list-title = Several values
doubt-list-title = Not in the list
doubt-list = This is none of the entries. An internal code alone, a label, = and { $word } are read too; anything else is refused when the file is tested.
doubt-user = No user has this address. = clears the value; anything else is refused when the file is tested.
doubt-long-title = Too long
doubt-long =
    { $n ->
        [one] This field takes { $n_shown } character. A longer text is refused when the file is tested.
       *[other] This field takes { $n_shown } characters at most. A longer text is refused when the file is tested.
    }

# Notes of a criterion-values file.
values-note-criterion = The internal code of the criterion. STRUCT_TYPE, LIFECYCLE and TITLE are lists of the contact record.
values-note-type = Type of the criterion; authorisation for an authorisation.
values-note-contact-type = The contacts that it applies to.
values-note-mandatory = TRUE if it may not be cleared.
values-note-label-en = Label of the criterion in English.
values-note-label-fr = Label of the criterion in French.
values-note-label-pt = Label of the criterion in Portuguese.
values-note-value = Internal code of the value: letters, digits, _ . and -. One row for each value; blank for a criterion that is no list.
values-note-rank = The value’s place in the list: 1, 2, 3…
values-note-value-en = Label of the value in English.
values-note-value-fr = Label of the value in French.
values-note-value-pt = Label of the value in Portuguese.

refusal-template-too-wide = The template would have { $n_shown } columns, and a file may have { $limit_shown } at most. Choose fewer fields.
refusal-no-such-field = “{ $field }” is no field that this type of data can change. Correct its name; the page “{ nav-fields }” lists the codes.
refusal-workbook-too-wide = A worksheet has at most { $limit_shown } columns, and this export would have { $n_shown }. Choose CSV.
refusal-workbook-full = A worksheet holds { $limit_shown } contacts, and these are more. Choose CSV, or a target with fewer contacts.
refusal-workbook-cell-too-long = The text in row { $row_shown }, column { $column }, is longer than the 32,767 characters that a cell of a workbook holds. Choose CSV.
