//! What exports are as workbooks: their columns with notes and drop-downs, and the sheet of codes.

use std::collections::HashMap;
use std::ops::Range;

use super::notes::Notes;
use super::removal_sheet::{self, FROZEN, PLACES};
use super::sheet::{PLAIN_FIRST, Place, PlainSheet, TemplateSheet};
use crate::contacts::definitions::{contact_type_word, type_word};
use crate::fields::{AppliesTo, Field, FieldId, Type, clear_word, standard};
use crate::i18n::{Language, Message};
use crate::kinds::{Definition, Kind};
use crate::table::write_workbook::{Blueprint, Column, DropDown, Entries, Lists, Part};

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (12, 42);

/// What a workbook has to know.
pub(super) struct About<'a> {
    /// The language of its reader.
    pub language: Language,
    /// The name of the institution.
    pub institution: &'a str,
    /// The addresses of the institution's users.
    pub users: Vec<String>,
}

/// An import template. Without contacts nothing of it is locked: it is a form to fill in.
pub(super) fn template(sheet: &TemplateSheet<'_>, kind: Kind, about: &About<'_>, is_empty: bool) -> Blueprint {
    let codes = Codes::of(sheet.fields(), about);
    let column = |place: Place<'_>| {
        let (part, field) = match place {
            Place::Identity(field) | Place::Old(field) => (Part::Given, Some(field)),
            Place::New(field) => (Part::Edited, Some(field)),
            Place::Check => (Part::Hidden, None),
        };
        // What is given is a code, without a label.
        let entries = if part == Part::Edited { field.map_or(&[][..], |field| codes.entries(field)) } else { &[] };
        let column = plain_column(place.header(), codes.notes.place(place, entries), field, entries, part);
        match place {
            Place::New(field) => codes.with_rules(column, field),
            _ => column,
        }
    };
    let columns = sheet.places().map(column).collect();
    // Number and name stay in sight; of a structure, whose name comes next, the number.
    let frozen = u16::try_from(sheet.identity().min(3)).unwrap_or_default();
    blueprint(about, Some(kind), columns, frozen, !is_empty, Some(codes.lists))
}

/// The file of a kind whose rows do nothing but their operation.
pub(super) fn marks(kind: Kind, about: &About<'_>, is_empty: bool) -> Blueprint {
    let notes = Notes(about.language);
    let column = |place: removal_sheet::Place| {
        let part = match place {
            removal_sheet::Place::Operation => Part::Edited,
            removal_sheet::Place::Check => Part::Hidden,
            _ => Part::Given,
        };
        let words: Vec<String> = kind.operations().iter().map(|operation| operation.word.to_owned()).collect();
        let column = plain_column(place.header().to_owned(), notes.of_marks(place), None, &[], part);
        let offered = DropDown { entries: Entries::Few(words), hint: None, doubt: None };
        Column { drop_down: (part == Part::Edited).then_some(offered), ..column }
    };
    blueprint(about, Some(kind), PLACES.map(column).into(), FROZEN, !is_empty, None)
}

/// A plain export, to be read. Equal rows give equal bytes.
pub(super) fn plain(sheet: &PlainSheet<'_>, about: &About<'_>) -> Blueprint {
    let codes = Codes::of(sheet.fields(), about);
    let first =
        PLAIN_FIRST.map(|header| plain_column(header.to_owned(), String::new(), None, &[], Part::Plain)).into_iter();
    let fields = sheet
        .fields()
        .iter()
        .map(|field| plain_column(field.code.clone(), codes.notes.plain(field), Some(field), &[], Part::Plain));
    let columns = first.chain(fields).collect();
    Blueprint { is_dated: false, ..blueprint(about, None, columns, 1, false, Some(codes.lists)) }
}

/// A criterion-values file.
pub(super) fn values(about: &About<'_>) -> Blueprint {
    let notes = Notes(about.language);
    let column = |definition: Definition| {
        let drop_down = few(definition).map(|words| DropDown {
            entries: Entries::Few(words.into_iter().map(str::to_owned).collect()),
            hint: None,
            doubt: None,
        });
        let column = plain_column(definition.header().to_owned(), notes.definition(definition), None, &[], Part::Plain);
        let width = if definition.header().contains("_") { 30 } else { 18 };
        Column { width, drop_down, ..column }
    };
    let columns = Definition::ALL.map(column).into();
    blueprint(about, Some(Kind::CriterionValues), columns, 1, false, None)
}

