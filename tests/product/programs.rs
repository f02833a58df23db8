//! Small files that many programs wrote (`files/saved`, made anew by its script `make`): each gives the contacts that the
//! same table gives as a clean CSV, and its undo takes them away again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{Table, TestApp, Which};

on_both!(whatever_program_wrote_it_a_table_gives_the_same_contacts);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/product/files/saved")
}

/// The files: `PROGRAM-VERSION.SHEET.FORMAT`, where the sheet is one of `sheets.json`.
fn saved() -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let mut files: Vec<(PathBuf, String)> = entries
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let sheet = path.file_stem()?.to_str()?.rsplit_once('.')?.1.to_owned();
            Some((path, sheet))
        })
        .filter(|(_, sheet)| sheets().contains_key(sheet))
        .collect();
    files.sort();
    files
}

fn sheets() -> BTreeMap<String, Vec<Vec<Value>>> {
    serde_json::from_slice(&std::fs::read(folder().join("sheets.json")).unwrap()).unwrap()
}

fn whatever_program_wrote_it_a_table_gives_the_same_contacts(app: TestApp) {
    let expected: BTreeMap<String, String> =
        sheets().iter().map(|(name, rows)| (name.clone(), contacts(&app, &clean(&app, rows)))).collect();
    // What a file is like inside has nothing to do with the database: some are enough for the second.
    let step = if app.which() == Which::Sqlite { 1 } else { 9 };
    let mut differences = Vec::new();
    let files = saved();
    assert!(files.len() > 80, "{}", files.len());
    for (file, sheet) in files.iter().step_by(step) {
        let (mut got, mut expected) = (contacts(&app, file), expected[sheet].clone());
        if file.extension().is_some_and(|extension| extension == "vcf") {
            (got, expected) = (without_numbers(&got), without_numbers(&expected));
        }
        if got != expected {
            differences.push(format!("{}:\n{got}\ninstead of\n{expected}", file.display()));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// The sheet as a clean CSV.
fn clean(app: &TestApp, rows: &[Vec<Value>]) -> PathBuf {
    let path = app.folder().join("clean.csv");
    let mut writer = csv::Writer::from_path(&path).unwrap();
    for row in rows {
        writer.write_record(row.iter().map(shown)).unwrap();
    }
    writer.flush().unwrap();
    path
}

fn shown(cell: &Value) -> String {
    match cell {
        Value::Object(what) => {
            let says = |name: &str| what.get(name).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
            says("shown").or_else(|| says("date")).or_else(|| says("number")).unwrap()
        }
        Value::Null => String::new(),
        text => text.as_str().unwrap().to_owned(),
    }
}

/// Makes the contacts of a file, and removes them again: all that an export said of them.
fn contacts(app: &TestApp, file: &Path) -> String {
    let path = file.to_str().unwrap();
    let mut arguments = vec!["import", path, "--kind", "contacts", "--mode", "create", "--action", "update"];
    // A dump has another table.
    if matches!(file.extension().and_then(|extension| extension.to_str()), Some("sql" | "sqlite")) {
        arguments.extend(["--sheet", "contacts"]);
    }
    let import = app.carnet(&arguments).json();
    assert_eq!((&import["state"], &import["issues"]), (&"completed".into(), &Value::Array(Vec::new())), "{path}");
    let contacts = String::from_utf8(app.export()).unwrap();
    let undone = app.carnet(&["undo", &import["id"].to_string()]).exits(0).json();
    assert_eq!((&undone["state"], &undone["kept"]), (&"undone".into(), &0.into()), "{path}");
    contacts
}

/// A card has no contact number.
fn without_numbers(contacts: &str) -> String {
    let table = Table::read(contacts.as_bytes());
    let rows: Vec<String> = table.rows.iter().map(|row| row[1..].join(" · ")).collect();
    rows.join("\n")
}
