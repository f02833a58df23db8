# What the checks found, and what to do: issue-CODE-title names the group, issue-CODE is the sentence.
# Always given: $value (the cell), $column (the header), $field (the label, or empty), $contact (the number, or empty).

issue-field = { $field_given ->
    [yes] { $field }
   *[no] { $column }
}

## The file as a whole

issue-file-unreadable-title = File that can’t be read
issue-file-unreadable = This file can’t be read. { $reason }

issue-file-encrypted-title = Password-protected file
issue-file-encrypted = This file is protected by a password. Open it, remove the password, save it and upload it again.

issue-file-empty-title = Empty file
issue-file-empty = This file has no rows. Check that you chose the right file; if it is empty in your spreadsheet too, download the import template again.

issue-file-too-large-title = File too large
issue-file-too-large = This file has { $size }, and Carnet takes { $limit } at most. Split it into several files and upload them one after the other.

issue-too-many-rows-title = Too many rows
issue-too-many-rows = This file has more than { $limit_shown } rows. Split it into several files and upload them one after the other.

issue-too-many-columns-title = Too many columns
issue-too-many-columns = This file has more than { $limit_shown } columns. Remove those you don’t need, or split it into several files.

issue-cell-too-long-title = Cell too long
issue-cell-too-long = A cell in row { $row_shown } has more than { $limit_shown } characters. Often a quotation mark that is never closed is the cause: it makes one cell of all that follows. Check that row and upload the file again.

issue-too-costly-title = File that takes too long to read
issue-too-costly = { $seconds ->
    [one] No row was found in this file for a second, so reading was stopped.
   *[other] No row was found in this file for { $seconds_shown } seconds, so reading was stopped.
} Open it in your spreadsheet, copy the rows into a new sheet and save that one.

issue-no-header-title = No header
issue-no-header = None of the first four rows holds the name of a column that is known here. If the header is missing, add it above your rows; if its names are others, say what each column is.

issue-no-key-column-title = No key column
issue-no-key-column = { $found_given ->
    [yes] It is not clear which column tells which contact each row is about. It can be one of these: { $found }. Choose the key column.
   *[no] No column tells what each row is about. Add one of these columns, or say which column it is: { $keys }.
}

issue-duplicate-header-title = Two columns with the same meaning
issue-duplicate-header = Columns { $first } and { $second } mean the same (“{ $column }”), so it is not clear which one counts. Say which one, or delete or rename the other.

issue-blank-header-title = Column without a header
issue-blank-header = Column { $column } has values but no header. Write its name in the header row, or delete the column.

issue-sheet-ambiguous-title = Several sheets could be meant
issue-sheet-ambiguous = The sheet “{ $value }” could be meant, but it is not the only one. Choose the sheet to import, or keep only that one in the file.

issue-encoding-doubtful-title = Several encodings could be meant
issue-encoding-doubtful = Read as { $encoding }, the file has: { $cells }. Choose the encoding in which the names are right, or save the file as CSV (UTF-8) and send that one.

issue-unknown-column-title = Unknown columns
issue-unknown-column = The column “{ $column }” is not known, or this type of data can’t change it. { $near_given ->
    [yes] Perhaps “{ $near }” is meant. Choose what it is, or ignore it.
   *[no] Choose what it is, or ignore it.
}

issue-near-miss-column-title = Columns with a name close to a known one
issue-near-miss-column = The column “{ $column }” is not known, but it is close to “{ $near }”. Confirm that this is what you mean, choose another field, or ignore the column.

issue-row-ragged-title = Rows with too many cells
issue-row-ragged = { $n ->
    [one] This row has a filled cell beyond the last header.
   *[other] This row has { $n_shown } filled cells beyond the last header.
} Often a comma or a semicolon inside a text has split it in two: put the text back into one cell. If the column is meant, give it a header.

## Which contact a row is about

issue-key-blank-title = Rows without a key
issue-key-blank = The cell “{ $column }” is empty, so nothing tells what this row is about. Fill it in, or delete the row.

issue-key-unknown-title = Contacts not found
issue-key-unknown = No contact of this institution has “{ $value }” in “{ issue-field }”. Check the value. An update never creates a contact.

