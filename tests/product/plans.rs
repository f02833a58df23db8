//! Random plans, applied and undone: whatever the values, the order and the batches, the bodies come back byte for byte,
//! and what somebody else wrote in between is kept.

use std::collections::{BTreeMap, BTreeSet};

use carnet::contacts::change::{Change, Part, Proof, SubjectChange, SubjectKind};
use carnet::contacts::slots::Slots;
use carnet::contacts::store::{self, LeftOut, Outcome};
use carnet::db::{self, Db};
use carnet::fields::{FieldId, standard};
use carnet::schema::contacts;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::TestApp;

on_both!(plans_undone_last_first_restore_every_byte, what_others_wrote_is_kept_and_the_rest_restored);

const SINGLE: [FieldId; 4] = [1001, 1002, standard::TOWN, standard::EMAIL];
const MULTI: [FieldId; 2] = [1003, standard::TAGS];
const CODES: [&str; 4] = ["A", "B", "JAZZ", "été"];
const VALUES: [Option<&str>; 5] = [None, Some("a"), Some("b"), Some("Éléonore"), Some("")];

/// A cell: which contact, which field, which value.
type Cell = (u8, u8, u8);

fn cells() -> impl Strategy<Value = Vec<Cell>> {
    prop::collection::vec((0..12_u8, 0..6_u8, any::<u8>()), 1..40)
}

fn runner() -> TestRunner {
    TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() })
}

fn plans_undone_last_first_restore_every_byte(app: TestApp) {
    let strategy = (prop::collection::vec(cells(), 1..5), 1..15_usize, 1..15_usize);
    runner()
        .run(&strategy, |(plans, apply_by, undo_by)| {
            let world = &mut World::new(&app);
            let mut done = Vec::new();
            for cells in plans {
                let (before, rows, writer) = (world.bodies(), world.plan(&cells), world.next_writer());
                world.apply(writer, &rows, apply_by);
                done.push((before, rows, writer));
            }
            for (before, rows, writer) in done.into_iter().rev() {
                let outcome = world.undo(writer, &rows, undo_by);
                prop_assert_eq!(outcome.conflicts, vec![]);
                prop_assert_eq!(world.bodies(), before);
            }
            Ok(())
        })
        .unwrap();
}

/// Somebody else writes between plan and apply, and again between apply and undo.
fn what_others_wrote_is_kept_and_the_rest_restored(app: TestApp) {
    runner()
        .run(&(cells(), cells(), cells(), cells()), |(first, planned, early, late)| {
            let world = &mut World::new(&app);
            let everyone: Vec<Cell> = (0..12).map(|contact| (contact, 0, 1)).collect();
            world.write(&everyone);
            world.write(&first);
            let rows = world.plan(&planned);
            let early = world.write(&early);
            let before = world.slots();
            let writer = world.next_writer();
            let applied = world.apply(writer, &rows, 5);
            let expected: BTreeSet<_> = touched(&rows).intersection(&touched(&early)).cloned().collect();
            prop_assert_eq!(left_out_slots(&rows, &applied), expected.clone());
            for (slot, value) in world.slots() {
                let is_ours = touched(&rows).contains(&slot) && !expected.contains(&slot);
                prop_assert_eq!(value.1 == writer, is_ours, "{:?}", slot);
            }
            let late = touched(&world.write(&late));
            let after = world.slots();
            world.undo_leaving(writer, &rows, 3, &applied);
            let mut expected = before;
            expected.retain(|slot, _| !late.contains(slot));
            expected.extend(after.into_iter().filter(|(slot, _)| late.contains(slot)));
            prop_assert_eq!(world.slots(), expected);
            Ok(())
        })
        .unwrap();
}

/// Contact, field, code.
type Slot = (i64, FieldId, String);

/// The slots that rows write.
fn touched(rows: &[SubjectChange]) -> BTreeSet<Slot> {
    let changes = rows.iter().flat_map(|row| row.changes.iter().map(move |change| (row.subject, change)));
    changes.flat_map(|(id, c)| c.parts.iter().map(move |part| (id, c.field, part.code.clone()))).collect()
}

/// The slots that an outcome says were left out.
fn left_out_slots(rows: &[SubjectChange], outcome: &Outcome) -> BTreeSet<Slot> {
    let mut slots = BTreeSet::new();
    for conflict in &outcome.conflicts {
        let row = rows.iter().find(|row| row.row == conflict.row).unwrap();
        for code in conflict.codes.as_deref().unwrap_or_default().split('|') {
            slots.insert((row.subject, conflict.field, code.to_owned()));
        }
    }
    slots
}

/// An institution of its own, so that every case starts from nothing.
struct World {
    db: Box<dyn std::ops::DerefMut<Target = Db>>,
    institution: i64,
    first_contact: i64,
    last_writer: i64,
}

impl World {
    fn new(app: &TestApp) -> Self {
        let mut db = app.database.get().unwrap();
        let first_contact = db::reserve_ids(&mut db, 12).unwrap();
        let institution = app.other_institution(&format!("I{first_contact}")).id;
        Self { db: Box::new(db), institution, first_contact, last_writer: 0 }
    }

    fn next_writer(&mut self) -> i64 {
        self.last_writer += 1;
        self.last_writer
    }

