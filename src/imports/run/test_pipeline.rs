//! The pipeline of a test on both sides of the checks: the file is read a step ahead of them, and what they found is saved
//! behind them.

use std::sync::mpsc::Receiver;

use diesel::prelude::*;

use crate::db::lease::Lease;
use crate::db::pipeline::Emit;
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::model::counts::Counts;
use crate::imports::model::issue::Issue;
use crate::imports::model::state::{State, is_cancelled, step};
use crate::imports::plan::tested_batch::TestedBatch;
use crate::metrics::{self, Phase};
use crate::schema::imports;
use crate::table::{ReadError, Reader, Row};

/// How many rows are checked and saved at once: enough to make up for the wait until a transaction is on the disk, few
/// enough that others need not wait long for the database.
pub(super) const BATCH: usize = 4000;

/// What reading the file gives, piece by piece.
pub(super) enum Read {
    /// Rows, with how many bytes were read for them, and how many there are.
    Rows(Vec<Row>, (u64, u64)),
    /// The file can't be read any further.
    Broken(Issue),
    /// There are no more rows.
    All,
}

/// Reads the rows after row `after`. `rows` were read already; batches that come back from `spent` give their memory to the
/// next.
pub(super) fn read_rows(
    mut reader: Reader,
    rows: Vec<Row>,
    mut more: bool,
    after: i64,
    spent: &Receiver<Vec<Row>>,
    emit: Emit<'_, Read>,
) -> Result<()> {
    let mut first = Some(rows);
    loop {
        let mut batch = first.take().unwrap_or_default();
        if batch.is_empty() && more {
            batch = spent.try_recv().unwrap_or_default();
            more = match reader.next_rows(&mut batch, BATCH) {
                Ok(more) => more,
                Err(error) => {
                    emit(Read::Broken(file_issue(error)?));
                    return Ok(());
                }
            };
        }
        batch.retain(|row| row.number as i64 > after);
        if !batch.is_empty() && !emit(Read::Rows(batch, (reader.bytes_read(), reader.bytes_total()))) {
            return Ok(());
        }
        if !more {
            emit(Read::All);
            return Ok(());
        }
    }
}

/// What testing the file gives, piece by piece.
pub(super) enum Tested {
    /// Checked rows, with the counts up to them.
    Rows(Box<TestedBatch>, Box<Counts>),
    /// The file as a whole has to be refused.
    Refused(Issue),
    /// There are no more.
    All,
}

/// Saves what was tested.
pub(super) struct Saver<'a> {
    pub lease: &'a Lease,
    pub import: i64,
}

impl Saver<'_> {
    /// Saves a batch, with the cursor, in one transaction. False if a user has cancelled the test.
    pub(super) fn save(&self, db: &mut Db, batch: &TestedBatch, counts: &Counts) -> Result<bool> {
        let counts = serde_json::to_string(counts)?;
        let goes_on = db::write(db, |db| {
            self.lease.renew(db)?;
            if is_cancelled(db, self.import)? {
                step(db, self.import, &[State::Testing], State::Cancelled)?;
                return Ok(false);
            }
            batch.save(db)?;
            diesel::update(imports::table.find(self.import))
                .set((
                    imports::cursor.eq(batch.last_row().unwrap_or_default()),
                    imports::counts.eq(&counts),
                    imports::attempts.eq(0),
                ))
                .execute(db)?;
            Ok(true)
        })?;
        metrics::rows(Phase::Test, batch.len());
        Ok(goes_on)
    }
}

/// What is wrong with a file as a whole, as an issue.
pub(super) fn file_issue(error: ReadError) -> Result<Issue> {
    match error {
        ReadError::Problem(problem) => {
            let row = problem.number("row").unwrap_or_default();
            let mut issue = Issue::row(row, problem.code);
            issue.args = problem.args;
            Ok(issue)
        }
        ReadError::Failure(failure) => Err(failure.into()),
        ReadError::Encodings(_) => Err(anyhow::anyhow!("an encoding was in question after it was chosen").into()),
        ReadError::Sheets(_) => Err(anyhow::anyhow!("a sheet was in question after it was chosen").into()),
    }
}
