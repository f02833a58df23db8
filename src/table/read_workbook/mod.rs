//! Reads workbooks: XLSX, XLS, XLSB and ODS. A file of these formats can be small and yet unpack to anything, so it is never
//! read in the process that serves users: a child process of the same program reads it within limits of its own, and says
//! row by row what it found. If it breaks, is killed or says nothing for too long, that is a [`Problem`](super::Problem)
//! of the file.
//!
//! Each file imports only those above it in this list:
//!
//! | file | one sentence |
//! |---|---|
//! | `cells` | the text of a cell |
//! | `book` | the formats as one: sheets, and the cells of one of them in the order of the file |
//! | `frames` | what the child process says |
//! | `sheets` | which sheet is meant |
//! | `child` | the child process: reads a workbook and says what it finds |
//! | `process` | the child process as its parent sees it |
//! | `rows` | the rows of a workbook as they come from the child |

mod book;
mod cells;
mod child;
mod frames;
mod process;
mod rows;
mod sheets;

pub use child::read_workbook;
pub use process::COMMAND;
pub(super) use rows::WorkbookRows;
pub use sheets::{IsTable, Wanted};

#[cfg(test)]
mod tests;
