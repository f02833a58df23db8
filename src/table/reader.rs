//! A file as rows, whatever it is.

use std::path::Path;

use super::csv::{CsvRows, WantedText};
use super::encoding::Encoding;
use super::format::{Content, Format};
use super::limits::Limits;
use super::problem::ReadError;
use super::read_workbook::{Wanted, WorkbookRows};
use super::row::Row;
use super::source::Source;

/// A file that is being read.
pub struct Reader {
    rows: Body,
    format: Format,
    /// The file itself, if it had to be taken out of an archive.
    _unpacked: Option<tempfile::NamedTempFile>,
}

enum Body {
    Csv(Box<CsvRows>),
    Workbook(Box<WorkbookRows>),
}

/// Looks at a file and makes it ready to be read: content decides, `file_name` (as the user named it) only helps.
/// A file that can't be a table is refused here; what is wrong further down, when its row is reached. In a workbook the
/// only sheet that has rows is read.
pub fn open(path: &Path, file_name: &str, limits: &Limits) -> Result<Reader, ReadError> {
    open_meant(path, file_name, Meant::default(), limits)
}

/// What is said beforehand of a file, whatever it turns out to be.
#[derive(Clone, Copy, Default)]
pub struct Meant<'a> {
    /// Of a workbook.
    pub sheet: Wanted<'a>,
    /// Of a text.
    pub text: WantedText<'a>,
}

/// [`open`] with a say in which sheet of a workbook is read, or in which encoding a text is.
pub fn open_meant(path: &Path, file_name: &str, meant: Meant<'_>, limits: &Limits) -> Result<Reader, ReadError> {
    let source = Source::find(path, limits)?;
    let (rows, content) = match source.workbook {
        Some(format) => {
            let rows = WorkbookRows::open(source.path(), format, meant.sheet, limits)?;
            let content = Content::Workbook { format, sheet: rows.sheet.clone() };
            (Body::Workbook(Box::new(rows)), content)
        }
        None => {
            let rows = CsvRows::open(&source, file_name, meant.text, limits)?;
            let content = rows.content.clone();
            (Body::Csv(Box::new(rows)), content)
        }
    };
    let format = Format { content, inside_zip: source.inside_zip() };
    Ok(Reader { rows, format, _unpacked: source.unpacked })
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

    /// The encoding, if the file is a text.
    pub fn encoding(&self) -> Option<Encoding> {
        match &self.format.content {
            Content::Csv { encoding, .. } => Some(*encoding),
            Content::Workbook { .. } => None,
        }
    }

    /// Replaces `rows` by the next filled rows: at most `max`, fewer when they are long, so that a batch stays within
    /// some megabytes. `false` when the file has ended; rows may come along with that. On an error `rows` are those
    /// that stand before it.
    pub fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        match &mut self.rows {
            Body::Csv(reading) => reading.next_rows(rows, max),
            Body::Workbook(reading) => reading.next_rows(rows, max),
        }
    }

    /// How much was read so far, for progress: of a text bytes, of a workbook whatever its format counts in.
    pub fn bytes_read(&self) -> u64 {
        self.progress().0
    }

    /// How much there is to read, in the same unit. Of a workbook it is known only once rows have come.
    pub fn bytes_total(&self) -> u64 {
        self.progress().1
    }

    fn progress(&self) -> (u64, u64) {
        match &self.rows {
            Body::Csv(reading) => reading.progress(),
            Body::Workbook(reading) => reading.progress(),
        }
    }
}
