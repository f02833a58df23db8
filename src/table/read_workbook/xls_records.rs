//! XLS: what the records say beside the values of cells. What can't be understood is left out: the library that reads the
//! values judges whether the file is sound.

use std::collections::{HashMap, HashSet};

use super::super::encoding::Encoding;
use super::compound::{u16_at, u32_at};
use super::number_format::NumberFormat;

/// What the first part of a workbook says.
#[derive(Default)]
pub(super) struct Globals {
    /// Whether it is of 1997 or later, when texts became Unicode.
    is_unicode: bool,
    code_page: Option<u16>,
    /// Whether days are counted from 1904, as on a Mac of that age.
    is_1904: bool,
    codes: HashMap<u16, NumberFormat>,
    /// The formats of cells, by their number.
    formats: Vec<u16>,
    /// Where each sheet begins.
    sheets: Vec<usize>,
}

/// What is to be said of the cells of a sheet, by row and column from 0.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// Cells whose number is more than that, or would be taken for more: by places, a moment, a duration.
    pub formats: HashMap<(u32, u32), &'a NumberFormat>,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    /// Formulas whose result was never computed.
    pub without_result: HashSet<(u32, u32)>,
    /// Rows that are not shown.
    pub hidden: HashSet<u32>,
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Self {
        let mut globals = Self::default();
        for (kind, data) in Records(stream) {
            match kind {
                BEGIN => globals.is_unicode = u16_at(data, 0) == Some(0x0600),
                0x0022 => globals.is_1904 = u16_at(data, 0) == Some(1),
                0x0042 => globals.code_page = u16_at(data, 0),
                0x041e => globals.add_code(data),
                0x00e0 => globals.formats.extend(u16_at(data, 2)),
                0x0085 => globals.sheets.extend(u32_at(data, 0).map(|at| at as usize)),
                END => break,
                _ => {}
            }
        }
        for id in &globals.formats {
            globals.codes.entry(*id).or_insert_with(|| NumberFormat::built_in((*id).into()));
        }
        globals
    }

    /// The encoding of DOS in which the texts are, if it is one that the library does not know.
    pub(super) fn dos(&self) -> Option<Encoding> {
        match self.code_page {
            _ if self.is_unicode => None,
            Some(437) => Some(Encoding::Cp437),
            Some(850) => Some(Encoding::Cp850),
            Some(852) => Some(Encoding::Cp852),
            Some(860) => Some(Encoding::Cp860),
            _ => None,
        }
    }

    /// In which encoding the library is to read the texts. Since 1997 it is always UTF-16, whatever is said; those of DOS are
    /// read as Windows-1252 first, in which no byte gets lost.
    pub(super) fn code_page(&self) -> Option<u16> {
        const UTF_16: u16 = 1200;
        match self.code_page {
            _ if self.dos().is_some() => Some(1252),
            _ if self.is_unicode => Some(UTF_16),
            Some(0x8000) => Some(10_000),
            Some(0x8001) => Some(1252),
            _ => None,
        }
    }

    fn add_code(&mut self, data: &[u8]) {
        let (Some(id), Some(rest)) = (u16_at(data, 0), data.get(2..)) else { return };
        let code = if self.is_unicode { unicode(rest) } else { rest.get(1..).map(latin) };
        if let Some(code) = code {
            self.codes.insert(id, NumberFormat::of_code(&code));
        }
    }

    /// The notes of the sheet with this number.
    pub(super) fn notes(&self, stream: &[u8], sheet: usize) -> Notes<'_> {
        let mut notes = Notes { is_1904: self.is_1904, ..Notes::default() };
        let Some(stream) = self.sheets.get(sheet).and_then(|start| stream.get(*start..)) else { return notes };
        // Charts in a sheet are inside it like sheets of their own.
        let mut depth = 0_usize;
        for (kind, data) in Records(stream) {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                _ if depth == 1 => self.note(kind, data, &mut notes),
                _ => {}
            }
        }
        notes
    }

    fn note<'a>(&'a self, kind: u16, data: &[u8], notes: &mut Notes<'a>) {
        const ROW_HIDDEN: u16 = 0x20;
        const TO_BE_COMPUTED: u16 = 2;
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        let at = (u32::from(row), u32::from(column));
        match kind {
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & ROW_HIDDEN != 0) => drop(notes.hidden.insert(at.0)),
            0x0203 | 0x027e => self.note_format(at, u16_at(data, 4), notes),
            0x00bd => {
                for (column, number) in (at.1..).zip(data.get(4..).unwrap_or_default().chunks_exact(6)) {
                    self.note_format((at.0, column), u16_at(number, 0), notes);
                }
            }
            0x0006 => {
                let is_zero = data.get(6..14) == Some(&[0; 8]);
                if is_zero && u16_at(data, 14).is_some_and(|flags| flags & TO_BE_COMPUTED != 0) {
                    notes.without_result.insert(at);
                }
                self.note_format(at, u16_at(data, 4), notes);
            }
            _ => {}
        }
    }

    fn note_format<'a>(&'a self, at: (u32, u32), format: Option<u16>, notes: &mut Notes<'a>) {
        let Some(id) = format.and_then(|format| self.formats.get(usize::from(format))) else { return };
        let Some(format) = self.codes.get(id) else { return };
        // The library goes by the number of a format that a workbook gave a meaning of its own (Gnumeric 1.12: 51 is `00000`).
        if *format != NumberFormat::Plain || NumberFormat::built_in((*id).into()) != NumberFormat::Plain {
            notes.formats.insert(at, format);
        }
    }
}

/// Kinds and contents of records.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.0, 0)?, u16_at(self.0, 2)?);
        let (data, rest) = self.0.get(4..)?.split_at_checked(length.into())?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// A text after its length and a byte that says how wide its characters are.
fn unicode(data: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(data, 0)?);
    let (flags, rest) = data.get(2..)?.split_first()?;
    if flags & 1 == 0 {
        return rest.get(..length).map(latin);
    }
    let units: Vec<u16> = rest.get(..length * 2)?.chunks_exact(2).map(|u| u16::from_le_bytes([u[0], u[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}
