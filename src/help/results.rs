//! What programs get and give: the JSON of an import and of a query, exit codes.

use super::content::{Block, Cell, Row, Section};
use crate::i18n::Message;
use crate::targets::operator::{Operator, Takes};
use crate::targets::query::Join;
use crate::targets::subject::PSEUDO_FIELDS;

/// An import as JSON; a test compares its keys with those of a real one.
pub const IMPORT_SAMPLE: &str = r#"{
  "id": 12,
  "kind": "criteria",
  "action": "test",
  "state": "tested",
  "file": "spring.csv",
  "sha256": "…",
  "encoding": "windows-1252",
  "rows": 5000,
  "rows_changed": 1480,
  "rows_unchanged": 3500,
  "rows_rejected": 20,
  "changes": 2901,
  "applied": 0,
  "conflicts": 0,
  "undone": 0,
  "kept": 0,
  "errors": 21,
  "warnings": 4,
  "notes": 0,
  "waits": { "placeholder": 3 },
  "issues": [
    {
      "row": 17,
      "column": "[new] GENRE",
      "severity": "error",
      "code": "unknown-code",
      "value": "JAZ",
      "contact": "000123"
    }
  ]
}"#;

const REFUSAL: &str = r#"{ "error": { "code": "not-found", "message": "…" } }"#;

/// A query; a test reads it.
pub const QUERY_SAMPLE: &str = r#"{
  "all": [
    { "field": "PREF_LANG", "is": "fr" },
    { "any": [
      { "field": "GENRE", "is_one_of": ["JAZZ", "OPERA"] },
      { "field": "OPTIN_MAIL", "is_empty": true }
    ] },
    { "off": { "field": "TOWN", "contains": "Lyon" } }
  ]
}"#;

/// The exit codes of every command.
const EXIT_CODES: [&str; 4] = ["0", "1", "2", "3"];

/// JSON of imports, refusals and queries, exit codes.
pub(super) fn sections() -> Vec<Section> {
    let exit = |code: &str| Row::new([Cell::code(code), Cell::words(format!("help-exit-{code}"))]);
    let exits = Block::Table(&["help-head-exit-code", "help-head-meaning"], EXIT_CODES.map(exit).into());
    vec![
        Section::new(
            "json",
            "help-results-json",
            vec![
                Block::text("help-results-json-text"),
                Block::text("help-results-removals"),
                Block::Sample(IMPORT_SAMPLE),
                keys(),
            ],
        ),
        Section::new(
            "json-refusal",
            "help-results-refusal",
            vec![Block::text("help-results-refusal-text"), Block::Sample(REFUSAL)],
        ),
        query(),
        Section::new("exit-codes", "help-results-exit", vec![exits]),
    ]
}

/// The keys of the sample, in its order.
fn keys() -> Block {
    let lines = IMPORT_SAMPLE.lines().filter(|line| line.starts_with("  \""));
    let row = |line: &str| {
        let key = line.trim_start_matches("  \"").split('"').next().unwrap_or_default();
        Row::new([Cell::code(key), Cell::words(format!("help-json-{}", key.replace('_', "-")))])
    };
    Block::Table(&["help-head-key", "help-head-meaning"], lines.map(row).collect())
}

/// The JSON of a target's query, with its groups and operators.
fn query() -> Section {
    let fields = PSEUDO_FIELDS.join(", ");
    let text = Block::Text(Message::new("help-results-query-text").with("fields", fields));
    let row = |name: &str, words: Cell, value: &str| Row::new([Cell::code(name), words, Cell::code(value)]);
    let joins = Join::ALL.iter().map(|join| {
        let words = Cell::words(format!("join-{}", join.name().replace('_', "-")));
        row(join.name(), words, "[ … ]")
    });
    let operators = Operator::ALL.iter().map(|operator| {
        let value = match operator.takes() {
            Takes::Nothing => "true",
            Takes::One => "\"…\"",
            Takes::Two => "[\"…\", \"…\"]",
            Takes::Many => "[\"…\", …]",
        };
        row(operator.name(), Cell::Words(operator.label()), value)
    });
    let heads = &["help-head-code", "help-head-meaning", "help-head-value"];
    let table = Block::Table(heads, joins.chain(operators).collect());
    Section::new("query", "help-results-query", vec![text, Block::Sample(QUERY_SAMPLE), table])
}
