//! SIGKILL in the middle of work: whoever goes on ends where an undisturbed run ends, byte for byte.

use std::time::{Duration, Instant};

use carnet::imports::{self, State};
use carnet::schema;
use diesel::prelude::*;

use crate::support::{FIELDS, Import, TestApp};

on_both!(
    work_that_was_killed_goes_on_where_it_stopped,
    a_killed_command_is_finished_by_a_worker,
    an_import_cancelled_midway_can_be_undone,
    an_import_started_twice_at_once_starts_once,
    two_imports_of_the_same_contacts_end_as_if_one_came_after_the_other,
);

/// So many contacts that each step takes many batches.
const CONTACTS: usize = 6_000;
/// Kills of each step.
const MOMENTS: i64 = 3;

fn contacts() -> String {
    let rows = (1..=CONTACTS).map(|n| format!("{n:06},INDIVIDUAL,Given{n},Family{n}\n"));
    format!("CONTACT_NR,KIND,FIRSTNAME,LASTNAME\n{}", rows.collect::<String>())
}

/// Changes every contact; every tenth row has an error as well.
fn file(round: usize) -> String {
    let row = |n: usize| {
        let genre = ["JAZZ", "OPERA", "THEATRE"][(n + round) % 3];
        let seats = if n.is_multiple_of(10) { "many".to_owned() } else { format!("{}", n + round) };
        format!("{n:06};{genre};MUSIC+|DANCE+;{seats};Nick {n}\n")
    };
    let rows: String = (1..=CONTACTS).map(row).collect();
    format!("CONTACT_NR;[new] GENRE;[new] INTERESTS;[new] SEATS;[new] NICKNAME\n{rows}")
}

fn work_that_was_killed_goes_on_where_it_stopped(app: TestApp) {
    app.update("criterion-values", FIELDS);
    app.update_with("contacts", contacts(), &["--mode", "create"]);
    let before = app.export();
    let tested = app.test("criteria", file(0));
    let (started, apply_took) = timed(|| app.must("start", &tested));
    let after = app.export();
    let (undone, undo_took) = timed(|| app.must("undo", &started));
    assert_eq!(app.export(), before);
    let mut midway = 0;
    for moment in 0..MOMENTS {
        let import = app.test("criteria", file(0));
        assert_eq!(counts(&import), counts(&tested), "test");
        midway += i64::from(kill_midway(&app, "start", &import, moment, apply_took));
        let resumed = resume(&app, &import);
        assert_eq!((resumed.state(), counts(&resumed)), ("completed", counts(&started)), "apply, moment {moment}");
        assert_eq!(app.export(), after, "apply, moment {moment}");
        midway += i64::from(kill_midway(&app, "undo", &import, moment, undo_took));
        let resumed = resume(&app, &import);
        assert_eq!((resumed.state(), counts(&resumed)), ("undone", counts(&undone)), "undo, moment {moment}");
        assert_eq!(app.export(), before, "undo, moment {moment}");
    }
    assert!(midway >= MOMENTS, "only {midway} kills came in time");
}

/// A whole `carnet import`, from the upload on, killed while it tests.
fn a_killed_command_is_finished_by_a_worker(app: TestApp) {
    app.update("criterion-values", FIELDS);
    app.update_with("contacts", contacts(), &["--mode", "create"]);
    let path = app.file("large.csv", file(1));
    let arguments =
        ["import", path.to_str().unwrap(), "--kind", "criteria", "--action", "test", "--institution", "DEMO"];
    let (_, took) = timed(|| app.run(&arguments).exits(0));
    let undisturbed = Import(app.carnet(&["show", "3"]).json());
    let mut child = app.spawn(&arguments);
    until(|| app.carnet(&["show", "4"]).code == Some(0));
    std::thread::sleep(took / 4);
    child.kill().unwrap();
    child.wait().unwrap();
    let shown = Import(app.carnet(&["show", "4"]).json());
    let resumed = resume(&app, &shown);
    assert_eq!((resumed.state(), counts(&resumed)), ("tested", counts(&undisturbed)));
    assert_eq!(resumed.0["issues"], undisturbed.0["issues"]);
}

