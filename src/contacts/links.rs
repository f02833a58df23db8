//! What keeps every link between a person and a structure whole, whatever rows of one write do to either: none is written
//! that leads to no structure, and no structure goes, or becomes a person, to whom people belong.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::change::{Change, SubjectChange, SubjectKind};
use super::outcome::Reason;
use super::people;
use super::slots::{Slots, Writer};
use super::subjects;
use crate::db::Db;
use crate::error::Result;
use crate::fields::FieldId;
use crate::fields::standard::{CONTACT_NR, DELETED, EXISTS, KIND, STATUS, STRUCTURE, STRUCTURE_NR};
use crate::schema::{contacts, imports};

/// Whether a field is part of what a link stands on.
pub(super) fn concerns(field: FieldId) -> bool {
    matches!(field, KIND | STRUCTURE_NR | STATUS)
}

/// How many numbers one look-up names at most.
const CHUNK: usize = 1000;

/// The structures that the rows of a batch link to, and the people of those that they would take away.
pub(super) struct Links {
    writer: Writer,
    is_undo: bool,
    /// Numbers that structures have by now, among those that rows link to.
    structures: HashSet<String>,
    /// By the number of a contact that rows would take away or make a person: who belongs to it by now.
    people: HashMap<String, HashSet<i64>>,
}

impl Links {
    /// Locks and looks up what the rows need; nothing where they neither link nor take a structure away. `number` gives
    /// the contact number of a subject of the batch.
    pub(super) fn load(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        is_undo: bool,
        rows: &[SubjectChange],
        number: impl Fn(i64) -> Option<String>,
    ) -> Result<Self> {
        let mut this = Self { writer, is_undo, structures: HashSet::new(), people: HashMap::new() };
        let of_contacts = || rows.iter().filter(|row| row.kind == SubjectKind::Contact);
        let changes = of_contacts().flat_map(|row| &row.changes).filter(|change| change.field == STRUCTURE_NR);
        let wanted: HashSet<&str> = changes.filter_map(|change| this.after(change)).collect();
        this.structures = this.structures(db, institution, &wanted.into_iter().collect::<Vec<_>>())?;
        let unmade = of_contacts().filter(|row| row.changes.iter().any(|change| this.unmakes(change)));
        let unmade: HashSet<String> = unmade.filter_map(|row| number(row.subject)).collect();
        let unmade: Vec<&str> = unmade.iter().map(String::as_str).collect();
        // At most one person goes with each row.
        for (person, structure) in people::belonging(db, institution, &unmade, rows.len() + 1)? {
            this.people.entry(structure).or_default().insert(person);
        }
        Ok(this)
    }

    /// Which of these numbers the structures have that are meant, locked against being taken away before the write ends.
    fn structures(&self, db: &mut Db, institution: i64, numbers: &[&str]) -> Result<HashSet<String>> {
        let mut found = HashSet::with_capacity(numbers.len());
        if numbers.is_empty() {
            return Ok(found);
        }
        let known_at = known_at(db, self.writer, self.is_undo)?;
        let mut made: HashMap<i64, NaiveDateTime> = HashMap::with_capacity(numbers.len());
        for some in numbers.chunks(CHUNK) {
            let mine = contacts::institution_id.eq(institution).and(contacts::number.eq_any(some));
            let rows = contacts::table.filter(mine).select((contacts::id, contacts::created_at));
            made.extend(rows.load::<(i64, NaiveDateTime)>(db)?);
        }
        let ids: Vec<i64> = made.keys().copied().collect();
        for (id, body) in subjects::load(db, institution, SubjectKind::Contact, &ids)? {
            let slots = Slots::decode(&body)?;
            let is_own = !self.is_undo && slots.writer(EXISTS, "") == self.writer;
            let is_meant =
                is_own || known_at.is_none_or(|known_at| made.get(&id).is_some_and(|made| *made <= known_at));
            let number = slots.value(CONTACT_NR).filter(|_| is_meant && people::is_structure(&slots));
            found.extend(number.map(str::to_owned));
        }
        Ok(found)
    }

