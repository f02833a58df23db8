//! An import's life: a file is received, tested into a plan, started, applied, and undone (PRODUCT.md section 8).
//!
//! The plan is the table of changes; preview, progress, report, history and the time-line of a contact are views of it.
//! Whatever takes long is worked by [`work_next`], batch by batch, each batch one transaction with the import's cursor
//! and its lease: a crash at any moment loses nothing and does nothing twice.

mod answers;
mod applying;
mod change;
mod check;
mod checker;
mod closing;
pub mod corrected;
mod damage;
mod definitions;
mod edit;
mod floor;
mod full_name;
pub mod header;
pub mod history;
mod hold;
mod import;
mod issue;
mod json;
mod keys;
mod layout;
mod lifecycle;
mod lookups;
pub mod mappings;
mod names;
mod new_contact;
mod new_fields;
mod notice;
mod options;
mod plan;
mod samples;
mod sealed;
mod settle;
mod source;
mod stages;
mod state;
mod story;
mod structures;
pub mod systems;
mod tested_rows;
mod testing;
mod warnings;
mod whom;

pub use answers::{Answers, Choice, NewField, Origin};
pub use edit::{Edit, Edited, applies, edit, last_writer};
pub use header::{Column, Layout, Role};
pub use hold::{Hold, hold};
pub use import::{Counts, Import, IssueGroup};
pub use issue::Issue;
pub use json::document;
pub use lifecycle::{
    Received, cancel, check_constants, choose_sheet, confirm, no_room, receive, start, test_again, undo,
};
pub use options::{Action, Damaged, Mode, Options, Stale};
pub use samples::{UnknownValue, samples, unknown_values};
pub use settle::new_field;
pub use state::State;

use source::open;

use crate::config::Config;
use crate::db::lease::{Lease, Lost, Queue};
use crate::db::{Database, Outage, Patience};
use crate::error::{Error, Result};
use crate::storage::Storage;
use crate::system;
use crate::table::Limits;

/// After so many failures in a row, while all around is well, an import is called failed.
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

/// Works the oldest import that waits to be tested, applied or undone. Whether there was one. An error calls for a pause:
/// the import's own failures are counted by then, and an [`Outage`] is nobody's.
pub fn work_next(office: &Office) -> Result<bool> {
    match Lease::claim(&office.database, Queue::Imports)? {
        Some(lease) => work(office, lease)?.map_or(Ok(true), Err),
        None => {
            office.database.resume(Queue::Imports);
            Ok(false)
        }
    }
}

/// Works this import until nobody but a user can bring it on.
pub fn work_to_its_end(office: &Office, import: i64) -> Result<Import> {
    work_patiently(office, import, |_| {})
}

/// [`work_to_its_end`], and tells of each outage that it waits for.
pub fn work_patiently(office: &Office, import: i64, mut tell: impl FnMut(Outage)) -> Result<Import> {
    let mut patience = Patience::default();
    loop {
        let failure = match work_once(office, import) {
            Ok(Worked::AtItsEnd(import)) => return Ok(*import),
            Ok(Worked::Further) => {
                patience = Patience::default();
                continue;
            }
            Ok(Worked::Failed(failure)) => failure,
            Err(error) if Outage::of(&error).is_some() => error,
            Err(error) => return Err(error),
        };
        if let Some(outage) = Outage::of(&failure) {
            tell(outage);
        }
        std::thread::sleep(patience.next_pause());
    }
}

/// How far an import was brought.
enum Worked {
    AtItsEnd(Box<Import>),
    Further,
    Failed(Error),
}

fn work_once(office: &Office, id: i64) -> Result<Worked> {
    let db = &mut *office.database.get()?;
    let import = Import::by_id(db, id)?;
    if !import.state.is_at_work() {
        return Ok(Worked::AtItsEnd(Box::new(import)));
    }
    let mut claimed = Lease::claim_job(&office.database, Queue::Imports, id)?;
    if claimed.is_none()
        && let Some((holder, _)) = floor::holder(db, &import)?
    {
        // What stands in the way may have lost its worker.
        claimed = Lease::claim_job(&office.database, Queue::Imports, holder)?;
    }
    match claimed {
        Some(lease) => Ok(work(office, lease)?.map_or(Worked::Further, Worked::Failed)),
        None => {
            // Another process is at it; its end is as good.
            std::thread::sleep(std::time::Duration::from_millis(50));
            Ok(Worked::Further)
        }
    }
}

/// Works a claimed import as far as can be. Gives back the failure that was counted against it, if there was one; an
/// outage is an error, and counts for nothing.
fn work(office: &Office, lease: Lease) -> Result<Option<Error>> {
    let (database, id) = (&office.database, lease.id());
    database.attempt(Queue::Imports);
    let Err(error) = work_claimed(office, &lease) else {
        database.resume(Queue::Imports);
        return lease.release(&mut *database.get()?).map(|()| None);
    };
    if Lost::caused(&error) {
        tracing::info!(import = id, "another worker has taken over");
        return Ok(None);
    }
    if let Some(outage) = Outage::of(&error) {
        tracing::warn!(import = id, cause = format!("{error:#}"), "an import is paused");
        database.pause(Queue::Imports, outage);
        // Else the lease lapses.
        let _ = database.get().and_then(|mut db| lease.release(&mut db));
        return Err(error);
    }
    let error = failure(error);
    let db = &mut *database.get()?;
    let import = Import::by_id(db, id)?;
    system::note(database, "imports", import.state.name(), Some(import.institution_id), &error);
    lifecycle::count_failure(db, office, id, ATTEMPTS)?;
    lease.release(db)?;
    database.resume(Queue::Imports);
    Ok(Some(error.into()))
}

fn work_claimed(office: &Office, lease: &Lease) -> Result<()> {
    let import = Import::by_id(&mut *office.database.get()?, lease.id())?;
    match import.state {
        State::Testing => testing::run(office, lease, import),
        State::Queued | State::Running => applying::apply(office, lease, import),
        State::Undoing => applying::undo(office, lease, import),
        _ => Ok(()),
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
