//! Checks a row against the present state of its contact: pure and total. What it finds are changes and issues.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::change::change;
use super::checker::{Checked, Checker, NewColumn, Snapshot, Subject};
use super::damage;
use super::edit::last_writer;
use super::header::{Role, letter};
use super::issue::Issue;
use super::new_contact;
use super::options::{Damaged, Stale};
use super::sealed::{self, Seen};
use crate::codes::Code;
use crate::contacts::change::{Change, SubjectChange, SubjectKind};
use crate::contacts::contact::Contact;
use crate::contacts::slots::Slots;
use crate::error::Result;
use crate::fields::{Field, FieldId, Finding, Group, Input, Type, standard, text};
use crate::table::Row;
use crate::text::trim;

/// Checks a row about this subject.
pub(super) fn check(checker: &Checker, row: &Row, subject: &Subject<'_>, snapshot: &Snapshot) -> Result<Checked> {
    if let Some(refused) = blank_header(checker, row) {
        return Ok(Checked { refused: Some(refused), ..Checked::default() });
    }
    let slots = match subject {
        Subject::Present { contact, .. } => contact.slots()?,
        Subject::New { number, .. } => new_contact::slots(checker, row, number.as_deref()),
    };
    let mut check = RowCheck::new(checker, row, subject, &slots, snapshot);
    check.run();
    Ok(check.finish())
}

/// A filled cell in a column without a header: nobody can say what it means.
fn blank_header(checker: &Checker, row: &Row) -> Option<Issue> {
    let blank = checker.layout.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Blank);
    let filled = blank.map(|(at, _)| (at, checker.cell(row, at))).find(|(_, cell)| !cell.is_empty());
    filled.map(|(at, cell)| Issue::cell(row.number as i64, at, Code::BlankHeader, cell).with("column", letter(at)))
}

/// The check of one row.
pub(super) struct RowCheck<'a> {
    pub checker: &'a Checker,
    pub row: &'a Row,
    is_new: bool,
    /// What the contact will be once the row is imported.
    pub is_structure: bool,
    /// The country that the contact will have: it tells how phones are written.
    country: Cow<'a, str>,
    pub id: i64,
    pub slots: &'a Slots<'a>,
    contact: Option<&'a Contact>,
    pub snapshot: &'a Snapshot,
    seen: Seen<'a>,
    pub issues: Vec<Issue>,
    pub changes: BTreeMap<FieldId, Change>,
}

impl<'a> RowCheck<'a> {
    fn new(
        checker: &'a Checker,
        row: &'a Row,
        subject: &'a Subject<'a>,
        slots: &'a Slots<'a>,
        snapshot: &'a Snapshot,
    ) -> Self {
        let (contact, id, repair) = match subject {
            Subject::Present { contact, repair } => (Some(*contact), contact.id, repair.as_deref()),
            Subject::New { id, .. } => (None, *id, None),
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
            is_structure: kind == Some(standard::STRUCTURE),
            country,
            id,
            slots,
            contact,
            snapshot,
            seen: Seen::default(),
            issues: repair.into_iter().cloned().collect(),
            changes: BTreeMap::new(),
        }
    }

    fn run(&mut self) {
        self.check_width();
        self.check_contact();
        self.check_seal();
        let (checker, is_new) = (self.checker, self.is_new);
        for column in checker.columns.iter().filter(|column| is_new || !column.only_new) {
            let cell = checker.cell(self.row, column.at);
            if !cell.is_empty() {
                self.check_cell(column, cell);
            }
        }
        if self.is_new {
            self.check_new();
        }
        self.warn_structure();
    }

    fn finish(self) -> Checked {
        let number =
            self.contact.map(|contact| contact.number.as_str()).or_else(|| self.slots.value(standard::CONTACT_NR));
        let number = number.map(str::to_owned);
        let issues = self.issues.into_iter().map(|issue| issue.of(number.as_deref())).collect();
        let mut checked = Checked { issues, moved: self.seen.moved, ..Checked::default() };
        if !checked.has_error() && !self.changes.is_empty() {
            let mut changes: Vec<Change> = self.changes.into_values().collect();
            add_tag(&mut changes, self.checker, self.slots);
            if self.is_new {
                new_contact::complete(&mut changes, self.slots);
            }
            let row = self.row.number as i64;
            let kind = SubjectKind::Contact;
            checked.change = Some(SubjectChange { row, part: 0, subject: self.id, kind, changes });
        }
        checked
    }

    pub(super) fn number(&self) -> i64 {
        self.row.number as i64
    }

    /// Filled cells to the right of the header belong to no column.
    fn check_width(&mut self) {
        let width = self.checker.layout.width();
        let beyond = self.row.cells.iter().skip(width).filter(|cell| !trim(cell).is_empty()).count();
        if beyond > 0 {
            self.issues.push(Issue::row(self.number(), Code::RowRagged).with("n", beyond as i64));
        }
    }