    /// The value that a change leads to.
    fn after<'c>(&self, change: &'c Change) -> Option<&'c str> {
        if self.is_undo { change.old.as_deref() } else { change.new.as_deref() }
    }

    /// Whether a change makes something else of a structure, or takes it away.
    fn unmakes(&self, change: &Change) -> bool {
        if change.field == STATUS {
            return self.after(change) == Some(DELETED);
        }
        let before = if self.is_undo { &change.new } else { &change.old };
        change.field == KIND && before.as_deref() == Some(STRUCTURE) && self.after(change) != Some(STRUCTURE)
    }

    /// Why a change of a row must be left out, if a link would break.
    pub(super) fn against(&self, row: &SubjectChange, change: &Change, slots: &Slots<'_>) -> Option<Reason> {
        if row.kind != SubjectKind::Contact || !self.is_due(change, slots) {
            return None;
        }
        let is_structure = slots.value(KIND) == Some(STRUCTURE);
        match (change.field, self.after(change)) {
            (STRUCTURE_NR, Some(_)) if is_structure => Some(Reason::Belongs),
            (STRUCTURE_NR, Some(number)) => (!self.structures.contains(number)).then_some(Reason::NoStructure),
            (KIND, Some(STRUCTURE)) => self.belongs(row, slots).then_some(Reason::Belongs),
            (KIND, _) | (STATUS, Some(DELETED)) if is_structure => self.has_people(slots).then_some(Reason::HasPeople),
            _ => None,
        }
    }

    /// Whether nobody else has written the value meanwhile: else it is left alone anyway.
    fn is_due(&self, change: &Change, slots: &Slots<'_>) -> bool {
        let planned = if self.is_undo { self.writer } else { change.parts.first().map_or(0, |part| part.old_writer) };
        slots.writer(change.field, "") == planned
    }

    /// Whether the contact will belong to a structure still when its row is done.
    fn belongs(&self, row: &SubjectChange, slots: &Slots<'_>) -> bool {
        let own = row.changes.iter().find(|change| change.field == STRUCTURE_NR);
        let is_cleared = own.is_some_and(|change| self.after(change).is_none() && self.is_due(change, slots));
        slots.value(STRUCTURE_NR).is_some() && !is_cleared
    }

    /// Whether people belong to the contact with these slots.
    pub(super) fn has_people(&self, slots: &Slots<'_>) -> bool {
        let people = slots.value(CONTACT_NR).and_then(|number| self.people.get(number));
        people.is_some_and(|people| !people.is_empty())
    }

    /// Notes what became of a contact: its slots before and after; none where it was not or is no more.
    pub(super) fn note(&mut self, contact: i64, before: Option<&Slots<'_>>, after: Option<&Slots<'_>>) {
        let link = |slots: Option<&Slots<'_>>| slots.and_then(|slots| slots.value(STRUCTURE_NR)).map(str::to_owned);
        if let Some(people) = link(before).and_then(|structure| self.people.get_mut(&structure)) {
            people.remove(&contact);
        }
        if let Some(structure) = link(after) {
            self.people.entry(structure).or_default().insert(contact);
        }
        if let Some(number) = before.and_then(|slots| slots.value(CONTACT_NR)) {
            self.structures.remove(number);
        }
        if let Some(number) = after.filter(|slots| people::is_structure(slots)).and_then(|s| s.value(CONTACT_NR)) {
            self.structures.insert(number.to_owned());
        }
    }
}

/// The moment at which an import knew the structures that its plan names: what has their number since is another, since
/// undo frees numbers. None for an edit by hand.
fn known_at(db: &mut Db, writer: Writer, is_undo: bool) -> Result<Option<NaiveDateTime>> {
    let moments: Option<(Option<NaiveDateTime>, Option<NaiveDateTime>)> = imports::table
        .filter(imports::write_id.eq(writer))
        .select((imports::tested_at, imports::started_at))
        .first(db)
        .optional()?;
    Ok(moments.and_then(|(tested, started)| if is_undo { started } else { tested }))
}
