//! Reading contacts: one, some, or all of them page by page. Deleted contacts are left out, but by [`also_deleted`].

use std::collections::HashMap;

use diesel::prelude::*;

use super::contact::{Contact, DELETED};
use crate::db::{Db, lookup};
use crate::error::{Refusal, Result};
use crate::schema::{contacts, institutions};

/// How many contacts one look-up names at most.
pub const CHUNK: usize = 500;

/// The next contacts of an institution in order of contact number, after `after_number`: at most `limit`. An empty
/// answer is the end.
pub fn scan(db: &mut Db, institution: i64, after_number: Option<&str>, limit: i64) -> Result<Vec<Contact>> {
    let found = lookup::contacts_after(db, institution, after_number.unwrap_or_default(), limit, DELETED)?;
    Ok(found.into_iter().map(Contact::from).collect())
}

/// The contact with this id. Refused as `not-found` if the institution has none, whoever else has.
pub fn by_id(db: &mut Db, institution: i64, id: i64) -> Result<Contact> {
    let found = by_ids(db, institution, &[id])?.pop();
    found.ok_or_else(|| Refusal::new("not-found").into())
}

/// The contact with this id, also one that was deleted, or of which only its number is left.
pub(crate) fn also_deleted(db: &mut Db, institution: i64, id: i64) -> Result<Option<Contact>> {
    let mine = contacts::table.find(id).filter(contacts::institution_id.eq(institution));
    Ok(mine.select(Contact::as_select()).first(db).optional()?)
}

/// The institution's contacts among these ids, in no particular order.
pub fn by_ids(db: &mut Db, institution: i64, ids: &[i64]) -> Result<Vec<Contact>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let page: Vec<Contact> = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::id.eq_any(some)))
            .filter(contacts::status.ne(DELETED))
            .select(Contact::as_select())
            .load(db)?;
        found.extend(page);
    }
    Ok(found)
}

/// The institution's contacts with these ids, in the same order.
pub fn in_order(db: &mut Db, institution: i64, ids: &[i64]) -> Result<Vec<Contact>> {
    let found = by_ids(db, institution, ids)?;
    let mut by_id: HashMap<i64, Contact> = found.into_iter().map(|contact| (contact.id, contact)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// The institution's contacts with these contact numbers, in no particular order.
pub fn by_numbers(db: &mut Db, institution: i64, numbers: &[&str]) -> Result<Vec<Contact>> {
    let found = lookup::contacts_by_numbers(db, institution, numbers, DELETED)?;
    Ok(found.into_iter().map(Contact::from).collect())
}

/// Number and id of the institution's contacts among these ids, in no particular order.
pub fn numbers(db: &mut Db, institution: i64, ids: &[i64]) -> Result<Vec<(String, i64)>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let page: Vec<(String, i64)> = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::id.eq_any(some)))
            .filter(contacts::status.ne(DELETED))
            .select((contacts::number, contacts::id))
            .load(db)?;
        found.extend(page);
    }
    Ok(found)
}

/// Number and id of the next contacts of an institution in order of number, after one, deleted ones included: at most
/// `limit`. Read from an index alone.
pub fn numbers_after(db: &mut Db, institution: i64, after: &str, limit: usize) -> Result<Vec<(String, i64)>> {
    Ok(contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::number.gt(after)))
        .order(contacts::number)
        .limit(limit as i64)
        .select((contacts::number, contacts::id))
        .load(db)?)
}

/// How many contacts an institution has, deleted ones left out: a figure that is kept, not counted.
pub fn count(db: &mut Db, institution: i64) -> Result<i64> {
    Ok(institutions::table.find(institution).select(institutions::contact_count).first(db)?)
}
