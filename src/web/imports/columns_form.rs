//! The form that says what columns are, of a file or of a mapping: what each is, the key, tables of values, and what
//! every row has.
//!
//! Its fields: `c0`, `c1`, … are blank (as recognised), `ignore`, `context`, `field:CODE` or `new:TYPE`, with the label of
//! a new field in `l0`; `key` is a position; the field `k0` has the cell `w0` in every row, by the rule `kr0`. More are in
//! [`super::values_view`], [`super::reading_view`], [`super::made_view`] and [`super::order_view`].
//! [`super::columns_sent`] reads them.

use super::made_view::{self, MadeView};
use super::order_view::{self, ElseKeyView};
use super::reading_view::{self, Chosen, ReadingView};
use super::values_view::{self, ValueView, ValuesView};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::definitions::type_word;
use crate::fields::{Field, FieldId, Type, standard};
use crate::i18n::{Arg, Language};
use crate::imports::{
    Choice, ColumnMapping, Guess, NewField, Options, Origin, Role, Sample, System, UnknownValue, letter, recognise,
};
use crate::kinds::Kind;
use crate::text::trim;
use crate::web::page::Page;
use crate::web::value_words::ValueWords;

/// Rows for further constants.
const SPARE: usize = 2;

/// How much of a sample is shown, in characters.
const SHOWN: usize = 60;

/// The form as it is shown.
pub(crate) struct ColumnsForm {
    pub columns: Vec<ColumnView>,
    /// The first rows of the file, shortened.
    pub rows: Vec<Vec<String>>,
    /// Fields that a column can be: code and label.
    pub fields: Vec<(String, String)>,
    /// Fields that every row can have the same cell of.
    pub fields_of_rows: Vec<(String, String)>,
    /// Types that a new field can have: word and label; none where no field can be made.
    pub types: Vec<(String, String)>,
    /// Fields that can be a further key or a part of one.
    pub fields_of_keys: Vec<(String, String)>,
    /// What the key column can be: position, words, and whether it is; empty where no key is needed.
    pub keys: Vec<(usize, String, bool)>,
    /// Further keys: of each the codes that are chosen.
    pub else_keys: Vec<ElseKeyView>,
    pub values: Vec<ValuesView>,
    pub made: Vec<MadeView>,
    pub constants: Vec<ConstantView>,
    /// The warnings that may keep an update from starting by itself.
    pub stops: Vec<Chosen>,
}

/// A column.
pub(crate) struct ColumnView {
    pub at: usize,
    pub letter: String,
    pub header: String,
    /// Some of its values, shortened.
    pub samples: Vec<String>,
    /// What its values look like, in words; empty if that is nothing known.
    pub guess: String,
    /// What its header says, in words; empty if that is nothing known.
    pub recognised: String,
    /// Whether it can be read without being written.
    pub is_written: bool,
    /// The answer.
    pub chosen: String,
    /// The label of a new field.
    pub label: String,
    pub reading: ReadingView,
    /// Rows for words of it that are to be read as something else.
    pub words: Vec<ValueView>,
}

impl ColumnView {
    /// What it has in a row.
    pub(crate) fn cell_of<'r>(&self, row: &'r [String]) -> &'r str {
        row.get(self.at).map_or("", String::as_str)
    }

    /// Whether the user has to say what it is.
    pub(crate) fn is_open(&self) -> bool {
        self.recognised.is_empty()
    }
}

/// A field that every row has the same cell of.
pub(crate) struct ConstantView {
    pub at: usize,
    pub code: String,
    pub cell: String,
    pub rules: Vec<Chosen>,
}

/// What the form is about.
pub(crate) struct Subject<'a> {
    pub headers: Vec<&'a str>,
    pub kind: Kind,
    /// With the answers that the form shows.
    pub options: &'a Options,
    pub sample: &'a Sample,
    pub unknown: &'a [UnknownValue],
}

