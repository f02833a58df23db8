# Targets: refusals of queries, words of conditions, pages.

refusal-query-not-json = The query is not JSON: look at line { $line_shown }, column { $column_shown }.
refusal-query-malformed = The query is not understood at “{ $what }”. A condition is written like { "{" }"field": "TOWN", "is": "Lyon"{ "}" }, a group like { "{" }"all": [ … ]{ "}" }.
refusal-query-unknown-part = “{ $name }” is neither a group (all, any, not_all, none) nor an operator that a query knows, or it stands where nothing more may stand.
refusal-query-empty-group = A group is empty. Add a condition to it, or remove it.
refusal-query-nothing-on = No condition is switched on. Switch on or add at least one: a target without conditions would be everybody.
refusal-query-too-long = The query is longer than { $limit_shown } bytes.
refusal-query-too-many-parts = The query has more than { $limit_shown } conditions and groups.
refusal-query-too-many-values = A condition has more than { $limit_shown } values.
refusal-query-too-deep = Groups stand in each other more than { $limit_shown } deep.
refusal-query-field-missing = Choose a field for each condition, or remove it.
refusal-query-unknown-field = There is no field { $field }. It may have been removed since.
refusal-query-operator-misfit = “{ $operator }” does not fit the field { $field }.
refusal-query-value-missing = The condition on { $field } lacks a value. Fill it in, or ask for “is empty”.
refusal-query-bad-value = “{ $value }” can’t be a value of { $field }. Dates are written like 2026-12-31, numbers like 12.5, codes exactly.
refusal-query-bad-range = The condition on { $field } ends before it begins ({ $value }). Swap the two values.
refusal-query-unknown-value = { $field } has no value with the internal code “{ $value }”.
refusal-query-unknown-import = There is no import no. { $number }.

refusal-target-name-missing = Give the target a name.
refusal-target-name-too-long = The name is longer than { $limit_shown } characters.
refusal-target-code-bad = “{ $code }” can’t be a code. Use up to 50 letters without accents, digits, and the signs _ . -
refusal-target-code-taken = Another target has the code { $code } already. Choose another code.
refusal-target-is-static = A static target is a picture of contacts; it has no query that could be changed.
refusal-unknown-target = There is no target with the code { $code }.

operator-is = is
operator-is-not = is not
operator-is-one-of = is one of
operator-contains = contains
operator-starts-with = starts with
operator-is-empty = is empty
operator-is-not-empty = is not empty
operator-before = is before
operator-after = is after
operator-between = is between
operator-less-than = is less than
operator-more-than = is more than

subject-status = Status
subject-created = Creation date
subject-changed = Last change
subject-changed-by-import = Changed by import no.

join-all = All of these
join-any = At least one of these
join-not-all = At least not one of these
join-none = None of these

# Conditions in words.
condition-is = { $field } is { $value }
condition-is-not = { $field } is not { $value }
condition-is-day = { $field } is { $value }
condition-is-not-day = { $field } is not { $value }
condition-is-one-of = { $field } is one of: { $value }
condition-contains = { $field } contains { $value }
condition-starts-with = { $field } starts with { $value }
condition-is-empty = { $field } is empty
condition-is-not-empty = { $field } is not empty
condition-before = { $field } is before { $value }
condition-after = { $field } is after { $value }
condition-less-than = { $field } is less than { $value }
condition-more-than = { $field } is more than { $value }
condition-between = { $field } is between { $from } and { $to }
condition-between-days = { $field } is from { $from } to { $to }
condition-import-is = Changed by import no. { $value }
condition-import-is-not = Not changed by import no. { $value }
condition-import-is-one-of = Changed by one of the imports no. { $value }
query-and = and
query-or = or
query-not-all = at least not one of ({ $parts })
query-none = none of ({ $parts })
query-separator = {"; "}
query-quoted = “{ $text }”
query-values = { $values } or { $last }
query-values-more = { $values } or { $n_shown } more

# Pages of targets.
targets-title = Targets
targets-lead = Saved queries over your contacts: choose whom a template or an export is about.
targets-in-use = In use
targets-archived = Archived
targets-none = No targets yet
targets-none-help = A target says whom you work on, for example all French-speaking contacts without a favourite genre. Templates and exports can be made for it.
targets-none-archived = Nothing archived
targets-none-archived-help = Targets that you archive stay here, and can be taken back into use.
target-new = New target
target-new-lead = A dynamic target: its conditions are evaluated anew whenever it is used.
target-edit = Edit
target-edit-title = Edit target
target-more = More
target-duplicate = Duplicate
target-duplicate-static = Duplicate as static
target-archive = Archive
target-restore = Take back into use
target-archive-ask = Archive “{ $name }”? It leaves the list of targets in use; you can take it back at any time.
target-archived = “{ $name }” is archived.
target-restored = “{ $name }” is back in use.
target-saved = “{ $name }” is saved.
target-duplicated = “{ $name }” was made. Give it a name of its own.
target-copy-name = { $name } (copy)
target-save = Save
target-code = Code
target-code-help = How commands name it. Made from the name if you leave it empty; it never changes afterwards.
target-type = Type
target-dynamic = Dynamic
target-static = Static
target-is-archived = Archived
target-query = Conditions
target-query-dynamic = Who is in it
target-query-static = A picture of these conditions
target-picked = Contacts picked one by one
target-picked-help = These contacts were picked one by one; the list stays as it is.
target-static-help = A static target is a picture of contacts: only its name can be changed.
target-changed = Changed
target-changed-on = changed { $date }
target-made-by = by { $name }
target-counted = counted { $date }
target-counting = counting…
target-counting-again = counted { $date }, counting again…
target-not-counted = not counted yet
target-contacts =
    { $n ->
        [0] No contact
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
target-sample =
    { $n ->
        [one] The first one as a sample
       *[other] The first { $n_shown } as a sample
    }
preview-empty-alone = No contact satisfies: { $part }. This alone empties the target.
preview-empty-otherwise =
    { $n ->
        [one] Without “{ $part }” { $n_shown } contact would be found.
       *[other] Without “{ $part }” { $n_shown } contacts would be found.
    }
preview-empty-together = Each condition finds contacts, but from “{ $part }” on nobody satisfies all of them.
builder-who = Contacts that satisfy
builder-help = Conditions stand in groups, and groups may stand in groups. What is switched off is kept, and ignored. Unless a condition asks for the status, only active contacts are in the target.
builder-preview = Preview
builder-sample = Sample
builder-has-problems = Something is missing or wrong: see the marked conditions.
builder-culprit = This empties the target.
builder-all-conditions = Conditions of the target
builder-condition = Condition { $place }
builder-group = Group { $place }
builder-join = How the conditions are joined
builder-field = Field
builder-choose-field = Choose a field…
builder-operator = Operator
builder-value = Value
builder-values = Values
builder-from = From
builder-to = To
builder-choose-value = Choose a value…
builder-lines-help = One value a line
builder-update = Update
builder-off = Switch off
builder-on = Switch on
builder-is-off = Switched off
builder-remove = Remove
builder-add-condition = Add condition
builder-add-group = Add group
builder-group-standard = Contact
builder-group-criteria = Criteria
builder-group-authorisations = Authorisations
builder-group-custom = Custom fields
builder-group-record = Record
target-all-contacts = Show all in the list of contacts
