//! The form that says what columns are, of a file or of a mapping: what each is, the key, tables of values, and what
//! every row has.
//!
//! Its fields: `c0`, `c1`, … are blank (as recognised), `ignore`, `context`, `field:CODE` or `new:TYPE`, with the label of
//! a new field in `l0`; `key` is a position; `f0.0` is read as `t0.0`; the field `k0` has the cell `w0` in every row.
//! [`super::columns_sent`] reads them.

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

/// Rows for further constants, and for further values where the form offers them.
const SPARE: usize = 2;

/// How much of a sample is shown, in characters.
const SHOWN: usize = 60;

/// The form as it is shown.
pub struct ColumnsForm {
    pub columns: Vec<ColumnView>,
    /// The first rows of the file, shortened.
    pub rows: Vec<Vec<String>>,
    /// Fields that a column can be: code and label.
    pub fields: Vec<(String, String)>,
    /// Fields that every row can have the same cell of.
    pub fields_of_rows: Vec<(String, String)>,
    /// Types that a new field can have: word and label; none where no field can be made.
    pub types: Vec<(String, String)>,
    /// What the key column can be: position, words, and whether it is; empty where no key is needed.
    pub keys: Vec<(usize, String, bool)>,
    pub values: Vec<ValuesView>,
    pub constants: Vec<ConstantView>,
}

/// A column.
pub struct ColumnView {
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
}

impl ColumnView {
    /// What it has in a row.
    pub fn cell_of<'r>(&self, row: &'r [String]) -> &'r str {
        row.get(self.at).map_or("", String::as_str)
    }

    /// Whether the user has to say what it is.
    pub fn is_open(&self) -> bool {
        self.recognised.is_empty()
    }
}

/// The table of values of a column.
pub struct ValuesView {
    pub at: usize,
    pub letter: String,
    pub header: String,
    pub field: String,
    /// The codes of its field: code and label; none if any text may be entered.
    pub codes: Vec<(String, String)>,
    pub rows: Vec<ValueView>,
}

/// A text of the file, and what it is read as.
pub struct ValueView {
    pub at: usize,
    pub text: String,
    /// In how many rows it stands; 0 if that is not known.
    pub count: i64,
    pub cell: String,
}

/// A field that every row has the same cell of.
pub struct ConstantView {
    pub at: usize,
    pub code: String,
    pub cell: String,
}

/// What the form is about.
pub struct Subject<'a> {
    pub headers: Vec<&'a str>,
    pub kind: Kind,
    /// With the answers that the form shows.
    pub options: &'a Options,
    pub sample: &'a Sample,
    pub unknown: &'a [UnknownValue],
    /// Whether values may be added that no test has found.
    pub adds_values: bool,
}

impl ColumnsForm {
    /// The form with its answers filled in.
    pub fn new(subject: &Subject<'_>, catalogue: &Catalogue, page: &Page) -> Self {
        let words = ValueWords { catalogue, language: page.language };
        let unsaid = Options { answers: ColumnMapping::default(), accept_columns: false, ..subject.options.clone() };
        let recognised = recognise(&subject.headers, catalogue, subject.kind, &unsaid);
        let layout = recognise(&subject.headers, catalogue, subject.kind, subject.options);
        let can_make = subject.kind.makes_fields();
        let columns: Vec<ColumnView> = (recognised.columns.iter().enumerate())
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
            })
            .collect();
        let roles: Vec<&Role> = layout.columns.iter().map(|column| &column.role).collect();
        Self {
            rows: subject.sample.rows.iter().map(|row| row.iter().map(|cell| shortened(cell)).collect()).collect(),
            keys: keys(&columns, subject),
            values: values(&columns, &roles, subject, catalogue, &words),
            fields: fields(subject.kind, catalogue, page.language, true),
            fields_of_rows: fields(subject.kind, catalogue, page.language, false),
            types: if can_make { types(page) } else { Vec::new() },
            constants: constants(&subject.options.answers),
            columns,
        }
    }

    /// Whether somebody said which column is the key.
    pub fn has_key(&self) -> bool {
        self.keys.iter().any(|(_, _, is_key)| *is_key)
    }

    /// Whether every row has something that is not in the file.
    pub fn has_constants(&self) -> bool {
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
    let all = keys.into_iter().chain(changes.iter().copied().filter(is_own));
    all.map(|field| (field.code.clone(), field.labels[language.index()].clone())).collect()
}

fn types(page: &Page) -> Vec<(String, String)> {
    NewField::types().map(|kind| (type_word(kind).to_owned(), page.t(kind.key()))).collect()
}

fn values(
    columns: &[ColumnView],
    roles: &[&Role],
    subject: &Subject<'_>,
    catalogue: &Catalogue,
    words: &ValueWords<'_>,
) -> Vec<ValuesView> {
    let answers = &subject.options.answers;
    let mut views = Vec::new();
    for column in columns {
        let Some(Role::New(id)) = roles.get(column.at) else { continue };
        let Some(field) = catalogue.by_id(*id) else { continue };
        let said = answers.values.get(&column.at);
        let found = subject.unknown.iter().filter(|value| value.column == column.at);
        let mut rows: Vec<(String, i64, String)> =
            said.into_iter().flatten().map(|(text, cell)| (text.clone(), 0, cell.clone())).collect();
        for value in found {
            if !rows.iter().any(|(text, ..)| *text == value.value) {
                rows.push((value.value.clone(), value.rows, String::new()));
            }
        }
        if subject.adds_values && takes_words(field) {
            rows.extend((0..SPARE).map(|_| Default::default()));
        }
        if rows.is_empty() {
            continue;
        }
        let view = |(at, (text, count, cell))| ValueView { at, text, count, cell };
        views.push(ValuesView {
            at: column.at,
            letter: column.letter.clone(),
            header: column.header.clone(),
            field: words.label(field.id),
            codes: codes(field, words.language),
            rows: rows.into_iter().enumerate().map(view).collect(),
        });
    }
    views
}

/// Whether other systems have words of their own for what the field takes.
fn takes_words(field: &Field) -> bool {
    matches!(field.kind, Type::List | Type::MultiList | Type::YesNo | Type::Country | Type::Language | Type::User)
}

/// What can be chosen for a field with few values.
fn codes(field: &Field, language: Language) -> Vec<(String, String)> {
    const MANY: usize = 300;
    if !matches!(field.kind, Type::YesNo | Type::List) || field.values().len() > MANY {
        return Vec::new();
    }
    field.choices(language).into_iter().map(|choice| (choice.code.into_owned(), choice.label)).collect()
}

fn constants(answers: &ColumnMapping) -> Vec<ConstantView> {
    let said = answers.constants.iter().map(|(code, cell)| (code.clone(), cell.clone()));
    let all = said.chain((0..SPARE).map(|_| Default::default())).enumerate();
    all.map(|(at, (code, cell))| ConstantView { at, code, cell }).collect()
}

/// What the page says of where the answers come from: the message and its argument.
pub fn origin(answers: &ColumnMapping, page: &Page) -> String {
    let name = |name: &str| Arg::Text(name.to_owned());
    match &answers.origin {
        Some(Origin::Mapping(mapping)) => page.tr("columns-by-mapping", &[("name", name(mapping))]),
        Some(Origin::System(system)) => page.tr("columns-by-system", &[("name", name(system))]),
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
