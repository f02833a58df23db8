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

/// A user's exports that the user does not know the end of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Ready, and not looked at yet.
    pub ready: i64,
    /// Still being made.
    pub open: i64,
}

/// What a user waits for.
pub fn unseen(db: &mut Db, institution: i64, user: i64) -> Result<Unseen> {
    let states: Vec<String> = exports::table
        .filter(exports::institution_id.eq(institution).and(exports::user_id.eq(user)))
        .filter(exports::seen.eq(false))
        .select(exports::state)
        .load(db)?;
    let count =
        |wanted: &[State]| states.iter().filter(|state| wanted.iter().any(|w| w.name() == **state)).count() as i64;
    Ok(Unseen { ready: count(&[State::Ready]), open: count(&[State::Waiting, State::Running]) })
}

/// The user has looked at the list of exports: what has ended by now is seen.
pub fn mark_seen(db: &mut Db, institution: i64, user: i64) -> Result<()> {
    let ended = [State::Ready, State::Failed, State::Expired].map(State::name);
    let unseen = exports::institution_id.eq(institution).and(exports::user_id.eq(user)).and(exports::seen.eq(false));
    let mine = exports::table.filter(unseen).filter(exports::state.eq_any(ended));
    if mine.count().get_result::<i64>(db)? > 0 {
        diesel::update(exports::table)
            .filter(unseen)
            .filter(exports::state.eq_any(ended))
            .set(exports::seen.eq(true))
            .execute(db)?;
    }
    Ok(())
}
