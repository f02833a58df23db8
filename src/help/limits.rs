//! How large a file may be.

use super::content::{Block, Cell, Row, Section};
use crate::config::Limits;
use crate::fields::{CODE_MAX, SOURCE_MAX, TAG_MAX, TEXT_MAX};

const HEADS: &[&str] = &["help-head-meaning", "help-head-limit"];

/// The limits of this installation, and those that are the same everywhere.
pub(super) fn sections(limits: &Limits) -> Vec<Section> {
    let others = [
        ("help-limit-own-text", TEXT_MAX),
        ("help-limit-code", CODE_MAX),
        ("help-limit-tag", TAG_MAX),
        ("help-limit-source", SOURCE_MAX),
    ];
    let other = |(words, max): (&'static str, usize)| Row::new([Cell::words(words), Cell::Number(max as i64)]);
    vec![
        Section::new("limits-file", "help-limits-file", vec![Block::Table(HEADS, of_files(limits))]),
        Section::new("limits-other", "help-limits-other", vec![Block::Table(HEADS, others.map(other).into())]),
    ]
}

/// Every limit that an operator can set is named here, or this does not compile.
fn of_files(limits: &Limits) -> Vec<Row> {
    let Limits {
        max_csv_bytes,
        max_zip_bytes,
        max_unpacked_bytes,
        max_whole_bytes,
        max_rows,
        max_columns,
        max_cell_chars,
        reader_patience,
        reader_memory,
        reader_program: _,
    } = limits;
    let rows = [
        ("help-limit-csv", Cell::Bytes(*max_csv_bytes)),
        ("help-limit-archive", Cell::Bytes(*max_zip_bytes)),
        ("help-limit-unpacked", Cell::Bytes(*max_unpacked_bytes)),
        ("help-limit-whole", Cell::Bytes(*max_whole_bytes)),
        ("help-limit-rows", Cell::Number(*max_rows)),
        ("help-limit-columns", Cell::Number(*max_columns)),
        ("help-limit-cell", Cell::Number(*max_cell_chars)),
        ("help-limit-patience", Cell::Number(*reader_patience)),
        ("help-limit-memory", Cell::Bytes(*reader_memory)),
    ];
    rows.into_iter().map(|(words, limit)| Row::new([Cell::words(words), limit])).collect()
}
