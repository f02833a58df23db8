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
