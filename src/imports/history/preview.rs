//! The preview: the changes that an import is to make, in order of row.

use super::subject_names::SubjectNames;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::records;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::model::import::Import;

/// A row of the preview: one subject with its changes.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// The row as the spreadsheet shows it.
    pub row: i64,
    /// What the row is about: a contact number, the code of a criterion, or `CRITERION VALUE`.
    pub subject: String,
    /// What kind of thing that is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: i64,
    /// Whether it is created.
    pub creates: bool,
    /// The changes, but for that it exists.
    pub changes: Vec<Change>,
    /// What the row says that proves the authorisations among them.
    pub proof: Proof,
}

/// A page of the preview.
#[derive(Debug, Clone)]
pub struct PreviewPage {
    /// The rows; with a field given, the page may have fewer than asked for without being the last.
    pub rows: Vec<PlannedRow>,
    /// Where the next page goes on, if there may be one.
    pub next: Option<(i64, i16)>,
}

/// A page of the plan in order of row: `limit` subjects at most, after a place. With a field, only changes of it.
pub fn preview(
    db: &mut Db,
    import: &Import,
    field: Option<FieldId>,
    after: Option<(i64, i16)>,
    limit: usize,
) -> Result<PreviewPage> {
    /// How many records a page looks at for each that it shows, before it is content with less.
    const PATIENCE: usize = 50;
    let mut place = after.unwrap_or((-1, -1));
    let mut shown = Vec::with_capacity(limit);
    for _ in 0..PATIENCE {
        let found = records_after(db, import.write_id, place, limit as i64)?;
        let is_last = found.len() < limit;
        for mut record in found {
            place = (record.row, record.part);
            let creates = record.creates();
            record.changes.retain(|c| c.field != standard::EXISTS && field.is_none_or(|field| c.field == field));
            if !record.changes.is_empty() {
                shown.push((creates, record));
            }
            if shown.len() == limit {
                return Ok(PreviewPage { rows: named(db, shown)?, next: Some(place) });
            }
        }
        if is_last {
            return Ok(PreviewPage { rows: named(db, shown)?, next: None });
        }
    }
    Ok(PreviewPage { rows: named(db, shown)?, next: Some(place) })
}

fn records_after(db: &mut Db, write: i64, (row, part): (i64, i16), limit: i64) -> Result<Vec<SubjectChange>> {
    // A row has few parts: with some more records the page is full without those that come before.
    let rows = records::after(db, write, row - 1, limit + 4)?.into_changes()?;
    let behind = rows.into_iter().filter(|record| (record.row, record.part) > (row, part));
    Ok(behind.take(usize::try_from(limit).unwrap_or_default()).collect())
}

fn named(db: &mut Db, records: Vec<(bool, SubjectChange)>) -> Result<Vec<PlannedRow>> {
    let names = SubjectNames::load(db, records.iter().map(|(_, record)| record))?;
    let row = |(creates, record): (bool, SubjectChange)| PlannedRow {
        row: record.row,
        subject: names.of(&record),
        kind: record.kind,
        id: record.subject,
        creates,
        changes: record.changes,
        proof: record.proof,
    };
    Ok(records.into_iter().map(row).collect())
}
