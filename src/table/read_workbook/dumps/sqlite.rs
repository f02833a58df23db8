//! SQLite files: each table with rows is a sheet.

use std::path::Path;

use serde_json::{Deserializer, Value as Json};

use super::super::super::problem::{Problem, ReadError};
use super::super::cells::{Value, Visit};
use super::grid::show_row;
use crate::db::ForeignFile;

/// Such a file.
pub(in super::super) struct Sqlite {
    file: ForeignFile,
    /// Names and columns.
    tables: Vec<(String, Vec<String>)>,
}

impl Sqlite {
    /// Reads the list of tables.
    pub(crate) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut file = ForeignFile::open(path).map_err(damaged)?;
        let tables = file.tables().map_err(damaged)?;
        Ok(Self { file, tables })
    }

    /// The tables that have rows; none is hidden.
    pub(crate) fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|(name, _)| (name.clone(), false)).collect()
    }

    /// See [`Book::cells`](super::super::book::Book::cells).
    pub(crate) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let Some((name, columns)) = self.tables.iter().find(|(name, _)| name == sheet) else { return Ok(()) };
        if !show_row(0, columns.iter().map(|name| Value::Text(name)), &|| (0, 1), visit)? {
            return Ok(());
        }
        let (mut at, mut ended) = (0_u32, Ok(true));
        let read = self.file.rows(name, columns, &mut |row| {
            at = at.saturating_add(1);
            ended = values(row).and_then(|values| show_row(at, values.iter().map(shown), &|| (0, 1), visit));
            matches!(ended, Ok(true))
        });
        ended.and(read.map_err(damaged))
    }
}

/// The values of a row, which are some arrays one after the other.
fn values(row: &[u8]) -> Result<Vec<Json>, ReadError> {
    let arrays: Result<Vec<Vec<Json>>, _> = Deserializer::from_slice(row).into_iter().collect();
    Ok(arrays.map_err(damaged)?.concat())
}

fn shown(value: &Json) -> Value<'_> {
    match value {
        Json::String(text) => Value::Text(text),
        Json::Bool(is) => Value::Bool(*is),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::Whole(whole),
            (None, Some(number)) => Value::Number(number),
            (None, None) => Value::Blank,
        },
        _ => Value::Blank,
    }
}

/// What is wrong with the file, as its reader says it, is of no use to a user.
fn damaged(_: impl Into<anyhow::Error>) -> ReadError {
    Problem::unreadable("damaged").into()
}
