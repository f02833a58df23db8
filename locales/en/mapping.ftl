# What a mapping can say of columns: rules, separators, dates, texts, columns made of others, keys in order, what stops a start.

column-more = How it is read and written
column-rule = When it is written
upload-rules = When to write columns
upload-rules-help = Columns by header or code, separated by commas. All others are always written. The columns page says the same for each column.
rule-always = Always
rule-fill-blanks = Only where the contact has no value yet
rule-never-clear = Never clear a value
rule-never-backwards = Never go back in the list (lists only)
column-separator = Separator between several values
column-separator-help = For fields that take several values, and tags. “|” always separates.
separator-none = Only “|”
separator-comma = Comma
separator-semicolon = Semicolon
separator-slash = Slash
separator-line = Line break
separator-space = Space
column-dates = Order of dates
date-order-usual = Day first or year first, as recognised
date-order-d-m-y = Day, month, year
date-order-m-d-y = Month, day, year
date-order-y-m-d = Year, month, day
column-century = Last two-digit year of the 2000s
column-century-help = With 30, 30 is 2030 and 31 is 1931. Left blank, a year of two digits is an error.
column-capitals = Capitals
capitals-as-they-are = As they are
capitals-upper = ALL CAPITALS
capitals-lower = all small
capitals-words = Each Word
column-trim = Reduce several spaces in a row to one
column-words = Words to read as something else
values-blank = Blank: the value stays as it is
values-clear = Clear the value
values-what = What { $text } does
values-as-entered = As entered beside

made-title = Columns made of others
made-help = For a full name in one column, an address in several, or a date in three. Choose the columns in the order in which they are used; for a date: day, month, year.
made-how = How
made-join = These columns, joined
made-date = A date: day, month, year
made-before-first-space = The text before the first space
made-after-first-space = The text after the first space
made-before-last-space = The text before the last space
made-after-last-space = The text after the last space
made-before-character = The text before a character
made-after-character = The text after a character
made-with = Character, or text in between
made-source = Column { $n }
made-source-none = No column
refusal-made-incomplete = The column made for { $field } is not complete. Choose its columns (for a date: day, month and year) and, if the text is split at a character, that character.

else-keys-title = When the key column is blank or finds nobody
else-keys-help = Further keys, in the order in which they are tried: one field, or several together, such as last name, first name and postcode. Two keys that find different contacts are an error.
else-key = Key { $n }
else-key-field = Key { $n }, field { $part }
else-keys-none = No field

stops-title = Warnings that stop an update
stops-help = An update starts by itself only if the test finds no error and none of the warnings ticked here. Clearing values always has to be confirmed.

columns-link = Columns
columns-closed = The import has been started, so its columns can’t be changed any more. You can still keep them as a mapping.
columns-keep = Keep as a mapping
columns-by-file = The columns are those of the mapping file that came with this import.

clears-title =
    { $n ->
        [one] { $n_shown } value would be cleared
       *[other] { $n_shown } values would be cleared
    }
clears-lead = A cleared value is gone from the contact until the import is undone. By field:
clears-agree =
    { $n ->
        [one] Yes, clear { $n_shown } value
       *[other] Yes, clear { $n_shown } values
    }
clears-agreed = The person who sent the file agreed to this beforehand.
clears-agree-upload = Clear values without asking again
clears-agree-upload-help = Otherwise an update that clears values waits until you confirm it.
refusal-clears-unconfirmed = This import clears { $n ->
    [one] { $n_shown } value
   *[other] { $n_shown } values
  }. Tick the box that says so, then start it.

issue-kept-by-rule-title = Values kept by a rule
issue-kept-by-rule = “{ $value }” is not written. The rule of this column is “{ $rule }”, and the contact has “{ $present }”.
issue-key-fallback-title = Contacts found by another key
issue-key-fallback = No contact has “{ $value }” in “{ issue-field }”. The contact was found by the next key of the mapping; check that it is the right one.
issue-rule-unfit-title = Rules that do not fit
issue-rule-unfit = { $written ->
    [yes] The rule “{ $rule }” is only for lists, and “{ $name }” is not one. Choose another rule for this column.
   *[no] There is a rule for “{ $name }”, but the file has no column of this name that is written. Check the name, or leave the rule out.
}
issue-mapping-column-missing-title = Columns that the mapping needs
issue-mapping-column-missing = The mapping makes a field of the column “{ $name }”, which this file does not have. Say how the columns are to be read, or send the file with another mapping.

refusal-mapping-file-key = Line { $line } of the mapping file: “{ $key }” is not a known key. Check its spelling.
refusal-mapping-file-bad = Line { $line } of the mapping file can’t be read: { $reason }. “carnet mapping show” prints a mapping in the right form.
refusal-mapping-file-kind = The mapping file is for “{ $kind }”, which is not a kind of import with columns to map. Write contacts, criteria or authorisations.
refusal-mapping-kind-differs = The mapping file is for { $kind }, but the import is of another kind. Choose the same kind for both.
refusal-mapping-unfit = This mapping can’t be used. { $reason }
mapping-unfit-field = There is no field { $code } here that an import of this kind can change.
mapping-unfit-column = “{ $column }” is used, but the mapping has no such column.
mapping-unfit-two-keys = “{ $column }” is a second key column; only one can be the first key. List the others under else_keys.
mapping-unfit-key = “{ $key }” can’t tell contacts apart. A key needs CONTACT_NR, EXTERNAL_ID, EMAIL, PHONE, LASTNAME or OFFICIAL_NAME, and each field only once.
mapping-unfit-new-field = The new field “{ $code }” needs a code, a label and one of the types text, number, date and yes/no, in an import of contacts.
mapping-unfit-rule = The rule never-backwards is only for lists, and { $field } is not one.
cli-mapping-saved = The mapping “{ $name }” is saved.
cli-file-written = { $file } was written.
help-check-kept-by-rule = The rule of the column keeps what the contact has. The value in the file is not written.
help-check-key-fallback = The first key found nobody; the contact was found by another key of the mapping.
help-check-rule-unfit = A rule is meant for a column that is not written, or “never go back” for a field that is no list. Correct the rule.
help-check-mapping-column-missing = The mapping makes a field of a column that the file does not have. Correct the mapping or the file.
help-columns-mapping = What a mapping can say
help-columns-mapping-text = The page “Columns” of an import says what each column is and how it is read: words to read as something else (or as blank), the separator of several values, the order and century of dates, capitals and spaces. Columns can be made of others: a part of a text, several columns joined, or a date in three columns. It is kept under a name for the next file with the same headers.
help-columns-mapping-rules = A rule says when a column is written: always, only where the contact has no value yet, never to clear a value, and for a list never back to a value of a lower rank. What a rule keeps is listed as a note.
help-columns-mapping-keys = Further keys are tried in order where the key column is blank or finds nobody: one field, or several together. The first that is filled and finds exactly one contact counts; two keys that find different contacts are an error.
help-columns-mapping-file = In the shell, “carnet mapping show” prints a mapping as JSON, and “carnet mapping save” and “carnet import --mapping-file” read it: kind; columns with header, is, key, values and reading (rule, separator, dates, capitals, trim); made; else_keys; constants and constant_rules; stops. A key that is not known is refused.
