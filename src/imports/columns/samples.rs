//! A look into the user's file, and into what a test found in it, for saying what its columns are.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::guesses::{Guess, Guesser};
use super::header;
use super::open::open;
use crate::accounts::Institution;
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::context::Context;
use crate::db::Db;
use crate::error::Result;
use crate::fields::Surroundings;
use crate::imports::model::column_mapping::ColumnMapping;
use crate::imports::model::import::Import;
use crate::imports::model::layout::{Column, Layout, Role};
use crate::imports::model::options::Options;
use crate::schema::issues;
use crate::table::{ReadError, Row};
use crate::text::trim;

/// How many values of a column and how many rows are shown.
const SHOWN: usize = 5;

/// How many rows are looked at for them.
const ROWS: usize = 500;

/// How many unknown values of a column are offered, the most frequent first.
const UNKNOWN: i64 = 50;

/// What the first rows of a file show.
#[derive(Debug, Default)]
pub struct Sample {
    /// Different filled cells of each column, up to five.
    pub cells: Vec<Vec<String>>,
    /// The first five rows below the header.
    pub rows: Vec<Vec<String>>,
    /// By position what columns may be whose headers say nothing.
    pub guesses: BTreeMap<usize, Guess>,
}

/// Looks at the first rows of a file; nothing if it is not there any more.
pub fn sample(db: &mut Db, context: &Context, import: &Import, catalogue: &Catalogue) -> Result<Sample> {
    let Some(layout) = import.layout.as_ref().filter(|_| !import.file_key.is_empty()) else {
        return Ok(Sample::default());
    };
    let mut rows = Vec::new();
    let read = open(context, import)?.and_then(|mut reader| reader.next_rows(&mut rows, ROWS));
    match read {
        // What was read before a broken row is good enough.
        Ok(_) | Err(ReadError::Problem(_) | ReadError::Sheets(_) | ReadError::Encodings(_)) => {}
        Err(ReadError::Failure(failure)) => return Err(failure.into()),
    }
    rows.retain(|row| row.number as i64 > layout.header_row);
    let columns: Vec<Vec<&str>> = (0..layout.width()).map(|at| filled(&rows, at)).collect();
    Ok(Sample {
        cells: columns.iter().map(|cells| different(cells)).collect(),
        rows: rows.iter().take(SHOWN).map(|row| shown(row, layout.width())).collect(),
        guesses: guesses(db, import, layout, catalogue, &columns)?,
    })
}

fn filled(rows: &[Row], at: usize) -> Vec<&str> {
    rows.iter().map(|row| trim(row.cells.get(at).unwrap_or_default())).filter(|cell| !cell.is_empty()).collect()
}

fn different(cells: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in cells {
        if found.len() < SHOWN && !found.iter().any(|known| known == cell) {
            found.push((*cell).to_owned());
        }
    }
    found
}

fn shown(row: &Row, width: usize) -> Vec<String> {
    (0..width).map(|at| row.cells.get(at).unwrap_or_default().to_owned()).collect()
}

/// Guesses the columns whose headers say nothing.
fn guesses(
    db: &mut Db,
    import: &Import,
    layout: &Layout,
    catalogue: &Catalogue,
    columns: &[Vec<&str>],
) -> Result<BTreeMap<usize, Guess>> {
    let unsaid = Options { answers: ColumnMapping::default(), accept_columns: false, ..import.options.clone() };
    let recognised = header::recognise(&layout.headers(), catalogue, import.kind, &unsaid).columns;
    let is_open = |(at, column): (usize, &Column)| (column.role == (Role::Unknown { near: None })).then_some(at);
    let open: Vec<usize> = recognised.iter().enumerate().filter_map(is_open).collect();
    if open.is_empty() || !import.kind.is_about_contacts() {
        return Ok(BTreeMap::new());
    }
    let fields = recognised.iter().filter_map(|column| match column.role {
        Role::New(field) | Role::Context(field) | Role::Key(field) => Some(field),
        _ => None,
    });
    let institution = Institution::by_id(db, import.institution_id)?;
    let users = HashMap::new();
    let around = Surroundings::new(&institution.country, institution.today(), &users);
    let guesser = Guesser::new(catalogue, import.kind, around, fields.collect());
    let cells: Vec<(usize, Vec<&str>)> =
        open.into_iter().filter_map(|at| Some((at, columns.get(at)?.clone()))).collect();
    Ok(guesser.guess(db, institution.id, &cells)?.into_iter().collect())
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
