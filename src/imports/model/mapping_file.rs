//! A mapping as a document: what the columns of a file are and how they are read, by header. It is what the database keeps,
//! what `carnet mapping show` prints, and what `--mapping-file` and `carnet mapping save` read, strictly: a key that is not
//! known is refused by name.
//!
//! ```json
//! {
//!   "kind": "contacts",
//!   "columns": [
//!     { "header": "No client", "is": { "field": "CONTACT_NR" }, "key": true },
//!     { "header": "Nom complet", "is": "ignore" },
//!     { "header": "Genre", "is": { "field": "GENRE" }, "values": { "Jazz & blues": "JAZZ", "N/A": "", "aucun": "=" },
//!       "reading": { "rule": "fill-blanks", "separator": "," } },
//!     { "header": "Points", "is": { "new_field": { "code": "POINTS", "label": "Points", "kind": "number" } } },
//!     { "header": "Jour", "is": "ignore" }, { "header": "Mois", "is": "ignore" }, { "header": "An", "is": "ignore" }
//!   ],
//!   "made": [
//!     { "into": "FIRSTNAME", "of": { "part": { "column": "Nom complet", "at": "last-space", "take": "before" } } },
//!     { "into": "LASTNAME", "of": { "part": { "column": "Nom complet", "at": "last-space", "take": "after" } },
//!       "reading": { "capitals": "words", "trim": true } },
//!     { "into": "BIRTHDATE", "of": { "date": { "day": "Jour", "month": "Mois", "year": "An" } },
//!       "reading": { "dates": { "order": null, "century": 30 } } }
//!   ],
//!   "else_keys": [ [ "EMAIL" ], [ "LASTNAME", "FIRSTNAME", "ZIPCODE" ] ],
//!   "constants": { "LIFECYCLE": "PROSPECT" },
//!   "constant_rules": { "LIFECYCLE": "fill-blanks" },
//!   "stops": [ "old-stale", "name-split" ]
//! }
//! ```
//!
//! A column without `is` is what its header says. `values` gives the cell that a word is read as: a blank one leaves the
//! value as it is, `=` clears it. A column is told by its header, or as `(B)` where several have the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::column_mapping::Choice;
use super::making::MadeColumn;
use super::reading::Reading;
use super::rule::Rule;
use crate::codes::Code;
use crate::error::Refusal;
use crate::kinds::Kind;
use crate::table::Encoding;

/// The largest document, in bytes.
const LARGEST: usize = 1 << 20;

/// A mapping as a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MappingFile {
    /// The name of the kind of import that it is for.
    pub kind: String,
    /// The encoding of the files, where that is not UTF-8 and they are no workbooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The columns in the order of the file that it was made with.
    pub columns: Vec<MappedColumn>,
    /// Columns that are made of those.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<MadeColumn<String>>,
    /// What tells a contact where the key column doesn't, in order: each one field or several, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub else_keys: Vec<Vec<String>>,
    /// By code of a field the cell that every row has for it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// The rules of those.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constant_rules: BTreeMap<String, Rule>,
    /// The warnings that keep an update from starting by itself; `None`: the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stops: Option<BTreeSet<Code>>,
}

/// A column of a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MappedColumn {
    /// The header.
    pub header: String,
    /// What it is; `None`: what the header says.
    #[serde(rename = "is", alias = "choice", skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// Whether it is the key column, where that was said.
    #[serde(rename = "key", alias = "is_key", skip_serializing_if = "std::ops::Not::not")]
    pub is_key: bool,
    /// What stands in the file, and the cell that it is read as.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// How its cells are read.
    #[serde(skip_serializing_if = "Reading::is_plain")]
    pub reading: Reading,
}

