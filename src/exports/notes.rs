//! What a workbook says about its columns, at their headers and in the windows of a spreadsheet, in the user's language.

use super::removal_sheet;
use super::sheet::Place;
use crate::fields::{AppliesTo, Field, Group, Type, clear_word, standard};
use crate::i18n::{Language, Message, translate};
use crate::kinds::Definition;
use crate::table::write_workbook::Words;

/// As many entries of a drop-down stand in a note too.
const FEW: usize = 12;

/// The words of one language.
#[derive(Clone, Copy)]
pub(super) struct Notes(pub Language);

impl Notes {
    /// A message in words.
    pub(super) fn say(self, message: &Message) -> String {
        translate(self.0, message)
    }

    /// The label of a field.
    pub(super) fn label(self, field: &Field) -> &str {
        &field.labels[self.0.index()]
    }

    /// A column of a template; `entries` are those of the field's drop-down.
    pub(super) fn place(self, place: Place<'_>, entries: &[String]) -> String {
        match place {
            Place::Identity(field) if field.id == standard::CONTACT_NR => {
                self.lines([self.title(field), self.key("note-key"), self.key("note-locked")])
            }
            Place::Identity(field) => self.lines([self.title(field), self.key("note-context")]),
            Place::Old(field) => self.lines([self.title(field), self.key("note-old")]),
            Place::New(field) => self.to_fill_in(field, entries),
            Place::Check => String::new(),
        }
    }

    /// A column of a file whose rows do nothing but their operation.
    pub(super) fn of_marks(self, place: removal_sheet::Place) -> String {
        match place {
            removal_sheet::Place::Operation => self.key("note-operation"),
            removal_sheet::Place::Number => self.lines([self.key("note-key"), self.key("note-locked")]),
            removal_sheet::Place::Check => String::new(),
            _ => self.key("note-context"),
        }
    }

    /// A column of a plain export.
    pub(super) fn plain(self, field: &Field) -> String {
        self.title(field)
    }

    /// A column of a criterion-values file.
    pub(super) fn definition(self, column: Definition) -> String {
        let name = column.header().to_ascii_lowercase().replace('_', "-");
        self.key(&format!("values-note-{name}"))
    }

    /// What a cell of a field may hold, how to clear it, and what may be chosen.
    fn to_fill_in(self, field: &Field, entries: &[String]) -> String {
        let mut lines = vec![self.title(field)];
        lines.extend(applies(field).map(|key| self.key(key)));
        lines.push(self.how(field));
        lines.push(self.key("note-blank"));
        lines.push(self.clearing(field));
        if entries.len() > FEW {
            lines.push(self.say(&Message::new("note-codes-elsewhere").with("sheet", self.key("book-lists"))));
        } else if !entries.is_empty() {
            lines.push(String::new());
            lines.extend_from_slice(entries);
        }
        self.lines(lines)
    }

    fn how(self, field: &Field) -> String {
        let key = match field.kind {
            _ if field.id == standard::REMARK => "note-remark",
            _ if field.id == standard::TAGS => "note-tags",
            Type::Text { max } => {
                let max = i64::try_from(max).unwrap_or(i64::MAX);
                return self.say(&Message::new("note-text").with("n", max));
            }
            Type::List => "note-list",
            Type::MultiList => "note-multi-list",
            Type::YesNo => "note-yes-no",
            Type::Number => "note-number",
            Type::Date => "note-date",
            Type::Email => "note-email",
            Type::Phone => "note-phone",
            Type::Country => "note-country",
            Type::Language => "note-language",
            Type::User => "note-user",
            Type::Structure => "note-structure",
        };
        self.key(key)
    }

    fn clearing(self, field: &Field) -> String {
        match field.kind {
            _ if field.mandatory => self.key("note-mandatory"),
            Type::Text { .. } => self.key("note-clear"),
            _ => self.say(&Message::new("note-clear-word").with("word", clear_word(self.0))),
        }
    }

    /// Shown at the cells of a multi-list, since its drop-down can't do all that a cell can.
    pub(super) fn hint(self, field: &Field) -> Option<Words> {
        let is_list = field.kind == Type::MultiList;
        is_list.then(|| Words { title: self.key("hint-multi-list-title"), text: self.key("note-multi-list") })
    }

    /// Asked when something else than an entry is typed. Where many other spellings are read, nothing is asked.
    pub(super) fn doubt(self, field: &Field) -> Option<Words> {
        let text = match field.kind {
            Type::List => Message::new("doubt-list").with("word", clear_word(self.0)),
            Type::User => Message::new("doubt-user"),
            _ => return None,
        };
        Some(Words { title: self.key("doubt-list-title"), text: self.say(&text) })
    }

    /// The most characters of a text, and what is said about more. A remark may have more: two bars are no part of it.
    pub(super) fn most(self, field: &Field) -> Option<(u32, Words)> {
        let Type::Text { max } = field.kind else { return None };
        let most = u32::try_from(max).ok().filter(|_| field.id != standard::REMARK)?;
        let text = self.say(&Message::new("doubt-long").with("n", i64::from(most)));
        Some((most, Words { title: self.key("doubt-long-title"), text }))
    }

    fn title(self, field: &Field) -> String {
        let kind = Message::new(field.kind.key());
        self.say(&Message::new("note-title").with("label", self.label(field)).with("type", kind))
    }

    fn key(self, key: &str) -> String {
        self.say(&Message::new(key))
    }

    fn lines(self, lines: impl IntoIterator<Item = String>) -> String {
        lines.into_iter().collect::<Vec<_>>().join("\n")
    }
}

fn applies(field: &Field) -> Option<&'static str> {
    match field.applies_to {
        _ if field.group == Group::Authorisation => Some("applies-individual"),
        AppliesTo::Both => None,
        AppliesTo::Individual => Some("applies-individual"),
        AppliesTo::Structure => Some("applies-structure"),
    }
}
