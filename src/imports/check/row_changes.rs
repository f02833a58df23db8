//! What a row changes so far: one change a field, in order of field.

use crate::contacts::change::Change;
use crate::fields::FieldId;

/// The changes of a row.
#[derive(Debug, Default)]
pub(super) struct RowChanges(Vec<Change>);

impl RowChanges {
    /// Takes a change, in the place of any other of its field.
    pub(super) fn insert(&mut self, change: Change) {
        match self.find(change.field) {
            Ok(at) => self.0[at] = change,
            Err(at) => self.0.insert(at, change),
        }
    }

    /// The change of a field.
    pub(super) fn get(&self, field: FieldId) -> Option<&Change> {
        self.find(field).ok().and_then(|at| self.0.get(at))
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Change] {
        &self.0
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// All of them, for good.
    pub(super) fn into_all(self) -> Vec<Change> {
        self.0
    }

    fn find(&self, field: FieldId) -> Result<usize, usize> {
        match self.0.last() {
            // Columns mostly stand in the order in which their fields were made.
            Some(last) if last.field < field => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&field, |change| change.field),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_in_order_of_field_and_the_last_counts() {
        let mut changes = RowChanges::default();
        for (field, new) in [(1002, "A"), (1005, "B"), (1001, "C"), (1005, "D")] {
            changes.insert(Change::single(field, None, 0, Some(new)));
        }
        let value = |field| changes.get(field).and_then(|change| change.new.as_deref());
        assert_eq!([1001, 1002, 1003, 1005].map(value), [Some("C"), Some("A"), None, Some("D")]);
        assert_eq!(changes.into_all().iter().map(|change| change.field).collect::<Vec<_>>(), [1001, 1002, 1005]);
    }
}
