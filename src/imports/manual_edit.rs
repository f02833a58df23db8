//! An edit by hand of one contact: a write of its own, by the same grammar, checks and changes as a row of a file.

use std::collections::HashMap;

use diesel::prelude::*;

use super::check::broken_link;
use super::model::issue::Issue;
use super::plan::store as plan_store;
use crate::accounts::Institution;
use crate::accounts::users::user_emails;
use crate::codes::{Code, Severity};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::contact::Contact;
use crate::contacts::diff;
use crate::contacts::slots::{Slots, Writer, applies, last_writer};
use crate::contacts::{read, store};
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::fields::{Field, FieldId, Input, Surroundings, standard};
use crate::schema::writes;

/// A new value for a field, as typed.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The field.
    pub field: FieldId,
    /// The cell: codes as in a file; blank clears the value.
    pub cell: String,
    /// Who had last written the value when the user saw it (the highest writer of its codes); an edit of a value that
    /// was written since is refused.
    pub seen: Writer,
}

/// What came of an edit.
#[derive(Debug)]
pub enum Edited {
    /// So many values were changed.
    Done(usize),
    /// Nothing was changed, for these reasons: `old-stale` where someone changed the value meanwhile.
    Wrong(Vec<(FieldId, Issue)>),
}

/// Edits a contact: all of it or nothing. Refused as `not-found` if the institution has no such contact, and as
/// `external-id-taken` if another contact has the external id.
pub fn edit(db: &mut Db, institution: &Institution, user: Option<i64>, contact: i64, edits: &[Edit]) -> Result<Edited> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let users = user_emails(db, institution.id)?;
    db::write(db, |db| {
        let contact = read::by_id(db, institution.id, contact)?;
        let slots = contact.slots()?;
        let around = EditContext { institution, users: &users, slots: &slots };
        let mut changes = Vec::new();
        let mut wrong = Vec::new();
        for edit in edits {
            let Some(field) = catalogue.by_id(edit.field) else { continue };
            match around.change(field, edit) {
                Ok(change) => changes.extend(change),
                Err(issue) => wrong.push((edit.field, *issue)),
            }
        }
        wrong.extend(broken_link(db, institution.id, &changes)?);
        if !wrong.is_empty() {
            return Ok(Edited::Wrong(wrong));
        }
        let count = changes.len();
        if count > 0 {
            write(db, institution.id, user, &contact, changes)?;
        }
        Ok(Edited::Done(count))
    })
}

/// What is wrong with the structure to which the changes link the contact.
fn broken_link(db: &mut Db, institution: i64, changes: &[Change]) -> Result<Option<(FieldId, Issue)>> {
    let change = changes.iter().find(|change| change.field == standard::STRUCTURE_NR);
    let Some(number) = change.and_then(|change| change.new.as_deref()) else { return Ok(None) };
    let broken = broken_link::broken(db, institution, number)?;
    Ok(broken.map(|broken| (standard::STRUCTURE_NR, broken.issue(0, None, number))))
}

/// What an edit is judged by.
struct EditContext<'a> {
    institution: &'a Institution,
    users: &'a HashMap<String, String>,
    slots: &'a Slots<'a>,
}

impl EditContext<'_> {
    fn change(&self, field: &Field, edit: &Edit) -> std::result::Result<Option<Change>, Box<Issue>> {
        let issue = |code| Box::new(Issue { value: edit.cell.clone(), ..Issue::row(0, code) });
        let decoded = field.decode(&edit.cell, &self.surroundings());
        if let Some(finding) = decoded.findings.into_iter().find(|found| found.code.severity() == Severity::Error) {
            return Err(Box::new(Issue { args: finding.args, ..*issue(finding.code) }));
        }
        let input = match decoded.input {
            Some(Input::Keep) | None => Input::Clear,
            Some(input) => input,
        };
        let Some(change) = diff::change(field, self.slots, input, false) else { return Ok(None) };
        if field.id == standard::CONTACT_NR || !applies(field, self.slots) {
            return Err(issue(Code::NotApplicable));
        }
        if field.mandatory && change.new.is_none() {
            return Err(issue(Code::MandatoryCleared));
        }
        if last_writer(self.slots, field.id) != edit.seen {
            let present = change.old.as_deref().unwrap_or_default();
            return Err(Box::new(issue(Code::OldStale).with("present", present)));
        }
        Ok(Some(change))
    }

    fn surroundings(&self) -> Surroundings<'_> {
        let country = self.slots.value(standard::COUNTRY).unwrap_or(&self.institution.country);
        let home = &*self.institution.country;
        Surroundings { home, ..Surroundings::new(country, self.institution.today(), self.users) }
    }
}

/// Writes the changes. Refused, so that nothing is written, when the external id belongs to another contact.
fn write(db: &mut Db, institution: i64, user: Option<i64>, contact: &Contact, changes: Vec<Change>) -> Result<()> {
    let write: Writer = diesel::insert_into(writes::table)
        .values((writes::institution_id.eq(institution), writes::user_id.eq(user), writes::at.eq(db::now())))
        .returning(writes::id)
        .get_result(db)?;
    let row = SubjectChange {
        row: 1,
        part: 0,
        subject: contact.id,
        kind: SubjectKind::Contact,
        changes,
        proof: Proof::default(),
    };
    plan_store::insert_changes(db, write, std::slice::from_ref(&row))?;
    let outcome = store::apply(db, institution, write, std::slice::from_ref(&row))?;
    match outcome.conflicts.first() {
        Some(conflict) if conflict.reason == store::Reason::Taken => Err(Refusal::new("external-id-taken").into()),
        Some(_) => Err(Refusal::new("changed-meanwhile").into()),
        None => Ok(()),
    }
}
