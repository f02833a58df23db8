//! The header: what each column of a file is (`/help/columns`).
//!
//! Headers match a field by code, alias or label in any of the three languages, whatever the language of the interface.
//! `[old] CODE` and `[new] CODE` are a pair; a known name without a prefix is read as new, unless the file has a `[new]`
//! column or the kind can't change the field: then it is context, which is never written.

use std::collections::HashMap;

use super::header_index::{HeaderIndex, Label, Meaning, Prefix, prefixed};
use super::proposals;
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::fields::{FieldId, standard};
use crate::imports::model::column_mapping::Choice;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Column, Layout, Role, letter};
use crate::imports::model::options::{Mode, Options};
use crate::kinds::{Definition, Kind, OwnColumn};
use crate::table::Row;
use crate::text::{fold_tight, trim};

/// The header stands within the first so many rows.
const HEADER_WITHIN: u64 = 4;

/// Finds the header among the first rows and says what each column is. An issue if the file has to be refused.
pub(crate) fn read(rows: &[Row], catalogue: &Catalogue, kind: Kind, options: &Options) -> Result<Layout, Box<Issue>> {
    let names = HeaderIndex::new(catalogue, kind);
    let mut refused = None;
    for row in first_rows(rows, options) {
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
        _ => Box::new(Issue::row(rows.first().map_or(0, |row| row.number as i64), Code::NoHeader)),
    })
}

/// The rows among which the header is, or the one of which the user said that it is the header.
pub(crate) fn first_rows<'r>(rows: &'r [Row], options: &Options) -> impl Iterator<Item = &'r Row> + use<'r> {
    let said = options.answers.header_row;
    let first = rows.iter().take_while(|row| row.number <= HEADER_WITHIN);
    first.filter(move |row| said.is_none_or(|said| said == row.number as i64))
}

/// What the columns would be if the row with most known names is the header, or else the first with most filled cells and
/// at least two: for a file of which the user has to say more, since nothing in it is known, it has no key or two columns
/// mean the same.
pub(crate) fn draft(rows: &[Row], catalogue: &Catalogue, kind: Kind, options: &Options) -> Option<Layout> {
    let names = HeaderIndex::new(catalogue, kind);
    let mut best: Option<((usize, usize), Layout)> = None;
    for row in first_rows(rows, options) {
        let (layout, _) = columns(row.number as i64, &headers(row), &names, catalogue, kind, options);
        let filled = row.cells.iter().filter(|cell| !trim(cell).is_empty()).count();
        let rank = (layout.columns.iter().filter(|column| is_recognised(&column.role)).count(), filled);
        if filled > 1 && best.as_ref().is_none_or(|(most, _)| rank > *most) {
            best = Some((rank, layout));
        }
    }
    best.map(|(_, layout)| layout)
}

/// Whether a name is known, or nearly.
pub(crate) fn is_recognised(role: &Role) -> bool {
    !matches!(role, Role::Unknown { near: None } | Role::Blank | Role::Ignored)
}

/// What columns with these headers are, without a key.
pub fn recognise(headers: &[&str], catalogue: &Catalogue, kind: Kind, options: &Options) -> Layout {
    columns(0, headers, &HeaderIndex::new(catalogue, kind), catalogue, kind, options).0
}

/// The layout if this row is the header, else how many known names it has and why it can't be.
fn layout(
    row: &Row,
    names: &HeaderIndex,
    catalogue: &Catalogue,
    kind: Kind,
    options: &Options,
) -> Result<Layout, (usize, Box<Issue>)> {
    let headers = headers(row);
    let row = row.number as i64;
    let (mut layout, known) = columns(row, &headers, names, catalogue, kind, options);
    layout.add_made(catalogue, kind, options);
    if kind.is_about_contacts() {
        layout.choose_key(kind, options, names).map_err(|issue| (known, issue))?;
    } else if layout.find(&Role::Definition(Definition::Criterion)).is_none() {
        return Err((known, Box::new(Issue::row(row, Code::NoKeyColumn).with("keys", "CRITERION").with("found", ""))));
    }
    let is_missing = |column: &&OwnColumn| layout.find(&Role::of_own(**column)).is_none();
    if let Some(missing) = kind.required().iter().find(is_missing) {
        return Err((known, Box::new(Issue::row(row, Code::ColumnMissing).with("name", missing.header()))));
    }
    if known + layout.made == 0 {
        return Err((0, Box::new(Issue::row(row, Code::NoHeader))));
    }
    layout.refuse_twins().map_err(|issue| (known, issue))?;
    layout.add_constants(catalogue, kind, options);
    layout.settle_consents(catalogue);
    Ok(layout)
}

