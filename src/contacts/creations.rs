//! What rows of a file make new contacts of, some hundred rows in one packed record: a creation has no old values and no earlier
//! writers, and nobody asks for one row of it alone a million times, so it need not cost what a change costs.
//!
//! A body is the number of rows, of each the distance of its number and of its contact's id from those of the row before, and
//! then, deflated, of each row the number of changes and of each change `field new codes…` with the number of codes first.
//! What does not fit (a row that proves authorisations, a definition) is kept as any other change.

use std::io::{Read, Write};

use anyhow::Context;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::change::{Change, Part, Proof, SubjectChange, SubjectKind};
use super::packing::{Reader, put_number, put_optional_text, put_text};
use super::slots::Writer;
use crate::fields::{FieldId, standard};

/// How many rows a record has at most: enough to be small, few enough that a page which shows one row comes at once.
pub(crate) const ROWS: usize = 500;

/// A row that makes a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Creation {
    /// The row as the spreadsheet shows it.
    pub row: i64,
    /// The id of the contact.
    pub contact: i64,
    /// Its changes, packed.
    changes: Vec<u8>,
}

impl Creation {
    /// The creation that a change is; none if it is another change, or one that says more.
    pub(crate) fn of(change: &SubjectChange) -> Option<Self> {
        let is_plain = change.kind == SubjectKind::Contact && change.part == 0 && change.creates();
        if !is_plain || !change.proof.is_empty() || !change.changes.iter().all(is_of_creation) {
            return None;
        }
        let mut changes = Vec::with_capacity(change.changes.len() * 12);
        put_number(&mut changes, change.changes.len() as i64);
        for one in &change.changes {
            put_number(&mut changes, one.field);
            put_optional_text(&mut changes, one.new.as_deref());
            let codes = || one.parts.iter().filter(|part| !part.code.is_empty());
            put_number(&mut changes, codes().count() as i64);
            codes().for_each(|part| put_text(&mut changes, &part.code));
        }
        Some(Self { row: change.row, contact: change.subject, changes })
    }

    /// The creation as a change.
    pub(crate) fn change(&self) -> anyhow::Result<SubjectChange> {
        let mut changes = Vec::new();
        self.each(|field, new, codes| {
            let part = |code: &str| Part { code: code.to_owned(), old_writer: 0, added: true };
            let parts = if codes.is_empty() { vec![part("")] } else { codes.iter().map(|code| part(code)).collect() };
            changes.push(Change { field, old: None, new: new.map(str::to_owned), parts });
        })?;
        let (row, subject, kind) = (self.row, self.contact, SubjectKind::Contact);
        Ok(SubjectChange { row, part: 0, subject, kind, changes, proof: Proof::default() })
    }

    /// The body of the contact once a writer has made it ([`super::slots`]), and how many values that has.
    pub(crate) fn body(&self, writer: Writer) -> anyhow::Result<(Vec<u8>, i64)> {
        let mut body = Vec::with_capacity(self.changes.len() * 2);
        let mut values = 0;
        self.each(|field, new, codes| {
            let mut put = |code: &str, value: Option<&str>| {
                put_number(&mut body, field);
                put_number(&mut body, writer);
                put_text(&mut body, code);
                put_optional_text(&mut body, value);
            };
            match codes {
                [] => put("", new),
                codes => codes.iter().for_each(|code| put(code, Some(""))),
            }
            values += i64::from(field != standard::EXISTS);
        })?;
        Ok((body, values))
    }

    /// Whether it writes a field.
    pub(crate) fn has(&self, wanted: FieldId) -> anyhow::Result<bool> {
        let mut has = false;
        self.each(|field, _, _| has |= field == wanted)?;
        Ok(has)
    }

    /// Leaves only the changes of fields of which `keep` is true; that the contact was made has to be among them.
    pub(super) fn strip(&mut self, keep: impl Fn(FieldId) -> bool) -> anyhow::Result<()> {
        let mut change = self.change()?;
        change.changes.retain(|change| keep(change.field));
        *self = Self::of(&change).context("a creation that was stripped is none any more")?;
        Ok(())
    }

    fn each<'a>(&'a self, mut see: impl FnMut(FieldId, Option<&'a str>, &[&'a str])) -> anyhow::Result<()> {
        let (mut reader, mut codes) = (Reader::new(&self.changes), Vec::new());
        for _ in 0..reader.number()? {
            let (field, new) = (reader.number()?, reader.optional_text()?);
            codes.clear();
            for _ in 0..reader.number()? {
                codes.push(reader.text()?);
            }
            see(field, new, &codes);
        }
        Ok(())
    }
}

