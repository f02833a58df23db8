//! What a spreadsheet does to data: found, proved, repaired if the user wants it.

use crate::support::{Import, Table, TestApp, lines};

on_both!(
    a_damaged_cell_is_left_out_until_the_user_chose,
    a_repair_gives_back_what_the_contact_has,
    an_update_with_a_choice_starts_by_itself,
    broken_accents_are_read_again,
    a_damaged_key_is_repaired_if_it_can_only_be_one,
    a_template_that_a_spreadsheet_damaged_is_no_shifted_one,
    a_column_that_was_sorted_alone_changes_nothing,
    the_report_proves_the_damage_and_offers_the_repair,
);

const BEFORE: &str = "CONTACT_NR;ZIPCODE;ADMIN_NUMBER;BIRTHDATE;REMARK;EXTERNAL_ID
000001;01234;12345678901234;2001-02-03;Réservé à l’été;0042
000002;75001;;1999-12-31;;
";

/// The same rows as a spreadsheet would save them.
const AFTER: &str = "CONTACT_NR;ZIPCODE;ADMIN_NUMBER;BIRTHDATE;REMARK;PHONE
000001;1234;1.23457E+13;02/03/2001;RÃ©servÃ© Ã\u{a0} lâ€™Ã©tÃ©;6.12E+8
000002;75001.0;;31/12/1999;;612345602
";

fn damaged(app: &TestApp) {
    app.stock();
    app.update("contacts", BEFORE);
}

fn test_with(app: &TestApp, content: &str, options: &[&str]) -> Import {
    Import(app.try_import("contacts", content, &[&["--action", "test"], options].concat()).exits(0).json())
}

fn a_damaged_cell_is_left_out_until_the_user_chose(app: TestApp) {
    damaged(&app);
    let before = app.export();
    let import = app.test("contacts", AFTER);
    let expected = ["ZIPCODE", "ADMIN_NUMBER", "BIRTHDATE", "REMARK", "PHONE"].map(|column| (2, column));
    let found = import.issues();
    let found: Vec<(i64, &str)> = found.iter().map(|(row, column, _)| (*row, &**column)).collect();
    assert_eq!(found, [&expected[..], &[(3, "ZIPCODE")]].concat());
    assert!(import.codes().iter().all(|code| code == "spreadsheet-damage"), "{:#}", import.0);
    assert_eq!(import.counts(["changes", "rows_unchanged", "errors", "warnings"]), [0, 2, 0, 6]);
    let waits = app.try_import("contacts", AFTER.replace("75001.0;;", "75001.0;7;"), &["--action", "update"]).exits(3);
    assert_eq!(Import(waits.json()).state(), "tested");
    assert_eq!(app.export(), before);
}

fn a_repair_gives_back_what_the_contact_has(app: TestApp) {
    damaged(&app);
    let before = app.export();
    let import = test_with(&app, AFTER, &["--damage", "repair"]);
    assert_eq!(import.counts(["changes", "rows_unchanged", "errors", "warnings"]), [0, 2, 0, 6]);
    assert_eq!(app.export(), before);
    let as_is = test_with(&app, AFTER, &["--damage", "as-is"]);
    assert_eq!(as_is.count("rows_rejected"), 1, "6.12E+8 is no phone: {:#}", as_is.0);
    let as_is = AFTER.replace(";6.12E+8", ";");
    app.update_with("contacts", as_is, &["--damage", "as-is"]);
    let table = app.table();
    let cells = ["ZIPCODE", "ADMIN_NUMBER", "BIRTHDATE"].map(|field| table.cell("000001", field));
    assert_eq!(cells, ["1234", "1.23457E+13", "2001-03-02"]);
}

fn an_update_with_a_choice_starts_by_itself(app: TestApp) {
    damaged(&app);
    let file = lines(&["CONTACT_NR;ZIPCODE;TOWN", "000001;1234;Bourg-en-Bresse", "000002;75002;"]);
    let import = app.update_with("contacts", file, &["--damage", "repair"]);
    assert_eq!(import.counts(["applied", "warnings"]), [2, 1]);
    let table = app.table();
    assert_eq!((table.cell("000001", "ZIPCODE"), table.cell("000001", "TOWN")), ("01234", "Bourg-en-Bresse"));
    assert_eq!(table.cell("000002", "ZIPCODE"), "75002");
}

fn broken_accents_are_read_again(app: TestApp) {
    damaged(&app);
    let file = lines(&["CONTACT_NR;LASTNAME;TOWN;FIRSTNAME", "000003;LefÃ¨vre;ChÃ¢teauroux;John", "000004;;;?ric"]);
    let import = app.update_with("contacts", file, &["--damage", "repair"]);
    assert_eq!(import.counts(["changes", "warnings", "rows_unchanged"]), [2, 3, 1]);
    let table = app.table();
    assert_eq!((table.cell("000003", "LASTNAME"), table.cell("000003", "TOWN")), ("Lefèvre", "Châteauroux"));
    assert_eq!(table.cell("000004", "FIRSTNAME"), "Éric");
}

