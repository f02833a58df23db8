//! The bare work of the same database: what plain set-based SQL takes to load the upload, find contacts and codes, report
//! what is wrong, write down what changes and change it; and to write the columns of a template to a CSV file. It has no
//! product around it: no rights, no progress, no undo, no second user. The connection and its settings are Carnet's own.

mod export;
mod tables;

use std::fmt::Write as _;
use std::time::Instant;

use anyhow::anyhow;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::work::{CRITERIA, Work, code};
use crate::db::{self, Database, Db};
use crate::error::Result;
use crate::insert_all;
use export::export;
use tables::{
    CodeRow, ContactRow, NO_TABLES, OLD, TABLES, UploadRow, ValueRow, bench_codes, bench_contacts, bench_rows,
    bench_values, contact_row, each_batch, upload_row,
};

/// Seconds of the bare work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Baseline {
    /// All but changing the values.
    pub test: f64,
    /// Changing the values.
    pub apply: f64,
    /// Writing the columns of a template to a CSV file.
    pub export: f64,
}

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

/// Does the bare work in tables of its own, which it removes again.
pub(super) fn measure(database: &Database, work: &Work) -> Result<Baseline> {
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

fn run(db: &mut Db, work: &Work) -> Result<Baseline> {
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
    Ok(Baseline { test, apply, export: start.elapsed().as_secs_f64() })
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

fn id(field: usize, rank: u64) -> i32 {
    (field as u64 * 100 + rank) as i32
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
