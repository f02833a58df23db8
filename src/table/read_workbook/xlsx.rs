//! XLSX: what is in such a workbook beside the cells of its sheets.

use std::path::Path;

use quick_xml::events::{BytesStart, Event};

use super::super::problem::{Problem, ReadError};
use super::cells::Visit;
use super::package::Package;
use super::relations::{Relations, relations};
use super::window::Window;
use super::xlsx_shared::{Shared, formats, texts};
use super::xlsx_sheet;
use super::xml::{Xml, attribute, is_set};

/// An XLSX that is open.
pub(super) struct Xlsx {
    package: Package,
    /// Name, whether it is hidden, and the part of each worksheet.
    sheets: Vec<(String, bool, String)>,
    book: Shared,
}

impl Xlsx {
    /// Reads the list of sheets, the texts and the formats.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut package = Package::open(path)?;
        let (main, known) = relations(&mut package, "xl/workbook.xml")?;
        let mut book = Shared::default();
        let sheets = workbook(&mut package, &main, &known, &mut book)?;
        // Some programs don't say where these are, and put them where everybody does.
        book.formats = formats(&mut package, known.of_kind("styles").unwrap_or("xl/styles.xml"))?;
        book.texts = texts(&mut package, known.of_kind("sharedStrings").unwrap_or("xl/sharedStrings.xml"))?;
        Ok(Self { package, sheets, book })
    }

    /// The worksheets by name, and whether each is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.iter().map(|(name, hidden, _)| (name.clone(), *hidden)).collect()
    }

    /// See [`Book::cells`](super::book::Book::cells).
    pub(super) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let Some((_, _, part)) = self.sheets.iter().find(|(name, ..)| name == sheet) else { return Ok(()) };
        let (part, progress) = self.package.needed(part)?;
        xlsx_sheet::cells(Xml::new(Window::new(part)), &self.book, &progress, visit)
    }
}

fn workbook(
    package: &mut Package,
    main: &str,
    known: &Relations,
    book: &mut Shared,
) -> Result<Vec<(String, bool, String)>, ReadError> {
    let mut xml = Xml::new(package.needed(main)?.0);
    let (mut sheets, mut is_workbook) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" => book.is_1904 = is_set(&element, "date1904")?,
                "calcPr" => book.is_uncomputed = is_set(&element, "fullCalcOnLoad")?,
                "sheet" => sheets.extend(sheet(&element, known)?),
                _ => {}
            },
            Event::Eof if is_workbook => return Ok(sheets),
            Event::Eof => return Err(Problem::unreadable("workbook").into()),
            _ => {}
        }
    }
}

/// A sheet of cells; others, as charts, are none.
fn sheet(element: &BytesStart<'_>, known: &Relations) -> Result<Option<(String, bool, String)>, ReadError> {
    let id = attribute(element, "id")?.unwrap_or_default();
    let Some((kind, part)) = known.by_id(&id) else { return Ok(None) };
    if kind != "worksheet" {
        return Ok(None);
    }
    let name = attribute(element, "name")?.unwrap_or_default().into_owned();
    let hidden = attribute(element, "state")?.is_some_and(|state| state != "visible");
    Ok(Some((name, hidden, part.to_owned())))
}
