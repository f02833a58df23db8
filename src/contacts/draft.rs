//! What a batch of rows does to contacts, worked out before its transaction, so that another thread can do it while the
//! batch before is being written.
//!
//! In the transaction each body takes the place of the one that was read, if it still is there. Rows where it is not, and
//! all that are more than new values of a contact (created and removed subjects, definitions, values that are copied into
//! columns, conflicts), are worked by [`store`] under its locks.

use std::collections::HashMap;

use super::change::{SubjectChange, SubjectKind};
use super::deletions;
use super::slots::{Slots, Writer};
use super::store::{self, LeftOut, Outcome};
use super::subjects;
use crate::db::Db;
use crate::db::bulk::{self, Replacement};
use crate::error::Result;

/// A batch of rows of one write, ready to be applied or undone.
pub(crate) struct Draft {
    institution: i64,
    writer: Writer,
    /// Rows whose outcome is known if nobody writes to their contacts meanwhile.
    clean: Vec<SubjectChange>,
    /// What they do, in the same order.
    replacements: Vec<Replacement>,
    /// All other rows.
    rest: Vec<SubjectChange>,
    left_out: LeftOut,
}

impl Draft {
    /// Works out what applying these rows does.
    pub(crate) fn of_apply(db: &mut Db, institution: i64, writer: Writer, rows: Vec<SubjectChange>) -> Result<Self> {
        Self::work_out(db, institution, writer, rows, LeftOut::new(), store::applies_cleanly)
    }

    /// Works out what undoing these rows does, of which apply has `left_out` these.
    pub(crate) fn of_undo(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        rows: Vec<SubjectChange>,
        left_out: LeftOut,
    ) -> Result<Self> {
        Self::work_out(db, institution, writer, rows, left_out, store::undoes_cleanly)
    }

    fn work_out(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        rows: Vec<SubjectChange>,
        left_out: LeftOut,
        write: fn(&mut Slots<'_>, Writer, &SubjectChange) -> bool,
    ) -> Result<Self> {
        let is_left_out = |row: &SubjectChange| {
            !left_out.is_empty() && row.changes.iter().any(|c| left_out.contains_key(&(row.row, row.part, c.field)))
        };
        let (plain, mut rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_plain(row) && !is_left_out(row));
        let ids: Vec<i64> = plain.iter().map(|row| row.subject).collect();
        let mut bodies: HashMap<i64, Vec<u8>> =
            subjects::read(db, institution, SubjectKind::Contact, &ids)?.into_iter().collect();
        let mut clean = Vec::with_capacity(plain.len());
        let mut replacements = Vec::with_capacity(plain.len());
        for row in plain {
            match bodies.remove(&row.subject).map(|old| written(old, writer, &row, write)).transpose()?.flatten() {
                Some(replacement) => {
                    replacements.push(replacement);
                    clean.push(row);
                }
                None => rest.push(row),
            }
        }
        Ok(Self { institution, writer, clean, replacements, rest, left_out })
    }

    /// The rows that are about definitions.
    pub(crate) fn definitions(&self) -> Vec<SubjectChange> {
        self.rest.iter().filter(|row| row.kind != SubjectKind::Contact).cloned().collect()
    }

    /// What apply left out of the rows that are to be undone.
    pub(crate) fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// Applies the rows, inside the caller's transaction.
    pub(crate) fn apply(self, db: &mut Db) -> Result<Outcome> {
        self.commit(db, |db, draft, rows| store::apply(db, draft.institution, draft.writer, rows))
    }

    /// Undoes the rows, inside the caller's transaction. `in_use` says whether a definition that the rows created is used
    /// by contacts.
    pub(crate) fn undo(self, db: &mut Db, in_use: &dyn Fn(&SubjectChange) -> bool) -> Result<Outcome> {
        self.commit(db, |db, draft, rows| {
            store::undo(db, draft.institution, draft.writer, rows, &draft.left_out, in_use)
        })
    }

    fn commit(
        mut self,
        db: &mut Db,
        work_rest: impl FnOnce(&mut Db, &Self, &[SubjectChange]) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let missed = bulk::replace_contact_bodies(db, &self.replacements, crate::db::now())?;
        let mut outcome = Outcome::default();
        for row in std::mem::take(&mut self.clean) {
            if missed.contains(&row.subject) {
                self.rest.push(row);
            } else {
                outcome.done += row.changes.len() as i64;
            }
        }
        if !self.rest.is_empty() {
            let mut rest = std::mem::take(&mut self.rest);
            rest.sort_by_key(|row| (row.row, row.part));
            outcome.add(work_rest(db, &self, &rest)?);
        }
        Ok(outcome)
    }
}

/// Whether a row only writes values of a contact that no column has a copy of.
fn is_plain(row: &SubjectChange) -> bool {
    row.kind == SubjectKind::Contact && !row.changes.iter().any(|change| subjects::is_copied(change.field))
}

fn written(
    old: Vec<u8>,
    writer: Writer,
    row: &SubjectChange,
    write: fn(&mut Slots<'_>, Writer, &SubjectChange) -> bool,
) -> Result<Option<Replacement>> {
    let mut slots = Slots::decode(&old)?;
    if deletions::is_deleted(&slots) || !write(&mut slots, writer, row) {
        return Ok(None);
    }
    let new = slots.encode();
    Ok(Some(Replacement { id: row.subject, old, new }))
}
