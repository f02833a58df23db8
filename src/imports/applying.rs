//! Applies a plan and undoes it: a batch of rows a transaction, together with the import's cursor. While one is being
//! written, the next is read and worked out.

use diesel::prelude::*;
use std::collections::HashSet;

use super::import::{Counts, Import};
use super::plan;
use super::stages::is_cancelled;
use super::state::{State, step};
use super::{Office, floor, lifecycle, new_fields, notice};
use crate::contacts::change::{SubjectChange, SubjectKind};
use crate::contacts::definitions::{CODE, FIELD};
use crate::contacts::draft::Draft;
use crate::contacts::store::{Conflict, LeftOut, Outcome};
use crate::contacts::subjects;
use crate::contacts::{self};
use crate::db::lease::Lease;
use crate::db::pipeline::{Emit, work_ahead};
use crate::db::{self, Db, bulk};
use crate::error::Result;
use crate::fields::FieldId;
use crate::insert_all;
use crate::metrics::{self, Phase};
use crate::schema::{conflicts, imports};

/// How many rows are applied at once: enough to make up for the wait until a transaction is on the disk, few enough that
/// others need not wait long for the database.
const BATCH: i64 = 4000;

/// So many new contacts change what a database should expect of its tables.
const MANY: i64 = 10_000;

/// Rows of the plan, worked out.
struct Batch {
    first: i64,
    last: i64,
    rows: usize,
    draft: Draft,
}

impl Batch {
    /// `None` if there are no rows.
    fn of(rows: Vec<SubjectChange>, draft: impl FnOnce(Vec<SubjectChange>) -> Result<Draft>) -> Result<Option<Self>> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(None) };
        let (first, last, count) = (first.row, last.row, rows.len());
        Ok(Some(Self { first, last, rows: count, draft: draft(rows)? }))
    }
}

/// Applies the plan of an import that was started, to its end or until a user cancels it.
pub(super) fn apply(office: &Office, lease: &Lease, import: Import) -> Result<()> {
    let mut db = office.database.get_for_a_job()?;
    if !begin(&mut db, office, lease, &import)? {
        return Ok(());
    }
    let read_on = |emit: Emit<'_, Option<Batch>>| {
        let mut db = office.database.get_for_a_job()?;
        let mut cursor = import.cursor;
        loop {
            let rows = plan::rows_after(&mut db, import.write_id, cursor, BATCH)?;
            let draft = |rows| Draft::of_apply(&mut db, import.institution_id, import.write_id, rows);
            let batch = Batch::of(rows, draft)?;
            cursor = batch.as_ref().map_or(cursor, |batch| batch.last);
            let is_end = batch.is_none();
            if !emit(batch) || is_end {
                return Ok(());
            }
        }
    };
    work_ahead(read_on, |batch| db::write(&mut db, |db| apply_batch(db, office, lease, import.id, batch)))?;
    if import.counts.created >= MANY {
        bulk::analyse_contacts(&mut db);
    }
    Ok(())
}

/// Takes the floor; nothing is done if another import of the institution was faster, or if the plan holds no more.
fn begin(db: &mut Db, office: &Office, lease: &Lease, import: &Import) -> Result<bool> {
    db::write(db, |db| {
        lease.renew(db)?;
        if !floor::take(db, import)? {
            return Ok(false);
        }
        if import.state == State::Queued {
            if lifecycle::is_expired(db, import)? {
                floor::leave(db, import)?;
                return lifecycle::send_back(db, office, import).map(|()| false);
            }
            step(db, import.id, &[State::Queued], State::Running)?;
        }
        Ok(true)
    })
}

/// Applies the next rows; at the end of the plan there are none, and the import is completed. Whether it goes on.
fn apply_batch(db: &mut Db, office: &Office, lease: &Lease, id: i64, batch: Option<Batch>) -> Result<bool> {
    lease.renew(db)?;
    let mut import = Import::by_id(db, id)?;
    if is_cancelled(db, id)? {
        return finish(db, office, &import, State::Running, State::Cancelled).map(|()| false);
    }
    let Some(batch) = batch else {
        return finish(db, office, &import, State::Running, State::Completed).map(|()| false);
    };
    let made = batch.draft.definitions();
    let mut outcome = batch.draft.apply(db)?;
    new_fields::uncount(import.kind, &made, &LeftOut::default(), &mut outcome);
    import.counts.applied += outcome.done;
    import.counts.conflicts += outcome.left;
    save_conflicts(db, import.write_id, "apply", outcome)?;
    save_cursor(db, id, batch.last, None, &import.counts)?;
    metrics::rows(Phase::Apply, batch.rows);
    Ok(true)
}

