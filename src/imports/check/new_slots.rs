//! The slots of a new contact: those that it has before its row is read, and those that it has whatever the row says.

use super::checker::Checker;
use crate::contacts::change::Change;
use crate::contacts::slots::Slots;
use crate::fields::{FieldId, standard};
use crate::table::Row;

/// Names of a person.
const PERSON: [FieldId; 3] = [standard::FIRSTNAME, standard::LASTNAME, standard::FULL_NAME];

/// What a new contact has before its row is read: its kind decides what applies to it. Where the row says no kind, a name
/// of a person makes it an individual, who may give a company; an official name alone makes it a structure.
pub(crate) fn slots(checker: &Checker, row: &Row, number: Option<&str>) -> Slots<'static> {
    let said = checker.new_value(row, standard::KIND);
    let is_filled = |field| checker.says_something(row, field);
    let names_structure = is_filled(standard::OFFICIAL_NAME) && !PERSON.into_iter().any(is_filled);
    let guessed = if names_structure { standard::STRUCTURE } else { standard::INDIVIDUAL };
    let mut slots = Slots::default();
    slots.set(standard::KIND, "", 0, Some(said.as_deref().unwrap_or(guessed)));
    if let Some(number) = number {
        slots.set(standard::CONTACT_NR, "", 0, Some(number));
    }
    slots
}

/// A new contact exists, and has a number and a kind even where the file says none.
pub(crate) fn complete(changes: &mut Vec<Change>, slots: &Slots<'_>) {
    for field in [standard::CONTACT_NR, standard::KIND] {
        match changes.iter_mut().find(|change| change.field == field) {
            Some(change) => change.old = None,
            None => changes.push(Change::single(field, None, 0, slots.value(field))),
        }
    }
    changes.push(Change::single(standard::EXISTS, None, 0, Some("1")));
    changes.sort_by_key(|change| change.field);
}
