//! Apostrophes that guard formulas in our CSV files: a spreadsheet that opens such a file takes them for letters, and keeps
//! them when it saves a workbook. In a workbook that was made of a CSV template they are guards again.

use std::borrow::Cow;

use super::checker::Checker;
use super::snapshot::Templates;
use crate::table::{Row, unguard};

/// The rows without the guards that stand in those that were made by a CSV template.
pub(crate) fn without_guards<'r>(checker: &Checker, rows: &'r [Row], templates: &Templates) -> Cow<'r, [Row]> {
    let is_guarded = |row: &Row| row.cells.iter().any(is_guarded) && comes_from_csv(checker, row, templates);
    if !checker.is_workbook || !rows.iter().any(is_guarded) {
        return Cow::Borrowed(rows);
    }
    let read = |row: &Row| match is_guarded(row) {
        true => Row { cells: row.cells.iter().map(unguard).collect(), ..row.clone() },
        false => row.clone(),
    };
    Cow::Owned(rows.iter().map(read).collect())
}

/// Whether an apostrophe at the beginning of a cell may be a guard.
pub(crate) fn is_guarded(cell: &str) -> bool {
    cell.starts_with('\'') && unguard(cell) != cell
}

fn comes_from_csv(checker: &Checker, row: &Row, templates: &Templates) -> bool {
    let opened = checker.seal_of(row).and_then(|text| checker.sealer.open(checker.institution, text));
    let template = opened.and_then(|opened| templates.get(&opened.export_id())?.as_ref());
    template.is_some_and(|template| template.is_csv)
}
