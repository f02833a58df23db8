//! The plan in the database: changes and issues of tested rows, a batch at a time.

use diesel::prelude::*;

use super::records::{records, whole_rows};
use super::row_outcomes::{RowOutcome, TestedRow, pack};
use crate::contacts::change::SubjectChange;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::imports::check::outcome::Checked;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::{Issue, Tally};
use crate::insert_all;
use crate::schema::{changes, import_rows, issues};

/// How many rows or subjects one look-up names at most.
const CHUNK: usize = 1000;

/// Tested rows on their way into the database, packed already, with the counts of the import up to them: what was
/// counted and what is saved can't part.
pub(crate) struct TestedBatch {
    rows: Vec<TestedRow>,
    changes: Vec<ChangeRow>,
    issues: Vec<IssueRow>,
    tally: Tally,
    import: i64,
    write: i64,
}

impl TestedBatch {
    /// An empty batch of an import.
    pub(crate) fn new(import: &Import) -> Self {
        let (rows, changes, issues) = (Vec::new(), Vec::new(), Vec::new());
        Self { rows, changes, issues, tally: Tally::default(), import: import.id, write: import.write_id }
    }

    /// Adds a checked row and counts it.
    pub(crate) fn add(
        &mut self,
        row: i64,
        tokens: Vec<u64>,
        checked: Checked,
        changes: &[SubjectChange],
        counts: &mut Counts,
    ) -> Result<()> {
        let outcome = match (checked.has_error(), changes.is_empty()) {
            (true, _) => RowOutcome::Rejected,
            (false, true) => RowOutcome::Unchanged,
            (false, false) => RowOutcome::Changed,
        };
        counts.rows += 1;
        for (field, distance) in &checked.moved {
            let moved = counts.moved.entry(*field).or_default();
            moved.cells += 1;
            moved.distance = moved.distance.wrapping_add(*distance);
        }
        *rows_with(counts, outcome) += 1;
        if outcome == RowOutcome::Changed {
            changes.iter().for_each(|change| count(counts, change, 1));
            self.changes.extend(changes.iter().map(|change| ChangeRow::new(self.write, change)));
        }
        for (seq, issue) in (0..).zip(checked.issues) {
            self.tally.add(&issue);
            self.issues.push(IssueRow::new(self.import, seq, issue)?);
        }
        self.rows.push(TestedRow { row, outcome, tokens });
        Ok(())
    }

    /// What the rows are about.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &[u64]> {
        self.rows.iter().map(|row| row.tokens.as_slice())
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The last row; `None` if there is none.
    pub(crate) fn last_row(&self) -> Option<i64> {
        self.rows.last().map(|row| row.row)
    }

    /// Adds the issues to the counts, now that the batch is complete.
    pub(crate) fn count_issues(&mut self, counts: &mut Counts) {
        self.tally.add_to(counts);
    }
}

fn rows_with(counts: &mut Counts, outcome: RowOutcome) -> &mut i64 {
    match outcome {
        RowOutcome::Unchanged => &mut counts.rows_unchanged,
        RowOutcome::Changed => &mut counts.rows_changed,
        RowOutcome::Rejected => &mut counts.rows_rejected,
    }
}

/// Adds the changes of a row to the counts, or takes them off.
fn count(counts: &mut Counts, change: &SubjectChange, sign: i64) {
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
    counts.fields.retain(|_, n| *n != 0);
    counts.statuses.retain(|_, n| *n != 0);
    counts.cleared_fields.retain(|_, n| *n != 0);
}

#[derive(Insertable)]
#[diesel(table_name = changes, treat_none_as_default_value = false)]
struct ChangeRow {
    write_id: i64,
    row_no: i64,
    part: i16,
    subject_id: i64,
    body: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = issues, treat_none_as_default_value = false)]
