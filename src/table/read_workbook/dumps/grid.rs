//! Tables that are in memory as a whole.

use super::super::super::problem::ReadError;
use super::super::cells::{Seen, Value, Visit};

/// Some tables.
#[derive(Debug, Default)]
pub(in super::super) struct Grid {
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Debug, Default)]
pub(in super::super) struct Table {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// The tables by name; none is hidden.
    pub(crate) fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|table| (table.name.clone(), false)).collect()
    }

    /// See [`Book::cells`](super::super::book::Book::cells).
    pub(crate) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let Some(table) = self.tables.iter().find(|table| table.name == sheet) else { return Ok(()) };
        let height = table.rows.len() as u64;
        for (at, row) in (0_u32..).zip(&table.rows) {
            if !show_row(at, row.iter().map(|text| Value::Text(text)), &|| (at.into(), height), visit)? {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Shows one row from its first column on; `false` if no more are wanted.
pub(super) fn show_row<'a>(
    at: u32,
    values: impl Iterator<Item = Value<'a>>,
    progress: &dyn Fn() -> (u64, u64),
    visit: &mut Visit<'_>,
) -> Result<bool, ReadError> {
    for (column, value) in (0_u32..).zip(values) {
        let mark = value.mark();
        if !visit(Seen { at: (at, column), value, mark, is_hidden: false }, progress)? {
            return Ok(false);
        }
    }
    Ok(true)
}