/// What the columns with these headers are, and how many of them are known names.
fn columns(
    row: i64,
    headers: &[&str],
    names: &HeaderIndex,
    catalogue: &Catalogue,
    kind: Kind,
    options: &Options,
) -> (Layout, usize) {
    let labels = labels(headers, names, options);
    let known = labels.iter().filter(|label| label.is_known()).count();
    let mut layout = Layout { header_row: row, ..Layout::default() };
    let has_new = labels.iter().any(|label| label.prefix == Some(Prefix::New));
    for ((at, header), label) in headers.iter().enumerate().zip(labels) {
        let role = match options.answers.columns.get(&at) {
            Some(Choice::Context) => as_context(role(&label, catalogue, kind, options, has_new)),
            None if options.answers.is_source(at) => as_source(role(&label, catalogue, kind, options, has_new)),
            _ => role(&label, catalogue, kind, options, has_new),
        };
        layout.columns.push(Column { header: (*header).to_owned(), role });
    }
    (layout, known)
}

/// What the headers say, judged together. Proposals are taken where they were confirmed beforehand.
fn labels(headers: &[&str], names: &HeaderIndex, options: &Options) -> Vec<Label> {
    // A template has our names; what stands beside them are the user's own notes.
    let is_foreign = !headers.iter().any(|header| is_prefixed(header));
    let label = |(at, header): (usize, &&str)| names.label(at, header, is_foreign, options);
    let mut labels: Vec<Label> = headers.iter().enumerate().map(label).collect();
    proposals::settle_names(headers, &mut labels, |at| options.answers.columns.contains_key(&at));
    proposals::propose(&mut labels, names);
    for label in labels.iter_mut().filter(|_| options.accept_columns) {
        if let Meaning::Unknown { near: Some(near) } = &label.meaning
            && let Some(field) = names.field(near)
        {
            label.meaning = Meaning::Field(field);
        }
    }
    labels
}

/// A column that the user wants to read, not to write.
fn as_context(role: Role) -> Role {
    match role {
        Role::New(field) => Role::Context(field),
        other => other,
    }
}

/// A column of which others are made need not be anything else.
fn as_source(role: Role) -> Role {
    match role {
        Role::Unknown { .. } => Role::Ignored,
        other => other,
    }
}

/// The texts of the header row up to the last that is filled.
pub(crate) fn headers(row: &Row) -> Vec<&str> {
    let mut headers: Vec<&str> = row.cells.iter().map(trim).collect();
    while headers.last().is_some_and(|header| header.is_empty()) {
        headers.pop();
    }
    headers
}

fn role(label: &Label, catalogue: &Catalogue, kind: Kind, options: &Options, has_new: bool) -> Role {
    let can_change = |field: FieldId| {
        catalogue.by_id(field).is_some_and(|field| kind.can_change(field))
            && (field != standard::CONTACT_NR || options.mode != Mode::Update)
    };
    match (&label.meaning, label.prefix) {
        (Meaning::Blank, _) => Role::Blank,
        (Meaning::Ignored, _) => Role::Ignored,
        (Meaning::Check, _) => Role::Check,
        (Meaning::Own(column), _) => Role::of_own(*column),
        (Meaning::Unknown { .. }, _) if options.accept_columns && !label.has_near() => Role::Ignored,
        (Meaning::Unknown { near }, _) => Role::Unknown { near: near.clone() },
        (Meaning::Field(field), Some(Prefix::New)) if can_change(*field) => Role::New(*field),
        (Meaning::Field(_), Some(Prefix::New)) if options.accept_columns => Role::Ignored,
        (Meaning::Field(_), Some(Prefix::New)) => Role::Unknown { near: None },
        (Meaning::Field(field), Some(Prefix::Old)) if can_change(*field) => Role::Old(*field),
        (Meaning::Field(field), None) if (!has_new || standard::is_of_consent(*field)) && can_change(*field) => {
            Role::New(*field)
        }
        (Meaning::Field(field), _) => Role::Context(*field),
    }
}

