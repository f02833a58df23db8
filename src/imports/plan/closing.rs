//! The closing pass of a test at work: step by step, each a batch of rows in a transaction with the place that it has come to,
//! so that nobody waits for the whole of it and a crash does nothing twice.

use diesel::prelude::*;

use crate::db::lease::Lease;
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::model::counts::{Counts, Pass};
use crate::imports::model::import::Import;
use crate::imports::model::state::{State, is_cancelled, step};
use crate::schema::imports;

/// The closing pass of an import.
pub(crate) struct Closing<'a> {
    lease: &'a Lease,
    /// The import.
    pub import: &'a Import,
    counts: &'a mut Counts,
    pass: Pass,
    is_cancelled: bool,
}

impl<'a> Closing<'a> {
    /// Begins it, or goes on where it was.
    pub(crate) fn of(import: &'a Import, lease: &'a Lease, counts: &'a mut Counts) -> Self {
        Self { lease, import, counts, pass: Pass::Repeated, is_cancelled: false }
    }

    /// Goes to a step. The row after which it goes on; `None` if there is nothing left to do in it.
    pub(crate) fn begin(&mut self, pass: Pass) -> Option<i64> {
        self.pass = pass;
        match self.counts.closing {
            _ if self.is_cancelled => None,
            Some((at, _)) if at > pass => None,
            Some((at, row)) if at == pass => Some(row),
            _ => Some(0),
        }
    }

    /// What was counted until now.
    pub(crate) fn counts(&self) -> &Counts {
        self.counts
    }

    /// Whether a user has asked to stop, which ends it.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }

    /// Writes a batch of rows up to `last`, with the place. False if there is no use for more.
    pub(crate) fn write(
        &mut self,
        db: &mut Db,
        last: i64,
        work: impl FnOnce(&mut Db, &Import, &mut Counts) -> Result<()>,
    ) -> Result<bool> {
        self.is_cancelled = db::write(db, |db| {
            self.lease.renew(db)?;
            if is_cancelled(db, self.import.id)? {
                step(db, self.import.id, &[State::Testing], State::Cancelled)?;
                return Ok(true);
            }
            work(db, self.import, self.counts)?;
            self.counts.closing = Some((self.pass, last));
            let counts = serde_json::to_string(self.counts)?;
            diesel::update(imports::table.find(self.import.id))
                .set((imports::counts.eq(counts), imports::attempts.eq(0)))
                .execute(db)?;
            Ok(false)
        })?;
        Ok(!self.is_cancelled)
    }
}
