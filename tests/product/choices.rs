//! What was chosen of a file, what waits for a choice, and where the words for it stand.

use std::io::Write;

use zip::write::SimpleFileOptions;

use crate::support::{DOUBTFUL, Import, Page, Table, TestApp, Visitor, lines};

on_both!(
    a_report_says_what_waits_and_not_that_nothing_would_change,
    a_name_that_waits_makes_no_contact_and_is_not_missing,
    a_corrected_file_keeps_the_choices_of_the_first,
    a_doubtful_text_in_a_zip_is_asked_about_and_chosen,
    a_workbook_needs_no_encoding,
    rules_by_column_can_be_given_with_the_upload,
    the_order_of_dates_that_a_header_says_is_proposed,
);

fn tested(app: &TestApp, content: &str, options: &[&str]) -> Import {
    Import(app.try_import("contacts", content, &[&["--action", "test"], options].concat()).exits(0).json())
}

fn report(ada: &mut Visitor, import: &Import) -> Page {
    ada.get(&format!("/imports/{}", import.id())).ok()
}

fn a_report_says_what_waits_and_not_that_nothing_would_change(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    for (file, waits, words) in [
        ("CONTACT_NR;TOWN\n000001;N/A\n000002;-\n", "placeholder", "2 cells with words for “no value”"),
        ("CONTACT_NR;TOWN\n000001;\"Orl&eacute;ans\"\n", "spreadsheet-damage", "1 cell that a spreadsheet program"),
        ("CONTACT_NR;[old] TOWN;[new] TOWN\n000001;Oslo;Bergen\n", "old-stale", "1 cell is left out, since someone"),
    ] {
        let import = tested(&app, file, &[]);
        assert_eq!(import.count("changes"), 0, "{file}");
        let json = import.0["waits"].as_object().unwrap();
        assert_eq!(json.keys().collect::<Vec<_>>(), [waits], "{:#}", import.0);
        let page = report(&mut ada, &import);
        page.must_say("Nothing would change yet").must_say(words);
        assert!(!page.says("have these values already"), "{}", page.text());
        let shown = app.run(&["show", &import.id().to_string(), "--institution", &app.institution.code]);
        assert!(shown.out.contains(words), "{shown:?}");
        let start = app.on("start", &import).exits(3);
        assert!(start.out.contains("Nothing would change yet"), "{start:?}");
    }
    let same = tested(&app, "CONTACT_NR;TOWN\n000001;Lyon\n", &[]);
    assert_eq!(same.0["waits"], serde_json::json!({}));
    report(&mut ada, &same).must_say("the contacts have these values already");
    let clears =
        Import(app.try_import("contacts", "CONTACT_NR;TOWN\n000001;=\n", &["--action", "update"]).exits(3).json());
    assert_eq!(clears.0["waits"], serde_json::json!({ "clears": 1 }));
    assert_eq!(app.must("start", &clears).0["waits"], serde_json::json!({}));
}

fn a_name_that_waits_makes_no_contact_and_is_not_missing(app: TestApp) {
    app.stock();
    let before = app.export();
    let file = lines(&["LASTNAME;FIRSTNAME;TOWN", "NULL;N/A;Oslo", "\"Du&#039;Val\";;Bergen", ";;Lund"]);
    let waits = tested(&app, &file, &["--mode", "create"]);
    let mut codes = waits.codes();
    codes.retain(|code| code != "recommended-blank");
    assert_eq!(codes, ["placeholder", "placeholder", "spreadsheet-damage", "name-missing"], "{:#}", waits.0);
    assert_eq!(waits.counts(["rows_changed", "rows_unchanged", "rows_rejected", "changes"]), [0, 2, 1, 0]);
    app.on("start", &waits).exits(3);
    assert_eq!(app.export(), before);
    let options = ["--mode", "create", "--placeholders", "blank", "--damage", "repair"];
    let chosen = tested(&app, &file, &options);
    assert_eq!(chosen.counts(["rows_changed", "rows_rejected"]), [1, 2], "{:#}", chosen.0);
    assert!(chosen.codes().contains(&"name-missing".to_owned()));
}

