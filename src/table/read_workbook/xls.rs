//! XLS: read into memory by a library. What it does not tell (how cells are shown, rows that are hidden, results that are
//! none) is looked up in the records once more, and so is in which encoding the texts are, of which some programs say
//! something that the library would believe.

use std::borrow::Cow;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls as Library, XlsError, XlsOptions};

use super::super::csv::reread;
use super::super::file_kind::FileKind;
use super::super::problem::{Problem, ReadError};
use super::super::row::Mark;
use super::cells::{Seen, Value, Visit};
use super::compound::Compound;
use super::xls_records::{Globals, Notes};
use crate::codes::Code;

/// An XLS that is open.
pub(super) struct Xls {
    library: Library<BufReader<File>>,
    globals: Globals,
    stream: Vec<u8>,
}

impl Xls {
    /// Reads all of the workbook.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let stream = stream(path)?;
        let globals = Globals::read(&stream);
        let mut options = XlsOptions::default();
        options.force_codepage = globals.code_page();
        let library = Library::new_with_options(BufReader::new(File::open(path)?), options).map_err(refused)?;
        Ok(Self { library, globals, stream })
    }

    /// The worksheets by name, and whether each is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.library.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| (self.text(&sheet.name).into_owned(), sheet.visible != SheetVisible::Visible)).collect()
    }

    /// A text that the library has read.
    fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.globals.dos() {
            Some(encoding) if !text.is_ascii() => Cow::Owned(reread(text, encoding)),
            _ => Cow::Borrowed(text),
        }
    }

    /// See [`Book::cells`](super::book::Book::cells).
    pub(super) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let at = self.library.sheets_metadata().iter().position(|known| self.text(&known.name) == sheet);
        let name = at.and_then(|at| self.library.sheets_metadata().get(at)).map(|known| known.name.clone());
        let range = self.library.worksheet_range(name.as_deref().unwrap_or(sheet)).map_err(refused)?;
        let notes = at.map(|at| self.globals.notes(&self.stream, at)).unwrap_or_default();
        let height = range.height() as u64;
        let Some((top, left)) = range.start() else { return Ok(()) };
        for (row, cells) in (top..).zip(range.rows()) {
            let is_hidden = notes.hidden.contains(&row);
            for (column, data) in (left..).zip(cells).filter(|(_, data)| **data != Data::Empty) {
                let text = if let Data::String(text) = data { self.text(text) } else { Cow::Borrowed("") };
                let (value, mark) = match notes.value((row, column), data) {
                    (Value::Text(_), mark) => (Value::Text(&text), mark),
                    other => other,
                };
                let seen = Seen { at: (row, column), value, mark, is_hidden };
                if !visit(seen, &|| ((row - top).into(), height))? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

impl Notes<'_> {
    fn value<'a>(&'a self, at: (u32, u32), data: &'a Data) -> (Value<'a>, Option<Mark>) {
        if self.without_result.contains(&at) {
            return (Value::Blank, Some(Mark::NoResult));
        }
        let number = match data {
            Data::Float(number) => Some(*number),
            Data::Int(number) => Some(*number as f64),
            Data::DateTime(moment) => Some(moment.as_f64()),
            _ => None,
        };
        let value = match (number, self.formats.get(&at)) {
            (Some(number), Some(format)) => Value::of_number(number, format, self.is_1904),
            _ => data.into(),
        };
        (value, value.mark())
    }
}

/// The stream of records. An XLSX with a password comes in the same wrapping.
fn stream(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file = Compound::read(std::fs::read(path)?).ok_or_else(|| Problem::unreadable("workbook"))?;
    if file.has("EncryptedPackage") {
        return Err(Problem::new(Code::FileEncrypted).into());
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
    let name = name.ok_or_else(|| FileKind::Document.refused())?;
    file.file(name).ok_or_else(|| Problem::unreadable("workbook").into())
}

/// Without a workbook's stream inside it is another document of that age.
fn refused(error: XlsError) -> ReadError {
    match error {
        XlsError::Io(error) => error.into(),
        XlsError::Password => Problem::new(Code::FileEncrypted).into(),
        XlsError::Cfb(error) if error.to_string().starts_with("Cannot find") => FileKind::Document.refused().into(),
        _ => Problem::unreadable("workbook").into(),
    }
}
