//! What the columns of a file are: the outcome of reading its header, kept with the import.

use serde::{Deserialize, Serialize};

use super::column_mapping::NewField;
use super::issue::Issue;
use crate::codes::Code;
use crate::fields::FieldId;
use crate::kinds::{Definition, Kind, OwnColumn};

/// What the columns of a file are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layout {
    /// The row of the header as the spreadsheet shows it.
    pub header_row: i64,
    /// The columns from the left, up to the last that has a header.
    pub columns: Vec<Column>,
    /// The position of the key column, if the kind and mode need one.
    pub key: Option<usize>,
    /// How many of the columns, behind those of the file, are made of them.
    #[serde(default, skip_serializing_if = "is_none_made")]
    pub made: usize,
    /// What tells a contact where the key column doesn't, in order: positions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub else_keys: Vec<Vec<usize>>,
    /// How many of the columns, the last ones, are not in the file: each a field with the same cell in every row.
    #[serde(default)]
    pub constants: usize,
    /// Custom fields that the import makes before its rows are applied.
    #[serde(default)]
    pub new_fields: Vec<(FieldId, NewField)>,
}

fn is_none_made(made: &usize) -> bool {
    *made == 0
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The header as in the file.
    pub header: String,
    /// What it is.
    pub role: Role,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Tells which contact the row is about.
    Key(FieldId),
    /// New values of a field.
    New(FieldId),
    /// The values of a field when the template was made.
    Old(FieldId),
    /// A known column that is not written.
    Context(FieldId),
    /// The signed check.
    Check,
    /// INSERT or UPDATE.
    Operation,
    /// The institution that the file is meant for.
    Institution,
    /// A column of a criterion-values file.
    Definition(Definition),
    /// Left out, as the user said.
    Ignored,
    /// No header.
    Blank,
    /// Not known; `near` is the code of a field that may be meant.
    Unknown {
        /// The proposal.
        near: Option<String>,
    },
}

impl Role {
    /// The role of a column that a kind has beside those of fields.
    pub fn of_own(column: OwnColumn) -> Self {
        match column {
            OwnColumn::Operation => Self::Operation,
            OwnColumn::Institution => Self::Institution,
            OwnColumn::Definition(definition) => Self::Definition(definition),
        }
    }
}

impl Layout {
    /// Whether there are columns that still have to be confirmed.
    pub fn is_open(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.role, Role::Unknown { .. }))
    }

    /// The columns that are known but not written, as notes, but for those that the kind compares. The columns that identify the contacts of our own templates, which
    /// have a signed check, are not worth one.
    pub fn context_columns(&self, kind: Kind) -> Vec<Issue> {
        if self.find(&Role::Check).is_some() {
            return Vec::new();
        }
        let is_context = |(_, column): &(usize, &Column)| matches!(column.role, Role::Context(field) if !kind.compared().contains(&field));
        let columns = self.columns.iter().enumerate().filter(is_context);
        columns.map(|(at, column)| Issue::cell(self.header_row, at, Code::ContextColumn, &column.header)).collect()
    }

    /// How many columns the file has.
    pub fn width(&self) -> usize {
        self.columns.len() - self.made - self.constants
    }

    /// The headers of the columns that are in the file.
    pub fn headers(&self) -> Vec<&str> {
        self.columns.iter().take(self.width()).map(|column| column.header.as_str()).collect()
    }

    /// The columns of each key, in the order in which they are tried: position and field.
    pub fn key_columns(&self) -> Vec<Vec<(usize, FieldId)>> {
        let first = self.key.map(|at| vec![at]);
        let keys = first.into_iter().chain(self.else_keys.iter().cloned());
        let of = |at: &usize| Some((*at, self.field(i32::try_from(*at).ok())?));
        keys.map(|columns| columns.iter().filter_map(of).collect::<Vec<_>>()).filter(|key| !key.is_empty()).collect()
    }

    /// The header of a column; empty for an issue about the row.
    pub fn header(&self, column: Option<i32>) -> &str {
        let column = column.and_then(|at| self.columns.get(usize::try_from(at).ok()?));
        column.map_or("", |column| column.header.as_str())
    }

    /// The field that a column is about.
    pub fn field(&self, column: Option<i32>) -> Option<FieldId> {
        match self.columns.get(usize::try_from(column?).ok()?)?.role {
            Role::Key(field) | Role::New(field) | Role::Old(field) | Role::Context(field) => Some(field),
            _ => None,
        }
    }

    /// The position of the column with this role.
    pub fn find(&self, role: &Role) -> Option<usize> {
        self.all(role).next()
    }

    /// The positions of all columns with this role.
    pub fn all(&self, role: &Role) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.role == *role).map(|(at, _)| at)
    }
}

/// The letters of a column as a spreadsheet shows them: A, B, … Z, AA.
pub fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push((b'A' + (rest % 26) as u8) as char);
        rest /= 26;
    }
    letters.iter().rev().collect()
}
