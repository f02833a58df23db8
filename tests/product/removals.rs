//! Removals: contacts taken out of use and back, or deleted: tested first, started by an administrator who types their number.

use std::io::Read;

use carnet::accounts::Role;
use carnet::contacts::deletions;
use carnet::contacts::packing::Reader;
use carnet::contacts::slots::Slots;
use carnet::schema::{changes, contacts, creations, deleted_contacts, issues, target_contacts};
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::support::{Form, Import, Table, TestApp, lines, workbook_sheet};

on_both!(
    a_file_is_tested_and_waits_for_the_typed_number,
    a_page_starts_it_for_an_administrator_who_types_the_number,
    invalid_contacts_leave_targets_and_templates_and_come_back,
    what_somebody_changed_meanwhile_is_a_conflict,
    an_export_for_removal_comes_back_with_a_few_rows_marked,
    deleted_contacts_are_nowhere,
    the_key_of_a_deleted_contact_is_said,
    a_deletion_is_undone_exactly,
    people_of_a_deleted_structure_are_let_go_and_belong_to_it_again,
    a_structure_of_thousands_is_deleted_and_comes_back_with_all_of_them,
    somebody_who_joined_a_structure_meanwhile_keeps_it,
    a_plan_for_a_contact_that_was_deleted_meanwhile_leaves_it_alone,
    the_card_says_who_deleted_a_contact_and_until_when_that_can_be_undone,
    what_was_deleted_long_ago_is_purged_and_only_the_number_is_left,
    a_purge_that_was_broken_off_goes_on,
    an_institution_may_keep_deleted_contacts_for_ever,
);

/// A file of removals: operation and number of each row.
fn file(rows: &[(&str, &str)]) -> Vec<u8> {
    let rows: String = rows.iter().map(|(operation, number)| format!("DEMO;{operation};{number}\n")).collect();
    format!("INSTITUTION;OPERATION;CONTACT_NR\n{rows}").into_bytes()
}

fn tested(app: &TestApp, rows: &[(&str, &str)]) -> Import {
    app.test("removals", file(rows))
}

/// Tests a file that must be free of errors, and starts it.
#[track_caller]
fn removed(app: &TestApp, rows: &[(&str, &str)]) -> Import {
    let import = tested(app, rows);
    assert_eq!(import.count("errors"), 0, "{:#}", import.0);
    let contacts = import.count("rows_changed").to_string();
    let done = app.carnet(&["start", &import.id().to_string(), "--confirm", &contacts]);
    let done = Import(done.exits(0).json());
    assert_eq!(done.state(), "completed");
    done
}

/// Moves all deletions back by so many days.
fn days_ago(app: &TestApp, days: i64) {
    let at = carnet::db::now() - TimeDelta::days(days) - TimeDelta::hours(1);
    let all = diesel::update(deleted_contacts::table).set(deleted_contacts::deleted_at.eq(at));
    all.execute(&mut *app.database.get().unwrap()).unwrap();
}

fn in_target(app: &TestApp, code: &str) -> Vec<String> {
    let out = app.folder().join("target.csv");
    app.carnet(&["export", "--target", code, "--out", out.to_str().unwrap()]).exits(0);
    Table::read(&std::fs::read(&out).unwrap()).numbers().into_iter().map(str::to_owned).collect()
}

fn target(app: &TestApp, code: &str, query: &str) {
    let query = app.file("query.json", query);
    app.carnet(&["target", "add", code, "--name", code, "--query", query.to_str().unwrap()]).exits(0);
}

/// The id of a contact.
fn id(app: &TestApp, number: &str) -> i64 {
    let found = contacts::table.filter(contacts::number.eq(number)).select(contacts::id);
    found.first(&mut *app.database.get().unwrap()).unwrap()
}

