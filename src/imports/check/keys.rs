//! Finds the contacts that the keys of a batch name, in one look-up.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::checker::Checker;
use super::damage;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::find;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, Input, is_cell_error, standard, unguarded};
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::options::Damaged;
use crate::table::Row;

/// The contacts that the keys of a batch name.
pub(crate) struct Keys {
    field: FieldId,
    at: usize,
    /// Of each row: the key as it is compared, or what is wrong with it.
    keys: Vec<OrIssue<String>>,
    contacts: Vec<Contact>,
    order: Order,
    /// Keys that only deleted contacts have.
    deleted: HashSet<String>,
    zero_led: Vec<usize>,
    damaged: Damaged,
}

/// Whom a key names.
pub(crate) struct Named<'a> {
    /// The contact; `None` if no contact has the key.
    pub contact: Option<&'a Contact>,
    /// The warning that says how the key was repaired, if it was.
    pub repair: Option<Box<Issue>>,
}

/// How the contacts of a key are found among all.
enum Order {
    /// They are in order of their numbers, which are their keys; where the last that was asked for stands behind.
    ByNumber(Cell<usize>),
    /// The places of those that have a key.
    ByKey(HashMap<String, Vec<usize>>),
}

impl Keys {
    /// Looks up the keys that these rows have of a field, in the column at this position.
    pub(crate) fn find(db: &mut Db, checker: &Checker, rows: &[Row], at: usize, field: FieldId) -> Result<Self> {
        let zero_led = if can_lose_zeros(field) { checker.zero_led.clone() } else { Vec::new() };
        let keys: Vec<_> = rows.iter().map(|row| key(checker, row, at, field)).collect();
        let meant: Vec<String> = match can_lose_zeros(field) {
            true => {
                let numbers = keys.iter().flatten().filter(|key| damage::may_be_number(key));
                numbers.flat_map(|key| damage::undamaged_keys(key, &zero_led)).collect()
            }
            false => Vec::new(),
        };
        let mut wanted: Vec<&str> = keys.iter().flatten().chain(&meant).map(String::as_str).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let (contacts, order) = match field {
            standard::CONTACT_NR => {
                let contacts = checker.walk.by_numbers(db, checker.institution, &wanted)?;
                (contacts, Order::ByNumber(Cell::new(0)))
            }
            _ => {
                let contacts = find::by_keys(db, checker.institution, field, &wanted)?;
                let by_key = by_key(field, &contacts)?;
                (contacts, Order::ByKey(by_key))
            }
        };
        let damaged = checker.options.damaged;
        let mut this = Self { field, at, keys, contacts, order, deleted: HashSet::new(), zero_led, damaged };
        this.deleted = this.keys_of_deleted(db, checker.institution)?;
        Ok(this)
    }

    fn keys_of_deleted(&self, db: &mut Db, institution: i64) -> Result<HashSet<String>> {
        let unknown = self.keys.iter().flatten().filter(|key| self.having(key).next().is_none());
        let unknown: Vec<&str> = unknown.map(String::as_str).collect();
        find::keys_of_deleted(db, institution, self.field, &unknown)
    }

    /// Whether only deleted contacts have the key of the row at this place of the batch.
    pub(crate) fn is_of_deleted(&self, at: usize) -> bool {
        self.key(at).is_some_and(|key| self.deleted.contains(key))
    }

    /// The contacts that were found.
    pub(crate) fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// The position of the column.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The contacts that have the key of the row at this place of the batch.
    pub(crate) fn found(&self, at: usize) -> impl Iterator<Item = &Contact> {
        self.key(at).into_iter().flat_map(|key| self.having(key))
    }

    /// The contacts that have a key.
    fn having(&self, key: &str) -> impl Iterator<Item = &Contact> {
        let (one, several) = match &self.order {
            Order::ByNumber(next) => (self.numbered(key, next), &[][..]),
            Order::ByKey(places) => (None, places.get(key).map_or(&[][..], Vec::as_slice)),
        };
        one.into_iter().chain(several.iter().filter_map(|place| self.contacts.get(*place)))
    }

    /// The contact with a number. Most files name contacts in their order, so the one behind the last is tried first.
    fn numbered(&self, number: &str, next: &Cell<usize>) -> Option<&Contact> {
        let is_next = self.contacts.get(next.get()).is_some_and(|contact| contact.number == number);
        let at = match is_next {
            true => next.get(),
            false => self.contacts.binary_search_by(|contact| contact.number.as_str().cmp(number)).ok()?,
        };
        next.set(at + 1);
        self.contacts.get(at)
    }

    /// The key of the row at this place of the batch, in the form in which keys are compared.
    pub(crate) fn key(&self, at: usize) -> Option<&str> {
        self.keys.get(at)?.as_deref().ok()
    }

