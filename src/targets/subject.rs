//! What a condition is about: a field, or something else that a contact has. Which operators fit, and what its values
//! may be, follow from it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::operator::Operator;
use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, Group, Input, Surroundings, Type, standard};

/// What a condition is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'a> {
    /// A field of the catalogue, TAGS among them.
    Field(&'a Field),
    /// The status of a contact.
    Status,
    /// The day it was made, in the institution's time zone.
    Created,
    /// The day of its last change, in the institution's time zone.
    Changed,
    /// The number of an import that changed it.
    ChangedByImport,
}

/// Every status, in the order of the interface.
pub(crate) const STATUSES: [&str; 5] = ["ACTIVE", "INVALID", "DELETED", "ANONYMISED", "ERASED"];

/// The code of each pseudo-field but TAGS, which is a field of the catalogue.
pub(crate) const PSEUDO_FIELDS: [&str; 4] = ["STATUS", "CREATED", "CHANGED", "CHANGED_BY_IMPORT"];

/// What the values of a subject are, as far as operators care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Words, compared without case and accents.
    Text,
    /// A phone number.
    Phone,
    /// One code.
    Code,
    /// `TRUE` or `FALSE`.
    YesNo,
    /// A decimal number.
    Number,
    /// A day that may be missing.
    Date,
    /// A day that every contact has.
    Moment,
    /// A code that every contact has, or a number of something that happened to it.
    Fact,
}

impl<'a> Subject<'a> {
    /// The subject of a field code or pseudo-field.
    pub(crate) fn find(code: &str, catalogue: &'a Catalogue) -> Option<Self> {
        match code {
            "STATUS" => Some(Self::Status),
            "CREATED" => Some(Self::Created),
            "CHANGED" => Some(Self::Changed),
            "CHANGED_BY_IMPORT" => Some(Self::ChangedByImport),
            _ => catalogue.by_code(code).filter(|field| field.group != Group::Consent).map(Self::Field),
        }
    }

    /// What its values are.
    pub(crate) fn sort(&self) -> Sort {
        match self {
            Self::Status | Self::ChangedByImport => Sort::Fact,
            Self::Created | Self::Changed => Sort::Moment,
            Self::Field(field) => match field.kind {
                Type::Text { .. } | Type::Email | Type::User | Type::Structure => Sort::Text,
                Type::Phone => Sort::Phone,
                Type::List | Type::MultiList | Type::Country | Type::Language => Sort::Code,
                Type::YesNo => Sort::YesNo,
                Type::Number => Sort::Number,
                Type::Date => Sort::Date,
            },
        }
    }

    /// The operators that fit, in the order of the interface.
    pub(crate) fn operators(&self) -> &'static [Operator] {
        use Operator::{
            After, Before, Between, Contains, Is, IsEmpty, IsNot, IsNotEmpty, IsOneOf, LessThan, MoreThan, StartsWith,
        };
        match self.sort() {
            Sort::Text | Sort::Phone => &[Is, IsNot, IsOneOf, Contains, StartsWith, IsEmpty, IsNotEmpty],
            Sort::Code => &[Is, IsNot, IsOneOf, IsEmpty, IsNotEmpty],
            Sort::YesNo => &[Is, IsNot, IsEmpty, IsNotEmpty],
            Sort::Number => &[Is, IsNot, IsOneOf, LessThan, MoreThan, Between, IsEmpty, IsNotEmpty],
            Sort::Date => &[Is, IsNot, IsOneOf, Before, After, Between, IsEmpty, IsNotEmpty],
            Sort::Moment => &[Is, IsNot, IsOneOf, Before, After, Between],
            Sort::Fact => &[Is, IsNot, IsOneOf],
        }
    }

    /// The value that a text stands for in a condition, in the form that contacts are compared with; `None` if it can't
    /// be a value of this subject. `country` is how national phone numbers are read.
    pub(crate) fn read(&self, operator: Operator, text: &str, country: &str) -> Option<String> {
        let text = crate::text::trim(text);
        if text.is_empty() {
            return None;
        }
        match self.sort() {
            Sort::Text => Some(crate::text::fold_words(text)).filter(|folded| !folded.is_empty()),
            Sort::Phone if matches!(operator, Operator::Contains | Operator::StartsWith) => super::phone::part(text),
            Sort::Phone => self.decode(text, country),
            Sort::YesNo => matches!(text, "TRUE" | "FALSE").then(|| text.to_owned()),
            Sort::Number => super::decimal::is_decimal(text).then(|| text.to_owned()),
            Sort::Date | Sort::Moment => day(text).map(|_| text.to_owned()),
            Sort::Code | Sort::Fact => self.is_code(text).then(|| self.comparable_code(text)),
        }
    }

    fn is_code(&self, text: &str) -> bool {
        match self {
            Self::Status => STATUSES.contains(&text),
            Self::ChangedByImport => text.parse::<i64>().is_ok_and(|number| number > 0),
            Self::Field(Field { kind: Type::Country | Type::Language, .. }) => {
                self.decode(text, "").is_some_and(|code| code == text)
            }
            Self::Field(_) => true,
            Self::Created | Self::Changed => false,
        }
    }

    /// The value that the text would be in a cell.
    fn decode(&self, text: &str, country: &str) -> Option<String> {
        let Self::Field(field) = self else { return None };
        let nobody = HashMap::new();
        let around = Surroundings::new(country, NaiveDate::MAX, &nobody);
        match field.decode(text, &around).input {
            Some(Input::Set(value)) => Some(value),
            _ => None,
        }
    }

    /// Tags are free text, so they are compared like text; all other codes exactly.
    fn comparable_code(&self, text: &str) -> String {
        if self.is_tags() { crate::text::fold_words(text) } else { text.to_owned() }
    }

    /// Whether this is the field of free tags.
    pub(crate) fn is_tags(&self) -> bool {
        matches!(self, Self::Field(field) if field.id == standard::TAGS)
    }

    /// Whether the text is a value that the catalogue knows. A value that was removed still can be asked for, since
    /// contacts may hold it; this is for warning whoever writes a new query.
    pub(crate) fn knows(&self, text: &str) -> bool {
        match self {
            Self::Field(field) if matches!(field.kind, Type::List | Type::MultiList) && !self.is_tags() => {
                field.value(text).is_some()
            }
            _ => true,
        }
    }
}

/// A day written `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10 && text.is_ascii();
    shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}
