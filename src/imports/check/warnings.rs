//! What a row may do but deserves a second look, and what other contacts forbid.

use super::checker::NewColumn;
use super::duplicate_structures;
use super::new_contact::RECOMMENDED;
use super::row_check::RowCheck;
use super::tokens::{self, Alike};
use crate::codes::Code;
use crate::contacts::change::Change;
use crate::fields::{Field, FieldId, Group, standard};
use crate::imports::model::issue::Issue;

impl RowCheck<'_> {
    /// What may be done but deserves a second look.
    pub(super) fn warn(&mut self, field: &Field, column: &NewColumn, cell: &str, change: &Change) {
        let (row, is_unproven) = (self.number(), self.source().is_none() && !self.has_wrong_source());
        let mut warn = |code: Code| self.issues.push(Issue::cell(row, column.at, code, cell));
        if field.group == Group::Authorisation && change.new.as_deref() == Some("TRUE") {
            if is_unproven {
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
            (standard::EXTERNAL_ID, Some(id)) => self.claim_id(id),
            (standard::STRUCTURE_NR, Some(number)) => self.check_link(column, cell, number),
            _ => {}
        }
    }

    /// Whether another row of the file gives the address too, and whether its owner still has it then, tells the whole file.
    fn warn_email(&mut self, column: &NewColumn, cell: &str, email: &str) {
        self.tokens.push(tokens::of_alike(Alike::Email, &email.to_lowercase()));
        let owners = self.snapshot.emails.get(&email.to_lowercase());
        let other = owners.into_iter().flatten().find(|(id, _)| *id != self.id);
        if let Some((_, number)) = other {
            let issue = Issue::cell(self.number(), column.at, Code::EmailInUse, cell).with("other", number.as_str());
            self.issues.push(issue);
        }
    }

    /// An external id of another contact is free if a row of that contact gives it up.
    fn claim_id(&mut self, external_id: &str) {
        let owner = self.snapshot.external_ids.get(external_id).filter(|owner| **owner != self.id);
        self.tokens.extend(owner.map(|owner| tokens::of_claim(*owner)));
    }

    /// A structure that would have the name and the address of another.
    pub(super) fn warn_structure(&mut self) {
        let identifies = self.changes.all().iter().any(|change| duplicate_structures::identifies(change.field));
        if !self.is_structure || !identifies {
            return;
        }
        let changed = |field: FieldId| self.changes.get(field);
        let Some(identity) = duplicate_structures::identity(self.slots, changed) else { return };
        self.tokens.push(tokens::of_alike(Alike::Structure, &identity.join("|")));
        if let Some(other) = duplicate_structures::same(self.id, &identity, &self.snapshot.structures) {
            let issue = Issue::row(self.number(), Code::StructureDuplicate).with("other", other.number.as_str());
            self.issues.push(issue);
        }
    }
}
