//! The pages of targets, as somebody without JavaScript uses them.

use carnet::accounts::Role;
use carnet::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use carnet::contacts::definitions::{CODE, FIELD, GROUP, LABEL, RANK, TYPE};
use carnet::contacts::store;
use carnet::db::{self, Db};
use carnet::fields::{FieldId, standard};
use carnet::targets::{self, New, Query};

use crate::support::{Browser, Form, PASSWORD, Page, TestApp, Visitor, Which, problems};
use crate::targets::{make, person};

on_both!(
    a_target_is_built_condition_by_condition,
    the_list_of_contacts_is_narrowed_to_a_target,
    a_preview_counts_and_says_what_empties_it,
    groups_nest_and_parts_are_switched_off_and_removed,
    what_is_missing_is_said_where_it_is_missing,
    a_target_is_changed_and_keeps_its_code,
    a_static_copy_lists_its_contacts_page_by_page,
    an_archived_target_leaves_the_list_and_comes_back,
    a_viewer_looks_and_changes_nothing,
    targets_of_others_are_not_found_by_their_id,
    every_page_of_targets_is_well_formed_in_every_language,
);

/// A list criterion GENRE with the values JAZZ and OPERA.
fn genre(db: &mut Db, institution: i64) -> FieldId {
    let first = db::reserve_ids(db, 3).unwrap();
    let labels = |words: [&str; 3]| LABEL.into_iter().zip(words.map(str::to_owned));
    let mut field = vec![(CODE, "GENRE".to_owned()), (GROUP, "criterion".to_owned()), (TYPE, "list".to_owned())];
    field.extend(labels(["Favourite genre", "Genre préféré", "Gênero preferido"]));
    let mut rows = vec![subject(SubjectKind::Field, first, &field)];
    for (code, rank, words) in [("JAZZ", 1, ["Jazz", "Jazz", "Jazz"]), ("OPERA", 2, ["Opera", "Opéra", "Ópera"])] {
        let mut value = vec![(FIELD, first.to_string()), (CODE, code.to_owned()), (RANK, rank.to_string())];
        value.extend(labels(words));
        rows.push(subject(SubjectKind::Value, first + rank, &value));
    }
    let outcome = db::write(db, |db| store::apply(db, institution, 1, &rows)).unwrap();
    assert_eq!(outcome.conflicts, []);
    first
}

fn subject(kind: SubjectKind, id: i64, values: &[(FieldId, String)]) -> SubjectChange {
    let mut changes = vec![Change::single(standard::EXISTS, None, 0, Some("1"))];
    changes.extend(values.iter().map(|(field, value)| Change::single(*field, None, 0, Some(value))));
    changes.sort_by_key(|change| change.field);
    SubjectChange { row: id, part: 0, subject: id, kind, changes, proof: Proof::default() }
}

/// Three contacts in Lyon and one in Leeds; Ana likes opera.
fn stock(app: &TestApp) -> Visitor {
    let db = &mut *app.database.get().unwrap();
    let genre = genre(db, app.institution.id);
    let mut people = vec![
        person("0001", "Ana", "Silva", "Lyon"),
        person("0002", "Éric", "Le Goff", "Lyon"),
        person("0003", "Zoé", "Martin", "Lyon"),
        person("0004", "John", "Smith", "Leeds"),
    ];
    people[0].push((genre, "OPERA"));
    make(db, app.institution.id, &people);
    app.user("eve@example.org", &app.institution, Role::Editor);
    app.signed_in("eve@example.org")
}

/// The form of the query builder on a page.
fn builder(page: &Page) -> Form {
    let action = page.attribute("form[data-builder]", "action").unwrap();
    page.form(&action)
}

fn press(visitor: &mut Visitor, form: Form, word: &str) -> Page {
    visitor.submit(&form.set("do", word))
}

/// Chooses field and operator of a condition, as the button "Update" asks for.
fn choose(visitor: &mut Visitor, page: &Page, key: &str, field: &str, operator: &str) -> Page {
    let update = format!("update {key}");
    let page = press(visitor, builder(page).set(&format!("{key}-field"), field), &update).ok();
    press(visitor, builder(&page).set(&format!("{key}-operator"), operator), &update).ok()
}

