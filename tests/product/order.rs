//! Imports that touch the same contacts at once end in a state that some order of them explains.

use std::sync::Barrier;

use carnet::imports::{self, Action, Import, Mode, Options, State};
use carnet::kinds::Kind;
use carnet::schema;
use diesel::prelude::*;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::support::{FIELDS, Here, TestApp, many_contacts, until};

on_both!(imports_at_once_end_as_if_one_came_after_the_other, an_import_waits_while_another_of_its_institution_writes);

/// So many that each import has several batches, which could come in between each other's.
const CONTACTS: usize = 8_000;
const CASES: usize = 2;

/// Random plans that overlap, in three institutions with the same contacts: in the first they run at once, in the others
/// one after the other, in both orders. The first must end like one of the others: contacts, counts and conflicts.
fn imports_at_once_end_as_if_one_came_after_the_other(app: TestApp) {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for case in 0..CASES {
        let all = ["RACE", "ONE", "OTHER"].map(|code| stocked(&app, &format!("{code}{case}")));
        let [race, one, other] = &all;
        let base = race.export();

        let files = [plan(&mut random), plan(&mut random), plan(&mut random)];
        let tested = all.each_ref().map(|here| [here.test(&files[0]), here.test(&files[1])]);
        at_once(|| start(race, &tested[0][0]), || start(race, &tested[0][1]));
        start(one, &tested[1][0]);
        start(one, &tested[1][1]);
        start(other, &tested[2][1]);
        start(other, &tested[2][0]);
        assert_explained(&all, &tested, "two imports at once");

        at_once(|| undo(race, &tested[0][0]), || undo(race, &tested[0][1]));
        undo(one, &tested[1][0]);
        undo(one, &tested[1][1]);
        undo(other, &tested[2][0]);
        undo(other, &tested[2][1]);
        assert_explained(&all, &tested, "two undos at once");
        all.iter().for_each(|here| assert!(here.export() == base, "undoing both restores everything"));

        let tested = all.each_ref().map(|here| [here.write(&files[0]), here.test(&files[2])]);
        at_once(|| undo(race, &tested[0][0]), || start(race, &tested[0][1]));
        undo(one, &tested[1][0]);
        start(one, &tested[1][1]);
        start(other, &tested[2][1]);
        undo(other, &tested[2][0]);
        assert_explained(&all, &tested, "an undo and an import at once");
    }
}

fn assert_explained(all: &[Here<'_>; 3], imports: &[[Import; 2]; 3], what: &str) {
    let [race, one, other] = [0, 1, 2].map(|at: usize| end(&all[at], &imports[at]));
    assert!(race == one || race == other, "{what}: no order explains how they ended");
}

fn stocked<'a>(app: &'a TestApp, code: &str) -> Here<'a> {
    let here = Here { app, institution: app.other_institution(code) };
    let create = Options { mode: Mode::Create, ..Options::default() };
    here.import(Kind::CriterionValues, Action::Update, FIELDS, Options::default());
    here.import(Kind::Contacts, Action::Update, &many_contacts(CONTACTS), create);
    here
}

/// Two thirds of the contacts, from one end or the other, each with some of the values.
fn plan(random: &mut TestRng) -> String {
    let mut rows: Vec<String> = Vec::new();
    for n in 1..=CONTACTS {
        let dice = random.next_u32() as usize;
        if dice.is_multiple_of(3) {
            continue;
        }
        let genre = ["", "JAZZ", "OPERA", "="][dice / 3 % 4];
        let interests = ["", "MUSIC+", "DANCE+|MUSIC-", "CINEMA"][dice / 12 % 4];
        rows.push(format!("{n:06};{genre};{interests};{}\n", dice / 48 % 500));
    }
    if random.next_u32().is_multiple_of(2) {
        rows.reverse();
    }
    format!("CONTACT_NR;[new] GENRE;[new] INTERESTS;[new] SEATS\n{}", rows.concat())
}

/// Two workers, each on a thread of its own.
fn at_once(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    let ready = Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            ready.wait();
            one();
        });
        ready.wait();
        other();
    });
}

fn start(here: &Here<'_>, import: &Import) {
    assert_eq!(here.start(import).state, State::Completed);
}

/// An import that wrote nothing has nothing to undo.
fn undo(here: &Here<'_>, import: &Import) {
    let now = Import::by_id(&mut here.app.database.get().unwrap(), import.id).unwrap();
    if now.counts.applied > 0 {
        assert_eq!(here.undo(import).state, State::Undone);
    }
}

/// A conflict: phase, row, reason, codes, what was found.
type Conflict = (String, i64, String, Option<String>, Option<String>);

/// How imports ended: all contacts, and of each import its counts and conflicts.
fn end(here: &Here<'_>, imports: &[Import; 2]) -> (Vec<u8>, Vec<(imports::Counts, Vec<Conflict>)>) {
    use schema::conflicts::dsl;
    let ends = imports.iter().map(|import| {
        let db = &mut *here.app.database.get().unwrap();
        let mut counts = Import::by_id(db, import.id).unwrap().counts;
        // Fields have other ids in each institution.
        counts.fields.clear();
        counts.cleared_fields.clear();
        let of_it = dsl::conflicts.filter(dsl::write_id.eq(import.write_id));
        let order = (dsl::phase, dsl::row_no, dsl::part, dsl::field_id);
        let columns = (dsl::phase, dsl::row_no, dsl::reason, dsl::codes, dsl::found);
        (counts, of_it.order(order).select(columns).load(db).unwrap())
    });
    let ends = ends.collect();
    (here.export(), ends)
}

/// Whoever comes second is told so, and comes next by itself; a worker that died in the first is no obstacle.
fn an_import_waits_while_another_of_its_institution_writes(app: TestApp) {
    app.stock_many();
    let here = app.here();
    let [first, second] = [0, 1].map(|round| here.test(&crate::support::many_changes(round)));
    let mut child = app.spawn(&["start", &first.number.to_string(), "--institution", "DEMO"]);
    until(|| crate::support::rows_behind(&app, first.number).is_some_and(|rows| rows > 0));
    child.kill().unwrap();
    child.wait().unwrap();
    imports::start(&mut app.database.get().unwrap(), &second, None).unwrap();
    assert!(!imports::work_next(&app.context_here()).unwrap(), "nobody may work either of them yet");
    app.lapse_leases();
    let mut ada = app.administrator();
    let waits = format!("Import no. {} is at work. This one comes next", first.number);
    until(|| ada.get(&format!("/imports/{}", second.number)).ok().says(&waits));

    let second = app.resume(second.number);
    let first = here.finish(first.number);
    assert_eq!((first.state, first.counts.applied), (State::Completed, first.counts.changes));
    assert_eq!((second.state(), second.count("applied")), ("completed", 0));
    assert_eq!(second.count("conflicts"), second.count("changes"));
}
