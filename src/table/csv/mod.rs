//! Tables as text: what one is like inside (its encoding, its delimiter, the guard before its formulas) is found out
//! when it is read, and is what spreadsheets open without asking when it is written.
//!
//! Each file imports only those above it in this list:
//!
//! | file | one sentence |
//! |---|---|
//! | `formula_guard` | the apostrophe that keeps a spreadsheet from running a text as a formula |
//! | `pages` | encodings of one byte a character: what each byte means |
//! | `utf8_stream` | the bytes of a file as UTF-8 |
//! | [`judge`] | which encoding a text is in that is not UTF-8 |
//! | `scan` | one fast pass over a file before its first row is read |
//! | `detect` | which encoding a text has |
//! | `delimiter` | which character parts the cells |
//! | `plain_line` | cells of a line in which nothing is quoted |
//! | `records` | rows of a text, as a stream in bounded memory |
//! | `rows` | a text as rows: found out first, then read from its beginning |
//! | `writer` | CSV as spreadsheets open it without asking, and a ZIP around it |

mod delimiter;
mod detect;
mod formula_guard;
mod judge;
mod pages;
mod plain_line;
mod records;
mod rows;
mod scan;
mod utf8_stream;
mod writer;

pub use formula_guard::{guard, unguard};
pub(super) use pages::reread;
pub use pages::{is_misread, misread_alone};
pub(super) use rows::CsvRows;
pub use rows::{KnownWords, Look, WantedText};
pub use writer::{CsvWriter, ZipSingle, csv_writer, zip_single};
