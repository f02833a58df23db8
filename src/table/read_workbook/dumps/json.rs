//! JSON: a list of objects, lists in an object, or an object on every line. Each list is a table, each object a row. Read as
//! a stream, and more than once: the columns have to be known before the first row.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::de::{DeserializeSeed, IgnoredAny};
use serde_json::Deserializer;
use serde_json::de::IoRead;

use super::super::super::problem::{Problem, ReadError};
use super::super::cells::{Seen, Value, Visit};
use super::grid::show_row;
use super::json_rows::{Field, State, Take, Top};

/// Columns that are listed; a table of more is refused when its cells are counted.
const COLUMNS: usize = 20_000;

/// Such a file.
pub(in super::super) struct Json {
    path: PathBuf,
    /// Whether every value is a row, though it may hold lists.
    is_rows: bool,
    tables: Vec<Columns>,
}

/// A table: its name and its columns.
#[derive(Default)]
struct Columns {
    name: String,
    columns: Vec<String>,
    known: HashSet<String>,
}

impl Json {
    /// Reads the file once for its tables and their columns.
    pub(crate) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut json = Self { path: path.to_owned(), is_rows: has_several_values(path)?, tables: Vec::new() };
        json.list_tables()?;
        if json.tables.is_empty() {
            json.is_rows = true;
            json.list_tables()?;
        }
        Ok(json)
    }

    fn list_tables(&mut self) -> Result<(), ReadError> {
        let mut tables: Vec<Columns> = Vec::new();
        read(&self.path, self.is_rows, &mut |name, row| {
            let at = tables.iter().position(|table| table.name == name).unwrap_or_else(|| {
                tables.push(Columns { name: name.to_owned(), ..Columns::default() });
                tables.len() - 1
            });
            tables[at].add(row);
            Ok(true)
        })?;
        tables.retain(|table| !table.columns.is_empty());
        self.tables = tables;
        Ok(())
    }

    /// The tables by name; none is hidden.
    pub(crate) fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|table| (table.name.clone(), false)).collect()
    }

    /// See [`Book::cells`](super::super::book::Book::cells).
    pub(crate) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let Some(table) = self.tables.iter().find(|table| table.name == sheet) else { return Ok(()) };
        // Rows that are lists have their header among them, if at all.
        let are_lists = table.columns.iter().zip(1..).all(|(name, place)| *name == place.to_string());
        if !are_lists && !show_row(0, table.columns.iter().map(|name| Value::Text(name)), &|| (0, 1), visit)? {
            return Ok(());
        }
        let mut next = u32::from(!are_lists);
        read(&self.path, self.is_rows, &mut |name, row| {
            if name != sheet {
                return Ok(true);
            }
            let at = next;
            next = next.checked_add(1).ok_or_else(damaged)?;
            for (column, name) in (0_u32..).zip(&table.columns) {
                // Rows mostly have their fields in the same order.
                let here = row.get(column as usize).filter(|field| field.name == *name);
                if let Some(field) = here.or_else(|| row.iter().find(|field| field.name == *name)) {
                    let value = Value::Text(&field.text);
                    let seen = Seen { at: (at, column), value, mark: field.mark, is_hidden: false };
                    if !visit(seen, &|| (0, 1))? {
                        return Ok(false);
                    }
                }
            }
            Ok(true)
        })
    }
}

impl Columns {
    fn add(&mut self, row: &[Field]) {
        for field in row {
            if !field.name.is_empty() && !self.known.contains(&field.name) && self.columns.len() < COLUMNS {
                self.known.insert(field.name.clone());
                self.columns.push(field.name.clone());
            }
        }
    }
}

fn damaged() -> ReadError {
    Problem::unreadable("damaged").into()
}

fn values(path: &Path) -> Result<Deserializer<IoRead<BufReader<File>>>, ReadError> {
    let mut source = BufReader::new(File::open(path)?);
    if source.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        source.consume(3);
    }
    Ok(Deserializer::from_reader(source))
}

fn has_several_values(path: &Path) -> Result<bool, ReadError> {
    let mut values = values(path)?.into_iter::<IgnoredAny>();
    let count = values.by_ref().take(2).filter(Result::is_ok).count();
    Ok(count > 1)
}

fn read(path: &Path, is_rows: bool, take: &mut Take<'_>) -> Result<(), ReadError> {
    let mut json = values(path)?;
    let mut state = State { take, ended: None };
    while json.end().is_err() {
        let top = Top { state: &mut state, is_rows };
        match (top.deserialize(&mut json), state.ended.take()) {
            (_, Some(ended)) => return ended,
            (Ok(()), None) => {}
            (Err(error), None) => match error.io_error_kind() {
                Some(kind) => return Err(std::io::Error::from(kind).into()),
                None => return Err(damaged()),
            },
        }
    }
    Ok(())
}
