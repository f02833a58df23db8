//! `carnet backup` and `carnet restore`: an SQLite installation in one file, and back.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use carnet::accounts::Institution;
use carnet::config::Config;
use carnet::context::Context;
use carnet::exports::{self, ContactsRequest};
use carnet::i18n::Language;
use carnet::imports::{self, State};
use carnet::table::FileFormat;
use carnet::{backup, schema};
use diesel::prelude::*;
use serde_json::Value;

use crate::support::{TestApp, Which, many_changes, rows_behind, until};

#[test]
fn a_backup_made_in_the_middle_of_an_import_goes_on_elsewhere_and_ends_right() {
    let app = TestApp::new(Which::Sqlite);
    app.stock_many();
    let tested = app.test("criteria", many_changes(0));
    ask_for_export(&app);
    app.worker().run_until_idle().unwrap();
    let mut child = app.spawn(&["start", &tested.id().to_string(), "--institution", "DEMO"]);
    until(|| rows_behind(&app, tested.id()).is_some_and(|rows| rows > 0));
    let file = app.folder().join("backup.zip");
    let made = app.run(&["backup", file.to_str().unwrap(), "--json"]).exits(0).json();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let started = app.must("show", &tested);

    let data = app.folder().join("restored");
    let restored = restore(&file, &data, 0);
    assert_eq!((&restored["files"], &restored["missing"]), (&made["files"], &serde_json::json!([])));
    let config = Config::in_folder(&data);
    let (database, storage) = config.open().unwrap();
    let demo = Institution::by_code(&mut database.get().unwrap(), "DEMO").unwrap();
    let import = imports::Import::find(&mut database.get().unwrap(), demo.id, tested.id()).unwrap();
    assert_eq!(import.state, State::Running, "it was copied in the middle");
    assert_eq!(names(&config), files(&data), "every file that the database names is there, and no other");
    lapse(&config);
    let finished = imports::work_to_its_end(&Context::new(database.clone(), storage, &config), import.id).unwrap();
    assert_eq!((finished.state.name(), finished.counts.applied), (started.state(), started.count("applied")));
    let mut export = io::Cursor::new(Vec::new());
    let request = ContactsRequest {
        target: None,
        format: FileFormat::Csv,
        for_programs: false,
        language: Language::French,
        email: None,
    };
    exports::write_contacts(&mut database.get().unwrap(), &demo, &request, &mut export, app.folder()).unwrap();
    assert!(export.into_inner() == app.export());
}

/// While the first file is copied, another is removed together with its name, as when an export expires.
#[test]
fn a_file_that_goes_while_the_backup_is_made_is_not_named_by_it() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    ask_for_export(&app);
    ask_for_export(&app);
    app.worker().run_until_idle().unwrap();
    let before = names(app.config());
    let last = before.last().unwrap().clone();
    let expire = || {
        app.storage().remove(&last).unwrap();
        let db = &mut *app.database.get().unwrap();
        let sent = schema::imports::table.filter(schema::imports::file_key.eq(&last));
        diesel::update(sent).set(schema::imports::file_key.eq("")).execute(db).unwrap();
        let made = schema::exports::table.filter(schema::exports::file_key.eq(&last));
        diesel::update(made).set(schema::exports::file_key.eq(None::<String>)).execute(db).unwrap();
    };
    let mut out = Meddler { bytes: Vec::new(), meddle: Some(expire) };
    let scratch = tempfile::tempdir().unwrap();
    let manifest = backup::write(&app.database, &app.storage(), scratch.path(), &mut out).unwrap();
    assert_eq!(manifest.missing, BTreeSet::new());
    assert_eq!(manifest.files.keys().cloned().collect::<BTreeSet<_>>(), names(app.config()));
    assert_eq!(manifest.files.len(), before.len() - 1);
    let file = app.file("backup.zip", out.bytes);
    let data = app.folder().join("restored");
    restore(&file, &data, 0);
    assert_eq!(names(&Config::in_folder(&data)), files(&data));
}

