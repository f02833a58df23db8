//! Bytes to numbered rows of cells, and back. What a file is like inside (its format, encoding, delimiter, archive, the
//! guard before its formulas) stays here: outside there are rows and, for a file that can't be read, a [`Problem`].
//! Texts are read here, workbooks by a child process ([`workbook`]).

mod archive;
pub mod book;
mod delimiter;
mod encoding;
mod format;
mod guard;
mod limits;
mod problem;
mod recognise;
mod records;
mod scan;
mod source;
pub mod workbook;
mod writer;

use std::path::Path;

pub use format::FileFormat;
pub use guard::{guard, unguard};
pub use limits::Limits;
pub use problem::{Problem, ReadError, size};
pub use recognise::Kind;
pub use workbook::{SheetHead, Wanted};
pub use writer::{CsvWriter, ZipSingle, csv_writer, zip_single};

use encoding::{Encoding, Utf8Stream};
use problem::count;
use records::Records;
use scan::Scan;
use source::Source;
use workbook::Rows;

use crate::codes::Code;
use crate::i18n::Message;

/// Bytes of a batch of rows.
const BATCH_BYTES: usize = 4 << 20;

/// A row as a spreadsheet shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet: from 1, blank rows counted. A line break inside a cell starts no row, and a first
    /// line `sep=;` is none.
    pub number: u64,
    /// Its cells as they stand in the file, not trimmed, without guards. Rows may have different lengths.
    pub cells: csv::StringRecord,
}

impl Row {
    /// Cells of this many bytes keep their memory for the next row.
    const KEPT: usize = 64 << 10;

    /// Empties the row for another one. A batch reuses its rows, so one long row must not stay as big for ever.
    fn clear(&mut self) {
        if self.cells.as_slice().len() > Self::KEPT {
            self.cells = csv::StringRecord::new();
        } else {
            self.cells.clear();
        }
    }
}

/// What was detected about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// What the table is written in.
    pub content: Content,
    /// The name of the file inside a ZIP, if it came in one.
    pub inside_zip: Option<String>,
}

/// What a table is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Csv {
        /// The encoding's usual name: `UTF-8`, `UTF-16LE`, `UTF-16BE` or `Windows-1252`.
        encoding: &'static str,
        /// The character between cells.
        delimiter: char,
    },
    /// A workbook.
    Workbook {
        /// Its format.
        format: workbook::Format,
        /// The name of the sheet that is read.
        sheet: String,
    },
}

impl Format {
    /// In words: `CSV, Windows-1252, semicolons` or `XLSX, sheet “Contacts”`.
    pub fn message(&self) -> Message {
        let content = match &self.content {
            Content::Csv { encoding, delimiter } => {
                Message::new("table-format-csv").with("encoding", *encoding).with("delimiter", words(*delimiter))
            }
            Content::Workbook { format, sheet } => {
                Message::new("table-format-workbook").with("format", format.name()).with("sheet", sheet.as_str())
            }
        };
        if self.inside_zip.is_some() { Message::new("table-format-zip").with("content", content) } else { content }
    }
}

fn words(delimiter: char) -> Message {
    match delimiter {
        ',' => Message::new("table-delimiter-comma"),
        ';' => Message::new("table-delimiter-semicolon"),
        '\t' => Message::new("table-delimiter-tab"),
        '|' => Message::new("table-delimiter-bar"),
        other => Message::new("table-delimiter-other").with("character", other.to_string()),
    }
}

/// A file that is being read.
pub struct Reader {
    rows: Body,
    format: Format,
    /// The file itself, if it had to be taken out of an archive.
    _unpacked: Option<tempfile::NamedTempFile>,
}

enum Body {
    Csv { records: Box<Records>, bytes: u64 },
    Workbook(Box<Rows>),
}

/// Looks at a file and makes it ready to be read: content decides, `file_name` (as the user named it) only helps.
/// A file that can't be a table is refused here; what is wrong further down, when its row is reached. In a workbook the
/// only sheet that has rows is read.
pub fn open(path: &Path, file_name: &str, limits: &Limits) -> Result<Reader, ReadError> {
    open_sheet(path, file_name, Wanted::default(), limits)
}

