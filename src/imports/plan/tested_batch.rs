//! Tested rows on their way into the database, a batch at a time.

use diesel::prelude::*;

use super::row_outcomes::{RowOutcome, pack};
use super::store::{ChangeRow, IssueRow, count, rows_with};
use crate::contacts::change::SubjectChange;
use crate::contacts::creations::Creation;
use crate::contacts::records;
use crate::db::Db;
use crate::error::Result;
use crate::imports::check::outcome::Checked;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::Tally;
use crate::insert_all;
use crate::schema::{changes, import_rows, issues};

/// Tested rows, packed already, with the counts of the import up to them: what was counted and what is saved can't part.
/// Bodies and tokens lie side by side, since one thread makes them and another lets go of them.
pub(crate) struct TestedBatch {
    /// Of each row its number, its outcome, and where its tokens end.
    rows: Vec<(i64, RowOutcome, usize)>,
    tokens: Vec<u64>,
    creations: Vec<Creation>,
    changes: Vec<Planned>,
    bodies: Vec<u8>,
    issues: Vec<IssueRow>,
    tally: Tally,
    import: i64,
    write: i64,
}

/// A change of the plan.
struct Planned {
    row: i64,
    part: i16,
    subject: i64,
    /// Where its body ends.
    end: usize,
}

impl TestedBatch {
    /// An empty batch of an import.
    pub(crate) fn new(import: &Import) -> Self {
        Self {
            rows: Vec::new(),
            tokens: Vec::new(),
            creations: Vec::new(),
            changes: Vec::new(),
            bodies: Vec::new(),
            issues: Vec::new(),
            tally: Tally::default(),
            import: import.id,
            write: import.write_id,
        }
    }

    /// Adds a checked row and counts it.
    pub(crate) fn add(
        &mut self,
        row: i64,
        tokens: &[u64],
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
            changes.iter().for_each(|change| self.plan(change, counts));
        }
        for (seq, issue) in (0..).zip(checked.issues) {
            self.tally.add(&issue);
            self.issues.push(IssueRow::new(self.import, seq, issue)?);
        }
        self.tokens.extend_from_slice(tokens);
        self.rows.push((row, outcome, self.tokens.len()));
        Ok(())
    }

    fn plan(&mut self, change: &SubjectChange, counts: &mut Counts) {
        count(counts, change, 1);
        if let Some(creation) = Creation::of(change) {
            return self.creations.push(creation);
        }
        change.encode_into(&mut self.bodies);
        self.changes.push(Planned {
            row: change.row,
            part: change.part,
            subject: change.subject,
            end: self.bodies.len(),
        });
    }

    /// What the rows are about.
    pub(crate) fn tokens(&self) -> &[u64] {
        &self.tokens
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The last row; `None` if there is none.
    pub(crate) fn last_row(&self) -> Option<i64> {
        self.rows.last().map(|(row, ..)| *row)
    }

    /// Adds the issues to the counts, now that the batch is complete.
    pub(crate) fn count_issues(&mut self, counts: &mut Counts) {
        self.tally.add_to(counts);
    }

    /// Saves it.
    pub(crate) fn save(&self, db: &mut Db) -> Result<()> {
        let starts = [0].into_iter().chain(self.changes.iter().map(|planned| planned.end));
        let row = |(planned, start): (&Planned, usize)| ChangeRow {
            write_id: self.write,
            row_no: planned.row,
            part: planned.part,
            subject_id: planned.subject,
            body: &self.bodies[start..planned.end],
        };
        let rows: Vec<ChangeRow<'_>> = self.changes.iter().zip(starts).map(row).collect();
        insert_all!(&mut *db, changes::table, rows)?;
        records::insert_packed(db, records::packed(self.write, &self.creations)?)?;
        insert_all!(&mut *db, issues::table, self.issues)?;
        if let Some(last) = self.last_row() {
            diesel::insert_into(import_rows::table)
                .values((
                    import_rows::import_id.eq(self.import),
                    import_rows::last_row.eq(last),
                    import_rows::body.eq(self.packed_rows()),
                ))
                .execute(db)?;
        }
        Ok(())
    }

    fn packed_rows(&self) -> Vec<u8> {
        let starts = [0].into_iter().chain(self.rows.iter().map(|(.., end)| *end));
        let rows = self.rows.iter().zip(starts);
        pack(rows.map(|((row, outcome, end), start)| (*row, *outcome, &self.tokens[start..*end])))
    }
}
