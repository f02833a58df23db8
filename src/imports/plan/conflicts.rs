//! The changes that apply left out and the values that undo left as they were, in the database.

use diesel::prelude::*;

use crate::contacts::store::{Conflict, LeftOut, Outcome};
use crate::db::Db;
use crate::error::Result;
use crate::insert_all;
use crate::schema::conflicts;

#[derive(Insertable)]
#[diesel(table_name = conflicts, treat_none_as_default_value = false)]
struct ConflictRow {
    write_id: i64,
    row_no: i64,
    part: i16,
    field_id: i64,
    phase: &'static str,
    reason: &'static str,
    codes: Option<String>,
    found: Option<String>,
    found_writer: i64,
}

pub(crate) fn save_conflicts(db: &mut Db, write: i64, phase: &'static str, outcome: Outcome) -> Result<()> {
    let row = |conflict: Conflict| ConflictRow {
        write_id: write,
        row_no: conflict.row,
        part: conflict.part,
        field_id: conflict.field,
        phase,
        reason: conflict.reason.name(),
        codes: conflict.codes,
        found: conflict.found,
        found_writer: conflict.found_writer,
    };
    let rows: Vec<ConflictRow> = outcome.conflicts.into_iter().map(row).collect();
    insert_all!(&mut *db, conflicts::table, rows)?;
    Ok(())
}

/// What apply left out of the rows from the first of these to the last.
pub(crate) fn left_out(db: &mut Db, write: i64, extent: Option<(i64, i64)>) -> Result<LeftOut> {
    let Some((first, last)) = extent else { return Ok(LeftOut::new()) };
    let rows: Vec<(i64, i16, i64, Option<String>)> = conflicts::table
        .filter(conflicts::write_id.eq(write).and(conflicts::phase.eq("apply")))
        .filter(conflicts::row_no.between(first, last))
        .select((conflicts::row_no, conflicts::part, conflicts::field_id, conflicts::codes))
        .load(db)?;
    Ok(rows.into_iter().map(|(row, part, field, codes)| ((row, part, field), codes)).collect())
}
