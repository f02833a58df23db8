//! What operators are given: a configuration file, a doctor, logs, and words for what is wrong around.

use std::process::{Command, Stdio};

use carnet::config::Config;
use carnet::db::{Database, Outage};
use carnet::web;
use diesel::prelude::*;
use serde_json::Value;

use crate::support::{PASSWORD, Portal, Room, TestApp, TestBucket, TestDatabase, Visitor, Which, say, until};

on_both!(
    the_doctor_says_what_is_well_and_what_to_do,
    lines_of_the_log_are_json_and_lead_from_the_page_to_the_failure,
    a_failure_of_a_command_is_on_the_system_page,
    after_the_clock_was_put_back_the_page_says_that_nobody_is_at_it,
    the_system_page_shows_what_the_doctor_finds,
    the_system_page_compares_the_whole_public_address,
    numbers_of_the_doctor_are_in_the_language_of_the_reader,
);

/// A command with this configuration file and nothing else.
fn with_file(path: &std::path::Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(arguments).arg("--config").arg(path).env_clear().env("LANG", "C.UTF-8").stdin(Stdio::null());
    command.output().unwrap()
}

#[test]
fn every_command_reads_the_file_below_environment_and_options() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    let file = app.file(
        "carnet.toml",
        format!(
            "database = \"{}\"\ndata = \"{}\"\nsmtp-url = \"smtp://ada:secret@mail.example.org\"\nmax-rows = 7\n\
             s3-secret = \"open sesame\"\nbind = \"127.0.0.1:9\"\n",
            app.url(),
            app.data().display()
        ),
    );
    let listed = with_file(&file, &["list", "--institution", "DEMO", "--json"]);
    assert!(listed.status.success(), "{listed:?}");
    let check = |arguments: &[&str], environment: &[(&str, &str)]| -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        command.args(["config", "check", "--json", "--config"]).arg(&file).args(arguments).env_clear();
        let output = command.envs(environment.iter().copied()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let shown = |document: &Value, name: &str| {
        let setting = &document["settings"][name];
        (setting["value"].as_str().unwrap_or("none").to_owned(), setting["source"].as_str().unwrap().to_owned())
    };
    let of = |value: &str, source: &str| (value.to_owned(), source.to_owned());
    let plain = check(&[], &[]);
    assert_eq!(plain["file"], file.to_str().unwrap());
    assert_eq!(shown(&plain, "max-rows"), of("7", "file"));
    assert_eq!(shown(&plain, "bind"), of("127.0.0.1:9", "file"));
    assert_eq!(shown(&plain, "max-columns"), of("1000", "default"));
    assert_eq!(shown(&plain, "public-address"), of("none", "default"));
    assert_eq!(shown(&plain, "smtp-url"), of("smtp://ada:••••••••@mail.example.org", "file"));
    assert!(!plain.to_string().contains("open sesame") && !plain.to_string().contains("secret@"));
    let both = check(&["--max-rows", "9"], &[("CARNET_MAX_ROWS", "8"), ("CARNET_MAX_COLUMNS", "5")]);
    assert_eq!(shown(&both, "max-rows"), of("9", "option"));
    assert_eq!(shown(&both, "max-columns"), of("5", "environment"));
    assert_eq!(shown(&check(&[], &[("CARNET_MAX_ROWS", "8")]), "max-rows"), of("8", "environment"));

    // The same in words, and wrong files.
    let words = with_file(&file, &["config", "check"]);
    assert!(String::from_utf8_lossy(&words.stdout).contains("max-rows = 7 (file)"), "{words:?}");
    for (name, content, code, says) in [
        ("unknown.toml", "databse = \"x\"", "config-unknown-key", "Did you mean database?"),
        ("syntax.toml", "data = \"x\"\nmax-rows 7", "config-syntax", "Line 2"),
        ("value.toml", "max-rows = [7]", "config-value", "max-rows"),
    ] {
        let output = with_file(&app.file(name, content), &["list", "--institution", "DEMO", "--json"]);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), document["error"]["code"].as_str()), (Some(3), Some(code)), "{document}");
        assert!(document["error"]["message"].as_str().unwrap().contains(says), "{document}");
    }
    let missing = with_file(&app.folder().join("none.toml"), &["list", "--institution", "DEMO", "--json"]);
    assert!(String::from_utf8_lossy(&missing.stdout).contains("config-unreadable"), "{missing:?}");
    // Help needs no file.
    assert!(with_file(&app.folder().join("none.toml"), &["--help"]).status.success());
    let wrong = with_file(&app.file("number.toml", "max-rows = \"many\""), &["list", "--institution", "DEMO"]);
    assert_eq!(wrong.status.code(), Some(2), "{wrong:?}");
}

