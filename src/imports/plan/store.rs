//! The plan in the database: changes and issues of rows.

use diesel::prelude::*;

use super::row_outcomes::{RowOutcome, TestedRow};
use crate::contacts::change::SubjectChange;
use crate::contacts::records;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::{Issue, Tally};
use crate::insert_all;
use crate::schema::{changes, import_rows, issues};

/// The count of the rows with an outcome.
pub(super) fn rows_with(counts: &mut Counts, outcome: RowOutcome) -> &mut i64 {
    match outcome {
        RowOutcome::Unchanged => &mut counts.rows_unchanged,
        RowOutcome::Changed => &mut counts.rows_changed,
        RowOutcome::Rejected => &mut counts.rows_rejected,
    }
}

/// Adds the changes of a row to the counts, or takes them off.
pub(super) fn count(counts: &mut Counts, change: &SubjectChange, sign: i64) {
    for value in change.changes.iter().filter(|value| value.field != standard::EXISTS) {
        counts.changes += sign;
        *counts.fields.entry(value.field).or_default() += sign;
        if let (standard::STATUS, Some(status)) = (value.field, &value.new) {
            *counts.statuses.entry(status.clone()).or_default() += sign;
        }
        if value.new.is_none() {
            counts.cleared += sign;
            *counts.cleared_fields.entry(value.field).or_default() += sign;
        }
    }
    counts.created += if change.creates() { sign } else { 0 };
    if sign < 0 {
        counts.fields.retain(|_, n| *n != 0);
        counts.statuses.retain(|_, n| *n != 0);
        counts.cleared_fields.retain(|_, n| *n != 0);
    }
}

/// A change on its way into the database.
#[derive(Insertable)]
#[diesel(table_name = changes, treat_none_as_default_value = false)]
pub(super) struct ChangeRow<'b> {
    pub write_id: i64,
    pub row_no: i64,
    pub part: i16,
    pub subject_id: i64,
    pub body: &'b [u8],
}

/// An issue on its way into the database.
#[derive(Insertable)]
#[diesel(table_name = issues, treat_none_as_default_value = false)]
pub(super) struct IssueRow {
    import_id: i64,
    row_no: i64,
    seq: i32,
    column_no: Option<i32>,
    code: &'static str,
    severity: i16,
    value: String,
    contact: Option<String>,
    args: String,
}

impl IssueRow {
    /// Packs an issue, which is the one at place `seq` of its row.
    pub(super) fn new(import: i64, seq: i32, issue: Issue) -> Result<Self> {
        Ok(Self {
            import_id: import,
            row_no: issue.row,
            seq,
            column_no: issue.column,
            code: issue.code.name(),
            severity: issue.code.severity() as i16,
            value: issue.value,
            contact: issue.contact,
            args: serde_json::to_string(&issue.args)?,
        })
    }
}

/// Inserts changes of a write.
pub(crate) fn insert_changes(db: &mut Db, write: i64, all: &[SubjectChange]) -> Result<()> {
    let bodies: Vec<Vec<u8>> = all.iter().map(SubjectChange::encode).collect();
    let row = |(change, body): (&SubjectChange, _)| ChangeRow {
        write_id: write,
        row_no: change.row,
        part: change.part,
        subject_id: change.subject,
        body,
    };
    let rows: Vec<ChangeRow<'_>> = all.iter().zip(bodies.iter().map(Vec::as_slice)).map(row).collect();
    insert_all!(&mut *db, changes::table, rows)?;
    Ok(())
}

/// Adds changes to rows of the plan that are counted as changed already.
pub(crate) fn add_changes(db: &mut Db, import: &Import, all: &[SubjectChange], counts: &mut Counts) -> Result<()> {
    all.iter().for_each(|change| count(counts, change, 1));
    insert_changes(db, import.write_id, all)
}

/// Inserts issues, numbered from `first` within each row, and counts them.
pub(crate) fn add_issues(db: &mut Db, import: i64, all: Vec<Issue>, first: i32, counts: &mut Counts) -> Result<()> {
    let mut tally = Tally::default();
    let mut rows: Vec<IssueRow> = Vec::with_capacity(all.len());
    for issue in all {
        tally.add(&issue);
        let seq = rows.last().filter(|last| last.row_no == issue.row).map_or(first, |last| last.seq + 1);
        rows.push(IssueRow::new(import, seq, issue)?);
    }
    insert_all!(&mut *db, issues::table, rows)?;
    tally.add_to(counts);
    Ok(())
}

/// Forgets what was tested of an import.
pub(crate) fn clear(db: &mut Db, import: &Import) -> Result<()> {
    records::clear(db, import.write_id)?;
    diesel::delete(issues::table.filter(issues::import_id.eq(import.id))).execute(db)?;
    diesel::delete(import_rows::table.filter(import_rows::import_id.eq(import.id))).execute(db)?;
    Ok(())
}

/// Takes a tested row out of the plan, for a reason that was found only at the end.
pub(crate) fn reject(db: &mut Db, import: &Import, row: &TestedRow, counts: &mut Counts) -> Result<()> {
    reject_all(db, import, [row].into_iter(), counts)
}

/// Takes tested rows out of the plan, as [`reject`] does: a page of them at once, since a million of them one by one takes
/// an hour on PostgreSQL.
pub(crate) fn reject_all<'a>(
    db: &mut Db,
    import: &Import,
    rows: impl Iterator<Item = &'a TestedRow>,
    counts: &mut Counts,
) -> Result<()> {
    let mut planned = Vec::new();
    for row in rows {
        *rows_with(counts, row.outcome) -= 1;
        counts.rows_rejected += 1;
        if row.outcome == RowOutcome::Changed {
            planned.push(row.row);
        }
    }
    if planned.is_empty() {
        return Ok(());
    }
    records::remove_rows(db, import.write_id, &planned)?.iter().for_each(|change| count(counts, change, -1));
    Ok(())
}

/// Changes of a write in order of row, after a row: `limit` records at most but never a part of a row.
pub(crate) fn rows_after(db: &mut Db, write: i64, after: i64, limit: i64) -> Result<Vec<SubjectChange>> {
    records::after(db, write, after, limit)?.into_changes()
}

/// The plan's records of these rows.
pub(super) fn of_rows(db: &mut Db, import: &Import, rows: &[i64]) -> Result<Vec<SubjectChange>> {
    records::of_rows(db, import.write_id, rows)
}

/// The plan's records about these subjects.
pub(super) fn of_subjects(db: &mut Db, import: &Import, subjects: &[i64]) -> Result<Vec<SubjectChange>> {
    records::of_subjects(db, import.write_id, subjects)
}
