//! The corrected file: the user's own file given back with what is wrong in it, to be corrected and sent again.
//!
//! A workbook has the wrong cells coloured, with a comment on each, and a first sheet with the summary. Both a workbook and
//! a CSV have two columns more, behind those of the file: where each row stands, and what is wrong with it. Their headers
//! carry a signed mark, by which the file is known when it comes back (`model/corrections.rs`).
//!
//! Rows stream from the stored file, issues from the database, both in order of row: memory does not grow with the file.

mod csv;
mod request;
mod rows;
mod words;
mod workbook;
mod write;

pub(crate) use request::{Request, Which};
pub(crate) use write::{check, corrected, file_name, write};