/// [`open`] with a say in which sheet of a workbook is read.
pub fn open_sheet(path: &Path, file_name: &str, wanted: Wanted<'_>, limits: &Limits) -> Result<Reader, ReadError> {
    let source = Source::find(path, limits)?;
    let (rows, content) = match source.workbook {
        Some(format) => {
            let rows = Rows::open(source.path(), format, wanted, limits)?;
            let content = Content::Workbook { format, sheet: rows.sheet.clone() };
            (Body::Workbook(Box::new(rows)), content)
        }
        None => csv(&source, file_name, limits)?,
    };
    let format = Format { content, inside_zip: source.inside_zip() };
    Ok(Reader { rows, format, _unpacked: source.unpacked })
}

fn csv(source: &Source<'_>, file_name: &str, limits: &Limits) -> Result<(Body, Content), ReadError> {
    let scan = scan::scan(&mut *source.read()?, source.limit(limits))?;
    let (encoding, bom) = encoding::detect(&scan)?;
    let (head, whole) = decode_head(&scan, encoding, bom)?;
    let delimiter = delimiter::detect(&head, whole, file_name);
    let text = Utf8Stream::new(source.read()?, encoding, bom);
    let records = Records::new(text, delimiter.character, delimiter.skip, limits)?;
    let content = Content::Csv { encoding: encoding.name(), delimiter: char::from(delimiter.character) };
    Ok((Body::Csv { records: Box::new(records), bytes: scan.bytes }, content))
}

impl Reader {
    /// What was detected.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The sheet that is read, if the file is a workbook.
    pub fn sheet(&self) -> Option<&str> {
        match &self.format.content {
            Content::Workbook { sheet, .. } => Some(sheet),
            Content::Csv { .. } => None,
        }
    }

    /// Replaces `rows` by the next filled rows: at most `max`, fewer when they are long, so that a batch stays within
    /// some megabytes. `false` when the file has ended; rows may come along with that. On an error `rows` are those
    /// that stand before it.
    pub fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        match &mut self.rows {
            Body::Csv { records, .. } => records.next_rows(rows, max),
            Body::Workbook(reading) => reading.next_rows(rows, max),
        }
    }

    /// How much was read so far, for progress: of a text bytes, of a workbook whatever its format counts in.
    pub fn bytes_read(&self) -> u64 {
        match &self.rows {
            Body::Csv { records, .. } => records.bytes_read(),
            Body::Workbook(reading) => reading.progress().0,
        }
    }

    /// How much there is to read, in the same unit. Of a workbook it is known only once rows have come.
    pub fn bytes_total(&self) -> u64 {
        match &self.rows {
            Body::Csv { bytes, .. } => *bytes,
            Body::Workbook(reading) => reading.progress().1,
        }
    }
}

/// See [`Reader::next_rows`]: rows that `next` fills, until it has none.
fn batch(
    rows: &mut Vec<Row>,
    max: usize,
    mut next: impl FnMut(&mut Row) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    let (mut filled, mut bytes) = (0, 0);
    let more = loop {
        if filled == max || bytes >= BATCH_BYTES {
            break Ok(true);
        }
        if filled == rows.len() {
            rows.push(Row::default());
        }
        match next(&mut rows[filled]) {
            Ok(true) => {
                bytes += rows[filled].cells.as_slice().len();
                filled += 1;
            }
            other => break other,
        }
    };
    rows.truncate(filled);
    more
}

/// Holds the number of filled rows to the limit; the first one is taken for the header.
fn check_filled(rows: u64, limits: &Limits) -> Result<(), ReadError> {
    if rows > limits.rows.saturating_add(1) {
        return Err(Problem::new(Code::TooManyRows).with("limit", count(limits.rows)).into());
    }
    Ok(())
}

/// The beginning of the text in UTF-8, and whether it is all of it.
fn decode_head(scan: &Scan, encoding: Encoding, bom: usize) -> Result<(Vec<u8>, bool), ReadError> {
    let mut stream = Utf8Stream::new(Box::new(std::io::Cursor::new(scan.head.clone())), encoding, bom);
    let mut head = vec![0; scan.head.len() * 3 + 16];
    let mut length = 0;
    // A character may be cut off at the end, which does not matter here.
    while let encoding::Filled::Bytes(count) = stream.fill(&mut head[length..])? {
        length += count;
    }
    head.truncate(length);
    Ok((head, scan.bytes == scan.head.len() as u64))
}

#[cfg(test)]
mod tests;