fn a_damaged_key_is_repaired_if_it_can_only_be_one(app: TestApp) {
    damaged(&app);
    app.update_with("contacts", "CONTACT_NR;LASTNAME\n50;Short\n1234567891;Long\n", &["--mode", "create"]);
    app.update_with("contacts", "CONTACT_NR;LASTNAME\n000050;Padded\n", &["--mode", "create"]);
    for (key, code) in [("2", "key-damaged"), ("50", "key-damaged"), ("1.23E+09", "key-damaged"), ("99", "key-unknown")]
    {
        let import = app.test("contacts", format!("CONTACT_NR;TOWN\n{key};Oslo\n"));
        assert_eq!(import.codes(), [code], "{key}");
    }
    let file = "CONTACT_NR;TOWN\n2;Oslo\n50;Oslo\n1.234567891E+09;Oslo\n1.23E+09;Oslo\n";
    let import = test_with(&app, file, &["--damage", "repair"]);
    assert_eq!(import.codes(), ["spreadsheet-damage", "key-damaged", "spreadsheet-damage", "key-damaged"]);
    app.must("start", &import);
    let table = app.table();
    assert_eq!(
        (table.cell("000002", "TOWN"), table.cell("1234567891", "TOWN"), table.cell("50", "TOWN")),
        ("Oslo", "Oslo", "")
    );
    let by_id = test_with(&app, "EXTERNAL_ID;TOWN\n42;Rome\n", &["--damage", "repair"]);
    assert_eq!((by_id.codes(), by_id.count("changes")), (vec!["spreadsheet-damage".to_owned()], 1));
    let by_phone = app.test("contacts", "PHONE;TOWN\n6.12E+08;Rome\n");
    assert_eq!(by_phone.codes(), ["key-damaged"]);
}

fn a_template_that_a_spreadsheet_damaged_is_no_shifted_one(app: TestApp) {
    damaged(&app);
    let mut template = app.template("contacts", &[]);
    for (column, cell) in [("ZIPCODE", "1234"), ("ADMIN_NUMBER", "1.23457E+13"), ("EXTERNAL_ID", "42")] {
        template.set("000001", &format!("[old] {column}"), cell);
        template.set("000001", &format!("[new] {column}"), cell);
    }
    template.set("000001", "[new] TOWN", "Oslo");
    let import = test_with(&app, std::str::from_utf8(&template.write()).unwrap(), &["--damage", "repair"]);
    assert_eq!(import.codes(), ["spreadsheet-damage"; 3], "{:#}", import.0);
    assert_eq!(import.counts(["changes", "errors"]), [1, 0]);
}

/// A template of criteria in which the pair of columns of one criterion was sorted without the others.
fn sorted_alone(app: &TestApp) -> Table {
    app.stock();
    let file = "CONTACT_NR;GENRE;SEATS\n000001;JAZZ;1\n000002;OPERA;2\n000003;THEATRE;3\n000004;JAZZ;4\n";
    app.update("criteria", file);
    let mut table = app.template("criteria", &[]);
    table.set("000001", "[new] GENRE", "OPERA");
    table.set("000003", "[new] GENRE", "JAZZ");
    table.set("000002", "[new] SEATS", "22");
    let pair = ["[old] GENRE", "[new] GENRE"].map(|column| table.column(column));
    let mut cells: Vec<[String; 2]> = table.rows.iter().map(|row| pair.map(|at| row[at].clone())).collect();
    cells.sort_by(|a, b| b.cmp(a));
    for (row, cells) in table.rows.iter_mut().zip(cells) {
        for (at, cell) in pair.into_iter().zip(cells) {
            row[at] = cell;
        }
    }
    table
}

fn a_column_that_was_sorted_alone_changes_nothing(app: TestApp) {
    let table = sorted_alone(&app);
    let import = app.test("criteria", table.write());
    let shifted = import.codes().iter().filter(|code| *code == "row-shifted").count();
    assert!(shifted >= 1, "{:#}", import.0);
    app.must("start", &import);
    let after = app.table();
    let genres = ["000001", "000002", "000003", "000004"].map(|number| after.cell(number, "GENRE"));
    assert_eq!(genres, ["JAZZ", "OPERA", "THEATRE", "JAZZ"]);
    let mut edited = app.template("criteria", &[]);
    edited.set("000001", "[old] GENRE", "OPERA");
    edited.set("000001", "[new] GENRE", "OPERA");
    edited.set("000002", "[old] GENRE", "THEATRE");
    let import = app.test("criteria", edited.write());
    assert!(!import.codes().contains(&"row-shifted".to_owned()), "two cells were edited: {:#}", import.0);
}

fn the_report_proves_the_damage_and_offers_the_repair(app: TestApp) {
    damaged(&app);
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("action", "test");
    let file = lines(&["CONTACT_NR;PHONE;TOWN", "000001;6.12E+8;Oslo"]);
    let sent = ada.submit(&form.file("file", "phones.csv", file.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    let mut report = ada.get(&sent.path).ok();
    let proofs = [
        ("en", "Your file says “6.12E+8”, the contact has “06 12 34 56 01”"),
        ("fr", "Votre fichier dit «\u{a0}6.12E+8\u{a0}», le contact a «\u{a0}06 12 34 56 01\u{a0}»"),
        ("pt-BR", "Seu arquivo diz “6.12E+8”, o contato tem “06 12 34 56 01”"),
    ];
    for (language, proof) in proofs {
        let switch = report.form("/language").set("language", language);
        ada.submit(&switch).ok();
        report = ada.get(&sent.path).ok();
        report.must_say(proof);
    }
    let repaired = ada.submit(&report.form("/test").set("damaged", "repair")).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&repaired.path).ok();
    assert_eq!(report.texts(".alert-good").len(), 1, "{}", report.text());
    let started = ada.submit(&report.form("/start")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&started.path).ok();
    assert_eq!((app.value("000001", "PHONE"), app.value("000001", "TOWN")), ("+33612345601".into(), "Oslo".into()));
}
