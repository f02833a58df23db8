//! A contact as it is stored, and what may be asked of it.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::slots::Slots;
use crate::db::lookup::StoredContact;
use crate::fields::standard;
use crate::schema::contacts;

pub use crate::fields::standard::DELETED;

/// The statuses of all other contacts.
pub const LISTED: [&str; 4] = ["ACTIVE", "INVALID", "ANONYMISED", "ERASED"];

/// A contact as it is stored: its slots are still packed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = contacts)]
pub struct Contact {
    /// Its id.
    pub id: i64,
    /// Its contact number, unique in the institution.
    pub number: String,
    /// Its slots, packed ([`Slots::decode`]).
    pub body: Vec<u8>,
    /// When it was made, in UTC.
    pub created_at: NaiveDateTime,
    /// When a value was last written, in UTC.
    pub changed_at: NaiveDateTime,
}

impl From<StoredContact> for Contact {
    fn from((id, number, body, created_at, changed_at): StoredContact) -> Self {
        Self { id, number, body, created_at, changed_at }
    }
}

impl Contact {
    /// Its slots.
    pub fn slots(&self) -> anyhow::Result<Slots<'_>> {
        Slots::decode(&self.body)
    }

    /// The contact with these slots, which are its own, unpacked.
    pub fn view<'a>(&'a self, slots: &'a Slots<'a>) -> ContactView<'a> {
        ContactView {
            id: self.id,
            number: &self.number,
            created_at: self.created_at,
            changed_at: self.changed_at,
            slots,
        }
    }
}

/// A contact as conditions see it.
#[derive(Debug, Clone, Copy)]
pub struct ContactView<'a> {
    /// Its id.
    pub id: i64,
    /// Its contact number.
    pub number: &'a str,
    /// When it was made, in UTC.
    pub created_at: NaiveDateTime,
    /// When a value was last written, in UTC.
    pub changed_at: NaiveDateTime,
    /// Its values.
    pub slots: &'a Slots<'a>,
}

impl ContactView<'_> {
    /// ACTIVE, INVALID, DELETED, ANONYMISED or ERASED.
    pub fn status(&self) -> &str {
        self.slots.value(standard::STATUS).unwrap_or(standard::ACTIVE)
    }

    /// Whether it is an organisation, not a person.
    pub fn is_structure(&self) -> bool {
        self.slots.value(standard::KIND) == Some(standard::STRUCTURE)
    }

    /// Its name: of a structure the official one, of an individual first and last name; without any, its number.
    pub fn name(&self) -> String {
        let value = |field| self.slots.value(field);
        let person = || match (value(standard::FIRSTNAME), value(standard::LASTNAME)) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => first.or(last).map(str::to_owned),
        };
        let organisation = || value(standard::OFFICIAL_NAME).map(str::to_owned);
        let name = if self.is_structure() { organisation().or_else(person) } else { person().or_else(organisation) };
        name.unwrap_or_else(|| self.number.to_owned())
    }

    /// Whether it only waits to be purged, or was.
    pub fn is_deleted(&self) -> bool {
        matches!(self.status(), DELETED | standard::PURGED)
    }
}