impl ColumnsForm {
    /// The form with its answers filled in.
    pub(crate) fn new(subject: &Subject<'_>, catalogue: &Catalogue, page: &Page) -> Self {
        let words = ValueWords { catalogue, language: page.language };
        let unsaid = Options { answers: ColumnMapping::default(), accept_columns: false, ..subject.options.clone() };
        let recognised = recognise(&subject.headers, catalogue, subject.kind, &unsaid);
        let layout = recognise(&subject.headers, catalogue, subject.kind, subject.options);
        let can_make = subject.kind.makes_fields();
        let needs_key = subject.kind.needs_key(subject.options.mode);
        let answers = &subject.options.answers;
        let mut columns: Vec<ColumnView> = (recognised.columns.iter().enumerate())
            .filter(|(_, column)| column.role != Role::Blank)
            .map(|(at, column)| ColumnView {
                at,
                letter: letter(at),
                header: column.header.clone(),
                samples: subject
                    .sample
                    .cells
                    .get(at)
                    .map_or_else(Vec::new, |all| all.iter().map(|s| shortened(s)).collect()),
                guess: subject
                    .sample
                    .guesses
                    .get(&at)
                    .map_or_else(String::new, |guess| guessed(guess, catalogue, page)),
                recognised: role_words(&column.role, &words, page),
                is_written: matches!(column.role, Role::New(_)),
                chosen: chosen(at, &column.role, subject, catalogue),
                label: label(at, &column.header, &subject.options.answers),
                reading: ReadingView::of_column(at, &column.header, answers, page),
                words: Vec::new(),
            })
            .collect();
        let values = values_view::views(&layout, answers, subject.unknown, &words);
        for column in &mut columns {
            column.words = values_view::spare(column.at, &values);
        }
        Self {
            rows: subject.sample.rows.iter().map(|row| row.iter().map(|cell| shortened(cell)).collect()).collect(),
            keys: keys(&columns, subject),
            else_keys: if needs_key { order_view::else_keys(&answers.else_keys) } else { Vec::new() },
            fields_of_keys: order_view::fields_of_keys(subject.kind, catalogue, page.language),
            values,
            made: made_view::views(&answers.made, page),
            stops: order_view::stops(subject.options, page),
            fields: fields(subject.kind, catalogue, page.language, true),
            fields_of_rows: fields(subject.kind, catalogue, page.language, false),
            types: if can_make { types(page) } else { Vec::new() },
            constants: constants(answers, page),
            columns,
        }
    }

    /// Whether somebody said which column is the key.
    pub(crate) fn has_key(&self) -> bool {
        self.keys.iter().any(|(_, _, is_key)| *is_key)
    }

    /// Whether somebody said how to go on where the key column doesn't tell.
    pub(crate) fn has_else_keys(&self) -> bool {
        self.else_keys.iter().any(|key| key.codes.iter().any(|code| !code.is_empty()))
    }

    /// Whether something is made of columns of the file.
    pub(crate) fn has_made(&self) -> bool {
        self.made.iter().any(|made| !made.into.is_empty())
    }

    /// Whether every row has something that is not in the file.
    pub(crate) fn has_constants(&self) -> bool {
        self.constants.iter().any(|constant| !constant.code.is_empty())
    }
}

/// What a header says, in words.
fn role_words(role: &Role, words: &ValueWords<'_>, page: &Page) -> String {
    let of = |key: &str, field: FieldId| page.text(key, "field", &words.label(field));
    match role {
        Role::Key(field) => of("column-key", *field),
        Role::New(field) => of("column-new", *field),
        Role::Old(field) => of("column-old", *field),
        Role::Context(field) => of("column-context", *field),
        Role::Check => page.t("column-check"),
        Role::Operation => page.t("column-operation"),
        Role::Institution => page.t("column-institution"),
        Role::Definition(definition) => definition.header().to_owned(),
        Role::Ignored | Role::Blank => page.t("column-ignored"),
        Role::Unknown { .. } => String::new(),
    }
}

/// What values look like, and how many of them.
fn guessed(guess: &Guess, catalogue: &Catalogue, page: &Page) -> String {
    let field = guess.field.as_ref().and_then(|code| catalogue.by_code(code));
    let what = match (field, guess.new_type.and_then(crate::contacts::definitions::field_type)) {
        (Some(field), _) => field.labels[page.language.index()].clone(),
        (None, Some(kind)) => page.text("column-new-field-of", "type", &page.t(kind.key())),
        (None, None) => return String::new(),
    };
    let counts = [("percent", guess.percent), ("cells", guess.cells)].map(|(name, n)| (name, Arg::from(n as i64)));
    page.tr("column-guess", &[[("what", Arg::Text(what))].as_slice(), counts.as_slice()].concat())
}