issue-key-ambiguous-title = Keys of several contacts
issue-key-ambiguous = { $second_given ->
    [yes] The keys of this row belong to different contacts, { $first } and { $second }. Correct the wrong one.
   *[no] { issue-key-of-several }
}
issue-key-of-several = “{ $value }” belongs to { $n ->
    [one] more than one contact
   *[other] { $n_shown } contacts
}, so it is not clear which one is meant. Use the contact number for this row.

issue-key-repeated-title = Several rows about the same contact
issue-key-repeated = Rows { $rows } are about the same contact or use the same external ID, so it is not clear which one counts. Keep one of them; until then none is imported.

issue-key-damaged-title = Keys changed by a spreadsheet
issue-key-damaged = { $suggestion_given ->
    [yes] A spreadsheet has probably made “{ $value }” of { $suggestion }, which a contact has. Write { $suggestion } here, in a cell formatted as text.
   *[no] { $damage ->
        [number] “{ $value }” is a number with decimals, which is how a program writes a key that it took for a number. Write the original key here, in a cell formatted as text.
       *[scientific] “{ $value }” is how a spreadsheet writes a long number: some of its digits are lost. Write the whole key here, in a cell formatted as text.
    }
}

issue-key-edited-title = Contact numbers edited
issue-key-edited = This row was made for another contact: its key was changed after the download. { $new ->
    [yes] Put the old key back; if a new contact is meant, clear the cell CHECK of this row.
   *[no] Put the old key back, or download the import template again.
}

issue-row-shifted-title = Rows that were shifted
issue-row-shifted = { $sorted_given ->
    [yes] The column “{ $sorted }” was sorted or moved without the others, so the [new] value of this row may belong to another contact.
   *[no] Parts of this row come from another row; perhaps only some of the columns were sorted.
} Undo that in your spreadsheet, or download the import template again.

issue-foreign-file-title = Rows of another institution
issue-foreign-file = This row comes from a template of another institution. Check that you chose the right file and are in the right institution.

issue-contact-left-target-title = Contacts no longer in the target
issue-contact-left-target = This contact is no longer in the target that the template was made for. The row is imported all the same; delete it if you don’t want that.

issue-contact-invalid-title = Contacts that are not active
issue-contact-invalid = The status of this contact is “{ $status }”. The row is imported all the same; delete it if you don’t want that.

## The [old] values

issue-old-stale-title = Values changed since the download
issue-old-stale = { $present_given ->
    [yes] Since the template was downloaded, someone has changed this value to “{ $present }”.
   *[no] Since the template was downloaded, someone has cleared this value.
} Unless you chose “use mine”, it stays as it is.

issue-old-edited-title = [old] cells edited
issue-old-edited = The [old] cell was edited, which has no effect: only [new] cells change a contact. If “{ $value }” is the value you want, write it in the [new] cell.

## Values

issue-unknown-code-title = Unknown codes
issue-unknown-code = “{ $value }” is not a code of “{ issue-field }”. { $near_given ->
    [yes] Did you mean { $near }?
   *[no] “Access criterion values” lists all codes.
}

issue-context-column-title = Columns that are only read
issue-context-column = The column “{ $value }” is not imported: this file or this type of data does not write it. It is there for reading only.

issue-label-used-title = Labels read as codes
issue-label-used = “{ $value }” was read as the code { $code }. There is nothing to do.

issue-inactive-code-title = Codes no longer in use
issue-inactive-code = The code { $code } (“{ $value }”) of “{ issue-field }” is no longer in use. Choose another one; “Access criterion values” lists all codes.

issue-several-values-title = Several values
issue-several-values = { $reason ->
    [mixed] In “{ $value }”, some codes have a + or - and others don’t. Either list all codes to keep (A|B), or mark each one to add or remove (A+|B-).
    [both] “{ $value }” adds and removes the same code. Keep one of the two.
    [separator] “{ $value }” separates its codes with “{ $mark }”. Write | between them, as in A|B, or say when you confirm the columns what separates them.
   *[one] “{ $value }” holds several codes, and “{ issue-field }” takes one. Keep only that one.
}

issue-bad-boolean-title = Neither yes nor no
issue-bad-boolean = “{ $value }” is neither yes nor no. Write TRUE or FALSE, or Empty to clear the value.

