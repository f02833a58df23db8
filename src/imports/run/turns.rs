//! The way through a plan, a page of rows at a time: in order of row, or turn by turn where a plan is applied in turns.

use crate::contacts::records;
use crate::contacts::rows::Rows;
use crate::contacts::turn::{Turn, Turns};
use crate::db::Db;
use crate::error::Result;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;

/// How many rows are applied at once: enough to make up for the wait until a transaction is on the disk, few enough that
/// others need not wait long for the database.
pub(super) const BATCH: i64 = 4000;

/// Where the way through a plan is.
#[derive(Debug, Clone)]
pub(super) struct Way {
    write: i64,
    turns: Option<Turns>,
    /// The turn; without turns it counts for nothing.
    turn: Turn,
    /// Rows after this one come next; before it, where the way goes backwards.
    row: i64,
}

/// Rows that come next: the first and the last that were looked at, and those among them whose turn it is.
pub(super) struct Page {
    pub first: i64,
    pub last: i64,
    pub turn: Turn,
    pub rows: Rows,
}

impl Way {
    /// The way of applying, from where it was.
    pub(super) fn of_apply(import: &Import) -> Self {
        let turns = import.counts.turns.clone();
        let turn = turns.as_ref().map_or(Turn::First, Turns::applying);
        let row = turns.as_ref().map_or(import.cursor, |turns| turns.applied(turn));
        Self { write: import.write_id, turns, turn, row }
    }

    /// The way of undoing, from where it was.
    pub(super) fn of_undo(import: &Import) -> Self {
        let turns = import.counts.turns.clone();
        let turn = turns.as_ref().map_or(Turn::Last, Turns::undoing);
        let end = turns.as_ref().map_or(import.cursor, |turns| turns.applied(turn)) + 1;
        Self { write: import.write_id, turns, turn, row: import.undo_cursor.unwrap_or(end) }
    }

    /// The next rows; `None` at the end.
    pub(super) fn forwards(&mut self, db: &mut Db) -> Result<Option<Page>> {
        loop {
            let rows = records::after(db, self.write, self.row, BATCH)?;
            if let Some(page) = self.page(rows)? {
                self.row = page.last;
                if page.rows.extent().is_some() {
                    return Ok(Some(page));
                }
            } else if !self.next_turn(1) {
                return Ok(None);
            }
        }
    }

    /// The next rows of the way back, still in ascending order; `None` at the end.
    pub(super) fn backwards(&mut self, db: &mut Db) -> Result<Option<Page>> {
        loop {
            let rows = records::before(db, self.write, self.row, BATCH)?;
            if let Some(page) = self.page(rows)? {
                self.row = page.first;
                if page.rows.extent().is_some() {
                    return Ok(Some(page));
                }
            } else if !self.next_turn(-1) {
                return Ok(None);
            }
        }
    }

    fn page(&self, mut rows: Rows) -> Result<Option<Page>> {
        let Some((first, last)) = rows.extent() else { return Ok(None) };
        if self.turns.is_some() {
            rows.retain(|row| Turn::of(row) == self.turn)?;
        }
        Ok(Some(Page { first, last, turn: self.turn, rows }))
    }

    /// Goes on to the next turn, or to the one before; false if there is none.
    fn next_turn(&mut self, step: isize) -> bool {
        let Some(turns) = &self.turns else { return false };
        let next = (self.turn as usize).checked_add_signed(step).and_then(|at| Turn::ALL.get(at));
        let Some(turn) = next else { return false };
        self.turn = *turn;
        self.row = if step > 0 { turns.applied(*turn) } else { turns.applied(*turn) + 1 };
        true
    }
}

/// Notes that a page was applied, and returns the import's cursor.
pub(super) fn applied(counts: &mut Counts, cursor: i64, turn: Turn, last: i64) -> i64 {
    let Some(turns) = &mut counts.turns else { return last };
    turns.set_applied(turn, last);
    if turn == Turn::Middle { last } else { cursor }
}
