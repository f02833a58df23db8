//! Workbooks: what is made for people who edit in Excel or LibreOffice, and what LibreOffice makes of it.

use std::io::Read;
use std::path::{Path, PathBuf};

use carnet::i18n::Language;

use crate::support::spreadsheets::{resave, type_into};
use crate::support::{FIELDS, Table, TestApp, lines, workbook_sheet};

on_both!(
    a_workbook_says_the_same_as_the_csv,
    an_entry_of_a_drop_down_is_read_as_its_code,
    a_workbook_is_what_the_browser_offers_first,
    the_ending_of_a_name_is_its_format,
    what_was_exported_changes_nothing_when_it_is_imported,
    libre_office_opens_and_saves_a_template_without_changing_a_cell,
    a_french_template_filled_in_and_saved_in_three_formats_tests_clean_and_equal,
    a_csv_template_saved_as_a_workbook_has_its_guards_taken_off,
    an_apostrophe_in_another_workbook_is_asked_about,
);

/// Something of every type, and texts that a spreadsheet would run or change.
fn filled(app: &TestApp) {
    app.stock();
    // A text that looks as if a spreadsheet had damaged it is meant.
    app.update_with(
        "criteria",
        lines(&[
            "CONTACT_NR;[new] GENRE;[new] INTERESTS;[new] MEMBER;[new] SEATS;[new] SINCE;[new] NICKNAME",
            "000001;JAZZ;MUSIC|DANCE;TRUE;-12.5;2024-02-29;'=1+1",
            "000002;OPERA;CINEMA;FALSE;1234567890123456789;1899-12-31;007",
            "000003;;;;;;\"two\nlines; 'quoted' \"\"and\"\" more €’…\"",
            "000004;;;;0.1;;6.12E+8",
            "000005;;;;;;'+33 6 12",
            "000006;;;;;;1/2",
            "000007;;;;;;TRUE",
            "000008;;;;;;'@SUM(1)",
        ]),
        &["--damage", "as-is"],
    );
}

/// `carnet template` or `carnet export` as a workbook.
fn workbook(app: &TestApp, arguments: &[&str]) -> PathBuf {
    let out = app.folder().join("made.xlsx");
    app.carnet(&[arguments, &["--format", "xlsx", "--out", out.to_str().unwrap()]].concat()).exits(0);
    out
}

/// The cells of a CSV file without the apostrophes that keep spreadsheets off.
fn unguarded(mut table: Table) -> Table {
    let cells = table.rows.iter_mut().flatten();
    cells.for_each(|cell| *cell = carnet::table::unguard(cell).to_owned());
    table
}

fn a_workbook_says_the_same_as_the_csv(app: TestApp) {
    filled(&app);
    for kind in ["criteria", "authorisations", "contacts", "criterion-values"] {
        let made = workbook_sheet(&workbook(&app, &["template", "--kind", kind]), 0);
        let csv = unguarded(app.template(kind, &[]));
        // Each template has an id of its own in its checks.
        let without_check = |mut table: Table| {
            let at = table.header.iter().position(|header| header == "CHECK").unwrap_or(usize::MAX);
            table.rows.iter_mut().for_each(|row| row.truncate(at));
            table
        };
        assert_eq!(without_check(made), without_check(csv), "{kind}");
    }
    assert_eq!(workbook_sheet(&workbook(&app, &["export"]), 0), unguarded(app.table()));
    let empty = workbook_sheet(&workbook(&app, &["template", "--kind", "criteria", "--empty"]), 0);
    assert_eq!((empty.rows.len(), empty.header.last().map(String::as_str)), (0, Some("CHECK")));
}

/// The entries of a field's drop-down: what the rule of its `[new]` column refers to on the second sheet.
fn entries(path: &Path, field: &str) -> Vec<String> {
    let at = workbook_sheet(path, 0).column(&format!("[new] {field}"));
    let letter = char::from(b'A' + u8::try_from(at).unwrap());
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
    let rule = xml.split("<dataValidation ").find(|rule| rule.contains(&format!("sqref=\"{letter}2:"))).unwrap();
    let range = rule.split("<formula1>").nth(1).unwrap().split("</formula1>").next().unwrap();
    let rows: Vec<usize> = range.split('$').filter_map(|part| part.trim_end_matches(':').parse().ok()).collect();
    let codes = workbook_sheet(path, 1);
    codes.rows[rows[0] - 2..=rows[1] - 2].iter().map(|row| row[5].clone()).collect()
}

