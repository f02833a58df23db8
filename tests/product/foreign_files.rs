//! Files of other systems: what their columns are is said once, kept under a name, and proposed for the next file.

use crate::support::{Import, Page, TestApp, Visitor, lines};

on_both!(
    a_foreign_file_is_mapped_once_and_recognised_the_next_time,
    an_answer_that_is_refused_loses_nothing,
    every_column_can_be_ignored_and_the_key_be_chosen,
    samples_are_shown_as_text_and_cut_visibly,
    a_mapping_is_renamed_edited_and_deleted,
    a_mapping_is_applied_from_the_shell,
    unknown_columns_become_custom_fields_that_undo_takes_back,
    a_custom_field_that_is_in_use_stays,
    a_plan_whose_field_was_made_meanwhile_is_tested_again,
    an_update_that_expired_in_the_queue_is_tested_again_by_itself,
    the_page_makes_a_custom_field_with_its_own_name_and_type,
    the_sample_sheet_of_clienttether_is_recognised,
    the_export_of_nectar_is_recognised,
);

/// A ticket office's export: no header that Carnet knows.
const OFFICE: &str =
    "N° client;Couleur;Genre musical\n000001;rouge;Jazz & blues\n000002;vert;OPERA\n000003;;Jazz & blues\n";

fn send(app: &TestApp, visitor: &mut Visitor, kind: &str, name: &str, content: &str) -> Page {
    let form = visitor.get("/imports/new").ok().form("/imports").set("kind", kind).set("action", "test");
    let sent = visitor.submit(&form.file("file", name, content.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn press(app: &TestApp, visitor: &mut Visitor, page: &Page, action: &str) -> Page {
    let sent = visitor.submit(&page.form(action)).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

/// Says what the columns of [`OFFICE`] are, under this name, and gives the report.
fn map_office(app: &TestApp, ada: &mut Visitor, name: &str) -> Page {
    let waiting = send(app, ada, "criteria", "office.csv", OFFICE);
    waiting.must_say("Columns to confirm");
    let columns = ada.get(&waiting.link("Confirm the columns")).ok();
    columns.must_say("No column was recognised as the one that tells which contact a row is about");
    let form = columns.form("/columns").set("c0", "field:CONTACT_NR").set("key", "0").set("c1", "ignore");
    let form = form.set("c2", "field:GENRE").set("k0", "SEATS").set("w0", "2").set("name", name);
    let sent = ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("2 rows have errors").must_say("Unknown codes");
    let values = ada.get(&report.link("Assign the values")).ok();
    values.must_say("in 2 rows");
    let form = values.form("/columns");
    assert_eq!((form.value("f2.0"), form.value("name")), (Some("Jazz & blues"), Some(name)));
    let sent = ada.submit(&form.set("t2.0", "JAZZ")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&sent.path).ok()
}

fn a_foreign_file_is_mapped_once_and_recognised_the_next_time(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = map_office(&app, &mut ada, "Box office");
    report.must_say("No errors. 6 values will be changed");
    press(&app, &mut ada, &report, "/start").must_say("6 values were changed");
    for (number, genre) in [("000001", "JAZZ"), ("000002", "OPERA"), ("000003", "JAZZ")] {
        assert_eq!((app.value(number, "GENRE").as_str(), app.value(number, "SEATS").as_str()), (genre, "2"));
    }
    ada.get("/mappings").ok().must_say("Box office").must_say("3 columns");
    // Another file, another order, another spelling of the headers.
    let next = "couleur;GENRE MUSICAL;n°  Client\nbleu;jazz & BLUES;000004\n";
    let waiting = send(&app, &mut ada, "criteria", "autumn.csv", next);
    let columns = ada.get(&waiting.link("Confirm the columns")).ok();
    columns.must_say("These headers are those of the mapping “Box office”");
    let sent = ada.submit(&columns.form("/columns")).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("No errors. 2 values will be changed");
    press(&app, &mut ada, &report, "/start");
    assert_eq!((app.value("000004", "GENRE").as_str(), app.value("000004", "SEATS").as_str()), ("JAZZ", "2"));
}

fn an_answer_that_is_refused_loses_nothing(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let waiting = send(&app, &mut ada, "criteria", "office.csv", OFFICE);
    let form = ada.get(&waiting.link("Confirm the columns")).ok().form("/columns");
    let form = form.set("c0", "field:CONTACT_NR").set("key", "0").set("c1", "ignore").set("c2", "field:GENRE");
    let refused = ada.submit(&form.set("k0", "SEATS").set("w0", "many").set("name", "Office"));
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.must_say("The value for SEATS in every row can’t be used");
    let again = refused.form("/columns");
    let entered = ["c0", "key", "c1", "c2", "k0", "w0", "name"].map(|name| again.value(name).unwrap_or_default());
    assert_eq!(entered, ["field:CONTACT_NR", "0", "ignore", "field:GENRE", "SEATS", "many", "Office"]);
    // Two columns that mean the same are asked about, not refused with the file.
    let twice = again.set("w0", "3").set("c1", "field:GENRE").set("name", "");
    let sent = ada.submit(&twice).ok();
    app.worker().run_until_idle().unwrap();
    let asked = ada.get(&format!("{}/columns", sent.path)).ok();
    assert_eq!(asked.form("/columns").value("c1"), Some("field:GENRE"));
    asked.must_say("B").must_say("Couleur");
}

fn every_column_can_be_ignored_and_the_key_be_chosen(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = "CONTACT_NR;EMAIL;GENRE;SEATS\n000002;ana@example.org;JAZZ;3\n";
    let tested = send(&app, &mut ada, "criteria", "known.csv", file);
    tested.must_say("No errors. 2 values will be changed");
    let columns = ada.get(&format!("{}/columns", tested.path)).ok();
    let form = columns.form("/columns").set("key", "1").set("c3", "ignore").set("c0", "ignore");
    let sent = ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("No errors. 1 value will be changed");
    press(&app, &mut ada, &report, "/start");
    assert_eq!((app.value("000001", "GENRE").as_str(), app.value("000002", "GENRE").as_str()), ("JAZZ", ""));
}

fn samples_are_shown_as_text_and_cut_visibly(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let long = "x".repeat(200);
    let file =
        format!("CONTACT_NR;Note;[new] GENRE\n000001;<b>bold</b>;JAZZ\n000002;{long};JAZZ\n000003;<b>bold</b>;\n");
    let waiting = send(&app, &mut ada, "criteria", "notes.csv", &file);
    let columns = ada.get(&waiting.link("Confirm the columns")).ok();
    let samples = columns.texts(".sample");
    assert!(samples.contains(&"<b>bold</b>".to_owned()), "{samples:?}");
    assert!(samples.contains(&format!("{}…", "x".repeat(60))), "{samples:?}");
    assert!(columns.texts(".sample b").is_empty());
}

fn a_mapping_is_renamed_edited_and_deleted(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    map_office(&app, &mut ada, "Box office");
    let mapping = ada.get(&ada.clone().get("/mappings").ok().link("Box office")).ok();
    let path = mapping.path.clone();
    let form = mapping.form(&path);
    assert_eq!((form.value("f2.0"), form.value("t2.0")), (Some("Jazz & blues"), Some("JAZZ")));
    let form = form.set("name", "Guichet").set("f2.1", "Lyrique").set("t2.1", "OPERA").set("w0", "5");
    ada.submit(&form).ok().must_say("The mapping is saved");
    let nameless = ada.submit(&ada.clone().get(&path).ok().form(&path).set("name", "  "));
    assert_eq!(nameless.status, 422, "{}", nameless.text());
    let file = lines(&["N° client;Couleur;Genre musical", "000005;rouge;Lyrique"]);
    let options = ["--action", "update", "--mapping", "Guichet"];
    assert_eq!(Import(app.try_import("criteria", file, &options).exits(0).json()).count("applied"), 2);
    assert_eq!((app.value("000005", "GENRE").as_str(), app.value("000005", "SEATS").as_str()), ("OPERA", "5"));
    let delete = ada.get(&path).ok().form("/delete");
    ada.submit(&delete).ok().must_say("The mapping “Guichet” is deleted").must_say("No mapping yet");
    assert_eq!(ada.get(&path).status, 404);
}

fn a_mapping_is_applied_from_the_shell(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    map_office(&app, &mut ada, "Box office");
    let file = lines(&["N° client;Couleur;Genre musical", "000006;rouge;Jazz & blues"]);
    let named = app.try_import("criteria", &file, &["--action", "test", "--mapping", "Box office"]).exits(0).json();
    assert_eq!((Import(named.clone()).count("changes"), Import(named).count("errors")), (2, 0));
    let accepted = app.try_import("criteria", &file, &["--action", "test", "--accept-columns"]).exits(0).json();
    assert_eq!(Import(accepted).count("changes"), 2);
    let alone = Import(app.try_import("criteria", &file, &["--action", "test"]).exits(3).json());
    assert_eq!(alone.state(), "needs_mapping", "it waits for answers on the page, whoever sent it");
    assert!(alone.codes().contains(&"no-header".to_owned()), "{:#}", alone.0);
    let before = app.carnet(&["list"]).exits(0).json().as_array().unwrap().len();
    for kind in ["criteria", "contacts"] {
        let name = if kind == "criteria" { "Nobody’s" } else { "Box office" };
        let refused = app.try_import(kind, &file, &["--action", "test", "--mapping", name]).exits(3);
        assert_eq!(refused.refusal(), "unknown-mapping");
    }
    assert_eq!(app.carnet(&["list"]).exits(0).json().as_array().unwrap().len(), before, "nothing was received");
}

const CREATE: [&str; 4] = ["--action", "update", "--accept-columns", "--create-fields"];

fn unknown_columns_become_custom_fields_that_undo_takes_back(app: TestApp) {
    app.stock();
    let before = app.export();
    let file = lines(&["CONTACT_NR;Shoe size;Truffles earned", "000001;42;7", "000002;;3"]);
    let import = Import(app.try_import("contacts", file, &CREATE).exits(0).json());
    assert_eq!(import.state(), "completed", "{:#}", import.0);
    assert_eq!(import.counts(["changes", "applied", "conflicts", "errors"]), [3, 3, 0, 0], "{:#}", import.0);
    assert_eq!(app.value("000001", "SHOE_SIZE"), "42");
    assert_eq!((app.value("000002", "SHOE_SIZE").as_str(), app.value("000002", "TRUFFLES_EARNED").as_str()), ("", "3"));
    let undone = app.must("undo", &import);
    assert_eq!(undone.counts(["applied", "undone", "kept"]), [3, 3, 0], "{:#}", undone.0);
    assert_eq!(app.export(), before);
}

fn a_custom_field_that_is_in_use_stays(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;Shoe size", "000001;42"]);
    let first = Import(app.try_import("contacts", file, &CREATE).exits(0).json());
    app.update("contacts", lines(&["CONTACT_NR;SHOE_SIZE", "000003;39"]));
    let undone = app.must("undo", &first);
    assert_eq!(undone.counts(["undone", "kept"]), [1, 1], "{:#}", undone.0);
    assert_eq!((app.value("000001", "SHOE_SIZE").as_str(), app.value("000003", "SHOE_SIZE").as_str()), ("", "39"));
}

/// Both were started before the first of them was applied: the second would make the same field once more.
fn a_plan_whose_field_was_made_meanwhile_is_tested_again(app: TestApp) {
    app.stock();
    let file = |row: &str| lines(&["CONTACT_NR;Shoe size", row]);
    let tested = |row: &str| {
        let arguments = ["--action", "test", "--accept-columns", "--create-fields"];
        Import(app.try_import("contacts", file(row), &arguments).exits(0).json())
    };
    let (first, second) = (tested("000001;42"), tested("000002;39"));
    let mut ada = app.administrator();
    for import in [&first, &second] {
        let report = ada.get(&format!("/imports/{}", import.id())).ok();
        ada.submit(&report.form("/start")).ok();
    }
    app.worker().run_until_idle().unwrap();
    assert_eq!((app.must("show", &first).state(), app.value("000001", "SHOE_SIZE").as_str()), ("completed", "42"));
    assert_eq!((app.must("show", &second).state(), app.value("000002", "SHOE_SIZE").as_str()), ("tested", ""));
    let report = ada.get(&format!("/imports/{}", second.id())).ok();
    report.must_say("its result no longer holds");
    ada.submit(&report.form("/test")).ok();
    app.worker().run_until_idle().unwrap();
    app.must("start", &second);
    assert_eq!(app.value("000002", "SHOE_SIZE"), "39");
}

fn an_update_that_expired_in_the_queue_is_tested_again_by_itself(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "update");
    let sent = ada.submit(&form.file("file", "genres.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n")).ok();
    app.worker().run_next().unwrap();
    let state = |ada: &mut Visitor| ada.get(&format!("{}.json", sent.path)).ok().json()["state"].clone();
    assert_eq!(state(&mut ada), "queued");
    app.update("criterion-values", lines(&["CRITERION;MANDATORY", "GENRE;TRUE"]));
    assert_eq!((state(&mut ada), app.value("000001", "GENRE").as_str()), ("queued".into(), ""));
    app.worker().run_next().unwrap();
    assert_eq!(state(&mut ada), "testing");
    app.worker().run_until_idle().unwrap();
    assert_eq!((state(&mut ada), app.value("000001", "GENRE").as_str()), ("completed".into(), "JAZZ"));
}

fn the_page_makes_a_custom_field_with_its_own_name_and_type(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let waiting = Import(
        app.try_import("contacts", lines(&["CONTACT_NR;pts", "000001;12,5"]), &["--action", "test"]).exits(3).json(),
    );
    assert_eq!((waiting.state(), waiting.codes()), ("needs_mapping", vec!["unknown-column".to_owned()]));
    let columns = ada.get(&format!("/imports/{}/columns", waiting.id())).ok();
    let form = columns.form("/columns").set("c1", "new:number").set("l1", "Loyalty points");
    let sent = ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("The import makes these custom fields").must_say("Loyalty points");
    assert_eq!(app.table().header.iter().filter(|header| *header == "PTS").count(), 0, "nothing was made yet");
    let done = press(&app, &mut ada, &report, "/start");
    done.must_say("1 value was changed");
    assert_eq!(app.value("000001", "PTS"), "12.5");
    ada.get("/fields").ok().must_say("Loyalty points");
}

fn the_sample_sheet_of_clienttether_is_recognised(app: TestApp) {
    app.stock();
    // As users of ClientTether write it: phone, firstName, and four headers that are no reserved names.
    let sheet = "phone,firstName,truffles_earned,truffles_used,account_nr,web_key\n\
                 0612345601,Fred,12,3,A-1,k\n0612345602,Kyle,7,,A-2,k\n";
    let mut ada = app.administrator();
    let waiting = Import(app.try_import("contacts", sheet, &["--action", "test"]).exits(3).json());
    let columns = ada.get(&format!("/imports/{}/columns", waiting.id())).ok();
    columns.must_say("This looks like a file of ClientTether");
    let form = columns.form("/columns");
    let proposed = ["c0", "c1", "c2", "c5"].map(|name| form.value(name).unwrap_or_default());
    assert_eq!(proposed, ["", "", "new:text", "ignore"]);
    let import = Import(app.try_import("contacts", sheet, &CREATE).exits(0).json());
    assert_eq!((import.state(), import.count("applied")), ("completed", 7), "{:#}", import.0);
    assert_eq!(
        (app.value("000001", "FIRSTNAME").as_str(), app.value("000002", "ACCOUNT_NR").as_str()),
        ("Fred", "A-2")
    );
}

fn the_export_of_nectar_is_recognised(app: TestApp) {
    app.stock();
    app.administrator();
    app.update("criterion-values", lines(&["CRITERION;VALUE;VALUE_PT", "LIFECYCLE;CLIENTE;Cliente"]));
    // An export of Nectar CRM, with the recommended columns and those of a contact's page.
    let export = lines(&[
        "ID;Nome;Sessão (Ciclo de vida);Responsável;Jurídico;E-mail principal;Telefone principal;CNPJ;Bairro;Data de criação",
        "000001;Ana Silva;Cliente;ada@example.org;NÃO;ana@example.org;0612345609;;Centro;01/02/2020",
        "000009;Théâtre du Lac;Cliente;ada@example.org;SIM;;;12.345.678/0001-90;;01/02/2020",
    ]);
    let import = Import(app.try_import("contacts", export, &["--action", "update"]).exits(0).json());
    assert_eq!((import.state(), import.count("errors")), ("completed", 0), "{:#}", import.0);
    let table = app.table();
    let of = |number: &str, fields: [&str; 4]| fields.map(|field| table.cell(number, field).to_owned());
    assert_eq!(
        of("000001", ["LIFECYCLE", "OWNER", "TOWN_COMPLEMENT", "KIND"]),
        ["CLIENTE", "ada@example.org", "Centro", "INDIVIDUAL"]
    );
    assert_eq!(
        of("000009", ["LIFECYCLE", "ADMIN_NUMBER", "OFFICIAL_NAME", "KIND"])[1..3],
        ["12.345.678/0001-90".to_owned(), "Théâtre du Lac".to_owned()]
    );
}
