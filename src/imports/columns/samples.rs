//! A look into the user's file, and into what a test found in it, for saying what its columns are.

use diesel::prelude::*;

use super::open::open;
use crate::codes::Code;
use crate::context::Context;
use crate::db::Db;
use crate::error::Result;
use crate::imports::model::import::Import;
use crate::imports::model::layout::Layout;
use crate::schema::issues;
use crate::table::ReadError;
use crate::text::trim;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// How many rows are looked at for them.
const ROWS: usize = 500;

/// How many unknown values of a column are offered, the most frequent first.
const UNKNOWN: i64 = 50;

/// Up to three different filled cells of each column; nothing if the file is not there any more.
pub fn samples(context: &Context, import: &Import) -> Result<Vec<Vec<String>>> {
    let Some(layout) = import.layout.as_ref().filter(|_| !import.file_key.is_empty()) else { return Ok(Vec::new()) };
    let mut found = vec![Vec::new(); layout.width()];
    let mut rows = Vec::new();
    let read = open(context, import)?.and_then(|mut reader| reader.next_rows(&mut rows, ROWS));
    match read {
        // What was read before a broken row is good enough.
        Ok(_) | Err(ReadError::Problem(_) | ReadError::Sheets(_) | ReadError::Encodings(_)) => {}
        Err(ReadError::Failure(failure)) => return Err(failure.into()),
    }
    for row in rows.iter().filter(|row| row.number as i64 > layout.header_row) {
        for (at, samples) in found.iter_mut().enumerate().filter(|(_, samples)| samples.len() < SAMPLES) {
            let cell = trim(row.cells.get(at).unwrap_or_default());
            if !cell.is_empty() && !samples.iter().any(|sample: &String| sample == cell) {
                samples.push(cell.to_owned());
            }
        }
    }
    Ok(found)
}

/// A value of a column that its field doesn't know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    /// The column's position.
    pub column: usize,
    /// The cell.
    pub value: String,
    /// How many rows have it.
    pub rows: i64,
}

/// The values that a test found to be none of their field, column by column.
pub fn unknown_values(db: &mut Db, import: &Import) -> Result<Vec<UnknownValue>> {
    /// Issues of a cell that another value would mend in every row alike.
    const CODES: [Code; 6] = [
        Code::UnknownCode,
        Code::InactiveCode,
        Code::BadBoolean,
        Code::BadCountry,
        Code::BadLanguage,
        Code::UnknownUser,
    ];
    let width = import.layout.as_ref().map_or(0, Layout::width);
    let mut groups: Vec<(i32, Code)> = import
        .counts
        .groups
        .iter()
        .filter(|group| CODES.contains(&group.code))
        .filter_map(|group| Some((group.column?, group.code)))
        .filter(|(column, _)| usize::try_from(*column).is_ok_and(|at| at < width))
        .collect();
    groups.sort_unstable();
    let mut all = Vec::new();
    for (column, code) in groups {
        let rows: Vec<(String, i64)> = issues::table
            .filter(issues::import_id.eq(import.id).and(issues::code.eq(code.name())))
            .filter(issues::column_no.eq(column))
            .group_by(issues::value)
            .select((issues::value, diesel::dsl::count_star()))
            .order((diesel::dsl::count_star().desc(), issues::value))
            .limit(UNKNOWN)
            .load(db)?;
        all.extend(rows.into_iter().map(|(value, rows)| UnknownValue { column: column as usize, value, rows }));
    }
    Ok(all)
}