fn an_entry_of_a_drop_down_is_read_as_its_code(app: TestApp) {
    app.stock();
    let codes = [("GENRE", "OPERA"), ("INTERESTS", "DANCE"), ("MEMBER", "FALSE")];
    for language in Language::ALL {
        let path = workbook(&app, &["template", "--kind", "criteria", "--language", language.tag()]);
        for (field, code) in codes {
            let entries = entries(&path, field);
            let clear = ["Empty", "Vide", "Vazio"][language.index()];
            assert_eq!(entries.last().map(String::as_str), Some(clear));
            let entry = entries.iter().find(|entry| entry.starts_with(code)).unwrap();
            assert!(entry.contains(" — "), "{entry}");
            let file = format!("CONTACT_NR;[new] {field}\n000001;{entry}\n");
            let import = app.update("criteria", &file);
            assert_eq!((app.value("000001", field), import.codes()), (code.to_owned(), vec![]), "{entry}");
            app.update("criteria", format!("CONTACT_NR;[new] {field}\n000001;{clear}\n"));
            assert_eq!(app.value("000001", field), "");
        }
    }
}

fn a_workbook_is_what_the_browser_offers_first(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/exports/new").ok().form("/exports").set("language", "fr").set("email", "ada@example.org");
    for (what, name) in [("criteria", "criteres"), ("all", "contacts")] {
        ada.submit(&form.clone().set("what", what)).ok();
        app.worker().run_until_idle().unwrap();
        let link = ada.get("/exports").ok().link(&format!("Download {name}"));
        let file = ada.get(&link);
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!((file.status, file.header("content-type")), (200, Some(kind)));
        let disposition = file.header("content-disposition").unwrap();
        assert!(disposition.contains(".xlsx"), "{disposition}");
    }
    ada.get("/outbox").ok().must_say(".xlsx");
    let values = ada.get("/fields.xlsx");
    assert_eq!(values.status, 200);
    let path = app.file("values.xlsx", &values.body);
    assert_eq!(workbook_sheet(&path, 0), app.template("criterion-values", &[]));
    assert_eq!(ada.get("/fields.ods").status, 404);
}

fn the_ending_of_a_name_is_its_format(app: TestApp) {
    app.stock();
    for (name, format) in [("a.xlsx", "xlsx"), ("a.XLSX", "xlsx"), ("a.csv", "csv"), ("a.zip", "csv"), ("a", "csv")] {
        let out = app.folder().join(name);
        let arguments = ["--kind", "criteria", "--out", out.to_str().unwrap()];
        let ran = app.carnet(&[&["template"], &arguments[..]].concat()).exits(0);
        assert_eq!(ran.json()["format"], format, "{name}");
        assert_eq!(std::fs::read(&out).unwrap().starts_with(b"PK"), name != "a.csv", "{name}");
    }
    let out = app.folder().join("b.csv");
    app.carnet(&["template", "--kind", "criteria", "--format", "xlsx", "--out", out.to_str().unwrap()]).exits(0);
    assert_eq!(workbook_sheet(&out, 0).rows.len(), 12, "what was asked for counts");
}

/// What spreadsheets and readers of files trip over.
const NASTY: &[&str] = &[
    "=1+1",
    "+33 6 12",
    "-5",
    "@SUM(1)",
    "'quoted",
    "''twice",
    "\tTab",
    "||bars",
    "=cmd|' /C calc'!A0",
    "007",
    "6.12E+8",
    "1,5",
    "3/4",
    "TRUE",
    "VRAI",
    "#1",
    "Vide",
    "Empty",
    "vazio",
    "A|B",
    "+A|-B",
    "a;b,c\td|e",
    "\"q\"",
    "two\nlines",
    "two\r\nlines",
    "_x000D_",
    "a\u{a0}b",
    "€ “œŽ”…—",
    "😀👩‍👧",
    "e\u{301}",
    "<b>&amp;]]>",
    "sep=;",
    "{=1}",
    "＝1",
    "-0",
    "2024-02-29",
    "a\u{1}b",
    "\u{200b}=x",
    "ID",
    "x — y",
];

