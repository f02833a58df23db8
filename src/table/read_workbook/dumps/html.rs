//! Tables of a web page, which many systems name `.xls`: spreadsheets open them too.

use std::cell::RefCell;
use std::path::Path;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::super::super::file_kind::FileKind;
use super::super::super::problem::ReadError;
use super::decoded::decoded;
use super::grid::{Grid, Table};

/// Columns that one cell may take; a table of more is refused when its cells are counted.
const SPAN: usize = 1_000;

/// Reads the tables that have rows.
pub(in super::super) fn open(path: &Path) -> Result<Grid, ReadError> {
    let text = decoded(path, &["charset", "encoding"], Some(encoding_rs::WINDOWS_1252))?;
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    // It would stop early only if the sink asked for it.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let tables = tokenizer.sink.0.into_inner().end();
    if tables.is_empty() {
        return Err(FileKind::WebPage.refused().into());
    }
    Ok(Grid { tables })
}

#[derive(Default)]
struct Page(RefCell<Reading>);

/// What was read of a page.
#[derive(Default)]
struct Reading {
    tables: Vec<Part>,
    /// The tables that are open, each inside the one before.
    open: Vec<usize>,
    /// Inside something whose text is not shown.
    is_unshown: bool,
}

/// A table.
#[derive(Default)]
struct Part {
    caption: Option<String>,
    rows: Vec<Vec<String>>,
    row: Option<Vec<String>>,
    cell: Option<Cell>,
    /// For so many more rows a cell from above takes this column.
    taken: Vec<usize>,
    is_in_caption: bool,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return reading.tag(&tag),
            Token::CharacterTokens(text) => reading.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reading {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let begins = tag.kind == TagKind::StartTag;
        match (&*tag.name, begins) {
            ("script" | "style", true) => {
                self.is_unshown = true;
                let kind = if &*tag.name == "script" { RawKind::ScriptData } else { RawKind::Rawtext };
                return TokenSinkResult::RawData(kind);
            }
            ("script" | "style", false) => self.is_unshown = false,
            ("title" | "textarea", true) => return TokenSinkResult::RawData(RawKind::Rcdata),
            ("table", true) => {
                self.open.push(self.tables.len());
                self.tables.push(Part::default());
            }
            ("table", false) => {
                if let Some(part) = self.open.pop().and_then(|at| self.tables.get_mut(at)) {
                    part.end_row();
                }
            }
            _ => {
                if let Some(part) = self.open.last().and_then(|at| self.tables.get_mut(*at)) {
                    part.tag(tag, begins);
                }
            }
        }
        TokenSinkResult::Continue
    }

    fn text(&mut self, text: &str) {
        let part = self.open.last().and_then(|at| self.tables.get_mut(*at));
        if let (Some(part), false) = (part, self.is_unshown) {
            part.text(text);
        }
    }

    /// The tables that have a filled row, by their captions or numbers.
    fn end(self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        for (at, mut part) in self.tables.into_iter().enumerate() {
            part.end_row();
            if part.rows.iter().flatten().all(|cell| crate::text::trim(cell).is_empty()) {
                continue;
            }
            let caption = part.caption.map(|caption| caption.trim().to_owned()).filter(|caption| !caption.is_empty());
            let name = caption.filter(|caption| tables.iter().all(|table| table.name != *caption));
            tables.push(Table { name: name.unwrap_or_else(|| (at + 1).to_string()), rows: part.rows });
        }
        tables
    }
}

impl Part {
    fn tag(&mut self, tag: &Tag, begins: bool) {
        match (&*tag.name, begins) {
            ("caption", begins) => {
                self.is_in_caption = begins;
                self.caption.get_or_insert_default();
            }
            ("tr", true) => {
                self.end_row();
                self.row = Some(Vec::new());
            }
            ("tr" | "thead" | "tbody" | "tfoot", _) => self.end_row(),
            ("td" | "th", true) => {
                self.end_cell();
                let span = |name: &str| {
                    let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
                    attribute.and_then(|attribute| attribute.value.trim().parse().ok()).unwrap_or(1_usize)
                };
                let (columns, rows) = (span("colspan").clamp(1, SPAN), span("rowspan").max(1));
                self.row.get_or_insert_default();
                self.cell = Some(Cell { text: String::new(), columns, rows });
            }
            ("td" | "th", false) => self.end_cell(),
            ("br", _) => self.line(),
            ("p" | "div" | "li", true) if self.cell.as_ref().is_some_and(|cell| !cell.text.trim().is_empty()) => {
                self.line();
            }
            _ => {}
        }
    }

    fn line(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.text.truncate(cell.text.trim_end_matches(' ').len());
            cell.text.push('\n');
        }
    }

    /// White space in a page is one space, and none at the beginning of a line.
    fn text(&mut self, text: &str) {
        let into = match (&mut self.cell, &mut self.caption) {
            (Some(cell), _) => &mut cell.text,
            (None, Some(caption)) if self.is_in_caption => caption,
            _ => return,
        };
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\r' | '\n' | '\x0c' if into.is_empty() || into.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\r' | '\n' | '\x0c' => into.push(' '),
                '\u{a0}' => into.push(' '),
                character => into.push(character),
            }
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let row = self.row.get_or_insert_default();
        while let Some(rows) = self.taken.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(String::new());
        }
        let (first, after) = (row.len(), row.len() + cell.columns);
        row.push(cell.text.trim().to_owned());
        row.resize(after, String::new());
        if cell.rows > 1 {
            self.taken.resize(self.taken.len().max(after), 0);
            self.taken[first..after].fill(cell.rows - 1);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(row) = self.row.take() else { return };
        for rows in self.taken.iter_mut().skip(row.len()) {
            *rows = rows.saturating_sub(1);
        }
        self.rows.push(row);
    }
}
