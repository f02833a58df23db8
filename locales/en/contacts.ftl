# Contacts: list and card.
contacts-title = Contacts
contacts-lead = Everyone your institution knows: search, filter, open a card.
contacts-search-for = Name, contact number, e-mail or phone
contacts-none = No contacts yet
contacts-none-help = Import a file of contact information, and your contacts appear here.
contacts-nothing-found = No contact has these words and filters. Try the beginning of a name or fewer words.
contacts-partial = The filters leave out many contacts, so only part of the list was looked at. The next page goes on from here.
contacts-shown =
    { $n ->
        [one] { $n_shown } contact on this page
       *[other] { $n_shown } contacts on this page
    }
contact-status = Status
all-kinds = All
all-statuses = All
contacts-target = Target
all-targets = All
clear-filters = Clear filters
name = Name

card-changed = last changed { $date }
card-identity = Identity
card-reach = E-mail and phone
card-address = Address
card-relation = Follow-up
card-criteria = Criteria
card-authorisations = Authorisations
card-custom = Custom fields
card-blank = Without a value:

# Who wrote a value.
written-by-import-of = import no. { $number_shown } by { $user }, { $date }
written-by-import = import no. { $number_shown }, { $date }
written-by = { $user }, { $date }
written = { $date }

# Time-line of a card.
timeline = History
timeline-empty = Nothing has been changed yet.
timeline-created =
    { $n ->
        [one] Created with { $n_shown } value
       *[other] Created with { $n_shown } values
    }
timeline-older = Older
edited-by-hand = Edited by hand

# Editing a contact.
edit = Edit
edit-title = Edit { $name }
edit-lead = A blank field clears the value. Every change is kept in the history.
edit-wrong = Nothing was saved yet: look at the fields that are marked.
save = Save
contact-unchanged = Nothing was changed.
contact-changed =
    { $n ->
        [one] { $n_shown } value was changed.
       *[other] { $n_shown } values were changed.
    }
