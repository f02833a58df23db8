//! Bytes to numbered rows of cells, and back. What a file is like inside (its format, encoding, delimiter, archive, the
//! guard before its formulas) stays here: outside there are rows and, for a file that can't be read, a [`Problem`].
//!
//! Each room or file imports only those above it in this list (`tests/house.rs` holds it):
//!
//! | room or file | one sentence |
//! |---|---|
//! | [`limits`] | how much a file may hold |
//! | [`encoding`] | the encodings that texts are read in, by name |
//! | [`problem`] | what makes a file impossible to read |
//! | [`cells`] | the cells of a row: one text, and where in it each of them stands |
//! | [`row`] | rows, and how readers hand them on in batches |
//! | [`format`] | formats: of files that are made, of workbooks, of a file that is read |
//! | [`file_kind`] | what a file is by its first bytes |
//! | [`archive`] | what a ZIP holds |
//! | [`source`] | where the bytes of a table are: in the file itself or in the one file of a ZIP |
//! | [`csv`] | tables as text, read and written |
//! | [`read_workbook`] | reads workbooks, in a child process |
//! | [`write_workbook`] | writes workbooks, for people who read them or fill them in |
//! | [`reader`] | a file as rows, whatever it is |

mod archive;
mod cells;
pub mod csv;
mod encoding;
mod file_kind;
mod format;
mod limits;
mod problem;
pub(crate) mod read_workbook;
mod reader;
mod row;
mod source;
pub(crate) mod write_workbook;

pub use self::csv::{
    CsvWriter, KnownWords, Look, WantedText, ZipSingle, csv_writer, guard, is_misread, misread_alone, unguard,
    zip_single,
};
pub use cells::Cells;
pub use encoding::Encoding;
pub use file_kind::FileKind;
pub use format::{Content, FileFormat, Format, WorkbookFormat};
pub use limits::Limits;
pub use problem::{Problem, ReadError, Reading, SheetHead, size};
pub use read_workbook::{IsTable, Wanted};
pub use reader::{Meant, Reader, open, open_meant};
pub use row::{Mark, Row};

#[cfg(test)]
mod tests;
