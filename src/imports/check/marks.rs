//! What the reader of a file says of a cell beside its text: what is marked so is no value of the contact, whatever stands
//! there.

use super::checker::NewColumn;
use super::row_check::RowCheck;
use crate::codes::Code;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Layout, Role};
use crate::table::{Mark, Row};

/// Why a row can't be read at all: it stands in one cell, or its key (a cell of a definition) is no value.
pub(crate) fn rejected(layout: &Layout, row: &Row) -> Option<Issue> {
    row.marks.iter().find_map(|(at, mark)| {
        let is_needed = layout.columns.get(*at).is_some_and(|column| {
            matches!(column.role, Role::Key(_) | Role::Definition(_) | Role::Operation | Role::Institution)
        });
        match mark {
            Mark::LineInCell => Some(issue(row, *at, Code::LineInOneCell)),
            Mark::NoResult if is_needed => Some(issue(row, *at, Code::FormulaWithoutResult)),
            Mark::Error if is_needed => Some(issue(row, *at, Code::CellError)),
            Mark::ManyDigits if is_needed => Some(issue(row, *at, Code::KeyDamaged).with("suggestion", "")),
            _ => None,
        }
    })
}

fn issue(row: &Row, at: usize, code: Code) -> Issue {
    Issue::cell(row.number as i64, at, code, row.cells.get(at).unwrap_or_default())
}

impl RowCheck<'_> {
    /// Whether a cell is marked as no value; then it is said.
    pub(super) fn is_no_value(&mut self, column: &NewColumn) -> bool {
        let code = match self.row.mark(column.at) {
            Some(Mark::NoResult) => Code::FormulaWithoutResult,
            Some(Mark::Error) => Code::CellError,
            _ => return false,
        };
        self.issues.push(issue(self.row, column.at, code));
        true
    }
}
