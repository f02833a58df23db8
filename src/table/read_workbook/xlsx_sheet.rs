//! XLSX: the cells of a sheet, as a stream.

use std::io::{BufRead, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::problem::ReadError;
use super::super::row::Mark;
use super::cells::{Seen, Value, Visit};
use super::number_format::NumberFormat;
use super::package::Progress;
use super::window::Window;
use super::xlsx_plain::{self, PlainCell};
use super::xlsx_shared::{Shared, damaged, rich_text, unescaped};
use super::xml::{Xml, attribute, damaged as no_xml, is_on};

/// What a cell says of itself.
#[derive(Default)]
struct Cell {
    at: (u32, u32),
    format: usize,
    kind: String,
    /// Its value as it stands in the file, or the text in it.
    text: String,
    has_value: bool,
    has_formula: bool,
}

/// Where reading is.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    is_hidden: bool,
}

/// A cell as it stands in the file.
struct Stated<'c> {
    at: (u32, u32),
    format: usize,
    kind: &'c str,
    text: &'c str,
    has_value: bool,
    has_formula: bool,
}

/// Rows that are not plain before all are left to the parser.
const TRIES: u32 = 1000;

/// See [`Book::cells`](super::book::Book::cells).
pub(super) fn cells<R: Read>(
    mut xml: Xml<Window<R>>,
    book: &Shared,
    progress: &Progress,
    visit: &mut Visit<'_>,
) -> Result<(), ReadError> {
    let (mut place, mut cell, mut tries) = (Place::default(), Cell::default(), TRIES);
    loop {
        let mut is_between = false;
        match xml.inner()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => is_between = true,
                "row" => {
                    let (number, hidden) = (attribute(&element, "r")?, attribute(&element, "hidden")?);
                    place.begin_row(number.as_deref(), hidden.as_deref())?;
                }
                "c" => {
                    cell.begin(&element, &mut place)?;
                    cell.read(&mut xml)?;
                    if !cell.stated().show(book, place.is_hidden, progress, visit)? {
                        return Ok(());
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => {
                    place.row += 1;
                    is_between = true;
                }
                "sheetData" => return Ok(()),
                _ => {}
            },
            _ => {}
        }
        if is_between && tries > 0 {
            let show = &mut |stated: &Stated<'_>, is_hidden| stated.show(book, is_hidden, progress, visit);
            match plain_rows(xml.source(), &mut place, show)? {
                Ended::Here => {}
                Ended::NotPlain => tries -= 1,
                Ended::Enough => return Ok(()),
            }
        }
    }
}

/// Why no more plain rows are read.
enum Ended {
    /// Something else comes than a row.
    Here,
    /// The next row is not plain.
    NotPlain,
    /// Nobody wants more.
    Enough,
}

/// Shows the cells of plain rows, up to the first that is not.
fn plain_rows<R: Read>(
    window: &mut Window<R>,
    place: &mut Place,
    show: &mut dyn FnMut(&Stated<'_>, bool) -> Result<bool, ReadError>,
) -> Result<Ended, ReadError> {
    while let Some((element, length)) = window.element("<row", "</row>")? {
        let Some(row) = xlsx_plain::row(element) else { return Ok(Ended::NotPlain) };
        place.begin_row(row.number, row.hidden)?;
        for cell in &row.cells {
            if !show(&place.stated(cell)?, place.is_hidden)? {
                return Ok(Ended::Enough);
            }
        }
        place.row += 1;
        let behind = element.len() - row.length;
        window.consume(length - behind);
    }
    Ok(Ended::Here)
}

impl Place {
    fn begin_row(&mut self, number: Option<&str>, hidden: Option<&str>) -> Result<(), ReadError> {
        self.column = 0;
        self.is_hidden = hidden.is_some_and(is_on);
        if let Some(number) = number {
            let number: u32 = number.trim().parse().map_err(|_| damaged())?;
            self.row = number.checked_sub(1).ok_or_else(damaged)?;
        }
        Ok(())
    }

    /// A plain cell at its place, which is the next one if it does not say where it is.
    fn stated<'c>(&mut self, cell: &PlainCell<'c>) -> Result<Stated<'c>, ReadError> {
        let at = cell.name.map_or(Ok((self.row, self.column)), position)?;
        self.column = at.1 + 1;
        Ok(Stated {
            at,
            format: cell.format.and_then(|format| format.trim().parse().ok()).unwrap_or_default(),
            kind: cell.kind.unwrap_or_default(),
            text: cell.value.unwrap_or_default(),
            has_value: cell.value.is_some(),
            has_formula: false,
        })
    }
}

impl Cell {
    fn begin(&mut self, element: &BytesStart<'_>, place: &mut Place) -> Result<(), ReadError> {
        self.kind.clear();
        self.text.clear();
        (self.format, self.has_value, self.has_formula) = (0, false, false);
        self.at = (place.row, place.column);
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| no_xml(error.into()))?;
            match attribute.key.as_ref() {
                "r" => self.at = position(&attribute.value)?,
                "s" => self.format = attribute.value.trim().parse().unwrap_or_default(),
                "t" => self.kind.push_str(&attribute.normalized_value(XmlVersion::Implicit1_0).map_err(no_xml)?),
                _ => {}
            }
        }
        place.column = self.at.1 + 1;
        Ok(())
    }

    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        loop {
            let name = match xml.inner()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => 'v',
                    "is" => 'i',
                    "f" => 'f',
                    _ => ' ',
                },
                Event::End(_) => return Ok(()),
                _ => continue,
            };
            match name {
                'v' => {
                    self.has_value = true;
                    xml.text(&mut self.text)?;
                }
                'i' => rich_text(xml, &mut self.text)?,
                _ => {
                    self.has_formula |= name == 'f';
                    xml.skip()?;
                }
            }
        }
    }

    fn stated(&self) -> Stated<'_> {
        Stated {
            at: self.at,
            format: self.format,
            kind: &self.kind,
            text: &self.text,
            has_value: self.has_value,
            has_formula: self.has_formula,
        }
    }
}

