//! A database that restarts or fails over, and a disk that is full, in the middle of work: it pauses, says why, and goes
//! on by itself; nothing is lost and nothing is done twice.

use std::cell::Cell;
use std::io::Read;
use std::process::{Child, Stdio};

use crate::support::{
    Import, Page, Portal, Room, Server, TestApp, TestDatabase, Visitor, counts, many_changes, many_contacts,
    rows_behind, say, until,
};
use carnet::imports::{self, State};
use diesel::connection::SimpleConnection;

/// What an undisturbed life of an import gives.
struct Calm {
    before: Vec<u8>,
    after: Vec<u8>,
    shown: [Import; 3],
}

fn undisturbed(app: &TestApp) -> Calm {
    let before = app.export();
    let tested = app.test("criteria", many_changes(0));
    let started = app.must("start", &tested);
    let after = app.export();
    let undone = app.must("undo", &started);
    assert!(app.export() == before);
    Calm { before, after, shown: [tested, started, undone] }
}

/// Runs the life of an import, each of its three steps by a command in the middle of which the database goes away.
/// Every command must end well, where the undisturbed one ends.
fn disturbed(app: &TestApp, calm: &Calm, prepare: impl Fn(), mut disturb: impl FnMut(&mut Child)) {
    let number = calm.shown[0].id() + 1;
    let (file, id) = (app.file("large.csv", many_changes(0)), number.to_string());
    let test: &[&str] =
        &["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test", "--institution", "DEMO"];
    let steps = [test, &["start", &id, "--institution", "DEMO"], &["undo", &id, "--institution", "DEMO"]];
    for (arguments, calm_step) in steps.into_iter().zip(&calm.shown) {
        prepare();
        let mut child = app.command(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        until(|| rows_behind(app, number).is_some_and(|rows| rows > 0) || child.try_wait().unwrap().is_some());
        disturb(&mut child);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}: {said}");
        assert!(said.contains("Paused. The database can’t be reached"), "{arguments:?}: {said}");
        let shown = Import(app.carnet(&["show", &id]).exits(0).json());
        assert_same(&shown, calm_step);
        let expected = if shown.state() == "completed" { &calm.after } else { &calm.before };
        assert!(app.export() == *expected, "{arguments:?}");
    }
}

#[track_caller]
fn assert_same(shown: &Import, calm: &Import) {
    assert_eq!((shown.state(), counts(shown)), (calm.state(), counts(calm)));
    assert_eq!(shown.0["issues"], calm.0["issues"]);
}

#[test]
fn a_database_that_restarts_in_the_middle_is_waited_for() {
    let server = Server::new();
    let app = TestApp::of(TestDatabase::at(&server.database("carnet")));
    app.stock_many();
    let calm = undisturbed(&app);
    let mut ada = app.administrator();
    disturbed(
        &app,
        &calm,
        || {},
        |child| {
            server.stop("fast");
            for (language, title, sentence) in AWAY {
                ada.language = language.to_owned();
                let page = ada.get("/imports");
                page.must_say(title).must_say(sentence);
                assert_eq!((page.status, page.header("retry-after")), (503, Some("10")));
            }
            assert_eq!(ada.get("/imports/1.json").json()["error"]["code"], "unavailable");
            assert!(child.try_wait().unwrap().is_none(), "the command waits");
            server.start();
            until(|| ada.get("/imports").status == 200);
        },
    );
}

const AWAY: [(&str, &str, &str); 3] = [
    ("en", "Not available at the moment", "The database can’t be reached at the moment."),
    ("fr", "Momentanément indisponible", "La base de données est injoignable pour le moment."),
    ("pt-BR", "Indisponível no momento", "No momento não é possível acessar o banco de dados."),
];

/// The primary crashes in the middle of each step; its standby, which has every commit that was told, is promoted.
#[test]
fn a_standby_takes_over_in_the_middle_and_no_batch_is_lost() {
    let servers = [Server::new(), Server::empty()];
    servers[0].database("carnet");
    let app = TestApp::of(TestDatabase::at(&Server::address(&[&servers[0], &servers[1]], "carnet")));
    app.stock_many();
    let calm = undisturbed(&app);
    let primary = Cell::new(0);
    disturbed(
        &app,
        &calm,
        || {
            let (primary, standby) = (&servers[primary.get()], &servers[1 - primary.get()]);
            standby.follow(primary);
            primary.wait_for_standby();
        },
        |_| {
            servers[primary.get()].stop("immediate");
            primary.set(1 - primary.get());
            servers[primary.get()].promote();
        },
    );
}

