//! What the checks of a test know besides the rows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::damage;
use super::proven::Proven;
use super::reshape::Reshape;
use crate::accounts::Institution;
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::slots::{Slots, Writer};
use crate::contacts::walk::Walk;
use crate::fields::{DateForm, DateOrder, Field, FieldId, Group, Input, Surroundings, Type, standard};
use crate::imports::columns::column_rules;
use crate::imports::columns::header_name::date_order;
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Layout, Role};
use crate::imports::model::making::{MadeColumn, Making};
use crate::imports::model::options::{Mode, Options, Placeholders};
use crate::imports::model::rule::Rule;
use crate::kinds::{Effect, Kind};
use crate::seal::{self, Sealer};
use crate::table::{Row, unguard};
use crate::text::trim;

/// What a whole test needs to know, besides the rows.
pub(crate) struct Checker {
    pub kind: Kind,
    pub institution: i64,
    /// The code by which a file may name the institution.
    institution_code: String,
    pub options: Options,
    pub layout: Layout,
    pub catalogue: Catalogue,
    /// ISO code of the institution's country.
    pub country: String,
    /// Today in the institution's time zone.
    pub today: NaiveDate,
    /// Folded e-mail address to address of each user.
    pub users: HashMap<String, String>,
    /// How the authorisations that contacts have were proven.
    pub proven: Proven,
    /// Columns with a date that can only be month-first.
    pub month_first: HashSet<usize>,
    /// Lengths of the institution's contact numbers (of its external ids, if they are the key) that start with a zero.
    pub zero_led: Vec<usize>,
    /// The same of its contact numbers, if rows give any.
    pub zero_led_numbers: Vec<usize>,
    pub sealer: Sealer,
    /// Whether the file is a workbook, whose texts have no guards.
    pub is_workbook: bool,
    pub columns: Vec<NewColumn>,
    /// The imports whose corrected file this is: what they wrote is not someone else's change.
    pub chain: HashSet<Writer>,
    /// How the contacts of a batch are found by their numbers.
    pub walk: Walk,
    /// By position when a value of the column is written.
    rules: Vec<Rule>,
    reshape: Option<Reshape>,
    /// By position the order of dates that the header says, which holds where nobody has confirmed the columns.
    hinted: Vec<Option<DateOrder>>,
    /// The cells of the columns that every row has the same of.
    constants: Vec<String>,
    /// Columns without a header.
    pub blank_columns: Vec<usize>,
    check_column: Option<usize>,
    institution_column: Option<usize>,
    operation_column: Option<usize>,
}

/// A column that is written.
pub(crate) struct NewColumn {
    pub at: usize,
    pub field: FieldId,
    /// Where its `[old]` column stands.
    pub old: Option<usize>,
    /// Whether it is written on new contacts only: a key tells an existing contact, and its number never changes.
    pub only_new: bool,
}

impl NewColumn {
    /// The column at this position, if it is written.
    fn of(layout: &Layout, at: usize, mode: Mode) -> Option<Self> {
        let (field, is_key) = match layout.columns.get(at)?.role {
            Role::New(field) => (field, false),
            Role::Key(field) if mode == Mode::Upsert => (field, true),
            _ => return None,
        };
        let only_new = is_key || field == standard::CONTACT_NR;
        Some(Self { at, field, old: layout.find(&Role::Old(field)), only_new })
    }
}

impl Checker {
    pub(crate) fn new(
        institution: &Institution,
        import: &Import,
        layout: Layout,
        catalogue: Catalogue,
        users: HashMap<String, String>,
        proven: Proven,
        sealer: Sealer,
    ) -> Self {
        let options = import.options.clone();
        let codes = layout.columns.iter().skip(layout.width() + layout.made).map(|column| &column.header);
        let constants = codes.filter_map(|code| options.answers.constants.get(code)).cloned().collect();
        let columns = 0..layout.columns.len();
        let mut columns: Vec<NewColumn> = columns.filter_map(|at| NewColumn::of(&layout, at, options.mode)).collect();
        // What a row says of its consents has to be known when its authorisations are judged.
        columns.sort_by_key(|column| !standard::is_of_consent(column.field));
        Self {
            columns,
            blank_columns: layout.all(&Role::Blank).collect(),
            check_column: layout.find(&Role::Check),
            institution_column: layout.find(&Role::Institution),
            operation_column: layout.find(&Role::Operation),
            kind: import.kind,
            institution: institution.id,
            institution_code: institution.code.clone(),
            country: institution.country.clone(),
            today: institution.today(),
            month_first: HashSet::new(),
            chain: HashSet::new(),
            is_workbook: false,
            // What does not fit was refused when the columns were resolved.
            rules: column_rules::of_columns(&layout, &options, &catalogue).unwrap_or_default(),
            reshape: Reshape::new(&layout, &options.answers, &catalogue),
            hinted: layout.headers().into_iter().map(date_order).collect(),
            constants,
            walk: Walk::default(),
            zero_led: Vec::new(),
            zero_led_numbers: Vec::new(),
            options,
            layout,
            catalogue,
            users,
            proven,
            sealer,
        }
    }

