//! Checks a row against the present state of its contact: pure and total. What it finds are changes and issues.

use std::collections::BTreeMap;

use super::change::change;
use super::checker::{Checked, Checker, NewColumn, Snapshot, Subject};
use super::edit::{applies, last_writer};
use super::header::{Role, letter};
use super::import::Stale;
use super::issue::Issue;
use super::sealed::{self, Seen};
use crate::codes::Code;
use crate::contacts::change::{Change, SubjectChange, SubjectKind};
use crate::contacts::contact::Contact;
use crate::contacts::slots::Slots;
use crate::error::Result;
use crate::fields::{Field, FieldId, Finding, Group, Input, Type, standard};
use crate::table::Row;
use crate::text::trim;

/// Checks a row about this subject.
pub(super) fn check(checker: &Checker, row: &Row, subject: &Subject<'_>, snapshot: &Snapshot) -> Result<Checked> {
    if let Some(refused) = blank_header(checker, row) {
        return Ok(Checked { refused: Some(refused), ..Checked::default() });
    }
    let slots = match subject {
        Subject::Present(contact) => contact.slots()?,
        Subject::New { number, .. } => new_contact(checker, row, number.as_deref()),
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

/// What a new contact has before its row is read: its kind decides what applies to it.
fn new_contact(checker: &Checker, row: &Row, number: Option<&str>) -> Slots<'static> {
    let around = checker.surroundings(&checker.country, false);
    let said = checker.catalogue.by_id(standard::KIND).and_then(|field| {
        match field.decode(checker.new_cell(row, standard::KIND), &around).input {
            Some(Input::Set(kind)) => Some(kind),
            _ => None,
        }
    });
    let names_structure = !checker.new_cell(row, standard::OFFICIAL_NAME).is_empty();
    let names_person = !checker.new_cell(row, standard::LASTNAME).is_empty();
    let guessed = if names_structure && !names_person { standard::STRUCTURE } else { standard::INDIVIDUAL };
    let mut slots = Slots::default();
    slots.set(standard::KIND, "", 0, Some(said.as_deref().unwrap_or(guessed)));
    if let Some(number) = number {
        slots.set(standard::CONTACT_NR, "", 0, Some(number));
    }
    slots
}

/// The check of one row.
struct RowCheck<'a> {
    checker: &'a Checker,
    row: &'a Row,
    is_new: bool,
    id: i64,
    slots: &'a Slots<'a>,
    contact: Option<&'a Contact>,
    snapshot: &'a Snapshot,
    seen: Seen<'a>,
    issues: Vec<Issue>,
    changes: BTreeMap<FieldId, Change>,
}

impl<'a> RowCheck<'a> {
    fn new(
        checker: &'a Checker,
        row: &'a Row,
        subject: &Subject<'a>,
        slots: &'a Slots<'a>,
        snapshot: &'a Snapshot,
    ) -> Self {
        let (contact, id) = match subject {
            Subject::Present(contact) => (Some(*contact), contact.id),
            Subject::New { id, .. } => (None, *id),
        };
        let is_new = contact.is_none();
        let (issues, changes) = (Vec::new(), BTreeMap::new());
        Self { checker, row, is_new, id, slots, contact, snapshot, seen: Seen::default(), issues, changes }
    }

    fn run(&mut self) {
        self.check_width();
        self.check_contact();
        self.check_seal();
        for column in &self.checker.columns {
            let cell = self.checker.cell(self.row, column.at);
            if !cell.is_empty() {
                self.check_cell(column, cell);
            }
        }
        if self.is_new {
            self.check_new();
        }
    }

    fn finish(self) -> Checked {
        let number =
            self.contact.map(|contact| contact.number.as_str()).or_else(|| self.slots.value(standard::CONTACT_NR));
        let number = number.map(str::to_owned);
        let issues = self.issues.into_iter().map(|issue| issue.of(number.as_deref())).collect();
        let mut checked = Checked { issues, ..Checked::default() };
        if !checked.has_error() && !self.changes.is_empty() {
            let mut changes: Vec<Change> = self.changes.into_values().collect();
            add_tag(&mut changes, self.checker, self.slots);
            if self.is_new {
                complete_new(&mut changes, self.slots);
            }
            let row = self.row.number as i64;
            let kind = SubjectKind::Contact;
            checked.change = Some(SubjectChange { row, part: 0, subject: self.id, kind, changes });
        }
        checked
    }

    fn number(&self) -> i64 {
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
        let (Some(text), Some(contact)) = (self.checker.seal_of(self.row), self.contact) else { return };
        self.seen = sealed::check(self.checker, self.row, text, contact, self.slots, &self.snapshot.templates);
        self.issues.append(&mut self.seen.issues);
    }

