//! Keys in order: the key column, and what tells a contact where that doesn't. The first that is filled and finds exactly
//! one contact counts; keys of one row that find different contacts leave open who is meant.

use super::checker::Checker;
use super::joint_key::JointKey;
use super::keys::{Keys, Named};
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::model::issue::{Issue, OrIssue};
use crate::table::Row;

/// The contacts that all keys of a batch name.
pub(crate) struct KeyOrder {
    keys: Vec<Key>,
}

struct Key {
    /// Positions.
    columns: Vec<usize>,
    fields: Vec<FieldId>,
    contacts: Found,
}

enum Found {
    Single(Keys),
    Joint(JointKey),
}

/// Whom the keys of a row name.
pub(crate) struct Told<'k> {
    /// Whom, and what was repaired.
    pub named: Named<'k>,
    /// The columns of the key that counted.
    pub by: &'k [usize],
    /// That a key before it is filled and finds nobody.
    pub fallback: Option<Issue>,
}

impl KeyOrder {
    /// Looks up the keys of these rows, all rows of a key at once; `None` if the file has no key.
    pub(crate) fn find(db: &mut Db, checker: &Checker, rows: &[Row]) -> Result<Option<Self>> {
        let mut keys = Vec::new();
        for columns in checker.layout.key_columns() {
            let (places, fields) = columns.iter().copied().unzip();
            let contacts = match columns.as_slice() {
                [(at, field)] if *field != standard::LASTNAME && *field != standard::OFFICIAL_NAME => {
                    Found::Single(Keys::find(db, checker, rows, *at, *field)?)
                }
                _ => Found::Joint(JointKey::find(db, checker, rows, &columns)?),
            };
            keys.push(Key { columns: places, fields, contacts });
        }
        Ok((!keys.is_empty()).then_some(Self { keys }))
    }

