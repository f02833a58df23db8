//! Persons who belong to a structure: the link leads to a structure always, whatever files, starts, cancels and undos do.

use std::collections::BTreeSet;

use carnet::contacts::slots::Slots;
use carnet::fields::standard::{CONTACT_NR, DELETED, KIND, STATUS, STRUCTURE, STRUCTURE_NR};
use carnet::imports::{self, State};
use carnet::kinds::Kind;
use carnet::schema::contacts;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{Import, Page, Table, TestApp, Visitor, Which, lines, rows_behind, until};

on_both!(
    a_structure_far_behind_its_people_is_made_with_them,
    what_is_no_structure_is_said_of_each_number,
    a_structure_whose_row_is_wrong_takes_its_people_along,
    zeros_that_a_spreadsheet_took_are_named,
    a_number_of_another_institution_is_unknown,
    an_export_reads_back_to_the_same_links,
    a_template_changes_a_link,
    a_structure_with_people_stays_one,
    a_person_who_belongs_to_a_structure_becomes_none,
    people_move_while_their_structure_becomes_a_person,
    an_import_cancelled_midway_leaves_no_link_to_nothing,
    a_structure_that_vanished_meanwhile_is_a_conflict,
    a_structure_to_which_others_belong_meanwhile_is_kept,
    a_link_is_restored_only_to_the_structure_that_it_led_to,
    whatever_is_imported_and_undone_no_link_leads_to_nothing,
    both_cards_show_the_link_in_three_languages,
    people_of_a_structure_are_listed_and_become_a_target,
    a_link_is_edited_by_hand,
    a_field_of_that_code_of_an_earlier_version_gets_another,
);

const TWO: [&str; 5] = [
    "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR",
    "000100,STRUCTURE,,Odéon,",
    "000200,STRUCTURE,,Lycée Hugo,",
    "000001,INDIVIDUAL,Adam,,000100",
    "000002,INDIVIDUAL,Brun,,",
];

fn two(app: &TestApp) {
    app.update_with("contacts", lines(&TWO), &["--mode", "create"]);
}

fn with(app: &TestApp, file: &[&str], options: &[&str]) -> Import {
    app.update_with("contacts", lines(file), options)
}

/// Tests a file of contacts, whatever is wrong with it.
fn tested(app: &TestApp, file: &[&str], options: &[&str]) -> Import {
    Import(app.try_import("contacts", lines(file), &[&["--action", "test"], options].concat()).exits(0).json())
}

fn link(app: &TestApp, number: &str) -> String {
    app.value(number, "STRUCTURE_NR")
}

/// Fails if a link leads to no structure, or if a structure belongs to another, or if the column is no copy of the slot.
#[track_caller]
fn all_links_hold(app: &TestApp) {
    type Row = (Vec<u8>, Option<String>);
    let rows: Vec<Row> = contacts::table
        .filter(contacts::institution_id.eq(app.institution.id))
        .select((contacts::body, contacts::structure_nr))
        .load(&mut *app.database.get().unwrap())
        .unwrap();
    let slots: Vec<Slots<'_>> = rows.iter().map(|(body, _)| Slots::decode(body).unwrap()).collect();
    let structures: BTreeSet<&str> =
        slots.iter().filter(|s| is_structure(s)).filter_map(|s| s.value(CONTACT_NR)).collect();
    for (slots, (_, copy)) in slots.iter().zip(&rows) {
        let link = slots.value(STRUCTURE_NR);
        assert_eq!(link, copy.as_deref());
        assert!(link.is_none_or(|number| structures.contains(number)), "{:?} leads nowhere", slots.value(CONTACT_NR));
        assert!(link.is_none() || slots.value(KIND) != Some(STRUCTURE), "{:?} is a structure", slots.value(CONTACT_NR));
    }
}

fn is_structure(slots: &Slots<'_>) -> bool {
    slots.value(KIND) == Some(STRUCTURE) && slots.value(STATUS) != Some(DELETED)
}

/// How many contacts are in a target.
fn in_target(app: &TestApp, code: &str) -> usize {
    let out = app.folder().join("target.csv");
    app.carnet(&["export", "--target", code, "--out", out.to_str().unwrap()]).exits(0);
    Table::read(&std::fs::read(&out).unwrap()).rows.len()
}

