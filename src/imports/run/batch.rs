//! What applying and undoing share: batches of rows that are worked out ahead, the first step and the last one, and the
//! cursor that goes along with each batch.

use diesel::prelude::*;

use super::turns::Page;
use crate::contacts::draft::Draft;
use crate::contacts::rows::Rows;
use crate::contacts::turn::Turn;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::pipeline::{Emit, work_ahead};
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::standard::DELETED;
use crate::imports::lifecycle::{notice, transitions, write_turn};
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::state::{State, step};
use crate::schema::imports;
use crate::targets;

/// Rows of the plan, worked out.
pub(super) struct ApplyBatch {
    pub first: i64,
    pub last: i64,
    pub turn: Turn,
    pub rows: usize,
    pub draft: Draft,
}

impl ApplyBatch {
    pub(super) fn of(page: Page, draft: impl FnOnce(Rows) -> Result<Draft>) -> Result<Self> {
        let Page { first, last, turn, rows } = page;
        let count = rows.creations.len() + rows.others.len();
        Ok(Self { first, last, turn, rows: count, draft: draft(rows)? })
    }
}

/// Takes the turn to write; nothing is done if another import of the institution was faster, or if the plan holds no more.
pub(super) fn begin(db: &mut Db, context: &Context, lease: &Lease, import: &Import) -> Result<bool> {
    db::write(db, |db| {
        lease.renew(db)?;
        if !write_turn::take(db, import)? {
            return Ok(false);
        }
        if import.state == State::Queued {
            if transitions::is_expired(db, import)? {
                write_turn::leave(db, import)?;
                return transitions::send_back(db, context, import).map(|()| false);
            }
            step(db, import.id, &[State::Queued], State::Running)?;
        }
        Ok(true)
    })
}

/// Works batches one after the other: `next` reads them and works them out a step ahead, `save` writes each in a
/// transaction and says whether to go on. After the last one it is called with none.
pub(super) fn work_batches(
    context: &Context,
    db: &mut Db,
    mut next: impl FnMut(&mut Db) -> Result<Option<ApplyBatch>> + Send,
    mut save: impl FnMut(&mut Db, Option<ApplyBatch>) -> Result<bool>,
) -> Result<()> {
    let read_on = |emit: Emit<'_, Option<ApplyBatch>>| {
        let mut db = context.database.get_for_a_job()?;
        loop {
            let batch = next(&mut db)?;
            let is_end = batch.is_none();
            if !emit(batch) || is_end {
                return Ok(());
            }
        }
    };
    work_ahead(read_on, |batch| db::write(db, |db| save(db, batch)))
}

pub(super) fn finish(db: &mut Db, context: &Context, import: &Import, from: State, to: State) -> Result<()> {
    step(db, import.id, &[from], to)?;
    write_turn::leave(db, import)?;
    let row = imports::table.find(import.id);
    match to {
        State::Undone => diesel::update(row).set(imports::undone_at.eq(db::now())).execute(db)?,
        _ => diesel::update(row).set(imports::finished_at.eq(db::now())).execute(db)?,
    };
    if import.counts.statuses.contains_key(DELETED) {
        targets::recount_static(db, import.institution_id)?;
    }
    tracing::info!(import = import.id, state = to.name(), "finished");
    notice::send(db, context, import.id)
}

pub(super) fn save_cursor(db: &mut Db, id: i64, cursor: i64, undo_cursor: Option<i64>, counts: &Counts) -> Result<()> {
    diesel::update(imports::table.find(id))
        .set((
            imports::cursor.eq(cursor),
            imports::undo_cursor.eq(undo_cursor),
            imports::counts.eq(serde_json::to_string(counts)?),
            imports::attempts.eq(0),
        ))
        .execute(db)?;
    Ok(())
}
