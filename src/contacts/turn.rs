//! The turn of a row, where a plan is applied in turns: what makes structures comes before those who will belong to them,
//! what makes persons of structures after those who leave them. So a plan that is broken off in the middle leaves no link
//! that leads nowhere. Undo goes through the turns backwards. Most plans have no need of turns: their rows come in order.

use serde::{Deserialize, Serialize};

use super::change::{Change, SubjectChange, SubjectKind};
use crate::fields::standard::{DELETED, KIND, STATUS, STRUCTURE};

/// When a row has its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// It makes a structure, or a definition that others need.
    First,
    /// All others.
    Middle,
    /// It makes something else of a structure, or deletes what may be one.
    Last,
}

impl Turn {
    /// Every turn, in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Middle, Self::Last];

    /// The turn of a row.
    pub fn of(row: &SubjectChange) -> Self {
        if row.kind != SubjectKind::Contact {
            return Self::First;
        }
        let is_structure = |value: &Option<String>| value.as_deref() == Some(STRUCTURE);
        let is_deleted = |change: &Change| change.field == STATUS && change.new.as_deref() == Some(DELETED);
        if row.changes.iter().any(is_deleted) {
            return Self::Last;
        }
        let kind = row.changes.iter().find(|change| change.field == KIND);
        match kind.map(|change| (is_structure(&change.old), is_structure(&change.new))) {
            Some((false, true)) => Self::First,
            Some((true, false)) => Self::Last,
            _ => Self::Middle,
        }
    }
}

/// How far a plan is that is applied in turns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Turns {
    /// By turn the last row that was applied.
    applied: [i64; 3],
    /// The turn that is being undone, if any is.
    undoing: Option<Turn>,
}

/// The part of the counts of an import that holds its turns.
#[derive(Deserialize)]
struct Counted {
    turns: Option<Turns>,
}

impl Turns {
    /// The turns of an import, from its stored counts.
    pub fn of_counts(counts: &str) -> anyhow::Result<Option<Self>> {
        Ok(serde_json::from_str::<Counted>(counts)?.turns)
    }

    /// The last row of a turn that was applied.
    pub fn applied(&self, turn: Turn) -> i64 {
        self.applied[turn as usize]
    }

    /// The turn in which applying goes on.
    pub fn applying(&self) -> Turn {
        Turn::ALL.into_iter().rev().find(|turn| self.applied(*turn) > 0).unwrap_or(Turn::First)
    }

    /// Notes that rows of a turn were applied up to this one.
    pub fn set_applied(&mut self, turn: Turn, row: i64) {
        self.applied[turn as usize] = row;
    }

    /// The turn in which undoing goes on.
    pub fn undoing(&self) -> Turn {
        self.undoing.unwrap_or(Turn::Last)
    }

    /// Notes that rows of a turn were undone.
    pub fn set_undoing(&mut self, turn: Turn) {
        self.undoing = Some(turn);
    }

    /// Whether a row was applied and is not undone; `undone` is the row down to which its turn is.
    pub fn holds(&self, row: &SubjectChange, undone: Option<i64>) -> bool {
        let turn = Turn::of(row);
        let is_undone = match undone {
            Some(_) if turn > self.undoing() => true,
            Some(undone) if turn == self.undoing() => row.row >= undone,
            _ => false,
        };
        row.row <= self.applied(turn) && !is_undone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::change::Proof;
    use crate::fields::standard::INDIVIDUAL;

    fn row(row: i64, kinds: Option<(Option<&str>, &str)>) -> SubjectChange {
        let changes = kinds.map(|(old, new)| Change::single(KIND, old, 0, Some(new))).into_iter().collect();
        SubjectChange { row, part: 0, subject: row, kind: SubjectKind::Contact, changes, proof: Proof::default() }
    }

    #[test]
    fn what_makes_structures_comes_first_and_what_unmakes_them_last() {
        let turn = |kinds| Turn::of(&row(2, kinds));
        assert_eq!(turn(Some((None, STRUCTURE))), Turn::First);
        assert_eq!(turn(Some((Some(INDIVIDUAL), STRUCTURE))), Turn::First);
        assert_eq!(turn(Some((None, INDIVIDUAL))), Turn::Middle);
        assert_eq!(turn(None), Turn::Middle);
        assert_eq!(turn(Some((Some(STRUCTURE), INDIVIDUAL))), Turn::Last);
    }

    #[test]
    fn a_row_is_held_from_its_turn_until_it_is_undone() {
        let (first, middle) = (row(9, Some((None, STRUCTURE))), row(3, None));
        let mut turns = Turns::default();
        turns.set_applied(Turn::First, 9);
        assert_eq!(
            (turns.applying(), turns.holds(&first, None), turns.holds(&middle, None)),
            (Turn::First, true, false)
        );
        turns.set_applied(Turn::Middle, 4);
        assert_eq!((turns.applying(), turns.holds(&middle, None)), (Turn::Middle, true));
        turns.set_undoing(Turn::Middle);
        assert_eq!((turns.holds(&first, Some(3)), turns.holds(&middle, Some(3))), (true, false));
        turns.set_undoing(Turn::First);
        assert_eq!((turns.holds(&first, Some(9)), turns.holds(&middle, Some(9))), (false, false));
    }

    #[test]
    fn counts_without_turns_have_none() {
        assert_eq!(Turns::of_counts(r#"{"rows": 3}"#).unwrap(), None);
        assert!(Turns::of_counts(r#"{"turns": {"applied": [7, 0, 0], "undoing": null}}"#).unwrap().is_some());
    }
}
