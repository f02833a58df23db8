//! Checks a row against the present state of its contact: pure and total. What it finds are changes and issues.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::change::change;
use super::edit::applies;
use super::header::{Layout, Role};
use super::import::{Mode, Options, Stale};
use super::issue::Issue;
use super::sealed::{self, Seen, Template};
use crate::codes::{Code, Severity};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::{Change, SubjectChange, SubjectKind};
use crate::contacts::contact::Contact;
use crate::contacts::slots::{Slots, Writer};
use crate::error::Result;
use crate::fields::{Field, FieldId, Finding, Group, Input, Surroundings, Type, standard};
use crate::seal::Sealer;
use crate::table::Row;
use crate::text::trim;

/// What a whole test needs to know, besides the rows.
pub(super) struct Checker {
    pub institution: i64,
    pub options: Options,
    pub layout: Layout,
    pub catalogue: Catalogue,
    /// ISO code of the institution's country.
    pub country: String,
    /// Today in the institution's time zone.
    pub today: NaiveDate,
    /// Folded e-mail address to address of each user.
    pub users: HashMap<String, String>,
    /// The source that a writer named for its authorisations.
    pub sources: HashMap<Writer, String>,
    /// Columns with a date that can only be month-first.
    pub month_first: HashSet<usize>,
    pub sealer: Sealer,
    columns: Vec<NewColumn>,
    check_column: Option<usize>,
    operation_column: Option<usize>,
}

/// A column that is written.
struct NewColumn {
    at: usize,
    field: FieldId,
    /// Where its `[old]` column stands.
    old: Option<usize>,
}

/// What was read from the database for a batch of rows.
#[derive(Default)]
pub(super) struct Snapshot {
    /// The templates that the rows' checks name, with who is in their targets.
    pub templates: HashMap<i64, Option<Template>>,
    /// Who has the e-mail addresses that rows would set: address in lower case to id and number.
    pub emails: HashMap<String, Vec<(i64, String)>>,
    /// Who has the external ids that rows would set: to id and number.
    pub external_ids: HashMap<String, (i64, String)>,
    /// Which of the numbers of new contacts exist.
    pub numbers: HashSet<String>,
}

/// Whom a row is about.
pub(super) enum Subject<'a> {
    /// A contact that exists.
    Present(&'a Contact),
    /// A contact to be created, under an id and, if the file gives none, a number that were reserved for it.
    New { id: i64, number: Option<String> },
}

/// What a row gives.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub issues: Vec<Issue>,
    pub change: Option<SubjectChange>,
    /// The file as a whole has to be refused.
    pub refused: Option<Issue>,
}

impl Checked {
    /// Whether the row is rejected.
    pub fn has_error(&self) -> bool {
        self.issues.iter().any(|issue| issue.code.severity() == Severity::Error)
    }

    /// A rejected row.
    pub fn rejected(issue: Issue) -> Self {
        Self { issues: vec![issue], ..Self::default() }
    }
}

impl Checker {
    #[expect(clippy::too_many_arguments, reason = "each is a different thing that a test has to know")]
    pub fn new(
        institution: &crate::accounts::Institution,
        options: Options,
        layout: Layout,
        catalogue: Catalogue,
        users: HashMap<String, String>,
        sources: HashMap<Writer, String>,
        sealer: Sealer,
    ) -> Self {
        let columns = layout.columns.iter().enumerate().filter_map(|(at, column)| match column.role {
            Role::New(field) => Some(NewColumn { at, field, old: layout.find(&Role::Old(field)) }),
            _ => None,
        });
        Self {
            columns: columns.collect(),
            check_column: layout.find(&Role::Check),
            operation_column: layout.find(&Role::Operation),
            institution: institution.id,
            country: institution.country.clone(),
            today: institution.today(),
            month_first: HashSet::new(),
            options,
            layout,
            catalogue,
            users,
            sources,
            sealer,
        }
    }

