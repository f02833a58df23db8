//! Applies a plan: a batch of rows a transaction, together with the import's cursor. While one is being written, the next
//! is read and worked out.

use super::batch::{ApplyBatch, begin, finish, save_cursor, work_batches};
use super::turns::{self, Way};
use crate::contacts::draft::Draft;
use crate::contacts::store::LeftOut;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::{Db, bulk};
use crate::error::Result;
use crate::imports::columns::new_fields;
use crate::imports::model::import::Import;
use crate::imports::model::state::{State, is_cancelled};
use crate::imports::plan::conflicts::save_conflicts;
use crate::metrics::{self, Phase};

/// So many new contacts change what a database should expect of its tables.
const MANY: i64 = 10_000;

/// Applies the plan of an import that was started, to its end or until a user cancels it.
pub(super) fn apply(context: &Context, lease: &Lease, import: Import) -> Result<()> {
    let mut db = context.database.get_for_a_job()?;
    if !begin(&mut db, context, lease, &import)? {
        return Ok(());
    }
    let mut way = Way::of_apply(&import);
    let next = |db: &mut Db| {
        let Some(page) = way.forwards(db)? else { return Ok(None) };
        ApplyBatch::of(page, |rows| Draft::of_apply(db, import.institution_id, import.write_id, rows)).map(Some)
    };
    work_batches(context, &mut db, next, |db, batch| apply_batch(db, context, lease, import.id, batch))?;
    if import.counts.created >= MANY {
        bulk::analyse_contacts(&mut db);
    }
    Ok(())
}

/// Applies the next rows; at the end of the plan there are none, and the import is completed. Whether it goes on.
fn apply_batch(db: &mut Db, context: &Context, lease: &Lease, id: i64, batch: Option<ApplyBatch>) -> Result<bool> {
    lease.renew(db)?;
    let mut import = Import::by_id(db, id)?;
    if import.counts.waiting == 0 && is_cancelled(db, id)? {
        return finish(db, context, &import, State::Running, State::Cancelled).map(|()| false);
    }
    let Some(batch) = batch else {
        return finish(db, context, &import, State::Running, State::Completed).map(|()| false);
    };
    let made = batch.draft.definitions();
    let mut outcome = batch.draft.apply(db)?;
    new_fields::exclude_definitions(import.kind, &made, &LeftOut::default(), &mut outcome);
    import.counts.applied += outcome.done;
    import.counts.conflicts += outcome.left;
    import.counts.waiting += outcome.waiting;
    save_conflicts(db, import.write_id, "apply", outcome)?;
    let cursor = turns::applied(&mut import.counts, import.cursor, batch.turn, batch.last);
    save_cursor(db, id, cursor, None, &import.counts)?;
    metrics::rows(Phase::Apply, batch.rows);
    Ok(true)
}
