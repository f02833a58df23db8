# Removals: contacts taken out of use and back, or deleted.

kind-removals = Removals
kind-removals-help = Invalidates, reactivates or deletes contacts, by a column OPERATION. An administrator starts it.
export-what-removals = Removals
export-what-removals-help = Number, name and status of each contact, with a blank column OPERATION to fill in.
export-file-removals = removals
export-for-removal = Export for removal
note-operation = What happens to the contact. Leave it blank to leave the contact alone.

removal-title = What happens to the contacts
removal-reactivate =
    { $n ->
        [one] { $n_shown } contact becomes active again.
       *[other] { $n_shown } contacts become active again.
    }
removal-invalidate =
    { $n ->
        [one] { $n_shown } contact becomes invalid. It leaves targets and templates and keeps its data.
       *[other] { $n_shown } contacts become invalid. They leave targets and templates and keep their data.
    }
removal-delete =
    { $n ->
        [one] { $n_shown } contact is deleted. It disappears from all lists, targets and exports at once.
       *[other] { $n_shown } contacts are deleted. They disappear from all lists, targets and exports at once.
    }
removal-delete-final =
    { $n ->
        [one] This can be undone for { $n_shown } day. After that, the data of deleted contacts are gone for good.
       *[other] This can be undone for { $n_shown } days. After that, the data of deleted contacts are gone for good.
    }
removal-delete-kept = The data of deleted contacts are kept, and the deletion can be undone at any time.
removal-let-go =
    { $n ->
        [one] { $n_shown } person belongs to a structure that is deleted, and loses the link to it.
       *[other] { $n_shown } people belong to structures that are deleted, and lose the link to them.
    }
removal-all-of-them = Show all changes
removal-confirm = Number of contacts
removal-confirm-help = To start the import, type how many contacts it changes in all.
removal-administrators = Only an administrator can start this import.
refusal-administrators-start = Only an administrator can start an import of removals. Ask one of your institution’s.

deleted-lead = This contact was deleted.
deleted-until = The deletion can be undone until { $date }. After that, the contact’s data are gone for good.
deleted-for-ever = The deletion can be undone at any time.
deleted-purged = This contact was deleted, and its data were removed for good on { $date }. Its number is not given to anyone else.

issue-column-missing-title = Missing columns
issue-column-missing = The file has no column { $name }, which this type of data needs. Add it, or choose another type of data.
issue-contact-deleted-title = Deleted contacts
issue-contact-deleted = The contact with “{ $value }” was deleted. Delete the row, or undo the deletion first.
issue-details-purged = The contact that this was about was deleted for good, and the details went with it.

help-kind-removals = Takes contacts out of use and back, or deletes them. The contact number is the key. FIRSTNAME, LASTNAME and OFFICIAL_NAME are only compared: a row with another name is an error. The file is always tested first and never starts by itself; an administrator starts it and types the number of contacts. A row with a blank OPERATION leaves its contact alone.
help-operation-invalidate = Takes the contact out of use: it leaves targets and templates and keeps its data
help-operation-reactivate = Makes the contact active again
help-operation-delete = Deletes the contact: it is hidden at once, and its data are removed for good when the days in which this can be undone are over
help-check-column-missing = A column is missing that this type of data needs.
help-check-contact-deleted = The contact with this key was deleted. Its number is not given to anyone else. Delete the row, or undo the deletion first.
help-results-removals = For removals, the document also has removals: how many contacts each operation concerns (invalidate, reactivate, delete…).

cli-institution-set =
    { $n ->
        [0] { $code }: deletions can be undone at any time.
        [one] { $code }: deletions can be undone for { $n_shown } day.
       *[other] { $code }: deletions can be undone for { $n_shown } days.
    }
cli-erased-expired =
    { $n ->
        [one] The data of { $n_shown } deleted contact were removed for good.
       *[other] The data of { $n_shown } deleted contacts were removed for good.
    }
