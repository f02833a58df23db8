//! The time-line of a contact: what imports and edits did to it.

use diesel::prelude::*;

use crate::contacts::change::{Change, Proof, SubjectChange};
use crate::contacts::records;
use crate::contacts::slots::Writer;
use crate::contacts::turn::{Turn, Turns};
use crate::contacts::writers::{self, Writing};
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::model::state::State;
use crate::schema::{changes, conflicts, imports, writes};

/// What one import (or edit) did to a contact.
#[derive(Debug, Clone)]
pub struct Event {
    /// The key to go on from.
    pub write: Writer,
    /// Who.
    pub writer: Writing,
    /// Whether the import was undone since.
    pub undone: bool,
    /// Whether the contact was created by it.
    pub creates: bool,
    /// What was applied.
    pub changes: Vec<Change>,
    /// What proves the authorisations among it; the source is the row's or else that of the whole import.
    pub proof: Proof,
}

/// The time-line of a contact, newest first: `limit` events at most, before a write.
pub fn timeline(
    db: &mut Db,
    institution: i64,
    contact: i64,
    before: Option<Writer>,
    limit: usize,
) -> Result<Vec<Event>> {
    let mut events = Vec::with_capacity(limit);
    let mut before = before.unwrap_or(i64::MAX);
    while events.len() < limit {
        let records = records_of_subject(db, contact, before, limit as i64)?;
        let Some((last, ..)) = records.last() else { break };
        before = *last;
        let ids: Vec<Writer> = records.iter().map(|(write, ..)| *write).collect();
        let writers = writers::by_ids(db, institution, &ids)?;
        for (write, record, state) in records {
            let (Some(record), Some(writer)) = (record, writers.get(&write).cloned()) else { continue };
            let mut record = without_conflicts(db, write, record)?;
            let creates = record.creates();
            record.changes.retain(|change| change.field != standard::EXISTS);
            if !record.changes.is_empty() {
                let undone = state == Some(State::Undone);
                let proof = record.proof.or_source(writer.source.as_deref());
                events.push(Event { write, writer, undone, creates, changes: record.changes, proof });
            }
        }
    }
    events.truncate(limit);
    Ok(events)
}

/// A write that is about a subject: what it changed, if that was applied, and the state of the import.
type Record = (Writer, Option<SubjectChange>, Option<State>);

/// The writes that are about a subject, newest first.
fn records_of_subject(db: &mut Db, subject: i64, before: Writer, limit: i64) -> Result<Vec<Record>> {
    type Row = (Writer, i64, i16, Vec<u8>, Option<Progress>);
    let is_edit = writes::import_id.is_null();
    let rows: Vec<Row> = changes::table
        .inner_join(writes::table.on(writes::id.eq(changes::write_id)))
        .left_join(imports::table.on(imports::id.nullable().eq(writes::import_id)))
        .filter(changes::subject_id.eq(subject).and(changes::write_id.lt(before)))
        .filter(is_edit.or(imports::started_at.is_not_null()))
        .order(changes::write_id.desc())
        .limit(limit)
        .select((
            changes::write_id,
            changes::row_no,
            changes::part,
            changes::body,
            (imports::state, imports::cursor, imports::counts).nullable(),
        ))
        .load(db)?;
    let mut records = Vec::with_capacity(rows.len());
    for (write, row, part, body, import) in rows {
        let record = SubjectChange::decode(row, part, subject, &body)?;
        records.push(judged(write, record, import)?);
    }
    let creation = creation_of(db, subject)?.filter(|(write, ..)| *write < before);
    if let Some(creation) = creation {
        // Not always the oldest: its import may have been written down before those that were applied earlier.
        let at = records.partition_point(|(write, ..)| *write > creation.0);
        records.insert(at, creation);
        records.truncate(usize::try_from(limit).unwrap_or_default());
    }
    Ok(records)
}

/// State, cursor and counts of an import.
type Progress = (String, i64, String);

fn judged(write: Writer, record: SubjectChange, import: Option<Progress>) -> Result<Record> {
    let Some((state, cursor, counts)) = import else { return Ok((write, Some(record), None)) };
    let was_applied = match Turns::of_counts(&counts)? {
        Some(turns) => record.row <= turns.applied(Turn::of(&record)),
        None => record.row <= cursor,
    };
    Ok((write, Some(record).filter(|_| was_applied), State::from_name(&state)))
}

/// The import that made the contact, if it was started.
fn creation_of(db: &mut Db, contact: i64) -> Result<Option<Record>> {
    let Some((write, record)) = records::creation_of(db, contact)? else { return Ok(None) };
    let import: Option<Progress> = imports::table
        .filter(imports::write_id.eq(write).and(imports::started_at.is_not_null()))
        .select((imports::state, imports::cursor, imports::counts))
        .first(db)
        .optional()?;
    import.map(|import| judged(write, record, Some(import))).transpose()
}

/// Leaves out what apply left out.
fn without_conflicts(db: &mut Db, write: Writer, mut record: SubjectChange) -> Result<SubjectChange> {
    let left: Vec<FieldId> = conflicts::table
        .filter(conflicts::write_id.eq(write).and(conflicts::phase.eq("apply")))
        .filter(conflicts::row_no.eq(record.row).and(conflicts::part.eq(record.part)))
        .select(conflicts::field_id)
        .load(db)?;
    if left.contains(&standard::EXISTS) {
        record.changes.clear();
    }
    record.changes.retain(|change| !left.contains(&change.field));
    Ok(record)
}
