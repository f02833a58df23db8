//! What can be read of imports: issues, the preview of changes, conflicts, and the time-line of a contact.

mod issues;

use std::collections::HashMap;

use diesel::prelude::*;

use super::import::Import;
use super::state::State;
use crate::contacts::change::{Change, SubjectChange, SubjectKind};
use crate::contacts::definitions;
use crate::contacts::slots::Writer;
use crate::contacts::writers::{self, Writing};
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::{changes, conflicts, contacts, field_values, fields, imports, writes};

pub use issues::{IssueFilter, ListedIssue, issues};

/// A row of the preview: one subject with its changes.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// The row as the spreadsheet shows it.
    pub row: i64,
    /// What the row is about: a contact number, the code of a criterion, or `CRITERION VALUE`.
    pub subject: String,
    /// What kind of thing that is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: i64,
    /// Whether it is created.
    pub creates: bool,
    /// The changes, but for that it exists.
    pub changes: Vec<Change>,
}

/// A page of the preview.
#[derive(Debug, Clone)]
pub struct PlanPage {
    /// The rows; with a field given, the page may have fewer than asked for without being the last.
    pub rows: Vec<PlannedRow>,
    /// Where the next page goes on, if there may be one.
    pub next: Option<(i64, i16)>,
}

/// A page of the plan in order of row: `limit` subjects at most, after a place. With a field, only changes of it.
pub fn plan(
    db: &mut Db,
    import: &Import,
    field: Option<FieldId>,
    after: Option<(i64, i16)>,
    limit: usize,
) -> Result<PlanPage> {
    /// How many records a page looks at for each that it shows, before it is content with less.
    const PATIENCE: usize = 50;
    let mut place = after.unwrap_or((-1, -1));
    let mut shown = Vec::with_capacity(limit);
    for _ in 0..PATIENCE {
        let found = records_after(db, import.write_id, place, limit as i64)?;
        let is_last = found.len() < limit;
        for mut record in found {
            place = (record.row, record.part);
            let creates = record.creates();
            record.changes.retain(|c| c.field != standard::EXISTS && field.is_none_or(|field| c.field == field));
            if !record.changes.is_empty() {
                shown.push((creates, record));
            }
            if shown.len() == limit {
                return Ok(PlanPage { rows: named(db, shown)?, next: Some(place) });
            }
        }
        if is_last {
            return Ok(PlanPage { rows: named(db, shown)?, next: None });
        }
    }
    Ok(PlanPage { rows: named(db, shown)?, next: Some(place) })
}

fn records_after(db: &mut Db, write: i64, (row, part): (i64, i16), limit: i64) -> Result<Vec<SubjectChange>> {
    let rows: Vec<(i64, i16, i64, Vec<u8>)> = changes::table
        .filter(changes::write_id.eq(write))
        // The first condition is what makes an index begin at the row.
        .filter(changes::row_no.ge(row))
        .filter(changes::row_no.gt(row).or(changes::part.gt(part)))
        .order((changes::row_no, changes::part))
        .limit(limit)
        .select((changes::row_no, changes::part, changes::subject_id, changes::body))
        .load(db)?;
    let decoded = rows.into_iter().map(|(row, part, subject, body)| SubjectChange::decode(row, part, subject, &body));
    Ok(decoded.collect::<anyhow::Result<_>>()?)
}

fn named(db: &mut Db, records: Vec<(bool, SubjectChange)>) -> Result<Vec<PlannedRow>> {
    let names = Names::load(db, records.iter().map(|(_, record)| record))?;
    let row = |(creates, record): (bool, SubjectChange)| PlannedRow {
        row: record.row,
        subject: names.of(&record),
        kind: record.kind,
        id: record.subject,
        creates,
        changes: record.changes,
    };
    Ok(records.into_iter().map(row).collect())
}

/// What subjects are called.
struct Names {
    numbers: HashMap<i64, String>,
    definitions: HashMap<i64, String>,
}

impl Names {
    fn load<'a>(db: &mut Db, records: impl Iterator<Item = &'a SubjectChange>) -> Result<Self> {
        let (mut of_contacts, mut of_fields, mut of_values) = (Vec::new(), Vec::new(), Vec::new());
        for record in records {
            match record.kind {
                SubjectKind::Contact => of_contacts.push(record.subject),
                SubjectKind::Field => of_fields.push(record.subject),
                SubjectKind::Value => of_values.push(record.subject),
            }
        }
        let numbers = contacts::table.filter(contacts::id.eq_any(of_contacts)).select((contacts::id, contacts::number));
        let mut definitions: HashMap<i64, String> = HashMap::new();
        let of_fields = fields::table.filter(fields::id.eq_any(of_fields)).select((fields::id, fields::code));
        definitions.extend(of_fields.load::<(i64, String)>(db)?);
        let of_values = field_values::table
            .filter(field_values::id.eq_any(of_values))
            .select((field_values::id, field_values::code))
            .load::<(i64, String)>(db)?;
        definitions.extend(of_values);
        Ok(Self { numbers: numbers.load::<(i64, String)>(db)?.into_iter().collect(), definitions })
    }

    /// The name in the database, or what a subject that does not exist yet will be called.
    fn of(&self, record: &SubjectChange) -> String {
        let (known, slot) = match record.kind {
            SubjectKind::Contact => (&self.numbers, standard::CONTACT_NR),
            SubjectKind::Field | SubjectKind::Value => (&self.definitions, definitions::CODE),
        };
        let planned =
            || record.changes.iter().find(|change| change.field == slot).and_then(|change| change.new.clone());
        known.get(&record.subject).cloned().or_else(planned).unwrap_or_default()
    }
}

