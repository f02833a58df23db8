//! Slots: the values of a subject, each with its last writer, packed into one `body`.
//!
//! A slot is `(field, code)`: the code is empty but for multi-lists, where each code is a slot of its own, so that two
//! people may change different codes. A slot without a value but with a writer remembers who cleared it. The pair
//! (slot, writer) determines the value: nobody writes a slot twice under one writer.
//!
//! A body is a run of entries in order of (field, code); an entry is
//! `field writer code-length code value-length+1 value` with variable-length numbers, 0 for "no value".
//! One row a subject is what makes a million of them cheap to read, compare and write.

use std::borrow::Cow;

use super::packing::{Reader, put_number, put_optional_text, put_text};
use crate::fields::{Field, FieldId, standard};

/// Who wrote a value: the id of a row of `writes`; 0 stands for nobody.
pub type Writer = i64;

/// One slot with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The field.
    pub field: FieldId,
    /// The code of a multi-list, else empty.
    pub code: Cow<'a, str>,
    /// The last writer.
    pub writer: Writer,
    /// The value, if there is one; of a code of a multi-list the empty text.
    pub value: Option<Cow<'a, str>>,
}

/// The memory of slots that nobody needs any more: a file reads those of a million contacts, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Spare(Vec<Entry<'static>>);

/// The slots of a subject, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Slots<'a> {
    /// Reads a body.
    pub fn decode(body: &'a [u8]) -> anyhow::Result<Self> {
        Self::decode_in(body, Spare(Vec::with_capacity(24)))
    }

    /// Reads a body, in the memory of slots that nobody needs any more.
    pub(crate) fn decode_in(body: &'a [u8], spare: Spare) -> anyhow::Result<Self> {
        let mut reader = Reader::new(body);
        let mut entries: Vec<Entry<'a>> = spare.0;
        while !reader.is_done() {
            entries.push(Entry {
                field: reader.number()?,
                writer: reader.number()?,
                code: Cow::Borrowed(reader.text()?),
                value: reader.optional_text()?.map(Cow::Borrowed),
            });
        }
        Ok(Self { entries })
    }

    /// Their memory, for the next ones.
    pub(crate) fn into_spare(self) -> Spare {
        // Nothing is left; collected so, the vector stays where it is.
        Spare(self.entries.into_iter().map_while(|_| None).collect())
    }

    /// The body of these slots.
    pub fn encode(&self) -> Vec<u8> {
        let size = self.entries.iter().map(|e| 12 + e.code.len() + e.value.as_ref().map_or(0, |v| v.len())).sum();
        let mut body = Vec::with_capacity(size);
        for entry in &self.entries {
            put_number(&mut body, entry.field);
            put_number(&mut body, entry.writer);
            put_text(&mut body, &entry.code);
            put_optional_text(&mut body, entry.value.as_deref());
        }
        body
    }

    /// The same slots, apart from the body that they were read from.
    pub fn into_owned(self) -> Slots<'static> {
        let own = |entry: Entry<'a>| Entry {
            field: entry.field,
            code: Cow::Owned(entry.code.into_owned()),
            writer: entry.writer,
            value: entry.value.map(|value| Cow::Owned(value.into_owned())),
        };
        Slots { entries: self.entries.into_iter().map(own).collect() }
    }

    /// The value of a field that takes one.
    pub fn value(&self, field: FieldId) -> Option<&str> {
        self.entry(field, "").and_then(|e| e.value.as_deref())
    }

    /// The last writer of a slot; 0 if nobody ever wrote it.
    pub fn writer(&self, field: FieldId, code: &str) -> Writer {
        self.entry(field, code).map_or(0, |e| e.writer)
    }

    /// The codes that a multi-list holds, in byte order.
    pub fn codes(&self, field: FieldId) -> impl Iterator<Item = &str> {
        let from = self.entries.partition_point(|e| e.field < field);
        self.entries[from..]
            .iter()
            .take_while(move |e| e.field == field)
            .filter(|e| e.value.is_some())
            .map(|e| &*e.code)
    }

    /// Whether a multi-list holds a code.
    pub fn has_code(&self, field: FieldId, code: &str) -> bool {
        self.entry(field, code).is_some_and(|e| e.value.is_some())
    }

    /// All slots in order.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// Writes a slot. Writing "no value by nobody" forgets the slot, as if it had never been.
    pub fn set(&mut self, field: FieldId, code: &str, writer: Writer, value: Option<&str>) {
        match self.find(field, code) {
            Ok(at) if writer == 0 && value.is_none() => {
                self.entries.remove(at);
            }
            Ok(at) => {
                if let Some(entry) = self.entries.get_mut(at) {
                    entry.writer = writer;
                    entry.value = value.map(|v| Cow::Owned(v.to_owned()));
                }
            }
            Err(_) if writer == 0 && value.is_none() => {}
            Err(at) => self.entries.insert(
                at,
                Entry {
                    field,
                    code: Cow::Owned(code.to_owned()),
                    writer,
                    value: value.map(|v| Cow::Owned(v.to_owned())),
                },
            ),
        }
    }

    fn entry(&self, field: FieldId, code: &str) -> Option<&Entry<'a>> {
        self.find(field, code).ok().and_then(|at| self.entries.get(at))
    }

    fn find(&self, field: FieldId, code: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|e| e.field.cmp(&field).then_with(|| (*e.code).cmp(code)))
    }
}