issue-boolean-spelling-title = Other spellings of yes and no
issue-boolean-spelling = “{ $value }” was read as { $code ->
    [TRUE] True
   *[other] False
}. There is nothing to do.

issue-bad-date-title = Dates that can’t be read
issue-bad-date = { $reason ->
    [short-year] In “{ $value }”, the year has two digits, and the century is not known. Write all four, as in 25/03/1980, or say when you confirm the columns how this column writes dates.
    [no-year] “{ $value }” has no year. Write day, month and year, as in 25/03/2026.
   *[unreadable] “{ $value }” is not a date, or could be read in two ways. Write the day first, as in 25/03/2026, or the year first, as in 2026-03-25.
}

issue-date-future-title = Dates in the future
issue-date-future = “{ $value }” is in the future, which “{ issue-field }” can’t be. Check the year.

issue-bad-number-title = Numbers that can’t be read
issue-bad-number = “{ $value }” is not a number, or could be read in two ways. Write it without thousands separators, and never with exactly three decimals: 1234 or 1.2340.

issue-bad-email-title = Wrong e-mail addresses
issue-bad-email = “{ $value }” is not an e-mail address. { $proposal_given ->
    [yes] Did you mean { $proposal }?
   *[no] Write a single address, such as anna@example.org.
}

issue-bad-phone-title = Wrong phone numbers
issue-bad-phone = “{ $value }” is not a valid phone number in the contact’s country. Check its digits, or write it with its country code, as in +33 6 12 34 56 78.

issue-bad-country-title = Unknown countries
issue-bad-country = “{ $value }” is not a country. Write its two-letter code, such as FR, or its name.

issue-bad-language-title = Unknown languages
issue-bad-language = “{ $value }” is not a language. Write its two-letter code, such as fr, or its name.

issue-unknown-user-title = Unknown users
issue-unknown-user = No user of this institution has the e-mail address “{ $value }”. Check it, or ask an administrator to add this user.

issue-unknown-structure-title = Unknown structures
issue-unknown-structure = { $why ->
    [individual] Contact { $value } is an individual. Write the contact number of a structure here, or leave this cell blank.
    [rejected] Row { $rows } would create structure { $value }, but it has errors. Correct that row first.
    [becomes-individual] Row { $rows } makes contact { $value } an individual, so nobody can belong to it. Correct one of the two rows.
    [has-people] Contact { $other } belongs to structure { $value }, which therefore can’t become an individual. First give its people another structure, or clear their structure numbers.
    [belongs] This contact belongs to structure { $other }, and a structure can’t belong to another. Write = as its structure number in the same row, or leave its type as it is.
   *[nobody] { $other_given ->
        [yes] No contact of this institution has the number “{ $value }”, but structure { $other } exists: a spreadsheet has probably changed the number. Write { $other } here, in a cell formatted as text.
       *[no] No contact of this institution has the number “{ $value }”. Check it, or add the structure to the file.
    }
}

issue-too-long-title = Texts that are too long
issue-too-long = This text has { $n_shown } characters, and “{ issue-field }” takes { $max_shown } at most. Shorten it: Carnet never cuts a text by itself.

issue-clear-word-title = Words that would clear other fields
issue-clear-word = “{ issue-field }” is free text, so “{ $value }” is stored as it stands. To clear the value, write = instead.

issue-formula-without-result-title = Formulas without a result
issue-formula-without-result = This cell holds a formula, but its result is not in the file: the program that wrote the file has not computed it. Open the file in your spreadsheet program, save it, and upload it again.

issue-line-in-one-cell-title = Whole rows in one cell
issue-line-in-one-cell = “{ $value }” seems to be a whole row in a single cell. Open the file in your spreadsheet program, put each value into a cell of its own, and save it again.

issue-rows-hidden-title = Hidden rows
issue-rows-hidden = { $n ->
    [one] One row that is hidden in your workbook was read like the others.
   *[other] { $n_shown } rows that are hidden in your workbook were read like the others.
} What should not be imported, delete in your file, and upload it again.

