//! The only code that writes contacts and definitions: applies changes, and applies them backwards.
//!
//! Both ways compare the last writer of each slot with what the plan knew, and leave alone what someone else wrote.
//! The caller holds the transaction, so that its cursor moves together with the data. Whatever can be worked out before
//! it, is ([`super::draft`]).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::change::{Change, Part, SubjectChange, SubjectKind};
use super::links::Links;
pub use super::outcome::{Conflict, LeftOut, Outcome, Reason};
use super::slots::{Slots, Writer};
use super::subjects::{self, Subject};
use super::taken::Taken;
use super::{copies, deletions, handover, links};
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};

/// Which way.
enum Way<'a> {
    Apply,
    Undo { left_out: &'a LeftOut, in_use: &'a dyn Fn(&SubjectChange) -> bool },
}

/// Applies the changes of some rows under one writer.
pub fn apply(db: &mut Db, institution: i64, writer: Writer, rows: &[SubjectChange]) -> Result<Outcome> {
    Batch::load(db, institution, writer, rows, false)?.run(db, rows, &Way::Apply)
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
    Batch::load(db, institution, writer, rows, true)?.run(db, rows, &Way::Undo { left_out, in_use })
}

/// The subjects of a batch of rows, locked, with what must be known to keep numbers unique.
struct Batch {
    institution: i64,
    writer: Writer,
    now: NaiveDateTime,
    subjects: BTreeMap<(SubjectKind, i64), Subject>,
    taken: Taken,
    links: Links,
    /// Contacts that have let go of an external id which another row takes, and whose own row has not come yet.
    released: BTreeSet<i64>,
    outcome: Outcome,
}

impl Batch {
    fn load(db: &mut Db, institution: i64, writer: Writer, rows: &[SubjectChange], is_undo: bool) -> Result<Self> {
        let mut subjects = BTreeMap::new();
        for kind in [SubjectKind::Contact, SubjectKind::Field, SubjectKind::Value] {
            let ids: Vec<i64> = rows.iter().filter(|row| row.kind == kind).map(|row| row.subject).collect();
            for (id, body) in subjects::load(db, institution, kind, &ids)? {
                subjects.insert((kind, id), Subject::stored(body));
            }
        }
        let mut taken = Taken::load(db, institution, rows)?;
        let released = handover::release(db, institution, writer, is_undo, &mut taken, &mut subjects)?;
        copies::clear_external_ids(db, &released)?;
        let number = |id| {
            let subject = subjects.get(&(SubjectKind::Contact, id))?;
            Some(Slots::decode(&subject.body).ok()?.value(standard::CONTACT_NR)?.to_owned())
        };
        let links = Links::load(db, institution, writer, is_undo, rows, number)?;
        let (now, released) = (crate::db::now(), released.into_iter().collect());
        Ok(Self { institution, writer, now, subjects, taken, links, released, outcome: Outcome::default() })
    }

    fn run(mut self, db: &mut Db, rows: &[SubjectChange], way: &Way<'_>) -> Result<Outcome> {
        match way {
            Way::Apply => rows.iter().try_for_each(|row| self.row(row, way))?,
            Way::Undo { .. } => rows.iter().rev().try_for_each(|row| self.row(row, way))?,
        }
        subjects::save(db, self.institution, self.now, self.subjects)?;
        self.outcome.waiting += self.released.len() as i64;
        Ok(self.outcome)
    }

    fn row(&mut self, row: &SubjectChange, way: &Way<'_>) -> Result<()> {
        match way {
            Way::Apply if row.creates() => self.create(row),
            Way::Undo { left_out, .. } if row.creates() && left_out.contains_key(&whole(row)) => {}
            Way::Undo { left_out, in_use } if row.creates() => self.uncreate(row, in_use(row), left_out)?,
            _ => self.write(row, way)?,
        }
        Ok(())
    }

    fn create(&mut self, row: &SubjectChange) {
        let is_there = self.subjects.contains_key(&(row.kind, row.subject));
        if is_there || row.changes.iter().any(|change| self.taken.against(row.subject, change, false).is_some()) {
            return self.leave_row(row, Reason::Taken);
        }
        let mut slots = Slots::default();
        self.outcome.done += row.changes.len() as i64 - 1;
        for change in &row.changes {
            if let Some(reason) = self.links.against(row, change, &slots) {
                self.outcome.done -= 1;
                self.outcome.left += 1;
                self.outcome.conflicts.push(conflict(row, change, &slots, reason, Vec::new()));
                continue;
            }
            for part in &change.parts {
                slots.set(change.field, &part.code, self.writer, change.value_of(part));
            }
        }
        self.links.note(row.subject, None, Some(&slots).filter(|_| row.kind == SubjectKind::Contact));
        self.subjects.insert((row.kind, row.subject), Subject::created(slots.encode()));
    }