    /// The contacts that were found.
    pub(crate) fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.keys.iter().flat_map(|key| match &key.contacts {
            Found::Single(keys) => keys.contacts(),
            Found::Joint(key) => key.contacts(),
        })
    }

    /// What the filled keys of the row at this place of the batch say, each under the name of its fields: no other row may
    /// make a contact of the same. A number and an external id are told apart without it.
    pub(crate) fn said(&self, at: usize) -> Vec<String> {
        let is_told_otherwise = |key: &&Key| matches!(key.fields[..], [standard::CONTACT_NR | standard::EXTERNAL_ID]);
        let said = self.keys.iter().filter(|key| !is_told_otherwise(key));
        said.filter_map(|key| Some(format!("{:?} {}", key.fields, key.text(at)?))).collect()
    }

    /// Whom the row at this place of the batch is about, or what is wrong with its keys.
    pub(crate) fn named(&self, at: usize, row: &Row) -> OrIssue<Told<'_>> {
        let (mut told, mut unknown, mut several) = (None::<Told<'_>>, None::<&Key>, Vec::new());
        for key in &self.keys {
            match (key.named(at, row), &told) {
                (Ok(Named { contact: None, .. }), _) => unknown = unknown.or(Some(key)),
                (Ok(named), None) => {
                    let fallback = unknown.map(|unknown| unknown.issue(at, row, Code::KeyFallback));
                    told = Some(Told { named, by: &key.columns, fallback });
                }
                (Ok(Named { contact: Some(other), .. }), Some(told)) => {
                    if let Some(first) = told.named.contact.filter(|first| first.id != other.id) {
                        return Err(Box::new(key.differs(at, row, first, other)));
                    }
                }
                (Err(issue), _) if issue.code == Code::KeyAmbiguous => several.push((key, issue)),
                (Err(issue), None) if issue.code != Code::KeyBlank => return Err(issue),
                (Err(_), _) => {}
            }
        }
        match told {
            Some(told) => match several.into_iter().find(|(key, _)| !key.finds(at, told.named.contact)) {
                Some((_, issue)) => Err(issue),
                None => Ok(told),
            },
            None => self.nobody(at, row, unknown, several.into_iter().next().map(|(_, issue)| issue)),
        }
    }

    /// No key finds exactly one contact.
    fn nobody<'k>(
        &'k self,
        at: usize,
        row: &Row,
        unknown: Option<&'k Key>,
        several: Option<Box<Issue>>,
    ) -> OrIssue<Told<'k>> {
        match (several, unknown, self.keys.first()) {
            (Some(issue), ..) => Err(issue),
            (None, Some(key), _) => {
                Ok(Told { named: Named { contact: None, repair: None }, by: &key.columns, fallback: None })
            }
            (None, None, Some(first)) => Err(Box::new(first.issue(at, row, Code::KeyBlank))),
            (None, None, None) => Err(Box::new(Issue::row(row.number as i64, Code::KeyBlank))),
        }
    }

    /// That no contact has a key of this row, or only one that was deleted.
    pub(crate) fn unknown(&self, at: usize, row: &Row) -> Issue {
        let deleted = self.keys.iter().find(|key| key.is_of_deleted(at));
        let deleted = deleted.map(|key| key.issue(at, row, Code::ContactDeleted));
        deleted.unwrap_or_else(|| self.about_filled(at, row, Code::KeyUnknown))
    }

    /// That a deleted contact has a key of this row which no other may have.
    pub(crate) fn taken_by_deleted(&self, at: usize, row: &Row) -> Option<Issue> {
        let is_unique = |key: &&Key| matches!(key.fields[..], [standard::CONTACT_NR | standard::EXTERNAL_ID]);
        let deleted = self.keys.iter().filter(is_unique).find(|key| key.is_of_deleted(at));
        deleted.map(|key| key.issue(at, row, Code::ContactDeleted))
    }

    /// That a contact which the row would make has this key already.
    pub(crate) fn exists(&self, at: usize, row: &Row, contact: &Contact) -> Issue {
        self.about_filled(at, row, Code::AlreadyExists).with("other", contact.number.as_str())
    }

    fn about_filled(&self, at: usize, row: &Row, code: Code) -> Issue {
        let filled = self.keys.iter().find(|key| key.text(at).is_some()).or(self.keys.first());
        filled.map_or_else(|| Issue::row(row.number as i64, code), |key| key.issue(at, row, code))
    }
}

impl Key {
    fn named(&self, at: usize, row: &Row) -> OrIssue<Named<'_>> {
        match &self.contacts {
            Found::Single(keys) => keys.named(at, row),
            Found::Joint(key) => key.named(at, row),
        }
    }

    /// What the row says, in the form in which it is compared; `None` if that is nothing.
    fn text(&self, at: usize) -> Option<String> {
        match &self.contacts {
            Found::Single(keys) => keys.key(at).map(str::to_owned),
            Found::Joint(key) => key.key(at),
        }
    }

    fn is_of_deleted(&self, at: usize) -> bool {
        matches!(&self.contacts, Found::Single(keys) if keys.is_of_deleted(at))
    }

    fn finds(&self, at: usize, contact: Option<&Contact>) -> bool {
        let is_it = |found: &Contact| contact.is_some_and(|contact| contact.id == found.id);
        match &self.contacts {
            Found::Single(keys) => keys.found(at).any(is_it),
            Found::Joint(key) => key.found(at).any(is_it),
        }
    }

    fn issue(&self, at: usize, row: &Row, code: Code) -> Issue {
        let column = match &self.contacts {
            Found::Single(keys) => keys.at(),
            Found::Joint(key) => key.at(),
        };
        Issue::cell(row.number as i64, column, code, &self.text(at).unwrap_or_default())
    }

    fn differs(&self, at: usize, row: &Row, first: &Contact, other: &Contact) -> Issue {
        let issue = self.issue(at, row, Code::KeyAmbiguous).with("n", 2);
        issue.with("first", first.number.as_str()).with("second", other.number.as_str())
    }
}
