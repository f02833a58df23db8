//! The check of one row while it goes on: what it knows, what it has found, and what comes of it.

use std::borrow::Cow;

use super::checker::{Checker, NewColumn};
use super::new_slots;
use super::outcome::Checked;
use super::row_changes::RowChanges;
use super::row_seal::SealCheck;
use super::snapshot::Snapshot;
use super::subjects::Subject;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::contact::Contact;
use crate::contacts::diff;
use crate::contacts::slots::Slots;
use crate::fields::{Finding, Input, standard};
use crate::imports::model::issue::Issue;
use crate::table::Row;

/// The check of one row.
pub(super) struct RowCheck<'a> {
    pub checker: &'a Checker,
    pub row: &'a Row,
    pub is_new: bool,
    /// The columns that told which contact it is: they are not written.
    pub told_by: &'a [usize],
    /// What the contact will be once the row is imported.
    pub is_structure: bool,
    /// The country that the contact will have: it tells how phones are written.
    pub country: Cow<'a, str>,
    pub id: i64,
    pub slots: &'a Slots<'a>,
    pub contact: Option<&'a Contact>,
    pub snapshot: &'a Snapshot,
    pub seal: SealCheck<'a>,
    pub issues: Vec<Issue>,
    /// What other rows may not have, or only with a warning.
    pub tokens: Vec<u64>,
    pub changes: RowChanges,
    /// What the row says of the consents that it brings.
    pub proof: Proof,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(
        checker: &'a Checker,
        row: &'a Row,
        subject: &'a Subject<'a>,
        slots: &'a Slots<'a>,
        snapshot: &'a Snapshot,
    ) -> Self {
        let (contact, id, repair, told_by) = match subject {
            Subject::Present { contact, repair, told_by } => (Some(*contact), contact.id, repair.as_deref(), *told_by),
            Subject::New { id, .. } => (None, *id, None, &[][..]),
        };
        let kind = checker.new_value(row, standard::KIND);
        let kind = kind.as_deref().or_else(|| slots.value(standard::KIND));
        let country = match checker.new_value(row, standard::COUNTRY) {
            Some(country) => Cow::Owned(country),
            None => Cow::Borrowed(slots.value(standard::COUNTRY).unwrap_or(&checker.country)),
        };
        Self {
            checker,
            row,
            is_new: contact.is_none(),
            told_by,
            is_structure: kind == Some(standard::STRUCTURE),
            country,
            id,
            slots,
            contact,
            snapshot,
            seal: SealCheck::default(),
            issues: repair.into_iter().cloned().collect(),
            tokens: Vec::new(),
            changes: RowChanges::default(),
            proof: Proof::default(),
        }
    }

    pub(super) fn finish(self) -> Checked {
        let number = || match self.contact {
            Some(contact) => Some(contact.number.as_str()),
            None => self.slots.value(standard::CONTACT_NR),
        };
        let issues = self.issues.into_iter().map(|issue| issue.of(number())).collect();
        let mut checked = Checked { issues, moved: self.seal.moved, tokens: self.tokens, ..Checked::default() };
        if !checked.has_error() && !self.changes.all().is_empty() {
            let sets = |change: &Change| change.new.is_some() && self.checker.is_authorisation(change.field);
            let proof = if self.changes.all().iter().any(sets) { self.proof } else { Proof::default() };
            let mut changes = self.changes.into_all();
            add_tag(&mut changes, self.checker, self.slots);
            if self.is_new {
                new_slots::complete(&mut changes, self.slots);
            }
            let row = self.row.number as i64;
            let kind = SubjectKind::Contact;
            checked.change = Some(SubjectChange { row, part: 0, subject: self.id, kind, changes, proof });
        }
        checked
    }

    pub(super) fn number(&self) -> i64 {
        self.row.number as i64
    }

    pub(super) fn report(&mut self, column: &NewColumn, cell: &str, findings: Vec<Finding>) {
        let row = self.number();
        self.issues.extend(findings.into_iter().map(|finding| Issue::found(row, column.at, cell, finding)));
    }
}

/// Every contact that the import changes gets the import's tag.
fn add_tag(changes: &mut Vec<Change>, checker: &Checker, slots: &Slots<'_>) {
    let Some(tag) = &checker.options.tag else { return };
    let Some(field) = checker.catalogue.by_id(standard::TAGS) else { return };
    let input = match changes.iter().position(|change| change.field == standard::TAGS) {
        None => Input::EditCodes { add: vec![tag.clone()], remove: Vec::new() },
        Some(at) => {
            let tags = changes.remove(at).new.unwrap_or_default();
            let tags = tags.split('|').filter(|code| !code.is_empty()).chain([tag.as_str()]);
            Input::SetCodes(tags.map(str::to_owned).collect())
        }
    };
    if let Some(change) = diff::change(field, slots, input, false) {
        let at = changes.partition_point(|other| other.field < change.field);
        changes.insert(at, change);
    }
}