fn the_doctor_says_what_is_well_and_what_to_do(app: TestApp) {
    app.stock();
    let ran = app.run(&["doctor", "--json"]);
    let checks = ran.json()["checks"].as_array().unwrap().clone();
    let verdict = |checks: &[Value], name: &str| {
        let found = checks.iter().find(|check| check["check"] == name);
        found.map_or("none", |check| check["verdict"].as_str().unwrap()).to_owned()
    };
    for name in ["folder", "disk", "database", "tables", "writing", "clock", "files"] {
        assert_eq!(verdict(&checks, name), "good", "{name}: {checks:#?}");
    }
    for name in ["mail", "address", "workers"] {
        assert_eq!(verdict(&checks, name), "warning", "{name}: {checks:#?}");
    }
    let expected = if app.which() == Which::Postgres { "good" } else { "none" };
    for name in ["encoding", "encryption", "pooler"] {
        assert_eq!(verdict(&checks, name), expected, "{name}: {checks:#?}");
    }
    assert_eq!(ran.code, Some(0));

    let wrong = ["doctor", "--json", "--smtp-url", "smtp://127.0.0.1:1", "--public-address", "http://127.0.0.1:1"];
    let ran = app.run(&wrong).exits(3);
    let checks = ran.json()["checks"].as_array().unwrap().clone();
    assert_eq!([verdict(&checks, "mail"), verdict(&checks, "address")], ["bad", "bad"]);
    let lines = app.run(&["doctor", "--smtp-url", "smtp://127.0.0.1:1"]).exits(3).out;
    assert!(lines.lines().all(|line| line.starts_with(['✓', '!', '✗'])), "{lines}");
    assert!(lines.contains("✗ Mail server: The mail server can’t be used"), "{lines}");
    let portal = Portal::start(&app);
    let ran = app.run(&["doctor", "--json", "--public-address", &portal.address]).exits(0);
    let checks = ran.json()["checks"].as_array().unwrap().clone();
    assert_eq!([verdict(&checks, "address"), verdict(&checks, "workers")], ["warning", "good"], "{checks:#?}");
}

#[test]
fn a_doctor_without_a_patient_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(["doctor", "--json", "--data"]).arg(folder.path().join("none")).env_clear();
    let output = command.env("CARNET_CONFIG", "").output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("There is no installation here"), "{output:?}");
    assert!(!folder.path().join("none").join("carnet.sqlite").exists());
}

fn the_system_page_shows_what_the_doctor_finds(app: TestApp) {
    let mut ada = app.administrator();
    ada.get("/system").ok().must_say("The checks are running");
    until(|| ada.get("/system").ok().says("The database takes what is written."));
    for (language, said) in
        [("fr", "La base de données accepte les écritures."), ("pt-BR", "O banco de dados aceita gravações.")]
    {
        ada.language = language.to_owned();
        ada.get("/system").ok().must_say(said);
    }
}

/// Whoever works by http on what is meant to be https would be told nothing by host and port alone.
fn the_system_page_compares_the_whole_public_address(mut app: TestApp) {
    app.configure(|config| {
        config.public_address = Some("https://carnet.example.org".to_owned());
        config.behind_proxy = 1;
    });
    let mut ada = app.administrator();
    let told = [("x-forwarded-host", "carnet.example.org"), ("x-forwarded-proto", "http")];
    ada.headers = told.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    until(|| ada.get("/system").ok().says("This page was asked for at http://carnet.example.org, but"));
}

fn numbers_of_the_doctor_are_in_the_language_of_the_reader(app: TestApp) {
    let mut ada = app.administrator();
    ada.language = "fr".to_owned();
    until(|| ada.get("/system").ok().says("libres là où sont les données"));
    let text = ada.get("/system").ok().text();
    let disk = text.split("libres là où").next().unwrap();
    assert!(["Go sont ", "Mo sont "].iter().any(|unit| disk.ends_with(unit)), "{text}");
}

fn lines_of_the_log_are_json_and_lead_from_the_page_to_the_failure(app: TestApp) {
    app.administrator();
    let mut command = app.command(&["serve", "--bind", "127.0.0.1:0", "--json", "--log-format", "json"]);
    command.env("RUST_LOG", "carnet=debug");
    let portal = Portal::started(&app, command);
    let mut ada = portal.sign_in();
    diesel::sql_query("DROP TABLE targets").execute(&mut *app.database.get().unwrap()).ok();
    diesel::sql_query("DROP TABLE targets CASCADE").execute(&mut *app.database.get().unwrap()).ok();
    let page = ada.get("/targets");
    assert_eq!(page.status, 500);
    let id = page.header("x-request-id").unwrap().to_owned();
    page.must_say(&id);
    let lines: Vec<Value> = portal.log().lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let about: Vec<&Value> = lines.iter().filter(|line| line["span"]["id"] == id.as_str()).collect();
    assert!(about.iter().any(|line| line["level"] == "ERROR" && line["number"] == id.as_str()), "{lines:#?}");
    assert!(about.iter().any(|line| line["message"] == "answered" && line["status"] == 500), "{lines:#?}");
    assert!(!portal.log().contains("ada@example.org") && !portal.log().contains(PASSWORD));
    ada.get("/system").ok().must_say(&id);
    // A refusal is an event too.
    let other = Visitor::new(&portal.address).get_one("/imports/1");
    let refused = other.header("x-request-id").unwrap().to_owned();
    until(|| portal.log().lines().any(|line| line.contains(&refused) && line.contains("not-signed-in")));
}