/// Contacts with these texts wherever a text may stand, and with something of every other type.
fn nasty(app: &TestApp) {
    app.update("criterion-values", FIELDS);
    let mut file = carnet::table::csv_writer(Vec::new(), Language::English);
    file.write_row([
        "CONTACT_NR",
        "KIND",
        "LASTNAME",
        "LINE1",
        "REMARK",
        "EXTERNAL_ID",
        "WEB_SITE",
        "TAGS",
        "NICKNAME",
        "GENRE",
        "INTERESTS",
        "MEMBER",
        "SEATS",
        "SINCE",
        "PHONE",
        "BIRTHDATE",
        "PREF_LANG",
        "COUNTRY",
    ])
    .unwrap();
    for (number, text) in NASTY.iter().enumerate() {
        let (key, external) = (format!("{number:06}"), format!("{text}{number}"));
        let rest = ["vip|=x", text, "JAZZ", "DANCE|CINEMA", "FALSE", "-1.1250", "1899-12-31", "0612345678"];
        let more = ["1960-02-29", "fr", "FR"];
        let row = [&key, "INDIVIDUAL", text, text, text, &external, text].into_iter().chain(rest).chain(more);
        file.write_row(row).unwrap();
    }
    app.update_with("contacts", file.finish().unwrap(), &["--mode", "create", "--damage", "as-is"]);
}

/// Also the check of each row says so: it would reveal any `[old]` cell that reads as something else.
fn what_was_exported_changes_nothing_when_it_is_imported(app: TestApp) {
    nasty(&app);
    let before = app.export();
    let rows = NASTY.len() as i64;
    let quiet = [rows, rows, 0, 0, 0, 0];
    let counts = ["rows", "rows_unchanged", "changes", "errors", "warnings", "notes"];
    for language in Language::ALL {
        for kind in ["criteria", "authorisations", "contacts"] {
            let path = workbook(&app, &["template", "--kind", kind, "--language", language.tag()]);
            let import = app.test(kind, std::fs::read(&path).unwrap());
            assert_eq!(import.counts(counts), quiet, "{kind} {language:?} as a workbook: {:#}", import.0);
            let mut table = app.template(kind, &["--language", language.tag()]);
            let import = app.test(kind, table.write());
            assert_eq!(import.counts(counts), quiet, "{kind} {language:?} as CSV: {:#}", import.0);
            set_new_to_old(&mut table);
            let import = app.test(kind, table.write());
            assert_eq!(import.counts(["rows_unchanged", "changes", "errors"]), [rows, 0, 0], "{:#}", import.0);
        }
    }
    assert_eq!(app.export(), before);
}

fn set_new_to_old(table: &mut Table) {
    for at in 1..table.header.len() {
        if table.header[at].starts_with("[new]") {
            table.rows.iter_mut().for_each(|row| row[at] = row[at - 1].clone());
        }
    }
}

fn libre_office_opens_and_saves_a_template_without_changing_a_cell(app: TestApp) {
    filled(&app);
    let made = workbook(&app, &["template", "--kind", "criteria", "--language", "fr"]);
    let before = [0, 1].map(|sheet| workbook_sheet(&made, sheet));
    let saved = |format: &str| resave(std::slice::from_ref(&made), format, app.folder()).remove(0);
    let unchanged = |path: &Path| {
        let import = app.test("criteria", std::fs::read(path).unwrap());
        assert_eq!(import.counts(["rows", "rows_unchanged", "errors", "warnings", "notes"]), [12, 12, 0, 0, 0]);
    };
    for format in ["xlsx", "ods"] {
        let saved = saved(format);
        assert_eq!([0, 1].map(|sheet| workbook_sheet(&saved, sheet)), before, "{format}");
        unchanged(&saved);
    }
    let text = encoding_rs::WINDOWS_1252.decode(&std::fs::read(saved(WINDOWS_CSV)).unwrap()).0.into_owned();
    assert_eq!(Table::read(text.as_bytes()), before[0]);
}

/// What a French Excel saves as CSV: `;` and Windows-1252.
const WINDOWS_CSV: &str = "csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,0,false,true,false";

