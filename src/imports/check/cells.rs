//! The check of a cell: from what it says to a change of the contact, if it changes something and nothing forbids it.

use std::borrow::Cow;

use super::checker::NewColumn;
use super::damage::{self, Damage};
use super::guards::is_guarded;
use super::row_check::RowCheck;
use crate::codes::Code;
use crate::contacts::change::Change;
use crate::contacts::diff;
use crate::contacts::slots::last_writer;
use crate::fields::{Field, Input, Surroundings, Type, standard, text};
use crate::i18n::Message;
use crate::imports::model::issue::Issue;
use crate::imports::model::options::{Damaged, Placeholders, Stale};
use crate::table::{Mark, unguard};
use crate::text::trim;

impl RowCheck<'_> {
    pub(super) fn check_cell(&mut self, column: &NewColumn, cell: &str) {
        let Some(field) = self.checker.catalogue.by_id(column.field) else { return };
        if !field.applies_to(self.is_structure) && !self.clears_leftover(field, column, cell) {
            // What was said once for all rows is meant for those to which it applies.
            if self.checker.is_constant(column.at) {
                return;
            }
            self.issues.push(Issue::cell(self.number(), column.at, Code::NotApplicable, cell));
            return;
        }
        if self.is_present(field, cell) && !self.may_renew(field) {
            // The present value as it is stored: nothing to judge, even where it could not be set anew.
            return;
        }
        let cell = self.with_placeholder(field, column, cell).and_then(|cell| self.repaired(field, column, cell));
        if let Some(cell) = cell {
            self.decode_cell(field, column, &cell);
        }
    }

    /// Whether a cell is the present value, letter by letter, but for a guard that a spreadsheet has made a letter.
    fn is_present(&self, field: &Field, cell: &str) -> bool {
        let cell = if self.checker.is_workbook { unguard(cell) } else { cell };
        match field.kind {
            Type::MultiList => field.join_codes(self.slots.codes(field.id)) == cell,
            _ => self.slots.value(field.id) == Some(cell),
        }
    }

    /// What a cell is read as if it is a word for no value; `None` if it is left out.
    fn with_placeholder<'c>(&mut self, field: &Field, column: &NewColumn, cell: &'c str) -> Option<&'c str> {
        if self.checker.is_constant(column.at) || !field.is_placeholder(cell, &self.around(column)) {
            return Some(cell);
        }
        let choice = self.checker.options.placeholders;
        let issue = Issue::cell(self.number(), column.at, Code::Placeholder, cell);
        self.issues.push(issue.with("choice", choice.name()));
        match choice {
            Placeholders::LeftOut | Placeholders::Blank => None,
            Placeholders::Clear => Some("="),
            Placeholders::AsIs => Some(cell),
        }
    }

    /// The cell as it was before a spreadsheet damaged it; `None` if it is left out, since nobody has chosen yet what
    /// becomes of it, or since it can't be repaired.
    fn repaired<'c>(&mut self, field: &Field, column: &NewColumn, cell: &'c str) -> Option<Cow<'c, str>> {
        let old = column.old.map(|old| self.checker.cell(self.row, old));
        let meant = self.structure_before_damage(field, cell);
        let known = match column.only_new {
            true => [None; 3],
            false => [self.slots.value(field.id), old, meant.as_deref()],
        };
        let guard = || (self.checker.is_workbook && is_guarded(cell)).then(|| damage::guard(unguard(cell)));
        let found = damage::find(field, cell, &known).filter(|_| !column.only_new).or_else(guard);
        let found = found.filter(|_| !self.checker.is_constant(column.at));
        let has_lost_digits = self.row.mark(column.at) == Some(Mark::ManyDigits);
        let found = found.or_else(|| has_lost_digits.then(Damage::of_many_digits));
        let Some(found) = found else { return Some(Cow::Borrowed(cell)) };
        let choice = self.checker.options.damaged;
        let issue = Issue::cell(self.number(), column.at, Code::SpreadsheetDamage, cell);
        self.issues.push(damage::issue(issue, field, &found, choice));
        match choice {
            Damaged::LeftOut => None,
            Damaged::Repair => found.repaired.map(|repaired| Cow::Owned(repaired.into_owned())),
            Damaged::AsIs => Some(Cow::Borrowed(cell)),
        }
    }

    /// What a codec may know around a cell of a column.
    fn around(&self, column: &NewColumn) -> Surroundings<'_> {
        self.checker.around(column.at, &self.country)
    }

    fn decode_cell(&mut self, field: &Field, column: &NewColumn, cell: &str) {
        let decoded = field.decode(cell, &self.around(column));
        self.report(column, cell, decoded.findings);
        let Some(input) = decoded.input else { return };
        if standard::is_of_consent(field.id) {
            return self.set_proof(field, &input);
        }
        if field.id == standard::FULL_NAME {
            return self.set_full_name(column, cell, &input);
        }
        if field.id == standard::TAGS {
            self.note_signs(column, cell, &input);
        }
        self.take(field, column, cell, input);
    }

    /// Says what became of signs that may have been meant as part of a tag: `Canal+` adds Canal, `-25 ans` removes a tag that
    /// the contact does not have.
    fn note_signs(&mut self, column: &NewColumn, cell: &str, input: &Input) {
        let Input::EditCodes { add, remove } = input else { return };
        let has = |tag: &str| self.slots.codes(standard::TAGS).any(|present| present == tag);
        let is_behind = |tag: &str| cell.split('|').any(|part| trim(part).strip_suffix('+').map(trim) == Some(tag));
        let added = add.iter().filter(|tag| !has(tag) && (self.is_new || is_behind(tag))).map(|tag| (tag, "add"));
        let removed = remove.iter().filter(|tag| !has(tag)).map(|tag| (tag, "remove"));
        let issue = |(tag, sign): (&String, &str)| {
            Issue::cell(self.number(), column.at, Code::TagSign, cell).with("tag", tag.as_str()).with("sign", sign)
        };
        let found: Vec<Issue> = added.chain(removed).map(issue).collect();
        self.issues.extend(found);
    }

    /// Turns an input into a change, if it changes something and nothing forbids it.
    pub(super) fn take(&mut self, field: &Field, column: &NewColumn, cell: &str, input: Input) {
        let (renew, is_appended) = (self.renews(field, &input), matches!(input, Input::Append(_)));
        let Some(change) = diff::change(field, self.slots, input, renew) else { return };
        if self.keeps_by_rule(field, column, cell, &change) {
            return;
        }
        if field.mandatory && change.new.is_none() {
            self.issues.push(Issue::cell(self.number(), column.at, Code::MandatoryCleared, cell));
            return;
        }
        // The codec has measured the cell; what it was appended to makes it longer.
        if let (Type::Text { max }, true) = (field.kind, is_appended)
            && let Some(finding) = change.new.as_deref().and_then(|new| text::over(new, max))
        {
            return self.report(column, cell, vec![finding]);
        }
        if self.is_stale(field, column) {
            let present = change.old.as_deref().unwrap_or_default();
            self.issues.push(Issue::cell(self.number(), column.at, Code::OldStale, cell).with("present", present));
            if self.checker.options.stale == Stale::Keep {
                return;
            }
        }
        self.warn(field, column, cell, &change);
        self.changes.insert(change);
    }

    /// Whether the rule of the column keeps what the contact has; that is said.
    fn keeps_by_rule(&mut self, field: &Field, column: &NewColumn, cell: &str, change: &Change) -> bool {
        let rule = self.checker.rule(column.at);
        let keeps = rule.keeps(field, change.old.as_deref(), change.new.as_deref());
        if keeps {
            let issue = Issue::cell(self.number(), column.at, Code::KeptByRule, cell);
            let issue = issue.with("rule", Message::new(format!("rule-{}", rule.name())));
            self.issues.push(issue.with("present", change.old.as_deref().unwrap_or_default()));
        }
        keeps
    }

    /// Whether someone changed the value since the template was made. The signed check tells it even where the `[old]`
    /// cell was edited.
    fn is_stale(&self, field: &Field, column: &NewColumn) -> bool {
        let Some(old) = column.old else { return false };
        if !self.checker.chain.is_empty() && self.checker.chain.contains(&last_writer(self.slots, field.id)) {
            return false;
        }
        match self.seal.present_fits(field, self.slots) {
            Some(fits) => !fits,
            None => !self.checker.old_fits(self.row, old, field, self.slots),
        }
    }
}