    fn bodies(&mut self) -> BTreeMap<i64, Vec<u8>> {
        let mine = contacts::table.filter(contacts::institution_id.eq(self.institution));
        let rows: Vec<(i64, Vec<u8>)> = mine.select((contacts::id, contacts::body)).load(&mut **self.db).unwrap();
        rows.into_iter().collect()
    }

    /// Every slot with its value and its writer.
    fn slots(&mut self) -> BTreeMap<Slot, (Option<String>, i64)> {
        let mut all = BTreeMap::new();
        for (id, body) in self.bodies() {
            for entry in Slots::decode(&body).unwrap().entries() {
                let value = entry.value.as_ref().map(|value| value.to_string());
                all.insert((id, entry.field, entry.code.to_string()), (value, entry.writer));
            }
        }
        all
    }

    /// What the cells would change, one row a contact; a contact that is not there yet is created.
    fn plan(&mut self, cells: &[Cell]) -> Vec<SubjectChange> {
        let bodies = self.bodies();
        let mut by_contact: BTreeMap<i64, BTreeMap<u8, u8>> = BTreeMap::new();
        for (contact, field, choice) in cells {
            by_contact.entry(self.first_contact + i64::from(*contact)).or_default().insert(*field, *choice);
        }
        let mut rows = Vec::new();
        for ((subject, cells), row) in by_contact.into_iter().zip(2..) {
            let none = Vec::new();
            let slots = Slots::decode(bodies.get(&subject).unwrap_or(&none)).unwrap();
            let mut changes = Vec::new();
            if !bodies.contains_key(&subject) {
                changes.push(Change::single(standard::EXISTS, None, 0, Some("1")));
                changes.push(Change::single(standard::CONTACT_NR, None, 0, Some(&format!("{subject:06}"))));
            }
            changes.extend(cells.into_iter().filter_map(|(field, choice)| change(&slots, field, choice)));
            changes.sort_by_key(|change| change.field);
            if !changes.is_empty() {
                rows.push(SubjectChange {
                    row,
                    part: 0,
                    subject,
                    kind: SubjectKind::Contact,
                    changes,
                    proof: Proof::default(),
                });
            }
        }
        rows
    }

    /// Plans and applies at once, as somebody else; returns what was written.
    fn write(&mut self, cells: &[Cell]) -> Vec<SubjectChange> {
        let (rows, writer) = (self.plan(cells), self.next_writer());
        assert_eq!(self.apply(writer, &rows, 100).conflicts, []);
        rows
    }

    fn apply(&mut self, writer: i64, rows: &[SubjectChange], batch: usize) -> Outcome {
        let mut all = Outcome::default();
        for rows in rows.chunks(batch) {
            let institution = self.institution;
            let outcome = db::write(&mut self.db, |db| store::apply(db, institution, writer, rows)).unwrap();
            all.conflicts.extend(outcome.conflicts);
        }
        all
    }

    fn undo(&mut self, writer: i64, rows: &[SubjectChange], batch: usize) -> Outcome {
        self.undo_leaving(writer, rows, batch, &Outcome::default())
    }

    fn undo_leaving(&mut self, writer: i64, rows: &[SubjectChange], batch: usize, applied: &Outcome) -> Outcome {
        let left_out: LeftOut = applied.conflicts.iter().map(|c| ((c.row, c.part, c.field), c.codes.clone())).collect();
        let mut all = Outcome::default();
        for rows in rows.rchunks(batch) {
            let institution = self.institution;
            let undo = |db: &mut Db| store::undo(db, institution, writer, rows, &left_out, &|_| false);
            all.conflicts.extend(db::write(&mut self.db, undo).unwrap().conflicts);
        }
        all
    }
}

/// The change that a cell asks for; none if the value stands there already.
fn change(slots: &Slots<'_>, field: u8, choice: u8) -> Option<Change> {
    match SINGLE.get(usize::from(field)) {
        Some(field) => {
            let (old, new) = (slots.value(*field), VALUES[usize::from(choice) % VALUES.len()]);
            (old != new).then(|| Change::single(*field, old, slots.writer(*field, ""), new))
        }
        None => Some(change_of_codes(slots, MULTI[usize::from(field) - SINGLE.len()], choice)),
    }
}

/// Turns over some codes of a multi-list: each bit of the choice is a code; at least the first.
fn change_of_codes(slots: &Slots<'_>, field: FieldId, choice: u8) -> Change {
    let turned = CODES.iter().enumerate().filter(|(bit, _)| *bit == 0 || choice & (1 << bit) != 0);
    let mut parts: Vec<Part> = turned
        .map(|(_, code)| {
            let (old_writer, added) = (slots.writer(field, code), !slots.has_code(field, code));
            Part { code: (*code).to_owned(), old_writer, added }
        })
        .collect();
    parts.sort_by(|a, b| a.code.cmp(&b.code));
    let old: BTreeSet<&str> = slots.codes(field).collect();
    let turned: BTreeSet<&str> = parts.iter().map(|part| part.code.as_str()).collect();
    let text = |codes: Vec<&str>| (!codes.is_empty()).then(|| codes.join("|"));
    let (before, after) =
        (text(old.iter().copied().collect()), text(old.symmetric_difference(&turned).copied().collect()));
    Change { field, old: before, new: after, parts }
}
