//! Undo: every value that still is what the import wrote comes back, the rest is kept and listed.

use crate::support::{CONTACTS, FIELDS, Import, TestApp, lines};

on_both!(
    undo_restores_the_institution_exactly,
    a_value_changed_between_test_and_start_is_a_conflict,
    a_value_written_equal_by_someone_else_is_a_conflict_too,
    a_value_changed_between_start_and_undo_is_kept,
    undoing_the_later_import_brings_back_what_stood_before_it,
    codes_of_a_multi_list_are_undone_one_by_one,
    undoing_created_contacts_removes_them_and_frees_their_numbers,
    a_created_contact_that_was_edited_is_kept,
    undoing_definitions_removes_the_criteria,
    an_import_is_undone_once,
    a_test_that_was_cancelled_can_not_be_started,
);

const GENRES: [&str; 4] =
    ["CONTACT_NR;[new] GENRE;[new] INTERESTS", "000001;JAZZ;MUSIC", "000002;OPERA;", "000003;THEATRE;DANCE|CINEMA"];

fn undo_restores_the_institution_exactly(app: TestApp) {
    app.stock();
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE;[new] SEATS", "000001;OPERA;5", "000004;THEATRE;1"]));
    let before = app.export();
    let import = app.update("criteria", lines(&GENRES));
    assert_ne!(app.export(), before);
    let undone = app.must("undo", &import);
    assert_eq!(undone.state(), "undone");
    assert_eq!(undone.counts(["applied", "undone", "kept"]), [5, 5, 0]);
    assert_eq!(app.export(), before);
}

fn a_value_changed_between_test_and_start_is_a_conflict(app: TestApp) {
    app.stock();
    let import = app.test("criteria", lines(&GENRES));
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;OPERA"]));
    let between = app.export();
    let started = app.must("start", &import);
    assert_eq!(started.counts(["applied", "conflicts"]), [4, 1]);
    assert_eq!((app.value("000001", "GENRE"), app.value("000001", "INTERESTS")), ("OPERA".into(), "MUSIC".into()));
    let undone = app.must("undo", &started);
    assert_eq!(undone.counts(["undone", "kept"]), [4, 0]);
    assert_eq!(app.export(), between);
}

fn a_value_written_equal_by_someone_else_is_a_conflict_too(app: TestApp) {
    app.stock();
    let import = app.test("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ"]));
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;OPERA"]));
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;="]));
    assert_eq!(app.must("start", &import).counts(["applied", "conflicts"]), [0, 1]);
    assert_eq!(app.value("000001", "GENRE"), "");
}

fn a_value_changed_between_start_and_undo_is_kept(app: TestApp) {
    app.stock();
    let import = app.update("criteria", lines(&GENRES));
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000002;JAZZ"]));
    let undone = app.must("undo", &import);
    assert_eq!(undone.counts(["undone", "kept"]), [4, 1]);
    let genres = ["000001", "000002", "000003"].map(|number| app.value(number, "GENRE"));
    assert_eq!(genres, ["", "JAZZ", ""]);
}

fn undoing_the_later_import_brings_back_what_stood_before_it(app: TestApp) {
    app.stock();
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ"]));
    let middle = app.export();
    let later = app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;OPERA"]));
    app.must("undo", &later);
    assert_eq!(app.export(), middle);
}

fn codes_of_a_multi_list_are_undone_one_by_one(app: TestApp) {
    app.stock();
    let first = app.update("criteria", lines(&["CONTACT_NR;[new] INTERESTS", "000001;MUSIC"]));
    app.update("criteria", lines(&["CONTACT_NR;[new] INTERESTS", "000001;CINEMA+"]));
    let undone = app.must("undo", &first);
    assert_eq!(undone.counts(["undone", "kept"]), [1, 0]);
    assert_eq!(app.value("000001", "INTERESTS"), "CINEMA");
}

fn undoing_created_contacts_removes_them_and_frees_their_numbers(app: TestApp) {
    app.stock();
    let before = app.export();
    let more = CONTACTS.replace("\n0000", "\n1000").replace("@example.org", "@example.com");
    let import = app.update_with("contacts", &more, &["--mode", "create"]);
    assert_eq!(app.table().rows.len(), 24);
    app.must("undo", &import);
    assert_eq!(app.export(), before);
    let again = app.update_with("contacts", &more, &["--mode", "create"]);
    assert_eq!(again.count("rows_changed"), 12);
}

fn a_created_contact_that_was_edited_is_kept(app: TestApp) {
    app.stock();
    let more = CONTACTS.replace("\n0000", "\n1000").replace("@example.org", "@example.com");
    let import = app.update_with("contacts", &more, &["--mode", "create"]);
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "100001;JAZZ"]));
    let undone = app.must("undo", &import);
    assert!(undone.count("kept") > 0, "{:#}", undone.0);
    assert_eq!(app.table().rows.len(), 13);
    assert_eq!(app.value("100001", "LASTNAME"), "Silva");
}

fn undoing_definitions_removes_the_criteria(app: TestApp) {
    let empty = app.export();
    let import = app.update("criterion-values", FIELDS);
    assert!(app.table().header.contains(&"GENRE".to_owned()));
    app.must("undo", &import);
    assert_eq!(app.export(), empty);
}

fn an_import_is_undone_once(app: TestApp) {
    app.stock();
    let import = app.update("criteria", lines(&GENRES));
    app.must("undo", &import);
    assert_eq!(app.on("undo", &import).exits(3).refusal(), "wrong-import-state");
    let shown = app.must("show", &import);
    assert_eq!(shown.state(), "undone");
}

fn a_test_that_was_cancelled_can_not_be_started(app: TestApp) {
    app.stock();
    let import = app.test("criteria", lines(&GENRES));
    let cancelled: Import = app.must("cancel", &import);
    assert_eq!(cancelled.state(), "cancelled");
    assert_eq!(app.on("start", &import).exits(3).refusal(), "wrong-import-state");
}
