//! What holds up an import that is at work, as its page says it.

use diesel::prelude::*;

use super::write_turn;
use crate::db::lease::{self, Queue};
use crate::db::{self, Database, Outage, Pause};
use crate::error::Result;
use crate::imports::model::import::Import;
use crate::schema::imports;

/// Why an import that should be at work is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Something around it is out of order. It goes on by itself.
    Paused(Pause),
    /// The import with this number is writing; this one comes next.
    Behind(i64),
    /// No worker is at it.
    Unattended,
}

/// A worker takes what waits within moments: nobody is called missing before so many seconds.
const SOON: i64 = 5;

/// What holds up an import, if anything does.
pub fn waiting(database: &Database, import: &Import) -> Result<Option<Waiting>> {
    if !import.state.is_at_work() {
        return Ok(None);
    }
    if let Some(pause) = database.paused(Queue::Imports) {
        return Ok(Some(Waiting::Paused(pause)));
    }
    let (behind, unattended) = {
        let db = &mut *database.get()?;
        (write_turn::holder(db, import)?, unattended_since(db, import)?)
    };
    let Some(since) = unattended else { return Ok(None) };
    Ok(Some(match database.probe().map_err(|error| Outage::of(&error)) {
        Err(Some(outage)) => Waiting::Paused(Pause { outage, since }),
        _ => behind.map_or(Waiting::Unattended, |(_, number)| Waiting::Behind(number)),
    }))
}

/// Since when nobody has been at it; nothing if that was a moment ago.
fn unattended_since(db: &mut db::Db, import: &Import) -> Result<Option<chrono::NaiveDateTime>> {
    let lease: Option<chrono::NaiveDateTime> = imports::table.find(import.id).select(imports::lease_until).first(db)?;
    let last_step = [Some(import.created_at), import.tested_at, import.started_at, import.finished_at];
    let last_step = last_step.into_iter().flatten().max().unwrap_or(import.created_at);
    let now = db::clock(db)?;
    Ok(match lease {
        Some(until) if lease::holds(until, now) => None,
        // From before the clock was put back: nobody can say since when.
        Some(until) if until > now => Some(now),
        _ => {
            let since = lease.unwrap_or(last_step);
            ((now - since).abs() > chrono::TimeDelta::seconds(SOON)).then_some(since.min(now))
        }
    })
}
