//! XLSB: a workbook whose parts are records of bytes. Some programs write cells without their column, which then is the one
//! after the last.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use super::super::problem::ReadError;
use super::super::row::Mark;
use super::cells::{Seen, Value, Visit};
use super::number_format::NumberFormat;
use super::package::{Package, Progress};
use super::relations::{Relations, relations};
use super::xlsb_records::{Fields, Records, damaged};

/// A formula whose result is a number.
const FORMULA_OF_NUMBER: u32 = 9;

/// An XLSB that is open.
pub(super) struct Xlsb {
    package: Package,
    /// Name, whether it is hidden, and the part of each worksheet.
    sheets: Vec<(String, bool, String)>,
    book: Shared,
}

/// What all sheets refer to.
#[derive(Default)]
struct Shared {
    texts: Vec<String>,
    formats: Vec<NumberFormat>,
    is_1904: bool,
}

impl Xlsb {
    /// Reads the list of sheets, the texts and the formats.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let mut package = Package::open(path)?;
        let (main, known) = relations(&mut package, "xl/workbook.bin")?;
        let mut book = Shared::default();
        let sheets = workbook(&mut package, &main, &known, &mut book)?;
        if let Some(part) = known.of_kind("styles") {
            book.formats = formats(&mut package, part)?;
        }
        if let Some(part) = known.of_kind("sharedStrings") {
            book.texts = texts(&mut package, part)?;
        }
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
        cells(Records::new(part), &self.book, &progress, visit)
    }
}

fn workbook(
    package: &mut Package,
    main: &str,
    known: &Relations,
    book: &mut Shared,
) -> Result<Vec<(String, bool, String)>, ReadError> {
    const PROPERTIES: u32 = 153;
    const SHEET: u32 = 156;
    let mut records = Records::new(package.needed(main)?.0);
    let mut sheets = Vec::new();
    while let Some((kind, mut fields)) = records.next()? {
        match kind {
            PROPERTIES => book.is_1904 = fields.u32()? & 1 != 0,
            SHEET => {
                let hidden = fields.u32()? != 0;
                fields.u32()?;
                let (id, name) = (fields.text()?, fields.text()?);
                if let Some(("worksheet", part)) = known.by_id(&id) {
                    sheets.push((name, hidden, part.to_owned()));
                }
            }
            _ => {}
        }
    }
    Ok(sheets)
}

fn formats(package: &mut Package, part: &str) -> Result<Vec<NumberFormat>, ReadError> {
    const CODE: u32 = 44;
    const FORMAT: u32 = 47;
    const CELL_FORMATS: u32 = 617;
    const CELL_FORMATS_END: u32 = 618;
    let Some((part, _)) = package.part(part)? else { return Ok(Vec::new()) };
    let mut records = Records::new(part);
    let (mut codes, mut formats, mut is_of_cells) = (HashMap::new(), Vec::new(), false);
    while let Some((kind, mut fields)) = records.next()? {
        match kind {
            CODE => {
                let id = fields.u16()?;
                codes.insert(id, NumberFormat::of_code(&fields.text()?));
            }
            CELL_FORMATS => is_of_cells = true,
            CELL_FORMATS_END => is_of_cells = false,
            FORMAT if is_of_cells => {
                fields.u16()?;
                let id = fields.u16()?;
                formats.push(codes.get(&id).cloned().unwrap_or_else(|| NumberFormat::built_in(id.into())));
            }
            _ => {}
        }
    }
    Ok(formats)
}

fn texts(package: &mut Package, part: &str) -> Result<Vec<String>, ReadError> {
    const TEXT: u32 = 19;
    let Some((part, _)) = package.part(part)? else { return Ok(Vec::new()) };
    let mut records = Records::new(part);
    let mut texts = Vec::new();
    while let Some((kind, mut fields)) = records.next()? {
        if kind == TEXT {
            fields.u8()?;
            texts.push(fields.text()?);
        }
    }
    Ok(texts)
}

