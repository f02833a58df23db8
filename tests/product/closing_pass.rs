//! The end of a test, when the whole file is judged: nobody waits for it, a crash does nothing twice, and a process that is
//! asked to end does so.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use carnet::imports::{self, State};
use diesel::prelude::*;

use crate::support::{Import, Portal, TestApp, counts, until};

on_both!(
    others_write_while_a_file_of_repeated_keys_is_judged,
    a_crash_in_the_middle_of_the_judgement_counts_nothing_twice,
    a_judgement_can_be_cancelled,
    a_process_ends_within_five_seconds_whatever_it_is_at,
);

/// Rows of which each key stands in two, far apart from each other.
fn repeated(pairs: usize) -> String {
    let mut text = "EXTERNAL_ID;LASTNAME\n".to_owned();
    for row in 0..2 * pairs {
        let _ = writeln!(text, "X{};Name {row}", row % pairs);
    }
    text
}

const OPTIONS: [&str; 8] = ["--kind", "contacts", "--mode", "upsert", "--action", "test", "--institution", "DEMO"];

/// Begins to test a file in a process of its own, and returns when its rows are being judged.
fn judging(app: &TestApp, pairs: usize) -> std::process::Child {
    let file = app.file("repeated.csv", repeated(pairs));
    let mut command =
        app.command(&[&["import", file.to_str().unwrap()], &OPTIONS[..], &["--key", "EXTERNAL_ID"]].concat());
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    until(|| judged(app) > 0);
    child
}

/// How many rows the judgement has rejected.
fn judged(app: &TestApp) -> i64 {
    import(app).map_or(0, |import| import.counts.rows_rejected)
}

fn import(app: &TestApp) -> Option<imports::Import> {
    imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, 1).ok()
}

fn others_write_while_a_file_of_repeated_keys_is_judged(app: TestApp) {
    let mut child = judging(&app, 8_000);
    let mut waits = Vec::new();
    while child.try_wait().unwrap().is_none() {
        let begun = Instant::now();
        app.database.probe().unwrap();
        waits.push(begun.elapsed());
    }
    assert!(waits.len() >= 3, "it was over too soon: {waits:?}");
    let longest = waits.iter().max().unwrap();
    assert!(*longest < Duration::from_secs(3), "others waited for {longest:?}");
    assert_eq!(judged(&app), 16_000);
}

fn a_crash_in_the_middle_of_the_judgement_counts_nothing_twice(app: TestApp) {
    let mut child = judging(&app, 10_000);
    child.kill().unwrap();
    child.wait().unwrap();
    let midway = judged(&app);
    assert!((1..20_000).contains(&midway), "{midway}");
    let lapsed = carnet::schema::imports::lease_until.eq(carnet::db::now() - chrono::TimeDelta::seconds(60));
    diesel::update(carnet::schema::imports::table).set(lapsed).execute(&mut *app.database.get().unwrap()).unwrap();
    app.worker().run_until_idle().unwrap();
    let shown = Import(app.carnet(&["show", "1", "--issues", "100000"]).exits(0).json());
    assert_eq!(shown.state(), "tested");
    assert_eq!(shown.counts(["rows", "rows_rejected", "rows_changed", "errors"]), [20_000, 20_000, 0, 20_000]);
    let repeated_keys = shown.issues().into_iter().filter(|(.., code)| code == "key-repeated");
    let rows: Vec<i64> = repeated_keys.map(|(row, ..)| row).collect();
    assert_eq!(rows, (2..=20_001).collect::<Vec<i64>>(), "one issue a row");
    // The same file, undisturbed.
    let calm =
        app.try_import("contacts", repeated(10_000), &["--mode", "upsert", "--action", "test", "--key", "EXTERNAL_ID"]);
    assert_eq!(counts(&Import(calm.exits(0).json())), counts(&shown));
}

fn a_judgement_can_be_cancelled(app: TestApp) {
    let mut child = judging(&app, 20_000);
    let at_work = import(&app).unwrap();
    imports::cancel(&mut app.database.get().unwrap(), &app.context_here(), &at_work).unwrap();
    child.wait().unwrap();
    let import = import(&app).unwrap();
    assert_eq!(import.state, State::Cancelled);
    assert!(import.counts.rows_rejected < 40_000, "{}", import.counts.rows_rejected);
}

fn a_process_ends_within_five_seconds_whatever_it_is_at(app: TestApp) {
    app.administrator();
    let portal = Portal::start(&app);
    let mut ada = portal.sign_in();
    let form = ada.get("/imports/new").ok().form("/imports").add("kind", "contacts").set("mode", "upsert");
    ada.submit(&form.file("file", "repeated.csv", repeated(30_000).as_bytes())).ok();
    until(|| import(&app).is_some_and(|import| import.cursor > 0));
    let (status, took) = portal.terminate();
    assert_eq!(status.code(), Some(0), "{status:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    app.database.probe().unwrap();
}