fn a_target_is_built_condition_by_condition(app: TestApp) {
    let mut eve = stock(&app);
    eve.get("/targets").ok().must_say("No targets yet");
    let page = eve.get("/targets/new").ok();
    let page = choose(&mut eve, &page, "n_0", "TOWN", "starts_with");
    assert_eq!(page.attribute("[autofocus]", "id").as_deref(), Some("n_0-operator"));
    let form = builder(&page).set("name", "Lyon, no genre").set("n_0-value", "ly");
    let page = press(&mut eve, form, "add-condition n").ok();
    assert_eq!(page.attribute("[autofocus]", "id").as_deref(), Some("n_1-field"));
    assert_eq!(builder(&page).value("n_0-value"), Some("ly"));
    let page = choose(&mut eve, &page, "n_1", "GENRE", "is_empty");
    let page = press(&mut eve, builder(&page), "save").ok();
    page.must_say("“Lyon, no genre” is saved.").must_say("LYON_NO_GENRE").must_say("Dynamic");
    page.must_say("Town starts with “ly”").must_say("Favourite genre is empty").must_say("2 contacts");
    assert_eq!(page.texts("tbody th a"), ["Éric Le Goff", "Zoé Martin"]);
    let card = page.link("Éric Le Goff");
    eve.get(&card).ok().must_say("Le Goff");
    let list = eve.get("/targets").ok();
    list.must_say("Town starts with “ly” and Favourite genre is empty").must_say("by eve");
}

fn the_list_of_contacts_is_narrowed_to_a_target(app: TestApp) {
    let mut eve = stock(&app);
    let page = eve.get(&format!("/targets/{}", lyon(&app))).ok();
    eve.get(&page.link("Download import template")).ok().must_say("Lyon");
    let list = eve.get("/contacts").ok();
    let page = eve.submit(&list.form("/contacts").set("target", "LYON")).ok();
    assert_eq!(page.texts("tbody th a"), ["Éric Le Goff", "Zoé Martin", "Ana Silva"]);
    assert_eq!(page.form("/contacts").value("target"), Some("LYON"));
    eve.get("/contacts?target=NOPE").must_say("There is no target with the code NOPE.");
}

fn a_preview_counts_and_says_what_empties_it(app: TestApp) {
    let mut eve = stock(&app);
    let page = eve.get("/targets/new").ok();
    let page = choose(&mut eve, &page, "n_0", "TOWN", "is");
    let page = press(&mut eve, builder(&page).set("n_0-value", "leeds"), "preview").ok();
    page.must_say("1 contact");
    assert_eq!(page.texts("tbody th a"), ["John Smith"]);
    assert_eq!(page.attribute("[autofocus]", "id").as_deref(), Some("preview"));
    let page = press(&mut eve, builder(&page), "add-condition n").ok();
    let page = choose(&mut eve, &page, "n_1", "GENRE", "is");
    assert_eq!(builder(&page).offered("n_1-value"), ["", "JAZZ", "OPERA"]);
    let page = press(&mut eve, builder(&page).set("n_1-value", "JAZZ"), "preview").ok();
    page.must_say("No contact satisfies: Favourite genre is Jazz.").must_say("This empties the target.");
    let page = press(&mut eve, builder(&page).set("n_1-value", "OPERA"), "preview").ok();
    page.must_say("Without “Town is “leeds”” 1 contact would be found.");
    assert!(targets::list(&mut app.database.get().unwrap(), app.institution.id, false).unwrap().is_empty());
}

