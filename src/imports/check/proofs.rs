//! The proof of authorisations: where and when they were given, as the row says or else the import. Confirming one with
//! another proof writes it again.

use std::collections::HashMap;

use diesel::prelude::*;

use super::checker::Checker;
use super::row_check::RowCheck;
use super::subjects::Subject;
use crate::codes::Severity;
use crate::contacts::change::Proof;
use crate::contacts::proofs;
use crate::contacts::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{Field, Group, Input, standard};
use crate::imports::model::import::Import;
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::layout::{Layout, Role};
use crate::schema::writes;

/// What rows said of the authorisations that these subjects have, by contact and writer, where this may be compared.
pub(crate) fn of_rows(
    db: &mut Db,
    checker: &Checker,
    subjects: &[OrIssue<Subject<'_>>],
) -> Result<HashMap<(i64, Writer), Proof>> {
    let says_source = checker.options.source.is_some() || checker.writes(standard::CONSENT_SOURCE);
    if checker.proven.by_row.is_empty() || !says_source {
        return Ok(HashMap::new());
    }
    let authorisations: Vec<&Field> = checker.catalogue.group(Group::Authorisation).collect();
    let mut wanted = Vec::new();
    for subject in subjects {
        let Ok(Subject::Present { contact, .. }) = subject else { continue };
        let slots = contact.slots()?;
        let writers = authorisations.iter().map(|field| slots.writer(field.id, ""));
        wanted
            .extend(writers.filter(|writer| checker.proven.by_row.contains(writer)).map(|writer| (contact.id, writer)));
    }
    proofs::of_rows(db, &wanted)
}

/// Notes whether the rows of an import may say where their consents come from.
pub(crate) fn note(db: &mut Db, import: &Import, layout: &Layout) -> Result<()> {
    let says = layout.columns.iter().any(|column| matches!(column.role, Role::New(id) if standard::is_of_consent(id)));
    diesel::update(writes::table.find(import.write_id)).set(writes::has_proofs.eq(says)).execute(db)?;
    Ok(())
}

impl RowCheck<'_> {
    /// Takes what a cell says of the row's consents.
    pub(super) fn set_proof(&mut self, field: &Field, input: &Input) {
        let said = match input {
            Input::Set(value) => Some(value.clone()),
            _ => None,
        };
        match field.id {
            standard::CONSENT_SOURCE => self.proof.source = said,
            _ => self.proof.date = said,
        }
    }

    /// The source of the row's authorisations: its own, else that of the import.
    pub(super) fn source(&self) -> Option<&str> {
        self.proof.source.as_deref().or(self.checker.options.source.as_deref())
    }

    /// Whether the row's source can't be read, which has been said.
    pub(super) fn has_wrong_source(&self) -> bool {
        let is_source = |issue: &Issue| self.checker.layout.field(issue.column) == Some(standard::CONSENT_SOURCE);
        self.issues.iter().any(|issue| issue.code.severity() == Severity::Error && is_source(issue))
    }

    /// Confirming an authorisation with a new proof writes it again.
    pub(super) fn renews(&self, field: &Field, input: &Input) -> bool {
        matches!(input, Input::Set(_)) && self.may_renew(field)
    }

    /// Whether the row proves an authorisation of the contact otherwise than it is proven. A day alone proves nothing.
    pub(super) fn may_renew(&self, field: &Field) -> bool {
        if field.group != Group::Authorisation {
            return false;
        }
        let Some(source) = self.source() else { return false };
        let writer = self.slots.writer(field.id, "");
        let present = self.snapshot.proofs.get(&(self.id, writer));
        let named = self.checker.proven.sources.get(&writer).map(String::as_str);
        let present_source = present.and_then(|proof| proof.source.as_deref()).or(named);
        let present_date = present.and_then(|proof| proof.date.as_deref());
        present_source != Some(source) || self.proof.date.as_deref().is_some_and(|date| Some(date) != present_date)
    }
}
