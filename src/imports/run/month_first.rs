//! Which columns of a file have dates that are month-first beyond doubt.

use std::collections::HashSet;

use super::test_pipeline::BATCH;
use crate::context::Context;
use crate::error::Result;
use crate::fields::date;
use crate::imports::check::checker::Checker;
use crate::imports::columns::open::open;
use crate::imports::model::import::Import;

/// Reads the file's date columns ahead: one date that can only be month-first makes the ambiguous ones errors.
pub(super) fn columns(context: &Context, import: &Import, checker: &Checker) -> Result<HashSet<usize>> {
    let columns: Vec<usize> = checker.date_columns().collect();
    let mut found = HashSet::new();
    if columns.is_empty() {
        return Ok(found);
    }
    let Ok(mut reader) = open(context, import)? else { return Ok(found) };
    let mut rows = Vec::with_capacity(BATCH);
    // A file that breaks further down is refused by the test itself.
    while let Ok(more) = reader.next_rows(&mut rows, BATCH) {
        checker.reshape(&mut rows);
        for row in &rows {
            found.extend(columns.iter().filter(|at| date::is_month_first_only(checker.cell(row, **at))));
        }
        if !more {
            break;
        }
    }
    Ok(found)
}
