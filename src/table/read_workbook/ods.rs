//! ODS: sheets and their cells, as a stream. White space between the elements means nothing, and which part of the ZIP
//! stands first doesn't either. The same as one XML file without a ZIP (FODS) is read too.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};

use super::super::file_kind::{self, FileKind};
use super::super::problem::{Problem, ReadError};
use super::cells::{Seen, Visit};
use super::ods_cell::OdsCell;
use super::package::{Package, Progress, unpacked};
use super::xml::{Xml, attribute};
use crate::codes::Code;

const CONTENT: &str = "content.xml";

/// An ODS that is open.
pub(super) struct Ods {
    source: Source,
    /// Name, and whether it is hidden.
    sheets: Vec<(String, bool)>,
}

/// Where the document is.
enum Source {
    Package(Box<Package>),
    Flat(PathBuf),
}

impl Ods {
    /// Reads the list of sheets.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut source = Source::open(path)?;
        let sheets = sheets(source.content()?.0)?;
        Ok(Self { source, sheets })
    }

    /// The sheets by name, and whether each is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.clone()
    }

    /// See [`Book::cells`](super::book::Book::cells).
    pub(super) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let (part, progress) = self.source.content()?;
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "table" => {
                    if attribute(&element, "name")?.unwrap_or_default() == sheet {
                        return rows(xml, &progress, visit);
                    }
                    xml.skip()?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

impl Source {
    fn open(path: &Path) -> Result<Self, ReadError> {
        let mut start = [0; 4];
        let is_zip = File::open(path)?.read_exact(&mut start).is_ok() && file_kind::is_zip(&start);
        if !is_zip {
            return Ok(Self::Flat(path.to_owned()));
        }
        let mut package = Package::open(path)?;
        if is_encrypted(&mut package)? {
            return Err(Problem::new(Code::FileEncrypted).into());
        }
        Ok(Self::Package(Box::new(package)))
    }

    /// The XML, and how far it is read.
    fn content(&mut self) -> Result<(Box<dyn BufRead + '_>, Progress), ReadError> {
        Ok(match self {
            Self::Package(package) => {
                let (part, progress) = package.needed(CONTENT)?;
                (Box::new(part), progress)
            }
            Self::Flat(path) => {
                let (file, progress) = unpacked(path)?;
                (Box::new(file), progress)
            }
        })
    }
}

fn is_encrypted(package: &mut Package) -> Result<bool, ReadError> {
    let Some((part, _)) = package.part("META-INF/manifest.xml")? else { return Ok(false) };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn sheets(content: impl BufRead) -> Result<Vec<(String, bool)>, ReadError> {
    let mut xml = Xml::new(content);
    let (mut hidden, mut style, mut sheets, mut is_sheets) = (HashSet::new(), String::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "spreadsheet" => is_sheets = true,
                "style" => style = attribute(&element, "name")?.unwrap_or_default().into_owned(),
                "table-properties" if attribute(&element, "display")?.is_some_and(|shown| shown == "false") => {
                    hidden.insert(std::mem::take(&mut style));
                }
                "table" if is_sheets => {
                    let name = attribute(&element, "name")?.unwrap_or_default().into_owned();
                    let style = attribute(&element, "style-name")?.unwrap_or_default();
                    sheets.push((name, hidden.contains(&*style)));
                    xml.skip()?;
                }
                _ => {}
            },
            Event::Eof if is_sheets => return Ok(sheets),
            Event::Eof => return Err(FileKind::Document.refused().into()),
            _ => {}
        }
    }
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    /// From 0.
    at: u32,
    /// As many times it stands there.
    times: u32,
    is_hidden: bool,
    /// The next column, from 0.
    column: u32,
    cells: Vec<OdsCell>,
}

fn rows<R: BufRead>(mut xml: Xml<R>, progress: &Progress, visit: &mut Visit<'_>) -> Result<(), ReadError> {
    let mut row = Row::default();
    loop {
        match xml.inner()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-row" => row.begin(&element)?,
                "table-cell" | "covered-table-cell" => {
                    let cell = OdsCell::begin(&element, row.column)?;
                    row.add(cell.read(&mut xml)?)?;
                }
                "shapes" | "forms" | "table" => xml.skip()?,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "table-row" if !row.show(progress, visit)? => {
                    return Ok(());
                }
                "table" => return Ok(()),
                _ => {}
            },
            _ => {}
        }
    }
}

impl Row {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.times = repeated(element, "number-rows-repeated")?;
        self.is_hidden = attribute(element, "visibility")?.is_some_and(|how| how != "visible");
        self.column = 0;
        self.cells.clear();
        Ok(())
    }

    fn add(&mut self, cell: OdsCell) -> Result<(), ReadError> {
        self.column = cell.column.checked_add(cell.times).ok_or_else(damaged)?;
        if !cell.is_blank() {
            self.cells.push(cell);
        }
        Ok(())
    }

    /// Shows the row as often as it stands there. Blank ones, which go on to the end of every sheet, are only counted.
    fn show(&mut self, progress: &Progress, visit: &mut Visit<'_>) -> Result<bool, ReadError> {
        let after = self.at.checked_add(self.times).ok_or_else(damaged)?;
        let first = std::mem::replace(&mut self.at, after);
        for row in if self.cells.is_empty() { first..first } else { first..after } {
            for cell in &self.cells {
                let (value, mark) = cell.value();
                for column in cell.column..cell.column + cell.times {
                    let seen = Seen { at: (row, column), value, mark, is_hidden: self.is_hidden };
                    if !visit(seen, &|| progress.get())? {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }
}

/// How often something stands there.
pub(super) fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    match attribute(element, name)? {
        Some(times) => times.trim().parse().map_err(|_| damaged()),
        None => Ok(1),
    }
}

fn damaged() -> ReadError {
    Problem::unreadable("workbook").into()
}
