//! SIGKILL in the middle of work: whoever goes on ends where an undisturbed run ends, byte for byte.

use std::time::{Duration, Instant};

use carnet::imports;
use carnet::schema;
use diesel::prelude::*;

use crate::support::{FIELDS, Import, TestApp};

on_both!(work_that_was_killed_goes_on_where_it_stopped, a_killed_command_is_finished_by_a_worker);

/// So many contacts that each step takes many batches.
const CONTACTS: usize = 6_000;
/// Kills of each step.
const MOMENTS: u32 = 3;

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
    for moment in 0..MOMENTS {
        let import = app.test("criteria", file(0));
        assert_eq!(counts(&import), counts(&tested), "test");
        kill_in(&app, "start", &import, apply_took * (2 * moment + 1) / (2 * MOMENTS));
        let resumed = resume(&app, &import);
        assert_eq!((resumed.state(), counts(&resumed)), ("completed", counts(&started)), "apply, moment {moment}");
        assert_eq!(app.export(), after, "apply, moment {moment}");
        kill_in(&app, "undo", &import, undo_took * (2 * moment + 1) / (2 * MOMENTS));
        let resumed = resume(&app, &import);
        assert_eq!((resumed.state(), counts(&resumed)), ("undone", counts(&undone)), "undo, moment {moment}");
        assert_eq!(app.export(), before, "undo, moment {moment}");
    }
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

/// Starts a command and kills it after a while: the moment is the point, so this sleeps.
fn kill_in(app: &TestApp, command: &str, import: &Import, after: Duration) {
    let mut child = app.spawn(&[command, &import.id().to_string(), "--institution", "DEMO"]);
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    let state = app.must("show", import).state().to_owned();
    let waits = match command {
        "start" => "tested",
        _ => "completed",
    };
    // Killed before it had begun: then it is begun now.
    if state == waits {
        app.must(command, import);
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

fn until(is_so: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < patience, "it never came to be");
    }
}
