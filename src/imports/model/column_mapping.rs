//! What a user said about the columns of a file, and what a mapping or an earlier file said in their place.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

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
    /// Who gave the answers, if it was not the user alone.
    pub origin: Option<Origin>,
    /// Whether the user agreed; answers of a mapping are proposals before.
    pub confirmed: bool,
}

/// Where answers come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A mapping that the institution keeps, by name.
    Mapping(String),
    /// A system whose files are known, by name.
    System(String),
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

/// What the cells of a column are read as.
#[derive(Debug)]
pub(crate) enum Substitute {
    /// What stands there.
    Itself,
    /// The same in every row.
    Constant(String),
    /// By folded text; what is not in the table is itself.
    Table(HashMap<String, String>),
}

impl Substitute {
    /// The substitutes of the columns of a layout of this width and with these constants after it; empty if every cell
    /// is itself, which is the rule.
    pub fn of_columns(answers: &ColumnMapping, width: usize, constants: &[String]) -> Vec<Self> {
        if answers.values.is_empty() && constants.is_empty() {
            return Vec::new();
        }
        let table = |at| answers.values.get(&at).filter(|table| !table.is_empty());
        let of_file = (0..width).map(|at| match table(at) {
            Some(table) => Self::Table(table.iter().map(|(text, cell)| (fold(text), cell.clone())).collect()),
            None => Self::Itself,
        });
        let of_constants = constants.iter().map(|code| match answers.constants.get(code) {
            Some(cell) => Self::Constant(cell.clone()),
            None => Self::Itself,
        });
        of_file.chain(of_constants).collect()
    }

    /// What a trimmed cell is read as.
    pub fn read<'a>(&'a self, cell: &'a str) -> &'a str {
        match self {
            Self::Itself => cell,
            Self::Constant(constant) => constant,
            Self::Table(_) if cell.is_empty() => cell,
            Self::Table(table) => table.get(&fold(cell)).map_or(cell, String::as_str),
        }
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

    #[test]
    fn a_table_of_values_ignores_case_and_accents() {
        let table = [("Client privilégié".to_owned(), "VIP".to_owned())].into();
        let answers = ColumnMapping { values: [(1, table)].into(), ..ColumnMapping::default() };
        let all = Substitute::of_columns(&answers, 2, &[]);
        assert_eq!(all[0].read("Client privilégié"), "Client privilégié");
        assert_eq!((all[1].read("CLIENT PRIVILEGIE"), all[1].read("autre"), all[1].read("")), ("VIP", "autre", ""));
    }
}