issue-cell-error-title = Errors of a spreadsheet
issue-cell-error = “{ $value }” is what a spreadsheet shows when a formula fails, not a value. Correct the formula in your file, or write the value itself, or leave the cell blank.

issue-placeholder-title = Words for no value
issue-placeholder = “{ $value }” usually means that there is no value. { $choice ->
    [blank] It was read as a blank cell, as you chose: the present value stays.
    [clear] It clears the value, as you chose.
    [as-is] It is taken as it is, as you chose.
   *[left-out] The cell is left out until you choose what such words mean.
}

issue-guard-removed-title = Marks of other programs removed
issue-guard-removed = “{ $value }” was read as “{ $read }”: the marks around it only keep spreadsheets from changing it. No action is needed.

issue-time-left-out-title = Times left out
issue-time-left-out = “{ $value }” was read as the day { $read }, as written in the file. “{ issue-field }” keeps no time.

issue-phone-extension-title = Extensions of phone numbers
issue-phone-extension = The extension { $extension } of “{ $value }” was left out: “{ issue-field }” keeps only the number. If you need the extension, put it in another field, such as the remark.

issue-separator-doubtful-title = Tags that look like several
issue-separator-doubtful = “{ $value }” is read as one tag. If these are several tags, write | between them, as in A|B, or say when you confirm the columns what separates them.

issue-tag-sign-title = Signs of tags
issue-tag-sign = “{ $value }” { $sign ->
    [add] adds the tag “{ $tag }”
   *[remove] removes the tag “{ $tag }”, which the contact does not have
}: a + or - at either end of a tag adds or removes it. If the sign is part of the name, write the tag another way.

issue-email-typo-title = E-mail addresses with a likely typo
issue-email-typo = “{ $value }” looks like a typo of “{ $proposal }”. It is imported as written; correct it in your file if it is wrong.

issue-email-in-use-title = E-mail addresses of several contacts
issue-email-in-use = { $where ->
    [file] { $n ->
        [one] Row { $rows } of this file gives
       *[other] Rows { $rows } of this file give
    } the e-mail address “{ $value }” too. It is imported all the same; check that they are not the same person, or a value that was filled down by mistake.
   *[contact] Contact { $other } has the e-mail address “{ $value }” too. It is imported all the same; check that the two are not the same person.
}

issue-digits-in-name-title = Names with digits
issue-digits-in-name = “{ $value }” has digits, which is rare in a name. It is imported all the same; correct it if it is a slip.

issue-name-split-title = Full names that were split
issue-name-split = “{ $value }” was split into the first name “{ $first }” and the last name “{ $last }”. If that is wrong, use the columns FIRSTNAME and LASTNAME.

issue-recommended-blank-title = Recommended fields left blank
issue-recommended-blank = “{ issue-field }” is left blank. The row is imported all the same; filling it in is recommended.

issue-not-applicable-title = Fields that do not apply
issue-not-applicable = “{ issue-field }” does not apply to this type of contact. Leave this cell blank.

issue-mandatory-cleared-title = Mandatory fields cleared
issue-mandatory-cleared = “{ issue-field }” is mandatory and can’t be cleared. Give it a value, or leave the cell blank to keep the present one.

issue-spreadsheet-damage-title = Values changed by a spreadsheet
issue-spreadsheet-damage = { $damage ->
    [scientific] { $present_given ->
        [yes] Your file says “{ $value }”, the contact has “{ $present }”: a spreadsheet has written the number in scientific notation and lost digits.
       *[no] “{ $value }” is how a spreadsheet writes a long number: some of its digits are lost.
    }
    [zeros] Your file says “{ $value }”, the contact has “{ $present }”: a spreadsheet has taken the zeros at the beginning away.
    [number] { $present_given ->
        [yes] Your file says “{ $value }”, the contact has “{ $present }”: a spreadsheet has read the text as a number and changed it.
       *[no] “{ $value }” is how a program writes { $repaired } when it takes a text for a number.
    }
    [guard] In “{ $value }”, the apostrophe kept a spreadsheet from reading the text as a formula; the spreadsheet has made a letter of it. It should say “{ $repaired }”.
    [entities] In “{ $value }”, letters are written in the code of web pages. It should say “{ $repaired }”.
    [date] Your file says “{ $value }”, the contact has { $present }: day and month seem to have changed places.
    [accents] { $repaired_given ->
        [yes] Your file says “{ $value }” where it should say “{ $repaired }”: accented letters were broken when the file was opened or saved.
       *[no] In “{ $value }”, some letters were lost when the file was opened or saved.
    }
   *[cut] { $present_given ->
        [yes] Your file has only the beginning of “{ $present }”: a program has cut the text off.
       *[no] This text fills the cell to its last character, so a spreadsheet has probably cut it off.
    }
} { $choice ->
    [repair] { $repaired_given ->
        [yes] It was repaired.
       *[no] It can’t be repaired, so the cell is left out. Write the whole value, in a cell formatted as text.
    }
    [as-is] It is taken as it is, as you chose.
   *[left-out] The cell is left out until you choose to repair it or to take it as it is.
}

