//! How far an export is, told to the database now and then.

use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::r2d2::PooledConnection;

use crate::db::lease::{Lease, Lost};
use crate::db::{self, Database, Manager};
use crate::error::{Error, Result};
use crate::metrics::{self, Phase};
use crate::schema::exports;

/// How often the database is told.
const EVERY: Duration = Duration::from_millis(400);

/// Someone who wants to know how far it is.
pub(super) trait Follow {
    /// So many contacts there are.
    fn total(&mut self, total: i64) -> Result<()>;
    /// So many were looked at. An error stops the work.
    fn done(&mut self, done: i64) -> Result<()>;
}

/// Nobody wants to know.
pub(super) struct Unfollowed;

impl Follow for Unfollowed {
    fn total(&mut self, _: i64) -> Result<()> {
        Ok(())
    }

    fn done(&mut self, _: i64) -> Result<()> {
        Ok(())
    }
}

/// Writes the progress to the export's row, on a connection of its own, since the other one streams contacts.
pub(super) struct Progress<'a> {
    db: PooledConnection<Manager>,
    lease: &'a Lease,
    told: Instant,
    counted: i64,
}

impl<'a> Progress<'a> {
    pub(super) fn new(database: &Database, lease: &'a Lease) -> Result<Self> {
        Ok(Self { db: database.get()?, lease, told: Instant::now(), counted: 0 })
    }

    /// Only a lost lease stops the work: progress that can't be told just now is told later.
    fn tell(&mut self, set: impl FnOnce(&mut db::Db, i64) -> QueryResult<usize>) -> Result<()> {
        let lease = self.lease;
        let told = db::write(&mut self.db, |db| {
            lease.renew(db)?;
            set(db, lease.id())?;
            Ok(())
        });
        match told {
            Err(error) if Lost::caused(&error) => Err(error),
            Err(error) => {
                tracing::warn!(export = lease.id(), %error, "progress could not be told");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

impl Follow for Progress<'_> {
    fn total(&mut self, total: i64) -> Result<()> {
        self.tell(|db, id| diesel::update(exports::table.find(id)).set(exports::rows_total.eq(total)).execute(db))
    }

    fn done(&mut self, done: i64) -> Result<()> {
        metrics::rows(Phase::Export, usize::try_from(done - self.counted).unwrap_or_default());
        self.counted = done;
        if self.lease.is_lost() {
            return Err(Error::Failure(Lost.into()));
        }
        if self.told.elapsed() < EVERY {
            return Ok(());
        }
        self.told = Instant::now();
        self.tell(|db, id| diesel::update(exports::table.find(id)).set(exports::rows_done.eq(done)).execute(db))
    }
}