    /// The cell of a row in a column, outer spaces trimmed.
    pub fn cell<'r>(&self, row: &'r Row, at: usize) -> &'r str {
        trim(row.cells.get(at).unwrap_or_default())
    }

    /// The cell that a new column of this field has in a row.
    pub fn new_cell<'r>(&self, row: &'r Row, field: FieldId) -> &'r str {
        self.columns.iter().find(|column| column.field == field).map_or("", |column| self.cell(row, column.at))
    }

    /// Whether the file writes this field.
    pub fn writes(&self, field: FieldId) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    /// Positions of columns that are written and hold dates.
    pub fn date_columns(&self) -> impl Iterator<Item = usize> {
        let dates = |column: &&NewColumn| self.catalogue.by_id(column.field).is_some_and(|f| f.kind == Type::Date);
        self.columns.iter().filter(dates).map(|column| column.at)
    }

    /// The text of the signed check of a row.
    pub fn seal_of<'r>(&self, row: &'r Row) -> Option<&'r str> {
        self.check_column.map(|at| self.cell(row, at)).filter(|text| !text.is_empty())
    }

    /// Whether a row creates or updates, as its OPERATION cell or else the import says.
    pub fn mode_of(&self, row: &Row) -> std::result::Result<Mode, Issue> {
        let Some(at) = self.operation_column else { return Ok(self.options.mode) };
        let cell = self.cell(row, at);
        match cell.to_ascii_uppercase().as_str() {
            "" => Ok(self.options.mode),
            "INSERT" if self.options.mode == Mode::Create => Ok(Mode::Create),
            "UPDATE" if self.options.mode == Mode::Update => Ok(Mode::Update),
            _ => Err(Issue::cell(row.number as i64, at, Code::BadOperation, cell)),
        }
    }

    /// Checks a row about this subject.
    pub fn check(&self, row: &Row, subject: &Subject<'_>, snapshot: &Snapshot) -> Result<Checked> {
        if let Some(refused) = self.blank_header(row) {
            return Ok(Checked { refused: Some(refused), ..Checked::default() });
        }
        let body;
        let (id, slots) = match subject {
            Subject::Present(contact) => {
                body = contact.slots()?;
                (contact.id, &body)
            }
            Subject::New { id, number } => {
                body = self.new_contact(row, number.as_deref());
                (*id, &body)
            }
        };
        let mut check = RowCheck::new(self, row, subject, id, slots, snapshot);
        check.run();
        Ok(check.finish())
    }

    /// A filled cell in a column without a header: nobody can say what it means.
    fn blank_header(&self, row: &Row) -> Option<Issue> {
        let blank = self.layout.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Blank);
        let filled = blank.map(|(at, _)| (at, self.cell(row, at))).find(|(_, cell)| !cell.is_empty());
        filled.map(|(at, cell)| {
            Issue::cell(row.number as i64, at, Code::BlankHeader, cell).with("column", super::header::letter(at))
        })
    }

    /// What a new contact has before its row is read: its kind decides what applies to it.
    fn new_contact(&self, row: &Row, number: Option<&str>) -> Slots<'static> {
        let mut slots = Slots::default();
        let around = self.surroundings(&self.country, false);
        let said = self
            .catalogue
            .by_id(standard::KIND)
            .map(|field| field.decode(self.new_cell(row, standard::KIND), &around).input);
        let names_structure = !self.new_cell(row, standard::OFFICIAL_NAME).is_empty();
        let names_person = !self.new_cell(row, standard::LASTNAME).is_empty();
        let guessed = if names_structure && !names_person { standard::STRUCTURE } else { standard::INDIVIDUAL };
        match said {
            Some(Some(Input::Set(kind))) => slots.set(standard::KIND, "", 0, Some(&kind)),
            _ => slots.set(standard::KIND, "", 0, Some(guessed)),
        }
        if let Some(number) = number {
            slots.set(standard::CONTACT_NR, "", 0, Some(number));
        }
        slots
    }

    fn surroundings<'a>(&'a self, country: &'a str, month_first: bool) -> Surroundings<'a> {
        Surroundings { country, today: self.today, users: &self.users, month_first }
    }
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
        id: i64,
        slots: &'a Slots<'a>,
        snapshot: &'a Snapshot,
    ) -> Self {
        let contact = match subject {
            Subject::Present(contact) => Some(*contact),
            Subject::New { .. } => None,
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
        let width = self.checker.layout.columns.len();
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
            self.issues.push(Issue::cell(self.number(), column.at, Code::NotApplicable, cell));
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
        let Some(source) = &self.checker.options.source else { return false };
        let writer = self.slots.writer(field.id, "");
        field.group == Group::Authorisation
            && matches!(input, Input::Set(_))
            && self.checker.sources.get(&writer) != Some(source)
    }

    /// Whether someone changed the value since the template was made. The signed check tells it even where the `[old]`
    /// cell was edited.
    fn is_stale(&self, field: &Field, column: &NewColumn) -> bool {
        let Some(old) = column.old else { return false };
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

impl Checker {
    /// Whether an `[old]` cell says the present value.
    pub(super) fn old_fits(&self, row: &Row, at: usize, field: &Field, slots: &Slots<'_>) -> bool {
        let cell = self.cell(row, at);
        let present = crate::seal::text_of_slots(slots, field);
        if cell == present {
            return true;
        }
        let decoded = field.decode(cell, &self.surroundings(&self.country, false));
        decoded.input.as_ref().and_then(crate::seal::text_of_cell).is_some_and(|text| text == present)
    }

    /// An `[old]` cell as the text that its digest was made of; `None` if it can't be read.
    pub(super) fn old_text(&self, row: &Row, at: usize, field: &Field) -> Option<String> {
        let cell = self.cell(row, at);
        let decoded = field.decode(cell, &self.surroundings(&self.country, false));
        decoded.input.as_ref().and_then(crate::seal::text_of_cell).map(std::borrow::Cow::into_owned)
    }
}

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