fn a_file_is_tested_and_waits_for_the_typed_number(app: TestApp) {
    app.stock();
    let before = app.export();
    let rows = file(&[("INVALIDATE", "000001"), ("UPDATEACT", "000002"), ("delete", "000003")]);
    let waits = Import(app.try_import("removals", rows, &["--action", "update"]).exits(3).json());
    assert_eq!((waits.state(), waits.count("rows_changed")), ("tested", 2));
    let counts = serde_json::json!({"invalidate": 1, "reactivate": 0, "delete": 1, "anonymise": 0, "erase": 0});
    assert_eq!(waits.0["removals"], counts);
    assert_eq!(app.export(), before);
    let start = |typed: &[&str]| app.carnet(&[&["start", &waits.id().to_string()], typed].concat());
    for typed in [&[][..], &["--confirm", "3"]] {
        let refused = start(typed).exits(3);
        assert_eq!(refused.refusal(), "not-confirmed");
        assert!(refused.json()["error"]["message"].as_str().unwrap().contains('2'), "{refused:?}");
    }
    let done = Import(start(&["--confirm", "2"]).exits(0).json());
    assert_eq!((done.state(), done.count("applied")), ("completed", 2));
    assert_eq!(app.value("000001", "STATUS"), "INVALID");
    assert!(!app.table().numbers().contains(&"000003"));
}

fn a_page_starts_it_for_an_administrator_who_types_the_number(app: TestApp) {
    app.stock();
    let import = tested(&app, &[("INVALIDATE", "000001"), ("DELETE", "000003")]);
    let address = format!("/imports/{}", import.id());
    app.user("ivo@example.org", &app.institution, Role::Importer);
    let mut ivo = app.signed_in("ivo@example.org");
    let page = ivo.get(&address).ok();
    page.must_say("Only an administrator can start this import");
    let mut ada = app.administrator();
    for (language, sentences) in [
        ("fr", ["1 contact devient invalide", "Annulation possible pendant 30 jours", "Ana Silva"]),
        ("pt-BR", ["1 contato fica inválido", "É possível desfazer durante 30 dias", "John Smith"]),
        ("en", ["1 contact becomes invalid", "This can be undone for 30 days", "John Smith"]),
    ] {
        ada.language = language.to_owned();
        let page = ada.get(&address).ok();
        sentences.iter().for_each(|sentence| {
            page.must_say(sentence);
        });
    }
    let form = ada.get(&address).ok().form("/start");
    // An importer's own request is refused, whatever it brings.
    let own = ivo.get("/account").ok().form("/account/profile");
    let stolen = Form::new(&format!("{address}/start"), &[("csrf", own.value("csrf").unwrap()), ("confirm", "2")]);
    ivo.submit(&stolen).ok().must_say("Only an administrator can start an import of removals");
    ada.submit(&form.clone().set("confirm", "3"))
        .ok()
        .must_say("Type the number of contacts that this import changes: 2");
    assert_eq!(app.must("show", &import).state(), "tested");
    ada.submit(&form.set("confirm", " 2 ")).ok();
    app.worker().run_until_idle().unwrap();
    assert_eq!(app.must("show", &import).state(), "completed");
    ada.get(&format!("{address}/changes")).ok().must_say("Active").must_say("Deleted");
}

