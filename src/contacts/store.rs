//! The only code that writes contacts and definitions: applies changes, and applies them backwards.
//!
//! Both ways compare the last writer of each slot with what the plan knew, and leave alone what someone else wrote.
//! The caller holds the transaction, so that its cursor moves together with the data. Whatever can be worked out before
//! it, is ([`super::draft`]).

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::change::{Change, Part, SubjectChange, SubjectKind};
use super::slots::{Slots, Writer};
use super::subjects::{self, Subject};
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::contacts;

/// Why a change was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Someone else wrote the value meanwhile.
    Changed,
    /// The subject is not there any more.
    Gone,
    /// The number or external id belongs to another contact meanwhile.
    Taken,
    /// The created subject was edited since, so undo keeps it.
    Edited,
    /// The created value or field is in use by contacts, so undo keeps it.
    InUse,
}

impl Reason {
    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Taken => "taken",
            Self::Edited => "edited",
            Self::InUse => "in-use",
        }
    }
}

/// A change that was left out, with what stood there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The row of the change.
    pub row: i64,
    /// The part of the row.
    pub part: i16,
    /// The field; [`standard::EXISTS`] when the whole subject is meant.
    pub field: FieldId,
    /// Why.
    pub reason: Reason,
    /// For a multi-list, the codes that were left out.
    pub codes: Option<String>,
    /// The value found.
    pub found: Option<String>,
    /// Its writer.
    pub found_writer: Writer,
}

/// What a batch did. `done + left` is the number of changes in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Changes carried out.
    pub done: i64,
    /// Changes left out, at least in part.
    pub left: i64,
    /// The details of those.
    pub conflicts: Vec<Conflict>,
}

impl Outcome {
    /// Adds what another part of the batch did.
    pub(super) fn add(&mut self, other: Self) {
        self.done += other.done;
        self.left += other.left;
        self.conflicts.extend(other.conflicts);
    }
}

/// What apply left out of a write: undo must not touch it.
pub type LeftOut = HashMap<(i64, i16, FieldId), Option<String>>;

/// Which way.
enum Way<'a> {
    Apply,
    Undo { left_out: &'a LeftOut, in_use: &'a dyn Fn(&SubjectChange) -> bool },
}

/// Applies the changes of some rows under one writer.
pub fn apply(db: &mut Db, institution: i64, writer: Writer, rows: &[SubjectChange]) -> Result<Outcome> {
    Batch::load(db, institution, writer, rows)?.run(db, rows, &Way::Apply)
}

/// Takes back the changes of some rows, last first: restores every value that the writer still is the last to have
/// written. `in_use` says whether a definition that the rows created is used by contacts.
pub fn undo(
    db: &mut Db,
    institution: i64,
    writer: Writer,
    rows: &[SubjectChange],
    left_out: &LeftOut,
    in_use: &dyn Fn(&SubjectChange) -> bool,
) -> Result<Outcome> {
    Batch::load(db, institution, writer, rows)?.run(db, rows, &Way::Undo { left_out, in_use })
}

/// The subjects of a batch of rows, locked, with what must be known to keep numbers unique.
struct Batch {
    institution: i64,
    writer: Writer,
    now: NaiveDateTime,
    subjects: BTreeMap<(SubjectKind, i64), Subject>,
    taken: Taken,
    outcome: Outcome,
}

impl Batch {
    fn load(db: &mut Db, institution: i64, writer: Writer, rows: &[SubjectChange]) -> Result<Self> {
        let mut subjects = BTreeMap::new();
        for kind in [SubjectKind::Contact, SubjectKind::Field, SubjectKind::Value] {
            let ids: Vec<i64> = rows.iter().filter(|row| row.kind == kind).map(|row| row.subject).collect();
            for (id, body) in subjects::load(db, institution, kind, &ids)? {
                subjects.insert((kind, id), Subject::stored(body));
            }
        }
        let taken = Taken::load(db, institution, rows)?;
        Ok(Self { institution, writer, now: crate::db::now(), subjects, taken, outcome: Outcome::default() })
    }

    fn run(mut self, db: &mut Db, rows: &[SubjectChange], way: &Way<'_>) -> Result<Outcome> {
        match way {
            Way::Apply => rows.iter().try_for_each(|row| self.row(row, way))?,
            Way::Undo { .. } => rows.iter().rev().try_for_each(|row| self.row(row, way))?,
        }
        subjects::save(db, self.institution, self.now, self.subjects)?;
        Ok(self.outcome)
    }

