//! Works what waits: imports, exports, mails. The tables are the queues ([`crate::db::lease`]), so any number of
//! workers, in any number of processes, share the work, and what a dead one has left is taken over.

mod lanes;

pub use lanes::Running;

use crate::config::Config;
use crate::db::Database;
use crate::error::Result;
use crate::storage::Storage;
use crate::{exports, imports, mail};

/// Whether there was something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// One job was done, or as much of it as could be.
    Worked,
    /// Nothing waits.
    Idle,
}

impl From<bool> for Outcome {
    fn from(worked: bool) -> Self {
        if worked { Self::Worked } else { Self::Idle }
    }
}

/// Works one job at a time. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    database: Database,
    storage: Storage,
    postman: mail::Postman,
    exports: exports::Settings,
    office: imports::Office,
}

impl Worker {
    /// A worker; fails if an address of the settings can't be read.
    pub fn new(database: Database, storage: Storage, config: &Config) -> Result<Self> {
        let postman = mail::Postman::new(config)?;
        let exports = exports::Settings { public_address: config.public_address.clone() };
        let office = imports::Office::new(database.clone(), storage.clone(), config);
        Ok(Self { database, storage, postman, exports, office })
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
        mail::work_next(&self.database, &self.storage, &self.postman).map(Outcome::from)
    }

    fn next_export(&self) -> Result<Outcome> {
        exports::work_next(&self.database, &self.storage, &self.exports).map(Outcome::from)
    }

    fn next_import(&self) -> Result<Outcome> {
        imports::work_next(&self.office).map(Outcome::from)
    }

    /// Clears away what is over: files of exports whose time has come, drafts that a crash has left.
    pub fn tidy(&self) -> Result<()> {
        exports::expire(&mut *self.database.get()?, &self.storage)?;
        self.storage.sweep()
    }
}