/// On a small file system in memory. Only root may mount one: for anybody else this says that it tests nothing.
#[test]
fn a_full_disk_pauses_an_import_until_there_is_room_where_a_file_system_can_be_mounted() {
    let Some(room) = Room::new(64) else {
        say("SKIPPED: no small file system can be mounted here");
        return;
    };
    let app = TestApp::of(TestDatabase::in_folder(&room.path().join("data")));
    app.stock_many();
    let calm = undisturbed(&app);
    app.administrator();
    let portal = Portal::start(&app);
    let mut ada = portal.sign_in();
    let number = calm.shown[0].id() + 1;

    // A reader that stays keeps the database from using room again that it has already: what is written needs new room.
    let mut reader = app.database.get().unwrap();
    reader.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); BEGIN; SELECT count(*) FROM imports").unwrap();

    upload(&mut ada, &many_changes(0)).ok();
    pause_midway(&app, &room, &mut ada, number);
    for (language, sentence) in FULL {
        ada.language = language.to_owned();
        ada.get(&format!("/imports/{number}")).ok().must_say(sentence);
    }
    ada.language = "en".to_owned();
    refuse_what_does_not_fit(&app, &mut ada);
    room.clear();
    until(|| state(&app, number) == State::Tested);
    assert_same(&Import(app.carnet(&["show", &number.to_string()]).json()), &calm.shown[0]);

    for (form, end, calm_step) in
        [("/start", State::Completed, &calm.shown[1]), ("/undo", State::Undone, &calm.shown[2])]
    {
        let page = ada.get(&format!("/imports/{number}")).ok();
        submit_and_confirm(&mut ada, &page, form);
        pause_midway(&app, &room, &mut ada, number);
        room.clear();
        until(|| state(&app, number) == end);
        assert_same(&Import(app.carnet(&["show", &number.to_string()]).json()), calm_step);
        let expected = if end == State::Completed { &calm.after } else { &calm.before };
        assert!(app.export() == *expected, "{form}");
    }
}

const FULL: [(&str, &str); 3] = [
    ("en", "The disk of the server is full, or nothing can be written to it. Nothing is lost"),
    ("fr", "Le disque du serveur est plein, ou il est impossible d’y écrire. Rien n’est perdu"),
    ("pt-BR", "O disco do servidor está cheio, ou não é possível gravar nele. Nada se perde"),
];

/// Fills the disk while an import is at work, and waits until its page says what stopped it.
fn pause_midway(app: &TestApp, room: &Room, visitor: &mut Visitor, number: i64) {
    until(|| rows_behind(app, number).is_some_and(|rows| rows > 0));
    room.fill();
    let page = format!("/imports/{number}");
    // On a busy machine it may have ended before the disk was full.
    until(|| visitor.get(&page).says("Paused since") || rows_behind(app, number).is_none());
}

fn refuse_what_does_not_fit(app: &TestApp, ada: &mut Visitor) {
    let files = || std::fs::read_dir(app.data().join("files")).unwrap().count();
    let before = files();
    let page = upload(ada, &many_contacts(20_000));
    assert_eq!(page.status, 422, "{}", page.text());
    page.must_say("There is no room for this file: the disk of the server is full. Nothing of it was kept");
    let file = app.file("too-large.csv", many_contacts(20_000));
    let arguments = ["import", file.to_str().unwrap(), "--kind", "contacts", "--action", "test"];
    assert_eq!(app.carnet(&arguments).exits(3).refusal(), "no-room");
    assert_eq!(files(), before, "nothing is left of it");
}

fn upload(visitor: &mut Visitor, content: &str) -> Page {
    let form = visitor.get("/imports/new").ok().form("/imports").add("kind", "criteria");
    visitor.submit(&form.file("file", "large.csv", content.as_bytes()))
}

/// Sends a form of an import's page; undo asks once more.
fn submit_and_confirm(visitor: &mut Visitor, page: &Page, form: &str) {
    let page = if form == "/undo" { visitor.get(&page.link("Undo")).ok() } else { visitor.get(&page.path).ok() };
    visitor.submit(&page.form(form)).ok();
}

fn state(app: &TestApp, number: i64) -> State {
    imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, number).unwrap().state
}