    fn row(&mut self, row: &SubjectChange, way: &Way<'_>) -> Result<()> {
        match way {
            Way::Apply if row.creates() => self.create(row),
            Way::Undo { left_out, .. } if row.creates() && left_out.contains_key(&whole(row)) => {}
            Way::Undo { in_use, .. } if row.creates() => self.uncreate(row, in_use(row))?,
            _ => self.write(row, way)?,
        }
        Ok(())
    }

    fn create(&mut self, row: &SubjectChange) {
        let is_there = self.subjects.contains_key(&(row.kind, row.subject));
        if is_there
            || row.changes.iter().any(|change| self.taken.by_other(row.subject, change.field, change.new.as_deref()))
        {
            return self.leave_row(row, Reason::Taken);
        }
        let mut slots = Slots::default();
        for change in &row.changes {
            for part in &change.parts {
                slots.set(change.field, &part.code, self.writer, change.value_of(part));
            }
        }
        self.subjects.insert((row.kind, row.subject), Subject::created(slots.encode()));
        self.outcome.done += row.changes.len() as i64 - 1;
    }

    fn uncreate(&mut self, row: &SubjectChange, in_use: bool) -> Result<()> {
        let Some(subject) = self.subjects.get_mut(&(row.kind, row.subject)) else {
            self.leave_row(row, Reason::Gone);
            return Ok(());
        };
        let slots = Slots::decode(&subject.body)?;
        if slots.entries().iter().any(|entry| entry.writer != self.writer) {
            self.leave_row(row, Reason::Edited);
        } else if in_use {
            self.leave_row(row, Reason::InUse);
        } else {
            subject.remove();
            self.outcome.done += row.changes.len() as i64 - 1;
        }
        Ok(())
    }

    fn write(&mut self, row: &SubjectChange, way: &Way<'_>) -> Result<()> {
        let Some(subject) = self.subjects.get_mut(&(row.kind, row.subject)) else {
            self.leave_row(row, Reason::Gone);
            return Ok(());
        };
        let body = std::mem::take(&mut subject.body);
        let mut slots = Slots::decode(&body)?;
        for change in &row.changes {
            let left = match way {
                Way::Apply => apply_change(&mut slots, self.writer, change, &self.taken, row.subject),
                Way::Undo { left_out, .. } => {
                    let skip = left_out.get(&(row.row, row.part, change.field));
                    undo_change(&mut slots, self.writer, change, skip, &self.taken, row.subject)
                }
            };
            match left {
                Left::Nothing => {
                    self.outcome.done += 1;
                    subject.touch(change.field);
                }
                Left::Skipped => {}
                Left::Codes(reason, codes) => {
                    self.outcome.left += 1;
                    subject.touch(change.field);
                    self.outcome.conflicts.push(conflict(row, change, &slots, reason, codes));
                }
            }
        }
        subject.body = slots.encode();
        Ok(())
    }

    fn leave_row(&mut self, row: &SubjectChange, reason: Reason) {
        let values = row.changes.iter().filter(|change| change.field != standard::EXISTS).count();
        self.outcome.left += values as i64;
        let (_, _, field) = whole(row);
        self.outcome.conflicts.push(Conflict {
            row: row.row,
            part: row.part,
            field,
            reason,
            codes: None,
            found: None,
            found_writer: 0,
        });
    }
}

/// Applies a row to slots where nothing is in the way; false, with the slots in an unknown state, if something is.
pub(super) fn applies_cleanly(slots: &mut Slots<'_>, writer: Writer, row: &SubjectChange) -> bool {
    let taken = Taken::default();
    row.changes.iter().all(|change| matches!(apply_change(slots, writer, change, &taken, row.subject), Left::Nothing))
}

/// Takes a row back like [`applies_cleanly`].
pub(super) fn undoes_cleanly(slots: &mut Slots<'_>, writer: Writer, row: &SubjectChange) -> bool {
    let taken = Taken::default();
    row.changes
        .iter()
        .all(|change| matches!(undo_change(slots, writer, change, None, &taken, row.subject), Left::Nothing))
}

/// What of a change was left out.
enum Left {
    Nothing,
    /// Apply left it out before, so there is nothing to take back.
    Skipped,
    Codes(Reason, Vec<String>),
}

