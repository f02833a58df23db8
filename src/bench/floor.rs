//! The bare work of the same database: what plain set-based SQL takes to load the upload, find contacts and codes, report
//! what is wrong, write down what changes and change it; and to write the columns of a template to a CSV file. It has no
//! product around it: no rights, no progress, no undo, no second user. The connection and its settings are Carnet's own.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

use anyhow::anyhow;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::work::{CRITERIA, Work, code};
use crate::db::{self, Database, Db};
use crate::error::Result;
use crate::insert_all;

/// Seconds of the bare work.
#[derive(Debug, Clone, Copy)]
pub struct Floor {
    /// All but changing the values.
    pub test: f64,
    /// Changing the values.
    pub apply: f64,
    /// Writing the columns of a template to a CSV file.
    pub export: f64,
}

/// Rows that are gathered before they are inserted.
const BATCH: usize = 1000;

/// Rows of the export that are fetched at once.
const EXPORTED: i32 = 10_000;

/// Tables are keyed by one number where they can be: both databases are fastest so. The slot of a value is ten times its
/// contact plus the place of its criterion.
const TABLES: &str = "
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

const NO_TABLES: &str = "
    DROP TABLE bench_contacts; DROP TABLE bench_codes; DROP TABLE bench_values; DROP TABLE bench_rows;
    DROP TABLE bench_cells; DROP TABLE bench_errors; DROP TABLE bench_changes;";

const PLAN: &str = "
    INSERT INTO bench_errors SELECT row_no, slot % 10, cell FROM bench_cells WHERE code_id IS NULL;
    INSERT INTO bench_changes
        SELECT cell.slot, present.code_id, cell.code_id
        FROM bench_cells cell LEFT JOIN bench_values present ON present.slot = cell.slot
        WHERE cell.code_id IS NOT NULL AND (present.code_id IS NULL OR present.code_id <> cell.code_id)
        ORDER BY cell.slot;";

const APPLY: &str = "
    INSERT INTO bench_values SELECT slot, new_id FROM bench_changes WHERE TRUE ORDER BY slot
        ON CONFLICT (slot) DO UPDATE SET code_id = excluded.code_id;";

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

/// Does the bare work in tables of its own, which it removes again.
pub fn measure(database: &Database, work: &Work) -> Result<Floor> {
    let db = &mut *database.get()?;
    db.batch_execute(TABLES)?;
    let measured = fill(db, work).and_then(|()| run(db, work));
    db.batch_execute(NO_TABLES)?;
    measured
}

/// Contacts, codes and values as they are before the work; not measured.
fn fill(db: &mut Db, work: &Work) -> Result<()> {
    let mut codes = Vec::new();
    for (field, (name, count)) in CRITERIA.into_iter().enumerate() {
        codes.extend((0..count).map(|rank| CodeRow {
            field: field as i32,
            code: code(name, rank),
            id: id(field, rank),
        }));
    }
    let id_of = |field: usize, code: &str| {
        codes.iter().find(|row| row.field == field as i32 && row.code == code).map(|row| row.id)
    };
    db::write(db, |db| {
        insert_all!(&mut *db, bench_codes::table, codes)?;
        each_batch(&work.upload(), |rows| {
            let contacts: Vec<ContactRow> = rows.iter().map(contact_row).collect();
            insert_all!(&mut *db, bench_contacts::table, contacts)?;
            let values = rows.iter().flat_map(|row| {
                let olds = (0..CRITERIA.len()).map(|at| (at, row.cell(OLD + 2 * at)));
                olds.filter_map(|(at, old)| {
                    Some(ValueRow { slot: row.place * 10 + at as i32, code_id: id_of(at, old)? })
                })
            });
            let values: Vec<ValueRow> = values.collect();
            insert_all!(&mut *db, bench_values::table, values)?;
            Ok(())
        })
    })?;
    Ok(db.batch_execute("ANALYZE")?)
}

fn run(db: &mut Db, work: &Work) -> Result<Floor> {
    let start = Instant::now();
    db::write(db, |db| {
        each_batch(&work.upload(), |rows| {
            let rows: Vec<UploadRow> = rows.iter().map(upload_row).collect();
            insert_all!(&mut *db, bench_rows::table, rows)?;
            Ok(())
        })?;
        db.batch_execute(&cells())?;
        Ok(db.batch_execute(PLAN)?)
    })?;
    let test = start.elapsed().as_secs_f64();
    let start = Instant::now();
    db::write(db, |db| Ok(db.batch_execute(APPLY)?))?;
    let apply = start.elapsed().as_secs_f64();
    check(db, work)?;
    let start = Instant::now();
    export(db, work)?;
    Ok(Floor { test, apply, export: start.elapsed().as_secs_f64() })
}

