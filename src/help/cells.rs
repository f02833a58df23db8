//! What may be written in a cell, by the type of its field.

use super::content::{Block, Cell, Row, Section};
use crate::fields::{TAG_MAX, Type, clear_word, yes_no};
use crate::i18n::{Language, Message};

/// What every cell can do, then a section for each type.
pub(super) fn sections() -> Vec<Section> {
    let words = Language::ALL.map(clear_word).join(", ");
    let clear = Block::Text(Message::new("help-cells-clear-text").with("words", words));
    let mut sections = vec![
        Section::of("cell-blank", "help-cells-blank", "help-cells-blank-text"),
        Section::new("cell-clear", "help-cells-clear", vec![clear]),
    ];
    sections.extend(Type::ALL.map(section));
    sections
}

/// The anchor of a type is `cell-` and the rest of its key: `cell-date`.
fn section(kind: Type) -> Section {
    let name = kind.key().trim_start_matches("type-");
    let mut blocks = vec![Block::text(format!("help-{}", kind.key()))];
    match kind {
        Type::MultiList => {
            blocks.push(Block::Text(Message::new("help-type-multi-list-tags").with("max", TAG_MAX as i64)));
        }
        Type::YesNo => blocks.push(spellings()),
        _ => {}
    }
    Section::new(format!("cell-{name}"), kind.key(), blocks)
}

/// How yes and no may be spelled.
fn spellings() -> Block {
    let row = |effect: &str, words: &[&str]| Row::new([Cell::words(effect), Cell::codes(words)]);
    let rows = vec![row("help-type-yes-no-true", &yes_no::YES_WORDS), row("help-type-yes-no-false", &yes_no::NO_WORDS)];
    Block::Table(&["help-head-effect", "help-head-cell"], rows)
}