/// Undoes what was applied of an import, from its last row back to its first.
pub(super) fn undo(office: &Office, lease: &Lease, import: Import) -> Result<()> {
    let mut db = office.database.get_for_a_job()?;
    if !begin(&mut db, office, lease, &import)? {
        return Ok(());
    }
    let makes_fields = import.layout.as_ref().is_some_and(|layout| !layout.new_fields.is_empty());
    let used = match makes_fields || !import.kind.is_about_contacts() {
        true => Used::load(&mut db, &import)?,
        false => Used::default(),
    };
    let (institution, write) = (import.institution_id, import.write_id);
    let read_on = |emit: Emit<'_, Option<Batch>>| {
        let mut db = office.database.get_for_a_job()?;
        let mut before = import.undo_cursor.unwrap_or(import.cursor + 1);
        loop {
            let rows = plan::rows_before(&mut db, write, before, BATCH)?;
            let batch = Batch::of(rows, |rows| {
                let left_out = left_out(&mut db, write, &rows)?;
                Draft::of_undo(&mut db, institution, write, rows, left_out)
            })?;
            before = batch.as_ref().map_or(before, |batch| batch.first);
            let is_end = batch.is_none();
            if !emit(batch) || is_end {
                return Ok(());
            }
        }
    };
    work_ahead(read_on, |batch| db::write(&mut db, |db| undo_batch(db, office, lease, import.id, batch, &used)))
}

/// Undoes the next rows; at the beginning of the plan there are none, and the import is undone. Whether it goes on.
fn undo_batch(db: &mut Db, office: &Office, lease: &Lease, id: i64, batch: Option<Batch>, used: &Used) -> Result<bool> {
    lease.renew(db)?;
    let mut import = Import::by_id(db, id)?;
    let Some(batch) = batch else {
        return finish(db, office, &import, State::Undoing, State::Undone).map(|()| false);
    };
    let (made, left_out) = (batch.draft.definitions(), batch.draft.left_out().clone());
    let mut outcome = batch.draft.undo(db, &|row| used.has(row))?;
    new_fields::uncount(import.kind, &made, &left_out, &mut outcome);
    import.counts.undone += outcome.done;
    import.counts.kept += outcome.left;
    save_conflicts(db, import.write_id, "undo", outcome)?;
    save_cursor(db, id, import.cursor, Some(batch.first), &import.counts)?;
    metrics::rows(Phase::Undo, batch.rows);
    Ok(true)
}

fn finish(db: &mut Db, office: &Office, import: &Import, from: State, to: State) -> Result<()> {
    step(db, import.id, &[from], to)?;
    floor::leave(db, import)?;
    let row = imports::table.find(import.id);
    match to {
        State::Undone => diesel::update(row).set(imports::undone_at.eq(db::now())).execute(db)?,
        _ => diesel::update(row).set(imports::finished_at.eq(db::now())).execute(db)?,
    };
    tracing::info!(import = import.id, state = to.name(), "finished");
    notice::send(db, office, import.id)
}

fn save_cursor(db: &mut Db, id: i64, cursor: i64, undo_cursor: Option<i64>, counts: &Counts) -> Result<()> {
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

#[derive(Insertable)]
#[diesel(table_name = conflicts, treat_none_as_default_value = false)]
struct ConflictRow {
    write_id: i64,
    row_no: i64,
    part: i16,
    field_id: i64,
    phase: &'static str,
    reason: &'static str,
    codes: Option<String>,
    found: Option<String>,
    found_writer: i64,
}

fn save_conflicts(db: &mut Db, write: i64, phase: &'static str, outcome: Outcome) -> Result<()> {
    let row = |conflict: Conflict| ConflictRow {
        write_id: write,
        row_no: conflict.row,
        part: conflict.part,
        field_id: conflict.field,
        phase,
        reason: conflict.reason.name(),
        codes: conflict.codes,
        found: conflict.found,
        found_writer: conflict.found_writer,
    };
    let rows: Vec<ConflictRow> = outcome.conflicts.into_iter().map(row).collect();
    insert_all!(&mut *db, conflicts::table, rows)?;
    Ok(())
}

/// What apply left out of these rows.
fn left_out(db: &mut Db, write: i64, rows: &[SubjectChange]) -> Result<LeftOut> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(LeftOut::new()) };
    let (first, last) = (first.row, last.row);
    let rows: Vec<(i64, i16, i64, Option<String>)> = conflicts::table
        .filter(conflicts::write_id.eq(write).and(conflicts::phase.eq("apply")))
        .filter(conflicts::row_no.between(first, last))
        .select((conflicts::row_no, conflicts::part, conflicts::field_id, conflicts::codes))
        .load(db)?;
    Ok(rows.into_iter().map(|(row, part, field, codes)| ((row, part, field), codes)).collect())
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
            let page = contacts::read::scan(db, import.institution_id, after.as_deref(), BATCH)?;
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