/// People, each of one of two structures, of which one stands before all of them and one behind.
fn far_apart(count: usize) -> String {
    let person =
        |n: usize| format!("P{n:05},INDIVIDUAL,Nom {n},,{}\n", if n.is_multiple_of(2) { "000900" } else { "000800" });
    let people: String = (0..count).map(person).collect();
    format!(
        "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR\n000800,STRUCTURE,,Avant,\n{people}000900,STRUCTURE,,Après,\n"
    )
}

fn a_structure_far_behind_its_people_is_made_with_them(app: TestApp) {
    let before = app.export();
    let import = app.update_with("contacts", far_apart(5_000), &["--mode", "create"]);
    assert_eq!(import.counts(["rows_rejected", "errors", "conflicts"]), [0, 0, 0]);
    assert_eq!(import.count("applied"), import.count("changes"));
    assert_eq!((link(&app, "P00000"), link(&app, "P04999")), ("000900".into(), "000800".into()));
    all_links_hold(&app);
    let undone = app.must("undo", &import);
    assert_eq!(undone.counts(["undone", "kept"]), [import.count("applied"), 0]);
    assert_eq!(app.export(), before);
}

fn what_is_no_structure_is_said_of_each_number(app: TestApp) {
    two(&app);
    let file = [
        "CONTACT_NR,STRUCTURE_NR,LASTNAME",
        "000001,000002,Individu",
        "000002,999999,Personne",
        "000100,000200,Structure",
        "000003,000100,Bien",
    ];
    let import = tested(&app, &file, &["--mode", "upsert"]);
    let wrong = |row, code: &str| (row, "STRUCTURE_NR".to_owned(), code.to_owned());
    let expected = [wrong(2, "unknown-structure"), wrong(3, "unknown-structure"), wrong(4, "not-applicable")];
    assert_eq!(import.issues(), expected);
    assert_eq!(import.counts(["rows_rejected", "rows_changed"]), [3, 1]);
    let whys: Vec<_> = import.0["issues"].as_array().unwrap().iter().map(|issue| issue["contact"].clone()).collect();
    assert_eq!(whys, ["000001", "000002", "000100"]);
    let mut ada = app.administrator();
    let page = ada.get(&format!("/imports/{}/issues", import.id())).ok();
    page.must_say("Contact 000002 is an individual").must_say("has the number “999999”");
    // Nothing else waits for an update of one column.
    let blank = tested(&app, &["CONTACT_NR,STRUCTURE_NR", "000001,", "000002,"], &[]);
    assert_eq!(blank.counts(["rows_unchanged", "errors"]), [2, 0]);
    let cleared = with(&app, &["CONTACT_NR,STRUCTURE_NR", "000001,Vide"], &[]);
    assert_eq!((cleared.count("applied"), link(&app, "000001")), (1, String::new()));
}

fn a_structure_whose_row_is_wrong_takes_its_people_along(app: TestApp) {
    two(&app);
    let before = app.export();
    let file = [
        "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR,EXTERNAL_ID,COUNTRY",
        "000011,INDIVIDUAL,Caron,,000300,,FR",
        "000300,STRUCTURE,,Perdu,,,Nowhere",
        "000012,INDIVIDUAL,Denis,,000011,,FR",
        "000013,INDIVIDUAL,Evrard,,000400,X-1,FR",
    ];
    let import = tested(&app, &file, &["--mode", "create"]);
    let told: Vec<_> = import.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    let unknown = |row| (row, "unknown-structure".to_owned());
    assert_eq!(told, [unknown(2), (3, "bad-country".to_owned()), unknown(4), unknown(5)]);
    assert_eq!(import.counts(["rows_rejected", "changes"]), [4, 0]);
    let mut ada = app.administrator();
    let page = ada.get(&format!("/imports/{}/issues", import.id())).ok();
    page.must_say("Row 3 would create structure 000300").must_say("makes contact 000011 an individual");
    // Who is rejected for his structure keeps his external id, which nobody else may have then.
    with(&app, &["CONTACT_NR,EXTERNAL_ID", "000001,X-7"], &[]);
    let file = ["CONTACT_NR,EXTERNAL_ID,STRUCTURE_NR", "000002,X-7,", "000001,X-8,000400"];
    let import = tested(&app, &file, &["--mode", "upsert"]);
    let told: Vec<_> = import.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    assert_eq!(told, [(2, "external-id-in-use".to_owned()), unknown(3)]);
    with(&app, &["CONTACT_NR,EXTERNAL_ID", "000001,="], &[]);
    assert_eq!(app.export(), before);
}

