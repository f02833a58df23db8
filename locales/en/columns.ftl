# Saying what columns are; mappings.

columns-by-mapping = These headers are those of the mapping “{ $name }”, which is filled in below. Look it over and confirm.
columns-by-system = This looks like a file of { $name }; what is known of its columns is filled in below.
columns-by-parent = This is the corrected file of import no. { $number }; the columns are what they were there.
columns-no-key = No column was recognised as the one that tells which contact a row is about. Say which column is the contact number, external id, e-mail or phone, and choose it as the key column.
columns-no-header = No header of this file is known here. Say what each column is.
column-guess = By its values: { $what } ({ $percent } % of { $cells_shown } cells fit).
columns-first-rows = The first rows of the file
column-samples = For example:
column-read-only = For reading only, not imported
column-fields = This field
column-new-field = A new custom field
column-new-field-of = New custom field: { $type }
column-new-label = Name of the new field
columns-key = Key column
columns-key-help = The column that tells which contact a row is about: contact number, external id, e-mail or phone.
columns-key-recognised = As recognised
columns-key-open = Recognise it by the headers

values-title = Values
values-lead = What stands in the file, and the value that it is read as. What you leave open is read as it stands.
values-text = In the file
values-cell = Is read as
values-cell-of = What { $text } is read as
values-as-it-is = As it stands
values-rows =
    { $n ->
        [one] in { $n_shown } row
       *[other] in { $n_shown } rows
    }
values-offer = Some columns hold words that are no values here. Say once what each word means, and the file is tested again.
values-assign = Assign the values

constants = The same value in every row
constants-help = For fields that have no column in the file, for example a life cycle that all these contacts get.
constants-none = No field
constants-cell = Value, as in a file
refusal-unknown-constant = The field { $code } can’t be given the same value in every row here. Choose another field.
refusal-bad-constant = The value for { $code } in every row can’t be used. { $reason }

mapping = Mapping
mapping-help = What the columns of the file are. Without one, a mapping for the same headers is proposed.
mapping-by-headers = By the headers
mapping-keep = Remember these answers as
mapping-keep-help = A name, for example the system that the file comes from. The next file with the same headers is filled in like this one.
mappings-title = Mappings
mappings-lead = What the columns of files from other systems are. The next file with the same headers needs no answers but your agreement.
mappings-none = No mapping yet
mappings-none-help = Send a file of another system, say what its columns are, and give your answers a name.
mapping-name = Name
mapping-changed = Last changed
mapping-used = Last used
mapping-not-used = Not yet
mapping-columns =
    { $n ->
        [one] { $n_shown } column
       *[other] { $n_shown } columns
    }
mapping-columns-title = Columns
mapping-saved = The mapping is saved.
mapping-delete = Delete the mapping
mapping-delete-ask = Delete this mapping? Imports that used it stay as they are.
mapping-deleted = The mapping “{ $name }” is deleted.
refusal-bad-mapping-name = A mapping needs a name of at most { $most_shown } characters, on one line.
refusal-mapping-name-taken = There is already a mapping named “{ $name }” for other headers. Choose another name.
refusal-unknown-mapping = There is no mapping named “{ $name }” for this type of data. The page Mappings lists those that there are.
systems-title = Ready-made
systems-lead = Files of these systems are recognised by their headers, without a mapping of yours.