#[test]
fn a_file_that_was_missing_already_is_reported_and_stops_nobody() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    let lost = names(app.config()).first().unwrap().clone();
    app.storage().remove(&lost).unwrap();
    let file = app.folder().join("backup.zip");
    let made = app.run(&["backup", file.to_str().unwrap(), "--json"]).exits(0).json();
    assert_eq!(made["missing"], serde_json::json!([lost]));
    assert_eq!(restore(&file, &app.folder().join("restored"), 0)["missing"], made["missing"]);
}

#[test]
fn a_restore_overwrites_nothing_and_takes_only_whole_backups() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    let file = app.folder().join("backup.zip");
    app.run(&["backup", file.to_str().unwrap()]).exits(0);
    let refusal = |file: &Path, data: &Path| restore(file, data, 3)["error"]["code"].as_str().unwrap().to_owned();
    let nowhere = app.folder().join("nowhere");
    assert_eq!(refusal(&file, app.data()), "data-not-empty");
    assert_eq!(refusal(&app.folder().join("none.zip"), &nowhere), "no-such-file");
    assert_eq!(refusal(&app.file("no.zip", "CONTACT_NR\n"), &nowhere), "no-backup");
    let whole = std::fs::read(&file).unwrap();
    for at in [whole.len() / 4, whole.len() / 2] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        assert_eq!(refusal(&app.file("damaged.zip", bytes), &nowhere), "backup-damaged");
        assert!(!nowhere.join("carnet.sqlite").exists() && files(&nowhere).is_empty(), "nothing is left behind");
        std::fs::remove_dir_all(&nowhere).unwrap();
    }
    assert_eq!(refusal(&app.file("cut.zip", &whole[..whole.len() / 2]), &nowhere), "no-backup");
    let ran = Command::new(env!("CARGO_BIN_EXE_carnet")).arg("backup").arg(&file).arg("--data").arg(&nowhere).status();
    assert_eq!(ran.unwrap().code(), Some(3), "no installation, no backup");
}

#[test]
fn a_backup_of_postgres_is_left_to_its_own_tools() {
    let app = TestApp::new(Which::Postgres);
    let file = app.folder().join("backup.zip");
    let ran = app.run(&["backup", file.to_str().unwrap()]).exits(3);
    assert!(ran.err.contains("pg_dump") && ran.err.contains("README"), "{}", ran.err);
    assert!(!file.exists());
}

fn restore(file: &Path, data: &Path, code: i32) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.env_clear().args(["restore", "--json", "--data"]).arg(data).arg(file);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn ask_for_export(app: &TestApp) {
    let request = ContactsRequest {
        target: None,
        format: FileFormat::Csv,
        for_programs: false,
        language: Language::English,
        email: None,
    };
    exports::request_contacts(&mut app.database.get().unwrap(), &app.institution, None, &request).unwrap();
}

/// The keys of all files that the database of an installation names.
fn names(config: &Config) -> BTreeSet<String> {
    let (database, _) = config.open().unwrap();
    let db = &mut *database.get().unwrap();
    let sent: Vec<String> = schema::imports::table.select(schema::imports::file_key).load(db).unwrap();
    let made: Vec<Option<String>> = schema::exports::table.select(schema::exports::file_key).load(db).unwrap();
    sent.into_iter().chain(made.into_iter().flatten()).filter(|key| !key.is_empty()).collect()
}

fn files(data: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(data.join("files")) else { return BTreeSet::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn lapse(config: &Config) {
    let (database, _) = config.open().unwrap();
    let lapsed = schema::imports::lease_until.eq(carnet::db::now() - chrono::TimeDelta::seconds(60));
    diesel::update(schema::imports::table).set(lapsed).execute(&mut database.get().unwrap()).unwrap();
}

/// Takes what is written, and does something else in the middle of it.
struct Meddler<F: FnOnce()> {
    bytes: Vec<u8>,
    meddle: Option<F>,
}

impl<F: FnOnce()> Write for Meddler<F> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if let Some(meddle) = self.meddle.take() {
            meddle();
        }
        self.bytes.write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
