//! The corrected file as a workbook: wrong cells coloured, a comment on each, a first sheet with the summary.
//!
//! All cells are texts, so that nothing of the file changes. Rows are written as they come; of the comments, which a
//! workbook keeps together, there is a limit, and the added columns say the rest.

use std::collections::BTreeMap;
use std::fs::File;

use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use super::request::Which;
use super::rows::{Place, Rows};
use super::words::Words;
use crate::codes::Severity;
use crate::error::{Error, Refusal, Result};
use crate::i18n::{Arg, Message, format};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::table::Row;

/// The last row that a sheet can have, from 0.
const LAST_ROW: u64 = 1_048_575;

/// The last column that a sheet can have, from 0.
const LAST_COLUMN: usize = 16_383;

/// The most characters of a cell, as spreadsheets count them.
const LONGEST_CELL: usize = 32_767;

/// The most comments. Each costs some 12 kB of memory until the workbook is written, and spreadsheets slow down with many;
/// the added columns say of every row what is wrong.
const MOST_COMMENTS: usize = 5_000;

/// Columns are so wide, in characters.
const WIDTH: f64 = 18.0;

/// Writes it.
pub(super) fn write(rows: &mut Rows<'_>, words: &Words, import: &Import, file: &mut File) -> Result<()> {
    let mut book = Workbook::new();
    let summary = book.add_worksheet();
    summarise(summary, words, import).map_err(failure)?;
    let sheet = book.add_worksheet_with_constant_memory().map_err(failure)?;
    sheet.set_default_note_author("Carnet").set_name(words.say("corrected-sheet")).map_err(failure)?;
    let keeps_numbers = rows.which() == Which::All;
    let mut sheet = Sheet { sheet, words, looks: Looks::new(), keeps_numbers, comments: 0 };
    sheet.begin().map_err(failure)?;
    let mut next = 0;
    rows.each(|place, row, issues| {
        let at = sheet.place(row, next)?;
        next = at + 1;
        sheet.row(at, place, row, issues).map_err(failure)
    })?;
    book.save_to_writer(std::io::BufWriter::new(file)).map_err(failure)?;
    Ok(())
}

fn failure(error: XlsxError) -> Error {
    Error::Failure(anyhow::Error::from(error).context("a workbook could not be written"))
}

/// How cells look.
struct Looks {
    plain: Format,
    head: Format,
    bad: Format,
    warn: Format,
    note: Format,
}

impl Looks {
    fn new() -> Self {
        let text = || Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let filled =
            |ground: u32, ink: u32| text().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(ink));
        Self {
            plain: text(),
            head: filled(0xE7_E6_E6, 0x20_20_20).set_bold(),
            bad: filled(0xFF_C7_CE, 0x9C_00_06),
            warn: filled(0xFF_EB_9C, 0x7F_60_00),
            note: filled(0xDD_EB_F7, 0x1F_4E_79),
        }
    }

    fn of(&self, severity: Severity) -> &Format {
        match severity {
            Severity::Error => &self.bad,
            Severity::Warning => &self.warn,
            Severity::Note => &self.note,
        }
    }
}

/// The sheet of the file's rows.
struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    words: &'a Words,
    looks: Looks,
    /// Whether rows stand where they stood in the file.
    keeps_numbers: bool,
    comments: usize,
}