    fn check_cell(&mut self, column: &NewColumn, cell: &str) {
        let Some(field) = self.checker.catalogue.by_id(column.field) else { return };
        if !applies(field, self.slots) {
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
        let country = self.slots.value(standard::COUNTRY).unwrap_or(&self.checker.country);
        let around = self.checker.surroundings(country, self.checker.month_first.contains(&column.at));
        let decoded = field.decode(cell, &around);
        self.report(column, cell, decoded.findings);
        let Some(input) = decoded.input else { return };
        if field.id == standard::FULL_NAME {
            return self.set_full_name(column, cell, &input);
        }
        self.take(field, column, cell, &input);
    }

    fn report(&mut self, column: &NewColumn, cell: &str, findings: Vec<Finding>) {
        let row = self.number();
        self.issues.extend(findings.into_iter().map(|finding| Issue::found(row, column.at, cell, finding)));
    }

    /// Turns an input into a change, if it changes something and nothing forbids it.
    fn take(&mut self, field: &Field, column: &NewColumn, cell: &str, input: &Input) {
        let Some(change) = change(field, self.slots, input, self.renews(field, input)) else { return };
        if field.mandatory && change.new.is_none() {
            self.issues.push(Issue::cell(self.number(), column.at, Code::MandatoryCleared, cell));
            return;
        }
        // The codec has measured the cell; what it was appended to makes it longer.
        if let (Type::Text { max }, Input::Append(_)) = (field.kind, input)
            && let Some(finding) = change.new.as_deref().and_then(|new| crate::fields::text::over(new, max))
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

    /// What may be done but deserves a second look.
    fn warn(&mut self, field: &Field, column: &NewColumn, cell: &str, change: &Change) {
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

    /// A full name is not stored: it sets the name of a structure, and is split at the first space for an individual.
    fn set_full_name(&mut self, column: &NewColumn, cell: &str, input: &Input) {
        let Input::Set(name) = input else { return };
        let is_structure = self.slots.value(standard::KIND) == Some(standard::STRUCTURE);
        let parts = match name.split_once(' ') {
            _ if is_structure => vec![(standard::OFFICIAL_NAME, name.as_str())],
            Some((first, last)) => vec![(standard::FIRSTNAME, first), (standard::LASTNAME, trim(last))],
            None => vec![(standard::LASTNAME, name.as_str())],
        };
        let present: Vec<&str> = parts.iter().filter_map(|(field, _)| self.slots.value(*field)).collect();
        if present.join(" ") == *name {
            return;
        }
        if let [(_, first), (_, last)] = parts[..] {
            let issue = Issue::cell(self.number(), column.at, Code::NameSplit, cell);
            self.issues.push(issue.with("first", first).with("last", last));
        }
        for (id, value) in parts {
            if let Some(field) = self.checker.catalogue.by_id(id) {
                self.take(field, column, cell, &Input::Set(value.to_owned()));
            }
        }
    }

    /// What only new contacts have to fulfil: a name, and a number that is free.
    fn check_new(&mut self) {
        let has = |field: FieldId| self.changes.get(&field).is_some_and(|change| change.new.is_some());
        if ![standard::LASTNAME, standard::FIRSTNAME, standard::OFFICIAL_NAME].into_iter().any(has) {
            self.issues.push(Issue::row(self.number(), Code::NameMissing));
        }
        let given = self.changes.get(&standard::CONTACT_NR).and_then(|change| change.new.clone());
        if let Some(number) = given.filter(|number| self.snapshot.numbers.contains(number)) {
            let at = self.checker.layout.find(&Role::New(standard::CONTACT_NR)).unwrap_or_default();
            let issue = Issue::cell(self.number(), at, Code::AlreadyExists, &number).with("other", number.as_str());
            self.issues.push(issue);
        }
        let blank: Vec<usize> = self
            .checker
            .columns
            .iter()
            .filter(|column| RECOMMENDED.contains(&column.field) && column.field != standard::CONTACT_NR)
            .filter(|column| self.checker.cell(self.row, column.at).is_empty() && self.misses(column.field))
            .map(|column| column.at)
            .collect();
        let row = self.number();
        self.issues.extend(blank.into_iter().map(|at| Issue::cell(row, at, Code::RecommendedBlank, "")));
    }

    /// Whether a blank recommended field is missing on a new contact: only the name that fits its kind is.
    fn misses(&self, field: FieldId) -> bool {
        let is_structure = self.slots.value(standard::KIND) == Some(standard::STRUCTURE);
        match field {
            standard::LASTNAME => !is_structure,
            standard::OFFICIAL_NAME => is_structure,
            _ => true,
        }
    }
}

/// Fields that an import had better not leave blank (`seeds/003_a6c58acf9df49958.txt`).
const RECOMMENDED: [FieldId; 6] = [
    standard::CONTACT_NR,
    standard::LASTNAME,
    standard::OFFICIAL_NAME,
    standard::LIFECYCLE,
    standard::OWNER,
    standard::KIND,
];

/// Every contact that the import changes gets the import's tag.
fn add_tag(changes: &mut Vec<Change>, checker: &Checker, slots: &Slots<'_>) {
    let Some(tag) = &checker.options.tag else { return };
    let Some(field) = checker.catalogue.by_id(standard::TAGS) else { return };
    if changes.iter().any(|change| change.field == standard::TAGS) {
        return;
    }
    let input = Input::EditCodes { add: vec![tag.clone()], remove: Vec::new() };
    if let Some(change) = change(field, slots, &input, false) {
        let at = changes.partition_point(|other| other.field < change.field);
        changes.insert(at, change);
    }
}

/// A new contact exists, and has a number and a kind even where the file says none.
fn complete_new(changes: &mut Vec<Change>, slots: &Slots<'_>) {
    for field in [standard::CONTACT_NR, standard::KIND] {
        match changes.iter_mut().find(|change| change.field == field) {
            Some(change) => change.old = None,
            None => changes.push(Change::single(field, None, 0, slots.value(field))),
        }
    }
    changes.push(Change::single(standard::EXISTS, None, 0, Some("1")));
    changes.sort_by_key(|change| change.field);
}
