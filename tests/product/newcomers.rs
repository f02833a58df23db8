//! New contacts of large files: shown as they were planned, made, found, and taken away without a trace.

use std::collections::BTreeSet;
use std::fmt::Write;

use carnet::contacts::search::Search;
use carnet::imports::history;

use crate::support::{Import, TestApp, lines};

on_both!(
    a_file_that_makes_and_changes_contacts_is_worked_in_order_and_undone_exactly,
    what_a_creation_wrote_is_shown_after_later_edits,
    a_number_that_is_taken_before_the_start_stays_with_its_owner,
    rows_that_are_rejected_at_the_end_leave_the_others_whole,
);

/// So many that they fill several packed records, and not the last one.
const NEW: usize = 1_150;

/// Rows that make contacts; each tenth one changes a contact that is there.
fn mixed() -> String {
    let mut file = String::from("CONTACT_NR,KIND,FIRSTNAME,LASTNAME,EMAIL,TOWN,TAGS\n");
    for at in 0..NEW {
        writeln!(file, "N{at:05},INDIVIDUAL,Zoé,Neu{at},n{at}@example.com,Lyon,a{}|b", at % 3).unwrap();
        if at % 100 == 0 && at < 800 {
            writeln!(file, "00000{},INDIVIDUAL,,,,Town {at},", at / 100 + 1).unwrap();
        }
    }
    file
}

fn test(app: &TestApp, file: &str) -> Import {
    Import(app.try_import("contacts", file, &["--action", "test", "--mode", "upsert"]).exits(0).json())
}

fn preview(app: &TestApp, import: &Import, size: usize) -> Vec<history::PlannedRow> {
    let db = &mut *app.database.get().unwrap();
    let import = carnet::imports::Import::find(db, app.institution.id, import.id()).unwrap();
    let (mut rows, mut place) = (Vec::new(), None);
    loop {
        let page = history::preview(db, &import, None, place, size).unwrap();
        rows.extend(page.rows);
        place = page.next;
        if place.is_none() {
            return rows;
        }
    }
}

fn found(app: &TestApp, typed: &str) -> Vec<String> {
    let db = &mut *app.database.get().unwrap();
    let page = Search::new(typed, None).page(db, app.institution.id, None, 2_000, &|_| true).unwrap();
    page.contacts.iter().map(|contact| contact.number.clone()).collect()
}

fn a_file_that_makes_and_changes_contacts_is_worked_in_order_and_undone_exactly(app: TestApp) {
    app.stock();
    let (before, words) = (app.export(), app.search_words());
    let import = test(&app, &mixed());
    assert_eq!(import.counts(["rows_changed", "rows_rejected"]), [NEW as i64 + 8, 0]);
    let planned = preview(&app, &import, 50);
    let rows: Vec<i64> = planned.iter().map(|row| row.row).collect();
    assert_eq!(rows, (2..NEW as i64 + 10).collect::<Vec<_>>());
    assert_eq!(planned.iter().filter(|row| row.creates).count(), NEW);
    let started = app.must("start", &import);
    assert_eq!((started.state(), started.count("conflicts")), ("completed", 0));
    assert_eq!(started.count("applied"), started.count("changes"));
    assert_eq!(app.table().rows.len(), 12 + NEW);
    assert_eq!(
        found(&app, "neu77"),
        ["N00077", "N00770", "N00771", "N00772", "N00773", "N00774", "N00775", "N00776", "N00777", "N00778", "N00779"]
    );
    assert_eq!(found(&app, "zoe").len(), NEW + 1);
    assert_eq!(found(&app, "n1149@example.com"), ["N01149"]);
    let undone = app.must("undo", &started);
    assert_eq!(undone.counts(["undone", "kept"]), [started.count("applied"), 0]);
    assert_eq!((app.export(), app.search_words()), (before, words));
    assert_eq!(found(&app, "neu"), [""; 0]);
    // The plan tells of it still.
    assert_eq!(preview(&app, &import, 1_000).len(), planned.len());
}

fn what_a_creation_wrote_is_shown_after_later_edits(app: TestApp) {
    app.stock();
    let import = app.update_with("contacts", mixed(), &["--mode", "upsert"]);
    app.update("contacts", lines(&["CONTACT_NR,LASTNAME", "N00600,Later"]));
    let db = &mut *app.database.get().unwrap();
    let contact = carnet::contacts::read::by_numbers(db, app.institution.id, &["N00600"]).unwrap().remove(0);
    let events = history::timeline(db, app.institution.id, contact.id, None, 10).unwrap();
    let shown: Vec<(bool, BTreeSet<String>)> = events
        .iter()
        .map(|event| (event.creates, event.changes.iter().filter_map(|change| change.new.clone()).collect()))
        .collect();
    let made = ["N00600", "INDIVIDUAL", "Zoé", "Neu600", "n600@example.com", "Lyon", "a0|b"];
    assert_eq!(shown, [(false, ["Later".to_owned()].into()), (true, made.map(str::to_owned).into())]);
    let older = history::timeline(db, app.institution.id, contact.id, Some(events[0].write), 10).unwrap();
    assert_eq!(older.len(), 1);
    assert_eq!((found(&app, "neu600"), found(&app, "later")), (vec![], vec!["N00600".to_owned()]));
    let undone = app.must("undo", &import);
    assert_eq!(app.table().rows.len(), 13);
    assert!(undone.count("kept") > 0);
    assert_eq!(found(&app, "later"), ["N00600"]);
}

fn a_number_that_is_taken_before_the_start_stays_with_its_owner(app: TestApp) {
    app.stock();
    let import = test(&app, &mixed());
    app.update_with(
        "contacts",
        lines(&["CONTACT_NR,KIND,LASTNAME", "N00003,INDIVIDUAL,First", "N01000,INDIVIDUAL,Second"]),
        &["--mode", "create"],
    );
    let between = app.export();
    let started = app.must("start", &import);
    assert_eq!(started.counts(["applied", "conflicts"]), [started.count("changes") - 14, 14]);
    assert_eq!((app.value("N00003", "LASTNAME"), app.value("N01000", "LASTNAME")), ("First".into(), "Second".into()));
    assert_eq!(
        (found(&app, "neu3").contains(&"N00003".to_owned()), found(&app, "first")),
        (false, vec!["N00003".to_owned()])
    );
    assert_eq!(app.table().rows.len(), 12 + NEW);
    app.must("undo", &started);
    assert_eq!(app.export(), between);
}

fn rows_that_are_rejected_at_the_end_leave_the_others_whole(app: TestApp) {
    let mut file = mixed();
    file.push_str("N00700,INDIVIDUAL,Twice,Twice,,,\n");
    app.stock();
    let import = test(&app, &file);
    assert_eq!(import.counts(["rows_changed", "rows_rejected"]), [NEW as i64 + 8 - 1, 2]);
    let planned = preview(&app, &import, 400);
    assert_eq!(planned.len(), NEW + 8 - 1);
    assert!(!planned.iter().any(|row| row.subject == "N00700"));
}
