//! The contacts of a static target.

use diesel::prelude::*;
use roaring::RoaringTreemap;

use crate::contacts::contact::DELETED;
use crate::db::Db;
use crate::error::Result;
use crate::schema::{contacts, target_contacts, targets};

/// How many contacts one statement takes over.
const CHUNK: usize = 1000;

/// Saves the picture of a new static target, as far as the ids are contacts of the institution that are not deleted;
/// returns how many.
pub(super) fn save(db: &mut Db, institution: i64, target: i64, ids: &RoaringTreemap) -> Result<u64> {
    let mut saved = 0;
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut ids = ids.iter().filter_map(|id| i64::try_from(id).ok()).peekable();
    while ids.peek().is_some() {
        chunk.clear();
        chunk.extend(ids.by_ref().take(CHUNK));
        saved += save_chunk(db, institution, target, &chunk)?;
    }
    Ok(saved)
}

fn save_chunk(db: &mut Db, institution: i64, target: i64, ids: &[i64]) -> Result<u64> {
    use diesel::sql_types::BigInt;
    let rows = contacts::table
        .filter(contacts::institution_id.eq(institution).and(contacts::id.eq_any(ids)))
        .filter(contacts::status.ne(DELETED))
        .select((target.into_sql::<BigInt>(), contacts::id));
    let count = diesel::insert_into(target_contacts::table)
        .values(rows)
        .into_columns((target_contacts::target_id, target_contacts::contact_id))
        .execute(db)?;
    Ok(count as u64)
}

/// Counts the fixed lists of an institution anew, since contacts were deleted or came back.
pub(crate) fn recount(db: &mut Db, institution: i64) -> Result<()> {
    let fixed = targets::institution_id.eq(institution).and(targets::is_dynamic.eq(false));
    let fixed: Vec<i64> = targets::table.filter(fixed).select(targets::id).load(db)?;
    for target in fixed {
        let members =
            target_contacts::table.inner_join(contacts::table.on(contacts::id.eq(target_contacts::contact_id)));
        let listed = target_contacts::target_id.eq(target).and(contacts::status.ne(DELETED));
        let count: i64 = members.filter(listed).count().get_result(db)?;
        super::store::keep_count(db, target, count as u64)?;
    }
    Ok(())
}