    fn uncreate(&mut self, row: &SubjectChange, in_use: bool, left_out: &LeftOut) -> Result<()> {
        let Some(subject) = self.subjects.get_mut(&(row.kind, row.subject)) else {
            self.leave_row(row, Reason::Gone);
            return Ok(());
        };
        let slots = Slots::decode(&subject.body)?;
        if deletions::is_gone(row, &slots, true) {
            self.leave_row(row, Reason::Gone);
            return Ok(());
        }
        if slots.entries().iter().any(|entry| entry.writer != self.writer) {
            self.leave_row(row, Reason::Edited);
        } else if in_use {
            self.leave_row(row, Reason::InUse);
        } else if row.kind == SubjectKind::Contact && self.links.has_people(&slots) {
            self.leave_row(row, Reason::HasPeople);
        } else {
            self.links.note(row.subject, Some(&slots).filter(|_| row.kind == SubjectKind::Contact), None);
            subject.remove();
            let is_done = |change: &&Change| !left_out.contains_key(&(row.row, row.part, change.field));
            self.outcome.done += row.changes.iter().filter(is_done).count() as i64 - 1;
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
        if deletions::is_gone(row, &slots, matches!(way, Way::Undo { .. })) {
            subject.body.clone_from(&body);
            self.leave_row(row, Reason::Gone);
            return Ok(());
        }
        let before = row.changes.iter().any(|change| links::concerns(change.field)).then(|| slots.clone());
        for change in &row.changes {
            let had_let_go = change.field == standard::EXTERNAL_ID && has_let_go(&slots, self.writer);
            if had_let_go && !self.released.remove(&row.subject) && matches!(way, Way::Apply) {
                self.outcome.waiting -= 1;
            }
            let barred = self.links.against(row, change, &slots);
            let barred = barred.or_else(|| self.taken.against(row.subject, change, matches!(way, Way::Undo { .. })));
            let left = match way {
                Way::Apply => apply_change(&mut slots, self.writer, change, barred),
                Way::Undo { left_out, .. } => {
                    let skip = left_out.get(&(row.row, row.part, change.field));
                    undo_change(&mut slots, self.writer, change, skip, barred)
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
        if before.is_some() && row.kind == SubjectKind::Contact {
            self.links.note(row.subject, before.as_ref(), Some(&slots));
        }
        let new = slots.encode();
        drop((slots, before));
        subject.replace(body, new);
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

/// What of a change was left out.
pub(super) enum Left {
    Nothing,
    /// Apply left it out before, so there is nothing to take back.
    Skipped,
    Codes(Reason, Vec<String>),
}

pub(super) fn apply_change(slots: &mut Slots<'_>, writer: Writer, change: &Change, barred: Option<Reason>) -> Left {
    if let Some(reason) = barred {
        return Left::Codes(reason, Vec::new());
    }
    let mut left = Vec::new();
    for part in &change.parts {
        let waits = change.field == standard::EXTERNAL_ID && has_let_go(slots, writer);
        if waits || slots.writer(change.field, &part.code) == part.old_writer {
            slots.set(change.field, &part.code, writer, change.value_of(part));
        } else {
            left.push(part.code.clone());
        }
    }
    if left.is_empty() { Left::Nothing } else { Left::Codes(Reason::Changed, left) }
}

/// Whether the contact has let go of its external id in this write, and waits for its own row.
fn has_let_go(slots: &Slots<'_>, writer: Writer) -> bool {
    slots.writer(standard::EXTERNAL_ID, "") == writer && slots.value(standard::EXTERNAL_ID).is_none()
}

pub(super) fn undo_change(
    slots: &mut Slots<'_>,
    writer: Writer,
    change: &Change,
    skip: Option<&Option<String>>,
    barred: Option<Reason>,
) -> Left {
    let skipped = |part: &Part| match skip {
        None => false,
        Some(None) => true,
        Some(Some(codes)) => codes.split('|').any(|code| code == part.code),
    };
    if change.parts.iter().all(skipped) {
        return Left::Skipped;
    }
    if let Some(reason) = barred {
        return Left::Codes(reason, Vec::new());
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