fn an_import_cancelled_midway_can_be_undone(app: TestApp) {
    app.update("criterion-values", FIELDS);
    app.update_with("contacts", contacts(), &["--mode", "create"]);
    let before = app.export();
    let import = app.test("criteria", file(0));
    // Here, not by a command, which would take its time to start.
    let office = app.office();
    let found = imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, import.id()).unwrap();
    let mut child = app.spawn(&["start", &import.id().to_string(), "--institution", "DEMO"]);
    until(|| rows_behind(&app, &import).is_some_and(|rows| rows > 0));
    imports::cancel(&mut app.database.get().unwrap(), &office, &found).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3));
    let cancelled = app.must("show", &import);
    assert_eq!(cancelled.state(), "cancelled");
    let applied = cancelled.count("applied");
    assert!(applied > 0 && applied < import.count("changes"), "{applied}");
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [applied, 0]);
    assert_eq!(app.export(), before);
}

fn an_import_started_twice_at_once_starts_once(app: TestApp) {
    app.stock();
    let import = app.test("criteria", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n");
    let arguments = ["start", &import.id().to_string(), "--institution", "DEMO"];
    let (mut one, mut other) = (app.spawn(&arguments), app.spawn(&arguments));
    let mut codes = [one.wait().unwrap().code(), other.wait().unwrap().code()];
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(3)]);
    assert_eq!(app.must("show", &import).counts(["applied", "conflicts"]), [2, 0]);
}

/// Both were tested before either was started: whatever one wrote first is a conflict of the other.
fn two_imports_of_the_same_contacts_end_as_if_one_came_after_the_other(app: TestApp) {
    app.update("criterion-values", FIELDS);
    app.update_with("contacts", contacts(), &["--mode", "create"]);
    let before = app.export();
    let imports = [0, 1].map(|round| app.test("criteria", file(round)));
    let mut children =
        [0, 1].map(|at: usize| app.spawn(&["start", &imports[at].id().to_string(), "--institution", "DEMO"]));
    children.iter_mut().for_each(|child| assert_eq!(child.wait().unwrap().code(), Some(0)));
    let ended = [0, 1].map(|at: usize| app.must("show", &imports[at]));
    let [changes, applied, conflicts] =
        ["changes", "applied", "conflicts"].map(|name| ended.iter().map(|import| import.count(name)).sum::<i64>());
    assert_eq!((applied, conflicts), (changes / 2, changes / 2));
    let wrote_something = ended.iter().filter(|import| import.count("applied") > 0);
    wrote_something.for_each(|import| assert_eq!(app.must("undo", import).count("kept"), 0));
    assert_eq!(app.export(), before);
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// All but what names the import.
fn counts(import: &Import) -> [i64; 10] {
    import.counts([
        "rows",
        "rows_changed",
        "rows_rejected",
        "changes",
        "applied",
        "conflicts",
        "undone",
        "kept",
        "errors",
        "warnings",
    ])
}

/// Starts a command, and kills it once a part of the rows is behind it: after a commit, or within the next batch.
/// Whether it was still at work then; on a busy machine it may be over.
fn kill_midway(app: &TestApp, command: &str, import: &Import, moment: i64, whole: Duration) -> bool {
    let goal = moment * CONTACTS as i64 / MOMENTS;
    let mut child = app.spawn(&[command, &import.id().to_string(), "--institution", "DEMO"]);
    let mut is_over = || child.try_wait().unwrap().is_some();
    until(|| is_over() || rows_behind(app, import).is_some_and(|rows| rows >= goal));
    std::thread::sleep(whole / 50 * moment as u32);
    child.kill().unwrap();
    child.wait().unwrap();
    rows_behind(app, import).is_some()
}

/// The rows that an import at work has applied or undone; nothing if nobody is at it.
fn rows_behind(app: &TestApp, import: &Import) -> Option<i64> {
    let db = &mut *app.database.get().unwrap();
    let import = imports::Import::find(db, app.institution.id, import.id()).unwrap();
    match import.state {
        State::Running => Some(import.cursor),
        State::Undoing => Some(import.undo_cursor.map_or(0, |row| CONTACTS as i64 + 1 - row)),
        _ => None,
    }
}

/// What a worker does that finds the lease of a dead one lapsed. The ten seconds are not waited for.
fn resume(app: &TestApp, import: &Import) -> Import {
    let found = {
        let db = &mut *app.database.get().unwrap();
        let lapsed = carnet::db::now() - chrono::TimeDelta::seconds(1);
        let held = schema::imports::table.filter(schema::imports::lease_owner.is_not_null());
        diesel::update(held).set(schema::imports::lease_until.eq(lapsed)).execute(db).unwrap();
        imports::Import::find(db, app.institution.id, import.id()).unwrap()
    };
    imports::work_to_its_end(&app.office(), found.id).unwrap();
    app.must("show", import)
}

fn until(mut is_so: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < patience, "it never came to be");
        std::thread::sleep(Duration::from_millis(1));
    }
}
