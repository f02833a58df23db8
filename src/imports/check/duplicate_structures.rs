//! Structures that would have the name and the address of another: often the same one twice.

use std::collections::{BTreeSet, HashMap};

use super::checker::Checker;
use super::key_order::KeyOrder;
use crate::contacts::change::Change;
use crate::contacts::find;
use crate::contacts::slots::Slots;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::table::Row;
use crate::text::fold;

/// What an address consists of.
const ADDRESS: [FieldId; 7] = [
    standard::LINE1,
    standard::LINE2,
    standard::LINE3,
    standard::ZIPCODE,
    standard::TOWN,
    standard::TOWN_COMPLEMENT,
    standard::COUNTRY,
];

/// Cells that name a structure.
const NAMES: [FieldId; 2] = [standard::OFFICIAL_NAME, standard::FULL_NAME];

/// A structure that has a certain name.
pub(crate) struct Namesake {
    pub id: i64,
    pub number: String,
    address: String,
}

/// Whether a change of this field can make a structure the same as another.
pub(crate) fn identifies(field: FieldId) -> bool {
    ADDRESS.contains(&field) || field == standard::OFFICIAL_NAME
}

/// The structures that have the names which these rows would give or keep, by folded name; none where the file changes
/// neither names nor addresses.
pub(crate) fn namesakes(
    db: &mut Db,
    checker: &Checker,
    rows: &[Row],
    keys: Option<&KeyOrder>,
) -> Result<HashMap<String, Vec<Namesake>>> {
    let mut found: HashMap<String, Vec<Namesake>> = HashMap::new();
    let names = names(checker, rows, keys)?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for contact in find::by_names(db, checker.institution, &names)? {
        let slots = contact.slots()?;
        let Some(name) = slots.value(standard::OFFICIAL_NAME).filter(|_| is_structure(&slots)) else { continue };
        let address = address_of(|field| slots.value(field));
        found.entry(fold(name)).or_default().push(Namesake { id: contact.id, number: contact.number.clone(), address });
    }
    Ok(found)
}

/// The folded names that the structures of these rows may have.
fn names(checker: &Checker, rows: &[Row], keys: Option<&KeyOrder>) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for field in NAMES.into_iter().filter(|field| checker.writes(*field)) {
        let cells = rows.iter().map(|row| checker.new_cell(row, field)).filter(|cell| !cell.is_empty());
        names.extend(cells.map(fold));
    }
    if ADDRESS.into_iter().any(|field| checker.writes(field)) {
        for contact in keys.into_iter().flat_map(KeyOrder::contacts) {
            let slots = contact.slots()?;
            names.extend(slots.value(standard::OFFICIAL_NAME).filter(|_| is_structure(&slots)).map(fold));
        }
    }
    Ok(names)
}

fn is_structure(slots: &Slots<'_>) -> bool {
    slots.value(standard::KIND) == Some(standard::STRUCTURE)
}

/// The folded name and address that a structure will have once it is changed; `None` without a name.
pub(crate) fn identity<'n>(slots: &Slots<'_>, changed: impl Fn(FieldId) -> Option<&'n Change>) -> Option<[String; 2]> {
    let value = |field| match changed(field) {
        Some(change) => change.new.as_deref(),
        None => slots.value(field),
    };
    Some([fold(value(standard::OFFICIAL_NAME)?), address_of(value)])
}

/// Another structure with this name and address.
pub(crate) fn same<'n>(
    id: i64,
    [name, address]: &[String; 2],
    namesakes: &'n HashMap<String, Vec<Namesake>>,
) -> Option<&'n Namesake> {
    namesakes.get(name)?.iter().find(|other| other.id != id && other.address == *address)
}

/// An address as one text, as people compare it.
fn address_of<'v>(value: impl Fn(FieldId) -> Option<&'v str>) -> String {
    ADDRESS.map(|field| value(field).map(fold).unwrap_or_default()).join("|")
}
