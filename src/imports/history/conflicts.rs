//! The changes that an import left out, and what stood there instead.

use std::collections::HashMap;

use diesel::prelude::*;

use super::subject_names::SubjectNames;
use crate::contacts::change::{Change, SubjectChange};
use crate::contacts::records;
use crate::contacts::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::fields::FieldId;
use crate::imports::model::import::Import;
use crate::schema::conflicts;

/// Which half of an import's life a conflict is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Applying left the change out.
    Apply,
    /// Undoing left the value as it was.
    Undo,
}

/// A change that was left out, and what stood there instead.
#[derive(Debug, Clone)]
pub struct ListedConflict {
    /// The key to go on from.
    pub place: (i64, i16, FieldId),
    /// The contact number or the code of the definition.
    pub subject: String,
    /// The subject's id.
    pub id: i64,
    /// The field; [`standard::EXISTS`] if the whole subject is meant.
    pub field: FieldId,
    /// The name of its [`Reason`](crate::contacts::store::Reason).
    pub reason: String,
    /// For a multi-list, the codes that are meant.
    pub codes: Option<String>,
    /// The value before the import, and the one that the import was to write.
    pub change: Option<Change>,
    /// The value found.
    pub found: Option<String>,
    /// Who wrote that.
    pub found_writer: Writer,
}

/// A page of conflicts in order of row, after a place.
pub fn conflicts(
    db: &mut Db,
    import: &Import,
    phase: Phase,
    after: Option<(i64, i16, FieldId)>,
    limit: i64,
) -> Result<Vec<ListedConflict>> {
    let (row, part, field) = after.unwrap_or((-1, -1, -1));
    let name = match phase {
        Phase::Apply => "apply",
        Phase::Undo => "undo",
    };
    type Row = (i64, i16, FieldId, String, Option<String>, Option<String>, Writer);
    let beyond = conflicts::part.gt(part).or(conflicts::part.eq(part).and(conflicts::field_id.gt(field)));
    let rows: Vec<Row> = conflicts::table
        .filter(conflicts::write_id.eq(import.write_id).and(conflicts::phase.eq(name)))
        .filter(conflicts::row_no.ge(row))
        .filter(conflicts::row_no.gt(row).or(beyond))
        .order((conflicts::row_no, conflicts::part, conflicts::field_id))
        .limit(limit)
        .select((
            conflicts::row_no,
            conflicts::part,
            conflicts::field_id,
            conflicts::reason,
            conflicts::codes,
            conflicts::found,
            conflicts::found_writer,
        ))
        .load(db)?;
    let numbers: Vec<i64> = rows.iter().map(|row| row.0).collect();
    let records = records_of_rows(db, import.write_id, &numbers)?;
    let names = SubjectNames::load(db, records.values())?;
    let listed = rows.into_iter().filter_map(|(row, part, field, reason, codes, found, found_writer)| {
        let record = records.get(&(row, part))?;
        Some(ListedConflict {
            place: (row, part, field),
            subject: names.of(record),
            id: record.subject,
            change: record.changes.iter().find(|change| change.field == field).cloned(),
            field,
            reason,
            codes,
            found,
            found_writer,
        })
    });
    Ok(listed.collect())
}

fn records_of_rows(db: &mut Db, write: i64, rows: &[i64]) -> Result<HashMap<(i64, i16), SubjectChange>> {
    let found = records::of_rows(db, write, rows)?;
    Ok(found.into_iter().map(|record| ((record.row, record.part), record)).collect())
}
