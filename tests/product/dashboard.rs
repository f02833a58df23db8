//! The page where a user begins.

use carnet::accounts::Role;

use crate::support::TestApp;

on_both!(
    a_new_institution_is_shown_its_first_steps,
    the_dashboard_shows_what_there_is,
    the_dashboard_follows_contacts_that_come_and_go,
    who_only_looks_is_offered_nothing_to_do
);

fn a_new_institution_is_shown_its_first_steps(app: TestApp) {
    let mut ada = app.administrator();
    let page = ada.get("/");
    page.must_say("DEMO is still empty");
    assert_eq!(page.texts(".first-steps h2").len(), 3);
    for words in ["Import criteria", "Import contacts"] {
        let link = page.link(words);
        assert_eq!(ada.get_one(&link).status, 200, "{link}");
    }
    assert_eq!(page.link("New target"), "/targets/new");
}

fn the_dashboard_shows_what_there_is(app: TestApp) {
    app.stock();
    let wrong = app.test("criteria", "CONTACT_NR,[new] GENRE\n000001,JAZ\n");
    let mut ada = app.administrator();
    let page = ada.get("/");
    assert_eq!(
        page.texts(".tile"),
        ["12 contacts", "0 targets", "8 criteria, authorisations and custom fields", "3 imports"]
    );
    assert!(page.link("No. 3").ends_with("/imports/3"), "{wrong:?}");
    page.must_say("1 error").must_say("No file was made yet");
    for words in ["Download import template", "New import"] {
        let link = page.link(words);
        assert_eq!(ada.get_one(&link).status, 200, "{link}");
    }
}

fn the_dashboard_follows_contacts_that_come_and_go(app: TestApp) {
    app.stock();
    app.other_institution("OTHER");
    let more = "CONTACT_NR;LASTNAME\n000013;Reis\n000014;Roy\n";
    let made = app.update_with("contacts", more, &["--mode", "create"]);
    let mut ada = app.administrator();
    assert_eq!(ada.get("/").texts(".tile")[0], "14 contacts");
    app.must("undo", &made);
    assert_eq!(ada.get("/").texts(".tile")[0], "12 contacts");
}

fn who_only_looks_is_offered_nothing_to_do(app: TestApp) {
    app.user("eve@example.org", &app.institution, Role::Viewer);
    let mut eve = app.signed_in("eve@example.org");
    assert!(!eve.get("/").says("Import contacts"));
    app.stock();
    assert!(!eve.get("/").says("New import"));
    let page = eve.get("/imports/new");
    assert_eq!(page.status, 403);
    page.must_say("This takes the role “Editor”");
}