    /// Makes of rows of the file those that the checks read: by the tables of values and the columns that are made of
    /// others, where a mapping has such.
    pub(crate) fn reshape(&self, rows: &mut [Row]) {
        if let Some(reshape) = &self.reshape {
            rows.iter_mut().for_each(|row| reshape.row(row));
        }
    }

    /// The cell of a [reshaped](Self::reshape) row in a column, outer spaces trimmed.
    pub(crate) fn cell<'r>(&'r self, row: &'r Row, at: usize) -> &'r str {
        match at.checked_sub(self.width()) {
            None => trim(row.cells.get(at).unwrap_or_default()),
            Some(constant) => self.constants.get(constant).map_or("", String::as_str),
        }
    }

    /// How many columns a reshaped row has before those that every row has the same of.
    pub(crate) fn width(&self) -> usize {
        self.layout.width() + self.layout.made
    }

    /// Whether a field is an authorisation.
    pub(crate) fn is_authorisation(&self, field: FieldId) -> bool {
        self.catalogue.by_id(field).is_some_and(|field| field.group == Group::Authorisation)
    }

    /// When values of a column are written.
    pub(crate) fn rule(&self, at: usize) -> Rule {
        self.rules.get(at).copied().unwrap_or_default()
    }

    /// Whether every row has the same cell in a column, which is not in the file.
    pub(crate) fn is_constant(&self, at: usize) -> bool {
        at >= self.width()
    }

    /// The cell that a new column of this field has in a row; of several the first that is filled.
    pub(crate) fn new_cell<'r>(&'r self, row: &'r Row, field: FieldId) -> &'r str {
        let cells = self.columns.iter().filter(|column| column.field == field).map(|column| self.cell(row, column.at));
        cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The first new column of a field whose cell is filled.
    fn filled(&self, row: &Row, field: FieldId) -> Option<&NewColumn> {
        self.columns.iter().find(|column| column.field == field && !self.cell(row, column.at).is_empty())
    }

    /// Whether the new cell of a field is filled, with more than a word for no value.
    pub(crate) fn says_something(&self, row: &Row, field: FieldId) -> bool {
        let takes_words = self.options.placeholders == Placeholders::AsIs;
        let Some((column, field)) = self.filled(row, field).zip(self.catalogue.by_id(field)) else { return false };
        let around = self.around(column.at, &self.country);
        takes_words || !field.is_placeholder(self.cell(row, column.at), &around)
    }

    /// What the new cell of a field asks for, if it sets a value.
    pub(crate) fn new_value(&self, row: &Row, field: FieldId) -> Option<String> {
        let column = self.filled(row, field)?;
        let (cell, around) = (self.cell(row, column.at), self.around(column.at, &self.country));
        match self.catalogue.by_id(field)?.decode(cell, &around).input {
            Some(Input::Set(value)) => Some(value),
            _ => None,
        }
    }

    /// Whose zeros a spreadsheet may have taken: the external id's where that is the key, else the contact number's.
    pub(crate) fn zero_led_field(&self) -> FieldId {
        match self.layout.key.and_then(|at| self.layout.columns.get(at)).map(|column| &column.role) {
            Some(Role::Key(standard::EXTERNAL_ID)) => standard::EXTERNAL_ID,
            _ => standard::CONTACT_NR,
        }
    }

    /// Whether the file writes this field.
    pub(crate) fn writes(&self, field: FieldId) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    /// Positions of columns that are written and hold dates of which nobody has said the order.
    pub(crate) fn date_columns(&self) -> impl Iterator<Item = usize> {
        let dates = |column: &&NewColumn| {
            let is_date = self.catalogue.by_id(column.field).is_some_and(|field| field.kind == Type::Date);
            is_date && self.around(column.at, &self.country).dates.order.is_none()
        };
        self.columns.iter().filter(dates).map(|column| column.at)
    }

    /// The text of the signed check of a row.
    pub(crate) fn seal_of<'r>(&'r self, row: &'r Row) -> Option<&'r str> {
        self.check_column.map(|at| self.cell(row, at)).filter(|text| !text.is_empty())
    }

    /// Whether a row creates or updates, as its OPERATION cell or else the import says. An import that only updates
    /// creates nothing, whatever a cell says, and the other way round.
    pub(crate) fn mode_of(&self, row: &Row) -> Result<Mode, Issue> {
        let mode = self.options.mode;
        let asked = match self.effect_of(row)? {
            None => return Ok(mode),
            Some(Effect::Create) => Mode::Create,
            Some(Effect::Change | Effect::Set(..)) => Mode::Update,
        };
        if mode == Mode::Upsert || mode == asked { Ok(asked) } else { Err(self.bad_operation(row, mode.name())) }
    }

    /// What the OPERATION cell of a row asks for; `None` if it is blank.
    pub(crate) fn effect_of(&self, row: &Row) -> Result<Option<Effect>, Issue> {
        let Some(at) = self.operation_column else { return Ok(None) };
        let cell = self.cell(row, at);
        match self.kind.operation(cell) {
            Some(operation) => Ok(Some(operation.effect)),
            None if cell.is_empty() => Ok(None),
            None => Err(self.bad_operation(row, "")),
        }
    }

    fn bad_operation(&self, row: &Row, mode: &str) -> Issue {
        let at = self.operation_column.unwrap_or_default();
        let words: Vec<&str> = self.kind.operations().iter().map(|operation| operation.word).collect();
        Issue::cell(row.number as i64, at, Code::BadOperation, self.cell(row, at))
            .with("mode", mode)
            .with("words", words.join(", "))
    }

    /// The cell that says for which institution the row is meant, with its column, where it is another.
    pub(crate) fn other_institution<'r>(&'r self, row: &'r Row) -> Option<(usize, &'r str)> {
        let at = self.institution_column?;
        let cell = self.cell(row, at);
        (!cell.eq_ignore_ascii_case(&self.institution_code)).then_some((at, cell))
    }

