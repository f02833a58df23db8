//! Files that real programs saved: each gives the plan that the same data give as a clean UTF-8 CSV.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::support::spreadsheets::{Cell, Sheet, resave, save_with};
use crate::support::{TestApp, Which, xlsb};

on_both!(
    whatever_program_saved_a_table_it_gives_the_same_plan,
    a_workbook_in_a_zip_is_read,
    a_workbook_with_a_password_is_refused,
    the_sheet_is_asked_for_when_several_could_be_meant,
    the_sheet_can_be_named_in_a_shell,
);

use Cell::{Blank, Bool, Date, Error, Formula, Number, Text};

/// Headers, a label of OPERA, yes and a word that clears, in one language.
struct Words {
    language: &'static str,
    headers: [&'static str; 7],
    opera: &'static str,
    yes: &'static str,
    clear: &'static str,
}

const WORDS: [Words; 3] = [
    Words {
        language: "fr",
        headers: [
            "Numéro de contact",
            "[new] Genre préféré",
            "[new] Centres d’intérêt",
            "[new] Adhérent",
            "[new] Places",
            "[new] Ami depuis",
            "[new] Surnom",
        ],
        opera: "Opéra",
        yes: "VRAI",
        clear: "Vide",
    },
    Words {
        language: "en",
        headers: [
            "Contact number",
            "[new] Favourite genre",
            "[new] Interests",
            "[new] Member",
            "[new] Seats",
            "[new] Friend since",
            "[new] Nickname",
        ],
        opera: "opera",
        yes: "yes",
        clear: "Empty",
    },
    Words {
        language: "pt",
        headers: [
            "Número do contato",
            "[new] Gênero preferido",
            "[new] Interesses",
            "[new] Membro",
            "[new] Lugares",
            "[new] Amigo desde",
            "[new] Apelido",
        ],
        opera: "Ópera",
        yes: "SIM",
        clear: "Vazio",
    },
];

/// What users do to a table, and what their programs make of it.
fn sheets(words: &Words) -> Vec<Sheet> {
    let header = || words.headers.map(Text).to_vec();
    let clean = || {
        vec![
            header(),
            vec![
                Text("000001"),
                Text("JAZZ"),
                Text("MUSIC|DANCE"),
                Text("TRUE"),
                Text("42"),
                Text("2020-05-17"),
                Text("L’Éclair"),
            ],
            vec![
                Text("000002"),
                Text(words.opera),
                Text("CINEMA+"),
                Text(words.yes),
                Text("0,5"),
                Text("17/05/2020"),
                Text("ção"),
            ],
            vec![Text("000003"), Text("JAZ"), Blank, Text(words.clear), Text("many"), Text("2020-02-30"), Blank],
            vec![Text("000004"), Blank, Blank, Text("FALSE"), Blank, Blank, Text("=1+1")],
            vec![Text("999999"), Text("JAZZ")],
        ]
    };
    let mut spaced = clean();
    spaced.insert(0, vec![]);
    spaced.insert(0, vec![Text("Guests of the spring")]);
    spaced.insert(4, vec![]);
    let typed = vec![
        header(),
        vec![
            Text("000001"),
            Blank,
            Blank,
            Bool(true),
            Number(42.0, "42"),
            Date("2020-05-17"),
            Number(1234.5, "1234.5"),
        ],
        vec![Text("000002"), Blank, Blank, Bool(false), Number(0.1 + 0.2, "0.3"), Date("1999-12-31"), Blank],
        vec![Text("000003"), Blank, Blank, Blank, Number(-7.25, "-7.25"), Date("2999-01-01"), Blank],
    ];
    let lost_zeros = vec![
        header(),
        vec![Number(1.0, "1"), Text("JAZZ")],
        vec![Number(612_345_678.0, "612345678"), Text("JAZZ")],
        vec![Text("000003"), Text("JAZZ")],
    ];
    let computed = vec![
        header(),
        vec![Text("000001"), Error("#N/A"), Blank, Blank, Formula("=40+2", 42)],
        vec![Text("000002"), Text("JAZZ"), Blank, Blank, Formula("=6*7", 42)],
    ];
    [
        ("clean", clean(), false),
        ("odd", clean(), true),
        ("spaced", spaced, false),
        ("typed", typed, false),
        ("lost-zeros", lost_zeros, false),
        ("computed", computed, false),
    ]
    .map(|(name, rows, odd)| Sheet { name: format!("{name}-{}", words.language), rows, odd })
    .to_vec()
}

/// Every file that the programs saved, with what saved it and which sheet it is: made once for both databases.
static SAVED: LazyLock<Vec<(String, PathBuf, Sheet)>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap().keep();
    let sheets: Vec<Sheet> = WORDS.iter().flat_map(sheets).collect();
    let by_xlsxwriter = save_with("xlsxwriter", &sheets, &folder);
    let mut saved = of("XlsxWriter", by_xlsxwriter.clone(), &sheets);
    let by_hand = xlsb::save(&sheets, &folder);
    saved.extend(of("XLSB", by_hand.clone(), &sheets));
    // LibreOffice finds no day in ours, whose looks have neither fonts nor borders: it shows that all else is right.
    let (without_days, by_hand): (Vec<Sheet>, Vec<PathBuf>) =
        sheets.iter().cloned().zip(by_hand).filter(|(sheet, _)| !sheet.name.starts_with("typed")).unzip();
    saved.extend(of("LibreOffice, XLSX from XLSB", resave(&by_hand, "xlsx", &folder), &without_days));
    saved.extend(of("openpyxl", save_with("openpyxl", &sheets, &folder), &sheets));
    let csv = "csv:Text - txt - csv (StarCalc):";
    for (what, to) in [
        ("XLSX", "xlsx".to_owned()),
        ("XLS", "xls".to_owned()),
        ("ODS", "ods".to_owned()),
        ("CSV in Windows-1252", format!("{csv}59,34,ANSI,1,,0,false,true")),
        ("CSV in UTF-16", format!("{csv}9,34,65535,1,,0,false,true")),
        ("CSV in UTF-8", format!("{csv}44,34,76,1,,0,true,true")),
    ] {
        saved.extend(of(&format!("LibreOffice, {what}"), resave(&by_xlsxwriter, &to, &folder), &sheets));
    }
    saved
});

