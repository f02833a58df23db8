//! The steps of an import's life that are not the work itself: start, cancel, undo, and what a failure does.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{notice, write_turn};
use crate::context::Context;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::imports::model::import::Import;
use crate::imports::model::options::Action;
use crate::imports::model::state::{State, hold, step};
use crate::schema::{imports, institutions};

/// The step back to a test from the beginning: nothing of an earlier one counts.
pub(super) fn test_anew(db: &mut Db, import: i64, from: &[State]) -> Result<()> {
    let anew = (imports::cursor.eq(0), imports::model_version.eq(None::<i64>));
    diesel::update(imports::table.find(import)).set(anew).execute(db)?;
    step(db, import, from, State::Testing)
}

/// Starts a tested import: its good rows are applied, the rejected ones left out. Starting twice starts once. `confirmed` is
/// the number of contacts that whoever starts it has typed, which some kinds want. Refused: `wrong-import-state`,
/// `test-expired` when the data model has changed since, `stop-on-error`, `nothing-to-start`, `not-confirmed`.
pub fn start(db: &mut Db, import: &Import, confirmed: Option<i64>) -> Result<()> {
    db::write(db, |db| {
        hold(db, import.id)?;
        let import = Import::by_id(db, import.id)?;
        if import.state == State::Tested {
            if is_expired(db, &import)? {
                return Err(Refusal::new("test-expired").into());
            }
            if import.options.stop_on_error && import.counts.errors > 0 {
                return Err(Refusal::new("stop-on-error").with("n", import.counts.errors).into());
            }
            if import.counts.changes == 0 {
                return Err(Refusal::new("nothing-to-start").with("waits", i64::from(import.all_waits())).into());
            }
            let contacts = import.counts.rows_changed;
            if import.kind.needs_confirmation() && confirmed != Some(contacts) {
                return Err(Refusal::new("not-confirmed").with("n", contacts).into());
            }
        }
        queue(db, import.id)
    })
}

/// Whether fields or values were changed since the test, so that its plan holds no more.
pub(crate) fn is_expired(db: &mut Db, import: &Import) -> Result<bool> {
    let version: i64 = institutions::table.find(import.institution_id).select(institutions::model_version).first(db)?;
    Ok(import.model_version != Some(version))
}

/// Takes back the start of an import whose plan expired while it waited for its turn. An update is tested again and starts
/// by itself, as it would have; else whoever started it has to see the new plan first.
pub(crate) fn send_back(db: &mut Db, context: &Context, import: &Import) -> Result<()> {
    diesel::update(imports::table.find(import.id)).set(imports::started_at.eq(None::<NaiveDateTime>)).execute(db)?;
    match import.action {
        Action::Update => test_anew(db, import.id, &[State::Queued]),
        Action::Test => {
            step(db, import.id, &[State::Queued], State::Tested)?;
            notice::send(db, context, import.id)
        }
    }
}

/// The step of starting.
pub(crate) fn queue(db: &mut Db, import: i64) -> Result<()> {
    step(db, import, &[State::Tested], State::Queued)?;
    diesel::update(imports::table.find(import))
        .set((imports::started_at.eq(db::now()), imports::cursor.eq(0)))
        .execute(db)?;
    Ok(())
}

/// Stops an import. One that a worker is at stops within a batch; what was applied until then stays, and can be undone.
pub fn cancel(db: &mut Db, context: &Context, import: &Import) -> Result<()> {
    db::write(db, |db| {
        hold(db, import.id)?;
        let at_work = [State::Testing.name(), State::Running.name()];
        let here = imports::table.filter(imports::id.eq(import.id).and(imports::state.eq_any(at_work)));
        if diesel::update(here).set(imports::cancel_asked.eq(true)).execute(db)? == 1 {
            return Ok(());
        }
        const WAITING: [State; 6] = [
            State::Uploaded,
            State::NeedsMapping,
            State::Tested,
            State::AwaitingApproval,
            State::Scheduled,
            State::Queued,
        ];
        step(db, import.id, &WAITING, State::Cancelled)?;
        diesel::update(imports::table.find(import.id)).set(imports::finished_at.eq(db::now())).execute(db)?;
        notice::send(db, context, import.id)
    })
}

/// Undoes an import: every value that still is what the import wrote gets its old value back; the rest is listed as
/// kept. Refused: `wrong-import-state`, `nothing-to-undo`, `cannot-be-undone`.
pub fn undo(db: &mut Db, import: &Import) -> Result<()> {
    db::write(db, |db| {
        hold(db, import.id)?;
        let import = Import::by_id(db, import.id)?;
        let from = [State::Completed, State::Cancelled, State::Failed];
        if !import.kind.can_be_undone() {
            return Err(Refusal::new("cannot-be-undone").into());
        }
        if from.contains(&import.state) && import.counts.applied == 0 {
            return Err(Refusal::new("nothing-to-undo").into());
        }
        step(db, import.id, &from, State::Undoing)
    })
}

/// Notes that a worker failed at an import, and gives it up after `most` times in a row.
pub(crate) fn count_failure(db: &mut Db, context: &Context, import: i64, most: i32) -> Result<()> {
    db::write(db, |db| {
        let attempts: i32 = diesel::update(imports::table.find(import))
            .set(imports::attempts.eq(imports::attempts + 1))
            .returning(imports::attempts)
            .get_result(db)?;
        if attempts < most {
            return Ok(());
        }
        let found = Import::by_id(db, import)?;
        let state = found.state;
        if matches!(state, State::Testing | State::Running | State::Undoing) {
            step(db, import, &[state], State::Failed)?;
            diesel::update(imports::table.find(import))
                .set((imports::finished_at.eq(db::now()), imports::attempts.eq(0)))
                .execute(db)?;
            write_turn::leave(db, &found)?;
            notice::send(db, context, import)?;
        }
        Ok(())
    })
}
