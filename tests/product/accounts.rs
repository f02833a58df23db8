//! The user's own account, and languages.

use carnet::accounts::Role;
use carnet::accounts::users::{self, NewUser};

use crate::support::{PASSWORD, TestApp};

on_both!(
    a_new_password_ends_all_other_sessions,
    a_password_that_is_too_easy_is_refused,
    a_user_s_language_beats_that_of_the_browser,
    the_switcher_stays_on_the_page,
    a_user_of_two_institutions_works_in_one_at_a_time,
    accounts_are_made_from_the_shell,
);

fn a_new_password_ends_all_other_sessions(app: TestApp) {
    let mut here = app.administrator();
    let mut there = app.signed_in("ada@example.org");
    let form =
        here.get("/account").form("/account/password").set("new", "a longer secret").set("again", "a longer secret");
    here.submit(&form.clone().set("present", "not it")).must_say("The present password is not right");
    here.submit(&form.set("present", PASSWORD)).must_say("Your password was changed");
    assert_eq!(here.get("/account").path, "/account");
    assert!(there.get("/account").path.starts_with("/login"));
}

fn a_password_that_is_too_easy_is_refused(app: TestApp) {
    let mut ada = app.administrator();
    for (new, again, said) in [
        ("short", "short", "at least 10 characters"),
        ("ada@example.org", "Ada@example.org", "not the same"),
        ("ADA@example.org", "ADA@example.org", "may not be your e-mail address"),
        ("1234567890", "1234567890", "easy to guess"),
        ("ada.example", "ada.example", "easy to guess"),
    ] {
        let form = ada.get("/account").form("/account/password").set("present", PASSWORD);
        let page = ada.submit(&form.set("new", new).set("again", again));
        assert_eq!(page.status, 422);
        page.must_say(said);
    }
}

fn a_user_s_language_beats_that_of_the_browser(app: TestApp) {
    let mut ada = app.administrator();
    for (asked, seen) in [("pt-PT,en;q=0.5", "pt-BR"), ("de", "fr"), ("en-US", "en")] {
        ada.language = asked.to_owned();
        assert_eq!(ada.get("/account").attribute("html", "lang").as_deref(), Some(seen), "{asked}");
    }
    let form = ada.get("/account").form("/account/profile").set("language", "fr").set("name", "Ada Lovelace");
    let page = ada.submit(&form);
    page.must_say("Votre compte a été enregistré").must_say("Ada Lovelace");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
    assert_eq!(page.form("/account/profile").value("name"), Some("Ada Lovelace"));
}

fn the_switcher_stays_on_the_page(app: TestApp) {
    let mut stranger = app.stranger();
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let page = stranger.get("/login?back=/account");
    let form = page.form("/language").set("language", "pt-BR");
    let page = stranger.submit(&form);
    assert_eq!(page.path, "/login?back=/account");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("pt-BR"));
}

fn a_user_of_two_institutions_works_in_one_at_a_time(app: TestApp) {
    let other = app.other_institution("OTHER");
    let mut ada = app.administrator();
    let new = NewUser { email: "ada@example.org", name: "", password: PASSWORD };
    let added = users::add(&mut app.database.get().unwrap(), &new, other.id, Role::Viewer).unwrap();
    assert!(!added.1, "she has an account already");
    assert!(users::add(&mut app.database.get().unwrap(), &new, other.id, Role::Viewer).is_err());
    let page = ada.get("/account");
    let form = page.form("/account/institution").set("institution", &other.id.to_string());
    ada.submit(&form).must_say("You are working in OTHER now");
    ada.get("/account").must_say("Viewer · OTHER");
    let stranger = app.other_institution("THIRD");
    let form = form.without("institution").add("institution", &stranger.id.to_string());
    assert_eq!(ada.submit(&form).status, 404);
}

fn accounts_are_made_from_the_shell(app: TestApp) {
    let added =
        app.run(&["institution", "add", "LAC", "--name", "Théâtre du Lac", "--language", "fr", "--json"]).exits(0);
    assert_eq!(added.json()["time_zone"], "Europe/Paris");
    let again = app.run(&["institution", "add", "LAC", "--name", "Lac", "--json"]).exits(3);
    assert_eq!(again.refusal(), "institution-exists");
    let user = ["user", "add", "ada@example.org", "--institution", "LAC", "--role", "editor", "--json"];
    let password = app.run(&user).exits(0).json()["password"].as_str().unwrap().to_owned();
    let mut ada = app.stranger();
    let form = ada.get("/login").form("/login").set("email", "ada@example.org").set("password", &password);
    ada.submit(&form).must_say("Théâtre du Lac");
    assert_eq!(app.run(&user).exits(3).refusal(), "already-member");
    app.run(&["user", "add"]).exits(2);
    let unknown = app.run(&["user", "add", "a@b.org", "--institution", "LAC", "--role", "boss"]).exits(3);
    assert!(unknown.err.contains("“boss” is not a role"), "{unknown:?}");
}
