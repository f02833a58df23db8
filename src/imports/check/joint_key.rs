//! A key of several fields: LASTNAME + FIRSTNAME + ZIPCODE. One of them leads to a few contacts, the others tell which of
//! those is meant. Case, accents and spaces never count.

use std::collections::HashMap;

use super::checker::Checker;
use super::keys::Named;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::find;
use crate::contacts::slots::Slots;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, Input, standard};
use crate::imports::model::issue::{Issue, OrIssue};
use crate::table::Row;
use crate::text::{fold, fold_tight};

/// The contacts that a key of several fields names in a batch.
pub(crate) struct JointKey {
    /// Positions and fields.
    columns: Vec<(usize, FieldId)>,
    /// Of each row what it says, in the form in which it is compared; `None` if a cell is blank or unreadable.
    said: Vec<Option<Vec<String>>>,
    contacts: Vec<Contact>,
    by_values: HashMap<Vec<String>, Vec<usize>>,
}

impl JointKey {
    /// Looks up what these rows name.
    pub(crate) fn find(db: &mut Db, checker: &Checker, rows: &[Row], columns: &[(usize, FieldId)]) -> Result<Self> {
        let said: Vec<_> = rows.iter().map(|row| said(checker, row, columns)).collect();
        let contacts = candidates(db, checker.institution, columns, said.iter().flatten())?;
        let mut by_values: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for (at, contact) in contacts.iter().enumerate() {
            if let Some(values) = present(&contact.slots()?, columns) {
                by_values.entry(values).or_default().push(at);
            }
        }
        Ok(Self { columns: columns.to_vec(), said, contacts, by_values })
    }

    /// The contacts that were looked at.
    pub(crate) fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// Its first column.
    pub(crate) fn at(&self) -> usize {
        self.columns.first().map_or(0, |(at, _)| *at)
    }

    /// What the row at this place of the batch says, as one text.
    pub(crate) fn key(&self, at: usize) -> Option<String> {
        Some(self.said.get(at)?.as_ref()?.join(" "))
    }

    /// The contacts that the row at this place of the batch names.
    pub(crate) fn found(&self, at: usize) -> impl Iterator<Item = &Contact> {
        let said = self.said.get(at).and_then(Option::as_ref);
        let places = said.and_then(|said| self.by_values.get(said)).into_iter().flatten();
        places.filter_map(|place| self.contacts.get(*place))
    }

    /// The contact of the row at this place of the batch, or why there is not exactly one.
    pub(crate) fn named(&self, at: usize, row: &Row) -> OrIssue<Named<'_>> {
        let issue = |code| Issue::cell(row.number as i64, self.at(), code, &self.key(at).unwrap_or_default());
        let mut found = self.found(at);
        match (self.key(at), found.next(), found.count()) {
            (None, ..) => Err(Box::new(issue(Code::KeyBlank))),
            (_, contact, 0) => Ok(Named { contact, repair: None }),
            (_, _, more) => {
                let issue = issue(Code::KeyAmbiguous).with("n", more as i64 + 1);
                Err(Box::new(issue.with("first", "").with("second", "")))
            }
        }
    }
}

/// What a row says in the columns of the key; `None` if it lacks something.
fn said(checker: &Checker, row: &Row, columns: &[(usize, FieldId)]) -> Option<Vec<String>> {
    let value = |(at, field): &(usize, FieldId)| {
        let cell = checker.cell(row, *at);
        let decoded = checker.catalogue.by_id(*field)?.decode(cell, &checker.around(*at, &checker.country));
        match decoded.input {
            Some(Input::Set(value)) => Some(compared(*field, &value)),
            _ => None,
        }
    };
    columns.iter().map(value).collect()
}

/// What a contact has in the fields of the key; `None` if it lacks one.
fn present(slots: &Slots<'_>, columns: &[(usize, FieldId)]) -> Option<Vec<String>> {
    columns.iter().map(|(_, field)| slots.value(*field).map(|value| compared(*field, value))).collect()
}

fn compared(field: FieldId, value: &str) -> String {
    if field == standard::ZIPCODE { fold_tight(value) } else { fold(value) }
}

/// The contacts that the leading field of the key leads to.
fn candidates<'s>(
    db: &mut Db,
    institution: i64,
    columns: &[(usize, FieldId)],
    said: impl Iterator<Item = &'s Vec<String>>,
) -> Result<Vec<Contact>> {
    let place = |field: FieldId| columns.iter().position(|(_, own)| *own == field);
    let single = standard::KEYS.into_iter().find_map(|field| Some((field, place(field)?)));
    let names = [standard::LASTNAME, standard::FIRSTNAME].map(place);
    let leading = |values: &Vec<String>| match (single, names) {
        (Some((_, at)), _) | (None, [Some(at), None]) => values[at].clone(),
        (None, [Some(last), Some(first)]) => format!("{} {}", values[last], values[first]),
        (None, [None, _]) => place(standard::OFFICIAL_NAME).map(|at| values[at].clone()).unwrap_or_default(),
    };
    let mut wanted: Vec<String> = said.map(leading).filter(|text| !text.is_empty()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    match single {
        Some((field, _)) => find::by_keys(db, institution, field, &wanted),
        None => find::by_beginnings_of_names(db, institution, &wanted),
    }
}
