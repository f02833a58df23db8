//! Signing in and out, and what guards it.

use carnet::accounts::Role;
use carnet::accounts::first_run;
use carnet::schema::sessions;
use diesel::prelude::*;

use crate::support::{PASSWORD, Page, TestApp, Visitor};

on_both!(
    the_first_administrator_proves_that_the_machine_is_theirs,
    after_the_log_in_a_user_comes_to_where_they_wanted_to_go,
    the_log_in_sends_nobody_to_another_site,
    a_session_gets_a_new_key_at_the_log_in,
    a_session_that_was_ended_is_of_no_use,
    the_key_of_a_session_is_not_in_the_database,
    after_five_wrong_passwords_a_user_has_to_wait,
    wrong_passwords_from_anywhere_are_counted_for_each_account,
    a_form_of_another_site_is_refused,
    a_user_without_an_institution_is_told_so,
    every_answer_says_what_a_page_may_load,
    a_database_that_is_away_is_said_on_a_page,
    whoever_guesses_locks_out_nobody_in_their_own_browser,
    the_mark_of_a_browser_is_worth_nothing_for_another_account,
    the_present_password_can_be_tried_a_few_times,
    many_log_ins_at_once_all_have_their_turn,
);

fn sign_in(visitor: &mut Visitor, email: &str, password: &str) -> Page {
    let form = visitor.get("/login").form("/login").set("email", email).set("password", password);
    visitor.submit(&form)
}

fn the_first_administrator_proves_that_the_machine_is_theirs(app: TestApp) {
    let token = first_run::token(&mut app.database.get().unwrap()).unwrap();
    let mut visitor = app.stranger();
    visitor.language = "fr".to_owned();
    let page = visitor.get("/");
    assert_eq!(page.path, "/first-run");
    let form = page
        .form("/first-run")
        .set("institution", "Théâtre du Lac")
        .set("name", "Ada")
        .set("email", "Ada@Example.org")
        .set("password", PASSWORD)
        .set("again", PASSWORD);
    visitor.submit(&form.clone().set("token", "guessed")).must_say("Ce n’est pas le bon jeton");
    visitor.submit(&form.clone().set("token", &token).set("again", "another")).must_say("sont différents");
    let page = visitor.submit(&form.clone().set("token", &format!(" {token} ")));
    assert_eq!((page.status, page.path.as_str()), (200, "/"), "{}", page.text());
    page.must_say("Théâtre du Lac").must_say("Tout est prêt");
    assert_eq!(visitor.get("/first-run").status, 404);
    assert_eq!(visitor.submit_one(&form.set("token", &token)).status, 403, "an old form of a stranger");
    assert!(!first_run::is_due(&mut app.database.get().unwrap()).unwrap());
}

fn after_the_log_in_a_user_comes_to_where_they_wanted_to_go(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let mut visitor = app.stranger();
    let page = visitor.get("/account?from=mail");
    assert!(page.path.starts_with("/login?"), "{}", page.path);
    let form = page.form("/login").set("email", " ADA@example.org").set("password", PASSWORD);
    assert_eq!(visitor.submit(&form).path, "/account?from=mail");
    assert_eq!(visitor.get("/login").path, "/", "who is signed in has nothing to do there");
}

fn the_log_in_sends_nobody_to_another_site(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    for place in ["//evil.example/", "https://evil.example/", "/\\evil.example", "/%09/evil.example\t", "javascript:x"]
    {
        let mut visitor = app.stranger();
        let form = visitor.get("/login").form("/login").set("email", "ada@example.org").set("password", PASSWORD);
        let page = visitor.submit_one(&form.set("back", place));
        assert_eq!(page.redirect().as_deref(), Some("/"), "{place}");
    }
}

fn a_session_gets_a_new_key_at_the_log_in(app: TestApp) {
    app.user("eve@example.org", &app.institution, Role::Viewer);
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let planted = app.signed_in("eve@example.org").cookie("carnet-session").unwrap().to_owned();
    let mut ada = app.stranger();
    let form = ada.get("/login").form("/login").set("email", "ada@example.org").set("password", PASSWORD);
    ada.plant("carnet-session", &planted);
    // With Eve's session the form of a stranger is not accepted any more.
    assert_eq!(ada.submit_one(&form).status, 403);
    assert_eq!(ada.get("/login").path, "/");
    let form = ada.get("/account").form("/logout");
    ada.submit(&form);
    assert_eq!(sign_in(&mut ada, "ada@example.org", PASSWORD).path, "/");
    let own = ada.cookie("carnet-session").unwrap().to_owned();
    assert_ne!(own, planted);
    let mut eve = app.stranger();
    eve.plant("carnet-session", &planted);
    assert!(eve.get("/account").path.starts_with("/login"), "the planted key opens a session");
}

