//! The tables of the bare work, and the rows of the upload as they go into them.

use std::path::Path;

use diesel::prelude::*;

use crate::error::Result;

/// Rows that are gathered before they are inserted.
const BATCH: usize = 1000;

/// Tables are keyed by one number where they can be: both databases are fastest so. The slot of a value is ten times its
/// contact plus the place of its criterion.
pub(super) const TABLES: &str = "
    CREATE TABLE bench_contacts (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, external_id TEXT NOT NULL,
        email TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL);
    CREATE TABLE bench_codes (field INTEGER NOT NULL, code TEXT NOT NULL, id INTEGER NOT NULL UNIQUE,
        PRIMARY KEY (field, code));
    CREATE TABLE bench_values (slot INTEGER PRIMARY KEY, code_id INTEGER NOT NULL);
    CREATE TABLE bench_rows (row_no INTEGER PRIMARY KEY, number TEXT NOT NULL,
        c0 TEXT NOT NULL, c1 TEXT NOT NULL, c2 TEXT NOT NULL, c3 TEXT NOT NULL, c4 TEXT NOT NULL,
        c5 TEXT NOT NULL, c6 TEXT NOT NULL, c7 TEXT NOT NULL, c8 TEXT NOT NULL, c9 TEXT NOT NULL);
    CREATE TABLE bench_cells (row_no INTEGER NOT NULL, slot INTEGER NOT NULL, code_id INTEGER, cell TEXT NOT NULL);
    CREATE TABLE bench_errors (row_no INTEGER NOT NULL, field INTEGER NOT NULL, cell TEXT NOT NULL);
    CREATE TABLE bench_changes (slot INTEGER PRIMARY KEY, old_id INTEGER, new_id INTEGER NOT NULL);";

/// Removes them again.
pub(super) const NO_TABLES: &str = "
    DROP TABLE bench_contacts; DROP TABLE bench_codes; DROP TABLE bench_values; DROP TABLE bench_rows;
    DROP TABLE bench_cells; DROP TABLE bench_errors; DROP TABLE bench_changes;";

diesel::table! {
    bench_contacts (id) { id -> Integer, number -> Text, external_id -> Text, email -> Text, first -> Text, last -> Text, }
}
diesel::table! {
    bench_codes (field, code) { field -> Integer, code -> Text, id -> Integer, }
}
diesel::table! {
    bench_values (slot) { slot -> Integer, code_id -> Integer, }
}
diesel::table! {
    bench_rows (row_no) {
        row_no -> Integer, number -> Text, c0 -> Text, c1 -> Text, c2 -> Text, c3 -> Text, c4 -> Text, c5 -> Text,
        c6 -> Text, c7 -> Text, c8 -> Text, c9 -> Text,
    }
}

/// A row of the upload.
pub(super) struct FileRow {
    /// From 1; also the id of its contact.
    pub place: i32,
    cells: csv::StringRecord,
}

/// Where the first pair stands.
pub(super) const OLD: usize = 5;

impl FileRow {
    /// A cell by its place; blank if there is none.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default()
    }
}

/// Calls `f` with the rows of the upload, some at a time.
pub(super) fn each_batch(path: &Path, mut f: impl FnMut(&[FileRow]) -> Result<()>) -> Result<()> {
    let mut reader = csv::Reader::from_path(path).map_err(anyhow::Error::from)?;
    let mut batch = Vec::with_capacity(BATCH);
    for (at, cells) in reader.records().enumerate() {
        batch.push(FileRow { place: at as i32 + 1, cells: cells.map_err(anyhow::Error::from)? });
        if batch.len() == BATCH {
            f(&batch)?;
            batch.clear();
        }
    }
    f(&batch)
}

#[derive(Insertable)]
#[diesel(table_name = bench_contacts, treat_none_as_default_value = false)]
pub(super) struct ContactRow<'a> {
    id: i32,
    number: &'a str,
    external_id: &'a str,
    email: &'a str,
    first: &'a str,
    last: &'a str,
}

pub(super) fn contact_row(row: &FileRow) -> ContactRow<'_> {
    let [number, external_id, email, first, last] = [0, 1, 2, 3, 4].map(|at| row.cell(at));
    ContactRow { id: row.place, number, external_id, email, first, last }
}

#[derive(Insertable)]
#[diesel(table_name = bench_codes, treat_none_as_default_value = false)]
pub(super) struct CodeRow {
    pub field: i32,
    pub code: String,
    pub id: i32,
}

#[derive(Insertable)]
#[diesel(table_name = bench_values, treat_none_as_default_value = false)]
pub(super) struct ValueRow {
    pub slot: i32,
    pub code_id: i32,
}

#[derive(Insertable)]
#[diesel(table_name = bench_rows, treat_none_as_default_value = false)]
pub(super) struct UploadRow<'a> {
    row_no: i32,
    number: &'a str,
    c0: &'a str,
    c1: &'a str,
    c2: &'a str,
    c3: &'a str,
    c4: &'a str,
    c5: &'a str,
    c6: &'a str,
    c7: &'a str,
    c8: &'a str,
    c9: &'a str,
}

pub(super) fn upload_row(row: &FileRow) -> UploadRow<'_> {
    let new = |at: usize| row.cell(OLD + 1 + 2 * at);
    UploadRow {
        row_no: row.place,
        number: row.cell(0),
        c0: new(0),
        c1: new(1),
        c2: new(2),
        c3: new(3),
        c4: new(4),
        c5: new(5),
        c6: new(6),
        c7: new(7),
        c8: new(8),
        c9: new(9),
    }
}
