//! An import's life: a file is received, tested into a plan, started, applied, and undone (PRODUCT.md section 8).
//!
//! The plan is the table of changes; preview, progress, report, history and the time-line of a contact are views of it.
//! Whatever takes long is worked by [`work_next`], batch by batch, each batch one transaction with the import's cursor
//! and its lease: a crash at any moment loses nothing and does nothing twice.

mod applying;
mod change;
mod check;
mod checker;
mod closing;
mod definitions;
mod edit;
pub mod header;
pub mod history;
mod import;
mod issue;
mod json;
mod keys;
mod lifecycle;
mod lookups;
mod names;
mod notice;
mod plan;
mod sealed;
mod state;
mod testing;

pub use edit::{Edit, Edited, applies, edit, last_writer};
pub use header::{Choice, Column, Layout, Role};
pub use import::{Action, Counts, Import, IssueGroup, Mode, Options, Stale};
pub use issue::Issue;
pub use json::document;
pub use lifecycle::{Received, cancel, confirm, receive, start, test_again, undo};
pub use state::State;

use crate::config::Config;
use crate::db::Database;
use crate::db::lease::{Lease, Lost, Queue};
use crate::error::{Error, Result};
use crate::storage::Storage;
use crate::table::Limits;

/// After so many failures in a row an import is called failed.
const ATTEMPTS: i32 = 5;

/// What working an import takes.
#[derive(Clone)]
pub struct Office {
    /// The database.
    pub database: Database,
    /// Where files are.
    pub storage: Storage,
    /// How large a file may be.
    pub limits: Limits,
    /// The address of the portal, for links in mails, without a slash at its end.
    pub public_address: String,
}

impl Office {
    /// With the limits and the address that the operator has set.
    pub fn new(database: Database, storage: Storage, config: &Config) -> Self {
        let address = config.public_address.as_deref().unwrap_or_default();
        let public_address = address.trim_end_matches('/').to_owned();
        Self { database, storage, limits: Limits::from(&config.limits), public_address }
    }
}

/// Works the oldest import that waits to be tested, applied or undone. Whether there was one.
pub fn work_next(office: &Office) -> Result<bool> {
    match Lease::claim(&office.database, Queue::Imports)? {
        Some(lease) => work(office, lease).map(|()| true),
        None => Ok(false),
    }
}

/// Works this import until nobody but a user can bring it on.
pub fn work_to_its_end(office: &Office, import: i64) -> Result<Import> {
    loop {
        let found = Import::by_id(&mut *office.database.get()?, import)?;
        if !found.state.is_at_work() {
            return Ok(found);
        }
        match Lease::claim_job(&office.database, Queue::Imports, import)? {
            Some(lease) => work(office, lease)?,
            // Another process is at it; its end is as good.
            None => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
    }
}

fn work(office: &Office, lease: Lease) -> Result<()> {
    let import = Import::by_id(&mut *office.database.get()?, lease.id())?;
    let id = import.id;
    let worked = match import.state {
        State::Testing => testing::run(office, &lease, import),
        State::Queued | State::Running => applying::apply(office, &lease, import),
        State::Undoing => applying::undo(office, &lease, import),
        _ => Ok(()),
    };
    let mut db = office.database.get()?;
    match worked {
        Err(error) if Lost::caused(&error) => {
            tracing::info!(import = id, "another worker has taken over");
            Ok(())
        }
        Err(error) => {
            let error = failure(error);
            tracing::error!(import = id, error = format!("{error:#}"), "work on an import failed");
            lifecycle::count_failure(&mut db, office, id, ATTEMPTS)?;
            lease.release(&mut db)
        }
        Ok(()) => lease.release(&mut db),
    }
}

fn failure(error: Error) -> anyhow::Error {
    match error {
        Error::Failure(failure) => failure,
        Error::Refusal(refusal) => anyhow::anyhow!("refused: {}", refusal.code),
    }
}

#[cfg(test)]
mod tests;
