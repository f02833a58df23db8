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
