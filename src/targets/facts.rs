//! What conditions may ask of a contact, whichever way it is held.

use chrono::NaiveDateTime;

use crate::contacts::contact::{Contact, ContactView};
use crate::contacts::packed::{Packed, Walked};
use crate::contacts::slots::Writer;
use crate::fields::FieldId;

/// A contact as conditions see it. Asking may read on in its body.
pub(super) trait Facts<'a> {
    fn id(&self) -> i64;
    fn number(&self) -> &'a str;
    fn created_at(&self) -> NaiveDateTime;
    fn changed_at(&self) -> NaiveDateTime;
    /// The value of a field that takes one.
    fn value(&mut self, field: FieldId) -> Option<&'a str>;
    /// Whether a multi-list holds a code for which this is true.
    fn has_code(&mut self, field: FieldId, is: impl FnMut(&str) -> bool) -> bool;
    /// Whether a slot was last written by someone for whom this is true.
    fn has_writer(&mut self, is: impl FnMut(Writer) -> bool) -> bool;
}

/// Unpacked.
impl<'a> Facts<'a> for ContactView<'a> {
    fn id(&self) -> i64 {
        self.id
    }

    fn number(&self) -> &'a str {
        self.number
    }

    fn created_at(&self) -> NaiveDateTime {
        self.created_at
    }

    fn changed_at(&self) -> NaiveDateTime {
        self.changed_at
    }

    fn value(&mut self, field: FieldId) -> Option<&'a str> {
        self.slots.value(field)
    }

    fn has_code(&mut self, field: FieldId, is: impl FnMut(&str) -> bool) -> bool {
        self.slots.codes(field).any(is)
    }

    fn has_writer(&mut self, mut is: impl FnMut(Writer) -> bool) -> bool {
        self.slots.entries().iter().any(|entry| is(entry.writer))
    }
}

/// As it is stored.
pub(super) struct StoredFacts<'a, 's> {
    id: i64,
    number: &'a str,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
    /// Whether its body was whole is told by their end.
    pub slots: Packed<'a, 's>,
}

impl<'a, 's> StoredFacts<'a, 's> {
    pub(super) fn of(contact: &'a Contact, walked: &'s mut Walked) -> Self {
        Self {
            id: contact.id,
            number: &contact.number,
            created_at: contact.created_at,
            changed_at: contact.changed_at,
            slots: Packed::new(&contact.body, walked),
        }
    }

    /// A contact of which nothing but its body was read.
    pub(super) fn of_body(id: i64, body: &'a [u8], walked: &'s mut Walked) -> Self {
        let never = NaiveDateTime::default();
        Self { id, number: "", created_at: never, changed_at: never, slots: Packed::new(body, walked) }
    }
}

impl<'a> Facts<'a> for StoredFacts<'a, '_> {
    fn id(&self) -> i64 {
        self.id
    }

    fn number(&self) -> &'a str {
        self.number
    }

    fn created_at(&self) -> NaiveDateTime {
        self.created_at
    }

    fn changed_at(&self) -> NaiveDateTime {
        self.changed_at
    }

    fn value(&mut self, field: FieldId) -> Option<&'a str> {
        self.slots.value(field)
    }

    fn has_code(&mut self, field: FieldId, is: impl FnMut(&str) -> bool) -> bool {
        self.slots.has_code(field, is)
    }

    fn has_writer(&mut self, is: impl FnMut(Writer) -> bool) -> bool {
        self.slots.has_writer(is)
    }
}
