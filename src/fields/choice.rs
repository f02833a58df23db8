//! What can be chosen for a field: in a workbook's drop-down, in a form.

use std::borrow::Cow;

use super::field::{Field, Type};
use super::value::Value;
use super::{country, entry, language, yes_no};
use crate::i18n::Language;

/// A value that a field may be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'f> {
    /// What is stored, and what a cell says best.
    pub code: Cow<'f, str>,
    /// What people call it in the language that was asked for.
    pub label: String,
    /// Whether it may still be set.
    pub is_active: bool,
}

impl Choice<'_> {
    /// The entry of a drop-down, on one line: `JAZZ — Jazz`; the code alone where the label says no more.
    pub fn entry(&self) -> String {
        entry::entry(&self.code, &self.label)
    }
}

impl Field {
    /// The values that may be set, in the order of a drop-down; none for a type that takes any text. Users are not
    /// known here.
    pub fn choices(&self, language: Language) -> Vec<Choice<'_>> {
        self.known_choices(language).into_iter().filter(|choice| choice.is_active).collect()
    }

    /// The same with the values that may not be set any more, which contacts still have and targets ask about.
    pub fn known_choices(&self, language: Language) -> Vec<Choice<'_>> {
        match self.kind {
            Type::List | Type::MultiList => self.values().iter().map(|value| of_value(value, language)).collect(),
            Type::YesNo => named(&[yes_no::YES, yes_no::NO], language, yes_no::show),
            Type::Country => named(country::CODES, language, country::show),
            Type::Language => named(language::CODES, language, language::show),
            Type::Text { .. }
            | Type::Number
            | Type::Date
            | Type::Email
            | Type::Phone
            | Type::User
            | Type::Structure => Vec::new(),
        }
    }
}

fn of_value(value: &Value, language: Language) -> Choice<'_> {
    Choice { code: Cow::Borrowed(&*value.code), label: value.labels[language.index()].clone(), is_active: value.active }
}

fn named(codes: &[&'static str], language: Language, name: fn(&str, Language) -> String) -> Vec<Choice<'static>> {
    codes
        .iter()
        .map(|code| Choice { code: Cow::Borrowed(*code), label: name(code, language), is_active: true })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::codes::Code;
    use crate::fields::{Decoded, Input, clear_word};

    fn fields() -> Vec<Field> {
        let types = [Type::YesNo, Type::Country, Type::Language].map(field);
        types
            .into_iter()
            .chain([genre(), genres(), standard("KIND"), awkward(Type::List), awkward(Type::MultiList)])
            .collect()
    }

    /// Labels that hold what parts an entry, or a list, or that look like another value's entry.
    fn awkward(kind: Type) -> Field {
        let labels = [
            ("A", "Air — open"),
            ("B", "A — Air — open"),
            ("C", "Rock|Pop"),
            ("D", " two\n lines "),
            ("E", "E"),
            ("F", "60+"),
            ("G", ""),
            ("H-", "A+|B-"),
        ];
        let value = |(rank, (code, label)): (i64, &(&str, &str))| Value {
            id: rank,
            code: (*code).to_owned(),
            labels: [label, label, label].map(|label| (*label).to_owned()),
            rank,
            active: true,
        };
        field(kind).with_values((1..).zip(&labels).map(value).collect())
    }

    #[test]
    fn a_chosen_entry_is_read_as_its_code_without_a_word() {
        for field in fields() {
            for language in Language::ALL {
                for choice in field.choices(language) {
                    let wanted = match field.kind {
                        Type::MultiList => Input::SetCodes(vec![choice.code.to_string()]),
                        _ => Input::Set(choice.code.to_string()),
                    };
                    assert_eq!(decoded(&field, &choice.entry()), Decoded { input: Some(wanted), findings: vec![] });
                    assert!(!choice.entry().contains('\n'));
                }
                assert_eq!(decoded(&field, clear_word(language)).input, Some(Input::Clear));
            }
        }
    }

    #[test]
    fn an_entry_is_a_part_of_a_multi_list_too() {
        let set = |codes: &[&str]| Some(Input::SetCodes(codes.iter().map(|code| (*code).to_owned()).collect()));
        let cell = "CLASS — Musique classique|SENIOR — 60+";
        assert_eq!(
            (decoded(&genres(), cell).input, codes(&decoded(&genres(), cell))),
            (set(&["CLASS", "SENIOR"]), vec![])
        );
        let edit = decoded(&genres(), "+CLASS — Classical music|SENIOR — 60+-");
        assert_eq!(edit.input, Some(Input::EditCodes { add: vec!["CLASS".into()], remove: vec!["SENIOR".into()] }));
    }

    #[test]
    fn an_entry_whose_label_was_changed_since_is_read_with_a_note() {
        let found = decoded(&genre(), "JAZZ — Jazz and blues");
        assert_eq!((found.input.clone(), codes(&found)), (Some(Input::Set("JAZZ".into())), vec![Code::LabelUsed]));
        assert_eq!(codes(&decoded(&genre(), "DISCO — Disco")), [Code::InactiveCode]);
    }

    #[test]
    fn a_code_beside_the_label_of_another_is_neither() {
        assert_eq!(codes(&decoded(&genre(), "JAZZ — Opéra")), [Code::UnknownCode]);
        assert_eq!(codes(&decoded(&field(Type::YesNo), "TRUE — Faux")), [Code::BadBoolean]);
        assert_eq!(codes(&decoded(&field(Type::Country), "FR — Allemagne")), [Code::BadCountry]);
        assert_eq!(codes(&decoded(&field(Type::Language), "fr — Anglais")), [Code::BadLanguage]);
    }
}