fn of(program: &str, files: Vec<PathBuf>, sheets: &[Sheet]) -> Vec<(String, PathBuf, Sheet)> {
    files.into_iter().zip(sheets).map(|(file, sheet)| (program.to_owned(), file, sheet.clone())).collect()
}

fn whatever_program_saved_a_table_it_gives_the_same_plan(app: TestApp) {
    app.stock();
    // What a file is like inside has nothing to do with the database: one language is enough for the second.
    let languages = if app.which() == Which::Sqlite { &WORDS[..] } else { &WORDS[..1] };
    let mut differences = Vec::new();
    for sheet in languages.iter().flat_map(sheets) {
        let clean = plan(&app.test("criteria", sheet.csv()).0);
        for (program, file, _) in SAVED.iter().filter(|(_, _, saved)| saved.name == sheet.name) {
            let (mut got, mut expected) = (plan(&tested(&app, file).0), clean.clone());
            without_hidden(&mut got);
            if program == "LibreOffice, ODS" {
                without_spellings(&mut got);
                without_spellings(&mut expected);
            }
            if got != expected {
                differences.push(format!("{program}, {}:\n{got:#}\ninstead of\n{expected:#}", sheet.name));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

fn tested(app: &TestApp, file: &Path) -> crate::support::Import {
    let arguments = ["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test"];
    crate::support::Import(app.carnet(&arguments).exits(0).json())
}

/// All that a test finds out, but not which file and which number it was.
fn plan(document: &Value) -> Value {
    let mut plan = document.clone();
    let object = plan.as_object_mut().unwrap();
    for of_the_file in ["id", "file", "sha256", "action", "encoding"] {
        object.remove(of_the_file);
    }
    assert_eq!(plan["state"], "tested", "{plan:#}");
    plan
}

/// A workbook also says how many of its rows are hidden, of which a CSV knows nothing.
fn without_hidden(plan: &mut Value) {
    let issues = plan["issues"].as_array_mut().unwrap();
    let before = issues.len();
    issues.retain(|issue| issue["code"] != "rows-hidden");
    let hidden = (before - issues.len()) as i64;
    plan["notes"] = (plan["notes"].as_i64().unwrap() - hidden).into();
}

/// LibreOffice keeps a boolean of an XLSX as the number 1 or 0 in an ODS, which gives a note.
fn without_spellings(plan: &mut Value) {
    plan["notes"] = Value::Null;
    plan["issues"].as_array_mut().unwrap().retain(|issue| issue["code"] != "boolean-spelling");
}

fn workbook(sheets: &[(&str, &[[&str; 2]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            sheet.write_row(row, 0, *cells).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

const HEADER: [&str; 2] = ["CONTACT_NR", "[new] GENRE"];

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

fn a_workbook_in_a_zip_is_read(app: TestApp) {
    app.stock();
    let workbook = workbook(&[("Guests", &[HEADER, ["000001", "JAZZ"]])]);
    let import = app.update("criteria", zipped("été/guests.xlsx", &workbook));
    assert_eq!(import.counts(["rows", "applied"]), [1, 1]);
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    let files = std::fs::read_dir(app.data().join("files")).unwrap();
    let left: Vec<_> =
        files.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with('.')).collect();
    assert!(left.is_empty(), "{left:?}");
    let twice = zipped("guests.zip", &zipped("guests.xlsx", &workbook));
    let refused = app.try_import("criteria", twice, &["--action", "test"]).exits(3).json();
    assert_eq!(refused["issues"][0]["code"], "file-unreadable");
}

fn a_workbook_with_a_password_is_refused(app: TestApp) {
    app.stock();
    let locked = include_bytes!("files/password.xlsx");
    let refused = app.try_import("criteria", locked, &["--action", "test"]).exits(3).json();
    assert_eq!((&refused["state"], &refused["issues"][0]["code"]), (&"refused".into(), &"file-encrypted".into()));
}

fn two_sheets() -> Vec<u8> {
    workbook(&[
        ("Printemps", &[HEADER, ["000001", "JAZZ"]]),
        ("Aide", &[["Read me", ""]]),
        ("Été", &[HEADER, ["000001", "OPERA"], ["000002", "OPERA"]]),
    ])
}

fn the_sheet_is_asked_for_when_several_could_be_meant(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let send = ada.get("/imports/new").ok().form("/imports").add("kind", "criteria");
    let page = ada.submit(&send.file("file", "guests.xlsx", &two_sheets()));
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&page.path).ok();
    report.must_say("Several sheets of this workbook could be meant");
    let choice = ada.get(&format!("{}/sheet", page.path)).ok();
    choice.must_say("Printemps").must_say("First row: CONTACT_NR · [new] GENRE");
    assert!(!choice.says("Aide"));
    let form = choice.form("/sheet");
    ada.submit(&form.clone().set("sheet", "Été")).ok();
    app.worker().run_until_idle().unwrap();
    let document = app.carnet(&["show", "3"]).exits(0).json();
    assert_eq!((&document["state"], &document["rows"], &document["changes"]), (&"tested".into(), &2.into(), &2.into()));
    ada.get(&page.path).ok().must_say("sheet “Été”");
}

fn the_sheet_can_be_named_in_a_shell(app: TestApp) {
    app.stock();
    let asked = app.try_import("criteria", two_sheets(), &["--action", "test"]).exits(3).json();
    assert_eq!(asked["state"], "needs_mapping");
    let issues = asked["issues"].as_array().unwrap();
    let values: Vec<_> = issues.iter().map(|issue| (&issue["code"], &issue["value"])).collect();
    let ambiguous = Value::from("sheet-ambiguous");
    assert_eq!(values, [(&ambiguous, &"Printemps".into()), (&ambiguous, &"Été".into())]);
    let chosen = app.try_import("criteria", two_sheets(), &["--action", "test", "--sheet", "ete"]).exits(0).json();
    assert_eq!((&chosen["rows"], &chosen["changes"]), (&2.into(), &2.into()));
    let none = app.try_import("criteria", two_sheets(), &["--action", "test", "--sheet", "Hiver"]).exits(3).json();
    assert_eq!((&none["state"], &none["issues"][0]["code"]), (&"refused".into(), &"file-unreadable".into()));
}