fn a_french_template_filled_in_and_saved_in_three_formats_tests_clean_and_equal(app: TestApp) {
    filled(&app);
    let made = workbook(&app, &["template", "--kind", "criteria", "--language", "fr"]);
    let header = workbook_sheet(&made, 0);
    let place = |field: &str, row: usize| {
        let letter = u8::try_from(header.column(&format!("[new] {field}"))).unwrap();
        format!("{}{row}", char::from(b'A' + letter))
    };
    let chosen = |field: &str, code: &str| {
        entries(&made, field).into_iter().find(|entry| entry.starts_with(code)).unwrap_or_else(|| panic!("{code}"))
    };
    let typed = [
        (place("GENRE", 2), chosen("GENRE", "OPERA")),
        (place("GENRE", 3), chosen("GENRE", "Vide")),
        (place("INTERESTS", 2), chosen("INTERESTS", "CINEMA")),
        (place("MEMBER", 3), chosen("MEMBER", "TRUE")),
        (place("NICKNAME", 4), "Été à l’œuvre…".to_owned()),
    ];
    let typed = type_into(&made, 0, &typed, app.folder());
    let mut ada = app.administrator();
    let tested = ["xlsx", "ods", WINDOWS_CSV].map(|format| {
        let saved = resave(std::slice::from_ref(&typed), format, app.folder()).remove(0);
        let import = app.test("criteria", std::fs::read(&saved).unwrap());
        let counts = ["rows", "rows_changed", "changes", "errors", "warnings", "notes"];
        assert_eq!(import.counts(counts), [12, 3, 5, 0, 0, 0], "{format}: {:#}", import.0);
        (import.id(), ada.get(&format!("/imports/{}/changes", import.id())).ok().texts("tbody"))
    });
    assert_eq!((&tested[0].1, &tested[0].1), (&tested[1].1, &tested[2].1));
    app.carnet(&["start", &tested[2].0.to_string()]).exits(0);
    let after = ["GENRE", "INTERESTS"].map(|field| app.value("000001", field));
    assert_eq!(after, ["OPERA", "CINEMA"]);
    assert_eq!(["GENRE", "MEMBER"].map(|field| app.value("000002", field)), ["", "TRUE"]);
    assert_eq!(app.value("000003", "NICKNAME"), "Été à l’œuvre…");
}

/// A table as a workbook of texts, apostrophes and all: what a spreadsheet makes of a CSV file.
fn saved_as_workbook(app: &TestApp, table: &Table) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(std::iter::once(&table.header).chain(&table.rows)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let path = app.folder().join("saved.xlsx");
    book.save(&path).unwrap();
    std::fs::read(path).unwrap()
}

fn a_csv_template_saved_as_a_workbook_has_its_guards_taken_off(app: TestApp) {
    app.stock();
    let remarks = lines(&["CONTACT_NR;REMARK", "000001;'+5 places", "000002;''quoted", "000003;'=1+1"]);
    app.update("contacts", remarks);
    let mut template = app.template("contacts", &[]);
    template.set("000001", "[new] REMARK", "'+6 places");
    template.set("000001", "[new] CELLPHONE", "'+33612345677");
    template.set("000004", "[new] REMARK", "'-- later");
    let unchanged = saved_as_workbook(&app, &app.template("contacts", &[]));
    let import = crate::support::Import(app.try_import("contacts", unchanged, &["--action", "test"]).exits(0).json());
    assert_eq!((import.codes(), import.count("changes")), (Vec::<String>::new(), 0));
    let edited = saved_as_workbook(&app, &template);
    let import = app.update("contacts", edited);
    assert_eq!((import.codes(), import.count("applied")), (Vec::<String>::new(), 3));
    let values = [("000001", "REMARK"), ("000001", "CELLPHONE"), ("000002", "REMARK"), ("000004", "REMARK")];
    let found = values.map(|(number, field)| app.value(number, field));
    assert_eq!(found, ["+6 places", "+33612345677", "'quoted", "-- later"]);
}

fn an_apostrophe_in_another_workbook_is_asked_about(app: TestApp) {
    app.stock();
    app.update("contacts", lines(&["CONTACT_NR;REMARK", "000001;'+5 places"]));
    let header = ["CONTACT_NR", "REMARK"].map(str::to_owned).to_vec();
    let row = |number: &str, remark: &str| vec![number.to_owned(), remark.to_owned()];
    let table = Table { header, rows: vec![row("000001", "'+5 places"), row("000002", "'+6 places")] };
    let file = saved_as_workbook(&app, &table);
    let import = crate::support::Import(app.try_import("contacts", &file, &["--action", "test"]).exits(0).json());
    assert_eq!((import.codes(), import.count("changes")), (vec!["spreadsheet-damage".to_owned()], 0));
    app.update_with("contacts", &file, &["--damage", "repair"]);
    assert_eq!(app.value("000002", "REMARK"), "+6 places");
}
