//! The four formats of workbooks as one: sheets, and the cells of one of them in the order of the file.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use calamine::{
    Data, Ods, OdsError, Range, Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::super::archive;
use super::super::file_kind::FileKind;
use super::super::format::WorkbookFormat;
use super::super::problem::{Problem, ReadError};
use super::cells::Value;
use crate::codes::Code;

type Source = BufReader<Tracked>;

/// A workbook that is open.
pub(super) struct Book {
    inside: Inside,
    place: Rc<Place>,
    /// Where each part of the file begins, and how long it is, in order; empty for what is read into memory.
    parts: Vec<(u64, u64)>,
    /// What of the sheet was read, and how much there is.
    progress: Cell<(u64, u64)>,
}

enum Inside {
    Xlsx(Xlsx<Source>),
    Xlsb(Xlsb<Source>),
    Xls(Xls<Source>),
    Ods(Ods<Source>),
}

impl Book {
    /// Opens a workbook, which reads its texts and styles, or all of it.
    pub fn open(path: &Path, format: WorkbookFormat) -> Result<Self, ReadError> {
        let place = Rc::new(Place::default());
        let open = || Ok::<_, io::Error>(BufReader::new(Tracked { file: File::open(path)?, place: Rc::clone(&place) }));
        let inside = match format {
            WorkbookFormat::Xlsx => Inside::Xlsx(Xlsx::new(open()?).map_err(xlsx_error)?),
            WorkbookFormat::Xlsb => Inside::Xlsb(Xlsb::new(open()?).map_err(xlsb_error)?),
            WorkbookFormat::Ods => Inside::Ods(Ods::new(open()?).map_err(ods_error)?),
            // An XLSX with a password comes in the same wrapping as an XLS.
            WorkbookFormat::Xls => match Xlsx::new(open()?) {
                Err(XlsxError::Password) => return Err(Problem::new(Code::FileEncrypted).into()),
                _ => Inside::Xls(Xls::new(open()?).map_err(xls_error)?),
            },
        };
        let parts = if format.is_streamed() { archive::parts(path)? } else { Vec::new() };
        Ok(Self { inside, place, parts, progress: Cell::default() })
    }

    /// The worksheets by name, and whether each is hidden.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = match &self.inside {
            Inside::Xlsx(book) => book.sheets_metadata(),
            Inside::Xlsb(book) => book.sheets_metadata(),
            Inside::Xls(book) => book.sheets_metadata(),
            Inside::Ods(book) => book.sheets_metadata(),
        };
        let worksheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        worksheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
    }

    /// Shows `visit` the filled cells of a sheet by row and column from 0, in the order of the file, as long as it
    /// returns `true`. It is also told how much of the sheet was read, and of how much.
    pub fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        match &mut self.inside {
            Inside::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(xlsx_error)?;
                let part = part(&self.parts, self.place.sought.get());
                while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
                    self.progress.set(self.place.progress(part));
                    if !visit(cell.get_position(), cell.get_value().into(), &self.progress)? {
                        break;
                    }
                }
                Ok(())
            }
            Inside::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(xlsb_error)?;
                let part = part(&self.parts, self.place.sought.get());
                while let Some(cell) = cells.next_cell().map_err(xlsb_error)? {
                    self.progress.set(self.place.progress(part));
                    if !visit(cell.get_position(), cell.get_value().into(), &self.progress)? {
                        break;
                    }
                }
                Ok(())
            }
            Inside::Xls(book) => cells_of(&book.worksheet_range(sheet).map_err(xls_error)?, &self.progress, visit),
            Inside::Ods(book) => cells_of(&book.worksheet_range(sheet).map_err(ods_error)?, &self.progress, visit),
        }
    }
}

/// What is shown each filled cell.
pub(super) type Visit<'a> = dyn FnMut((u32, u32), Value<'_>, &Cell<(u64, u64)>) -> Result<bool, ReadError> + 'a;

fn cells_of(range: &Range<Data>, progress: &Cell<(u64, u64)>, visit: &mut Visit<'_>) -> Result<(), ReadError> {
    let Some((top, left)) = range.start() else { return Ok(()) };
    for (row, cells) in (0_u32..).zip(range.rows()) {
        progress.set((row.into(), range.height() as u64));
        for (column, cell) in (0_u32..).zip(cells).filter(|(_, cell)| **cell != Data::Empty) {
            if !visit((top + row, left + column), cell.into(), progress)? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The last part that begins at or before a place.
fn part(parts: &[(u64, u64)], place: u64) -> (u64, u64) {
    let after = parts.partition_point(|(start, _)| *start <= place);
    after.checked_sub(1).map_or((0, 0), |at| parts[at])
}

/// Where in the file reading is.
#[derive(Debug, Default)]
struct Place {
    at: Cell<u64>,
    /// Where it last jumped to.
    sought: Cell<u64>,
}

impl Place {
    fn progress(&self, (start, length): (u64, u64)) -> (u64, u64) {
        (self.at.get().saturating_sub(start).min(length), length)
    }
}

/// A file that notes where reading is.
struct Tracked {
    file: File,
    place: Rc<Place>,
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.place.at.set(self.place.at.get() + count as u64);
        Ok(count)
    }
}

impl Seek for Tracked {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.place.at.set(at);
        self.place.sought.set(at);
        Ok(at)
    }
}

fn damaged() -> ReadError {
    Problem::unreadable("workbook").into()
}

fn xlsx_error(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Io(error) => error.into(),
        XlsxError::Password => Problem::new(Code::FileEncrypted).into(),
        _ => damaged(),
    }
}

fn xlsb_error(error: XlsbError) -> ReadError {
    match error {
        XlsbError::Io(error) => error.into(),
        XlsbError::Password => Problem::new(Code::FileEncrypted).into(),
        _ => damaged(),
    }
}

fn ods_error(error: OdsError) -> ReadError {
    match error {
        OdsError::Io(error) => error.into(),
        OdsError::Password => Problem::new(Code::FileEncrypted).into(),
        OdsError::CellLimitExceeded { .. } => Problem::unreadable("too-many-cells").into(),
        _ => damaged(),
    }
}

/// Without a workbook's stream inside it is another document of that age.
fn xls_error(error: XlsError) -> ReadError {
    match error {
        XlsError::Io(error) => error.into(),
        XlsError::Password => Problem::new(Code::FileEncrypted).into(),
        XlsError::Cfb(error) if error.to_string().starts_with("Cannot find") => FileKind::Document.refused().into(),
        _ => damaged(),
    }
}