fn zeros_that_a_spreadsheet_took_are_named(app: TestApp) {
    two(&app);
    let file = ["CONTACT_NR,STRUCTURE_NR", "000002,100", "000001,200.0"];
    let import = tested(&app, &file, &[]);
    assert_eq!(import.codes(), ["spreadsheet-damage", "spreadsheet-damage"]);
    let mut ada = app.administrator();
    ada.get(&format!("/imports/{}/issues", import.id())).ok().must_say("000100").must_say("000200");
    let kept = tested(&app, &file, &["--damage", "as-is"]);
    assert_eq!(kept.codes(), ["spreadsheet-damage", "unknown-structure", "spreadsheet-damage", "unknown-structure"]);
    with(&app, &file, &["--damage", "repair"]);
    assert_eq!((link(&app, "000002"), link(&app, "000001")), ("000100".into(), "000200".into()));
    // Of a structure that the same file makes.
    let file = [
        "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR",
        "000021,INDIVIDUAL,Faure,,700",
        "000700,STRUCTURE,,Neuf,",
        "000022,INDIVIDUAL,Gilles,,=\"000700\"",
    ];
    let import = tested(&app, &file, &["--mode", "create"]);
    assert_eq!(import.codes(), ["unknown-structure", "guard-removed"]);
    ada.get(&format!("/imports/{}/issues", import.id())).ok().must_say("structure 000700 exists");
    assert_eq!(import.counts(["rows_changed", "rows_rejected"]), [2, 1]);
}

fn a_number_of_another_institution_is_unknown(app: TestApp) {
    two(&app);
    app.other_institution("OTHER");
    let file = app.file("other.csv", "CONTACT_NR,KIND,OFFICIAL_NAME\n000500,STRUCTURE,Ailleurs\n");
    let arguments = ["import", file.to_str().unwrap(), "--kind", "contacts", "--mode", "create", "--action", "update"];
    app.run(&[&arguments[..], &["--institution", "OTHER"]].concat()).exits(0);
    let import = tested(&app, &["CONTACT_NR,STRUCTURE_NR", "000001,000500"], &[]);
    assert_eq!(import.codes(), ["unknown-structure"]);
}

fn an_export_reads_back_to_the_same_links(app: TestApp) {
    two(&app);
    let exported = app.export();
    let import = app.update_with("contacts", &exported, &["--mode", "upsert"]);
    assert_eq!(import.counts(["changes", "errors"]), [0, 0]);
    assert_eq!(app.export(), exported);
    let undone = app.must("undo", &Import(app.carnet(&["show", "1"]).exits(0).json()));
    assert_eq!(undone.count("kept"), 0);
    // People before their structures or behind them: an export is in order of number.
    let again = app.update_with("contacts", &exported, &["--mode", "create"]);
    assert_eq!(again.count("rows_rejected"), 0);
    assert_eq!(app.export(), exported);
    all_links_hold(&app);
}

fn a_template_changes_a_link(app: TestApp) {
    two(&app);
    let mut template = app.template("contacts", &[]);
    let (old, new) = ("[old] STRUCTURE_NR", "[new] STRUCTURE_NR");
    assert_eq!((template.cell("000001", old), template.cell("000001", new)), ("000100", ""));
    template.set("000001", new, "000200");
    template.set("000002", new, "000100");
    let import = app.update("contacts", template.write());
    assert_eq!(import.counts(["applied", "errors"]), [2, 0]);
    assert_eq!((link(&app, "000001"), link(&app, "000002")), ("000200".into(), "000100".into()));
}

fn a_structure_with_people_stays_one(app: TestApp) {
    two(&app);
    let import = tested(&app, &["CONTACT_NR,KIND,LASTNAME", "000100,INDIVIDUAL,Odéon", "000200,INDIVIDUAL,Hugo"], &[]);
    assert_eq!(import.issues(), [(2, "KIND".to_owned(), "unknown-structure".to_owned())]);
    let mut ada = app.administrator();
    ada.get(&format!("/imports/{}/issues", import.id())).ok().must_say("Contact 000001 belongs to structure 000100");
    // Who would come to it in the same file is told so; the other way round he may come.
    let file = ["CONTACT_NR,KIND,STRUCTURE_NR", "000002,,000200", "000200,INDIVIDUAL,"];
    assert_eq!(tested(&app, &file, &[]).issues(), [(2, "STRUCTURE_NR".to_owned(), "unknown-structure".to_owned())]);
    let file = ["CONTACT_NR,KIND,STRUCTURE_NR", "000001,,000002", "000002,STRUCTURE,"];
    let import = with(&app, &file, &[]);
    assert_eq!(import.counts(["applied", "conflicts"]), [2, 0]);
    all_links_hold(&app);
    let before = tested(&app, &["CONTACT_NR,KIND", "000002,INDIVIDUAL"], &[]);
    assert_eq!(before.codes(), ["unknown-structure"]);
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [2, 0]);
    assert_eq!((link(&app, "000001"), app.value("000002", "KIND")), ("000100".into(), "INDIVIDUAL".into()));
}

