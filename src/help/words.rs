//! The words that pages and files use.

use super::content::{Block, Cell, Row, Section};

/// The terms, each with its meaning.
const TERMS: [&str; 12] = [
    "contact",
    "field",
    "criterion",
    "authorisation",
    "target",
    "template",
    "key",
    "test",
    "plan",
    "undo",
    "mapping",
    "tag",
];

/// One table.
pub(super) fn sections() -> Vec<Section> {
    let row = |term: &str| {
        let cells = [Cell::words(format!("help-word-{term}")), Cell::words(format!("help-word-{term}-text"))];
        Row::new(cells).at(format!("word-{term}"))
    };
    let heads = &["help-head-word", "help-head-meaning"];
    vec![Section::new("terms", "help-words-terms", vec![Block::Table(heads, TERMS.map(row).into())])]
}
