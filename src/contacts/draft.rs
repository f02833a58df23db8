//! What a batch of rows does to contacts, as far as it can be made ready before its transaction, so that another thread can
//! do it while the batch before is being written.
//!
//! Rows that only give contacts new values go into their bodies as they are packed ([`super::patch`]), many at once
//! ([`crate::db::rewrite`]). Those that find something in their way, and all that do more (created and removed subjects,
//! definitions, values that are copied into columns), are worked by [`store`] under its locks.

use std::collections::HashSet;
use std::sync::Arc;

use super::change::{PackedChange, SubjectChange, SubjectKind};
use super::deletions;
use super::newcomers::{self, Newcomers};
use super::patch::{self, Direction};
use super::rows::Rows;
use super::slots::Writer;
use super::store::{self, LeftOut, Outcome};
use crate::db::Db;
use crate::db::rewrite::Rewriting;
use crate::error::Result;

/// A batch of rows of one write, ready to be applied or undone.
pub(crate) struct Draft {
    institution: i64,
    writer: Writer,
    /// Rows that only give contacts new values, in order of contact, and none has two.
    plain: Arc<Vec<Plain>>,
    /// What they do, in the same order.
    rewriting: Rewriting,
    /// New contacts that come, or go.
    newcomers: Newcomers,
    /// All other rows.
    rest: Vec<SubjectChange>,
    left_out: LeftOut,
}

/// A row that only gives a contact new values, and how many.
struct Plain {
    row: PackedChange,
    changes: i64,
}

impl Draft {
    /// Makes ready what applying these rows does.
    pub(crate) fn of_apply(db: &mut Db, institution: i64, writer: Writer, rows: Rows) -> Result<Self> {
        let (newcomers, rest) = newcomers::arriving(writer, rows.creations)?;
        let this = Self::make_ready(db, institution, writer, rows.others, LeftOut::new(), Direction::Apply)?;
        Ok(this.with(newcomers, rest))
    }

    /// Makes ready what undoing these rows does, of which apply has `left_out` these.
    pub(crate) fn of_undo(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        rows: Rows,
        left_out: LeftOut,
    ) -> Result<Self> {
        let (newcomers, rest) = newcomers::leaving(db, institution, writer, rows.creations, &left_out)?;
        let this = Self::make_ready(db, institution, writer, rows.others, left_out, Direction::Undo)?;
        Ok(this.with(newcomers, rest))
    }

    fn with(mut self, newcomers: Newcomers, rest: Vec<SubjectChange>) -> Self {
        self.newcomers = newcomers;
        self.rest.extend(rest);
        self
    }

    fn make_ready(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        rows: Vec<PackedChange>,
        left_out: LeftOut,
        direction: Direction,
    ) -> Result<Self> {
        let in_part: HashSet<(i64, i16)> = left_out.keys().map(|(row, part, _)| (*row, *part)).collect();
        let (mut plain, mut rest) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            match patch::plain_changes(&row.body)?.filter(|_| !in_part.contains(&(row.row, row.part))) {
                Some(changes) => plain.push(Plain { row, changes }),
                None => rest.push(row),
            }
        }
        plain.sort_by_key(|plain| plain.row.subject);
        plain.dedup_by(|next, one| {
            let is_again = next.row.subject == one.row.subject;
            if is_again {
                rest.push(std::mem::take(&mut next.row));
            }
            is_again
        });
        let rest = rest.iter().map(PackedChange::unpack).collect::<anyhow::Result<_>>()?;
        let ids = plain.iter().map(|plain| plain.row.subject).collect();
        let plain = Arc::new(plain);
        let rows = Arc::clone(&plain);
        let rewrite = move |at: usize, body: &[u8]| {
            // A body that can't be read is told of by who works the rest, and what a deleted contact lets through is known there.
            if deletions::is_deleted_body(body).unwrap_or(true) {
                return None;
            }
            patch::written(body, &rows.get(at)?.row.body, writer, direction).ok().flatten()
        };
        let rewriting = Rewriting::prepare(db, institution, ids, Box::new(rewrite))?;
        Ok(Self { institution, writer, plain, rewriting, newcomers: Newcomers::default(), rest, left_out })
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
        let (institution, writer) = (self.institution, self.writer);
        self.commit(db, Newcomers::insert, |db, _, rows| store::apply(db, institution, writer, rows))
    }

    /// Undoes the rows, inside the caller's transaction. `in_use` says whether a definition that the rows created is used
    /// by contacts.
    pub(crate) fn undo(self, db: &mut Db, in_use: &dyn Fn(&SubjectChange) -> bool) -> Result<Outcome> {
        let (institution, writer) = (self.institution, self.writer);
        self.commit(db, Newcomers::remove, |db, left_out, rows| {
            store::undo(db, institution, writer, rows, left_out, in_use)
        })
    }

    fn commit(
        self,
        db: &mut Db,
        work_newcomers: impl FnOnce(Newcomers, &mut Db, i64) -> Result<(i64, Vec<SubjectChange>)>,
        work_rest: impl FnOnce(&mut Db, &LeftOut, &[SubjectChange]) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let Self { institution, plain, rewriting, newcomers, mut rest, left_out, .. } = self;
        let (done, left) = work_newcomers(newcomers, db, institution)?;
        rest.extend(left);
        let done = done + plain.iter().map(|plain| plain.changes).sum::<i64>();
        let mut outcome = Outcome { done, ..Outcome::default() };
        for Plain { row, changes } in rewriting.save(db, crate::db::now())?.into_iter().filter_map(|at| plain.get(at)) {
            outcome.done -= changes;
            rest.push(row.unpack()?);
        }
        if !rest.is_empty() {
            rest.sort_by_key(|row| (row.row, row.part));
            outcome.add(work_rest(db, &left_out, &rest)?);
        }
        Ok(outcome)
    }
}