fn chosen(at: usize, recognised: &Role, subject: &Subject<'_>, catalogue: &Catalogue) -> String {
    let answers = &subject.options.answers;
    match (answers.columns.get(&at), recognised) {
        (Some(Choice::Ignore), _) => "ignore".to_owned(),
        (Some(Choice::Context), _) => "context".to_owned(),
        (Some(Choice::Field(code)), _) => format!("field:{code}"),
        (Some(Choice::NewField(new)), _) if catalogue.by_code(&new.code).is_some() => format!("field:{}", new.code),
        (Some(Choice::NewField(new)), _) => format!("new:{}", new.kind),
        (None, Role::Unknown { near: Some(near) }) => format!("field:{near}"),
        (None, Role::Unknown { near: None }) if proposes_fields(subject) => format!("new:{}", type_word(Type::ALL[0])),
        (None, Role::Unknown { near: None }) => likely(at, subject),
        (None, _) => String::new(),
    }
}

/// The field that nearly all values of a column look like.
fn likely(at: usize, subject: &Subject<'_>) -> String {
    let guess = subject.sample.guesses.get(&at).filter(|guess| guess.is_likely());
    guess.and_then(|guess| guess.field.as_ref()).map_or_else(String::new, |code| format!("field:{code}"))
}

/// Whether the file comes from a system that makes a custom field of every header that it doesn't know.
fn proposes_fields(subject: &Subject<'_>) -> bool {
    let system = match &subject.options.answers.origin {
        Some(Origin::System(name)) => System::by_name(name),
        _ => None,
    };
    subject.kind.makes_fields() && system.is_some_and(|system| system.makes_fields)
}

fn label(at: usize, header: &str, answers: &ColumnMapping) -> String {
    match answers.columns.get(&at) {
        Some(Choice::NewField(new)) => new.label.clone(),
        _ => trim(header).to_owned(),
    }
}

/// A text that may be too long to be shown whole.
fn shortened(text: &str) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() { format!("{flat}…") } else { flat }
}

fn keys(columns: &[ColumnView], subject: &Subject<'_>) -> Vec<(usize, String, bool)> {
    if !subject.kind.needs_key(subject.options.mode) {
        return Vec::new();
    }
    let key = subject.options.answers.key;
    let shown = |column: &ColumnView| format!("{} · {}", column.letter, column.header);
    columns.iter().map(|column| (column.at, shown(column), key == Some(column.at))).collect()
}

/// The fields that this kind can change; with keys also those that tell which contact a row is about.
fn fields(kind: Kind, catalogue: &Catalogue, language: Language, with_keys: bool) -> Vec<(String, String)> {
    if !kind.is_about_contacts() {
        return Vec::new();
    }
    let changes = kind.fields(catalogue);
    let is_more = |id: &FieldId| with_keys && !changes.iter().any(|field| field.id == *id);
    let keys: Vec<&Field> =
        standard::KEYS.iter().filter(|id| is_more(id)).filter_map(|id| catalogue.by_id(*id)).collect();
    let is_own = |field: &&Field| with_keys || !standard::KEYS.contains(&field.id);
    let consent = catalogue.consent().iter().filter(|field| kind.can_change(field));
    let all = keys.into_iter().chain(changes.iter().copied().filter(is_own)).chain(consent);
    all.map(|field| (field.code.clone(), field.labels[language.index()].clone())).collect()
}

fn types(page: &Page) -> Vec<(String, String)> {
    NewField::types().map(|kind| (type_word(kind).to_owned(), page.t(kind.key()))).collect()
}

fn constants(answers: &ColumnMapping, page: &Page) -> Vec<ConstantView> {
    let said = answers.constants.iter().map(|(code, cell)| (code.clone(), cell.clone()));
    let all = said.chain((0..SPARE).map(|_| Default::default())).enumerate();
    let rule = |code: &String| answers.constant_rules.get(code).copied().unwrap_or_default();
    all.map(|(at, (code, cell))| ConstantView { at, rules: reading_view::rules(rule(&code), page), code, cell })
        .collect()
}

/// What the page says of where the answers come from: the message and its argument.
pub(crate) fn origin(answers: &ColumnMapping, page: &Page) -> String {
    let name = |name: &str| Arg::Text(name.to_owned());
    match &answers.origin {
        Some(Origin::Mapping(mapping)) => page.tr("columns-by-mapping", &[("name", name(mapping))]),
        Some(Origin::System(system)) => page.tr("columns-by-system", &[("name", name(system))]),
        Some(Origin::Document) => page.t("columns-by-file"),
        Some(Origin::Parent(number)) => page.tr("columns-by-parent", &[("number", name(&number.to_string()))]),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_samples_are_shortened_visibly() {
        assert_eq!(shortened("a\nb"), "a b");
        assert_eq!(shortened(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(shortened(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }
}