/// The words that a column of a criterion-values file takes, if they are few.
fn few(column: Definition) -> Option<Vec<&'static str>> {
    match column {
        Definition::Type => Some(Type::definable().map(type_word).chain(["authorisation"]).collect()),
        Definition::ContactType => {
            Some([AppliesTo::Individual, AppliesTo::Structure, AppliesTo::Both].map(contact_type_word).into())
        }
        Definition::Mandatory => Some(vec!["TRUE", "FALSE"]),
        _ => None,
    }
}

/// A template of this kind; a plain export without one.
fn blueprint(
    about: &About<'_>,
    template: Option<Kind>,
    columns: Vec<Column>,
    frozen: u16,
    is_locked: bool,
    lists: Option<Lists>,
) -> Blueprint {
    let notes = Notes(about.language);
    let (name, title) = match template {
        Some(kind) => {
            let name = kind.template_label();
            (notes.say(&name), notes.say(&Message::new("book-title-template").with("what", name)))
        }
        None => {
            let name = notes.say(&Message::new("book-contacts"));
            (name.clone(), name)
        }
    };
    let company = about.institution.to_owned();
    Blueprint { title, company, name, columns, frozen, is_locked, is_dated: true, lists }
}

fn plain_column(header: String, note: String, field: Option<&Field>, entries: &[String], part: Part) -> Column {
    let longest = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max();
    let content = match field.map(|field| (field.id, field.kind)) {
        Some((standard::REMARK, _)) => 42,
        Some((_, Type::Text { max })) => max / 5,
        Some((_, Type::Email)) => 28,
        Some((_, Type::Phone)) => 18,
        Some((_, Type::MultiList)) if entries.is_empty() => 28,
        _ => longest(entries).unwrap_or_default(),
    };
    // The button of the filter hides some of the header.
    let width = (content.clamp(WIDTHS.0, WIDTHS.1)).max(header.chars().count() + 3);
    Column { header, note, width: u16::try_from(width).unwrap_or(u16::MAX), part, drop_down: None, most: None }
}

/// The sheet of codes, and where on it the entries of each field stand.
struct Codes {
    notes: Notes,
    lists: Lists,
    entries: HashMap<FieldId, (Range<u32>, Vec<String>)>,
}

impl Codes {
    fn of(fields: &[&Field], about: &About<'_>) -> Self {
        let notes = Notes(about.language);
        let header = |key: &str, width| (notes.say(&Message::new(key)), width);
        let columns = vec![
            header("book-list-field", 22),
            header("book-list-label", 30),
            header("book-list-type", 24),
            header("internal-code", 22),
            header("label", 30),
            header("book-list-entry", 42),
        ];
        let lines = ["book-lists-title", "book-lists-how", "book-lists-not-imported"];
        let lines = lines.map(|key| notes.say(&Message::new(key))).into();
        let lists =
            Lists { name: notes.say(&Message::new("book-lists")), about: lines, columns, entries: 5, rows: Vec::new() };
        let mut codes = Self { notes, lists, entries: HashMap::new() };
        for field in fields {
            codes.add(field, about);
        }
        codes
    }

    fn add(&mut self, field: &Field, about: &About<'_>) {
        let mut choices: Vec<[String; 3]> = match field.kind {
            Type::User => about.users.iter().map(|user| [user.clone(), String::new(), user.clone()]).collect(),
            _ => {
                let choices = field.choices(about.language).into_iter();
                choices.map(|choice| [choice.code.to_string(), choice.label.clone(), choice.entry()]).collect()
            }
        };
        if !choices.is_empty() && !field.mandatory {
            let clears = self.notes.say(&Message::new("example-clears"));
            choices.push([String::new(), clears, clear_word(about.language).to_owned()]);
        }
        let kind = self.notes.say(&Message::new(field.kind.key()));
        let about_field = [field.code.clone(), self.notes.label(field).to_owned(), kind];
        let from = self.lists.rows.len() as u32;
        let entries = choices.iter().map(|[_, _, entry]| entry.clone()).collect();
        self.entries.insert(field.id, (from..from + choices.len() as u32, entries));
        if choices.is_empty() {
            choices.push(Default::default());
        }
        self.lists.rows.extend(choices.into_iter().map(|choice| [about_field.clone(), choice].concat()));
    }

    fn entries(&self, field: &Field) -> &[String] {
        self.entries.get(&field.id).map_or(&[], |(_, entries)| entries)
    }

    /// The column with what is offered and doubted in its cells.
    fn with_rules(&self, column: Column, field: &Field) -> Column {
        let rows = self.entries.get(&field.id).map(|(rows, _)| rows.clone()).filter(|rows| !rows.is_empty());
        let drop_down = rows.map(|rows| DropDown {
            entries: Entries::Rows(rows),
            hint: self.notes.hint(field),
            doubt: self.notes.doubt(field),
        });
        Column { drop_down, most: self.notes.most(field), ..column }
    }
}