impl Sheet<'_> {
    fn begin(&mut self) -> std::result::Result<(), XlsxError> {
        let width = self.words.layout.width();
        for at in 0..=(width + 1).min(LAST_COLUMN) {
            let wide = if at == width + 1 { 4.0 * WIDTH } else { WIDTH };
            self.sheet.set_column_width(at as u16, wide)?;
        }
        if let Some(check) = self.words.check_column() {
            self.sheet.set_column_hidden(check as u16)?;
        }
        Ok(())
    }

    /// The row of the sheet: where it was in the file, or the next one where only some rows are wanted.
    fn place(&self, row: &Row, next: u64) -> Result<u64> {
        let at = if self.keeps_numbers { row.number - 1 } else { next };
        if at > LAST_ROW || self.words.layout.width() + 1 > LAST_COLUMN {
            return Err(Refusal::new("corrected-too-long").with("n", LAST_ROW as i64).into());
        }
        Ok(at)
    }

    fn row(&mut self, at: u64, place: Place, row: &Row, issues: &[Issue]) -> std::result::Result<(), XlsxError> {
        let at = at as u32;
        let marked = self.marked(issues);
        let cells = match place {
            Place::Above => row.cells.iter().map(str::to_owned).collect(),
            Place::Header => self.words.with_added(row, self.words.added_headers()),
            Place::Below => self.words.with_added(row, self.words.added_cells(issues)),
        };
        for (column, cell) in cells.iter().enumerate().take(LAST_COLUMN + 1) {
            let look = match (place, marked.get(&column)) {
                (Place::Header, _) => &self.looks.head,
                (_, Some((severity, _))) => self.looks.of(*severity),
                _ => &self.looks.plain,
            };
            self.sheet.write_string_with_format(at, column as u16, fitting(cell), look)?;
        }
        for (column, (_, text)) in marked.into_iter().filter(|(column, _)| *column <= LAST_COLUMN) {
            if self.comments < MOST_COMMENTS {
                self.comments += 1;
                let note = Note::new(text).add_author_prefix(false).set_width(320).set_height(120);
                self.sheet.insert_note(at, column as u16, &note)?;
            }
        }
        if place == Place::Header {
            self.sheet.set_freeze_panes(at + 1, 0)?;
        }
        Ok(())
    }

    /// The cells of a row that have issues: how bad, and what the comment says.
    fn marked(&self, issues: &[Issue]) -> BTreeMap<usize, (Severity, String)> {
        let mut marked: BTreeMap<usize, (Severity, String)> = BTreeMap::new();
        for issue in issues {
            let (severity, text) = (issue.code.severity(), self.words.text(issue));
            marked
                .entry(self.words.place(issue))
                .and_modify(|(worst, all)| {
                    *worst = severity.min(*worst);
                    all.push('\n');
                    all.push_str(&text);
                })
                .or_insert((severity, text));
        }
        marked
    }
}

/// A text that a cell can hold. Those of the user's file do; what is wrong with a row may be longer.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_CELL {
        return text.to_owned();
    }
    let mut units = 1;
    let cut = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= LONGEST_CELL
    });
    cut.chain(['…']).collect()
}

/// The first sheet. Its first rows are whole sentences, so that it is never taken for the data.
fn summarise(sheet: &mut Worksheet, words: &Words, import: &Import) -> std::result::Result<(), XlsxError> {
    let (bold, plain) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let counts = &import.counts;
    sheet.set_name(words.say("corrected-summary"))?;
    sheet.set_column_width(0, 16.0)?.set_column_width(1, 60.0)?.set_column_width(2, 30.0)?.set_column_width(3, 12.0)?;
    let title = Message::new("corrected-title")
        .with("number", Arg::Text(import.number.to_string()))
        .with("file", import.file_name.as_str());
    sheet.write_string_with_format(0, 0, words.message(&title), &bold.clone().set_font_size(14.0))?;
    let rows = Message::new("corrected-rows").with("n", counts.rows).with("rejected", counts.rows_rejected);
    sheet.write_string(1, 0, words.message(&rows))?;
    sheet.write_string(2, 0, words.say("corrected-how"))?;
    sheet.write_string(3, 0, words.say("corrected-again"))?;
    if counts.errors + counts.warnings + counts.notes > MOST_COMMENTS as i64 {
        let many = Message::new("corrected-many").with("n", MOST_COMMENTS as i64);
        sheet.write_string(4, 0, words.message(&many))?;
    }
    let looks = Looks::new();
    for (column, key) in (0..).zip(["severity", "what", "column", "how-many"]) {
        sheet.write_string_with_format(5, column, words.say(key), &looks.head)?;
    }
    for (row, group) in (6..).zip(&counts.groups) {
        let severity = group.code.severity();
        let word = words.say(&format!("severity-{}", severity.name()));
        sheet.write_string_with_format(row, 0, word, looks.of(severity))?;
        sheet.write_string_with_format(row, 1, words.message(&group.code.title()), &plain)?;
        sheet.write_string_with_format(row, 2, words.layout.header(group.column), &plain)?;
        sheet.write_string(row, 3, format::number(words.language, group.count))?;
    }
    Ok(())
}