/// Whether a change says no more than a new value: nothing was there, and its codes come in order.
fn is_of_creation(change: &Change) -> bool {
    let is_new = change.old.is_none() && change.parts.iter().all(|part| part.old_writer == 0 && part.added);
    let is_single = matches!(&*change.parts, [part] if part.code.is_empty());
    let are_codes = change.parts.first().is_some_and(|part| !part.code.is_empty());
    is_new && (is_single || are_codes && change.parts.is_sorted_by(|a, b| a.code < b.code))
}

/// Packs rows, in order of row and of contact.
pub(crate) fn pack(rows: &[Creation]) -> anyhow::Result<Vec<u8>> {
    let mut body = Vec::with_capacity(rows.len() * 64);
    put_number(&mut body, rows.len() as i64);
    let (mut row, mut contact) = (0, 0);
    for one in rows {
        put_number(&mut body, one.row - row);
        put_number(&mut body, one.contact - contact);
        (row, contact) = (one.row, one.contact);
    }
    let mut deflated = DeflateEncoder::new(body, Compression::fast());
    for one in rows {
        deflated.write_all(&one.changes)?;
    }
    Ok(deflated.finish()?)
}

/// Row and contact of each creation of a packed record, in order.
pub(crate) fn places(body: &[u8]) -> anyhow::Result<Vec<Place>> {
    Ok(read_places(body)?.0)
}

/// Row and contact.
type Place = (i64, i64);

fn read_places(body: &[u8]) -> anyhow::Result<(Vec<Place>, &[u8])> {
    let mut reader = Reader::new(body);
    let count = usize::try_from(reader.number()?)?;
    let mut places = Vec::with_capacity(count.min(ROWS));
    let (mut row, mut contact) = (0, 0);
    for _ in 0..count {
        row += reader.number()?;
        contact += reader.number()?;
        places.push((row, contact));
    }
    Ok((places, reader.rest()))
}

/// Reads a packed record.
pub(crate) fn unpack(body: &[u8]) -> anyhow::Result<Vec<Creation>> {
    let (places, rest) = read_places(body)?;
    let mut inflated = Vec::with_capacity(places.len() * 160);
    DeflateDecoder::new(rest).read_to_end(&mut inflated)?;
    let mut reader = Reader::new(&inflated);
    let mut rows = Vec::with_capacity(places.len());
    for (row, contact) in places {
        let before = reader.rest();
        for _ in 0..reader.number()? {
            reader.number()?;
            reader.optional_text()?;
            for _ in 0..reader.number()? {
                reader.text()?;
            }
        }
        let length = before.len() - reader.rest().len();
        rows.push(Creation { row, contact, changes: before.get(..length).unwrap_or_default().to_vec() });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn creation(row: i64) -> SubjectChange {
        let codes = ["A", "B"].map(|code| Part { code: code.into(), old_writer: 0, added: true });
        SubjectChange {
            row,
            part: 0,
            subject: 1000 + row,
            kind: SubjectKind::Contact,
            changes: vec![
                Change::single(standard::EXISTS, None, 0, Some("1")),
                Change::single(standard::LASTNAME, None, 0, Some("Ève")),
                Change { field: 2000, old: None, new: Some("B|A".into()), parts: codes.into() },
            ],
            proof: Proof::default(),
        }
    }

    #[test]
    fn packed_creations_give_back_their_changes() {
        let changes: Vec<SubjectChange> = [2, 3, 900].map(creation).into();
        let rows: Vec<Creation> = changes.iter().map(|change| Creation::of(change).unwrap()).collect();
        let body = pack(&rows).unwrap();
        assert_eq!(places(&body).unwrap(), [(2, 1002), (3, 1003), (900, 1900)]);
        let back = unpack(&body).unwrap();
        assert_eq!(back, rows);
        let back: Vec<SubjectChange> = back.iter().map(|row| row.change().unwrap()).collect();
        assert_eq!(back, changes);
        assert!(unpack(&body[..body.len() / 2]).is_err());
    }

    #[test]
    fn the_body_is_what_the_changes_would_write() {
        use crate::contacts::slots::Slots;
        let change = creation(2);
        let mut slots = Slots::default();
        for one in &change.changes {
            one.parts.iter().for_each(|part| slots.set(one.field, &part.code, 7, one.value_of(part)));
        }
        assert_eq!(Creation::of(&change).unwrap().body(7).unwrap(), (slots.encode(), 2));
    }

    #[test]
    fn what_says_more_is_no_plain_creation() {
        let of = |edit: fn(&mut SubjectChange)| {
            let mut change = creation(2);
            edit(&mut change);
            Creation::of(&change)
        };
        assert!(of(|_| {}).is_some());
        assert_eq!(of(|change| change.proof.source = Some("Form".into())), None);
        assert_eq!(of(|change| change.kind = SubjectKind::Value), None);
        assert_eq!(of(|change| change.changes[1].parts[0].old_writer = 5), None);
        assert_eq!(of(|change| drop(change.changes.remove(0))), None);
    }
}
