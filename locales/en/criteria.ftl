# Criteria and authorisations with their values.
fields-title = Criteria and authorisations
fields-lead = What may stand in the cells of your files. Copy a code and paste it into a [new] column.
fields-download-xlsx = Download all values (XLSX)
fields-download-csv = Download as CSV
fields-search-for = A criterion, a value or an internal code
fields-nothing-found = No criterion, authorisation or value has this name or code.
fields-criteria = Criteria
fields-authorisations = Authorisations
fields-contact-lists = Lists of the contact record
fields-custom = Custom fields
fields-mandatory = Mandatory
fields-values =
    { $n ->
        [one] { $n_shown } value
       *[other] { $n_shown } values
    }
fields-all-values = Show all { $n_shown } values
internal-code = Internal code
label = Label
value-state = State
value-inactive = No longer in use

applies-both = Individuals and structures
applies-individual = Individuals only
applies-structure = Structures only

example-sets = sets the value
example-replaces = replaces all values
example-adds-removes = adds one, removes the other
example-true = True
example-false = False
example-clears = clears the value
