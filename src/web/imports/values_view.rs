//! What words of the file are read as, as a form shows it, and as it is sent.
//!
//! Its fields: `f0.0` is read as the cell `t0.0`; with `v0.0` as `blank` or `clear` the value is left as it is, or cleared,
//! instead. Where codes are chosen from a list, `t0.0` may say `:blank` or `=`.

use std::collections::BTreeMap;

use crate::fields::{Field, Type};
use crate::i18n::Language;
use crate::imports::{ColumnMapping, Layout, Role, UnknownValue, letter};
use crate::text::trim;
use crate::web::value_words::ValueWords;

/// Rows for further words of a column.
const SPARE: usize = 2;

/// The entry of a list that leaves the value as it is.
pub(super) const BLANK: &str = ":blank";

/// The cell that clears.
const CLEAR: &str = "=";

/// The table of values of a column.
pub(crate) struct ValuesView {
    pub at: usize,
    pub letter: String,
    pub header: String,
    pub field: String,
    /// The codes of its field: code and label; none if any text may be entered.
    pub codes: Vec<(String, String)>,
    pub rows: Vec<ValueView>,
}

/// A text of the file, and what it is read as.
#[derive(Clone)]
pub(crate) struct ValueView {
    pub at: usize,
    pub text: String,
    /// In how many rows it stands; 0 if that is not known.
    pub count: i64,
    /// The cell; [`BLANK`] for a blank one.
    pub cell: String,
}

impl ValueView {
    /// Whether it leaves the value as it is.
    pub(crate) fn is_blank(&self) -> bool {
        self.cell == BLANK
    }

    /// Whether it clears the value.
    pub(crate) fn is_clear(&self) -> bool {
        self.cell == CLEAR
    }

    /// The cell as it is typed.
    pub(crate) fn typed(&self) -> &str {
        if self.is_blank() || self.is_clear() { "" } else { &self.cell }
    }
}

/// The tables of the columns that have one, or words that their fields don't know.
pub(super) fn views(
    layout: &Layout,
    answers: &ColumnMapping,
    unknown: &[UnknownValue],
    words: &ValueWords<'_>,
) -> Vec<ValuesView> {
    let mut views = Vec::new();
    for (at, column) in layout.columns.iter().enumerate().take(layout.width()) {
        let rows = rows(at, answers, unknown);
        let field = match column.role {
            Role::New(field) | Role::Key(field) | Role::Context(field) => words.catalogue.by_id(field),
            _ => None,
        };
        if rows.is_empty() {
            continue;
        }
        views.push(ValuesView {
            at,
            letter: letter(at),
            header: column.header.clone(),
            field: field.map(|field| words.label(field.id)).unwrap_or_default(),
            codes: field.map(|field| codes(field, words.language)).unwrap_or_default(),
            rows,
        });
    }
    views
}

fn rows(at: usize, answers: &ColumnMapping, unknown: &[UnknownValue]) -> Vec<ValueView> {
    let cell = |cell: &String| if cell.is_empty() { BLANK.to_owned() } else { cell.clone() };
    let said = answers.values.get(&at).into_iter().flatten();
    let mut rows: Vec<ValueView> =
        said.map(|(text, read)| ValueView { at: 0, text: text.clone(), count: 0, cell: cell(read) }).collect();
    for value in unknown.iter().filter(|value| value.column == at) {
        match rows.iter_mut().find(|row| row.text == value.value) {
            Some(row) => row.count = value.rows,
            None => {
                rows.push(ValueView { at: 0, text: value.value.clone(), count: value.rows, cell: String::new() });
            }
        }
    }
    rows.iter_mut().enumerate().for_each(|(at, row)| row.at = at);
    rows
}

/// Rows for words of a column that no test has found, behind those of its table.
pub(super) fn spare(at: usize, views: &[ValuesView]) -> Vec<ValueView> {
    let used = views.iter().find(|view| view.at == at).map_or(0, |view| view.rows.len());
    let row = |at| ValueView { at, text: String::new(), count: 0, cell: String::new() };
    (used..used + SPARE).map(row).collect()
}

/// What can be chosen for a field with few values.
fn codes(field: &Field, language: Language) -> Vec<(String, String)> {
    const MANY: usize = 300;
    if field.kind == Type::YesNo {
        return ["TRUE", "FALSE"].map(|word| (word.to_owned(), field.show(word, language))).into();
    }
    if field.kind != Type::List || field.values().len() > MANY {
        return Vec::new();
    }
    let active = field.values().iter().filter(|value| value.active);
    active.map(|value| (value.code.clone(), value.labels[language.index()].clone())).collect()
}

/// What was sent: by column the words and their cells; `None` if it is no form of ours.
pub(super) fn sent(fields: &BTreeMap<&str, &str>) -> Option<BTreeMap<usize, BTreeMap<String, String>>> {
    let mut values: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
    for (name, text) in fields.iter().filter(|(_, text)| !trim(text).is_empty()) {
        let Some((at, row)) = name.strip_prefix('f').and_then(|place| place.split_once('.')) else { continue };
        let field = |name: &str| trim(fields.get(format!("{name}{at}.{row}").as_str()).copied().unwrap_or_default());
        let cell = match (field("v"), field("t")) {
            ("blank", _) | (_, BLANK) => "",
            ("clear", _) => CLEAR,
            (_, "") => continue,
            (_, cell) => cell,
        };
        values.entry(at.parse().ok()?).or_default().insert(trim(text).to_owned(), cell.to_owned());
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_a_value_or_none() {
        let fields = [
            ("f1.0", "Client VIP"),
            ("t1.0", "VIP"),
            ("f1.1", "left alone"),
            ("t1.1", ""),
            ("f1.2", "N/A"),
            ("t1.2", BLANK),
            ("f2.0", " - "),
            ("v2.0", "blank"),
            ("f2.1", "aucun"),
            ("v2.1", "clear"),
            ("t2.1", "x"),
            ("f2.2", "none"),
            ("t2.2", "="),
        ];
        let table = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let wanted = [
            (1, table(&[("Client VIP", "VIP"), ("N/A", "")])),
            (2, table(&[("-", ""), ("aucun", "="), ("none", "=")])),
        ];
        assert_eq!(sent(&fields.into()), Some(wanted.into()));
        assert_eq!(sent(&[("fx.0", "a"), ("tx.0", "b")].into()), None);
    }
}
