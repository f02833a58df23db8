//! The header: what each column of a file is (PRODUCT.md section 4).
//!
//! Headers match a field by code, alias or label in any of the three languages, whatever the language of the interface.
//! `[old] CODE` and `[new] CODE` are a pair; a known name without a prefix is read as new, unless the file has a `[new]`
//! column or the kind can't change the field: then it is context, which is never written.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::import::{Mode, Options};
use super::issue::Issue;
use super::names::{Label, Meaning, Names, Prefix, prefixed};
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::fields::{FieldId, standard};
use crate::kinds::{Definition, Kind};
use crate::table::Row;
use crate::text::{fold_tight, trim};

/// The header stands within the first so many rows.
const HEADER_WITHIN: u64 = 4;

/// What the columns of a file are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The row of the header as the spreadsheet shows it.
    pub header_row: i64,
    /// The columns from the left, up to the last that has a header.
    pub columns: Vec<Column>,
    /// The position of the key column, if the kind and mode need one.
    pub key: Option<usize>,
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

/// What a user said a column is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Leave it out.
    Ignore,
    /// It is this field, by code; the prefix of its header stands.
    Field(String),
}

impl Layout {
    /// The columns that still have to be confirmed, as issues.
    pub fn open_questions(&self) -> Vec<Issue> {
        let unknown = self.columns.iter().enumerate().filter_map(|(at, column)| match &column.role {
            Role::Unknown { near } => Some((at, column, near)),
            _ => None,
        });
        unknown
            .map(|(at, column, near)| {
                let code = if near.is_some() { Code::NearMissColumn } else { Code::UnknownColumn };
                Issue::cell(self.header_row, at, code, &column.header).with("near", near.as_deref().unwrap_or_default())
            })
            .collect()
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
        self.columns.iter().position(|column| column.role == *role)
    }
}

/// Finds the header among the first rows and says what each column is. An issue if the file has to be refused.
pub fn read(rows: &[Row], catalogue: &Catalogue, kind: Kind, options: &Options) -> Result<Layout, Box<Issue>> {
    let names = Names::new(catalogue, kind);
    let first = || rows.iter().take_while(|row| row.number <= HEADER_WITHIN);
    let mut refused = None;
    for row in first() {
        match layout(row, &names, catalogue, kind, options) {
            Ok(layout) => return Ok(layout),
            // The first row that has any known name is the header that the user meant.
            Err((known, issue)) if refused.as_ref().is_none_or(|(most, _)| known > *most) => {
                refused = Some((known, issue))
            }
            Err(_) => {}
        }
    }
    Err(match refused {
        Some((known, issue)) if known > 0 => issue,
        _ => Box::new(Issue::row(first().next().map_or(0, |row| row.number as i64), Code::NoHeader)),
    })
}

/// The layout if this row is the header, else how many known names it has and why it can't be.
fn layout(
    row: &Row,
    names: &Names,
    catalogue: &Catalogue,
    kind: Kind,
    options: &Options,
) -> Result<Layout, (usize, Box<Issue>)> {
    let headers = headers(row);
    let labels: Vec<Label> = headers.iter().enumerate().map(|(at, header)| names.label(at, header, options)).collect();
    let known = labels.iter().filter(|label| label.is_known()).count();
    let row = row.number as i64;
    let mut layout = Layout { header_row: row, columns: Vec::new(), key: None };
    let has_new = labels.iter().any(|label| label.prefix == Some(Prefix::New));
    let beside_lastname = labels.iter().any(|label| label.meaning == Meaning::Field(standard::LASTNAME));
    for (header, mut label) in headers.iter().zip(labels) {
        if beside_lastname && fold_tight(header) == "nome" {
            label.meaning = Meaning::Field(standard::FIRSTNAME);
        }
        let role = role(&label, catalogue, kind, options, has_new);
        layout.columns.push(Column { header: (*header).to_owned(), role });
    }
    if kind != Kind::CriterionValues {
        layout.choose_key(kind, options, names).map_err(|issue| (known, issue))?;
    } else if layout.find(&Role::Definition(Definition::Criterion)).is_none() {
        return Err((known, Box::new(Issue::row(row, Code::NoKeyColumn).with("keys", "CRITERION"))));
    }
    if known == 0 {
        return Err((0, Box::new(Issue::row(row, Code::NoHeader))));
    }
    layout.refuse_twins().map_err(|issue| (known, issue))?;
    Ok(layout)
}