fn a_person_who_belongs_to_a_structure_becomes_none(app: TestApp) {
    two(&app);
    let import = tested(&app, &["CONTACT_NR,KIND", "000001,STRUCTURE"], &[]);
    assert_eq!(import.issues(), [(2, "KIND".to_owned(), "unknown-structure".to_owned())]);
    let import = with(&app, &["CONTACT_NR,KIND,STRUCTURE_NR", "000001,STRUCTURE,="], &[]);
    assert_eq!((import.count("applied"), link(&app, "000001")), (2, String::new()));
    all_links_hold(&app);
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [2, 0]);
    assert_eq!(link(&app, "000001"), "000100");
}

fn people_move_while_their_structure_becomes_a_person(app: TestApp) {
    two(&app);
    let before = app.export();
    let file = ["CONTACT_NR,KIND,STRUCTURE_NR", "000100,INDIVIDUAL,000200", "000001,,000200", "000002,,000200"];
    let import = with(&app, &file, &[]);
    assert_eq!(import.counts(["applied", "conflicts", "errors"]), [4, 0, 0]);
    assert_eq!((link(&app, "000001"), link(&app, "000100")), ("000200".into(), "000200".into()));
    all_links_hold(&app);
    let mut ada = app.administrator();
    let card = card_of(&mut ada, "000100", "Odéon");
    card.must_say(&format!("Import no. {}", import.id()));
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [4, 0]);
    assert_eq!(app.export(), before);
    all_links_hold(&app);
}

/// An import that was stopped midway; `None` if it was faster, which is undone.
fn cancelled_midway(app: &TestApp, file: &str) -> Option<(Import, imports::Import)> {
    let import = Import(app.try_import("contacts", file, &["--action", "test", "--mode", "create"]).exits(0).json());
    let context = app.context();
    let find = || imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, import.id()).unwrap();
    let mut child = app.spawn(&["start", &import.id().to_string(), "--institution", "DEMO"]);
    let is_completed = || find().state == State::Completed;
    until(|| rows_behind(app, import.id()).map_or_else(is_completed, |row| row > 0));
    let _ = imports::cancel(&mut app.database.get().unwrap(), &context, &find());
    child.wait().unwrap();
    let found = find();
    if found.state == State::Cancelled && found.counts.applied > 0 && found.counts.applied < found.counts.changes {
        return Some((import, found));
    }
    assert_eq!(found.counts.applied, found.counts.changes);
    app.must("undo", &import);
    None
}

