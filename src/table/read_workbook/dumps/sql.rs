//! SQL dumps of PostgreSQL, MySQL, MariaDB and SQLite: each table is a sheet. Read as a stream: once for the tables, then
//! from where the rows of the one that is meant begin.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::super::super::problem::ReadError;
use super::super::cells::{Value, Visit};
use super::grid::show_row;
use super::sql_statements::{Said, read};
use super::sql_words::{Item, Words, damaged};

/// Rows that are kept of each table to show what it is.
const HEAD_ROWS: usize = 6;
/// Tables that are listed.
const TABLES: usize = 10_000;

/// A dump.
pub(in super::super) struct Sql {
    path: PathBuf,
    tables: Vec<Table>,
    bytes: u64,
}

/// What is known of a table.
#[derive(Default)]
struct Table {
    name: String,
    columns: Vec<String>,
    /// Where its first rows are.
    start: Option<u64>,
    rows: u64,
    head: Vec<Vec<String>>,
}

impl Sql {
    /// Reads the dump once for its tables.
    pub(crate) fn open(path: &Path) -> Result<Self, ReadError> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        let mut tables: Vec<Table> = Vec::new();
        read(&mut Words::new(file), &mut |said, at| {
            let (name, columns, row) = match said {
                Said::Table(name, columns) => (name, columns, None),
                Said::Row(name, columns, row) => (name, columns, Some(row)),
            };
            let table = known(&mut tables, name)?;
            table.add_columns(&columns, row.as_ref().map_or(0, Vec::len));
            if let Some(row) = row {
                table.add_row(&columns, row, at);
            }
            Ok(true)
        })?;
        tables.retain(|table| table.rows > 0);
        Ok(Self { path: path.to_owned(), tables, bytes })
    }

    /// The tables that have rows; none is hidden.
    pub(crate) fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|table| (table.name.clone(), false)).collect()
    }

    /// See [`Book::cells`](super::super::book::Book::cells).
    pub(crate) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let Some(table) = self.tables.iter().find(|table| table.name == sheet) else { return Ok(()) };
        let bytes = self.bytes;
        if !show_row(0, table.columns.iter().map(|name| Value::Text(name)), &|| (0, bytes), visit)? {
            return Ok(());
        }
        for (at, row) in (1..).zip(&table.head) {
            if !show_row(at, row.iter().map(|text| Value::Text(text)), &|| (0, bytes), visit)? {
                return Ok(());
            }
        }
        self.rest(table, visit)
    }

    /// The rows below those that are kept.
    fn rest(&self, table: &Table, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let shown = table.head.len() as u64;
        if table.rows <= shown {
            return Ok(());
        }
        let mut words = Words::new(File::open(&self.path)?);
        // What a dump says of its encoding stands before its rows.
        let (start, mut found) = (table.start.unwrap_or_default(), 0_u64);
        settle(&mut words, start)?;
        read(&mut words, &mut |said, at| {
            let Said::Row(name, columns, row) = said else { return Ok(true) };
            if name != table.name {
                return Ok(true);
            }
            found += 1;
            if found <= shown {
                return Ok(true);
            }
            let row = table.placed(&columns, row);
            let number = u32::try_from(found).map_err(|_| damaged())?;
            let goes_on = show_row(number, row.iter().map(|text| Value::Text(text)), &|| (at, self.bytes), visit)?;
            Ok(goes_on && found < table.rows)
        })
    }
}

/// Reads the statements before a place, for what they say about those after it, and goes there.
fn settle(words: &mut Words, start: u64) -> Result<(), ReadError> {
    read(words, &mut |_, at| Ok(at < start))?;
    words.go_to(start)
}

fn known(tables: &mut Vec<Table>, name: String) -> Result<&mut Table, ReadError> {
    let at = match tables.iter().position(|table| table.name == name) {
        Some(at) => at,
        None if tables.len() < TABLES => {
            tables.push(Table { name, ..Table::default() });
            tables.len() - 1
        }
        None => return Err(damaged()),
    };
    tables.get_mut(at).ok_or_else(damaged)
}

impl Table {
    /// The columns that are named, and as many as a row has.
    fn add_columns(&mut self, named: &[String], width: usize) {
        for name in named {
            if !self.columns.contains(name) {
                self.columns.push(name.clone());
            }
        }
        while named.is_empty() && self.columns.len() < width {
            self.columns.push((self.columns.len() + 1).to_string());
        }
    }

    fn add_row(&mut self, columns: &[String], row: Vec<Item>, at: u64) {
        self.rows += 1;
        self.start.get_or_insert(at);
        if self.head.len() < HEAD_ROWS {
            let row = self.placed(columns, row);
            self.head.push(row);
        }
    }

    /// The texts of a row by the table's columns.
    fn placed(&self, columns: &[String], row: Vec<Item>) -> Vec<String> {
        let mut texts = vec![String::new(); self.columns.len()];
        for (at, item) in row.into_iter().enumerate() {
            let place = match columns.get(at) {
                Some(name) => self.columns.iter().position(|known| known == name),
                None => Some(at),
            };
            if let (Some(text), Item::Text(said)) = (place.and_then(|place| texts.get_mut(place)), item) {
                *text = said;
            }
        }
        texts
    }
}
