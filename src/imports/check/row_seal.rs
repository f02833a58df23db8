//! Holds a row against its signed check: was it shifted, was its key or an `[old]` cell edited, is its contact still in
//! the target that the template was made of?

use std::collections::HashMap;

use super::checker::Checker;
use super::damage;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId};
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Role;
use crate::seal::{self, OldCell, Opened, Verdict};
use crate::table::Row;
use crate::targets::TargetCheck;

/// A template that rows of the file were made by.
pub(crate) struct Template {
    /// Its fields in the order of the digests.
    pub fields: Vec<FieldId>,
    /// Whether it was written as CSV, with guards before formulas.
    pub is_csv: bool,
    /// Who is in its target now; `None` if it was made of all contacts.
    pub target: Option<TargetCheck>,
}

/// What the check of a row says.
#[derive(Default)]
pub(crate) struct SealCheck<'a> {
    /// Errors and warnings.
    pub issues: Vec<Issue>,
    /// Of each edited `[old]` cell: how far it is from what was written ([`Opened::distance`]).
    pub moved: Vec<(FieldId, i64)>,
    made_by: Option<(Opened<'a>, &'a Template)>,
}

impl SealCheck<'_> {
    /// Whether the present value of a field is the one that the template was made with; `None` if the check can't tell.
    pub(crate) fn present_fits(&self, field: &Field, slots: &Slots<'_>) -> Option<bool> {
        let (opened, template) = self.made_by.as_ref()?;
        let position = template.fields.iter().position(|id| *id == field.id)?;
        Some(opened.digest_fits(position, field.id, &seal::text_of_slots(slots, field)))
    }
}

/// Checks a row. `templates` has every export that a row of the batch names.
pub(crate) fn check<'a>(
    checker: &'a Checker,
    row: &Row,
    text: &'a str,
    contact: &Contact,
    slots: &Slots<'_>,
    templates: &'a HashMap<i64, Option<Template>>,
) -> SealCheck<'a> {
    let number = row.number as i64;
    let Some(opened) = checker.sealer.open(checker.institution, text) else {
        // Somebody typed into the column: the row is not as it was made, more can't be said.
        return SealCheck {
            issues: vec![Issue::row(number, Code::RowShifted).with("sorted", "")],
            ..SealCheck::default()
        };
    };
    let template = templates.get(&opened.export_id()).and_then(Option::as_ref).filter(|_| opened.is_ours());
    let olds = old_cells(checker, row, slots, &opened, template);
    let mut found = SealCheck::default();
    match seal::verdict(opened.is_signed_for(&contact.number), template.is_some(), &olds) {
        Verdict::Fits => {}
        Verdict::KeyEdited => found.issues.push(Issue::row(number, Code::KeyEdited).with("new", "no")),
        Verdict::RowShifted => found.issues.push(Issue::row(number, Code::RowShifted).with("sorted", "")),
        Verdict::Foreign => found.issues.push(Issue::row(number, Code::ForeignFile)),
        Verdict::OldEdited(positions) => {
            for (position, id) in positions.iter().filter_map(|at| Some((*at, template?.fields.get(*at)?))) {
                let Some(at) = checker.layout.find(&Role::Old(*id)) else { continue };
                let Some(field) = checker.catalogue.by_id(*id) else { continue };
                found.issues.push(Issue::cell(number, at, Code::OldEdited, checker.cell(row, at)));
                found.moved.push((*id, opened.distance(position, *id, &checker.old_text(row, at, field))));
            }
        }
    }
    if found.issues.iter().all(|issue| issue.code == Code::OldEdited) {
        let has_left = template.and_then(|template| template.target.as_ref());
        if has_left.is_some_and(|target| !target.contains(&contact.view(slots))) {
            found.issues.push(Issue::row(number, Code::ContactLeftTarget));
        }
        found.made_by = template.map(|template| (opened, template));
    }
    found
}

/// What is wrong with a row that has a check but would make a new contact: it was made for one that exists.
pub(crate) fn check_new(checker: &Checker, row: &Row, text: &str) -> Issue {
    let issue = |code| Issue::row(row.number as i64, code);
    match checker.sealer.open(checker.institution, text) {
        None => issue(Code::RowShifted).with("sorted", ""),
        Some(opened) if opened.is_ours() => issue(Code::KeyEdited).with("new", "yes"),
        Some(_) => issue(Code::ForeignFile),
    }
}

/// The `[old]` cells of a row in the order of the template's fields. One that a spreadsheet damaged on its way counts as
/// what it was.
fn old_cells(
    checker: &Checker,
    row: &Row,
    slots: &Slots<'_>,
    opened: &Opened<'_>,
    template: Option<&Template>,
) -> Vec<Option<OldCell>> {
    let Some(template) = template else { return Vec::new() };
    let fits = |position: usize, field: &Field, at: usize| {
        let fits = |text: &str| opened.digest_fits(position, field.id, text);
        let is_damaged = || {
            let present = slots.value(field.id).filter(|present| fits(present));
            present.is_some_and(|present| damage::find(field, checker.cell(row, at), &[Some(present)]).is_some())
        };
        fits(&checker.old_text(row, at, field)) || is_damaged()
    };
    let cell = |(position, id): (usize, &FieldId)| {
        let at = checker.layout.find(&Role::Old(*id))?;
        let field = checker.catalogue.by_id(*id)?;
        let blank = checker.cell(row, at).is_empty();
        Some(OldCell { fits: fits(position, field, at), blank })
    };
    template.fields.iter().enumerate().map(cell).collect()
}
