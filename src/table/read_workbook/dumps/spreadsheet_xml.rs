//! Workbooks as one XML file, as Excel 2003 wrote them and many systems still do, as a stream.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};

use super::super::super::file_kind::FileKind;
use super::super::super::problem::{Problem, ReadError};
use super::super::super::row::Mark;
use super::super::cells::{Seen, Value, Visit};
use super::super::number_format::NumberFormat;
use super::super::xml::{Xml, attribute, is_set};

/// Such a workbook.
pub(in super::super) struct SpreadsheetXml {
    path: PathBuf,
    /// Name, and whether it is hidden.
    sheets: Vec<(String, bool)>,
    /// The formats of cells by their names.
    formats: HashMap<String, NumberFormat>,
}

impl SpreadsheetXml {
    /// Reads the list of sheets and the formats.
    pub(crate) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut xml = Xml::new(BufReader::new(File::open(path)?));
        let mut book = Self { path: path.to_owned(), sheets: Vec::new(), formats: HashMap::new() };
        let (mut style, mut is_visible) = (String::new(), false);
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "Style" => style = attribute(&element, "ID")?.unwrap_or_default().into_owned(),
                    "NumberFormat" => {
                        let format = format(&attribute(&element, "Format")?.unwrap_or_default());
                        book.formats.insert(style.clone(), format);
                    }
                    "Worksheet" => book.sheets.push((attribute(&element, "Name")?.unwrap_or_default().into(), false)),
                    "Visible" => is_visible = true,
                    "Row" => xml.skip()?,
                    _ => {}
                },
                Event::Text(text) if is_visible => {
                    if let Some((_, hidden)) = book.sheets.last_mut() {
                        *hidden |= text.xml10_content().contains("Hidden");
                    }
                }
                Event::End(_) => is_visible = false,
                Event::Eof if book.sheets.is_empty() => return Err(FileKind::WebPage.refused().into()),
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }

    /// The sheets by name, and whether each is hidden.
    pub(crate) fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.clone()
    }

    /// See [`Book::cells`](super::super::book::Book::cells).
    pub(crate) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        let file = File::open(&self.path)?;
        let bytes = file.metadata()?.len();
        let mut xml = Xml::new(BufReader::new(file));
        loop {
            match xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "Worksheet" => {
                    if attribute(&element, "Name")?.unwrap_or_default() == sheet {
                        return rows(&mut xml, &self.formats, bytes, visit);
                    }
                    xml.skip()?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Some formats have a name instead of a code.
fn format(code: &str) -> NumberFormat {
    match code {
        "General Date" | "Long Date" | "Medium Date" | "Short Date" | "Long Time" | "Medium Time" | "Short Time" => {
            NumberFormat::Moment
        }
        "Standard" | "Fixed" | "Percent" | "Scientific" | "Currency" | "Euro Currency" | "Yes/No" | "True/False"
        | "On/Off" => NumberFormat::Plain,
        code => NumberFormat::of_code(code),
    }
}

/// Where reading is.
#[derive(Default)]
struct Place {
    /// The next row, from 0, and how many more are like it.
    row: u32,
    span: u32,
    column: u32,
    is_hidden: bool,
}

fn rows<R: BufRead>(
    xml: &mut Xml<R>,
    formats: &HashMap<String, NumberFormat>,
    bytes: u64,
    visit: &mut Visit<'_>,
) -> Result<(), ReadError> {
    let mut place = Place::default();
    loop {
        match xml.inner()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "Row" => place.begin_row(&element)?,
                "Cell" => {
                    let mut cell = Cell::begin(&element, &mut place)?;
                    cell.read(xml)?;
                    let (value, mark) = cell.value(formats)?;
                    let seen = Seen { at: (place.row, cell.column), value, mark, is_hidden: place.is_hidden };
                    if !visit(seen, &|| (xml.position(), bytes))? {
                        return Ok(());
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "Row" => place.row = place.row.checked_add(1 + place.span).ok_or_else(damaged)?,
                "Worksheet" => return Ok(()),
                _ => {}
            },
            _ => {}
        }
    }
}

impl Place {
    fn begin_row(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.row = index(element, self.row)?;
        self.span = number(element, "Span")?.unwrap_or_default();
        self.is_hidden = is_set(element, "Hidden")?;
        self.column = 0;
        Ok(())
    }
}

/// A cell.
#[derive(Default)]
struct Cell {
    column: u32,
    style: String,
    kind: String,
    text: String,
    has_formula: bool,
}

impl Cell {
    fn begin(element: &BytesStart<'_>, place: &mut Place) -> Result<Self, ReadError> {
        let column = index(element, place.column)?;
        let across = number(element, "MergeAcross")?.unwrap_or_default();
        place.column = column.checked_add(across).and_then(|last| last.checked_add(1)).ok_or_else(damaged)?;
        let style = attribute(element, "StyleID")?.unwrap_or_default().into_owned();
        let has_formula = attribute(element, "Formula")?.is_some();
        Ok(Self { column, style, has_formula, ..Self::default() })
    }

    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        loop {
            match xml.inner()? {
                Event::Start(element) if element.local_name().as_ref() == "Data" => {
                    self.kind = attribute(&element, "Type")?.unwrap_or_default().into_owned();
                    xml.text(&mut self.text)?;
                }
                Event::Start(_) => xml.skip()?,
                Event::End(_) => return Ok(()),
                _ => {}
            }
        }
    }

    fn value<'a>(&'a self, formats: &'a HashMap<String, NumberFormat>) -> Result<(Value<'a>, Option<Mark>), ReadError> {
        let value = match self.kind.as_str() {
            "" if self.has_formula => return Ok((Value::Blank, Some(Mark::NoResult))),
            "Number" => match self.text.trim().parse() {
                Ok(number) => {
                    let format = formats.get(&self.style).unwrap_or(&NumberFormat::Plain);
                    Value::of_number(number, format, false)
                }
                Err(_) => Value::Text(&self.text),
            },
            "DateTime" => Value::Iso(&self.text),
            "Boolean" => Value::Bool(self.text.trim() == "1"),
            "Error" => Value::Error(&self.text),
            _ => Value::Text(&self.text),
        };
        Ok((value, value.mark()))
    }
}

/// The place that an element says, or the next one.
fn index(element: &BytesStart<'_>, next: u32) -> Result<u32, ReadError> {
    match number(element, "Index")? {
        Some(index) => index.checked_sub(1).ok_or_else(damaged),
        None => Ok(next),
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u32>, ReadError> {
    attribute(element, name)?.map(|number| number.trim().parse().map_err(|_| damaged())).transpose()
}

fn damaged() -> ReadError {
    Problem::unreadable("workbook").into()
}