fn a_corrected_file_keeps_the_choices_of_the_first(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = lines(&[
        "EMAIL;LASTNAME;Notes;TOWN",
        "ana@example.org;Silva;NULL;Oslo",
        "no address;Moreau;x;Lund",
        "luc@example.org;Moreau;x;N/A",
    ]);
    let options = ["--mode", "upsert", "--key", "EMAIL", "--placeholders", "blank", "--rules", "TOWN=fill-blanks"];
    let first = tested(&app, &file, &[&options[..], &["--accept-columns"]].concat());
    assert_eq!(first.count("rows_rejected"), 1, "{:#}", first.0);
    let corrected = ada.get(&format!("/imports/{}/corrected?rows=all&format=csv", first.id())).ok().body;
    let mut table = Table::read(&corrected);
    let row = table.rows.iter_mut().find(|row| row[0] == "no address").unwrap();
    row[0] = "ida@example.org".to_owned();
    let again = Import(app.try_import("contacts", table.write(), &["--action", "test"]).exits(0).json());
    assert_eq!(again.count("rows_rejected"), 0, "{:#}", again.0);
    assert!(again.codes().contains(&"kept-by-rule".to_owned()), "Ana has a town: {:#}", again.0);
    assert_eq!(again.0["waits"], serde_json::json!({}), "the words are blank");
    let started = app.must("start", &again);
    assert_eq!(started.state(), "completed");
    assert_eq!(app.value("000001", "TOWN"), "Lyon");
    assert_eq!(app.table().rows.len(), 14, "two were made");
    let other = tested(&app, &String::from_utf8(table.write()).unwrap(), &["--placeholders", "as-is"]);
    assert!(!other.codes().is_empty(), "what is said anew counts");
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

fn a_doubtful_text_in_a_zip_is_asked_about_and_chosen(app: TestApp) {
    let mut ada = app.administrator();
    let file = app.file("names.zip", zipped("names.csv", DOUBTFUL));
    let import = |options: &[&str]| {
        let path = file.to_str().unwrap();
        let given = ["import", path, "--kind", "contacts", "--action", "test", "--mode", "create"];
        app.carnet(&[&given[..], options].concat())
    };
    let asked = Import(import(&[]).exits(3).json());
    assert_eq!(asked.state(), "needs_mapping");
    let page = report(&mut ada, &asked);
    page.must_say("Encoding to choose");
    assert!(!page.says("Columns to confirm"));
    ada.get("/imports").ok().must_say("Encoding to choose");
    ada.get("/").ok().must_say("Encoding to choose");
    let form = ada.get(&format!("/imports/{}/encoding", asked.id())).ok().form("/encoding");
    ada.submit(&form.set("encoding", "cp850")).ok();
    app.worker().run_until_idle().unwrap();
    let named = import(&["--encoding", "cp850"]).exits(0).json();
    assert_eq!((&named["state"], &named["encoding"]), (&"tested".into(), &"cp850".into()));
    assert_eq!(app.must("show", &asked).0["encoding"], "cp850");
}

fn a_workbook_needs_no_encoding(app: TestApp) {
    app.stock();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["CONTACT_NR", "TOWN"]).unwrap();
    sheet.write_row(1, 0, ["000001", "Orléans"]).unwrap();
    let file = app.file("towns.xlsx", workbook.save_to_buffer().unwrap());
    let given = ["import", file.to_str().unwrap(), "--kind", "contacts", "--action", "update", "--encoding", "cp850"];
    let import = Import(app.carnet(&given).exits(0).json());
    assert_eq!((import.state(), &import.0["encoding"]), ("completed", &serde_json::Value::Null));
    assert_eq!(app.value("000001", "TOWN"), "Orléans");
    report(&mut app.administrator(), &import).must_say("The encoding CP850 was not needed");
}

fn rules_by_column_can_be_given_with_the_upload(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let mut send = |fill: &str, clear: &str| {
        let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("action", "test");
        let form = form.set("rule_fill_blanks", fill).set("rule_never_clear", clear);
        let file = b"CONTACT_NR;TOWN;EMAIL;FIRSTNAME\n000001;Oslo;=;Anna\n";
        let sent = ada.submit(&form.file("file", "towns.csv", file)).ok();
        app.worker().run_until_idle().unwrap();
        ada.get(&format!("{}.json", sent.path)).ok().json()
    };
    let kept = send(" town , FIRSTNAME", "EMAIL");
    assert_eq!((&kept["changes"], &kept["notes"]), (&0.into(), &3.into()), "{kept:#}");
    let written = send("", "");
    assert_eq!(written["changes"], 3, "{written:#}");
    let refused = send("COLOUR", "");
    assert_eq!((&refused["state"], &refused["issues"][0]["code"]), (&"refused".into(), &"rule-unfit".into()));
}

fn the_order_of_dates_that_a_header_says_is_proposed(app: TestApp) {
    app.stock();
    let file = "CONTACT_NR;Date of birth (MM/DD/YYYY)\n000001;03/04/1980\n000002;03/25/1981\n";
    let asked = Import(app.try_import("contacts", file, &["--action", "test"]).exits(3).json());
    assert_eq!(asked.state(), "needs_mapping");
    let mut ada = app.administrator();
    let form = ada.get(&format!("/imports/{}/columns", asked.id())).ok().form("/columns");
    assert_eq!((form.value("c1"), form.value("d1")), (Some("field:BIRTHDATE"), Some("m-d-y")));
    ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let read = app.must("show", &asked);
    assert_eq!((read.count("changes"), read.codes()), (2, Vec::new()), "{:#}", read.0);
    app.update_with("contacts", file, &["--accept-columns"]);
    assert_eq!(app.value("000001", "BIRTHDATE"), "1980-03-04");
    let day_first = file.replace("MM/DD/YYYY", "JJ/MM/AAAA").replace("03/04/1980", "05/06/1980");
    let codes = app.test("contacts", day_first).codes();
    assert_eq!(codes, ["bad-date", "bad-date"], "what speaks against the header is seen");
}