/// Where reading is.
#[derive(Default)]
struct Place {
    is_inside: bool,
    row: u32,
    is_hidden: bool,
    /// The next column, from 0.
    column: u32,
}

fn cells<R: Read>(
    mut records: Records<R>,
    book: &Shared,
    progress: &Progress,
    visit: &mut Visit<'_>,
) -> Result<(), ReadError> {
    const CELLS: u32 = 145;
    const CELLS_END: u32 = 146;
    const ROW: u32 = 0;
    let mut place = Place::default();
    while let Some((kind, mut fields)) = records.next()? {
        match kind {
            CELLS => place.is_inside = true,
            CELLS_END => return Ok(()),
            _ if !place.is_inside => {}
            ROW => place.begin_row(&mut fields)?,
            1..=18 | 62 => {
                let (column, format) = place.begin_cell(kind, &mut fields)?;
                let text = text(kind, &mut fields)?;
                let value = match &text {
                    Some(text) => Value::Text(text),
                    None => value(kind, format, &mut fields, book)?,
                };
                let (value, mark) = match value {
                    Value::Number(0.0) if kind == FORMULA_OF_NUMBER && is_open(&mut fields) => {
                        (Value::Blank, Some(Mark::NoResult))
                    }
                    value => (value, value.mark()),
                };
                let seen = Seen { at: (place.row, column), value, mark, is_hidden: place.is_hidden };
                if !visit(seen, &|| progress.get())? {
                    return Ok(());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

impl Place {
    fn begin_row(&mut self, fields: &mut Fields<'_>) -> Result<(), ReadError> {
        const HIDDEN: u8 = 0x10;
        self.row = fields.u32()?;
        self.column = 0;
        fields.u32()?;
        fields.u16()?;
        fields.u8()?;
        self.is_hidden = fields.u8()? & HIDDEN != 0;
        Ok(())
    }

    /// Column and format of a cell.
    fn begin_cell(&mut self, kind: u32, fields: &mut Fields<'_>) -> Result<(u32, usize), ReadError> {
        // The short kinds don't say their column.
        let column = if (12..=18).contains(&kind) { self.column } else { fields.u32()? };
        self.column = column.checked_add(1).ok_or_else(damaged)?;
        Ok((column, (fields.u32()? & 0x00ff_ffff) as usize))
    }
}

/// The text of a cell that has its own.
fn text(kind: u32, fields: &mut Fields<'_>) -> Result<Option<String>, ReadError> {
    match kind {
        6 | 8 | 17 => fields.text().map(Some),
        62 => {
            fields.u8()?;
            fields.text().map(Some)
        }
        _ => Ok(None),
    }
}

fn value<'a>(kind: u32, format: usize, fields: &mut Fields<'_>, book: &'a Shared) -> Result<Value<'a>, ReadError> {
    let number = |number: f64| {
        let format = book.formats.get(format).unwrap_or(&NumberFormat::Plain);
        Value::of_number(number, format, book.is_1904)
    };
    Ok(match kind {
        2 | 13 => number(short_number(fields.u32()?)),
        3 | 11 | 14 => Value::Error(error(fields.u8()?)),
        4 | 10 | 15 => Value::Bool(fields.u8()? != 0),
        5 | 9 | 16 => number(fields.f64()?),
        7 | 18 => Value::Text(book.texts.get(fields.u32()? as usize).ok_or_else(damaged)?),
        _ => Value::Blank,
    })
}

/// Whether a formula still waits to be computed, as its flags behind the result say.
fn is_open(fields: &mut Fields<'_>) -> bool {
    const TO_BE_COMPUTED: u16 = 2;
    fields.u16().is_ok_and(|flags| flags & TO_BE_COMPUTED != 0)
}

/// A number in 30 bits: whole, or the upper part of one with a fraction, and perhaps a hundred times too large.
fn short_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from((bits as i32) >> 2),
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    }
}