fn apply_change(slots: &mut Slots<'_>, writer: Writer, change: &Change, taken: &Taken, subject: i64) -> Left {
    if taken.by_other(subject, change.field, change.new.as_deref()) {
        return Left::Codes(Reason::Taken, Vec::new());
    }
    let mut left = Vec::new();
    for part in &change.parts {
        if slots.writer(change.field, &part.code) == part.old_writer {
            slots.set(change.field, &part.code, writer, change.value_of(part));
        } else {
            left.push(part.code.clone());
        }
    }
    if left.is_empty() { Left::Nothing } else { Left::Codes(Reason::Changed, left) }
}

fn undo_change(
    slots: &mut Slots<'_>,
    writer: Writer,
    change: &Change,
    skip: Option<&Option<String>>,
    taken: &Taken,
    subject: i64,
) -> Left {
    let skipped = |part: &Part| match skip {
        None => false,
        Some(None) => true,
        Some(Some(codes)) => codes.split('|').any(|code| code == part.code),
    };
    if change.parts.iter().all(skipped) {
        return Left::Skipped;
    }
    if taken.by_other(subject, change.field, change.old.as_deref()) {
        return Left::Codes(Reason::Taken, Vec::new());
    }
    let mut left = Vec::new();
    for part in change.parts.iter().filter(|part| !skipped(part)) {
        if slots.writer(change.field, &part.code) == writer {
            slots.set(change.field, &part.code, part.old_writer, change.old_value_of(part));
        } else {
            left.push(part.code.clone());
        }
    }
    if left.is_empty() { Left::Nothing } else { Left::Codes(Reason::Changed, left) }
}

fn conflict(row: &SubjectChange, change: &Change, slots: &Slots<'_>, reason: Reason, codes: Vec<String>) -> Conflict {
    let is_single = change.parts.iter().all(|part| part.code.is_empty());
    let first = codes.first().map_or("", String::as_str);
    let found = if is_single {
        slots.value(change.field).map(str::to_owned)
    } else {
        Some(slots.codes(change.field).collect::<Vec<_>>().join("|"))
    };
    Conflict {
        row: row.row,
        part: row.part,
        field: change.field,
        reason,
        found_writer: slots.writer(change.field, first),
        codes: (!is_single).then(|| codes.join("|")),
        found,
    }
}

/// The key under which a whole row is left out.
fn whole(row: &SubjectChange) -> (i64, i16, FieldId) {
    (row.row, row.part, standard::EXISTS)
}

/// Numbers and external ids that the rows would write (or write back), with the contacts that have them now.
#[derive(Default)]
struct Taken {
    owners: HashMap<(FieldId, String), i64>,
}

impl Taken {
    fn load(db: &mut Db, institution: i64, rows: &[SubjectChange]) -> Result<Self> {
        let mut this = Self::default();
        let mine = contacts::table.filter(contacts::institution_id.eq(institution));
        let numbers = wanted(rows, standard::CONTACT_NR);
        if !numbers.is_empty() {
            let found: Vec<(i64, String)> =
                mine.filter(contacts::number.eq_any(numbers)).select((contacts::id, contacts::number)).load(db)?;
            this.owners.extend(found.into_iter().map(|(id, number)| ((standard::CONTACT_NR, number), id)));
        }
        let ids = wanted(rows, standard::EXTERNAL_ID);
        if !ids.is_empty() {
            let found: Vec<(i64, Option<String>)> = mine
                .filter(contacts::external_id.eq_any(ids))
                .select((contacts::id, contacts::external_id))
                .load(db)?;
            let owners = found.into_iter().filter_map(|(id, text)| Some(((standard::EXTERNAL_ID, text?), id)));
            this.owners.extend(owners);
        }
        Ok(this)
    }

    fn by_other(&self, subject: i64, field: FieldId, value: Option<&str>) -> bool {
        if !matches!(field, standard::CONTACT_NR | standard::EXTERNAL_ID) {
            return false;
        }
        let owner = value.and_then(|value| self.owners.get(&(field, value.to_owned())));
        owner.is_some_and(|owner| *owner != subject)
    }
}

fn wanted(rows: &[SubjectChange], field: FieldId) -> Vec<&str> {
    let changes = rows.iter().flat_map(|row| &row.changes).filter(|change| change.field == field);
    let texts: HashSet<&str> =
        changes.flat_map(|change| [change.old.as_deref(), change.new.as_deref()]).flatten().collect();
    texts.into_iter().collect()
}
