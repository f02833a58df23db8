//! What a topic of the help consists of: sections with an anchor each, of texts, tables and samples.

use crate::i18n::Message;

/// A part of a topic under a heading of its own.
#[derive(Debug, Clone)]
pub struct Section {
    /// Where links lead to: stable, and unique in the help.
    pub anchor: String,
    /// The heading.
    pub title: Message,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Text(Message),
    /// A table: the messages of its heads, and its rows with as many cells.
    Table(&'static [&'static str], Vec<Row>),
    /// Lines that programs read, as they stand.
    Sample(&'static str),
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where links lead to; empty if there is none.
    pub anchor: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words that are the same in every language: codes, headers, extensions.
    Codes(Vec<String>),
    /// Words for people.
    Words(Message),
    /// A number.
    Number(i64),
    /// A size in bytes.
    Bytes(i64),
}

impl Section {
    /// A section.
    pub(super) fn new(anchor: impl Into<String>, title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { anchor: anchor.into(), title: Message::new(title), blocks }
    }

    /// A section of one paragraph.
    pub(super) fn of(anchor: impl Into<String>, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(anchor, title, vec![Block::text(text)])
    }
}

impl Block {
    /// A paragraph that needs no arguments.
    pub(super) fn text(key: impl Into<String>) -> Self {
        Self::Text(Message::new(key))
    }
}

impl Row {
    /// A row that no link leads to.
    pub(super) fn new(cells: impl Into<Vec<Cell>>) -> Self {
        Self { anchor: String::new(), cells: cells.into() }
    }

    /// The row with an anchor.
    #[must_use]
    pub(super) fn at(self, anchor: impl Into<String>) -> Self {
        Self { anchor: anchor.into(), ..self }
    }
}

impl Cell {
    /// One code.
    pub(super) fn code(code: impl Into<String>) -> Self {
        Self::Codes(vec![code.into()])
    }

    /// Several codes.
    pub(super) fn codes(codes: &[&str]) -> Self {
        Self::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    /// Words that need no arguments.
    pub(super) fn words(key: impl Into<String>) -> Self {
        Self::Words(Message::new(key))
    }
}
