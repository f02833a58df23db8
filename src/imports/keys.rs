//! Finds whom each row is about: a batch of keys in one look-up.

use std::collections::{BTreeSet, HashMap};

use super::checker::Checker;
use super::header::Role;
use super::issue::Issue;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::find;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, Input, Surroundings, standard};
use crate::table::Row;

/// The contacts that the keys of a batch name.
pub(super) struct Keys {
    field: FieldId,
    at: usize,
    /// Of each row: the key as it is compared, or what is wrong with it.
    keys: Vec<std::result::Result<String, Issue>>,
    contacts: Vec<Contact>,
    by_key: HashMap<String, Vec<usize>>,
    /// Lengths of contact numbers that start with a zero.
    zero_led: Vec<usize>,
}

impl Keys {
    /// Looks up the keys of these rows. `zero_led` are the lengths of the institution's numbers with leading zeros.
    pub fn find(db: &mut Db, checker: &Checker, rows: &[Row], zero_led: &[usize]) -> Result<Option<Self>> {
        let Some(at) = checker.layout.key else { return Ok(None) };
        let Some(Role::Key(field)) = checker.layout.columns.get(at).map(|column| &column.role) else { return Ok(None) };
        let field = *field;
        let keys: Vec<_> = rows.iter().map(|row| key(checker, row, at, field)).collect();
        let meant: Vec<String> = match field {
            standard::CONTACT_NR => keys.iter().flatten().flat_map(|key| undamaged(key, zero_led)).collect(),
            _ => Vec::new(),
        };
        let mut wanted: Vec<&str> = keys.iter().flatten().chain(&meant).map(String::as_str).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let contacts = find::by_keys(db, checker.institution, field, &wanted)?;
        let by_key = by_key(field, &contacts)?;
        Ok(Some(Self { field, at, keys, contacts, by_key, zero_led: zero_led.to_vec() }))
    }

    /// The contact of the row at this place of the batch, or what is wrong with its key.
    pub fn contact(&self, at: usize, row: &Row) -> std::result::Result<&Contact, Issue> {
        let key = match self.keys.get(at) {
            Some(Ok(key)) => key,
            Some(Err(issue)) => return Err(issue.clone()),
            None => return Err(self.issue(row, Code::KeyBlank, "")),
        };
        if let Some(meant) = self.damaged(key) {
            return Err(self.issue(row, Code::KeyDamaged, key).with("suggestion", meant));
        }
        match self.by_key.get(key).map(Vec::as_slice) {
            Some([one]) => self.contacts.get(*one).ok_or_else(|| self.issue(row, Code::KeyUnknown, key)),
            Some(several) if !several.is_empty() => {
                Err(self.issue(row, Code::KeyAmbiguous, key).with("n", several.len() as i64))
            }
            _ => Err(self.issue(row, Code::KeyUnknown, key)),
        }
    }

    fn issue(&self, row: &Row, code: Code, key: &str) -> Issue {
        Issue::cell(row.number as i64, self.at, code, key)
    }

    /// The number that a damaged key was: one with leading zeros, or one written in scientific notation. An empty text
    /// if it can't be told which.
    fn damaged(&self, key: &str) -> Option<String> {
        if self.field != standard::CONTACT_NR {
            return None;
        }
        let is_known = |number: &String| self.by_key.contains_key(number);
        let mut meant = undamaged(key, &self.zero_led).filter(is_known);
        match meant.next() {
            Some(number) => Some(number),
            None if scientific(key).is_some() && !self.by_key.contains_key(key) => Some(String::new()),
            None => None,
        }
    }
}

/// The key of a row in the form in which keys are compared.
fn key(checker: &Checker, row: &Row, at: usize, field: FieldId) -> std::result::Result<String, Issue> {
    let cell = checker.cell(row, at);
    if cell.is_empty() {
        return Err(Issue::cell(row.number as i64, at, Code::KeyBlank, cell));
    }
    match field {
        standard::EMAIL => Ok(cell.to_lowercase()),
        standard::PHONE => phone(checker, cell).ok_or_else(|| Issue::cell(row.number as i64, at, Code::BadPhone, cell)),
        _ => Ok(cell.to_owned()),
    }
}

/// A phone number as key reads the institution's country: the contact's is not known yet.
fn phone(checker: &Checker, cell: &str) -> Option<String> {
    let around =
        Surroundings { country: &checker.country, today: checker.today, users: &checker.users, month_first: false };
    match checker.catalogue.by_id(standard::PHONE)?.decode(cell, &around).input {
        Some(Input::Set(number)) => Some(number),
        _ => None,
    }
}

fn by_key(field: FieldId, contacts: &[Contact]) -> Result<HashMap<String, Vec<usize>>> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(contacts.len());
    for (at, contact) in contacts.iter().enumerate() {
        if field == standard::CONTACT_NR {
            by_key.entry(contact.number.clone()).or_default().push(at);
            continue;
        }
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

/// The numbers that a spreadsheet may have damaged to this key.
fn undamaged<'a>(key: &'a str, zero_led: &'a [usize]) -> impl Iterator<Item = String> + 'a {
    let is_number = !key.starts_with('0') && key.bytes().all(|b| b.is_ascii_digit());
    let longer = zero_led.iter().filter(move |length| is_number && **length > key.len());
    longer.map(move |length| format!("{key:0>length$}")).chain(scientific(key))
}

/// The digits of a number in scientific notation: `1.23E+10` is 12300000000.
fn scientific(key: &str) -> Option<String> {
    let (mantissa, exponent) = key.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let fits = !whole.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (fits && (fraction.len()..=40).contains(&exponent))
        .then(|| format!("{digits:0<width$}", width = whole.len() + exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_number_is_traced_to_what_it_may_have_been() {
        let cases: [(&str, &[usize], &[&str]); 6] = [
            ("123", &[6], &["000123"]),
            ("123", &[2, 5, 6], &["00123", "000123"]),
            ("0123", &[6], &[]),
            ("C123", &[6], &[]),
            ("1.23E+10", &[], &["12300000000"]),
            ("6,12E8", &[], &["612000000"]),
        ];
        for (key, zero_led, numbers) in cases {
            assert_eq!(undamaged(key, zero_led).collect::<Vec<_>>(), numbers, "{key}");
        }
    }
}