    /// The contact of the row at this place of the batch, or what is wrong with its key.
    pub(crate) fn named(&self, at: usize, row: &Row) -> OrIssue<Named<'_>> {
        let key = match self.keys.get(at) {
            Some(Ok(key)) => key,
            Some(Err(issue)) => return Err(issue.clone()),
            None => return Err(Box::new(self.issue(row, Code::KeyBlank, ""))),
        };
        if let Some(named) = self.undamaged(row, key)? {
            return Ok(named);
        }
        let mut having = self.having(key);
        match (having.next(), having.count()) {
            (contact, 0) => Ok(Named { contact, repair: None }),
            (_, more) => {
                let issue = self.issue(row, Code::KeyAmbiguous, key).with("n", more as i64 + 1);
                Err(Box::new(issue.with("first", "").with("second", "")))
            }
        }
    }

    fn issue(&self, row: &Row, code: Code, key: &str) -> Issue {
        Issue::cell(row.number as i64, self.at, code, key)
    }

    /// Whom a key meant before a spreadsheet wrote it as a number; `None` if it did not. What it may have meant is an
    /// error, unless the user wants repairs and it can only be one contact.
    fn undamaged(&self, row: &Row, key: &str) -> OrIssue<Option<Named<'_>>> {
        if !can_lose_zeros(self.field) || !damage::may_be_number(key) {
            return Ok(None);
        }
        let is_known = |known: &String| self.having(known).next().is_some();
        let mut meant: Vec<String> = damage::undamaged_keys(key, &self.zero_led).filter(is_known).collect();
        meant.dedup();
        let is_lossy = damage::scientific(key).is_some_and(|number| !number.is_exact);
        let stands = self.having(key).next().is_some();
        if meant.is_empty() && (stands || !damage::is_form_of_number(key)) {
            return Ok(None);
        }
        if let [one] = meant.as_slice()
            && self.damaged == Damaged::Repair
            && !stands
            && !is_lossy
        {
            let contact = self.having(one).next();
            let repair = damage::key_repair(self.issue(row, Code::SpreadsheetDamage, key), one);
            return Ok(Some(Named { contact, repair: Some(Box::new(repair)) }));
        }
        Err(Box::new(damage::key_damaged(self.issue(row, Code::KeyDamaged, key), meant.into_iter().next())))
    }
}

/// Whether a spreadsheet that reads keys of this field as numbers changes them.
fn can_lose_zeros(field: FieldId) -> bool {
    matches!(field, standard::CONTACT_NR | standard::EXTERNAL_ID)
}

/// The key of a row in the form in which keys are compared.
fn key(checker: &Checker, row: &Row, at: usize, field: FieldId) -> OrIssue<String> {
    let cell = checker.cell(row, at);
    let wrong = |code| Box::new(Issue::cell(row.number as i64, at, code, cell));
    let unguarded = unguarded(cell);
    let cell = unguarded.as_deref().unwrap_or(cell);
    match field {
        _ if cell.is_empty() => Err(wrong(Code::KeyBlank)),
        _ if is_cell_error(cell) => Err(wrong(Code::CellError)),
        standard::EMAIL => Ok(cell.to_lowercase()),
        standard::PHONE => match phone(checker, at, cell) {
            Some(number) => Ok(number),
            None if damage::is_form_of_number(cell) => {
                Err(Box::new(damage::key_damaged(*wrong(Code::KeyDamaged), None)))
            }
            None => Err(wrong(Code::BadPhone)),
        },
        _ => Ok(cell.to_owned()),
    }
}

/// A phone number as key reads the institution's country: the contact's is not known yet.
fn phone(checker: &Checker, at: usize, cell: &str) -> Option<String> {
    let around = checker.around(at, &checker.country);
    match checker.catalogue.by_id(standard::PHONE)?.decode(cell, &around).input {
        Some(Input::Set(number)) => Some(number),
        _ => None,
    }
}

fn by_key(field: FieldId, contacts: &[Contact]) -> Result<HashMap<String, Vec<usize>>> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(contacts.len());
    for (at, contact) in contacts.iter().enumerate() {
        let slots = contact.slots()?;
        let keys: BTreeSet<String> = match field {
            standard::EMAIL => slots.value(standard::EMAIL).map(str::to_lowercase).into_iter().collect(),
            standard::PHONE => {
                let phones = [standard::PHONE, standard::CELLPHONE].into_iter();
                phones.filter_map(|field| slots.value(field).map(str::to_owned)).collect()
            }
            _ => slots.value(field).map(str::to_owned).into_iter().collect(),
        };
        for key in keys {
            by_key.entry(key).or_default().push(at);
        }
    }
    Ok(by_key)
}