    fn check_contact(&mut self) {
        let status = self.slots.value(standard::STATUS).unwrap_or(standard::ACTIVE);
        if status != standard::ACTIVE {
            let word = crate::i18n::Message::new(format!("status-{status}"));
            self.issues.push(Issue::row(self.number(), Code::ContactInvalid).with("status", word));
        }
    }

    /// Holds the row against its signed check.
    fn check_seal(&mut self) {
        let Some(text) = self.checker.seal_of(self.row) else { return };
        match self.contact {
            Some(contact) => {
                self.seen = sealed::check(self.checker, self.row, text, contact, self.slots, &self.snapshot.templates);
                self.issues.append(&mut self.seen.issues);
            }
            None => self.issues.push(sealed::check_new(self.checker, self.row, text)),
        }
    }

    fn check_cell(&mut self, column: &NewColumn, cell: &str) {
        let Some(field) = self.checker.catalogue.by_id(column.field) else { return };
        if !field.applies_to(self.is_structure) {
            // What was said once for all rows is meant for those to which it applies.
            if self.checker.is_constant(column.at) {
                return;
            }
            self.issues.push(Issue::cell(self.number(), column.at, Code::NotApplicable, cell));
            return;
        }
        if self.slots.value(field.id) == Some(cell) && !self.may_renew(field) {
            // The present value as it is stored: nothing to judge, even where it could not be set anew.
            return;
        }
        if let Some(cell) = self.repaired(field, column, cell) {
            self.decode_cell(field, column, &cell);
        }
    }

    /// The cell as it was before a spreadsheet damaged it; `None` if it is left out, since nobody has chosen yet what
    /// becomes of it, or since it can't be repaired.
    fn repaired<'c>(&mut self, field: &Field, column: &NewColumn, cell: &'c str) -> Option<Cow<'c, str>> {
        let old = column.old.map(|old| self.checker.cell(self.row, old));
        let known = if column.only_new { [None, None] } else { [self.slots.value(field.id), old] };
        let found =
            damage::find(field, cell, &known).filter(|_| !column.only_new && !self.checker.is_constant(column.at));
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

    fn decode_cell(&mut self, field: &Field, column: &NewColumn, cell: &str) {
        let around = self.checker.surroundings(&self.country, self.checker.month_first.contains(&column.at));
        let decoded = field.decode(cell, &around);
        self.report(column, cell, decoded.findings);
        let Some(input) = decoded.input else { return };
        if field.id == standard::FULL_NAME {
            return self.set_full_name(column, cell, &input);
        }
        self.take(field, column, cell, &input);
    }

    pub(super) fn report(&mut self, column: &NewColumn, cell: &str, findings: Vec<Finding>) {
        let row = self.number();
        self.issues.extend(findings.into_iter().map(|finding| Issue::found(row, column.at, cell, finding)));
    }

    /// Turns an input into a change, if it changes something and nothing forbids it.
    pub(super) fn take(&mut self, field: &Field, column: &NewColumn, cell: &str, input: &Input) {
        let Some(change) = change(field, self.slots, input, self.renews(field, input)) else { return };
        if field.mandatory && change.new.is_none() {
            self.issues.push(Issue::cell(self.number(), column.at, Code::MandatoryCleared, cell));
            return;
        }
        // The codec has measured the cell; what it was appended to makes it longer.
        if let (Type::Text { max }, Input::Append(_)) = (field.kind, input)
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
        self.changes.insert(field.id, change);
    }

    /// Confirming an authorisation with a new source writes it again, since its proof is new.
    fn renews(&self, field: &Field, input: &Input) -> bool {
        matches!(input, Input::Set(_)) && self.may_renew(field)
    }

    fn may_renew(&self, field: &Field) -> bool {
        let Some(source) = &self.checker.options.source else { return false };
        let writer = self.slots.writer(field.id, "");
        field.group == Group::Authorisation && self.checker.sources.get(&writer) != Some(source)
    }

    /// Whether someone changed the value since the template was made. The signed check tells it even where the `[old]`
    /// cell was edited.
    fn is_stale(&self, field: &Field, column: &NewColumn) -> bool {
        let Some(old) = column.old else { return false };
        if !self.checker.story.is_empty() && self.checker.story.contains(&last_writer(self.slots, field.id)) {
            return false;
        }
        match self.seen.present_fits(field, self.slots) {
            Some(fits) => !fits,
            None => !self.checker.old_fits(self.row, old, field, self.slots),
        }
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
    if let Some(change) = change(field, slots, &input, false) {
        let at = changes.partition_point(|other| other.field < change.field);
        changes.insert(at, change);
    }
}
