# Contacts: list and card.
contacts-title = Contacts
contacts-lead = Everyone your institution knows: search, filter, open a card.
contacts-search-for = Name, contact number, e-mail or phone
contacts-none = No contacts yet
contacts-none-help = Import a file of contact information, and your contacts appear here.
contacts-nothing-found = No contact has these words and filters. Try the beginning of a name or fewer words.
contacts-partial = The filters leave out many contacts, so only part of the list was looked at. The next page goes on from here.
contacts-by-word = So many contacts match that they come in the order of the word found, not of name. Type one word more to find fewer.
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
card-people = People
card-people-none = Nobody belongs to this structure yet.
card-people-all =
    { $n ->
        [one] Show { $n_shown } person
       *[other] Show all { $n_shown } people
    }
card-people-many = Show all of more than { $n_shown } people
contacts-people-of = People of { $name }

# Who wrote a value.
written-by-import-of = import no. { $number_shown } by { $user }, { $date }
written-by-import = import no. { $number_shown }, { $date }
written-by = { $user }, { $date }
written = { $date }
proof-source-date = Consent: { $source }, { $date }
proof-source = Consent: { $source }
proof-date = Consent of { $date }

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

# What is done with contacts of the list.
tick-all = Tick all contacts of this page
tick-one = Tick { $name }
ticked-none = None ticked
ticked-some = Ticked: #
with-all-matching = With all that match, on all pages
with-ticked = With the ticked contacts
selection-title = Selected contacts
selection-everyone = All contacts of the institution.
selection-matching = All contacts that match the search and the filters of the list.
selection-ticked =
    { $n ->
        [one] { $n_shown } ticked contact.
       *[other] { $n_shown } ticked contacts.
    }
selection-none = No contact is selected
selection-none-help = Tick contacts in the list, or take all that match.
selection-as-target = Target
selection-as-target-help = The contacts are kept as a static target: a picture that stays as it is now. Templates and exports are made from it.
selection-target-name = Name of the target
selection-name = Selection of { $date }
selection-template = Export to edit
selection-export = Export to read
selection-save = Only save the target
selection-saved = The target “{ $name }” was saved.
selection-tag = Add a tag
selection-tag-help = Every ticked contact gets the tag; other tags stay.
selection-tagged =
    { $n ->
        [0] All ticked contacts had the tag already.
        [one] { $n_shown } contact was tagged.
       *[other] { $n_shown } contacts were tagged.
    }
refusal-nothing-selected = No contact is selected. Tick contacts in the list, or take all that match.
refusal-field-not-offered = One of these fields can’t be changed for this contact. Nothing was saved. Open the contact again and repeat your changes.