/// The texts of the header row up to the last that is filled.
fn headers(row: &Row) -> Vec<&str> {
    let mut headers: Vec<&str> = row.cells.iter().map(trim).collect();
    while headers.last().is_some_and(|header| header.is_empty()) {
        headers.pop();
    }
    headers
}

fn role(label: &Label, catalogue: &Catalogue, kind: Kind, options: &Options, has_new: bool) -> Role {
    let can_change = |field: FieldId| {
        catalogue.by_id(field).is_some_and(|field| kind.can_change(field))
            && (field != standard::CONTACT_NR || options.mode == Mode::Create)
    };
    match (&label.meaning, label.prefix) {
        (Meaning::Blank, _) => Role::Blank,
        (Meaning::Ignored, _) => Role::Ignored,
        (Meaning::Check, _) => Role::Check,
        (Meaning::Operation, _) => Role::Operation,
        (Meaning::Definition(definition), _) => Role::Definition(*definition),
        (Meaning::Unknown { .. }, _) if options.accept_columns && !label.has_near() => Role::Ignored,
        (Meaning::Unknown { near }, _) => Role::Unknown { near: near.clone() },
        (Meaning::Field(field), Some(Prefix::New)) if can_change(*field) => Role::New(*field),
        (Meaning::Field(_), Some(Prefix::New)) if options.accept_columns => Role::Ignored,
        (Meaning::Field(_), Some(Prefix::New)) => Role::Unknown { near: None },
        (Meaning::Field(field), Some(Prefix::Old)) if can_change(*field) => Role::Old(*field),
        (Meaning::Field(field), None) if !has_new && can_change(*field) => Role::New(*field),
        (Meaning::Field(field), _) => Role::Context(*field),
    }
}

impl Layout {
    /// The key: the column that the user chose, else the first column if it is one, else the contact number, else the
    /// only one that there is.
    fn choose_key(&mut self, kind: Kind, options: &Options, names: &Names) -> Result<(), Box<Issue>> {
        if kind == Kind::Contacts && options.mode == Mode::Create {
            return Ok(());
        }
        let keys: Vec<(usize, FieldId)> = self.columns.iter().enumerate().filter_map(key_candidate).collect();
        let chosen = match &options.key {
            Some(name) => keys.iter().find(|(at, field)| {
                fold_tight(&self.columns[*at].header) == fold_tight(name) || names.field(name) == Some(*field)
            }),
            None => keys
                .iter()
                .find(|(at, _)| *at == 0)
                .or_else(|| keys.iter().find(|(_, field)| *field == standard::CONTACT_NR))
                .or_else(|| keys.first().filter(|_| keys.len() == 1)),
        };
        let Some((at, field)) = chosen else {
            let names = "CONTACT_NR, EXTERNAL_ID, EMAIL, PHONE";
            return Err(Box::new(Issue::row(self.header_row, Code::NoKeyColumn).with("keys", names)));
        };
        self.columns[*at].role = Role::Key(*field);
        self.key = Some(*at);
        Ok(())
    }

    /// Two columns that mean the same can't both be right.
    fn refuse_twins(&self) -> Result<(), Box<Issue>> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, column) in self.columns.iter().enumerate() {
            let meaning = match &column.role {
                Role::Blank => continue,
                Role::Ignored | Role::Unknown { .. } => fold_tight(&column.header),
                Role::Key(field) | Role::Context(field) if !is_prefixed(&column.header) => format!("plain {field}"),
                role => format!("{role:?}"),
            };
            if let Some(first) = seen.insert(meaning, at) {
                let issue = Issue::cell(self.header_row, at, Code::DuplicateHeader, &column.header)
                    .with("column", column.header.as_str())
                    .with("first", letter(first))
                    .with("second", letter(at));
                return Err(Box::new(issue));
            }
        }
        Ok(())
    }
}

fn key_candidate((at, column): (usize, &Column)) -> Option<(usize, FieldId)> {
    const KEYS: [FieldId; 4] = [standard::CONTACT_NR, standard::EXTERNAL_ID, standard::EMAIL, standard::PHONE];
    match column.role {
        Role::New(field) | Role::Context(field) if KEYS.contains(&field) && !is_prefixed(&column.header) => {
            Some((at, field))
        }
        _ => None,
    }
}

fn is_prefixed(header: &str) -> bool {
    prefixed(header).0.is_some()
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
