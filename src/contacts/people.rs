//! Who belongs to a structure. The link is the structure's contact number, in the slot STRUCTURE_NR of a person.

use diesel::prelude::*;

use super::contact::{Contact, DELETED};
use super::slots::Slots;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::schema::contacts;

/// How many numbers one look-up names at most.
const CHUNK: usize = 1000;

/// The next people of a structure in order of name, each with the key of its name, after a place (a name key and the id of
/// its contact): at most `limit`. Deleted contacts are left out.
pub(crate) fn people_of(
    db: &mut Db,
    institution: i64,
    structure: &str,
    after: Option<&(String, i64)>,
    limit: usize,
) -> Result<Vec<(Contact, String)>> {
    let mut people = contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::structure_nr.eq(structure)))
        .filter(contacts::status.ne(DELETED))
        .into_boxed();
    if let Some((name, id)) = after {
        people = people.filter(contacts::name_key.ge(name)).filter(contacts::name_key.gt(name).or(contacts::id.gt(id)));
    }
    let people = people.order((contacts::name_key, contacts::id)).limit(limit as i64);
    Ok(people.select((Contact::as_select(), contacts::name_key)).load(db)?)
}

/// How many people a structure has, counted up to `most`.
pub(crate) fn count(db: &mut Db, institution: i64, structure: &str, most: usize) -> Result<usize> {
    let people: Vec<i64> = contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::structure_nr.eq(structure)))
        .filter(contacts::status.ne(DELETED))
        .select(contacts::id)
        .limit(most as i64)
        .load(db)?;
    Ok(people.len())
}

/// The next people of a structure in order of id, after one of them, deleted ones included: at most `limit`.
pub(crate) fn ids_after(db: &mut Db, institution: i64, structure: &str, after: i64, limit: usize) -> Result<Vec<i64>> {
    Ok(contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::structure_nr.eq(structure)))
        .filter(contacts::id.gt(after))
        .order(contacts::id)
        .limit(limit as i64)
        .select(contacts::id)
        .load(db)?)
}

/// Who belongs to some of these contacts, by number, deleted people included: id and number of the structure. Of each
/// structure at least `enough` people, or all.
pub(crate) fn belonging(
    db: &mut Db,
    institution: i64,
    structures: &[&str],
    enough: usize,
) -> Result<Vec<(i64, String)>> {
    let mut found = Vec::new();
    for some in structures.chunks(CHUNK) {
        let page = some_belonging(db, institution, some, enough)?;
        if page.len() < enough {
            found.extend(page);
            continue;
        }
        for one in some {
            found.extend(some_belonging(db, institution, &[one], enough)?);
        }
    }
    Ok(found)
}

fn some_belonging(db: &mut Db, institution: i64, structures: &[&str], most: usize) -> Result<Vec<(i64, String)>> {
    let rows: Vec<(i64, Option<String>)> = contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::structure_nr.eq_any(structures)))
        .select((contacts::id, contacts::structure_nr))
        .limit(most as i64)
        .load(db)?;
    Ok(rows.into_iter().filter_map(|(id, structure)| Some((id, structure?))).collect())
}

/// Whether a contact with these slots is a structure that people can belong to.
pub(crate) fn is_structure(slots: &Slots<'_>) -> bool {
    slots.value(standard::KIND) == Some(standard::STRUCTURE) && slots.value(standard::STATUS) != Some(DELETED)
}
