//! What applying or undoing a batch did, and what it left out.

use std::collections::HashMap;

use super::slots::Writer;
use crate::fields::FieldId;

/// Why a change was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Someone else wrote the value meanwhile.
    Changed,
    /// The subject is not there any more.
    Gone,
    /// The number or external id belongs to another contact meanwhile.
    Taken,
    /// The created subject was edited since, so undo keeps it.
    Edited,
    /// The created value or field is in use by contacts, so undo keeps it.
    InUse,
    /// The structure that a contact would belong to is not there any more.
    NoStructure,
    /// A structure can't belong to another.
    Belongs,
    /// Contacts belong to the structure, so it stays one.
    HasPeople,
}

impl Reason {
    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Taken => "taken",
            Self::Edited => "edited",
            Self::InUse => "in-use",
            Self::NoStructure => "no-structure",
            Self::Belongs => "belongs",
            Self::HasPeople => "has-people",
        }
    }
}

/// A change that was left out, with what stood there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The row of the change.
    pub row: i64,
    /// The part of the row.
    pub part: i16,
    /// The field; [`EXISTS`](crate::fields::standard::EXISTS) when the whole subject is meant.
    pub field: FieldId,
    /// Why.
    pub reason: Reason,
    /// For a multi-list, the codes that were left out.
    pub codes: Option<String>,
    /// The value found.
    pub found: Option<String>,
    /// Its writer.
    pub found_writer: Writer,
}

/// What a batch did. `done + left` is the number of changes in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Changes carried out.
    pub done: i64,
    /// Changes left out, at least in part.
    pub left: i64,
    /// The details of those.
    pub conflicts: Vec<Conflict>,
    /// How many contacts more wait, without the external id that they gave up, for their own row to come.
    pub waiting: i64,
}

impl Outcome {
    /// Adds what another part of the batch did.
    pub(super) fn add(&mut self, other: Self) {
        self.done += other.done;
        self.left += other.left;
        self.waiting += other.waiting;
        self.conflicts.extend(other.conflicts);
    }
}

/// What apply left out of a write: undo must not touch it.
pub type LeftOut = HashMap<(i64, i16, FieldId), Option<String>>;
