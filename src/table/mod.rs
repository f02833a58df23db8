//! Bytes to numbered rows of cells, and back. What a file is like inside (its format, encoding, delimiter, archive, the
//! guard before its formulas) stays here: outside there are rows and, for a file that can't be read, a [`Problem`].

mod archive;
mod delimiter;
mod encoding;
mod guard;
mod limits;
mod problem;
mod recognise;
mod records;
mod scan;
mod writer;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use guard::{guard, unguard};
pub use limits::Limits;
pub use problem::{Problem, ReadError, size};
pub use recognise::Kind;
pub use writer::{CsvWriter, ZipSingle, csv_writer, zip_single};

use archive::Member;
use encoding::{Encoding, Utf8Stream};
use records::Records;
use scan::Scan;

use crate::i18n::Message;

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
    /// The encoding's usual name: `UTF-8`, `UTF-16LE`, `UTF-16BE` or `Windows-1252`.
    pub encoding: String,
    /// The character between cells.
    pub delimiter: char,
    /// The name of the file inside a ZIP, if it came in one.
    pub inside_zip: Option<String>,
}

impl Format {
    /// In words: `CSV, Windows-1252, semicolons`.
    pub fn message(&self) -> Message {
        let delimiter = match self.delimiter {
            ',' => Message::new("table-delimiter-comma"),
            ';' => Message::new("table-delimiter-semicolon"),
            '\t' => Message::new("table-delimiter-tab"),
            '|' => Message::new("table-delimiter-bar"),
            other => Message::new("table-delimiter-other").with("character", other.to_string()),
        };
        let key = if self.inside_zip.is_some() { "table-format-zip" } else { "table-format" };
        Message::new(key).with("encoding", self.encoding.as_str()).with("delimiter", delimiter)
    }
}

/// A file that is being read.
pub struct Reader {
    records: Records,
    format: Format,
    bytes_total: u64,
}

/// Looks at a file and makes it ready to be read: content decides, `file_name` (as the user named it) only helps.
/// A file that can't be a table is refused here; what is wrong further down, when its row is reached.
pub fn open(path: &Path, file_name: &str, limits: &Limits) -> Result<Reader, ReadError> {
    let content = Content::find(path, limits)?;
    let scan = scan::scan(&mut *content.read(path)?, content.limit(limits))?;
    let (encoding, bom) = encoding::detect(&scan)?;
    let (head, whole) = decode_head(&scan, encoding, bom)?;
    let delimiter = delimiter::detect(&head, whole, file_name);
    let text = Utf8Stream::new(content.read(path)?, encoding, bom);
    let records = Records::new(text, delimiter.character, delimiter.skip, limits)?;
    let format = Format {
        encoding: encoding.name().to_owned(),
        delimiter: char::from(delimiter.character),
        inside_zip: content.member.map(|member| member.name),
    };
    Ok(Reader { records, format, bytes_total: scan.bytes })
}

impl Reader {
    /// What was detected.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// Replaces `rows` by the next filled rows: at most `max`, fewer when they are long, so that a batch stays within
    /// some megabytes. `false` when the file has ended; rows may come along with that. On an error `rows` are those
    /// that stand before it.
    pub fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        self.records.next_rows(rows, max)
    }

    /// Bytes read so far, for progress.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    /// Bytes that there are to read.
    pub fn bytes_total(&self) -> u64 {
        self.bytes_total
    }
}

/// The bytes of the table: the file, or the one file inside it.
struct Content {
    member: Option<Member>,
}

impl Content {
    fn find(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        let mut file = File::open(path)?;
        let bytes = file.metadata()?.len();
        let mut head = Vec::new();
        file.by_ref().take(256).read_to_end(&mut head)?;
        if !recognise::is_zip(&head) {
            return if bytes <= limits.csv_bytes {
                Ok(Self { member: None })
            } else {
                Err(Problem::too_large(limits.csv_bytes, bytes).into())
            };
        }
        if bytes > limits.archive_bytes {
            return Err(Problem::too_large(limits.archive_bytes, bytes).into());
        }
        if let Some(kind) = recognise::open_document(&head) {
            return Err(kind.refused().into());
        }
        Ok(Self { member: Some(archive::single_member(path, limits)?) })
    }

    /// The content from its beginning.
    fn read(&self, path: &Path) -> Result<Box<dyn Read + Send>, ReadError> {
        Ok(match &self.member {
            None => Box::new(File::open(path)?),
            Some(member) => archive::unpack(path, member)?,
        })
    }

    fn limit(&self, limits: &Limits) -> u64 {
        if self.member.is_some() { limits.unpacked_bytes } else { limits.csv_bytes }
    }
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
