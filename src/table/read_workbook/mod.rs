//! Reads workbooks: XLSX, XLS, XLSB and ODS. A file of these formats can be small and yet unpack to anything, so it is never
//! read in the process that serves users: a child process of the same program reads it within limits of its own, and says
//! row by row what it found. If it breaks, is killed or says nothing for too long, that is a [`Problem`](super::Problem)
//! of the file.
//!
//! Each file imports only those above it in this list:
//!
//! | file | one sentence |
//! |---|---|
//! | `number_format` | what the number format of a cell says about it |
//! | `cells` | the text of a cell |
//! | `package` | a workbook that is a ZIP: its parts by name |
//! | `xml` | XML as a stream of events |
//! | `window` | a part of which whole elements can be looked at before they are read |
//! | `xlsx_plain` | XLSX: rows and texts as nearly all programs write them |
//! | `relations` | which part stands for what |
//! | `xlsx_shared`, `xlsx_sheet`, `xlsx` | XLSX: what all sheets refer to, the cells of one, the workbook |
//! | `xlsb_records`, `xlsb` | XLSB: its records, and what they hold |
//! | `ods_cell`, `ods` | ODS: a cell, and sheets of them |
//! | `compound` | the wrapping that Office used until 2003 |
//! | `xls_records`, `xls` | XLS: what the records say beside the values, and the values |
//! | `dumps` | what other systems write instead of a workbook |
//! | `book` | the formats as one: sheets, and the cells of one of them in the order of the file |
//! | `frames` | what the child process says |
//! | `sheets` | which sheet is meant |
//! | `child` | the child process: reads a workbook and says what it finds |
//! | `process` | the child process as its parent sees it |
//! | `rows` | the rows of a workbook as they come from the child |

mod book;
mod cells;
mod child;
mod compound;
mod dumps;
mod frames;
mod number_format;
mod ods;
mod ods_cell;
mod package;
mod process;
mod relations;
mod rows;
mod sheets;
mod window;
mod xls;
mod xls_records;
mod xlsb;
mod xlsb_records;
mod xlsx;
mod xlsx_plain;
mod xlsx_shared;
mod xlsx_sheet;
mod xml;

pub(crate) use child::read_workbook;
pub(crate) use process::COMMAND;
pub(super) use rows::WorkbookRows;
pub use sheets::{IsTable, Wanted};

#[cfg(test)]
mod tests;
