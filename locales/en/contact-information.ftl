# Contact information, and what a spreadsheet has damaged: the form and the report.

contact-mode = What the rows are
mode-update = Update only
mode-update-help = Every row changes a contact that exists. A key that no contact has is an error.
mode-create = Create only
mode-create-help = Every row makes a new contact. It needs a name; a blank contact number is given by Carnet.
mode-upsert = Create or update
mode-upsert-help = Known contacts are changed; a key that no contact has, or a blank contact number, makes a new one. A column OPERATION (INSERT, UPDATE) decides for its row.
refusal-mode-not-for-kind = Only contact information can create contacts: leave the mode out for this type of data.

damage-found =
    { $n ->
        [one] A spreadsheet seems to have damaged { $n_shown } cell.
       *[other] A spreadsheet seems to have damaged { $n_shown } cells.
    }
damage-left-out = They are left out until you choose. A repair gives back what the contact has or what the file should have said; what can’t be repaired for certain stays left out.
damage-repair = They were repaired where that is certain; the others are left out.
damage-as-is = They are taken as they stand in the file.
damage-row = Row { $row }
damage-show-all = Show them all
damage-do-repair = Repair them
damage-do-as-is = Take them as they are