/// The last writer of a field: of a multi-list the highest of its codes.
pub fn last_writer(slots: &Slots<'_>, field: FieldId) -> Writer {
    slots.entries().iter().filter(|entry| entry.field == field).map(|entry| entry.writer).max().unwrap_or_default()
}

/// Bytes that stand in every body with a slot of this field.
pub(crate) fn mark_of_field(field: FieldId) -> Vec<u8> {
    let mut mark = Vec::new();
    put_number(&mut mark, field);
    mark
}

/// Bytes that stand in every body with a slot of this code and value, behind its field and its writer.
pub(crate) fn mark_of_entry(code: &str, value: &str) -> Vec<u8> {
    let mut mark = Vec::new();
    put_text(&mut mark, code);
    put_optional_text(&mut mark, Some(value));
    mark
}

/// Whether a field applies to a contact with these slots.
pub fn applies(field: &Field, slots: &Slots<'_>) -> bool {
    field.applies_to(slots.value(standard::KIND) == Some(standard::STRUCTURE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_gives_back_its_slots() {
        let mut slots = Slots::default();
        slots.set(1001, "", 7, Some("JAZZ"));
        slots.set(38, "vip", 3, Some(""));
        slots.set(1002, "", 300, None);
        let body = slots.encode();
        assert_eq!(Slots::decode(&body).unwrap(), slots);
        assert_eq!(slots.value(1001), Some("JAZZ"));
        assert_eq!(slots.codes(38).collect::<Vec<_>>(), ["vip"]);
        assert_eq!((slots.value(1002), slots.writer(1002, "")), (None, 300));
    }

    #[test]
    fn slots_leave_their_memory_to_the_next() {
        let (mut slots, mut spare) = (Slots::default(), Spare::default());
        slots.set(38, "vip", 3, Some(""));
        slots.set(1001, "", 7, Some("JAZZ"));
        let body = slots.encode();
        for _ in 0..2 {
            let read = Slots::decode_in(&body, spare).unwrap();
            assert_eq!(read, slots);
            spare = read.into_spare();
            assert_eq!((spare.0.len(), spare.0.capacity() >= 2), (0, true));
        }
    }

    #[test]
    fn a_slot_set_to_nothing_by_nobody_is_forgotten() {
        let mut slots = Slots::default();
        slots.set(1001, "", 7, Some("JAZZ"));
        slots.set(1001, "", 0, None);
        assert_eq!(slots, Slots::default());
    }

    #[test]
    fn a_body_cut_short_is_an_error_not_a_value() {
        let mut slots = Slots::default();
        slots.set(1001, "", 7, Some("JAZZ"));
        let body = slots.encode();
        for end in 1..body.len() {
            assert!(Slots::decode(&body[..end]).is_err(), "{end}");
        }
    }
}
