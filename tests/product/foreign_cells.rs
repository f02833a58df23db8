//! Cells that other programs wrote: understood, asked about, or refused; never silently wrong.

use crate::support::{Import, TestApp, lines};

on_both!(
    errors_of_formulas_are_no_values,
    words_for_no_value_wait_for_a_choice,
    the_report_asks_what_words_for_no_value_mean,
    numbers_that_programs_gave_decimals_are_found,
    guards_and_web_letters_of_others_are_taken_off,
    a_header_of_ours_makes_no_field_that_hides_it,
    a_tag_is_judged_alike_wherever_it_is_written,
    tags_parted_by_commas_are_asked_about,
    an_institution_has_five_titles_from_its_first_day,
);

fn tested(app: &TestApp, content: &str, options: &[&str]) -> Import {
    Import(app.try_import("contacts", content, &[&["--action", "test"], options].concat()).exits(0).json())
}

fn errors_of_formulas_are_no_values(app: TestApp) {
    app.stock();
    let before = app.export();
    let columns = ["FIRSTNAME", "LASTNAME", "TITLE", "BIRTHDATE", "EMAIL", "PHONE", "ZIPCODE", "COUNTRY", "PREF_LANG"];
    for error in ["#N/A", "#VALEUR!", "#NÚM!", "Err:502", "#REF!"] {
        let cells = vec![error; columns.len()].join(";");
        let file =
            format!("CONTACT_NR;{};OWNER;TAGS;REMARK\n000001;{cells};{error};{error};{error}\n", columns.join(";"));
        let import = app.test("contacts", file);
        assert_eq!(import.codes(), vec!["cell-error"; columns.len() + 3], "{error}: {:#}", import.0);
        let key = app.test("contacts", format!("CONTACT_NR;TOWN\n{error};Oslo\n"));
        assert_eq!(key.codes(), ["cell-error"], "{error}");
        let labels = app.test("criterion-values", format!("CRITERION;TYPE;LABEL_EN\nSEATS;number;{error}\n"));
        assert_eq!(labels.codes(), ["cell-error"], "{error}");
        let upsert = tested(&app, &format!("EXTERNAL_ID;LASTNAME\n{error};Silva\n"), &["--mode", "upsert"]);
        assert!(upsert.codes().contains(&"cell-error".to_owned()), "{:#}", upsert.0);
    }
    assert_eq!(app.export(), before);
}

const WORDS: &str = "CONTACT_NR;FIRSTNAME;TOWN;EMAIL;BIRTHDATE
000001;nan;N/A;NULL;0000-00-00
000002;Nathan;-;(null);
";

fn words_for_no_value_wait_for_a_choice(app: TestApp) {
    app.stock();
    app.update("contacts", "CONTACT_NR;TOWN;BIRTHDATE\n000001;Lyon;1980-05-03\n000002;Paris;\n");
    let before = app.export();
    let waits = Import(app.try_import("contacts", WORDS, &["--action", "update"]).exits(3).json());
    assert_eq!((waits.state(), waits.codes()), ("tested", vec!["placeholder".to_owned(); 6]), "{:#}", waits.0);
    assert_eq!(waits.count("changes"), 1, "Nathan is a name");
    let blank = tested(&app, WORDS, &["--placeholders", "blank"]);
    assert_eq!(blank.counts(["changes", "warnings", "errors"]), [1, 6, 0]);
    assert_eq!(app.export(), before);
    let cleared = tested(&app, WORDS, &["--placeholders", "clear"]);
    assert_eq!(cleared.counts(["warnings", "errors"]), [6, 0]);
    assert!(cleared.count("changes") >= 5, "{:#}", cleared.0);
    let as_is = tested(&app, WORDS, &["--placeholders", "as-is"]);
    let mut codes = as_is.codes();
    codes.retain(|code| code != "placeholder");
    codes.sort();
    assert_eq!(codes, ["bad-date", "bad-email", "bad-email"], "{:#}", as_is.0);
    let file = lines(&["CONTACT_NR;FIRSTNAME", "000001;Nan"]);
    app.update_with("contacts", &*file, &["--placeholders", "as-is"]);
    assert_eq!(app.value("000001", "FIRSTNAME"), "Nan");
    assert_eq!(app.test("contacts", &*file).codes(), Vec::<String>::new(), "a person may be called Nan");
}

