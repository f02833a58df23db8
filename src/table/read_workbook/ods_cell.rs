//! ODS: one cell, with the text that the sheet shows of it.

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::problem::{Problem, ReadError};
use super::super::row::Mark;
use super::cells::Value;
use super::xml::{Xml, attribute, damaged, push_text};

/// Spaces that one element may stand for.
const SPACES: usize = 1 << 16;

/// A cell.
#[derive(Debug, Default)]
pub(super) struct OdsCell {
    /// From 0.
    pub column: u32,
    /// As many cells beside each other are equal.
    pub times: u32,
    kind: String,
    /// Its value in the words of the format: `2026-03-09`, `1000`.
    value: String,
    /// What the sheet shows.
    shown: String,
    has_text: bool,
    has_formula: bool,
    is_error: bool,
}

impl OdsCell {
    /// What a cell's element says.
    pub(super) fn begin(element: &BytesStart<'_>, column: u32) -> Result<Self, ReadError> {
        let mut cell = Self { column, times: 1, ..Self::default() };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| damaged(error.into()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
            match (attribute.key.prefix().map_or("", |prefix| prefix.into_inner()), attribute.key.local_name().as_ref())
            {
                ("calcext", "value-type") => cell.is_error = value == "error",
                (_, "value-type") => cell.kind = value.into_owned(),
                (_, "value" | "date-value" | "time-value" | "boolean-value" | "string-value") => {
                    cell.value = value.into_owned();
                }
                (_, "formula") => cell.has_formula = true,
                (_, "number-columns-repeated") => {
                    cell.times = value.trim().parse().map_err(|_| Problem::unreadable("workbook"))?;
                }
                _ => {}
            }
        }
        Ok(cell)
    }

    /// The cell with what stands in it. What is pinned to it (a comment, a picture) does not count.
    pub(super) fn read<R: BufRead>(mut self, xml: &mut Xml<R>) -> Result<Self, ReadError> {
        loop {
            match xml.inner()? {
                Event::Start(element) if element.local_name().as_ref() == "p" => {
                    if self.has_text {
                        self.shown.push('\n');
                    }
                    self.has_text = true;
                    self.paragraph(xml)?;
                }
                Event::Start(_) => xml.skip()?,
                Event::End(_) => return Ok(self),
                _ => {}
            }
        }
    }

    fn paragraph<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.inner()? {
                Event::Start(element) => {
                    depth += 1;
                    match element.local_name().as_ref() {
                        "s" => {
                            let count = attribute(&element, "c")?.and_then(|count| count.parse().ok()).unwrap_or(1);
                            self.shown.extend(std::iter::repeat_n(' ', SPACES.min(count)));
                        }
                        "tab" => self.shown.push('\t'),
                        "line-break" => self.shown.push('\n'),
                        "annotation" | "note" | "ruby-text" => {
                            depth -= 1;
                            xml.skip()?;
                        }
                        _ => {}
                    }
                }
                Event::End(_) => depth -= 1,
                // By the standard white space here is one space; LibreOffice and Gnumeric show it as it is, and so it is
                // what users see.
                event => push_text(&event, &mut self.shown)?,
            }
        }
        Ok(())
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.kind.is_empty() && self.shown.is_empty() && !self.has_formula
    }

    /// What it holds, and what is to be said of it.
    pub(super) fn value(&self) -> (Value<'_>, Option<Mark>) {
        let is_sign = self.shown.starts_with('#') || self.shown.starts_with("Err:");
        if self.is_error || self.has_formula && is_sign {
            let sign = if self.shown.is_empty() { &self.value } else { &self.shown };
            return (Value::Error(sign), Some(Mark::Error));
        }
        if self.has_formula && self.kind.is_empty() && self.shown.is_empty() {
            return (Value::Blank, Some(Mark::NoResult));
        }
        let value = match self.kind.as_str() {
            "float" | "currency" | "percentage" => self.number(),
            "date" if !self.value.is_empty() => Value::Iso(&self.value),
            "time" if !self.value.is_empty() => Value::Duration(&self.value),
            "boolean" if !self.value.is_empty() => Value::Bool(self.value == "true"),
            _ if self.has_text => Value::Text(&self.shown),
            _ => Value::Text(&self.value),
        };
        let mark = value.mark();
        (value, mark)
    }

    fn number(&self) -> Value<'_> {
        match self.value.trim().parse::<f64>() {
            Ok(number) if is_shown_by_places(number, &self.shown) => Value::Text(&self.shown),
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(&self.shown),
        }
    }
}

/// Whether a sheet shows a whole number by places for its digits: with zeros before it, or with dashes in it. Spaces and
/// points alone only part thousands.
fn is_shown_by_places(number: f64, shown: &str) -> bool {
    if number.fract() != 0.0 || !(0.0..1e15).contains(&number) {
        return false;
    }
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let expected = (number as u64).to_string();
    let has_zeros = digits.len() > expected.len() && digits.trim_start_matches('0') == expected.trim_start_matches('0');
    has_zeros && !shown.contains(['%', ',']) && (number > 0.0 || shown.bytes().all(|b| b == b'0'))
        || digits == expected && shown.trim_matches(|c: char| !c.is_ascii_digit()).contains(['-', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_shown_by_places_is_known() {
        for (number, shown) in [
            (1000.0, "01000"),
            (0.0, "00000"),
            (42.0, "C-0042"),
            (612_345_678.0, "06 12 34 56 78"),
            (1_234_567.0, "1234-567"),
            (12_345_678_909.0, "123.456.789-09"),
        ] {
            assert!(is_shown_by_places(number, shown), "{shown}");
        }
        for (number, shown) in [
            (1000.0, "1000"),
            (1000.0, "1 000"),
            (1000.0, "1.000"),
            (1000.0, "1000,00"),
            (0.0, "0"),
            (0.0, "-"),
            (0.0, "0.00"),
            (0.5, "050"),
            (-7.0, "-07"),
            (5.0, "0,05"),
            (7.0, ""),
        ] {
            assert!(!is_shown_by_places(number, shown), "{shown}");
        }
    }
}