issue-consent-unproven-title = Authorisations without a source
issue-consent-unproven = This authorisation is set to True, but neither the row nor the import names a source for the consent. Name it, for example a form and its date, when you send the file or in a column CONSENT_SOURCE, so that you can prove the consent later.

issue-refusal-overridden-title = Refusals turned into consents
issue-refusal-overridden = This contact had refused (False), and the file says True. Make sure that the contact has changed their mind before you start the import.

issue-structure-duplicate-title = Structures that may exist twice
issue-structure-duplicate = { $where ->
    [file] { $n ->
        [one] Row { $rows } of this file gives
       *[other] Rows { $rows } of this file give
    } a structure with the same name and the same address. The row is imported all the same; check that it does not stand in the file twice.
   *[contact] Structure { $other } has the same name and the same address. The row is imported all the same; check that the two are not the same.
}

## New contacts and other rules of a row

issue-already-exists-title = Contacts that exist already
issue-already-exists = There is already a contact { $other } with “{ $value }”. To change it, send the file with “create or update” or “update only”; to create another contact, leave the number blank.

issue-name-missing-title = New contacts without a name
issue-name-missing = A new contact needs a name: LASTNAME or FIRSTNAME for an individual, OFFICIAL_NAME for a structure.

issue-external-id-in-use-title = External IDs of other contacts
issue-external-id-in-use = The external ID “{ $value }” belongs to contact { $other }. Check which of the two contacts is right.

issue-bad-operation-title = Unknown operations
issue-bad-operation = { $mode ->
    [update] “{ $value }” is not possible in this import, which only updates contacts. Send the file with “create or update”, or leave this cell blank.
    [create] “{ $value }” is not possible in this import, which only creates contacts. Send the file with “create or update”, or leave this cell blank.
   *[other] “{ $value }” is not an operation of this type of data. The words are: { $words }.
}

issue-wrong-institution-title = Rows that name another institution
issue-wrong-institution = This row names the institution “{ $value }”, and you are in another one. Check that you chose the right file.

issue-name-mismatch-title = Names that do not match
issue-name-mismatch = The file says “{ $value }”, but the contact is called “{ $present }”. Check that the contact number is right.

## Definitions of criteria and values

issue-bad-definition-title = Definitions that can’t be used
issue-bad-definition = This row can’t be used. { $reason }
issue-bad-definition-type-differs = The field exists already with another type, and a type can’t be changed. Use the same type, or a new code.
issue-bad-definition-unknown-type = The type is not known. Write list, multi-list, yes/no, text, number, date or authorisation.
issue-bad-definition-unknown-contact-type = The contact type is not known. Write INDIVIDUAL, STRUCTURE or BOTH.
issue-bad-definition-bad-code = A code is made of letters, digits and the marks _ . - only, and can’t be Empty, Vide or Vazio.
issue-bad-definition-code-missing = The code is missing. Fill in this cell.
issue-bad-definition-values-not-allowed = Only lists have values. Leave the column VALUE blank, or choose the type list or multi-list.
issue-bad-definition-reserved-code = This code is the name of a standard field or of a column. Choose another one.
issue-bad-definition-code-taken = There is already a field whose code differs only by upper and lower case. Use its code, or choose another one.
issue-bad-definition-bad-rank = The rank is not a whole number. Write 1, 2, 3 and so on, or leave it blank.
