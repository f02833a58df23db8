//! Rows of a write as they are read for being worked: those that make contacts, and all others.

use super::change::{PackedChange, SubjectChange};
use super::creations::Creation;
use crate::error::Result;

/// Rows of a write that come after each other.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Those that make a contact, in order.
    pub creations: Vec<Creation>,
    /// All others, in order.
    pub others: Vec<PackedChange>,
}

impl Rows {
    /// All of them as changes, in order.
    pub(crate) fn into_changes(self) -> Result<Vec<SubjectChange>> {
        let mut all: Vec<SubjectChange> =
            self.others.iter().map(PackedChange::unpack).collect::<anyhow::Result<_>>()?;
        for creation in &self.creations {
            all.push(creation.change()?);
        }
        all.sort_by_key(|change| (change.row, change.part));
        Ok(all)
    }

    /// Leaves out what is not to be kept.
    pub(crate) fn retain(&mut self, keep: impl Fn(&SubjectChange) -> bool) -> Result<()> {
        let (creations, others) = (std::mem::take(&mut self.creations), std::mem::take(&mut self.others));
        for row in creations {
            self.creations.extend(Some(row.change()?).filter(&keep).map(|_| row));
        }
        for row in others {
            self.others.extend(Some(row.unpack()?).filter(&keep).map(|_| row));
        }
        Ok(())
    }

    /// The first row and the last.
    pub(crate) fn extent(&self) -> Option<(i64, i64)> {
        let ends = |first: Option<i64>, last: Option<i64>| first.zip(last);
        let made = ends(self.creations.first().map(|c| c.row), self.creations.last().map(|c| c.row));
        let others = ends(self.others.first().map(|c| c.row), self.others.last().map(|c| c.row));
        match (made, others) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        }
    }

    /// Leaves out rows beyond `limit` records, but never a part of a row: those with the highest numbers, or,
    /// going down, those with the lowest.
    pub(super) fn cut(&mut self, limit: usize, is_down: bool) {
        if self.creations.len() + self.others.len() <= limit {
            return;
        }
        let mut rows: Vec<i64> = self.others.iter().map(|change| change.row).collect();
        rows.extend(self.creations.iter().map(|creation| creation.row));
        rows.sort_unstable_by_key(|row| if is_down { -row } else { *row });
        let Some(end) = rows.get(limit).copied().filter(|end| rows.first() != Some(end)) else { return };
        let is_in = |row: i64| if is_down { row > end } else { row < end };
        self.creations.retain(|creation| is_in(creation.row));
        self.others.retain(|change| is_in(change.row));
    }
}
