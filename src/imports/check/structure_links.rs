//! Persons who belong to a structure, by its contact number. What a row alone tells is judged here; where another row of the
//! file may make the structure, or make something else of it, the whole file is ([`crate::imports::plan::structure_links`]).

use super::broken_link::Broken;
use super::checker::NewColumn;
use super::damage;
use super::row_check::RowCheck;
use super::tokens;
use crate::fields::standard::{KIND, STRUCTURE, STRUCTURE_NR};
use crate::fields::{Field, Input};
use crate::imports::model::layout::Role;

impl RowCheck<'_> {
    /// The structure whose number a spreadsheet has probably changed to this cell; `None` if it can't be told.
    pub(super) fn structure_before_damage(&self, field: &Field, cell: &str) -> Option<String> {
        // Of a long number that was rounded, the rest could be any.
        let is_lossy = || damage::scientific(cell).is_some_and(|number| !number.is_exact);
        if field.id != STRUCTURE_NR || is_lossy() {
            return None;
        }
        let is_structure = |number: &String| self.snapshot.linked.get(number) == Some(&true);
        let mut meant = damage::undamaged_keys(cell, &self.checker.zero_led_numbers).filter(is_structure);
        let first = meant.next();
        first.filter(|first| meant.all(|other| other == *first))
    }

    /// Judges the number of a structure to which the row links its contact.
    pub(super) fn check_link(&mut self, column: &NewColumn, cell: &str, number: &str) {
        let (makes, changes) = (self.checker.may_make_structures(), self.checker.may_change_kinds());
        let broken = match self.snapshot.linked.get(number) {
            Some(true) if !changes => return,
            Some(false) if !changes => Broken::Individual,
            None if !makes => Broken::Nobody { meant: self.any_before_damage(number) },
            _ => return self.tokens.push(tokens::LINK),
        };
        self.issues.push(broken.issue(self.number(), Some(column.at), cell));
    }

    /// A structure that may be meant, among several perhaps.
    fn any_before_damage(&self, number: &str) -> Option<String> {
        let is_structure = |meant: &String| self.snapshot.linked.get(meant) == Some(&true);
        damage::undamaged_keys(number, &self.checker.zero_led_numbers).find(is_structure)
    }

    /// Judges a row that changes what its contact is: a structure belongs to no other, and whoever belongs to one keeps it.
    pub(super) fn check_kind(&mut self) {
        let Some(change) = self.changes.get(KIND).filter(|_| !self.is_new) else { return };
        let becomes_structure = change.new.as_deref() == Some(STRUCTURE);
        if change.old.as_deref() == Some(STRUCTURE) && !becomes_structure {
            self.tokens.push(tokens::NO_STRUCTURE_ANY_MORE);
        }
        let leaves = self.changes.get(STRUCTURE_NR).is_some_and(|change| change.new.is_none());
        let belongs = self.slots.value(STRUCTURE_NR).filter(|_| becomes_structure && !leaves);
        if let Some(structure) = belongs {
            let at = self.checker.layout.find(&Role::New(KIND));
            let broken = Broken::Belongs { structure: structure.to_owned() };
            self.issues.push(broken.issue(self.number(), at, STRUCTURE));
        }
    }

    /// Whether a cell only clears what the contact has of a field that does not apply to it, or soon will not.
    pub(super) fn clears_leftover(&self, field: &Field, column: &NewColumn, cell: &str) -> bool {
        let clears = || field.decode(cell, &self.checker.around(column.at, &self.country)).input == Some(Input::Clear);
        self.slots.value(field.id).is_some() && clears()
    }
}