impl Layout {
    /// The key: the column that the user chose, else the first column if it is one, else the contact number, else the
    /// only one that there is.
    fn choose_key(&mut self, kind: Kind, options: &Options, names: &HeaderIndex) -> Result<(), Box<Issue>> {
        if !kind.needs_key(options.mode) {
            return Ok(());
        }
        let keys: Vec<(usize, FieldId)> =
            self.columns.iter().enumerate().filter_map(|column| key_candidate(kind, column)).collect();
        let chosen = match &options.key {
            _ if options.answers.key.is_some() => keys.iter().find(|(at, _)| Some(*at) == options.answers.key),
            Some(name) => keys.iter().find(|(at, field)| {
                fold_tight(&self.columns[*at].header) == fold_tight(name) || names.field(name) == Some(*field)
            }),
            None => keys
                .iter()
                .find(|(at, _)| *at == 0)
                .or_else(|| keys.iter().find(|(_, field)| *field == standard::CONTACT_NR))
                .or_else(|| keys.first().filter(|_| keys.len() == 1)),
        };
        self.else_keys = self.find_else_keys(options, names)?;
        let Some((at, field)) = chosen else {
            let is_told_otherwise = !self.else_keys.is_empty();
            return if is_told_otherwise { Ok(()) } else { Err(Box::new(self.no_key(kind, &keys, names))) };
        };
        self.columns[*at].role = Role::Key(*field);
        self.key = Some(*at);
        Ok(())
    }

    /// That no column is the key: which could be, else which are missing.
    fn no_key(&self, kind: Kind, candidates: &[(usize, FieldId)], names: &HeaderIndex) -> Issue {
        let shown = |(at, _): &(usize, FieldId)| format!("{} ({})", self.columns[*at].header, letter(*at));
        let found: Vec<String> = candidates.iter().map(shown).collect();
        let is_there = |field: &FieldId| self.columns.iter().any(|column| column.role == Role::New(*field));
        let missing = kind.keys().iter().filter(|field| !is_there(field)).filter_map(|field| names.code(*field));
        let missing: Vec<&str> = missing.map(String::as_str).collect();
        let issue = Issue::row(self.header_row, Code::NoKeyColumn);
        issue.with("keys", missing.join(", ")).with("found", found.join(", "))
    }

    /// The columns of the keys that are tried after the key column. Each has to be there.
    fn find_else_keys(&self, options: &Options, names: &HeaderIndex) -> Result<Vec<Vec<usize>>, Box<Issue>> {
        let column =
            |code: &String| names.field(code).and_then(|field| self.columns.iter().position(|c| says(c, field)));
        let key = |codes: &Vec<String>| match codes.iter().map(column).collect::<Option<Vec<usize>>>() {
            Some(columns) => Ok(columns),
            None => Err(Box::new(
                Issue::row(self.header_row, Code::NoKeyColumn).with("keys", codes.join(" + ")).with("found", ""),
            )),
        };
        options.answers.else_keys.iter().map(key).collect()
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

fn key_candidate(kind: Kind, (at, column): (usize, &Column)) -> Option<(usize, FieldId)> {
    match column.role {
        Role::New(field) | Role::Context(field) if !is_prefixed(&column.header) => {
            kind.keys().contains(&field).then_some((at, field))
        }
        _ => None,
    }
}

/// Whether a column tells the values of a field for a key.
fn says(column: &Column, field: FieldId) -> bool {
    let is_it = matches!(column.role, Role::New(own) | Role::Context(own) | Role::Key(own) if own == field);
    is_it && !is_prefixed(&column.header)
}

/// Whether a header is one of a pair of columns of a template.
pub(crate) fn is_prefixed(header: &str) -> bool {
    prefixed(header).0.is_some()
}
