//! The pages of imports, as somebody without JavaScript uses them.

use carnet::accounts::Role;

use crate::support::{Form, Page, TestApp, Visitor};

on_both!(
    a_file_is_sent_read_started_and_undone,
    errors_are_listed_with_row_column_value_and_what_to_do,
    the_preview_shows_old_and_new_values_of_a_field,
    unknown_columns_are_asked_about_and_answered,
    an_unknown_column_without_an_answer_is_asked_again,
    the_form_shows_the_limits_and_refuses_a_number_that_is_none,
    a_form_without_a_file_comes_back_as_it_was_filled_in,
    an_editor_tests_and_an_importer_starts,
    what_undo_kept_is_listed_with_who_changed_it,
    the_same_file_is_recognised,
    the_document_is_that_of_the_command_line,
    the_history_is_paged_by_number,
);

const GENRES: &str = "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n";

/// Sends a file by the form of a new import and works what waits; the page of the import.
fn send(app: &TestApp, visitor: &mut Visitor, action: &str, content: &str) -> Page {
    let form = visitor.get("/imports/new").ok().form("/imports");
    let form = form.set("kind", "criteria").set("action", action).file("file", "spring.csv", content.as_bytes());
    let sent = visitor.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn press(app: &TestApp, visitor: &mut Visitor, page: &Page, action: &str) -> Page {
    let sent = visitor.submit(&page.form(action)).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn a_file_is_sent_read_started_and_undone(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let tested = send(&app, &mut ada, "test", GENRES);
    let file = ada.get(&format!("{}/file", tested.path)).ok();
    assert_eq!(file.body, GENRES.as_bytes());
    tested.must_say("Tested").must_say("No errors. 2 values will be changed").must_say("spring.csv");
    assert_eq!(app.value("000001", "GENRE"), "");
    let done = press(&app, &mut ada, &tested, "/start");
    done.must_say("Completed").must_say("2 values were changed");
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    let ask = ada.get(&format!("{}/undo", done.path)).ok();
    ask.must_say("2 values that this import changed get their old values back");
    let undone = press(&app, &mut ada, &ask, "/undo");
    undone.must_say("Undone").must_say("2 values are as they were before");
    assert_eq!(app.value("000001", "GENRE"), "");
    ada.get("/imports").ok().must_say("spring.csv").must_say("Undone");
}

fn errors_are_listed_with_row_column_value_and_what_to_do(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "update", "CONTACT_NR;[new] GENRE;[new] SEATS\n000001;JAZ;2\n000002;OPERA;x\n");
    report.must_say("2 rows that would change something have errors").must_say("Unknown codes");
    let list = ada.get(&report.link("Unknown codes")).ok();
    let row = list.texts("tbody tr");
    assert_eq!(row.len(), 1, "{row:?}");
    for part in ["2", "Error", "JAZ", "B · [new] GENRE", "000001", "JAZZ"] {
        assert!(row[0].contains(part), "{part}: {row:?}");
    }
    let all = ada.submit(&list.form("/issues").set("code", "").set("column", "")).ok();
    assert_eq!(all.texts("tbody tr").len(), 2, "{}", all.text());
    all.must_say("C · [new] SEATS");
}

fn the_preview_shows_old_and_new_values_of_a_field(app: TestApp) {
    app.stock();
    app.update("criteria", GENRES);
    let mut ada = app.administrator();
    let next = "CONTACT_NR;[new] GENRE;[new] SEATS\n000001;THEATRE;4\n000002;Empty;\n";
    let report = send(&app, &mut ada, "test", next);
    let preview = ada.get(&report.link("Favourite genre")).ok();
    assert_eq!(preview.texts("tbody del"), ["Old value: Jazz (JAZZ)", "Old value: Opera (OPERA)"]);
    assert_eq!(preview.texts("tbody ins"), ["New value: Theatre (THEATRE)"]);
    preview.must_say("empty");
    let all = ada.submit(&preview.form("/changes").set("field", "")).ok();
    assert_eq!(all.texts("tbody ins").len(), 2, "{}", all.text());
}

fn unknown_columns_are_asked_about_and_answered(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let waiting = send(&app, &mut ada, "test", "CONTACT_NR;Colour;GENRES\n000001;blue;JAZZ\n");
    waiting.must_say("Columns to confirm");
    let columns = ada.get(&waiting.link("Confirm the columns")).ok();
    let form = columns.form("/columns");
    assert_eq!((form.value("c1"), form.value("c2")), (Some(""), Some("field:GENRE")), "{}", columns.text());
    let sent = ada.submit(&form.set("c1", "ignore")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&sent.path).ok().must_say("No errors. 1 value will be changed");
}

fn an_unknown_column_without_an_answer_is_asked_again(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let waiting = send(&app, &mut ada, "test", "CONTACT_NR;Colour;[new] GENRE\n000001;blue;JAZZ\n");
    let form = ada.get(&waiting.link("Confirm the columns")).ok().form("/columns");
    let again = ada.submit(&form);
    assert_eq!(again.status, 422);
    again.must_say("Some columns are still without an answer");
    assert!(again.path.ends_with("/columns"), "{}", again.path);
}

fn the_form_shows_the_limits_and_refuses_a_number_that_is_none(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports");
    let page = ada.get("/imports/new").ok();
    page.must_say("1 GB").must_say("2,000,000 rows").must_say("1,000 columns");
    let refused = ada.submit(&form.set("first", "none").file("file", "a.csv", GENRES.as_bytes()));
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.must_say("takes a whole number of at least 1");
}

fn a_form_without_a_file_comes_back_as_it_was_filled_in(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new?kind=authorisations").ok().form("/imports");
    assert_eq!(form.value("kind"), Some("authorisations"));
    let refused = ada.submit(&form.set("source", "Form at the desk").set("tag", "spring").file("file", "", b""));
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.must_say("No file was chosen");
    let form = refused.form("/imports");
    assert_eq!((form.value("kind"), form.value("source")), (Some("authorisations"), Some("Form at the desk")));
    assert_eq!(form.value("tag"), Some("spring"));
}

fn an_editor_tests_and_an_importer_starts(app: TestApp) {
    app.stock();
    app.user("ed@example.org", &app.institution, Role::Editor);
    app.user("vi@example.org", &app.institution, Role::Viewer);
    let mut ed = app.signed_in("ed@example.org");
    let form = ed.get("/imports/new").ok().form("/imports");
    assert_eq!(form.offered("action"), ["test"]);
    let forged = form.without("action").add("action", "update").file("file", "a.csv", GENRES.as_bytes());
    assert_eq!(ed.submit(&forged).status, 403);
    let tested = send(&app, &mut ed, "test", GENRES);
    assert!(!tested.forms().iter().any(|form| form.path().ends_with("/start")), "{}", tested.text());
    let token = tested.form("/logout").value("csrf").unwrap_or_default().to_owned();
    for action in ["start", "cancel", "undo"] {
        let forged = Form::new(&format!("{}/{action}", tested.path), &[("csrf", &token)]);
        assert_eq!(ed.submit(&forged).status, 403, "{action}");
    }
    let mut vi = app.signed_in("vi@example.org");
    vi.get(&tested.path).ok().must_say("Tested");
    assert_eq!(vi.get("/imports/new").status, 403);
}

fn what_undo_kept_is_listed_with_who_changed_it(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let tested = send(&app, &mut ada, "update", GENRES);
    let contact = ada.get("/contacts?q=000001").ok().link("Ana Silva");
    let form = ada.get(&format!("{contact}/edit")).ok();
    let genre = form.html();
    let label = crate::support::selector("label");
    let id = genre.select(&label).find(|label| crate::support::words(label).contains("Favourite genre"));
    let name = id.and_then(|label| label.attr("for")).unwrap().to_owned();
    let saved = ada.submit(&form.form(&contact).set(&name, "THEATRE")).ok();
    saved.must_say("1 value was changed").must_say("Edited by hand").must_say("Theatre");
    let ask = ada.get(&format!("{}/undo", tested.path)).ok();
    let undone = press(&app, &mut ada, &ask, "/undo");
    undone.must_say("1 value was kept as it is");
    let kept = ada.get(&undone.link("Show")).ok();
    let rows = kept.texts("tbody tr");
    assert_eq!(rows.len(), 1, "{rows:?}");
    for part in ["000001", "Favourite genre", "Theatre (THEATRE)", "ada", "Someone changed it meanwhile"] {
        assert!(rows[0].contains(part), "{part}: {rows:?}");
    }
    let card = ada.get(&contact).ok();
    assert!(card.texts("#timeline .undone").iter().any(|event| event.contains("Import no.")), "{}", card.text());
}

fn the_same_file_is_recognised(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let first = send(&app, &mut ada, "test", GENRES);
    let second = send(&app, &mut ada, "test", GENRES);
    let number = first.path.rsplit('/').next().unwrap();
    second.must_say("Exactly this file was sent before");
    assert_eq!(second.link(&format!("Import no. {number}")), first.path);
}

fn the_document_is_that_of_the_command_line(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "test", "CONTACT_NR;[new] GENRE\n000001;JAZ\n000002;JAZ\n");
    let number = report.path.rsplit('/').next().unwrap().to_owned();
    let shown = app.carnet(&["show", &number]).exits(0).json();
    assert_eq!(ada.get(&format!("/imports/{number}.json")).ok().json(), shown);
    let bounded = ada.get(&format!("/imports/{number}.json?issues=1")).ok().json();
    assert_eq!((bounded["issues"].as_array().unwrap().len(), &bounded["errors"]), (1, &shown["errors"]));
}

fn the_history_is_paged_by_number(app: TestApp) {
    app.stock();
    for _ in 0..25 {
        app.try_import("criteria", "", &["--action", "test"]);
    }
    let mut ada = app.administrator();
    let first = ada.get("/imports").ok();
    assert_eq!(first.texts("tbody tr").len(), 25);
    let second = ada.get(&first.link("Next page")).ok();
    assert_eq!(second.texts("tbody tr").len(), 2, "{}", second.text());
    assert_eq!(second.link("First page"), "/imports");
}
