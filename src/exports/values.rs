//! "Access criterion values" as a file: the columns of a criterion-values file (`/help/kinds#kind-criterion-values`), so that it can be
//! edited and imported again.

use std::borrow::Cow;

use crate::contacts::catalogue::Catalogue;
use crate::contacts::definitions::{contact_type_word, type_word};
use crate::fields::{Field, Group, Value, standard};
use crate::kinds::Definition;

/// One row a value, or one a field without values: criteria, then authorisations, then the standard lists whose values
/// the institution keeps.
pub(super) fn rows(catalogue: &Catalogue) -> Vec<Vec<Cow<'_, str>>> {
    let lists = [standard::TITLE, standard::STRUCT_TYPE, standard::LIFECYCLE];
    let lists = lists.into_iter().filter_map(|id| catalogue.by_id(id)).filter(|field| !field.values().is_empty());
    let fields = catalogue.group(Group::Criterion).chain(catalogue.group(Group::Authorisation)).chain(lists);
    fields.flat_map(rows_of).collect()
}

fn rows_of(field: &Field) -> Vec<Vec<Cow<'_, str>>> {
    // Codes that may not be set any more have no place in a file to import.
    let rows: Vec<_> =
        field.values().iter().filter(|value| value.active).map(|value| row(field, Some(value))).collect();
    if rows.is_empty() { vec![row(field, None)] } else { rows }
}

fn row<'a>(field: &'a Field, value: Option<&'a Value>) -> Vec<Cow<'a, str>> {
    let mut row: Vec<Cow<'a, str>> = vec![
        field.code.as_str().into(),
        type_of(field).into(),
        contact_type_word(field.applies_to).into(),
        if field.mandatory { "TRUE" } else { "FALSE" }.into(),
    ];
    row.extend(field.labels.iter().map(|label| Cow::Borrowed(label.as_str())));
    match value {
        None => row.resize(Definition::ALL.len(), Cow::Borrowed("")),
        Some(value) => {
            row.push(value.code.as_str().into());
            row.push(rank(value).into());
            row.extend(value.labels.iter().map(|label| Cow::Borrowed(label.as_str())));
        }
    }
    row
}

fn type_of(field: &Field) -> &'static str {
    match field.group {
        Group::Authorisation => "authorisation",
        _ => type_word(field.kind),
    }
}

fn rank(value: &Value) -> String {
    if value.rank == i64::MAX { String::new() } else { value.rank.to_string() }
}
