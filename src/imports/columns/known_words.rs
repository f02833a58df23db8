//! Words that the institution has, as evidence for the encoding of a file: what the contacts that its rows name are called,
//! what others are called who have such words, and the names of fields.

use std::collections::HashSet;

use super::header;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::contacts::find;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::imports::model::import::Import;
use crate::imports::model::layout::Role;
use crate::table::Look;
use crate::text::{fold, trim};

/// Words beyond ASCII in lower case that the institution has, among them those of the file if they are known.
pub(super) fn known_words(db: &mut Db, import: &Import, catalogue: &Catalogue, look: &Look) -> Result<HashSet<String>> {
    let mut known = HashSet::new();
    for field in catalogue.fields() {
        field.labels.iter().for_each(|label| add_words(label, &mut known));
    }
    if !import.kind.is_about_contacts() {
        return Ok(known);
    }
    let folded: HashSet<String> = look.words.iter().map(|word| fold(word)).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let mut contacts = find::by_words(db, import.institution_id, &folded)?;
    contacts.extend(named(db, import, catalogue, look)?);
    for contact in &contacts {
        let slots = contact.slots()?;
        let values = slots.entries().iter().filter_map(|entry| entry.value.as_deref());
        values.for_each(|value| add_words(value, &mut known));
    }
    Ok(known)
}

/// The contacts that the keys of these rows name.
fn named(db: &mut Db, import: &Import, catalogue: &Catalogue, look: &Look) -> Result<Vec<Contact>> {
    let Ok(layout) = header::read(&look.rows, catalogue, import.kind, &import.options) else { return Ok(Vec::new()) };
    let key = layout.key.and_then(|at| Some((at, &layout.columns.get(at)?.role)));
    let Some((at, Role::Key(field))) = key else { return Ok(Vec::new()) };
    let keys = look.rows.iter().map(|row| trim(row.cells.get(at).unwrap_or_default())).filter(|key| !key.is_empty());
    let keys: Vec<String> = match *field {
        standard::EMAIL => keys.map(str::to_lowercase).collect(),
        _ => keys.map(str::to_owned).collect(),
    };
    find::by_keys(db, import.institution_id, *field, &keys.iter().map(String::as_str).collect::<Vec<_>>())
}

fn add_words(text: &str, known: &mut HashSet<String>) {
    if !text.is_ascii() {
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
        known.extend(words.map(str::to_lowercase));
    }
}
