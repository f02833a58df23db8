//! What unknown columns of a file may be, judged together: one column a field, and none for a field that another column
//! has. What a name means beside other names is settled here too.

use super::header_index::{HeaderIndex, Label, Maybe, Meaning, Prefix};
use super::header_name::bare;
use crate::fields::{FieldId, standard};
use crate::text::fold_tight;

/// Names that may be a whole name or a part of it.
const NAMES: [&str; 2] = ["nome", "name"];

/// Settles what `Nome` and `Name` are beside the parts of a name: with a last name the first name where that is missing (`Nome`,
/// `Sobrenome`); with a first name alone it is asked whether the last name is meant, unless it is spelled as the alias is. `is_said` tells which columns the user has spoken of.
pub(crate) fn settle_names(headers: &[&str], labels: &mut [Label], is_said: impl Fn(usize) -> bool) {
    let has = |labels: &[Label], field: FieldId| labels.iter().any(|label| label.meaning == Meaning::Field(field));
    let (has_first, has_last) = (has(labels, standard::FIRSTNAME), has(labels, standard::LASTNAME));
    for (at, (header, label)) in headers.iter().zip(labels).enumerate() {
        let name = fold_tight(bare(header));
        let is_whole = label.meaning == Meaning::Field(standard::FULL_NAME) && NAMES.contains(&name.as_str());
        if !is_whole || is_said(at) {
            continue;
        }
        if has_last && name == "nome" && !has_first {
            label.meaning = Meaning::Field(standard::FIRSTNAME);
        } else if has_first && !has_last && bare(header) != "name" {
            label.meaning = Meaning::Unknown { near: None };
            label.maybe = vec![Maybe { slips: 0, is_changed: false, field: standard::LASTNAME }];
        }
    }
}

/// Gives each unknown column the nearest field that no other column has or is nearer to.
pub(crate) fn propose(labels: &mut [Label], index: &HeaderIndex) {
    let mut taken: Vec<(Option<Prefix>, FieldId)> = labels.iter().filter_map(field_of).collect();
    let mut open: Vec<(Maybe, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        open.extend(label.maybe.iter().map(|maybe| (*maybe, at)));
    }
    open.sort_unstable();
    for (Maybe { field, .. }, at) in open {
        let Some(label) = labels.get_mut(at) else { continue };
        let (Meaning::Unknown { near: None }, Some(code)) = (&label.meaning, index.code(field)) else { continue };
        if !is_free(label.prefix, field, &taken) {
            continue;
        }
        taken.push((label.prefix, field));
        label.meaning = Meaning::Unknown { near: Some(code.clone()) };
    }
}

fn field_of(label: &Label) -> Option<(Option<Prefix>, FieldId)> {
    match label.meaning {
        Meaning::Field(field) => Some((label.prefix, field)),
        _ => None,
    }
}

/// Whether no column has the field yet; a whole name goes with no part of it.
fn is_free(prefix: Option<Prefix>, field: FieldId, taken: &[(Option<Prefix>, FieldId)]) -> bool {
    let is_taken = |field: FieldId| taken.contains(&(prefix, field));
    let parts = [standard::FIRSTNAME, standard::LASTNAME, standard::OFFICIAL_NAME];
    let is_made_of_taken = field == standard::FULL_NAME && parts.into_iter().any(is_taken);
    !(is_taken(field) || is_made_of_taken)
}