fn a_failure_of_a_command_is_on_the_system_page(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    diesel::update(carnet::schema::contacts::table)
        .set(carnet::schema::contacts::body.eq(b"damaged".to_vec()))
        .execute(&mut *app.database.get().unwrap())
        .unwrap();
    let out = app.folder().join("all.csv");
    app.carnet(&["export", "--out", out.to_str().unwrap()]).exits(1);
    ada.get("/system").ok().must_say("command export");
}

/// The lease of who died before the clock was put back ends an hour from now.
fn after_the_clock_was_put_back_the_page_says_that_nobody_is_at_it(app: TestApp) {
    use carnet::schema::imports;
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").add("kind", "criteria");
    let page = ada.submit(&form.file("file", "genres.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n")).ok();
    let ahead = carnet::db::now() + chrono::TimeDelta::hours(1);
    diesel::update(imports::table.filter(imports::state.eq("testing")))
        .set((imports::lease_owner.eq("dead"), imports::lease_until.eq(ahead)))
        .execute(&mut *app.database.get().unwrap())
        .unwrap();
    ada.get(&page.path).ok().must_say("No worker is free right now");
    app.worker().run_until_idle().unwrap();
    assert!(!ada.get(&page.path).ok().says("No worker is free right now"));
}

/// What `/readyz` answers for an installation.
fn readyz(database: Database, config: &Config) -> (u16, String) {
    let storage = config.storage.open(&config.data).unwrap();
    let server = web::watch(database, storage, "127.0.0.1:0").unwrap();
    let page = Visitor::new(&format!("http://{}", server.address)).get_one("/readyz");
    server.stop().unwrap();
    (page.status, String::from_utf8(page.body).unwrap())
}

#[test]
fn readiness_names_what_is_wrong() {
    let mut app = TestApp::new(Which::Sqlite);
    let bucket = TestBucket::new();
    app.keep_files_in(&bucket);
    assert_eq!(readyz(app.database.clone(), app.config()), (200, "ready\n".to_owned()));
    assert_eq!(bucket.objects().len(), 0, "nothing is left of what was tried");
    bucket.refuse_parts(true);
    let (status, says) = readyz(app.database.clone(), app.config());
    assert!(status == 503 && says.contains("refuses files in parts"), "{says}");
    bucket.refuse_parts(false);
    let mut elsewhere = app.config().clone();
    elsewhere.storage.storage = Some("s3://nowhere/carnet".to_owned());
    let (status, says) = readyz(app.database.clone(), &elsewhere);
    assert!(status == 503 && says.contains("the bucket does not exist"), "{says}");
    // Whoever reads from it is told the same, and not that one file is gone.
    let storage = elsewhere.storage.open(app.data()).unwrap();
    let error = storage.path("abc").unwrap_err();
    assert_eq!(Outage::of(&error), Some(Outage::NoBucket), "{error}");
    let mut command = app.command(&["serve", "--bind", "127.0.0.1:0", "--storage", "s3://nowhere/carnet"]);
    let output = command.output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("does not exist"), "{output:?}");

    // SQLite itself tells who may write: also root may not.
    let reading = format!("file:{}?mode=ro", app.url().trim_start_matches("sqlite:"));
    let (status, says) = readyz(Database::open(&reading).unwrap(), app.config());
    assert!(status == 503 && says.contains("read-only"), "{says}");
    let error = Database::open(&reading).unwrap().probe().unwrap_err();
    assert_eq!(Outage::of(&error), Some(Outage::ReadOnly), "{error}");
}

#[test]
fn a_log_in_on_a_full_disk_is_told_why_where_a_file_system_can_be_mounted() {
    let Some(room) = Room::new(16) else {
        say("SKIPPED: no small file system can be mounted here");
        return;
    };
    let app = TestApp::of(TestDatabase::in_folder(&room.path().join("data")));
    app.user("ada@example.org", &app.institution, carnet::accounts::Role::Administrator);
    let mut visitor = app.stranger();
    let mut form = visitor.get("/login").ok().form("/login").set("email", "ada@example.org").set("password", PASSWORD);
    room.fill();
    // Some pages of the database may still have room.
    let page = (0..20).map(|_| visitor.submit(&form)).find(|page| page.status >= 500);
    let page = page.expect("there was room for twenty sessions");
    assert_eq!(page.status, 503, "{}", page.text());
    page.must_say("The disk of the server is full");
    room.clear();
    form = visitor.get("/login").ok().form("/login").set("email", "ada@example.org").set("password", PASSWORD);
    visitor.submit(&form).ok();
}
