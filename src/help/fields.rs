//! The fields that every institution has.

use super::content::{Block, Cell, Row, Section};
use crate::fields::{AppliesTo, Field, Type, standard, usual_headers};
use crate::i18n::Message;

const HEADS: &[&str] =
    &["help-head-code", "help-head-name", "help-head-type", "help-head-contacts", "help-head-aliases"];

/// The table of the standard fields, and what is particular about some.
pub(super) fn sections() -> Vec<Section> {
    let rows = standard::fields().iter().map(row).collect();
    vec![
        Section::new("fields-standard", "help-fields-standard", vec![Block::Table(HEADS, rows)]),
        Section::new(
            "fields-notes",
            "help-fields-notes",
            vec![
                Block::text("help-fields-notes-full-name"),
                Block::text("help-fields-notes-remark"),
                Block::text("help-fields-notes-recommended"),
            ],
        ),
    ]
}

fn row(field: &Field) -> Row {
    let cells = [
        Cell::code(&field.code),
        Cell::words(format!("field-{}", field.code)),
        Cell::Words(type_of(field.kind)),
        Cell::words(applies_to(field.applies_to)),
        Cell::codes(&[field.aliases, usual_headers(field.id)].concat()),
    ];
    Row::new(cells).at(format!("field-{}", field.code))
}

fn type_of(kind: Type) -> Message {
    match kind {
        Type::Text { max } => Message::new("help-fields-text-of").with("max", max as i64),
        _ => Message::new(kind.key()),
    }
}

fn applies_to(applies_to: AppliesTo) -> &'static str {
    match applies_to {
        AppliesTo::Both => "help-fields-of-both",
        AppliesTo::Individual => "help-fields-of-individual",
        AppliesTo::Structure => "help-fields-of-structure",
    }
}
