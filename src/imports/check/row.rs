//! Checks a row against the present state of its contact: pure and total. What it finds are changes and issues.

use super::checker::{Checker, NewColumn};
use super::new_slots;
use super::outcome::Checked;
use super::row_check::RowCheck;
use super::row_seal;
use super::snapshot::Snapshot;
use super::subjects::Subject;
use super::tokens;
use crate::codes::Code;
use crate::contacts::change::Change;
use crate::contacts::slots::{Slots, Spare};
use crate::error::Result;
use crate::fields::standard;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Role, letter};
use crate::kinds::Effect;
use crate::table::Row;
use crate::text::{fold, trim};

/// Checks a row about this subject. Its slots are read in `spare`.
pub(crate) fn check(
    checker: &Checker,
    row: &Row,
    subject: &Subject<'_>,
    snapshot: &Snapshot,
    spare: &mut Spare,
) -> Result<Checked> {
    if let Some(refused) = blank_header(checker, row) {
        return Ok(Checked { refused: Some(refused), ..Checked::default() });
    }
    let slots = match subject {
        Subject::Present { contact, .. } => Slots::decode_in(&contact.body, std::mem::take(spare))?,
        Subject::New { number, .. } => new_slots::slots(checker, row, number.as_deref()),
    };
    let mut check = RowCheck::new(checker, row, subject, &slots, snapshot);
    check.run();
    let checked = check.finish();
    *spare = slots.into_spare();
    Ok(checked)
}

/// A filled cell in a column without a header: nobody can say what it means.
fn blank_header(checker: &Checker, row: &Row) -> Option<Issue> {
    let blank = checker.blank_columns.iter().map(|at| (*at, checker.cell(row, *at)));
    let filled = blank.into_iter().find(|(_, cell)| !cell.is_empty());
    filled.map(|(at, cell)| Issue::cell(row.number as i64, at, Code::BlankHeader, cell).with("column", letter(at)))
}

impl RowCheck<'_> {
    fn run(&mut self) {
        self.check_width();
        self.check_institution();
        self.check_contact();
        self.compare_names();
        self.check_seal();
        let (checker, is_new, told_by) = (self.checker, self.is_new, self.told_by);
        let is_written = |column: &&NewColumn| is_new || !column.only_new && !told_by.contains(&column.at);
        for column in checker.columns.iter().filter(is_written) {
            let cell = checker.cell(self.row, column.at);
            if !self.is_no_value(column) && !cell.is_empty() {
                self.check_cell(column, cell);
            }
        }
        self.check_kind();
        self.set_by_operation();
        if self.is_new {
            self.check_new();
        }
        self.warn_structure();
    }

    /// Filled cells to the right of the header belong to no column.
    fn check_width(&mut self) {
        let width = self.checker.width();
        if self.row.cells.len() <= width {
            return;
        }
        let beyond = self.row.cells.iter().skip(width).filter(|cell| !trim(cell).is_empty()).count();
        if beyond > 0 {
            self.issues.push(Issue::row(self.number(), Code::RowRagged).with("n", beyond as i64));
        }
    }

    /// A file that names institutions must name this one in every row.
    fn check_institution(&mut self) {
        if let Some((at, cell)) = self.checker.other_institution(self.row) {
            self.issues.push(Issue::cell(self.number(), at, Code::WrongInstitution, cell));
        }
    }

    fn check_contact(&mut self) {
        let status = self.slots.value(standard::STATUS).unwrap_or(standard::ACTIVE);
        // What a row does to the status itself is no surprise.
        let is_surprise = !self.is_left_alone() && !matches!(self.effect(), Some(Effect::Set(standard::STATUS, _)));
        if status != standard::ACTIVE && is_surprise {
            let word = standard::status_label(status);
            self.issues.push(Issue::row(self.number(), Code::ContactInvalid).with("status", word));
        }
    }

    /// Names that only tell whether the number is right.
    fn compare_names(&mut self) {
        if self.is_left_alone() {
            return;
        }
        for field in self.checker.kind.compared() {
            let Some(at) = self.checker.layout.find(&Role::Context(*field)) else { continue };
            let (cell, present) = (self.checker.cell(self.row, at), self.slots.value(*field).unwrap_or_default());
            if !cell.is_empty() && fold(cell) != fold(present) {
                let issue = Issue::cell(self.number(), at, Code::NameMismatch, cell).with("present", present);
                self.issues.push(issue);
            }
        }
    }

    /// What the row's operation does to a slot.
    fn set_by_operation(&mut self) {
        let Some(Effect::Set(field, value)) = self.effect() else { return };
        let present = self.slots.value(field);
        let is_set = present.unwrap_or(if field == standard::STATUS { standard::ACTIVE } else { "" }) == value;
        if is_set {
            return;
        }
        let change = Change::single(field, present, self.slots.writer(field, ""), Some(value));
        self.changes.insert(change);
        if (field, value) == (standard::STATUS, standard::DELETED) && self.is_structure {
            self.tokens.push(tokens::STRUCTURE_DELETED);
        }
    }

    /// Whether the row of a file that was made for all contacts says nothing of this one.
    fn is_left_alone(&self) -> bool {
        self.checker.kind.is_by_operation() && self.effect().is_none()
    }

    fn effect(&self) -> Option<Effect> {
        // A word that is none has rejected the row already.
        self.checker.effect_of(self.row).ok().flatten()
    }

    /// Holds the row against its signed check.
    fn check_seal(&mut self) {
        let Some(text) = self.checker.seal_of(self.row) else { return };
        match self.contact {
            Some(contact) => {
                self.seal =
                    row_seal::check(self.checker, self.row, text, contact, self.slots, &self.snapshot.templates);
                self.issues.append(&mut self.seal.issues);
            }
            None => self.issues.push(row_seal::check_new(self.checker, self.row, text)),
        }
    }
}