fn a_session_that_was_ended_is_of_no_use(app: TestApp) {
    let mut ada = app.administrator();
    let key = ada.cookie("carnet-session").unwrap().to_owned();
    let form = ada.get("/account").form("/logout");
    assert_eq!(ada.submit(&form).path, "/login");
    ada.plant("carnet-session", &key);
    assert!(ada.get("/account").path.starts_with("/login"));
    let left: i64 = sessions::table.count().get_result(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(left, 0);
}

fn the_key_of_a_session_is_not_in_the_database(app: TestApp) {
    let ada = app.administrator();
    let cookie = ada.cookie("carnet-session").unwrap();
    let rows: Vec<(String, String)> =
        sessions::table.select((sessions::key, sessions::body)).load(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(rows.len(), 1);
    for (key, body) in rows {
        assert!(!cookie.contains(&key) && !body.contains("carnet"), "{key} {body}");
    }
}

fn after_five_wrong_passwords_a_user_has_to_wait(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    app.user("bob@example.org", &app.institution, Role::Viewer);
    let mut visitor = app.stranger();
    for _ in 0..5 {
        let page = sign_in(&mut visitor, "ada@example.org", "wrong password");
        assert_eq!(page.status, 422);
        page.must_say("The e-mail address or the password is wrong");
    }
    sign_in(&mut visitor, "ada@example.org", PASSWORD).must_say("Too many attempts. Wait 15 minutes");
    assert_eq!(sign_in(&mut visitor, "bob@example.org", PASSWORD).path, "/", "another account is not concerned");
}

fn wrong_passwords_from_anywhere_are_counted_for_each_account(app: TestApp) {
    use carnet::accounts::login::{Place, verify};
    use carnet::error::Error::Refusal;
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let db = &mut *app.database.get().unwrap();
    let code = |result| match result {
        Err(Refusal(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    };
    for machine in 0..40 {
        let address = format!("192.0.2.{machine}");
        assert_eq!(code(verify(db, "ada@example.org", "wrong password", Place::Network(&address))), "login-wrong");
    }
    assert_eq!(code(verify(db, "ada@example.org", PASSWORD, Place::Network("192.0.2.200"))), "login-too-often");
    assert!(
        verify(db, "ada@example.org", PASSWORD, Place::Browser("known")).is_ok(),
        "her own browser is not concerned"
    );
    for _ in 0..5 {
        assert_eq!(code(verify(db, "ada@example.org", "wrong password", Place::Browser("known"))), "login-wrong");
    }
    assert_eq!(code(verify(db, "ada@example.org", PASSWORD, Place::Browser("known"))), "login-too-often");
    assert!(verify(db, "ada@example.org", PASSWORD, Place::Browser("another")).is_ok());
    for name in 0..60 {
        let email = format!("guess{name}@example.org");
        assert_eq!(code(verify(db, &email, "wrong password", Place::Network("198.51.100.1"))), "login-wrong");
    }
    assert_eq!(
        code(verify(db, "unheard@example.org", "wrong password", Place::Network("198.51.100.1"))),
        "login-too-often"
    );
}

fn a_form_of_another_site_is_refused(app: TestApp) {
    let mut ada = app.administrator();
    let form = ada.get("/account").form("/account/profile").set("name", "Mallory");
    let host = ada.origin.clone();
    for (origin, site, status) in [
        ("https://evil.example", Some("cross-site"), 403),
        ("https://evil.example", None, 403),
        ("http://127.0.0.1:1", Some("same-site"), 403),
        ("null", None, 403),
        ("", None, 403),
        (host.as_str(), None, 303),
    ] {
        ada.origin = origin.to_owned();
        ada.fetch_site = site.map(str::to_owned);
        assert_eq!(ada.submit_one(&form).status, status, "{origin} {site:?}");
    }
}

fn a_user_without_an_institution_is_told_so(app: TestApp) {
    use carnet::schema::memberships;
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let mut ada = app.signed_in("ada@example.org");
    diesel::delete(memberships::table).execute(&mut *app.database.get().unwrap()).unwrap();
    assert!(ada.get("/").path.starts_with("/login"), "a session outlives the membership");
    let mut visitor = app.stranger();
    sign_in(&mut visitor, "ada@example.org", PASSWORD).must_say("does not belong to any institution");
}

fn every_answer_says_what_a_page_may_load(app: TestApp) {
    let mut ada = app.administrator();
    for path in ["/", "/account", "/nowhere", "/healthz", "/static/logo.svg"] {
        let page = ada.get_one(path);
        let policy = page.header("content-security-policy").unwrap_or_else(|| panic!("{path} has no policy"));
        for part in ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
        let expected = if path.starts_with("/static") { "no-cache" } else { "no-store" };
        assert_eq!(page.header("cache-control"), Some(expected), "{path}");
    }
    let style = ada.get("/").attribute("link[rel=stylesheet]", "href").unwrap();
    let style = ada.get_one(&style);
    assert!(style.header("cache-control").unwrap().contains("immutable"));
}

fn a_database_that_is_away_is_said_on_a_page(app: TestApp) {
    let mut ada = app.administrator();
    diesel::sql_query("ALTER TABLE sessions RENAME TO away").execute(&mut *app.database.get().unwrap()).unwrap();
    let page = ada.get_one("/account");
    assert_eq!(page.status, 500);
    page.must_say("Something went wrong on our side");
    let json = ada.get_one("/nowhere.json");
    assert_eq!((json.status, json.json()["error"]["code"].as_str()), (500, Some("failure")));
    diesel::sql_query("ALTER TABLE away RENAME TO sessions").execute(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(ada.get_one("/account").status, 200, "the session is still there");
}

/// As many wrong tries from this machine as lock everybody out who is not known.
fn guess_too_often(app: &TestApp) {
    use carnet::accounts::login::{Place, verify};
    let db = &mut *app.database.get().unwrap();
    for name in 0..80 {
        let email = if name < 10 { "ada@example.org".to_owned() } else { format!("guess{name}@example.org") };
        let _ = verify(db, &email, "wrong password", Place::Network("127.0.0.1"));
    }
}

fn whoever_guesses_locks_out_nobody_in_their_own_browser(app: TestApp) {
    let mut known = app.administrator();
    known.submit(&known.clone().get("/account").form("/logout"));
    guess_too_often(&app);
    let mut stranger = app.stranger();
    sign_in(&mut stranger, "ada@example.org", PASSWORD).must_say("Too many attempts");
    assert_eq!(sign_in(&mut known, "ada@example.org", PASSWORD).path, "/");
}

fn the_mark_of_a_browser_is_worth_nothing_for_another_account(app: TestApp) {
    app.user("bob@example.org", &app.institution, Role::Viewer);
    let mark = app.administrator().cookie("carnet-browser").unwrap().to_owned();
    guess_too_often(&app);
    let (altered, long) = (mark.replace(|c: char| c.is_ascii_digit(), "a"), format!("{mark}.").repeat(40));
    for (email, mark, may) in [
        ("bob@example.org", mark.as_str(), false),
        ("ada@example.org", altered.as_str(), false),
        ("ada@example.org", "", false),
        ("ada@example.org", "é", false),
        ("bob@example.org", long.as_str(), false),
        (" ADA@example.org", mark.as_str(), true),
    ] {
        let mut visitor = app.stranger();
        visitor.plant("carnet-browser", mark);
        let page = sign_in(&mut visitor, email, PASSWORD);
        assert_eq!(page.path == "/", may, "{email} {mark}: {}", page.text());
    }
}

fn the_present_password_can_be_tried_a_few_times(app: TestApp) {
    let mut ada = app.administrator();
    let form = ada.get("/account").form("/account/password").set("new", "a longer secret");
    let form = form.set("again", "a longer secret");
    for _ in 0..5 {
        ada.submit(&form.clone().set("present", "not it")).must_say("The present password is not right");
    }
    ada.submit(&form.set("present", PASSWORD)).must_say("Too many attempts");
    assert_eq!(sign_in(&mut app.stranger(), "ada@example.org", PASSWORD).path, "/", "her log-in is not concerned");
}

fn many_log_ins_at_once_all_have_their_turn(app: TestApp) {
    let emails: Vec<String> = (0..8).map(|at| format!("user{at}@example.org")).collect();
    for email in &emails {
        app.user(email, &app.institution, Role::Viewer);
    }
    app.address();
    let app = &app;
    std::thread::scope(|scope| {
        for email in &emails {
            scope.spawn(move || assert_eq!(sign_in(&mut app.stranger(), email, PASSWORD).path, "/", "{email}"));
        }
    });
}