fn the_report_asks_what_words_for_no_value_mean(app: TestApp) {
    app.stock();
    app.update("contacts", "CONTACT_NR;TOWN\n000001;Lyon\n");
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("action", "test");
    let file = lines(&["CONTACT_NR;TOWN", "000001;NULL"]);
    let sent = ada.submit(&form.file("file", "null.csv", file.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    let again = ada.submit(&report.form("/test").set("placeholders", "clear")).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&again.path).ok();
    let started = ada.submit(&report.form("/start").set("clears", "ok")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&started.path).ok();
    assert_eq!(app.value("000001", "TOWN"), "");
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("action", "update");
    let file = lines(&["CONTACT_NR;TOWN;LINE1", "000001;NULL;1 rue A"]);
    let sent = ada.submit(&form.set("placeholders", "blank").file("file", "null.csv", file.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&sent.path).ok();
    assert_eq!((app.value("000001", "TOWN"), app.value("000001", "LINE1")), (String::new(), "1 rue A".into()));
}

fn numbers_that_programs_gave_decimals_are_found(app: TestApp) {
    app.stock();
    app.update_with("contacts", "CONTACT_NR;LASTNAME\n123;Durand\n", &["--mode", "create"]);
    for (key, code) in
        [("123.0", "key-damaged"), ("1.0", "key-damaged"), ("999.0", "key-damaged"), ("123,00", "key-damaged")]
    {
        let import = app.test("contacts", format!("CONTACT_NR;TOWN\n{key};Lyon\n"));
        assert_eq!(import.codes(), [code], "{key}: {:#}", import.0);
    }
    let upsert = tested(&app, "CONTACT_NR;LASTNAME\n777.0;Silva\n", &["--mode", "upsert"]);
    assert_eq!(upsert.codes(), ["key-damaged"]);
    let repaired = tested(&app, "CONTACT_NR;TOWN\n123.0;Lyon\n", &["--damage", "repair"]);
    assert_eq!((repaired.codes(), repaired.count("changes")), (vec!["spreadsheet-damage".to_owned()], 1));
    let new = "LASTNAME;ZIPCODE;PHONE;EXTERNAL_ID\nPetit;75001.0;612345678.0;1042.0\n";
    let left_out = tested(&app, new, &["--mode", "create"]);
    assert_eq!(left_out.codes(), vec!["spreadsheet-damage"; 3], "{:#}", left_out.0);
    app.update_with("contacts", new, &["--mode", "create", "--damage", "repair"]);
    let table = app.table();
    let petit = table.rows.iter().find(|row| row[table.column("LASTNAME")] == "Petit").unwrap();
    let cells = ["ZIPCODE", "PHONE", "EXTERNAL_ID"].map(|field| petit[table.column(field)].as_str());
    assert_eq!(cells, ["75001", "'+33612345678", "1042"]);
}

fn guards_and_web_letters_of_others_are_taken_off(app: TestApp) {
    app.stock();
    let file = "CONTACT_NR;ZIPCODE;EXTERNAL_ID\n=\"000001\";=\"01000\";=\"00042\"\n'000002;'01000;'00043\n";
    let import = app.update("contacts", file);
    assert_eq!(import.codes(), vec!["guard-removed"; 4], "{:#}", import.0);
    let table = app.table();
    for (number, id) in [("000001", "00042"), ("000002", "00043")] {
        assert_eq!((table.cell(number, "ZIPCODE"), table.cell(number, "EXTERNAL_ID")), ("01000", id));
    }
    let file = "CONTACT_NR,LASTNAME,FIRSTNAME,REMARK\n000001,\"Du&#039;Val\",\"Zo&eacute;\",\"A &amp; B\"\n";
    assert_eq!(app.test("contacts", file).codes(), vec!["spreadsheet-damage"; 3]);
    app.update_with("contacts", file, &["--damage", "repair"]);
    let cells = ["LASTNAME", "FIRSTNAME", "REMARK"].map(|field| app.value("000001", field));
    assert_eq!(cells, ["Du'Val", "Zoé", "A & B"]);
}

fn a_header_of_ours_makes_no_field_that_hides_it(app: TestApp) {
    app.stock();
    for header in ["Created", "Changed", "changed by import"] {
        let file = format!("CONTACT_NR;{header}\n000001;2001-05-06\n");
        app.update_with("contacts", file, &["--accept-columns", "--create-fields"]);
    }
    let table = app.table();
    assert_eq!(
        ["CREATED_2", "CHANGED_2", "CHANGED_BY_IMPORT_2"].map(|code| table.cell("000001", code)),
        ["2001-05-06"; 3]
    );
    for code in ["CREATED", "Changed", "TAGS", "status", "Check", "OPERATION", "client_id", "Changed_By_Import"] {
        let file = format!("CRITERION;TYPE;CONTACT_TYPE\n{code};text;BOTH\n");
        assert_eq!(app.test("criterion-values", file).codes(), ["bad-definition"], "{code}");
    }
}

fn a_tag_is_judged_alike_wherever_it_is_written(app: TestApp) {
    app.stock();
    for tag in ["Canal+", "12+", "-x", "Vide", "a|b", "=", "#N/A"] {
        let option = format!("--tag={tag}");
        let refused = app.try_import("contacts", "CONTACT_NR;TOWN\n000001;Oslo\n", &["--action", "update", &option]);
        assert_eq!(refused.refusal(), "bad-tag", "{tag}");
    }
    app.update_with("contacts", "CONTACT_NR;TOWN\n000001;Oslo\n", &["--tag=Canal 2"]);
    assert_eq!(app.value("000001", "TAGS"), "Canal 2");
    for (cell, notes) in [("Canal+", 1), ("12-", 1), ("-25 ans", 1), ("+vip", 0), ("-Canal 2", 0), ("vip", 0)] {
        let import = app.test("contacts", format!("CONTACT_NR;TAGS\n000001;{cell}\n"));
        assert_eq!(import.codes(), vec!["tag-sign"; notes], "{cell}");
        let new = tested(&app, &format!("LASTNAME;TAGS\nDurand;{cell}\n"), &["--mode", "create"]);
        assert_eq!(new.count("notes"), i64::from(cell != "vip"), "{cell}");
    }
}

fn tags_parted_by_commas_are_asked_about(app: TestApp) {
    app.stock();
    let waits = app.try_import("contacts", "CONTACT_NR;TAGS\n000001;vip,presse\n", &["--action", "update"]).exits(3);
    let waits = Import(waits.json());
    assert_eq!((waits.state(), waits.codes()), ("tested", vec!["separator-doubtful".to_owned()]));
    app.must("start", &waits);
    assert_eq!(app.value("000001", "TAGS"), "vip,presse");
    let again = app.update("contacts", "CONTACT_NR;TAGS\n000001;vip,presse\n");
    assert_eq!((again.codes(), again.count("changes")), (Vec::new(), 0));
}

fn an_institution_has_five_titles_from_its_first_day(app: TestApp) {
    app.run(&["institution", "add", "NEW", "--name", "New", "--language", "fr"]).exits(0);
    let file = app.file("titles.csv", "Nom;Civilité\nDurand;MRS\nPetit;MR\nA;MISS\nB;MR_AND_MRS\nC;UNDEFINED\nD;Mme\n");
    let options = ["--institution", "NEW", "--kind", "contacts", "--action", "test", "--mode", "create", "--json"];
    let import = app.run(&[&["import", file.to_str().unwrap()], &options[..]].concat()).exits(0).json();
    assert_eq!(
        (&import["rows_changed"], &import["errors"], &import["notes"]),
        (&6.into(), &0.into(), &1.into()),
        "{import:#}"
    );
}
