//! Exports as the Exports page lists them.

use diesel::prelude::*;

use super::export::{Export, Row, State};
use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::schema::exports;

/// An export of the institution; refused as `not-found` if there is none with this id.
pub fn by_id(db: &mut Db, institution: i64, id: i64) -> Result<Export> {
    let row: Option<Row> = exports::table
        .filter(exports::id.eq(id).and(exports::institution_id.eq(institution)))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    Ok(row.ok_or_else(|| Refusal::new("not-found"))?.try_into()?)
}

/// The institution's exports, newest first, `limit` of them, older than the export `before` if it is given.
pub fn list(db: &mut Db, institution: i64, before: Option<i64>, limit: i64) -> Result<Vec<Export>> {
    let rows: Vec<Row> = exports::table
        .filter(exports::institution_id.eq(institution).and(exports::id.lt(before.unwrap_or(i64::MAX))))
        .order(exports::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Export::try_from).collect::<anyhow::Result<_>>()?)
}

/// How many exports of a user are ready and were not looked at yet.
pub fn ready_unseen(db: &mut Db, institution: i64, user: i64) -> Result<i64> {
    Ok(exports::table
        .filter(exports::institution_id.eq(institution).and(exports::user_id.eq(user)))
        .filter(exports::seen.eq(false).and(exports::state.eq(State::Ready.name())))
        .count()
        .get_result(db)?)
}

/// The user has looked at the list of exports.
pub fn mark_seen(db: &mut Db, institution: i64, user: i64) -> Result<()> {
    if ready_unseen(db, institution, user)? == 0 {
        return Ok(());
    }
    diesel::update(exports::table)
        .filter(exports::institution_id.eq(institution).and(exports::user_id.eq(user)))
        .filter(exports::seen.eq(false).and(exports::state.eq(State::Ready.name())))
        .set(exports::seen.eq(true))
        .execute(db)?;
    Ok(())
}
