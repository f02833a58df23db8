//! Undoes an import: a batch of rows a transaction, from the last row back to the first.

use std::collections::HashSet;

use super::batch::{ApplyBatch, begin, finish, save_cursor, work_batches};
use super::turns::{BATCH, Way};
use crate::contacts::change::{SubjectChange, SubjectKind};
use crate::contacts::definitions::{CODE, FIELD};
use crate::contacts::draft::Draft;
use crate::contacts::store::{self as contacts, LeftOut};
use crate::contacts::{read, subjects};
use crate::context::Context;
use crate::db::Db;
use crate::db::lease::Lease;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::columns::new_fields;
use crate::imports::model::import::Import;
use crate::imports::model::state::State;
use crate::imports::plan::conflicts::{left_out, save_conflicts};
use crate::imports::plan::store;
use crate::metrics::{self, Phase};

/// Undoes what was applied of an import, from its last row back to its first.
pub(super) fn undo(context: &Context, lease: &Lease, import: Import) -> Result<()> {
    let mut db = context.database.get_for_a_job()?;
    if !begin(&mut db, context, lease, &import)? {
        return Ok(());
    }
    let makes_fields = import.layout.as_ref().is_some_and(|layout| !layout.new_fields.is_empty());
    let used = match makes_fields || !import.kind.is_about_contacts() {
        true => Used::load(&mut db, &import)?,
        false => Used::default(),
    };
    let (institution, write) = (import.institution_id, import.write_id);
    let mut way = Way::of_undo(&import);
    let next = |db: &mut Db| {
        let Some(page) = way.backwards(db)? else { return Ok(None) };
        let batch = ApplyBatch::of(page, |rows| {
            let left_out = left_out(db, write, rows.extent())?;
            Draft::of_undo(db, institution, write, rows, left_out)
        });
        batch.map(Some)
    };
    work_batches(context, &mut db, next, |db, batch| undo_batch(db, context, lease, import.id, batch, &used))
}

/// Undoes the next rows; at the beginning of the plan there are none, and the import is undone. Whether it goes on.
fn undo_batch(
    db: &mut Db,
    context: &Context,
    lease: &Lease,
    id: i64,
    batch: Option<ApplyBatch>,
    used: &Used,
) -> Result<bool> {
    lease.renew(db)?;
    let mut import = Import::by_id(db, id)?;
    let Some(batch) = batch else {
        give_back_ids(db, &import)?;
        return finish(db, context, &import, State::Undoing, State::Undone).map(|()| false);
    };
    let (made, left_out) = (batch.draft.definitions(), batch.draft.left_out().clone());
    let mut outcome = batch.draft.undo(db, &|row| used.has(row))?;
    new_fields::exclude_definitions(import.kind, &made, &left_out, &mut outcome);
    import.counts.undone += outcome.done;
    import.counts.kept += outcome.left;
    save_conflicts(db, import.write_id, "undo", outcome)?;
    if let Some(turns) = &mut import.counts.turns {
        turns.set_undoing(batch.turn);
    }
    save_cursor(db, id, import.cursor, Some(batch.first), &import.counts)?;
    metrics::rows(Phase::Undo, batch.rows);
    Ok(true)
}

/// Gives contacts their external ids back that they gave up for another row, where the import failed before their own came.
fn give_back_ids(db: &mut Db, import: &Import) -> Result<()> {
    if import.counts.waiting == 0 {
        return Ok(());
    }
    let mut after = if import.counts.turns.is_some() { 0 } else { import.cursor };
    loop {
        let mut rows = store::rows_after(db, import.write_id, after, BATCH)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.row;
        rows.iter_mut().for_each(|row| row.changes.retain(|change| change.field == standard::EXTERNAL_ID));
        rows.retain(|row| !row.changes.is_empty());
        // Contacts that gave up nothing are left as they are.
        contacts::undo(db, import.institution_id, import.write_id, &rows, &LeftOut::new(), &|_| false)?;
    }
}

/// Fields and codes that contacts use, so that undo does not take their definition away.
#[derive(Default)]
struct Used {
    fields: HashSet<FieldId>,
    codes: HashSet<(FieldId, String)>,
}

impl Used {
    fn load(db: &mut Db, import: &Import) -> Result<Self> {
        let mut used = Self::default();
        let mut after = None;
        loop {
            let page = read::scan(db, import.institution_id, after.as_deref(), BATCH)?;
            for contact in &page {
                for entry in contact.slots()?.entries() {
                    // What the import itself wrote goes before its definitions do.
                    let Some(value) = entry.value.as_ref().filter(|_| entry.writer != import.write_id) else {
                        continue;
                    };
                    let code = if entry.code.is_empty() { value } else { &entry.code };
                    used.fields.insert(entry.field);
                    used.codes.insert((entry.field, code.to_string()));
                }
            }
            match page.last() {
                Some(last) => after = Some(last.number.clone()),
                None => break,
            }
        }
        used.fields.extend(subjects::fields_with_values_of_others(db, import.institution_id, import.write_id)?);
        Ok(used)
    }

    fn has(&self, row: &SubjectChange) -> bool {
        let text = |slot| row.changes.iter().find(|change| change.field == slot).and_then(|change| change.new.clone());
        match row.kind {
            SubjectKind::Contact => false,
            SubjectKind::Field => self.fields.contains(&row.subject),
            SubjectKind::Value => {
                let field = text(FIELD).and_then(|field| field.parse().ok()).unwrap_or_default();
                self.codes.contains(&(field, text(CODE).unwrap_or_default()))
            }
        }
    }
}