/// One row of the file becomes one a filled cell, each with its slot and what its code means.
fn cells() -> String {
    let (mut fields, mut cases) = (String::from("SELECT 0 AS field"), String::new());
    for at in 0..CRITERIA.len() {
        if at > 0 {
            let _ = write!(fields, " UNION ALL SELECT {at}");
        }
        let _ = write!(cases, " WHEN {at} THEN c{at}");
    }
    format!(
        "INSERT INTO bench_cells
         SELECT filled.row_no, filled.slot, codes.id, filled.cell
         FROM (SELECT rows.row_no, contacts.id * 10 + fields.field AS slot, fields.field,
                   CASE fields.field{cases} END AS cell
               FROM bench_rows rows JOIN bench_contacts contacts ON contacts.number = rows.number
               CROSS JOIN ({fields}) fields) filled
         LEFT JOIN bench_codes codes ON codes.field = filled.field AND codes.code = filled.cell
         WHERE filled.cell <> ''"
    )
}

/// A row of the export, as one text.
#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Text)]
    line: String,
}

/// Writes what a template holds, put together by the database: its texts need no quotes.
fn export(db: &mut Db, work: &Work) -> Result<()> {
    let mut file = BufWriter::new(File::create(work.export())?);
    let joins = db::about(db)?.kind == "PostgreSQL";
    let mut last = 0;
    loop {
        let lines: Vec<Line> = diesel::sql_query(page(joins, last)).load(db)?;
        let Some(end) = lines.last() else { break };
        last = end.id;
        lines.iter().try_for_each(|row| writeln!(file, "{}", row.line))?;
    }
    Ok(file.flush()?)
}

/// The next lines, in the way in which a database is fastest: one join, or a look-up for each cell.
fn page(joins: bool, last: i32) -> String {
    let mut cells = String::from("number || ',' || last || ',' || first || ',,' || email");
    for at in 0..CRITERIA.len() {
        let code = match joins {
            true => format!("max(code) FILTER (WHERE slot % 10 = {at})"),
            false => format!(
                "(SELECT codes.code FROM bench_values present JOIN bench_codes codes ON codes.id = present.code_id
                  WHERE present.slot = contacts.id * 10 + {at})"
            ),
        };
        let _ = write!(cells, " || ',' || coalesce({code}, '') || ','");
    }
    let until = last + EXPORTED;
    let (values, grouped) = match joins {
        true => (
            format!(
                "LEFT JOIN (bench_values present JOIN bench_codes codes ON codes.id = present.code_id)
                 ON present.slot / 10 = contacts.id AND slot BETWEEN {last} * 10 AND {until} * 10 + 9"
            ),
            "GROUP BY contacts.id",
        ),
        false => (String::new(), ""),
    };
    format!(
        "SELECT contacts.id, {cells} AS line FROM bench_contacts contacts {values}
         WHERE contacts.id > {last} AND contacts.id <= {until} {grouped} ORDER BY contacts.id"
    )
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn check(db: &mut Db, work: &Work) -> Result<()> {
    let found: Count = diesel::sql_query("SELECT count(*) AS n FROM bench_errors").get_result(db)?;
    if found.n as u64 != work.expected.errors {
        return Err(anyhow!("the bare work found {} errors, not {}", found.n, work.expected.errors).into());
    }
    Ok(())
}

/// A row of the upload.
struct FileRow {
    place: i32,
    cells: csv::StringRecord,
}

/// Where the first pair stands.
const OLD: usize = 5;

impl FileRow {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default()
    }
}

fn each_batch(path: &Path, mut f: impl FnMut(&[FileRow]) -> Result<()>) -> Result<()> {
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

fn id(field: usize, rank: u64) -> i32 {
    (field as u64 * 100 + rank) as i32
}

#[derive(Insertable)]
#[diesel(table_name = bench_contacts, treat_none_as_default_value = false)]
struct ContactRow<'a> {
    id: i32,
    number: &'a str,
    external_id: &'a str,
    email: &'a str,
    first: &'a str,
    last: &'a str,
}

fn contact_row(row: &FileRow) -> ContactRow<'_> {
    let [number, external_id, email, first, last] = [0, 1, 2, 3, 4].map(|at| row.cell(at));
    ContactRow { id: row.place, number, external_id, email, first, last }
}

#[derive(Insertable)]
#[diesel(table_name = bench_codes, treat_none_as_default_value = false)]
struct CodeRow {
    field: i32,
    code: String,
    id: i32,
}

#[derive(Insertable)]
#[diesel(table_name = bench_values, treat_none_as_default_value = false)]
struct ValueRow {
    slot: i32,
    code_id: i32,
}

#[derive(Insertable)]
#[diesel(table_name = bench_rows, treat_none_as_default_value = false)]
struct UploadRow<'a> {
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

fn upload_row(row: &FileRow) -> UploadRow<'_> {
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
