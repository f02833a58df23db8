//! Which files are read and written.

use super::content::{Block, Cell, Row, Section};
use crate::exports::KEPT;
use crate::i18n::Message;

/// What a format that is read is, with the usual ends of its files' names.
const READ: [(&str, &[&str]); 8] = [
    ("help-format-text", &["csv", "tsv", "txt"]),
    ("help-format-workbook", &["xlsx", "xlsm", "xlsb"]),
    ("help-format-old-workbook", &["xls", "ods"]),
    ("help-format-page", &["html", "xml", "xls"]),
    ("help-format-cards", &["vcf"]),
    ("help-format-lists", &["json", "jsonl", "ndjson"]),
    ("help-format-dump", &["sql", "sqlite", "sqlite3", "db"]),
    ("help-format-archive", &["zip"]),
];

/// Formats, texts, sheets, templates.
pub(super) fn sections() -> Vec<Section> {
    let row = |(words, ends): &(&'static str, &[&str])| Row::new([Cell::codes(ends), Cell::words(*words)]);
    let formats = Block::Table(&["help-head-format", "help-head-meaning"], READ.iter().map(row).collect());
    let days = i64::try_from(KEPT.as_secs() / (24 * 3600)).unwrap_or_default();
    let kept = Block::Text(Message::new("help-files-kept-text").with("days", days));
    vec![
        Section::new("files-read", "help-files-read", vec![Block::text("help-files-read-text"), formats]),
        Section::of("files-written", "help-files-written", "help-files-written-text"),
        Section::new(
            "files-text",
            "help-files-text",
            vec![
                Block::text("help-files-text-encoding"),
                Block::text("help-files-text-delimiter"),
                Block::text("help-files-text-guard"),
            ],
        ),
        Section::of("files-sheets", "help-files-sheets", "help-files-sheets-text"),
        Section::new(
            "files-templates",
            "help-files-templates",
            vec![Block::text("help-files-templates-text"), Block::text("help-files-templates-check")],
        ),
        Section::new("files-kept", "help-files-kept", vec![kept]),
    ]
}
