//! New contacts of a batch, worked out before its transaction: those that rows make, and those that an undo takes away.
//!
//! A number or external id that somebody else has by then, or an edit of a new contact, is found by what the database says when
//! it is written to. Such rows, and those of people and structures, are worked by [`super::store`] under its locks.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::change::{SubjectChange, SubjectKind};
use super::copies::{ContactRow, contact_row};
use super::creations::Creation;
use super::outcome::LeftOut;
use super::slots::{Slots, Writer};
use super::subjects::{self, keep_count};
use super::words::WordEdits;
use crate::db::{self, Db, bulk};
use crate::error::Result;
use crate::fields::standard;
use crate::insert_unless_taken;
use crate::schema::contacts;

/// A contact that comes or goes, with the row that made it.
struct Newcomer {
    creation: Creation,
    body: Vec<u8>,
    /// How many values it has.
    values: i64,
}

/// The new contacts of a batch.
#[derive(Default)]
pub(super) struct Newcomers {
    all: Vec<Newcomer>,
    words: WordEdits,
}

/// Contacts that rows make, and the rows that are not among them.
pub(super) fn arriving(writer: Writer, rows: Vec<Creation>) -> Result<(Newcomers, Vec<SubjectChange>)> {
    let (mut newcomers, mut rest) = (Newcomers::default(), Vec::new());
    for creation in rows {
        // A person needs a structure.
        if creation.has(standard::STRUCTURE_NR)? {
            rest.push(creation.change()?);
            continue;
        }
        let (body, values) = creation.body(writer)?;
        newcomers.words.note(creation.contact, None, Some(&Slots::decode(&body)?));
        newcomers.all.push(Newcomer { creation, body, values });
    }
    Ok((newcomers, rest))
}

/// Contacts that an undo takes away, and the rows that are not among them.
pub(super) fn leaving(
    db: &mut Db,
    institution: i64,
    writer: Writer,
    rows: Vec<Creation>,
    left_out: &LeftOut,
) -> Result<(Newcomers, Vec<SubjectChange>)> {
    let ids: Vec<i64> = rows.iter().map(|row| row.contact).collect();
    let mut bodies: HashMap<i64, Vec<u8>> =
        subjects::read(db, institution, SubjectKind::Contact, &ids)?.into_iter().collect();
    let left_out: HashSet<i64> = left_out.keys().map(|(row, ..)| *row).collect();
    let (mut newcomers, mut rest) = (Newcomers::default(), Vec::new());
    for creation in rows {
        let body = bodies.remove(&creation.contact).filter(|_| !left_out.contains(&creation.row));
        let Some(values) = body.as_deref().map(|body| values_of_own(body, writer)).transpose()?.flatten() else {
            rest.push(creation.change()?);
            continue;
        };
        let body = body.unwrap_or_default();
        newcomers.words.note(creation.contact, Some(&Slots::decode(&body)?), None);
        newcomers.all.push(Newcomer { creation, body, values });
    }
    Ok((newcomers, rest))
}

/// How many values a contact has, if nobody else wrote one and nobody can belong to it.
fn values_of_own(body: &[u8], writer: Writer) -> Result<Option<i64>> {
    let slots = Slots::decode(body)?;
    let is_own = slots.entries().iter().all(|entry| entry.writer == writer);
    if !is_own || slots.value(standard::KIND) == Some(standard::STRUCTURE) {
        return Ok(None);
    }
    let mut fields: Vec<_> = slots.entries().iter().map(|entry| entry.field).collect();
    fields.dedup();
    Ok(Some(fields.iter().filter(|field| **field != standard::EXISTS).count() as i64))
}

impl Newcomers {
    /// Inserts them. Returns how many values that wrote, and the rows that could not be.
    pub(super) fn insert(self, db: &mut Db, institution: i64) -> Result<(i64, Vec<SubjectChange>)> {
        let now = db::now();
        let mut rows: Vec<ContactRow<'_>> = Vec::with_capacity(self.all.len());
        for one in &self.all {
            let slots = Slots::decode(&one.body)?;
            rows.push(contact_row(institution, one.creation.contact, &one.body, &slots, now));
        }
        let missed: Vec<usize> = insert_unless_taken!(&mut *db, contacts::table, rows)?;
        let missed = missed.iter().filter_map(|at| self.all.get(*at)).map(|one| one.creation.contact).collect();
        drop(rows);
        self.finish(db, institution, 1, &missed)
    }

    /// Removes them. Returns how many values went, and the rows that have to be looked at.
    pub(super) fn remove(self, db: &mut Db, institution: i64) -> Result<(i64, Vec<SubjectChange>)> {
        let bodies: Vec<(i64, &[u8])> =
            self.all.iter().map(|one| (one.creation.contact, one.body.as_slice())).collect();
        let missed = bulk::remove_contacts(db, &bodies)?;
        self.finish(db, institution, -1, &missed)
    }

    /// Brings words and counts along with those that were not missed.
    fn finish(
        self,
        db: &mut Db,
        institution: i64,
        sign: i64,
        missed: &HashSet<i64>,
    ) -> Result<(i64, Vec<SubjectChange>)> {
        let (mut words, mut values, mut rest) = (self.words, 0, Vec::new());
        if !missed.is_empty() {
            words.forget(missed);
        }
        for one in &self.all {
            if missed.contains(&one.creation.contact) {
                rest.push(one.creation.change()?);
            } else {
                values += one.values;
            }
        }
        words.save(db, institution)?;
        keep_count(db, institution, sign * (self.all.len() - rest.len()) as i64)?;
        Ok((values, rest))
    }
}
