//! Workbooks as real programs save them: LibreOffice, openpyxl, XlsxWriter.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A cell as a user enters it.
#[derive(Debug, Clone, Copy)]
pub enum Cell {
    Blank,
    Text(&'static str),
    /// A number, and the text that it is in a clean CSV.
    Number(f64, &'static str),
    Bool(bool),
    /// A real date, written as ISO.
    Date(&'static str),
    /// A formula whose result is this number.
    Formula(&'static str, i64),
    Error(&'static str),
}

impl Cell {
    fn json(self) -> Value {
        match self {
            Self::Blank => Value::Null,
            Self::Text(text) => json!(text),
            Self::Number(number, _) => json!(number),
            Self::Bool(is) => json!(is),
            Self::Date(date) => json!({ "date": date }),
            Self::Formula(formula, value) => json!({ "formula": formula, "value": value }),
            Self::Error(error) => json!({ "error": error }),
        }
    }

    /// What a clean CSV says in its place.
    pub fn csv(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Number(_, text) | Self::Date(text) | Self::Error(text) => text.to_owned(),
            Self::Bool(is) => if is { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Formula(_, value) => value.to_string(),
        }
    }
}

/// A table with its name, as a user keeps it in a spreadsheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    /// Whether the sheet has what users' sheets have besides: a hidden row, a merged cell, styled rows of nothing, further
    /// sheets.
    pub odd: bool,
}

impl Sheet {
    /// The same as a clean UTF-8 CSV.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![0xef, 0xbb, 0xbf]);
        for row in &self.rows {
            let cells = row.iter().map(|cell| cell.csv());
            if row.is_empty() { writer.write_record([""]).unwrap() } else { writer.write_record(cells).unwrap() }
        }
        writer.into_inner().unwrap()
    }
}

/// Saves sheets as `PROGRAM-NAME.xlsx` with a program written in Python.
pub fn save_with(program: &str, sheets: &[Sheet], folder: &Path) -> Vec<PathBuf> {
    let path = |sheet: &Sheet| folder.join(format!("{program}-{}.xlsx", sheet.name));
    let work = |sheet: &Sheet| {
        let rows: Vec<Vec<Value>> = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.json()).collect()).collect();
        json!({ "program": program, "path": path(sheet), "rows": rows, "odd": sheet.odd })
    };
    order(sheets.iter().map(work).collect(), folder);
    sheets.iter().map(path).collect()
}

/// A copy of a workbook in which these texts were typed into cells (`B2`) of a sheet, counted from 0.
pub fn type_into(book: &Path, sheet: usize, cells: &[(String, String)], folder: &Path) -> PathBuf {
    let path = folder.join("typed.xlsx");
    order(json!([{ "from": book, "path": path, "sheet": sheet, "cells": cells }]), folder);
    path
}

fn order(work: Value, folder: &Path) {
    let script = folder.join("spreadsheets.py");
    std::fs::write(&script, include_str!("spreadsheets.py")).unwrap();
    let order = folder.join("spreadsheets.json");
    std::fs::write(&order, work.to_string()).unwrap();
    // Debian's Python, which has the two libraries; another one may come first on the path.
    succeeded(Command::new("/usr/bin/python3").arg(&script).arg(&order).output().unwrap());
}

/// Opens files in LibreOffice and saves them as `to` (what `--convert-to` takes) in a folder below `folder`.
pub fn resave(files: &[PathBuf], to: &str, folder: &Path) -> Vec<PathBuf> {
    let profile = tempfile::tempdir().unwrap();
    let extension = to.split(':').next().unwrap();
    let out = tempfile::tempdir_in(folder).unwrap().keep();
    let convert = || {
        Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
            .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
            .arg(&out)
            .args(files)
            .output()
            .expect("no LibreOffice: run tests/run, it installs it")
    };
    // Its first start on a busy machine is not always its last.
    let first = convert();
    succeeded(if first.status.success() { first } else { convert() });
    let saved = |file: &PathBuf| out.join(file.with_extension(extension).file_name().unwrap());
    let saved: Vec<PathBuf> = files.iter().map(saved).collect();
    for file in &saved {
        assert!(file.exists(), "LibreOffice has not saved {}", file.display());
    }
    saved
}

fn succeeded(output: Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
