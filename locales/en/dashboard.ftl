# The dashboard.
dashboard-title = Dashboard
dashboard-welcome = Welcome, { $name }
dashboard-lead = { $institution } at a glance.
dashboard-new-lead = { $institution } is still empty. Three steps bring it to life.

dashboard-step-fields = Define criteria and authorisations
dashboard-step-fields-text = A file lists each criterion with its internal codes and its labels. Import it once, and again whenever a code is added.
dashboard-step-fields-do = Import criteria
dashboard-step-contacts = Bring in your contacts
dashboard-step-contacts-text = One row a contact, one column a field. You see what would be created, and what is wrong, before anything happens.
dashboard-step-contacts-do = Import contacts
dashboard-step-change = Change many at once
dashboard-step-change-text = Choose contacts with a target, download its import template, edit it in a spreadsheet, test it, start it. A mistake can be undone.
dashboard-step-change-do = New target

dashboard-template-text = A pre-filled file of the contacts you choose, to edit in Excel, LibreOffice or Google Sheets.
dashboard-import-text = Test an edited file, read what would change, then start it.

dashboard-contacts =
    { $n ->
        [one] contact
       *[other] contacts
    }
dashboard-targets =
    { $n ->
        [one] target
       *[other] targets
    }
dashboard-fields =
    { $n ->
        [one] criterion, authorisation or custom field
       *[other] criteria, authorisations and custom fields
    }
dashboard-imports =
    { $n ->
        [one] import
       *[other] imports
    }

dashboard-last-imports = Last imports
dashboard-all-imports = All imports
dashboard-no-imports = No file was imported yet.
dashboard-import-number = No. { $n_shown }
dashboard-last-exports = Last exports
dashboard-all-exports = All exports
dashboard-no-exports = No file was made yet.
dashboard-errors =
    { $n ->
        [one] { $n_shown } error
       *[other] { $n_shown } errors
    }