/// Which half of an import's life a conflict is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Applying left the change out.
    Apply,
    /// Undoing left the value as it was.
    Undo,
}

/// A change that was left out, and what stood there instead.
#[derive(Debug, Clone)]
pub struct ListedConflict {
    /// The key to go on from.
    pub place: (i64, i16, FieldId),
    /// The contact number or the code of the definition.
    pub subject: String,
    /// The subject's id.
    pub id: i64,
    /// The field; [`standard::EXISTS`] if the whole subject is meant.
    pub field: FieldId,
    /// `changed`, `gone`, `taken`, `edited` or `in-use`.
    pub reason: String,
    /// For a multi-list, the codes that are meant.
    pub codes: Option<String>,
    /// The value before the import, and the one that the import was to write.
    pub change: Option<Change>,
    /// The value found.
    pub found: Option<String>,
    /// Who wrote that.
    pub found_writer: Writer,
}

/// A page of conflicts in order of row, after a place.
pub fn conflicts(
    db: &mut Db,
    import: &Import,
    phase: Phase,
    after: Option<(i64, i16, FieldId)>,
    limit: i64,
) -> Result<Vec<ListedConflict>> {
    let (row, part, field) = after.unwrap_or((-1, -1, -1));
    let name = match phase {
        Phase::Apply => "apply",
        Phase::Undo => "undo",
    };
    type Row = (i64, i16, FieldId, String, Option<String>, Option<String>, Writer);
    let beyond = conflicts::part.gt(part).or(conflicts::part.eq(part).and(conflicts::field_id.gt(field)));
    let rows: Vec<Row> = conflicts::table
        .filter(conflicts::write_id.eq(import.write_id).and(conflicts::phase.eq(name)))
        .filter(conflicts::row_no.ge(row))
        .filter(conflicts::row_no.gt(row).or(beyond))
        .order((conflicts::row_no, conflicts::part, conflicts::field_id))
        .limit(limit)
        .select((
            conflicts::row_no,
            conflicts::part,
            conflicts::field_id,
            conflicts::reason,
            conflicts::codes,
            conflicts::found,
            conflicts::found_writer,
        ))
        .load(db)?;
    let numbers: Vec<i64> = rows.iter().map(|row| row.0).collect();
    let records = records_of_rows(db, import.write_id, &numbers)?;
    let names = Names::load(db, records.values())?;
    let listed = rows.into_iter().filter_map(|(row, part, field, reason, codes, found, found_writer)| {
        let record = records.get(&(row, part))?;
        Some(ListedConflict {
            place: (row, part, field),
            subject: names.of(record),
            id: record.subject,
            change: record.changes.iter().find(|change| change.field == field).cloned(),
            field,
            reason,
            codes,
            found,
            found_writer,
        })
    });
    Ok(listed.collect())
}

fn records_of_rows(db: &mut Db, write: i64, rows: &[i64]) -> Result<HashMap<(i64, i16), SubjectChange>> {
    let found: Vec<(i64, i16, i64, Vec<u8>)> = changes::table
        .filter(changes::write_id.eq(write).and(changes::row_no.eq_any(rows)))
        .select((changes::row_no, changes::part, changes::subject_id, changes::body))
        .load(db)?;
    let decoded = found
        .into_iter()
        .map(|(row, part, subject, body)| Ok(((row, part), SubjectChange::decode(row, part, subject, &body)?)));
    Ok(decoded.collect::<anyhow::Result<_>>()?)
}

/// What one import (or edit) did to a contact.
#[derive(Debug, Clone)]
pub struct Event {
    /// The key to go on from.
    pub write: Writer,
    /// Who.
    pub writer: Writing,
    /// The row of the file.
    pub row: i64,
    /// Whether the import was undone since.
    pub undone: bool,
    /// Whether the contact was created by it.
    pub creates: bool,
    /// What was applied.
    pub changes: Vec<Change>,
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
            let Some(writer) = writers.get(&write).cloned() else { continue };
            let mut record = without_conflicts(db, write, record)?;
            let creates = record.creates();
            record.changes.retain(|change| change.field != standard::EXISTS);
            if !record.changes.is_empty() {
                let undone = state == Some(State::Undone);
                events.push(Event { write, writer, row: record.row, undone, creates, changes: record.changes });
            }
        }
    }
    events.truncate(limit);
    Ok(events)
}

/// The changes that were applied to a subject, newest first, with the state of the import.
fn records_of_subject(
    db: &mut Db,
    subject: i64,
    before: Writer,
    limit: i64,
) -> Result<Vec<(Writer, SubjectChange, Option<State>)>> {
    type Row = (Writer, i64, i16, Vec<u8>, Option<String>);
    let is_edit = writes::import_id.is_null();
    let was_applied = imports::started_at.is_not_null().and(imports::cursor.ge(changes::row_no));
    let rows: Vec<Row> = changes::table
        .inner_join(writes::table.on(writes::id.eq(changes::write_id)))
        .left_join(imports::table.on(imports::id.nullable().eq(writes::import_id)))
        .filter(changes::subject_id.eq(subject).and(changes::write_id.lt(before)))
        .filter(is_edit.or(was_applied.assume_not_null()))
        .order(changes::write_id.desc())
        .limit(limit)
        .select((changes::write_id, changes::row_no, changes::part, changes::body, imports::state.nullable()))
        .load(db)?;
    let decoded = rows.into_iter().map(|(write, row, part, body, state)| {
        let record = SubjectChange::decode(row, part, subject, &body)?;
        Ok((write, record, state.as_deref().and_then(State::from_name)))
    });
    Ok(decoded.collect::<anyhow::Result<_>>()?)
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