fn an_import_cancelled_midway_leaves_no_link_to_nothing(app: TestApp) {
    let before = app.export();
    let file = far_apart(9_000);
    // An import may be at its end before the wish is known; then it is undone, and the next one is tried.
    let (import, found) =
        (0..20).find_map(|_| cancelled_midway(&app, &file)).expect("an import that is stopped midway");
    all_links_hold(&app);
    // The structure of the last row is there, and its card says since when.
    let mut ada = app.administrator();
    let card = card_of(&mut ada, "000900", "Après");
    card.must_say(&format!("Import no. {}", import.id())).must_say("People");
    let query = app.file("query.json", format!(r#"{{"field": "CHANGED_BY_IMPORT", "is": {}}}"#, import.id()));
    app.carnet(&["target", "add", "MADE", "--name", "Made", "--query", query.to_str().unwrap()]).exits(0);
    assert_eq!(in_target(&app, "MADE"), app.table().rows.len());
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [found.counts.applied, 0]);
    assert_eq!(app.export(), before);
}

fn a_structure_that_vanished_meanwhile_is_a_conflict(app: TestApp) {
    two(&app);
    let made = with(&app, &["CONTACT_NR,OFFICIAL_NAME", "000300,Éphémère"], &["--mode", "create"]);
    let file = ["CONTACT_NR,LASTNAME,STRUCTURE_NR", "000002,Bruno,000300", "000031,Hugo,000300"];
    let import = tested(&app, &file, &["--mode", "upsert"]);
    assert_eq!(import.count("errors"), 0);
    app.must("undo", &made);
    // Another structure of the freed number is not the one that was meant.
    let other = with(&app, &["CONTACT_NR,OFFICIAL_NAME", "000300,Un autre"], &["--mode", "create"]);
    let started = app.must("start", &import);
    assert_eq!(started.counts(["applied", "conflicts"]), [import.count("changes") - 2, 2]);
    assert_eq!((link(&app, "000002"), link(&app, "000031")), (String::new(), String::new()));
    assert_eq!(app.value("000002", "LASTNAME"), "Bruno");
    let mut ada = app.administrator();
    let kept = ada.get(&format!("/imports/{}/conflicts", import.id())).ok();
    kept.must_say("The structure is no longer there").must_say("000300");
    app.must("undo", &other);
    let undone = app.must("undo", &started);
    assert_eq!(undone.counts(["undone", "kept"]), [started.count("applied"), 0]);
    all_links_hold(&app);
}

fn a_structure_to_which_others_belong_meanwhile_is_kept(app: TestApp) {
    two(&app);
    let file = ["CONTACT_NR,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR", "000041,Henri,,000300", "000300,,Neuf,"];
    let made = with(&app, &file, &["--mode", "create"]);
    let later = with(&app, &["CONTACT_NR,STRUCTURE_NR", "000002,000300"], &[]);
    let undone = app.must("undo", &made);
    assert_eq!(undone.state(), "undone");
    assert!(undone.count("kept") > 0);
    assert_eq!((link(&app, "000002"), app.value("000300", "OFFICIAL_NAME")), ("000300".into(), "Neuf".into()));
    all_links_hold(&app);
    let mut ada = app.administrator();
    ada.get(&format!("/imports/{}/kept", made.id())).ok().must_say("Contacts belong to it");
    assert_eq!(app.must("undo", &later).counts(["undone", "kept"]), [1, 0]);
    all_links_hold(&app);
}

fn a_link_is_restored_only_to_the_structure_that_it_led_to(app: TestApp) {
    two(&app);
    let made = with(&app, &["CONTACT_NR,OFFICIAL_NAME", "000300,Éphémère"], &["--mode", "create"]);
    let came = with(&app, &["CONTACT_NR,STRUCTURE_NR", "000002,000300"], &[]);
    let moved = with(&app, &["CONTACT_NR,STRUCTURE_NR", "000002,000200"], &[]);
    assert_eq!(app.must("undo", &made).count("kept"), 0);
    let other = with(&app, &["CONTACT_NR,OFFICIAL_NAME", "000300,Un autre"], &["--mode", "create"]);
    assert_eq!(app.must("undo", &moved).counts(["undone", "kept"]), [0, 1]);
    assert_eq!(link(&app, "000002"), "000200");
    app.must("undo", &other);
    app.must("undo", &came);
    all_links_hold(&app);
}

/// A cell: which contact, and what becomes of it.
type Cell = (u8, u8);

/// Files of links and types over six contacts, of which some are new, and files that invalidate, reactivate and delete them,
/// started in turn, then undone in any order.
fn whatever_is_imported_and_undone_no_link_leads_to_nothing(app: TestApp) {
    let files = prop::collection::vec((any::<bool>(), prop::collection::vec((0..6_u8, any::<u8>()), 1..7)), 1..6);
    let mut runner = TestRunner::new(Config { cases: 20, failure_persistence: None, ..Config::default() });
    let here = app.here();
    let options = |mode| imports::Options { mode, clears_agreed: true, ..imports::Options::default() };
    let send = |is_removal: bool, cells: &[Cell]| match is_removal {
        true => here.import(Kind::Removals, imports::Action::Test, &removals_of(cells), imports::Options::default()),
        false => here.import(Kind::Contacts, imports::Action::Test, &file_of(cells), options(imports::Mode::Upsert)),
    };
    runner
        .run(&(files, any::<prop::sample::Index>(), any::<bool>()), |(files, first, in_order)| {
            let before = here.export();
            let mut done = Vec::new();
            for (is_removal, cells) in &files {
                let state = here.export();
                let import = send(*is_removal, cells);
                if import.state != State::Tested || import.counts.changes == 0 {
                    continue;
                }
                let started = here.start(&import);
                all_links_hold(&app);
                prop_assert_eq!(started.counts.conflicts, 0, "{:?}", files);
                done.push((state, started));
            }
            if in_order {
                while let Some((state, import)) = done.pop() {
                    let undone = here.undo(&import);
                    prop_assert_eq!(undone.counts.kept, 0);
                    prop_assert_eq!(here.export(), state);
                }
                prop_assert_eq!(here.export(), before);
            }
            while !done.is_empty() {
                let (_, import) = done.remove(first.index(done.len()));
                here.undo(&import);
                all_links_hold(&app);
            }
            wipe(&app);
            Ok(())
        })
        .unwrap();
}

/// The contacts go, so that the next case begins with none; nobody else would do it like this.
fn wipe(app: &TestApp) {
    let db = &mut *app.database.get().unwrap();
    let mine = contacts::table.filter(contacts::institution_id.eq(app.institution.id));
    diesel::delete(mine).execute(db).unwrap();
}

fn file_of(cells: &[Cell]) -> String {
    let mut seen = BTreeSet::new();
    let mut file = "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR\n".to_owned();
    for (contact, choice) in cells.iter().filter(|(contact, _)| seen.insert(*contact)) {
        let kind = ["INDIVIDUAL", "STRUCTURE", "", "STRUCTURE"][usize::from(choice % 4)];
        let link = match choice / 4 % 4 {
            0 | 1 if kind != "STRUCTURE" => format!("S{}", choice / 16 % 6),
            2 => "=".to_owned(),
            _ => String::new(),
        };
        file += &format!("S{contact},{kind},N{contact},O{contact},{link}\n");
    }
    file
}

fn removals_of(cells: &[Cell]) -> String {
    let mut seen = BTreeSet::new();
    let mut file = "INSTITUTION,OPERATION,CONTACT_NR\n".to_owned();
    for (contact, choice) in cells.iter().filter(|(contact, _)| seen.insert(*contact)) {
        let operation = ["DELETE", "INVALIDATE", "REACTIVATE", "DELETE"][usize::from(choice % 4)];
        file += &format!("DEMO,{operation},S{contact}\n");
    }
    file
}

fn card_of(visitor: &mut Visitor, word: &str, name: &str) -> Page {
    let list = visitor.get(&format!("/contacts?q={word}")).ok();
    visitor.get(&list.link(name)).ok()
}

fn both_cards_show_the_link_in_three_languages(app: TestApp) {
    two(&app);
    let mut ada = app.administrator();
    for (language, people) in [("en", "People"), ("fr", "Personnes rattachées"), ("pt-BR", "Pessoas vinculadas")] {
        ada.language = language.to_owned();
        let structure = card_of(&mut ada, "000100", "Odéon");
        structure.must_say(people).must_say("000001");
        let person = ada.get(&structure.link("Adam")).ok();
        person.must_say("000100");
        assert_eq!(person.link("Odéon"), card_address(&mut ada, "000100", "Odéon"));
        assert!(!card_of(&mut ada, "000200", "Lycée Hugo").text().contains("000001"));
    }
    // A job has a column where anybody has one: addresses need the room.
    let heads = |ada: &mut Visitor| card_of(ada, "000100", "Odéon").texts("#people thead th").len();
    assert_eq!(heads(&mut ada), 2);
    with(&app, &["CONTACT_NR,FUNCTION", "000001,Directrice"], &[]);
    assert_eq!(heads(&mut ada), 3);
    // A person's card has no people, also when it stands in a structure's place.
    assert!(card_of(&mut ada, "000002", "Brun").texts("#people").is_empty());
}

fn card_address(visitor: &mut Visitor, word: &str, name: &str) -> String {
    visitor.get(&format!("/contacts?q={word}")).ok().link(name)
}

fn people_of_a_structure_are_listed_and_become_a_target(app: TestApp) {
    let people: String = (0..60).map(|n| format!("P{n:03},INDIVIDUAL,Nom {n:03},,000100\n")).collect();
    let head =
        "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR\n000100,STRUCTURE,,Odéon,\nP999,INDIVIDUAL,Autre,,\n";
    app.update_with("contacts", head.to_owned() + &people, &["--mode", "create"]);
    let mut ada = app.administrator();
    let card = card_of(&mut ada, "000100", "Odéon");
    assert_eq!(card.texts("#people tbody th").len(), 20);
    let list = ada.get(&card.link("Show all 60 people")).ok();
    list.must_say("People of Odéon");
    assert_eq!(list.texts("tbody th a").len(), 50);
    let next = ada.get(&list.link("Next")).ok();
    assert_eq!(next.texts("tbody th a").len(), 10);
    let found = ada.get("/contacts?structure=000100&q=nom+007").ok();
    assert_eq!(found.texts("tbody th a"), ["Nom 007"]);
    let all = ada.get(&list.link("With all that match, on all pages")).ok();
    ada.submit(&all.form("/contacts/selection").set("name", "Odéonistes").set("do", "target")).ok();
    let target = ada.get("/targets").ok().link("Odéonistes");
    ada.get(&target).ok().must_say("60");
    for (query, count) in [
        (r#"{"field": "STRUCTURE_NR", "is": "000100"}"#, 60),
        (r#"{"field": "STRUCTURE_NR", "is_empty": true}"#, 2),
        (r#"{"field": "STRUCTURE_NR", "is_one_of": ["000100", "7"]}"#, 60),
        (r#"{"field": "STRUCTURE_NR", "starts_with": "0002"}"#, 0),
    ] {
        let code = format!("T{}", carnet::db::now().and_utc().timestamp_micros());
        let file = app.file("query.json", query);
        app.carnet(&["target", "add", &code, "--name", &code, "--query", file.to_str().unwrap()]).exits(0);
        assert_eq!(in_target(&app, &code), count, "{query}");
    }
}

fn a_link_is_edited_by_hand(app: TestApp) {
    two(&app);
    let mut ada = app.administrator();
    let contact = card_address(&mut ada, "000002", "Brun");
    let page = ada.get(&format!("{contact}/edit")).ok();
    let name = format!("f{STRUCTURE_NR}");
    for (typed, said) in
        [("000001", "is an individual"), ("777777", "has the number “777777”"), ("100", "structure 000100 exists")]
    {
        let wrong = ada.submit(&page.form(&contact).set(&name, typed));
        assert_eq!(wrong.status, 422, "{}", wrong.text());
        wrong.must_say(said);
    }
    ada.submit(&page.form(&contact).set(&name, "000200")).ok().must_say("1 value was changed");
    assert_eq!(link(&app, "000002"), "000200");
    let page = ada.get(&format!("{contact}/edit")).ok();
    ada.submit(&page.form(&contact).set(&name, "")).ok().must_say("1 value was changed");
    assert_eq!(link(&app, "000002"), "");
    let structure = card_address(&mut ada, "000100", "Odéon");
    assert!(ada.get(&format!("{structure}/edit")).ok().form(&structure).value(&name).is_none());
    all_links_hold(&app);
}

/// A database as it was before there were links, with a criterion of the code that the field has now.
fn a_field_of_that_code_of_an_earlier_version_gets_another(app: TestApp) {
    app.stock();
    app.update("criterion-values", "CRITERION;TYPE;CONTACT_TYPE;LABEL_EN\nOLD_NR;text;BOTH;Old number\n");
    app.update("criteria", "CONTACT_NR;OLD_NR\n000001;kept\n");
    let steps = match app.which() {
        Which::Sqlite => include_str!("../../migrations/sqlite/2026-11-30-000010_people_of_structures/down.sql"),
        Which::Postgres => include_str!("../../migrations/postgres/2026-11-30-000010_people_of_structures/down.sql"),
    };
    let db = &mut *app.database.get().unwrap();
    db.batch_execute(steps).unwrap();
    let back = "DELETE FROM __diesel_schema_migrations WHERE version = '20261130000010'";
    db.batch_execute(back).unwrap();
    let old = "UPDATE fields SET code = 'Structure_Nr' WHERE code = 'OLD_NR'";
    db.batch_execute(old).unwrap();
    app.run(&["migrate"]).exits(0);
    let table = app.table();
    let renamed = table.header.iter().find(|header| header.starts_with("Structure_Nr_")).unwrap();
    assert_eq!((table.cell("000001", renamed), table.cell("000001", "STRUCTURE_NR")), ("kept", ""));
    app.update_with("contacts", lines(&["CONTACT_NR,STRUCTURE_NR", "000001,000009"]), &[]);
    assert_eq!(link(&app, "000001"), "000009");
}
