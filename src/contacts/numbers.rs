//! Contact numbers: unique in the institution, never given twice.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::db::Db;
use crate::error::Result;
use crate::schema::{contacts, institutions};

/// How many numbers one look-up names at most.
const CHUNK: usize = 1000;

/// Which of these numbers contacts of the institution have, deleted ones included.
pub(crate) fn taken(db: &mut Db, institution: i64, numbers: &[&str]) -> Result<HashSet<String>> {
    let mut taken = HashSet::new();
    for some in numbers.chunks(CHUNK) {
        let found: Vec<String> = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::number.eq_any(some)))
            .select(contacts::number)
            .load(db)?;
        taken.extend(found);
    }
    Ok(taken)
}

/// The numbers of contacts, deleted ones included.
pub(crate) fn of_contacts(db: &mut Db, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>> {
    let ids: Vec<i64> = ids.collect();
    let found = contacts::table.filter(contacts::id.eq_any(ids)).select((contacts::id, contacts::number));
    Ok(found.load::<(i64, String)>(db)?.into_iter().collect())
}

/// Gives out `count` numbers that no contact has: the next of the institution's sequence, six digits at least.
pub(crate) fn reserve(db: &mut Db, institution: i64, count: usize) -> Result<Vec<String>> {
    let mut numbers = Vec::with_capacity(count);
    while numbers.len() < count {
        let missing = (count - numbers.len()) as i64;
        let last: i64 = diesel::update(institutions::table.find(institution))
            .set(institutions::last_contact.eq(institutions::last_contact + missing))
            .returning(institutions::last_contact)
            .get_result(db)?;
        let next: Vec<String> = (last - missing + 1..=last).map(|n| format!("{n:06}")).collect();
        let texts: Vec<&str> = next.iter().map(String::as_str).collect();
        let taken = taken(db, institution, &texts)?;
        numbers.extend(next.into_iter().filter(|number| !taken.contains(number)));
    }
    Ok(numbers)
}
