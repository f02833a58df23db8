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

placeholders = If a cell says that there is no value
placeholders-help = Programs write NULL, N/A, nan or - where they have nothing.
placeholders-ask = Ask me
placeholders-ask-help = The cell is left out, and you choose when you have seen the report.
placeholders-blank = Read as blank
placeholders-blank-help = The present value stays.
placeholders-clear = Clear the value
placeholders-clear-help = The present value is removed.
placeholders-as-is = Take as it is
placeholders-as-is-help = The text is imported as it is written.
placeholders-found =
    { $n ->
        [one] { $n_shown } cell seems to say that there is no value (NULL, N/A, - and the like).
       *[other] { $n_shown } cells seem to say that there is no value (NULL, N/A, - and the like).
    }
placeholders-left-out = They are left out until you choose.
placeholders-are-blank = They were read as blank: the present values stay.
placeholders-are-cleared = They clear the present values.
placeholders-are-taken = They are taken as they are.
placeholders-do-blank = Read them as blank
placeholders-do-clear = Clear the values
placeholders-do-as-is = Take them as they are
