//! What an import can change.

use super::content::{Block, Cell, Row, Section};
use crate::kinds::{Kind, Mode, Operation, OwnColumn};

/// A section for each kind.
pub(super) fn sections() -> Vec<Section> {
    Kind::ALL.iter().map(|kind| section(*kind)).collect()
}

/// What it is for, its modes, its own columns and the words of its column OPERATION.
fn section(kind: Kind) -> Section {
    let mut blocks = vec![Block::text(format!("help-kind-{}", kind.name()))];
    if kind.may_create() {
        blocks.push(modes());
    }
    if !kind.columns().is_empty() {
        let rows = kind.columns().iter().map(|column| of_column(kind, *column)).collect();
        blocks.push(Block::Table(&["help-head-column", "help-head-meaning"], rows));
    }
    if !kind.operations().is_empty() {
        let rows = kind.operations().iter().map(of_operation).collect();
        blocks.push(Block::Table(&["help-head-operation", "help-head-meaning", "help-head-other-words"], rows));
    }
    Section { anchor: format!("kind-{}", kind.name()), title: kind.label(), blocks }
}

fn modes() -> Block {
    let row = |mode: Mode| {
        let name = mode.name();
        Row::new([Cell::code(name), Cell::words(format!("mode-{name}")), Cell::words(format!("mode-{name}-help"))])
    };
    Block::Table(&["help-kinds-mode", "help-head-name", "help-head-meaning"], Mode::ALL.map(row).into())
}

fn of_column(kind: Kind, column: OwnColumn) -> Row {
    let key = column.header().to_lowercase().replace('_', "-");
    Row::new([Cell::code(column.header()), Cell::words(format!("help-column-{key}"))])
        .at(format!("{}-{key}", kind.name()))
}

fn of_operation(operation: &Operation) -> Row {
    let words = Cell::words(format!("help-operation-{}", operation.word.to_lowercase()));
    Row::new([Cell::code(operation.word), words, Cell::codes(operation.aliases)])
}
