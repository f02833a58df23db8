//! Works what waits: imports, exports, mails. The tables are the queues ([`crate::db::lease`]), so any number of
//! workers, in any number of processes, share the work, and what a dead one has left is taken over.

mod lanes;

pub use lanes::Running;

use crate::config::Config;
use crate::contacts::deletions;
use crate::context::Context;
use crate::db::lease::Lost;
use crate::db::queues::Queue;
use crate::db::{self, Database, Outage};
use crate::error::{Error, Result};
use crate::storage::Storage;
use crate::{exports, imports, mail, metrics, system};

/// Whether there was something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// One job was done, or as much of it as could be.
    Worked,
    /// Nothing waits.
    Idle,
}

/// Whether there was a job, which is counted.
fn counted(queue: Queue, worked: Result<bool>) -> Result<Outcome> {
    match &worked {
        Ok(false) => return Ok(Outcome::Idle),
        worked => metrics::job(queue.name(), worked.is_err()),
    }
    worked.map(|_| Outcome::Worked)
}

/// Works one job at a time. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    database: Database,
    storage: Storage,
    mailer: mail::Mailer,
    context: Context,
}

impl Worker {
    /// A worker; fails if an address of the settings can't be read.
    pub fn new(database: Database, storage: Storage, config: &Config) -> Result<Self> {
        let mailer = mail::Mailer::new(config)?;
        let context = Context::new(database.clone(), storage.clone(), config);
        Ok(Self { database, storage, mailer, context })
    }

    /// Claims and works one job of any queue: the short ones first. Tests run it by hand.
    pub fn run_next(&self) -> Result<Outcome> {
        for work in [Self::next_mail, Self::next_export, Self::next_import] {
            if work(self)? == Outcome::Worked {
                return Ok(Outcome::Worked);
            }
        }
        Ok(Outcome::Idle)
    }

    /// Works until nothing waits.
    pub fn run_until_idle(&self) -> Result<()> {
        while self.run_next()? == Outcome::Worked {}
        Ok(())
    }

    fn next_mail(&self) -> Result<Outcome> {
        counted(Queue::Mails, mail::work_next(&self.database, &self.storage, &self.mailer))
    }

    fn next_export(&self) -> Result<Outcome> {
        counted(Queue::Exports, exports::work_next(&self.context))
    }

    fn next_import(&self) -> Result<Outcome> {
        counted(Queue::Imports, imports::work_next(&self.context))
    }

    /// Clears away what is over: files of exports whose time has come, deleted contacts at the end of their days of grace,
    /// drafts that a crash has left, processes that died.
    pub fn tidy(&self) -> Result<()> {
        let db = &mut *self.database.get()?;
        exports::expire(db, &self.storage)?;
        system::forget_gone(db)?;
        let purged = deletions::purge_expired(db)?;
        if purged > 0 {
            tracing::info!(purged, "deleted contacts were purged");
        }
        self.storage.sweep()
    }

    /// Wrong settings of mail may have been corrected since the last start.
    fn try_held_up_mails(&self) {
        let tried = self.database.get().and_then(|mut db| db::write(&mut db, mail::try_held_up));
        if let Err(error) = tried {
            self.note(error);
        }
    }

    /// Notes why a queue could not be worked on.
    fn note(&self, error: Error) {
        match error {
            error if Lost::caused(&error) => tracing::info!("another worker has taken over"),
            error if Outage::of(&error).is_some() => tracing::warn!(cause = format!("{error:#}"), "no work for now"),
            Error::Failure(cause) => drop(system::note(&self.database, "worker", "", None, &cause)),
            Error::Refusal(refusal) => tracing::error!(code = refusal.code, "work was refused"),
        }
    }

    /// Removes stored files that nothing has named for a day. Lists all of them, so it is not done often.
    pub fn remove_orphans(&self) -> Result<()> {
        let removed = self.storage.remove_orphans(&mut *self.database.get()?)?;
        if removed > 0 {
            tracing::info!(removed, "stored files that nothing names were removed");
        }
        Ok(())
    }
}
