//! Several processes on one installation: each with a data folder of its own, as on machines of their own, one database and
//! one bucket between them.

use std::io::Read;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use carnet::accounts::Role;
use carnet::db::lease::{Lease, Queue};
use carnet::db::{self, Database};
use carnet::i18n::{Language, Message};
use carnet::mail::{self, Letter};
use carnet::schema::mails;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde_json::Value;

use crate::support::{FIELDS, Import, PASSWORD, Page, TestApp, TestBucket, Visitor, Which};

const CONTACTS: usize = 12_000;

/// A process that ends with the test.
struct Machine {
    child: Child,
    /// Where its pages are, if it serves any.
    address: String,
}

impl Machine {
    fn start(app: &TestApp, name: &str, arguments: &[&str]) -> Self {
        let mut command = app.command_in(&app.folder().join(name), &[arguments, &["--json"]].concat());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let address = match arguments[0] {
            "serve" => address(&mut child),
            _ => String::new(),
        };
        Self { child, address }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The one document that `carnet serve --json` prints; the process stays.
fn address(child: &mut Child) -> String {
    let (mut out, mut text) = (child.stdout.take().unwrap(), Vec::new());
    let mut byte = [0];
    while serde_json::from_slice::<Value>(&text).is_err() {
        assert_eq!(out.read(&mut byte).unwrap(), 1, "it ended: {}", String::from_utf8_lossy(&text));
        text.push(byte[0]);
    }
    serde_json::from_slice::<Value>(&text).unwrap()["address"].as_str().unwrap().to_owned()
}

/// Somebody whose requests go to each of two portals in turn, as behind a proxy.
struct Balanced<'a> {
    visitor: Visitor,
    portals: [&'a str; 2],
    turn: usize,
}

impl Balanced<'_> {
    fn next(&mut self) -> &mut Visitor {
        self.turn += 1;
        self.visitor.go_to(self.portals[self.turn % 2]);
        &mut self.visitor
    }

    fn get(&mut self, path: &str) -> Page {
        self.next().get(path).ok()
    }
}

fn contacts() -> String {
    let rows = (1..=CONTACTS).map(|n| format!("{n:06},INDIVIDUAL,Given{n},Family{n}\n"));
    format!("CONTACT_NR,KIND,FIRSTNAME,LASTNAME\n{}", rows.collect::<String>())
}

fn changes() -> String {
    let row = |n: usize| format!("{n:06};{};MUSIC;{n};Nick {n}\n", ["JAZZ", "OPERA", "THEATRE"][n % 3]);
    let rows: String = (1..=CONTACTS).map(row).collect();
    format!("CONTACT_NR;[new] GENRE;[new] INTERESTS;[new] SEATS;[new] NICKNAME\n{rows}")
}

#[test]
fn an_import_sent_to_one_machine_is_followed_on_another_and_survives_the_death_of_a_third() {
    let bucket = TestBucket::new();
    let mut app = TestApp::new(Which::Postgres);
    app.keep_files_in(&bucket);
    app.update("criterion-values", FIELDS);
    app.update_with("contacts", contacts(), &["--mode", "create"]);
    let before = app.export();
    let undisturbed = app.update("criteria", changes());
    let after = app.export();
    app.must("undo", &undisturbed);
    assert_eq!(app.export(), before);

    app.user("ada@example.org", &app.institution, Role::Administrator);
    let serve = ["serve", "--bind", "127.0.0.1:0", "--no-worker"];
    let (one, other) = (Machine::start(&app, "one", &serve), Machine::start(&app, "other", &serve));
    let mut third = Machine::start(&app, "third", &["worker"]);
    let visitor = Visitor::new(&one.address).signed_in_as("ada@example.org");
    let mut ada = Balanced { visitor, portals: [&one.address, &other.address], turn: 0 };

    // The form comes from one portal and is sent to the other.
    let form = ada.get("/imports/new").form("/imports");
    let form = form.set("kind", "criteria").set("action", "update").file("file", "large.csv", changes().as_bytes());
    let report = ada.next().submit(&form).ok();
    let number: i64 = report.path.rsplit('/').next().unwrap().parse().unwrap();
    let document = format!("/imports/{number}.json");
    let mut shown = || Import(ada.get(&document).json());
    until(|| shown().count("applied") > 0);
    third.kill();
    let midway = shown();
    assert_eq!(midway.state(), "running", "it was too late to kill it");

    let _fourth = Machine::start(&app, "fourth", &["worker"]);
    until(|| shown().state() == "completed");
    assert_eq!(shown().counts(["applied", "conflicts"]), [undisturbed.count("applied"), 0]);
    assert_eq!(app.export(), after);

    // Who died is seen on any machine, and so is who works now.
    until(|| ada.get("/system").says("Not responding"));
    assert_eq!(ada.get("/system").texts("tbody tr").iter().filter(|row| row.contains("Running")).count(), 3);
}

#[test]
fn a_session_lives_on_whichever_machine_answers() {
    let bucket = TestBucket::new();
    let mut app = TestApp::new(Which::Postgres);
    app.keep_files_in(&bucket);
    app.stock();
    app.user("ada@example.org", &app.institution, Role::Administrator);
    let serve = ["serve", "--bind", "127.0.0.1:0"];
    let (one, other) = (Machine::start(&app, "one", &serve), Machine::start(&app, "other", &serve));
    let mut ada = Balanced { visitor: Visitor::new(&one.address), portals: [&one.address, &other.address], turn: 0 };

    // The page of the log-in from one, the log-in at the other; then each page from the other than the last.
    let form = ada.get("/login").form("/login").set("email", "ada@example.org").set("password", PASSWORD);
    assert_eq!(ada.next().submit_one(&form).status, 303);
    for page in ["/", "/contacts", "/imports", "/account", "/outbox"] {
        assert_eq!(ada.get(page).path, page);
    }
    // What one has to say is said by the other, once.
    let ask = ada.get("/exports/new?what=all").form("/exports").set("language", "fr").set("format", "csv");
    let asked = ada.next().submit_one(&ask);
    assert_eq!(asked.status, 303, "{}", asked.text());
    let said = "The file is being made";
    let page = ada.get("/exports");
    assert!(page.says(said), "{}", page.text());
    assert!(!ada.get("/exports").says(said));

    // A file that one has made is downloaded from either.
    until(|| ada.get("/exports").links().iter().any(|link| link.ends_with("/file")));
    let link = ada.get("/exports").links().into_iter().find(|link| link.ends_with("/file")).unwrap();
    let files = [ada.get(&link).body, ada.get(&link).body];
    assert_eq!(files[0], files[1]);
    assert_eq!(files[0], app.export());

    let out = ada.get("/").form("/logout");
    ada.next().submit(&out);
    assert_eq!(ada.next().get("/contacts").path.split('?').next(), Some("/login"));
}

/// The lease of a dead process takes ten seconds to lapse.
fn until(mut is_so: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(90);
    while !is_so() {
        assert!(Instant::now() < patience, "it never came to be");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The database's clock goes an hour behind this machine's, for all who connect from now on.
fn set_back_the_clock(app: &TestApp) {
    let database: String = app.url().rsplit('/').next().unwrap().to_owned();
    let path = format!("ALTER DATABASE {database} SET search_path = behind, pg_catalog, public");
    let statements = [
        "CREATE SCHEMA behind",
        "CREATE FUNCTION behind.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE \
         AS $$ SELECT pg_catalog.clock_timestamp() - INTERVAL '1 hour' $$",
        path.as_str(),
    ];
    let db = &mut *app.database.get().unwrap();
    for statement in statements {
        diesel::sql_query(statement).execute(db).unwrap();
    }
}

#[test]
fn leases_go_by_the_clock_of_the_database() {
    let app = TestApp::new(Which::Postgres);
    app.user("ada@example.org", &app.institution, Role::Administrator);
    set_back_the_clock(&app);
    let database = Database::open(app.url()).unwrap();
    let letter = Letter {
        recipient: "ada@example.org".to_owned(),
        language: Language::English,
        subject: Message::new("system-title"),
        body: Message::new("system-title"),
        attachment: None,
        instead: None,
    };
    mail::queue(&mut database.get().unwrap(), app.institution.id, &letter).unwrap();
    // By this machine's clock the mail would have to wait for an hour, and its lease would have lapsed long ago.
    let lease = Lease::claim(&database, Queue::Mails).unwrap().expect("its time has come");
    assert!(Lease::claim(&database, Queue::Mails).unwrap().is_none());
    lease.renew(&mut database.get().unwrap()).unwrap();
    let until: Option<NaiveDateTime> =
        mails::table.select(mails::lease_until).first(&mut *database.get().unwrap()).unwrap();
    let behind = db::now() - until.unwrap();
    assert!(behind > TimeDelta::minutes(55) && behind < TimeDelta::minutes(65), "{behind}");
}
