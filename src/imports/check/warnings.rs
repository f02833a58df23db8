//! What a row may do but deserves a second look, and what other contacts forbid.

use super::checker::NewColumn;
use super::duplicate_structures;
use super::new_contact::RECOMMENDED;
use super::row_check::RowCheck;
use crate::codes::Code;
use crate::contacts::change::Change;
use crate::fields::{Field, FieldId, Group, standard};
use crate::imports::model::issue::Issue;

impl RowCheck<'_> {
    /// What may be done but deserves a second look.
    pub(super) fn warn(&mut self, field: &Field, column: &NewColumn, cell: &str, change: &Change) {
        let row = self.number();
        let mut warn = |code: Code| self.issues.push(Issue::cell(row, column.at, code, cell));
        if field.group == Group::Authorisation && change.new.as_deref() == Some("TRUE") {
            if self.checker.options.source.is_none() {
                warn(Code::ConsentUnproven);
            }
            if change.old.as_deref() == Some("FALSE") {
                warn(Code::RefusalOverridden);
            }
        }
        if change.new.is_none() && RECOMMENDED.contains(&field.id) {
            warn(Code::RecommendedBlank);
        }
        match (field.id, change.new.as_deref()) {
            (standard::EMAIL, Some(email)) => self.warn_email(column, cell, email),
            (standard::EXTERNAL_ID, Some(id)) => self.refuse_taken_id(column, cell, id),
            _ => {}
        }
    }

    fn warn_email(&mut self, column: &NewColumn, cell: &str, email: &str) {
        let owners = self.snapshot.emails.get(&email.to_lowercase());
        let other = owners.into_iter().flatten().find(|(id, _)| *id != self.id);
        if let Some((_, number)) = other {
            let issue = Issue::cell(self.number(), column.at, Code::EmailInUse, cell).with("other", number.as_str());
            self.issues.push(issue);
        }
    }

    fn refuse_taken_id(&mut self, column: &NewColumn, cell: &str, external_id: &str) {
        if let Some((_, number)) = self.snapshot.external_ids.get(external_id).filter(|(id, _)| *id != self.id) {
            let issue = Issue::cell(self.number(), column.at, Code::ExternalIdInUse, cell);
            self.issues.push(issue.with("other", number.as_str()));
        }
    }

    /// A structure that would have the name and the address of another.
    pub(super) fn warn_structure(&mut self) {
        let identifies = self.changes.keys().any(|field| duplicate_structures::identifies(*field));
        if !self.is_structure || !identifies {
            return;
        }
        let changed = |field: FieldId| self.changes.get(&field);
        if let Some(other) = duplicate_structures::same(self.id, self.slots, changed, &self.snapshot.structures) {
            let issue = Issue::row(self.number(), Code::StructureDuplicate).with("other", other.number.as_str());
            self.issues.push(issue);
        }
    }
}