fn groups_nest_and_parts_are_switched_off_and_removed(app: TestApp) {
    let mut eve = stock(&app);
    let page = eve.get("/targets/new").ok();
    let page = choose(&mut eve, &page, "n_0", "TOWN", "is");
    let page = press(&mut eve, builder(&page).set("n_0-value", "Leeds"), "add-group n").ok();
    let page = choose(&mut eve, &page, "n_1_0", "GENRE", "is_one_of");
    let page = press(&mut eve, builder(&page).add("n_1_0-value", "OPERA").add("n_1_0-value", "JAZZ"), "add-group n_1");
    let page = choose(&mut eve, &page.ok(), "n_1_1_0", "CONTACT_NR", "is_one_of");
    let form = builder(&page).set("n_1_1_0-lines", "0001\n0004").set("n_1_1-join", "none").set("n-join", "any");
    let page = press(&mut eve, form, "switch n_0").ok();
    page.must_say("Switched off");
    let page = press(&mut eve, builder(&page).set("name", "Nested"), "save").ok();
    let target = targets::by_code(&mut app.database.get().unwrap(), app.institution.id, "NESTED").unwrap();
    let json = concat!(
        r#"{"any":[{"off":{"field":"TOWN","is":"Leeds"}},{"any":[{"field":"GENRE","is_one_of":["OPERA","JAZZ"]},"#,
        r#"{"none":[{"field":"CONTACT_NR","is_one_of":["0001","0004"]}]}]}]}"#
    );
    assert_eq!(target.query().unwrap().to_json().replace(r#"["JAZZ","OPERA"]"#, r#"["OPERA","JAZZ"]"#), json);
    assert_eq!(page.texts("tbody th a"), ["Ana Silva", "Éric Le Goff", "Zoé Martin"]);
    let page = eve.get(&format!("/targets/{}/edit", target.id)).ok();
    let page = press(&mut eve, builder(&page), "remove n_1").ok();
    let page = press(&mut eve, builder(&page), "switch n_0").ok();
    let page = press(&mut eve, builder(&page), "save").ok();
    assert_eq!(page.texts("tbody th a"), ["John Smith"]);
}

fn what_is_missing_is_said_where_it_is_missing(app: TestApp) {
    let mut eve = stock(&app);
    let page = eve.get("/targets/new").ok();
    let page = press(&mut eve, builder(&page), "save");
    assert_eq!(page.status, 422);
    page.must_say("Give the target a name.").must_say("Choose a field for each condition");
    assert_eq!(page.attribute("#n_0-field", "aria-invalid").as_deref(), Some("true"));
    let page = choose(&mut eve, &page, "n_0", "CHANGED_BY_IMPORT", "is");
    let page = press(&mut eve, builder(&page).set("n_0-value", "99"), "preview");
    assert_eq!(page.status, 422);
    page.must_say("There is no import no. 99.");
    assert_eq!(page.attribute("[name=n_0-value]", "aria-invalid").as_deref(), Some("true"));
    let page = choose(&mut eve, &page, "n_0", "GENRE", "is_empty");
    let page = press(&mut eve, builder(&page).set("name", "X").set("code", "a b"), "save");
    page.must_say("“a b” can’t be a code.");
    let page = press(&mut eve, builder(&page).set("code", "a.b"), "remove n_0").ok();
    let page = press(&mut eve, builder(&page), "save");
    page.must_say("A group is empty.");
}

fn a_target_is_changed_and_keeps_its_code(app: TestApp) {
    let mut eve = stock(&app);
    let id = lyon(&app);
    let page = eve.get(&format!("/targets/{id}/edit")).ok();
    let form = builder(&page);
    assert_eq!((form.value("name"), form.value("n_0-value"), form.value("code")), (Some("Lyon"), Some("Lyon"), None));
    let page = press(&mut eve, form.set("name", "Leeds").set("n_0-value", "Leeds"), "save").ok();
    page.must_say("“Leeds” is saved.").must_say("LYON").must_say("1 contact");
}

/// The id of a target of all in Lyon.
fn lyon(app: &TestApp) -> i64 {
    let query = Query::from_json(r#"{"field": "TOWN", "is": "Lyon"}"#).unwrap();
    let new = New { name: "Lyon", code: None, user: None };
    targets::create(&mut app.database.get().unwrap(), &app.institution, new, &query).unwrap().id
}

fn a_static_copy_lists_its_contacts_page_by_page(app: TestApp) {
    let mut eve = stock(&app);
    let numbers: Vec<String> = (0..70).map(|n| format!("1{n:03}")).collect();
    let people: Vec<_> = numbers.iter().map(|number| person(number, "X", number, "Lyon")).collect();
    make(&mut app.database.get().unwrap(), app.institution.id, &people);
    let page = eve.get(&format!("/targets/{}", lyon(&app))).ok();
    page.must_say("73 contacts").must_say("The first 20 as a sample");
    let form = page.form("/duplicate").set("as", "static");
    let page = eve.submit(&form).ok();
    page.must_say("“Lyon (copy)” was made.").must_say("only its name can be changed");
    let page = press(&mut eve, builder(&page).set("name", "Lyon then"), "save").ok();
    page.must_say("Lyon then").must_say("Static").must_say("73 contacts").must_say("50 contacts on this page");
    assert_eq!(page.texts("tbody th a").len(), 50);
    let next = eve.get(&page.link("Next page")).ok();
    assert_eq!(next.texts("tbody th a").len(), 23);
    assert_eq!(next.texts("tbody th a").last().map(String::as_str), Some("X 1069"));
    eve.get(&next.link("First page")).ok().must_say("Ana Silva");
}

fn an_archived_target_leaves_the_list_and_comes_back(app: TestApp) {
    let mut eve = stock(&app);
    let address = format!("/targets/{}", lyon(&app));
    let page = eve.get(&address).ok();
    let form = page.form("/archive");
    let page = eve.submit(&form).ok();
    page.must_say("“Lyon” is archived.").must_say("Archived");
    assert!(eve.get("/targets").ok().texts("tbody th a").is_empty());
    assert_eq!(eve.get("/targets?show=archived").ok().texts("tbody th a"), ["Lyon"]);
    let form = page.form("/restore");
    eve.submit(&form).ok().must_say("“Lyon” is back in use.");
    assert_eq!(eve.get("/targets").ok().texts("tbody th a"), ["Lyon"]);
}

fn a_viewer_looks_and_changes_nothing(app: TestApp) {
    let mut eve = stock(&app);
    let id = lyon(&app);
    app.user("vic@example.org", &app.institution, Role::Viewer);
    let mut vic = app.signed_in("vic@example.org");
    let page = vic.get(&format!("/targets/{id}")).ok();
    page.must_say("3 contacts");
    assert!(!page.says("Duplicate") && !page.says("Edit"));
    assert!(!vic.get("/targets").ok().says("New target"));
    assert_eq!(vic.get("/targets/new").status, 403);
    let editors = eve.get(&format!("/targets/{id}")).ok().form("/archive");
    let csrf = vic.get("/account").ok().form("/account/profile").value("csrf").unwrap().to_owned();
    assert_eq!(vic.submit(&Form::new(editors.path(), &[("csrf", &csrf)])).status, 403);
}

fn targets_of_others_are_not_found_by_their_id(app: TestApp) {
    let mut eve = stock(&app);
    let other = app.other_institution("OTHER");
    let query = Query::from_json(r#"{"field": "TOWN", "is": "Lyon"}"#).unwrap();
    let new = New { name: "Theirs", code: None, user: None };
    let id = targets::create(&mut app.database.get().unwrap(), &other, new, &query).unwrap().id;
    for path in ["", "/edit"] {
        assert_eq!(eve.get(&format!("/targets/{id}{path}")).status, 404, "{path}");
    }
    let csrf = builder(&eve.get("/targets/new").ok()).value("csrf").unwrap().to_owned();
    for path in ["edit", "duplicate", "archive", "restore"] {
        let form = Form::new(&format!("/targets/{id}/{path}"), &[("csrf", &csrf), ("name", "Mine"), ("do", "save")]);
        assert_eq!(eve.submit(&form).status, 404, "{path}");
    }
}

fn every_page_of_targets_is_well_formed_in_every_language(app: TestApp) {
    let mut eve = stock(&app);
    let id = lyon(&app);
    for language in ["en", "fr", "pt-BR"] {
        eve.language = language.to_owned();
        let page = eve.get("/targets/new").ok();
        let wrong = press(&mut eve, builder(&page), "save");
        let page = choose(&mut eve, &page, "n_0", "GENRE", "is_one_of");
        let page = press(&mut eve, builder(&page).add("n_0-value", "JAZZ"), "add-group n").ok();
        let page = choose(&mut eve, &page, "n_1_0", "CREATED", "between");
        let form =
            builder(&page).without("n_1_0-value").add("n_1_0-value", "2020-01-01").add("n_1_0-value", "2020-01-02");
        let empty = press(&mut eve, form, "preview").ok();
        let others = ["/targets", "/targets?show=archived"].map(|path| eve.get(path).ok());
        let ours = [format!("/targets/{id}"), format!("/targets/{id}/edit")].map(|path| eve.get(&path).ok());
        for page in [wrong, empty].iter().chain(&others).chain(&ours) {
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(language));
            assert_eq!(problems(&page.html()), Vec::<String>::new(), "{} in {language}", page.path);
        }
    }
}

/// With JavaScript only the form is replaced: the page stays, and so does what was typed.
#[test]
fn in_a_browser_the_form_changes_without_a_new_page() {
    let app = TestApp::new(Which::Sqlite);
    let _ = stock(&app);
    let browser = Browser::open(&app.address(), "fr");
    browser.goto("/login");
    browser.fill("[name=email]", "eve@example.org");
    browser.fill("[name=password]", PASSWORD);
    browser.click("main form button");
    browser.wait_for_text("Tableau de bord");
    browser.goto("/targets/new");
    browser.script("window.isTheSame = true");
    browser.fill("#name", "Sans genre");
    browser.choose("#n_0-field", "TOWN");
    browser.wait_for("[name=n_0-value]");
    browser.fill("[name=n_0-value]", "lyon");
    browser.press("Ajouter une condition");
    browser.choose("#n_1-field", "GENRE");
    browser.wait_for("#n_1-operator");
    browser.choose("#n_1-operator", "is_empty");
    browser.click(".form-foot [value=preview]");
    browser.wait_for_text("2 contacts");
    assert_eq!(browser.script("return window.isTheSame && document.activeElement.id"), "preview");
    browser.press("Enregistrer");
    browser.wait_for_text("est enregistrée");
    assert!(browser.text().contains("Ville est «\u{a0}lyon\u{a0}»"));
}