    /// What a codec may know around a cell of the column at this position.
    pub(crate) fn around<'a>(&'a self, at: usize, country: &'a str) -> Surroundings<'a> {
        let answers = &self.options.answers;
        let reading = if at < self.width() { answers.reading_of(at, self.layout.width()) } else { None };
        let dates = reading.map(|reading| reading.dates).unwrap_or_default();
        let hinted = self.hinted.get(at).copied().flatten().filter(|_| !answers.confirmed);
        let dates = DateForm { order: dates.order.or(hinted), ..dates };
        let is_joined =
            at.checked_sub(self.layout.width()).and_then(|made| answers.made.get(made)).is_some_and(is_date);
        Surroundings {
            home: &self.country,
            month_first: self.month_first.contains(&at),
            dates: if is_joined { DateForm { order: Some(DateOrder::DayFirst), ..dates } } else { dates },
            separator: reading.and_then(|reading| reading.separator),
            ..Surroundings::new(country, self.today, &self.users)
        }
    }

    /// Whether an `[old]` cell says the present value, as it is or as a spreadsheet has damaged it.
    pub(crate) fn old_fits(&self, row: &Row, at: usize, field: &Field, slots: &Slots<'_>) -> bool {
        let present = seal::text_of_slots(slots, field);
        let cell = self.cell(row, at);
        cell == present
            || self.is_workbook && unguard(cell) == present
            || self.old_text(row, at, field) == present
            || damage::find(field, cell, &[Some(&present)]).is_some()
    }

    /// An `[old]` cell as the text that its digest was made of. What can't be read any more (a code that is no longer in
    /// use) stands for itself.
    pub(crate) fn old_text<'r>(&'r self, row: &'r Row, at: usize, field: &Field) -> Cow<'r, str> {
        let cell = self.cell(row, at);
        let decoded = field.decode(cell, &self.around(at, &self.country));
        match decoded.input.as_ref().and_then(seal::text_of_cell) {
            Some(text) => Cow::Owned(text.into_owned()),
            None => Cow::Borrowed(cell),
        }
    }
}

fn is_date(made: &MadeColumn<usize>) -> bool {
    matches!(made.of, Making::Date { .. })
}
