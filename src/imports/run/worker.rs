//! The worker's loop: claims an import and works it as far as can be.

use super::{apply, test, undo};
use crate::context::Context;
use crate::db::lease::{Lease, Lost, Queue};
use crate::db::{Outage, Patience};
use crate::error::{Error, Result};
use crate::imports::lifecycle::{transitions, write_turn};
use crate::imports::model::import::Import;
use crate::imports::model::state::State;
use crate::system;

/// After so many failures in a row, while all around is well, an import is called failed.
const ATTEMPTS: i32 = 5;

/// Works the oldest import that waits to be tested, applied or undone. Whether there was one. An error calls for a pause:
/// the import's own failures are counted by then, and an [`Outage`] is nobody's.
pub fn work_next(context: &Context) -> Result<bool> {
    match Lease::claim(&context.database, Queue::Imports)? {
        Some(lease) => work(context, lease)?.map_or(Ok(true), Err),
        None => {
            context.database.resume(Queue::Imports);
            Ok(false)
        }
    }
}

/// Works this import until nobody but a user can bring it on.
pub fn work_to_its_end(context: &Context, import: i64) -> Result<Import> {
    work_patiently(context, import, |_| {})
}

/// [`work_to_its_end`], and tells of each outage that it waits for.
pub fn work_patiently(context: &Context, import: i64, mut tell: impl FnMut(Outage)) -> Result<Import> {
    let mut patience = Patience::default();
    loop {
        let failure = match work_once(context, import) {
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

fn work_once(context: &Context, id: i64) -> Result<Worked> {
    let db = &mut *context.database.get()?;
    let import = Import::by_id(db, id)?;
    if !import.state.is_at_work() {
        return Ok(Worked::AtItsEnd(Box::new(import)));
    }
    let mut claimed = Lease::claim_job(&context.database, Queue::Imports, id)?;
    if claimed.is_none()
        && let Some((holder, _)) = write_turn::holder(db, &import)?
    {
        // What stands in the way may have lost its worker.
        claimed = Lease::claim_job(&context.database, Queue::Imports, holder)?;
    }
    match claimed {
        Some(lease) => Ok(work(context, lease)?.map_or(Worked::Further, Worked::Failed)),
        None => {
            // Another process is at it; its end is as good.
            std::thread::sleep(std::time::Duration::from_millis(50));
            Ok(Worked::Further)
        }
    }
}

/// Works a claimed import as far as can be. Gives back the failure that was counted against it, if there was one; an
/// outage is an error, and counts for nothing.
fn work(context: &Context, lease: Lease) -> Result<Option<Error>> {
    let (database, id) = (&context.database, lease.id());
    database.attempt(Queue::Imports);
    let Err(error) = work_claimed(context, &lease) else {
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
    transitions::count_failure(db, context, id, ATTEMPTS)?;
    lease.release(db)?;
    database.resume(Queue::Imports);
    Ok(Some(error.into()))
}

fn work_claimed(context: &Context, lease: &Lease) -> Result<()> {
    let import = Import::by_id(&mut *context.database.get()?, lease.id())?;
    match import.state {
        State::Testing => test::run(context, lease, import),
        State::Queued | State::Running => apply::apply(context, lease, import),
        State::Undoing => undo::undo(context, lease, import),
        _ => Ok(()),
    }
}

fn failure(error: Error) -> anyhow::Error {
    match error {
        Error::Failure(failure) => failure,
        Error::Refusal(refusal) => anyhow::anyhow!("refused: {}", refusal.code),
    }
}