struct IssueRow {
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

impl ChangeRow {
    fn new(write: i64, change: &SubjectChange) -> Self {
        Self {
            write_id: write,
            row_no: change.row,
            part: change.part,
            subject_id: change.subject,
            body: change.encode(),
        }
    }
}

impl IssueRow {
    fn new(import: i64, seq: i32, issue: Issue) -> Result<Self> {
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

/// Saves a batch.
pub(crate) fn save(db: &mut Db, batch: &TestedBatch) -> Result<()> {
    insert_all!(&mut *db, changes::table, batch.changes)?;
    insert_all!(&mut *db, issues::table, batch.issues)?;
    if let Some(last) = batch.last_row() {
        diesel::insert_into(import_rows::table)
            .values((
                import_rows::import_id.eq(batch.import),
                import_rows::last_row.eq(last),
                import_rows::body.eq(pack(&batch.rows)),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// Inserts changes of a write.
pub(crate) fn insert_changes(db: &mut Db, write: i64, all: &[SubjectChange]) -> Result<()> {
    let rows: Vec<ChangeRow> = all.iter().map(|change| ChangeRow::new(write, change)).collect();
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
    diesel::delete(changes::table.filter(changes::write_id.eq(import.write_id))).execute(db)?;
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
    let of_rows = || changes::table.filter(changes::write_id.eq(import.write_id).and(changes::row_no.eq_any(&planned)));
    let found = of_rows().select((changes::row_no, changes::part, changes::subject_id, changes::body)).load(db)?;
    records(found)?.iter().for_each(|change| count(counts, change, -1));
    diesel::delete(of_rows()).execute(db)?;
    Ok(())
}

/// Changes of a write in order of row, `limit` records at most but never a part of a row; `after` a row, or backwards
/// `before` it.
pub(crate) fn rows_after(db: &mut Db, write: i64, after: i64, limit: i64) -> Result<Vec<SubjectChange>> {
    let found = changes::table
        .filter(changes::write_id.eq(write).and(changes::row_no.gt(after)))
        .order((changes::row_no, changes::part))
        .limit(limit)
        .select((changes::row_no, changes::part, changes::subject_id, changes::body))
        .load(db)?;
    whole_rows(db, write, found, limit)
}

/// Like [`rows_after`], from row `before` (not included) downwards; still in ascending order.
pub(crate) fn rows_before(db: &mut Db, write: i64, before: i64, limit: i64) -> Result<Vec<SubjectChange>> {
    let found = changes::table
        .filter(changes::write_id.eq(write).and(changes::row_no.lt(before)))
        .order((changes::row_no.desc(), changes::part.desc()))
        .limit(limit)
        .select((changes::row_no, changes::part, changes::subject_id, changes::body))
        .load(db)?;
    let mut rows = whole_rows(db, write, found, limit)?;
    rows.sort_unstable_by_key(|record| (record.row, record.part));
    Ok(rows)
}

/// The plan's records of these rows.
pub(super) fn of_rows(db: &mut Db, import: &Import, rows: &[i64]) -> Result<Vec<SubjectChange>> {
    let mut found = Vec::new();
    for rows in rows.chunks(CHUNK) {
        let some = changes::table
            .filter(changes::write_id.eq(import.write_id).and(changes::row_no.eq_any(rows)))
            .select((changes::row_no, changes::part, changes::subject_id, changes::body));
        found.extend(records(some.load(db)?)?);
    }
    Ok(found)
}

/// The plan's records about these subjects.
pub(super) fn of_subjects(db: &mut Db, import: &Import, subjects: &[i64]) -> Result<Vec<SubjectChange>> {
    let mut found = Vec::new();
    for subjects in subjects.chunks(CHUNK) {
        let some = changes::table
            .filter(changes::write_id.eq(import.write_id).and(changes::subject_id.eq_any(subjects)))
            .select((changes::row_no, changes::part, changes::subject_id, changes::body));
        found.extend(records(some.load(db)?)?);
    }
    Ok(found)
}