impl MappingFile {
    /// The document of a text. Refused: `mapping-file-key` for a key that is not known, `mapping-file-bad` for what is no
    /// document like this, with the line.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        let bad = |reason: &str, line: usize| {
            Refusal::new("mapping-file-bad").with("reason", reason).with("line", line.to_string())
        };
        if text.len() > LARGEST {
            return Err(bad("too long", 1));
        }
        // Windows editors begin a file with a mark of its encoding.
        let text = text.trim_start_matches('\u{feff}');
        if serde_json::from_str(text).is_ok_and(|tree| !has_names(&tree)) {
            return Err(bad("a list instead of keys with values", 1));
        }
        let read: Self = serde_json::from_str(text).map_err(|error| {
            let said = error.to_string();
            match said.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
                Some((key, _)) => {
                    Refusal::new("mapping-file-key").with("key", key).with("line", error.line().to_string())
                }
                None => bad(said.split(" at line ").next().unwrap_or_default(), error.line()),
            }
        })?;
        match read.kind() {
            Some(_) => Ok(read),
            None => Err(Refusal::new("mapping-file-kind").with("kind", read.kind.as_str())),
        }
    }

    /// The document as text that is read back to it, with a line break at its end.
    pub fn to_json(&self) -> String {
        // Texts, lists and maps with text keys: nothing in it can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The kind of import that it is for, if it has columns to map.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_name(&self.kind).filter(|kind| kind.is_about_contacts() && !kind.needs_confirmation())
    }

    /// Its headers.
    pub fn headers(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.header.as_str()).collect()
    }
}

/// Whether what has keys is written with them: a list of its values would be taken for it.
fn has_names(tree: &Value) -> bool {
    let items = |key: &str| tree.get(key).and_then(Value::as_array).into_iter().flatten();
    let parts = |item: &Value| ["reading", "of"].iter().filter_map(|key| item.get(key)).all(Value::is_object);
    tree.is_object() && items("columns").chain(items("made")).all(|item| item.is_object() && parts(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_example_is_read_and_written_back() {
        let source = include_str!("mapping_file.rs");
        let lines = source.lines().skip_while(|line| *line != "//! ```json").skip(1);
        let text: String =
            lines.take_while(|line| *line != "//! ```").map(|line| format!("{}\n", &line[3..])).collect();
        let read = MappingFile::from_json(&text).unwrap();
        assert_eq!((read.columns.len(), read.made.len(), read.else_keys.len()), (7, 3, 2));
        assert_eq!(MappingFile::from_json(&read.to_json()), Ok(read));
    }

    #[test]
    fn a_key_that_is_not_known_is_named_with_its_line() {
        for (text, code, named) in [
            ("{\"kind\": \"contacts\",\n\"colums\": []}", "mapping-file-key", "colums"),
            (r#"{"kind":"contacts","columns":[{"header":"A","vals":{}}]}"#, "mapping-file-key", "vals"),
            (
                r#"{"kind":"contacts","columns":[{"header":"A","reading":{"dates":{"form":1}}}]}"#,
                "mapping-file-key",
                "form",
            ),
            (r#"{"kind":"contacts","columns":[{"header":"A","is":{"feld":"B"}}]}"#, "mapping-file-bad", ""),
            (r#"{"kind":"contact"}"#, "mapping-file-kind", ""),
            ("[\"contacts\"]", "mapping-file-bad", ""),
            (r#"{"kind":"contacts","columns":[["A"]]}"#, "mapping-file-bad", ""),
            (r#"{"kind":"contacts","columns":[{"header":"A","reading":["always"]}]}"#, "mapping-file-bad", ""),
            ("", "mapping-file-bad", ""),
        ] {
            let refused = MappingFile::from_json(text).unwrap_err();
            assert_eq!(refused.code, code, "{text}");
            assert!(named.is_empty() || format!("{:?}", refused.args).contains(named), "{refused:?}");
        }
    }

    #[test]
    fn what_earlier_versions_kept_is_read() {
        let kept = r#"{"columns":[{"header":"Genre","choice":{"field":"GENRE"},"is_key":false,"values":{"Jazz & blues":"JAZZ"}},
            {"header":"N","choice":null,"is_key":true,"values":{}}],"constants":{"SEATS":"2"}}"#;
        let read: MappingFile = serde_json::from_str(kept).unwrap();
        assert_eq!(read.columns[0].choice, Some(Choice::Field("GENRE".to_owned())));
        assert!(read.columns[1].is_key && read.columns[1].choice.is_none());
    }
}
