//! How columns are recognised.

use super::content::{Block, Cell, Row, Section};
use crate::fields::standard;

/// Columns that are no field, with what is said of each.
const SPECIAL: [(&str, &str); 4] = [
    ("CHECK", "help-column-check"),
    ("OPERATION", "help-column-operation"),
    ("CONSENT_SOURCE", "help-column-consent-source"),
    ("CONSENT_DATE", "help-column-consent-date"),
];

/// The header, pairs, the key, what is not known.
pub(super) fn sections() -> Vec<Section> {
    let fields = standard::fields();
    let keys = standard::KEYS.iter().filter_map(|id| fields.iter().find(|field| field.id == *id));
    let key = |code: &str| Row::new([Cell::code(code), Cell::words(format!("field-{code}"))]);
    let keys = Block::Table(&["help-head-code", "help-head-name"], keys.map(|field| key(&field.code)).collect());
    let special = SPECIAL.map(|(code, words)| Row::new([Cell::code(code), Cell::words(words)]));
    let special = Block::Table(&["help-head-column", "help-head-meaning"], special.into());
    vec![
        Section::of("columns-header", "help-columns-header", "help-columns-header-text"),
        Section::new(
            "columns-old-new",
            "help-columns-old-new",
            vec![Block::text("help-columns-old-new-text"), Block::text("help-columns-old-new-plain")],
        ),
        Section::new("columns-key", "help-columns-key", vec![Block::text("help-columns-key-text"), keys]),
        Section::of("columns-unknown", "help-columns-unknown", "help-columns-unknown-text"),
        Section::new(
            "columns-mapping",
            "help-columns-mapping",
            vec![
                Block::text("help-columns-mapping-text"),
                Block::text("help-columns-mapping-rules"),
                Block::text("help-columns-mapping-keys"),
                Block::text("help-columns-mapping-file"),
            ],
        ),
        Section::new("columns-special", "help-columns-special", vec![special]),
    ]
}
