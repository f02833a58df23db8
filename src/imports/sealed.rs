//! Holds a row against its signed check: was it shifted, was its key or an `[old]` cell edited, is its contact still in
//! the target that the template was made of?

use std::collections::{HashMap, HashSet};

use super::checker::Checker;
use super::header::Role;
use super::issue::Issue;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId};
use crate::seal::{self, OldCell, Opened, Verdict};
use crate::table::Row;
use crate::targets::TargetCheck;

/// A template that rows of the file were made by.
pub(super) struct Template {
    /// Its fields in the order of the digests.
    pub fields: Vec<FieldId>,
    /// Who is in its target now; `None` if it was made of all contacts.
    pub target: Option<TargetCheck>,
}

/// What the check of a row says.
#[derive(Default)]
pub(super) struct Seen<'a> {
    /// Errors and warnings.
    pub issues: Vec<Issue>,
    /// Fields whose `[old]` cell was edited.
    pub edited: HashSet<FieldId>,
    made_by: Option<(Opened<'a>, &'a Template)>,
}

impl Seen<'_> {
    /// Whether the present value of a field is the one that the template was made with; `None` if the check can't tell.
    pub fn present_fits(&self, field: &Field, slots: &Slots<'_>) -> Option<bool> {
        let (opened, template) = self.made_by.as_ref()?;
        let position = template.fields.iter().position(|id| *id == field.id)?;
        Some(opened.digest_fits(position, field.id, &seal::text_of_slots(slots, field)))
    }
}

/// Checks a row. `templates` has every export that a row of the batch names.
pub(super) fn check<'a>(
    checker: &'a Checker,
    row: &Row,
    text: &'a str,
    contact: &Contact,
    slots: &Slots<'_>,
    templates: &'a HashMap<i64, Option<Template>>,
) -> Seen<'a> {
    let number = row.number as i64;
    let Some(opened) = checker.sealer.open(checker.institution, text) else {
        // Somebody typed into the column: the row is not as it was made, more can't be said.
        return Seen { issues: vec![Issue::row(number, Code::RowShifted)], ..Seen::default() };
    };
    let template = templates.get(&opened.export_id()).and_then(Option::as_ref).filter(|_| opened.is_ours());
    let olds = old_cells(checker, row, &opened, template);
    let mut seen = Seen::default();
    match seal::verdict(opened.is_signed_for(&contact.number), template.is_some(), &olds) {
        Verdict::Fits => {}
        Verdict::KeyEdited => seen.issues.push(Issue::row(number, Code::KeyEdited)),
        Verdict::RowShifted => seen.issues.push(Issue::row(number, Code::RowShifted)),
        Verdict::Foreign => seen.issues.push(Issue::row(number, Code::ForeignFile)),
        Verdict::OldEdited(positions) => {
            for field in positions.iter().filter_map(|at| template?.fields.get(*at)) {
                let Some(at) = checker.layout.find(&Role::Old(*field)) else { continue };
                seen.issues.push(Issue::cell(number, at, Code::OldEdited, checker.cell(row, at)));
                seen.edited.insert(*field);
            }
        }
    }
    if seen.issues.iter().all(|issue| issue.code == Code::OldEdited) {
        let has_left = template.and_then(|template| template.target.as_ref());
        if has_left.is_some_and(|target| !target.contains(&contact.view(slots))) {
            seen.issues.push(Issue::row(number, Code::ContactLeftTarget));
        }
        seen.made_by = template.map(|template| (opened, template));
    }
    seen
}

/// The `[old]` cells of a row in the order of the template's fields.
fn old_cells(checker: &Checker, row: &Row, opened: &Opened<'_>, template: Option<&Template>) -> Vec<Option<OldCell>> {
    let Some(template) = template else { return Vec::new() };
    let cell = |(position, id): (usize, &FieldId)| {
        let at = checker.layout.find(&Role::Old(*id))?;
        let field = checker.catalogue.by_id(*id)?;
        let blank = checker.cell(row, at).is_empty();
        let text = checker.old_text(row, at, field);
        Some(OldCell { fits: opened.digest_fits(position, *id, &text), blank })
    };
    template.fields.iter().enumerate().map(cell).collect()
}
