//! The life of an import.

use super::content::{Block, Cell, Row, Section};
use crate::imports::State;

/// What one should know of it, in sections of a paragraph.
const PARTS: [&str; 5] = ["action", "once", "conflicts", "undo", "expired"];

/// The states, then what one should know of them.
pub(super) fn sections() -> Vec<Section> {
    let states = Block::Table(
        &["help-head-code", "help-head-name", "help-head-meaning"],
        State::ALL.iter().map(|state| row(*state)).collect(),
    );
    let part = |name: &str| {
        Section::of(format!("states-{name}"), format!("help-states-{name}"), format!("help-states-{name}-text"))
    };
    let mut sections = vec![Section::new("states-all", "help-states-all", vec![states])];
    sections.extend(PARTS.map(part));
    sections
}

fn row(state: State) -> Row {
    let key = state.name().replace('_', "-");
    Row::new([Cell::code(state.name()), Cell::Words(state.message()), Cell::words(format!("help-state-{key}"))])
        .at(format!("state-{key}"))
}