impl Stated<'_> {
    fn show(
        &self,
        book: &Shared,
        is_hidden: bool,
        progress: &Progress,
        visit: &mut Visit<'_>,
    ) -> Result<bool, ReadError> {
        let text = self.text;
        let unescaped = if self.kind == "str" { unescaped(text) } else { "".into() };
        let value = match self.kind {
            // A formula may well have no text as its result, and says so.
            "str" => Value::Text(&unescaped),
            "inlineStr" => Value::Text(text),
            _ if text.is_empty() => Value::Blank,
            "s" => Value::Text(text.trim().parse().ok().and_then(|at| book.texts.get(at)).ok_or_else(damaged)?),
            "b" => boolean(text)?,
            "d" => Value::Iso(text),
            "e" => Value::Error(text),
            "n" | "" => self.number(book)?,
            _ => return Err(damaged()),
        };
        let has_result = self.kind == "str" && self.has_value || !text.is_empty();
        let is_computed = has_result && !(book.is_uncomputed && matches!(value, Value::Number(0.0)));
        let mark = if self.has_formula && !is_computed { Some(Mark::NoResult) } else { value.mark() };
        visit(Seen { at: self.at, value, mark, is_hidden }, &|| progress.get())
    }

    fn number<'a>(&'a self, book: &'a Shared) -> Result<Value<'a>, ReadError> {
        let number: f64 = match self.text.trim().parse() {
            Ok(number) => number,
            // Some programs leave out that it is a text.
            Err(_) if self.kind.is_empty() => return Ok(Value::Text(self.text)),
            Err(_) => return Err(damaged()),
        };
        let format = book.formats.get(self.format).unwrap_or(&NumberFormat::Plain);
        Ok(Value::of_number(number, format, book.is_1904))
    }
}

fn boolean(text: &str) -> Result<Value<'static>, ReadError> {
    match text.trim().to_ascii_lowercase().as_str() {
        "0" | "false" => Ok(Value::Bool(false)),
        "1" | "true" => Ok(Value::Bool(true)),
        _ => Err(damaged()),
    }
}

/// Row and column from 0 of `B12`.
fn position(name: &str) -> Result<(u32, u32), ReadError> {
    let name = name.trim().as_bytes();
    let letters = name.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let column = name[..letters].iter().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let digits = &name[letters..];
    let row = digits.iter().try_fold(0_u32, |row, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        row.checked_mul(10)?.checked_add(digit)
    });
    let from_zero = |n: Option<u32>| n.and_then(|n| n.checked_sub(1)).ok_or_else(damaged);
    Ok((from_zero(row)?, from_zero(column)?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::super::{cells, package};
    use super::*;

    fn met(sheet: &str) -> Vec<(u32, u32, String, Option<Mark>, bool)> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(sheet.as_bytes()).unwrap();
        let (source, progress) = package::unpacked(file.path()).unwrap();
        let mut met = Vec::new();
        let visit: &mut Visit<'_> = &mut |seen, _| {
            let mut text = String::new();
            cells::push(seen.value, &mut text);
            met.push((seen.at.0, seen.at.1, text, seen.mark, seen.is_hidden));
            Ok(true)
        };
        cells(Xml::new(Window::new(source)), &Shared::default(), &progress, visit).unwrap();
        met
    }

    #[test]
    fn plain_rows_are_read_as_the_parser_reads_them() {
        let rows = "<row r=\"2\" spans=\"1:3\"><c r=\"A2\"><v>12.5</v></c><c r=\"C2\" t=\"b\" s=\"4\"><v>1</v></c></row>\n\
                    <row r=\"3\" hidden=\"1\"/><row><c t=\"str\"><v> a_x0041_</v></c><c/><c t=\"e\"><v>#N/A</v></c></row>\
                    <row r=\"9\" hidden=\"true\"><c r=\"B9\"><v>1234567890123456</v></c><c t=\"str\"><v></v></c></row>";
        let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData><mergeCells/></worksheet>");
        let plain = met(&sheet(rows));
        let parsed = met(&sheet(&rows.replace("</row>", "<!-- no row --></row>")));
        assert_eq!(plain, parsed);
        let expected = [
            (1, 0, "12.5", None, false),
            (1, 2, "TRUE", None, false),
            (3, 0, " aA", None, false),
            (3, 1, "", None, false),
            (3, 2, "#N/A", Some(Mark::Error), false),
            (8, 1, "1234567890123460", Some(Mark::ManyDigits), true),
            (8, 2, "", None, true),
        ];
        assert_eq!(plain, expected.map(|(row, at, text, mark, hidden)| (row, at, text.to_owned(), mark, hidden)));
    }
}
