//! The System page: what administrators see of the installation that they share with others.

use carnet::accounts::Role;
use carnet::schema::contacts;
use carnet::system::Presence;
use diesel::prelude::*;

use crate::support::{TestApp, Which};

on_both!(
    administrators_see_what_the_installation_runs_on,
    others_do_not_see_the_system,
    a_failure_is_found_by_the_number_that_the_user_was_shown,
    a_process_is_listed_while_it_is_there,
);

fn administrators_see_what_the_installation_runs_on(app: TestApp) {
    app.stock();
    let page = app.administrator().get("/system").ok();
    let kind = match app.which() {
        Which::Sqlite => "SQLite 3.",
        Which::Postgres => "PostgreSQL 1",
    };
    page.must_say(kind).must_say("Folder on this machine").must_say("2 files").must_say("No errors.");
}

fn others_do_not_see_the_system(app: TestApp) {
    app.user("ian@example.org", &app.institution, Role::Importer);
    let mut ian = app.signed_in("ian@example.org");
    assert!(!ian.get("/").links().contains(&"/system".to_owned()));
    assert_eq!(ian.get_one("/system").status, 403);
    assert_eq!(app.stranger().get("/system").path.split('?').next(), Some("/login"));
}

fn a_failure_is_found_by_the_number_that_the_user_was_shown(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let ask = ada.get("/exports/new?what=all").ok().form("/exports");
    ada.submit(&ask).ok();
    diesel::update(contacts::table)
        .set(contacts::body.eq(b"damaged".to_vec()))
        .execute(&mut *app.database.get().unwrap())
        .unwrap();
    app.worker().run_until_idle().unwrap();
    let system = ada.get("/system").ok();
    let numbers = system.texts("#failures ~ .table-box tbody th");
    assert!(!numbers.is_empty());
    let exports = ada.get("/exports").ok();
    assert!(numbers.iter().any(|number| exports.says(number)), "{numbers:?}: {}", exports.text());
    system.must_say("exports");

    // An administrator of another institution sees that it happened, not what.
    let other = app.other_institution("OTHER");
    app.user("eve@example.org", &other, Role::Administrator);
    let page = app.signed_in("eve@example.org").get("/system").ok();
    let causes = page.texts("#failures ~ .table-box tbody td:last-child");
    assert!(causes.iter().all(|cause| cause == "In another institution: the logs tell more."), "{causes:?}");
    assert_eq!(causes.len(), numbers.len());
}

fn a_process_is_listed_while_it_is_there(app: TestApp) {
    let mut ada = app.administrator();
    ada.get("/system").ok().must_say("No process has reported in yet.");
    let presence = Presence::announce(&app.database, true, true).unwrap();
    let pid = format!("Process {}", std::process::id());
    ada.get("/system").ok().must_say(&pid).must_say("Pages and jobs").must_say("Running");
    drop(presence);
    assert!(!ada.get("/system").ok().says(&pid));
}
