//! Everything that a report can say.

use super::content::{Block, Cell, Row, Section};
use crate::codes::{Code, Severity};

const HEADS: &[&str] = &["help-head-code", "help-head-name", "help-head-what-to-do"];

/// A section for each severity, with its codes; the anchor of a code is its name.
pub(super) fn sections() -> Vec<Section> {
    Severity::ALL.map(section).into()
}

fn section(severity: Severity) -> Section {
    let rows = Code::ALL.iter().filter(|code| code.severity() == severity).map(|code| row(*code)).collect();
    let name = severity.name();
    let blocks = vec![Block::text(format!("help-checks-{name}-text")), Block::Table(HEADS, rows)];
    Section::new(format!("checks-{name}"), format!("help-checks-{name}"), blocks)
}

fn row(code: Code) -> Row {
    let words = format!("help-check-{}", code.name());
    Row::new([Cell::code(code.name()), Cell::Words(code.title()), Cell::words(words)]).at(code.name())
}

/// Where a code is explained.
pub fn address_of(code: Code) -> String {
    format!("/help/checks#{}", code.name())
}
