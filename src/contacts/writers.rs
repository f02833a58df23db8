//! Who wrote a value: an import or somebody by hand.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::read::CHUNK;
use super::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::schema::{imports, users, writes};

/// One writing of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// How it signs what it writes.
    pub id: Writer,
    /// When, in UTC; of an import when it was started.
    pub at: NaiveDateTime,
    /// Where the values came from, as the user said.
    pub source: Option<String>,
    /// The number of the import; `None` if it was done by hand.
    pub import: Option<i64>,
    /// The name of the user; `None` if nobody signed in did it.
    pub user: Option<String>,
}

type Row = (Writer, NaiveDateTime, Option<String>, Option<i64>, Option<NaiveDateTime>, Option<String>);

/// The writings with these ids, of one institution.
pub(crate) fn by_ids(db: &mut Db, institution: i64, ids: &[Writer]) -> Result<HashMap<Writer, Writing>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let rows: Vec<Row> = writes::table
            .left_join(imports::table.on(imports::write_id.eq(writes::id)))
            .left_join(users::table.on(writes::user_id.eq(users::id.nullable())))
            .filter(writes::institution_id.eq(institution).and(writes::id.eq_any(some)))
            .select((
                writes::id,
                writes::at,
                writes::source,
                imports::number.nullable(),
                imports::started_at.nullable(),
                users::name.nullable(),
            ))
            .load(db)?;
        found.extend(rows.into_iter().map(|(id, at, source, import, started, user)| {
            (id, Writing { id, at: started.unwrap_or(at), source, import, user })
        }));
    }
    Ok(found)
}