fn invalid_contacts_leave_targets_and_templates_and_come_back(app: TestApp) {
    app.stock();
    target(&app, "LYON", r#"{"field": "TOWN", "is": "Lyon"}"#);
    target(&app, "GONE", r#"{"all": [{"field": "TOWN", "is": "Lyon"}, {"field": "STATUS", "is": "INVALID"}]}"#);
    assert_eq!(in_target(&app, "LYON"), ["000001", "000003", "000006", "000007", "000010"]);
    let before = app.export();
    let import = removed(&app, &[("INVALIDATE", "000001"), ("INVALIDATE", "000010")]);
    assert_eq!(in_target(&app, "LYON"), ["000003", "000006", "000007"]);
    assert_eq!(in_target(&app, "GONE"), ["000001", "000010"]);
    assert!(!app.template("criteria", &[]).numbers().contains(&"000001"));
    assert_eq!(app.template("criteria", &["--target", "GONE"]).numbers(), ["000001", "000010"]);
    assert_eq!(app.value("000001", "TOWN"), "Lyon", "its data stay");
    let mut ada = app.administrator();
    assert_eq!(ada.get("/contacts?status=INVALID").ok().texts("tbody th a"), ["Musée d’Orgues", "Ana Silva"]);
    let warned = app.update("criteria", lines(&["CONTACT_NR;[new] SEATS", "000001;4"]));
    assert_eq!(warned.codes(), ["contact-invalid"]);
    app.must("undo", &warned);
    let again = removed(&app, &[("REACTIVATE", "000001"), ("INVALIDATE", "000010")]);
    assert_eq!(again.counts(["rows_changed", "rows_unchanged"]), [1, 1]);
    assert_eq!(app.value("000001", "STATUS"), "ACTIVE");
    app.must("undo", &again);
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [2, 0]);
    assert_eq!(app.export(), before);
}

fn what_somebody_changed_meanwhile_is_a_conflict(app: TestApp) {
    app.stock();
    let late = tested(&app, &[("INVALIDATE", "000001"), ("INVALIDATE", "000002")]);
    let first = removed(&app, &[("INVALIDATE", "000001")]);
    let done = app.carnet(&["start", &late.id().to_string(), "--confirm", "2"]);
    assert_eq!(Import(done.exits(0).json()).counts(["applied", "conflicts"]), [1, 1]);
    assert_eq!(app.must("undo", &late).counts(["undone", "kept"]), [1, 0]);
    assert_eq!(app.value("000001", "STATUS"), "INVALID");
    removed(&app, &[("REACTIVATE", "000001")]);
    assert_eq!(app.must("undo", &first).counts(["undone", "kept"]), [0, 1]);
}

fn an_export_for_removal_comes_back_with_a_few_rows_marked(app: TestApp) {
    app.stock();
    removed(&app, &[("INVALIDATE", "000004")]);
    let mut table = app.template("removals", &[]);
    let header =
        ["INSTITUTION", "OPERATION", "CONTACT_NR", "LASTNAME", "FIRSTNAME", "OFFICIAL_NAME", "STATUS", "CHECK"];
    assert_eq!((table.header.clone(), table.rows.len()), (header.map(str::to_owned).to_vec(), 12));
    assert_eq!((table.cell("000004", "STATUS"), table.cell("000004", "OPERATION")), ("INVALID", ""));
    table.set("000001", "OPERATION", "INVALIDATE");
    table.set("000004", "OPERATION", "REACTIVATE");
    table.set("000009", "OPERATION", "DELETE");
    let import = app.test("removals", table.write());
    assert_eq!(import.counts(["rows", "rows_changed", "rows_unchanged", "errors", "warnings"]), [12, 3, 9, 0, 0]);
    // A row that was moved beside another contact is found out.
    table.set("000001", "CONTACT_NR", "000002");
    let moved = app.test("removals", table.write());
    assert!(moved.codes().contains(&"key-edited".to_owned()), "{:#}", moved.0);
    let out = app.folder().join("removals.xlsx");
    app.carnet(&["template", "--kind", "removals", "--out", out.to_str().unwrap()]).exits(0);
    assert_eq!(workbook_sheet(&out, 0).cell("000009", "OFFICIAL_NAME"), "Théâtre du Lac");
    let mut ada = app.administrator();
    target(&app, "LYON", r#"{"field": "TOWN", "is": "Lyon"}"#);
    let page = ada.get("/targets").ok().link("LYON");
    let export = ada.get(&page).ok().link("Export for removal");
    let ask = ada.get(&export).ok().form("/exports");
    assert_eq!(ask.value("what"), Some("removals"));
    ada.submit(&ask).ok();
    app.worker().run_until_idle().unwrap();
    ada.get("/exports").ok().must_say("Removals");
}

fn deleted_contacts_are_nowhere(app: TestApp) {
    app.stock();
    target(&app, "LYON", r#"{"field": "TOWN", "is": "Lyon"}"#);
    let mut ada = app.administrator();
    let fixed = ada.get("/targets").ok().link("LYON");
    let duplicate = ada.get(&fixed).ok().form("/duplicate");
    ada.submit(&duplicate.add("as", "static")).ok();
    let fixed = ada.get("/targets").ok().link("LYON (copy)");
    ada.get(&fixed).ok().must_say("5 contacts");
    removed(&app, &[("DELETE", "000006"), ("INVALIDATE", "000007")]);
    assert_eq!(app.table().rows.len(), 11);
    assert!(!in_target(&app, "LYON").contains(&"000006".to_owned()));
    ada.get(&fixed).ok().must_say("4 contacts");
    assert!(!app.template("criteria", &[]).numbers().contains(&"000006"));
    assert!(!app.template("removals", &[]).numbers().contains(&"000006"));
    for search in ["/contacts", "/contacts?q=paul", "/contacts?q=000006", "/contacts?status=DELETED"] {
        let found = ada.get(search).ok().texts("tbody th a");
        assert!(!found.contains(&"Paul Martin".to_owned()), "{search}: {found:?}");
    }
    ada.get("/").ok().must_say("11");
    // Nobody else is warned of the address that it had.
    let alike = app.test("contacts", lines(&["CONTACT_NR,EMAIL", "000001,shared@example.org"]));
    assert_eq!(alike.codes(), ["email-in-use"], "of the other who has it");
    removed(&app, &[("DELETE", "000007")]);
    let alike = app.test("contacts", lines(&["CONTACT_NR,EMAIL", "000001,shared@example.org"]));
    assert_eq!(alike.codes(), Vec::<String>::new());
}

fn the_key_of_a_deleted_contact_is_said(app: TestApp) {
    app.stock();
    app.update("contacts", lines(&["CONTACT_NR,EXTERNAL_ID", "000003,X-3"]));
    removed(&app, &[("DELETE", "000003")]);
    for (file, options) in [
        (["CONTACT_NR,TOWN", "000003,Nantes"], &[][..]),
        (["EXTERNAL_ID,TOWN", "X-3,Nantes"], &[]),
        (["EMAIL,TOWN", "john@example.org,Nantes"], &[]),
        (["CONTACT_NR,LASTNAME", "000003,Again"], &["--mode", "upsert"]),
        (["CONTACT_NR,LASTNAME", "000003,Again"], &["--mode", "create"]),
    ] {
        let import = app.try_import("contacts", lines(&file), &[&["--action", "test"], options].concat());
        let import = Import(import.exits(0).json());
        assert_eq!(import.codes().first().map(String::as_str), Some("contact-deleted"), "{file:?} {options:?}");
    }
    assert_eq!(tested(&app, &[("REACTIVATE", "000003")]).codes(), ["contact-deleted"]);
    let taken =
        app.try_import("contacts", "LASTNAME,EXTERNAL_ID\nNew,X-3\n", &["--action", "test", "--mode", "create"]);
    assert!(Import(taken.exits(0).json()).codes().contains(&"external-id-in-use".to_owned()));
    // Of an address that many may have, a new contact is made.
    let options = ["--action", "test", "--mode", "upsert"];
    let new = app.try_import("contacts", "EMAIL,LASTNAME\njohn@example.org,New\n", &options);
    assert_eq!(Import(new.exits(0).json()).counts(["rows_changed", "errors"]), [1, 0]);
}

fn a_deletion_is_undone_exactly(app: TestApp) {
    app.stock();
    let before = app.export();
    let import = removed(&app, &[("DELETE", "000001"), ("DELETE", "000009"), ("INVALIDATE", "000002")]);
    assert_eq!(app.table().rows.len(), 10);
    let undone = app.must("undo", &import);
    assert_eq!(undone.counts(["undone", "kept"]), [3, 0]);
    assert_eq!(app.export(), before);
    let left = deleted_contacts::table.count().get_result::<i64>(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(left, 0);
    let mut ada = app.administrator();
    assert_eq!(ada.get("/contacts?q=silva").ok().texts("tbody th a"), ["Ana Silva"]);
    ada.get("/").ok().must_say("12");
}

const PEOPLE: [&str; 4] = ["CONTACT_NR,STRUCTURE_NR", "000001,000009", "000002,000009", "000003,000010"];

fn people_of_a_deleted_structure_are_let_go_and_belong_to_it_again(app: TestApp) {
    app.stock();
    app.update("contacts", lines(&PEOPLE));
    let before = app.export();
    // One of its people is deleted with it, another was before.
    let earlier = removed(&app, &[("DELETE", "000002")]);
    let import = removed(&app, &[("DELETE", "000009"), ("DELETE", "000001")]);
    assert_eq!(import.counts(["rows_changed", "changes", "applied", "conflicts"]), [2, 4, 4, 0]);
    assert_eq!(app.value("000003", "STRUCTURE_NR"), "000010");
    let link = |number: &str| {
        let of = contacts::table.filter(contacts::number.eq(number)).select((contacts::structure_nr, contacts::body));
        let (copy, body): (Option<String>, Vec<u8>) = of.first(&mut *app.database.get().unwrap()).unwrap();
        let slots = Slots::decode(&body).unwrap();
        assert_eq!(copy.as_deref(), slots.value(carnet::fields::standard::STRUCTURE_NR));
        copy
    };
    assert_eq!((link("000001"), link("000002")), (None, None));
    let mut ada = app.administrator();
    ada.get(&format!("/imports/{}", import.id())).ok().must_say("2 people belong to structures that are deleted");
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [4, 0]);
    app.must("undo", &earlier);
    assert_eq!(app.export(), before);
    // A link to a structure that is deleted can't be made.
    removed(&app, &[("DELETE", "000010")]);
    assert_eq!(app.value("000003", "STRUCTURE_NR"), "");
    let link = app.test("contacts", lines(&["CONTACT_NR,STRUCTURE_NR", "000004,000010"]));
    assert_eq!(link.codes(), ["unknown-structure"]);
}

fn a_structure_of_thousands_is_deleted_and_comes_back_with_all_of_them(app: TestApp) {
    let people: String = (0..4_500).map(|n| format!("P{n:04},INDIVIDUAL,Nom,,S1\n")).collect();
    let made = format!(
        "CONTACT_NR,KIND,LASTNAME,OFFICIAL_NAME,STRUCTURE_NR\nS1,STRUCTURE,,Grande,\nS2,STRUCTURE,,Petite,\n{people}"
    );
    app.update_with("contacts", made, &["--mode", "create", "--issues", "0"]);
    let before = app.export();
    let import = removed(&app, &[("DELETE", "S1"), ("DELETE", "S2")]);
    assert_eq!(import.counts(["rows_changed", "applied", "conflicts"]), [2, 4_502, 0]);
    assert_eq!(app.value("P4499", "STRUCTURE_NR"), "");
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [4_502, 0]);
    assert_eq!(app.export(), before);
}

fn somebody_who_joined_a_structure_meanwhile_keeps_it(app: TestApp) {
    app.stock();
    let import = tested(&app, &[("DELETE", "000009"), ("DELETE", "000005")]);
    app.update("contacts", lines(&PEOPLE));
    let done = app.carnet(&["start", &import.id().to_string(), "--confirm", "2"]);
    assert_eq!(Import(done.exits(0).json()).counts(["applied", "conflicts"]), [1, 1]);
    assert_eq!(
        (app.value("000009", "STATUS"), app.value("000001", "STRUCTURE_NR")),
        ("ACTIVE".into(), "000009".into())
    );
}

fn a_plan_for_a_contact_that_was_deleted_meanwhile_leaves_it_alone(app: TestApp) {
    app.stock();
    let before = app.export();
    let late = app.test("criteria", lines(&["CONTACT_NR;[new] SEATS", "000001;4", "000002;5"]));
    let removal = removed(&app, &[("DELETE", "000001")]);
    assert_eq!(app.must("start", &late).counts(["applied", "conflicts"]), [1, 1]);
    app.must("undo", &late);
    app.must("undo", &removal);
    assert_eq!(app.export(), before);
    // What stands beneath a deletion can be undone.
    let seats = app.update("criteria", lines(&["CONTACT_NR;[new] SEATS", "000001;4"]));
    let removal = removed(&app, &[("DELETE", "000001")]);
    assert_eq!(app.must("undo", &seats).counts(["undone", "kept"]), [1, 0]);
    app.must("undo", &removal);
    assert_eq!(app.export(), before);
}

fn the_card_says_who_deleted_a_contact_and_until_when_that_can_be_undone(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let card = format!("/contacts/{}", id(&app, "000003"));
    ada.get(&card).ok().must_say("Lyon");
    let import = tested(&app, &[("DELETE", "000003")]);
    let form = ada.get(&format!("/imports/{}", import.id())).ok().form("/start");
    ada.submit(&form.set("confirm", "1")).ok();
    app.worker().run_until_idle().unwrap();
    for (language, sentence) in [
        ("en", "The deletion can be undone until"),
        ("fr", "La suppression peut être annulée jusqu’au"),
        ("pt-BR", "A exclusão pode ser desfeita até"),
    ] {
        ada.language = language.to_owned();
        let page = ada.get(&card).ok();
        page.must_say(sentence).must_say("John Smith").must_say(&import.id().to_string());
        assert!(!page.says("Lyon"), "{}", page.text());
    }
    ada.language = "en".to_owned();
    assert_eq!(ada.get(&card).ok().link("Undo"), format!("/imports/{}/undo", import.id()));
    assert_eq!(ada.get(&format!("{card}/edit")).status, 404);
    let other = app.other_institution("OTHER");
    app.user("eve@example.org", &other, Role::Administrator);
    assert_eq!(app.signed_in("eve@example.org").get(&card).status, 404);
}

/// What of contacts is in the tables, as one text.
fn remains(app: &TestApp) -> String {
    let db = &mut *app.database.get().unwrap();
    let bodies: Vec<Vec<u8>> = contacts::table.select(contacts::body).load(db).unwrap();
    let plans: Vec<Vec<u8>> = changes::table.select(changes::body).load(db).unwrap();
    let made: Vec<Vec<u8>> = creations::table.select(creations::body).load(db).unwrap();
    let found: Vec<(String, String)> = issues::table.select((issues::value, issues::args)).load(db).unwrap();
    let names: Vec<(String, Option<String>)> =
        contacts::table.select((contacts::name_key, contacts::email_key)).load(db).unwrap();
    let made = made.iter().map(|body| inflated(body));
    let texts = bodies.into_iter().chain(plans).chain(made).map(|body| String::from_utf8_lossy(&body).into_owned());
    let columns = names.into_iter().flat_map(|(name, email)| [name, email.unwrap_or_default()]);
    let values = found.into_iter().flat_map(|(value, args)| [value, args]);
    texts.chain(app.search_words()).chain(columns).chain(values).collect::<Vec<_>>().join("\n").to_lowercase()
}

/// What a record of new contacts says of them.
fn inflated(body: &[u8]) -> Vec<u8> {
    let mut reader = Reader::new(body);
    for _ in 0..2 * reader.number().unwrap() {
        reader.number().unwrap();
    }
    let mut text = Vec::new();
    flate2::read::DeflateDecoder::new(reader.rest()).read_to_end(&mut text).unwrap();
    text
}

fn what_was_deleted_long_ago_is_purged_and_only_the_number_is_left(app: TestApp) {
    app.stock();
    let made = "CONTACT_NR,KIND,LASTNAME,EMAIL,TOWN,REMARK\n\
                U1,INDIVIDUAL,Zyxwv,zyxwv@example.org,Zyxville,Zyxremark\nU2,INDIVIDUAL,Other,,,\n";
    let made = app.update_with("contacts", made, &["--mode", "create"]);
    let changed = app.update("contacts", lines(&["CONTACT_NR,TOWN", "U1,Zyxtown"]));
    let wrong = app.test("criteria", lines(&["CONTACT_NR;[new] GENRE", "U1;ZYXGENRE"]));
    target(&app, "ZYX", r#"{"field": "TOWN", "is": "Zyxtown"}"#);
    let mut ada = app.administrator();
    let address = ada.get("/targets").ok().link("ZYX");
    let duplicate = ada.get(&address).ok().form("/duplicate");
    ada.submit(&duplicate.add("as", "static")).ok();
    let card = format!("/contacts/{}", id(&app, "U1"));
    let removal = removed(&app, &[("DELETE", "U1")]);
    let erased = || app.run(&["erase-expired", "--json"]).exits(0).json()["contacts"].as_i64();
    assert_eq!(erased(), Some(0), "it can still be undone");
    assert!(remains(&app).contains("zyx"));
    days_ago(&app, 30);
    assert_eq!((erased(), erased()), (Some(1), Some(0)));
    assert!(!remains(&app).contains("zyx"), "{}", remains(&app));
    let db = &mut *app.database.get().unwrap();
    assert_eq!(target_contacts::table.count().get_result::<i64>(db).unwrap(), 0);

    ada.get(&card).ok().must_say("removed for good").must_say("U1");
    ada.get(&format!("/imports/{}/changes", removal.id())).ok().must_say("U1").must_say("Deleted");
    ada.get(&format!("/imports/{}/issues", wrong.id())).ok().must_say("deleted for good");
    // Nothing brings it back, and nobody gets its number.
    for import in [&removal, &changed, &made] {
        let undone = app.must("undo", import);
        assert_eq!(undone.state(), "undone");
        ada.get(&format!("/imports/{}/kept", import.id())).ok();
    }
    assert!(!app.table().numbers().contains(&"U1") && !app.table().numbers().contains(&"U2"));
    ada.get(&card).ok().must_say("removed for good");
    let again =
        app.try_import("contacts", "CONTACT_NR,LASTNAME\nU1,Again\n", &["--action", "test", "--mode", "create"]);
    assert_eq!(Import(again.exits(0).json()).codes().first().map(String::as_str), Some("contact-deleted"));
}

fn a_purge_that_was_broken_off_goes_on(app: TestApp) {
    let people: String = (0..1200).map(|n| format!("P{n:04},Nom {n}\n")).collect();
    app.update_with("contacts", format!("CONTACT_NR,LASTNAME\n{people}"), &["--mode", "create"]);
    let rows: String = (0..1100).map(|n| format!("DEMO;DELETE;P{n:04}\n")).collect();
    let import = app.test("removals", format!("INSTITUTION;OPERATION;CONTACT_NR\n{rows}"));
    app.carnet(&["start", &import.id().to_string(), "--confirm", "1100", "--issues", "0"]).exits(0);
    days_ago(&app, 31);
    let purged = || {
        let gone = deleted_contacts::table.filter(deleted_contacts::purged_at.is_not_null());
        gone.count().get_result::<i64>(&mut *app.database.get().unwrap()).unwrap()
    };
    let mut work = app.spawn(&["erase-expired"]);
    while purged() == 0 && work.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    let _ = work.kill();
    work.wait().unwrap();
    let first = purged();
    assert!(first > 0 && first % 100 == 0, "whole batches only: {first}");
    // The worker goes on by itself.
    app.worker().tidy().unwrap();
    assert_eq!(purged(), 1100);
    assert_eq!(app.table().rows.len(), 100);
}

fn an_institution_may_keep_deleted_contacts_for_ever(app: TestApp) {
    app.stock();
    let set = |days: &str| app.run(&["institution", "set", "DEMO", "--delete-after", days, "--json"]).exits(0).json();
    assert_eq!(set("0")["delete_after"], 0);
    removed(&app, &[("DELETE", "000001")]);
    days_ago(&app, 4000);
    let db = &mut *app.database.get().unwrap();
    assert_eq!(deletions::purge_expired(db).unwrap(), 0);
    let mut ada = app.administrator();
    let card = format!("/contacts/{}", id(&app, "000001"));
    ada.get(&card).ok().must_say("can be undone at any time");
    set("7");
    assert_eq!(deletions::purge_expired(db).unwrap(), 1);
    ada.get(&card).ok().must_say("removed for good");
    app.run(&["institution", "set", "DEMO", "--delete-after", "-1"]).exits(2);
}
