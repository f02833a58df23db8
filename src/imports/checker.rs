//! What the checks of a test know besides the rows, and what they give.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::answers::Substitute;
use super::header::{Layout, Role};
use super::import::{Mode, Options};
use super::issue::Issue;
use super::sealed::Template;
use crate::codes::{Code, Severity};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::SubjectChange;
use crate::contacts::contact::Contact;
use crate::contacts::slots::{Slots, Writer};
use crate::fields::{Field, FieldId, Surroundings, Type};
use crate::seal::{self, Sealer};
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
    pub columns: Vec<NewColumn>,
    /// The imports whose corrected file this is: what they wrote is not someone else's change.
    pub story: HashSet<Writer>,
    substitutes: Vec<Substitute>,
    check_column: Option<usize>,
    operation_column: Option<usize>,
}

/// A column that is written.
pub(super) struct NewColumn {
    pub at: usize,
    pub field: FieldId,
    /// Where its `[old]` column stands.
    pub old: Option<usize>,
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
        let constants: Vec<String> = layout.columns.iter().skip(layout.width()).map(|c| c.header.clone()).collect();
        Self {
            columns: columns.collect(),
            check_column: layout.find(&Role::Check),
            operation_column: layout.find(&Role::Operation),
            institution: institution.id,
            country: institution.country.clone(),
            today: institution.today(),
            month_first: HashSet::new(),
            story: HashSet::new(),
            substitutes: Substitute::of_columns(&options.answers, layout.width(), &constants),
            options,
            layout,
            catalogue,
            users,
            sources,
            sealer,
        }
    }

    /// The cell of a row in a column, outer spaces trimmed, as it is read: by the user's table of values, if there is one.
    pub fn cell<'r>(&'r self, row: &'r Row, at: usize) -> &'r str {
        let width = self.layout.width();
        let cell = if at < width { trim(row.cells.get(at).unwrap_or_default()) } else { "" };
        self.substitutes.get(at).map_or(cell, |substitute| substitute.read(cell))
    }

    /// Whether every row has the same cell in a column, which is not in the file.
    pub fn is_constant(&self, at: usize) -> bool {
        at >= self.layout.width()
    }

    /// The cell that a new column of this field has in a row.
    pub fn new_cell<'r>(&'r self, row: &'r Row, field: FieldId) -> &'r str {
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
    pub fn seal_of<'r>(&'r self, row: &'r Row) -> Option<&'r str> {
        self.check_column.map(|at| self.cell(row, at)).filter(|text| !text.is_empty())
    }

    /// Whether a row creates or updates, as its OPERATION cell or else the import says.
    pub fn mode_of(&self, row: &Row) -> Result<Mode, Issue> {
        let Some(at) = self.operation_column else { return Ok(self.options.mode) };
        let cell = self.cell(row, at);
        match cell.to_ascii_uppercase().as_str() {
            "" => Ok(self.options.mode),
            "INSERT" if self.options.mode == Mode::Create => Ok(Mode::Create),
            "UPDATE" if self.options.mode == Mode::Update => Ok(Mode::Update),
            _ => Err(Issue::cell(row.number as i64, at, Code::BadOperation, cell)),
        }
    }

    /// What a codec may know around a cell.
    pub fn surroundings<'a>(&'a self, country: &'a str, month_first: bool) -> Surroundings<'a> {
        Surroundings { country, today: self.today, users: &self.users, month_first }
    }

    /// Whether an `[old]` cell says the present value.
    pub fn old_fits(&self, row: &Row, at: usize, field: &Field, slots: &Slots<'_>) -> bool {
        let present = seal::text_of_slots(slots, field);
        self.cell(row, at) == present || self.old_text(row, at, field) == present
    }

    /// An `[old]` cell as the text that its digest was made of. What can't be read any more (a code that is no longer in
    /// use) stands for itself.
    pub fn old_text<'r>(&'r self, row: &'r Row, at: usize, field: &Field) -> Cow<'r, str> {
        let cell = self.cell(row, at);
        let decoded = field.decode(cell, &self.surroundings(&self.country, false));
        match decoded.input.as_ref().and_then(seal::text_of_cell) {
            Some(text) => Cow::Owned(text.into_owned()),
            None => Cow::Borrowed(cell),
        }
    }
}
