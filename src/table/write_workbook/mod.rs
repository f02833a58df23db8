//! A workbook (XLSX) of one table, which people read or fill in, and of what may stand in its cells. Rows are written one
//! by one, in memory that does not grow.
//!
//! Every cell is a text, in a cell formatted as text: so nothing is run as a formula, numbers keep their zeros, and a
//! date is the same ISO text in every spreadsheet of every country and reads back exactly. A number that a person types
//! into such a cell stays as it was typed, too.
//!
//! Each file imports only those above it in this list:
//!
//! | file | one sentence |
//! |---|---|
//! | `blueprint` | what a workbook is, before its rows |
//! | `styles` | how its cells look |
//! | `validation` | what a spreadsheet offers, and doubts, in the cells of a column |
//! | `writer` | writes a workbook, row by row |

mod blueprint;
mod styles;
mod validation;
mod writer;

pub(crate) use blueprint::{Blueprint, Column, DropDown, Entries, Lists, Part, Words};
pub(crate) use writer::{SHEET_COLUMNS, SHEET_ROWS, WorkbookWriter, workbook_writer};

#[cfg(test)]
mod tests;
