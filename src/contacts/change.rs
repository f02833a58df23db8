//! Changes: what a row of a file (or an edit by hand) does to one subject, packed into one `body`.
//!
//! A change names the old value and its writer, the new value, and for a multi-list each code that comes or goes. It can
//! be applied and applied backwards; [`super::store`] does both by the same comparison of writers.

use diesel::prelude::*;

use super::packing::{Reader, put_number, put_optional_text, put_text};
use super::slots::Writer;
use crate::fields::{FieldId, standard};

/// What kind of thing a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A contact.
    Contact,
    /// The definition of a field.
    Field,
    /// A value of a list.
    Value,
}

/// A change of one field of one subject: one value in the counts of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: FieldId,
    /// The value before, as one text (`A|B` for a multi-list).
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
    /// What is compared and set: one part for a single value, one a code for a multi-list.
    pub parts: Vec<Part>,
}

/// The smallest thing that is compared and set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The code of a multi-list, else empty.
    pub code: String,
    /// Who wrote what stood there when the plan was made; 0 for nobody.
    pub old_writer: Writer,
    /// For a code of a multi-list: whether it comes (else it goes). True for single values.
    pub added: bool,
}

impl Change {
    /// A change of a single value.
    pub fn single(field: FieldId, old: Option<&str>, old_writer: Writer, new: Option<&str>) -> Self {
        Self::set(field, old, old_writer, new.map(str::to_owned))
    }

    /// A change of a single value to one that is at hand.
    pub(crate) fn set(field: FieldId, old: Option<&str>, old_writer: Writer, new: Option<String>) -> Self {
        Self {
            field,
            old: old.map(str::to_owned),
            new,
            parts: vec![Part { code: String::new(), old_writer, added: true }],
        }
    }

    /// The value that a part writes when the change is applied.
    pub fn value_of<'a>(&'a self, part: &'a Part) -> Option<&'a str> {
        match (part.code.is_empty(), part.added) {
            (true, _) => self.new.as_deref(),
            (false, true) => Some(""),
            (false, false) => None,
        }
    }

    /// The value that a part writes when the change is undone.
    pub fn old_value_of<'a>(&'a self, part: &'a Part) -> Option<&'a str> {
        match (part.code.is_empty(), part.added) {
            (true, _) => self.old.as_deref(),
            (false, true) => None,
            (false, false) => Some(""),
        }
    }
}

/// Where and when the authorisations that a row sets or confirms were given, as the row itself says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The source; `None`: that of the whole import, if it names one.
    pub source: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub date: Option<String>,
}

impl Proof {
    /// Whether the row says nothing.
    pub fn is_empty(&self) -> bool {
        self.source.is_none() && self.date.is_none()
    }

    /// The proof where a whole import named a source.
    #[must_use]
    pub fn or_source(self, source: Option<&str>) -> Self {
        Self { source: self.source.or_else(|| source.map(str::to_owned)), ..self }
    }

    fn parts(&self) -> [(FieldId, &Option<String>); 2] {
        [(standard::CONSENT_SOURCE, &self.source), (standard::CONSENT_DATE, &self.date)]
    }
}

/// A row of a plan as the database has it: what it does is packed still.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable)]
pub struct PackedChange {
    /// The number of the row.
    pub row: i64,
    /// The part of the row.
    pub part: i16,
    /// The subject's id.
    pub subject: i64,
    /// What the row does to it, as [`SubjectChange::encode`] packs it.
    pub body: Vec<u8>,
}

impl PackedChange {
    /// The row, unpacked.
    pub fn unpack(&self) -> anyhow::Result<SubjectChange> {
        SubjectChange::decode(self.row, self.part, self.subject, &self.body)
    }
}

/// All that one row does to one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectChange {
    /// Where it stands: the number of the row as the spreadsheet shows it.
    pub row: i64,
    /// 0, or 1 for the second subject of a row (a value beside its criterion).
    pub part: i16,
    /// The subject's id.
    pub subject: i64,
    /// What the subject is.
    pub kind: SubjectKind,
    /// The changes, in order of field.
    pub changes: Vec<Change>,
    /// The proof of the authorisations among them.
    pub proof: Proof,
}

impl SubjectChange {
    /// Whether the row makes the subject: its first change is that it exists.
    pub fn creates(&self) -> bool {
        self.changes.first().is_some_and(|c| c.field == standard::EXISTS && c.old.is_none())
    }

    /// The packed body: kind, then each change as field, old, new, number of parts, parts. A proof stands at the end like
    /// changes without parts.
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(16 + self.changes.len() * 24);
        self.encode_into(&mut body);
        body
    }

    /// Appends the packed body to others.
    pub(crate) fn encode_into(&self, body: &mut Vec<u8>) {
        put_number(body, self.kind as i64);
        for change in &self.changes {
            put_number(body, change.field);
            put_optional_text(body, change.old.as_deref());
            put_optional_text(body, change.new.as_deref());
            put_number(body, change.parts.len() as i64);
            for part in &change.parts {
                put_text(body, &part.code);
                put_number(body, part.old_writer * 2 + i64::from(part.added));
            }
        }
        for (field, said) in self.proof.parts().into_iter().filter(|(_, said)| said.is_some()) {
            put_number(body, field);
            put_optional_text(body, None);
            put_optional_text(body, said.as_deref());
            put_number(body, 0);
        }
    }

    /// Reads a packed body.
    pub fn decode(row: i64, part: i16, subject: i64, body: &[u8]) -> anyhow::Result<Self> {
        let mut reader = Reader::new(body);
        let kind = match reader.number()? {
            0 => SubjectKind::Contact,
            1 => SubjectKind::Field,
            2 => SubjectKind::Value,
            other => anyhow::bail!("an unknown kind of subject: {other}"),
        };
        let (mut changes, mut proof) = (Vec::with_capacity(4), Proof::default());
        while !reader.is_done() {
            let change = change(&mut reader)?;
            match change.field {
                standard::CONSENT_SOURCE => proof.source = change.new,
                standard::CONSENT_DATE => proof.date = change.new,
                _ => changes.push(change),
            }
        }
        Ok(Self { row, part, subject, kind, changes, proof })
    }
}

fn change(reader: &mut Reader<'_>) -> anyhow::Result<Change> {
    let field = reader.number()?;
    let old = reader.optional_text()?.map(str::to_owned);
    let new = reader.optional_text()?.map(str::to_owned);
    let count = usize::try_from(reader.number()?)?;
    let mut parts = Vec::with_capacity(count.min(64));
    for _ in 0..count {
        let code = reader.text()?.to_owned();
        let packed = reader.number()?;
        parts.push(Part { code, old_writer: packed / 2, added: packed % 2 == 1 });
    }
    Ok(Change { field, old, new, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_gives_back_its_changes() {
        let change = SubjectChange {
            row: 17,
            part: 0,
            subject: 1234,
            kind: SubjectKind::Contact,
            changes: vec![
                Change::single(1001, Some("JAZZ"), 12, None),
                Change {
                    field: 1002,
                    old: Some("A|B".into()),
                    new: Some("B|C".into()),
                    parts: vec![
                        Part { code: "A".into(), old_writer: 3, added: false },
                        Part { code: "C".into(), old_writer: 0, added: true },
                    ],
                },
            ],
            proof: Proof { source: Some("Form".into()), date: Some("2026-03-09".into()) },
        };
        assert_eq!(SubjectChange::decode(17, 0, 1234, &change.encode()).unwrap(), change);
    }
}
