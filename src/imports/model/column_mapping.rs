//! What a user said about the columns of a file, and what a mapping or an earlier file said in their place.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::making::MadeColumn;
use super::reading::Reading;
use super::rule::Rule;
use crate::codes::Code;
use crate::contacts::definitions;
use crate::fields::{Field, FieldId, Group, TEXT_MAX, Type, is_code};
use crate::text::{fold, trim};

/// What is known of the columns beyond what their headers say. Positions are those of the columns, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnMapping {
    /// The row that the positions belong to; `None` while nobody has said anything.
    pub header_row: Option<i64>,
    /// What columns are; of the others the header decides.
    pub columns: BTreeMap<usize, Choice>,
    /// The key column, where it is not the one that the headers give.
    pub key: Option<usize>,
    /// By column what stands in the file, and the cell that it is read as: `Client VIP` as `VIP`.
    pub values: BTreeMap<usize, BTreeMap<String, String>>,
    /// By code of a field the cell that every row has for it.
    pub constants: BTreeMap<String, String>,
    /// The rules of those.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constant_rules: BTreeMap<String, Rule>,
    /// How the cells of columns are read and written, where that was said.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reading: BTreeMap<usize, Reading>,
    /// Columns that are made of those of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<MadeColumn<usize>>,
    /// What tells a contact where the key column doesn't, in order: each one field or several, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub else_keys: Vec<Vec<String>>,
    /// The warnings that keep an update from starting by itself; `None`: the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stops: Option<BTreeSet<Code>>,
    /// Columns that the mapping makes something of and that the file lacks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Who gave the answers, if it was not the user alone.
    pub origin: Option<Origin>,
    /// Whether the user agreed; answers of a mapping are proposals before.
    pub confirmed: bool,
}

impl ColumnMapping {
    /// How the column at a position is read, in a file of this width, behind which stand the columns that are made.
    pub fn reading_of(&self, at: usize, width: usize) -> Option<&Reading> {
        match at.checked_sub(width) {
            None => self.reading.get(&at),
            Some(made) => self.made.get(made).map(|made| &made.reading),
        }
    }

    /// Whether something is made of the column at a position.
    pub fn is_source(&self, at: usize) -> bool {
        self.made.iter().any(|made| made.sources().contains(&&at))
    }
}

/// Where answers come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A mapping that the institution keeps, by name.
    Mapping(String),
    /// A system whose files are known, by name.
    System(String),
    /// A document that came with the file.
    Document,
    /// The import, by number, of which the file is the corrected one.
    Parent(i64),
}

/// What a column is, as somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Leave it out.
    Ignore,
    /// It is what its header says, but it is not written.
    Context,
    /// It is this field, by code; the prefix of its header stands.
    Field(String),
    /// It is a custom field that the import makes, unless there is one with its code by now.
    NewField(NewField),
}

/// A custom field that an import is to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewField {
    /// The code; no field has it yet.
    pub code: String,
    /// What people call it, in every language until someone translates it.
    pub label: String,
    /// The word of its type: `text`, `number`, `date` or `yes/no`.
    pub kind: String,
}

impl NewField {
    /// The longest label, in characters.
    pub const LABEL_MAX: usize = 100;

    /// The types that a new field can have, the usual one first: all but those with codes, which no column gives.
    pub fn types() -> impl Iterator<Item = Type> {
        Type::definable().filter(|kind| !kind.has_codes())
    }

    /// A field for a column with this header: `Shoe size` becomes `SHOE_SIZE`. `is_taken` says which codes there are.
    pub fn for_header(header: &str, kind: &str, is_taken: impl Fn(&str) -> bool) -> Self {
        let label: String = trim(header).chars().take(Self::LABEL_MAX).collect();
        let stem = code_of(&label);
        let numbered = (2..).map(|n| format!("{stem}_{n}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|code| is_code(code) && !is_taken(code));
        Self { code: free.unwrap_or(stem), label, kind: kind.to_owned() }
    }

    /// The field under its id.
    pub fn field(&self, id: FieldId) -> Field {
        let kind = definitions::field_type(&self.kind).unwrap_or(Type::Text { max: TEXT_MAX });
        Field::new(id, &self.code, Group::Custom, kind, std::array::from_fn(|_| self.label.clone()))
    }
}

/// A code made of the letters and digits of a text; it starts with a letter.
fn code_of(text: &str) -> String {
    /// Codes are typed by people: a long header is cut.
    const LONGEST: usize = 40;
    let upper = fold(text).to_uppercase();
    let words = upper.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let code: String = words.collect::<Vec<_>>().join("_").chars().take(LONGEST).collect();
    let code = code.trim_end_matches('_');
    match code.chars().next() {
        None => "FIELD".to_owned(),
        Some(first) if first.is_ascii_alphabetic() => code.to_owned(),
        Some(_) => format!("FIELD_{code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_becomes_a_code() {
        for (header, code) in [
            ("Shoe size", "SHOE_SIZE"),
            ("truffles_earned", "TRUFFLES_EARNED"),
            ("  Nº de l’adhérent (2026) ", "NO_DE_L_ADHERENT_2026"),
            ("2026", "FIELD_2026"),
            ("vide", "VIDE_2"),
            ("年", "FIELD"),
        ] {
            assert_eq!(NewField::for_header(header, "text", |_| false).code, code, "{header}");
        }
        assert_eq!(NewField::for_header("Size", "text", |code| code == "SIZE").code, "SIZE_2");
    }
}
