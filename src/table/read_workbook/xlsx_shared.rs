//! XLSX: what all sheets of a workbook refer to, its texts and its formats.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufRead, Read};

use quick_xml::events::{BytesStart, Event};

use super::super::problem::{Problem, ReadError};
use super::number_format::NumberFormat;
use super::package::Package;
use super::window::Window;
use super::xlsx_plain;
use super::xml::{Xml, attribute, push_text};

/// What all sheets refer to.
#[derive(Default)]
pub(super) struct Shared {
    /// The texts that cells name by their number.
    pub texts: Texts,
    /// The formats that cells name by their number.
    pub formats: Vec<NumberFormat>,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    /// Whether formulas are still to be computed when the file is opened: a `0` of theirs is no result then.
    pub is_uncomputed: bool,
}

/// Many texts in one.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text that was put at the end of `all`.
    fn end(&mut self) {
        self.ends.push(self.all.len());
    }

    /// The text with this number.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start..end)
    }
}

/// The formats of cells, in their order.
pub(super) fn formats(package: &mut Package, part: &str) -> Result<Vec<NumberFormat>, ReadError> {
    let Some((part, _)) = package.part(part)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(part);
    let (mut codes, mut formats, mut is_of_cells) = (HashMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let id = number(&element, "numFmtId")?;
                    codes.insert(id, NumberFormat::of_code(&attribute(&element, "formatCode")?.unwrap_or_default()));
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = number(&element, "numFmtId")?;
                    formats.push(codes.get(&id).cloned().unwrap_or_else(|| NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    Ok(attribute(element, name)?.and_then(|id| id.trim().parse().ok()).unwrap_or_default())
}

/// The texts that cells name.
pub(super) fn texts(package: &mut Package, part: &str) -> Result<Texts, ReadError> {
    let Some((part, _)) = package.part(part)? else { return Ok(Texts::default()) };
    let mut xml = Xml::new(Window::new(part));
    let (mut texts, mut is_between) = (Texts::default(), false);
    loop {
        if is_between {
            plain_texts(xml.source(), &mut texts)?;
        }
        is_between = match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                rich_text(&mut xml, &mut texts.all)?;
                texts.end();
                true
            }
            Event::Start(element) => element.local_name().as_ref() == "sst",
            Event::Eof => return Ok(texts),
            _ => false,
        };
    }
}

/// Reads plain texts up to the first that is not.
fn plain_texts<R: Read>(window: &mut Window<R>, texts: &mut Texts) -> Result<(), ReadError> {
    while let Some((element, length)) = window.element("<si", "</si>")? {
        let Some(text) = xlsx_plain::text(element) else { break };
        texts.all.push_str(&unescaped(text));
        texts.end();
        window.consume(length);
    }
    Ok(())
}

/// Adds the text of an element that has begun: what stands in its `t`, but not how it is pronounced.
pub(super) fn rich_text<R: BufRead>(xml: &mut Xml<R>, out: &mut String) -> Result<(), ReadError> {
    let start = out.len();
    let (mut depth, mut is_text) = (1_usize, false);
    while depth > 0 {
        match xml.inner()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" | "phoneticPr" => xml.skip()?,
                name => {
                    is_text = name == "t";
                    depth += 1;
                }
            },
            Event::End(_) => {
                is_text = false;
                depth -= 1;
            }
            event if is_text => push_text(&event, out)?,
            _ => {}
        }
    }
    if let Cow::Owned(text) = unescaped(&out[start..]) {
        out.replace_range(start.., &text);
    }
    Ok(())
}

/// The text with characters instead of what stands for them: `_x000D_`.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let character = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_')).and_then(by_code);
        match character {
            Some(character) => out.push(character),
            None => out.push_str("_x"),
        }
        rest = &rest[at + if character.is_some() { 7 } else { 2 }..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn by_code(hex: &str) -> Option<char> {
    let is_hex = hex.bytes().all(|b| b.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(hex, 16).ok()?).filter(|_| is_hex)
}

/// The refusal of a sheet that names what is not there.
pub(super) fn damaged() -> ReadError {
    Problem::unreadable("workbook").into()
}
