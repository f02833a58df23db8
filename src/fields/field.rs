//! What a field is: its type, its group, whom it applies to, and the values of a list.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::near::Near;
use super::value::Value;

/// Identifies a field among all of the installation; below 1000 the standard ones ([`standard`]).
pub type FieldId = i64;

/// The four groups of fields of a contact, one concept, and what a file says of each row besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The fields every institution has (`/help/fields#fields-standard`).
    Standard,
    /// Criteria, defined by the institution.
    Criterion,
    /// Authorisations: yes, no or empty, with a proof of consent; for individuals only.
    Authorisation,
    /// Custom fields.
    Custom,
    /// What a row of a file says of the consents that it brings: no field of a contact, but read like one.
    Consent,
}

/// The type of a field's values. Stored values are texts in one canonical form each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Free text, as typed, outer spaces trimmed.
    Text {
        /// The most characters it takes.
        max: usize,
    },
    /// One internal code.
    List,
    /// Several internal codes. Each is a slot of its own; as one text: `A|B` in rank order.
    MultiList,
    /// `TRUE`, `FALSE` or no value.
    YesNo,
    /// A decimal number: `-12.5`.
    Number,
    /// `YYYY-MM-DD`.
    Date,
    /// An e-mail address as typed.
    Email,
    /// E.164: `+33612345678`.
    Phone,
    /// ISO 3166-1 alpha-2: `FR`.
    Country,
    /// ISO 639-1: `fr`.
    Language,
    /// The e-mail address of a user of the institution.
    User,
    /// The contact number of a structure of the institution.
    Structure,
}

/// The longest text of a field that an institution defines, in characters.
pub const TEXT_MAX: usize = 1000;

impl Type {
    /// Every type, the usual one first; of texts the one of an institution's own field.
    pub const ALL: [Self; 12] = [
        Self::Text { max: TEXT_MAX },
        Self::List,
        Self::MultiList,
        Self::YesNo,
        Self::Number,
        Self::Date,
        Self::Email,
        Self::Phone,
        Self::Country,
        Self::Language,
        Self::User,
        Self::Structure,
    ];

    /// The types that a field of an institution can have.
    pub fn definable() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_definable())
    }

    fn is_definable(self) -> bool {
        match self {
            Self::Text { .. } | Self::List | Self::MultiList | Self::YesNo | Self::Number | Self::Date => true,
            Self::Email | Self::Phone | Self::Country | Self::Language | Self::User | Self::Structure => false,
        }
    }

    /// Whether its values are internal codes that are kept with the field.
    pub fn has_codes(self) -> bool {
        matches!(self, Self::List | Self::MultiList)
    }

    /// The key of the message that names the type.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text { .. } => "type-text",
            Self::List => "type-list",
            Self::MultiList => "type-multi-list",
            Self::YesNo => "type-yes-no",
            Self::Number => "type-number",
            Self::Date => "type-date",
            Self::Email => "type-email",
            Self::Phone => "type-phone",
            Self::Country => "type-country",
            Self::Language => "type-language",
            Self::User => "type-user",
            Self::Structure => "type-structure",
        }
    }
}

/// The type of contact that a field applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppliesTo {
    /// Individuals and structures.
    Both,
    /// Individuals only.
    Individual,
    /// Structures only.
    Structure,
}

/// Anything a cell can change on a contact.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its id: the slot on a contact, and the subject of changes of its definition.
    pub id: FieldId,
    /// The stable key that files use.
    pub code: String,
    /// Its group.
    pub group: Group,
    /// Its type.
    pub kind: Type,
    /// Labels by [`Language::index`](crate::i18n::Language::index).
    pub labels: [String; 3],
    /// Other names of its column, from the systems that users come from.
    pub aliases: &'static [&'static str],
    /// The contact type it applies to.
    pub applies_to: AppliesTo,
    /// Whether it may not be cleared.
    pub mandatory: bool,
    values: Vec<Value>,
    by_code: HashMap<String, usize>,
    by_label: HashMap<String, Vec<usize>>,
    near: OnceLock<Near>,
}

impl Field {
    /// A field; `values` are its internal codes, if it is a list.
    pub fn new(id: FieldId, code: &str, group: Group, kind: Type, labels: [String; 3]) -> Self {
        Self {
            id,
            code: code.to_owned(),
            group,
            kind,
            labels,
            aliases: &[],
            applies_to: AppliesTo::Both,
            mandatory: false,
            values: Vec::new(),
            by_code: HashMap::new(),
            by_label: HashMap::new(),
            near: OnceLock::new(),
        }
    }

    /// Gives a list its values; they are put in order of rank, then code.
    #[must_use]
    pub fn with_values(mut self, mut values: Vec<Value>) -> Self {
        values.sort_by(|a, b| (a.rank, &a.code).cmp(&(b.rank, &b.code)));
        self.by_code = values.iter().enumerate().map(|(at, value)| (value.code.clone(), at)).collect();
        self.by_label = HashMap::new();
        for (at, value) in values.iter().enumerate() {
            for label in value.labels.iter().map(|label| crate::text::fold(label)).filter(|label| !label.is_empty()) {
                let places = self.by_label.entry(label).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        self.values = values;
        self.near = OnceLock::new();
        self
    }

    /// The values of a list in order of rank.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The value with exactly this internal code.
    pub fn value(&self, code: &str) -> Option<&Value> {
        self.by_code.get(code).and_then(|at| self.values.get(*at))
    }

    /// The values that have this label in any language, case and accents ignored.
    pub fn values_labelled(&self, label: &str) -> impl Iterator<Item = &Value> {
        self.by_label.get(&crate::text::fold(label)).into_iter().flatten().filter_map(|at| self.values.get(*at))
    }

    /// The active code whose name (code or label, case and accents ignored) is a slip or two away from a text.
    pub(super) fn nearest(&self, text: &str) -> Option<&str> {
        let near = self.near.get_or_init(|| Near::new(&self.values));
        near.find(text).and_then(|at| self.values.get(at)).map(|value| &*value.code)
    }

    /// Whether it applies to structures, or else to individuals; authorisations apply to individuals only.
    pub fn applies_to(&self, is_structure: bool) -> bool {
        match (self.group, self.applies_to) {
            (Group::Authorisation, _) | (_, AppliesTo::Individual) => !is_structure,
            (_, AppliesTo::Structure) => is_structure,
            (_, AppliesTo::Both) => true,
        }
    }

    /// Codes in the order of rank, unknown ones last in byte order: how a multi-list is written as one text.
    pub fn join_codes<'a>(&self, codes: impl Iterator<Item = &'a str>) -> String {
        let mut codes: Vec<&str> = codes.collect();
        codes.sort_by_key(|code| (self.by_code.get(*code).copied().unwrap_or(usize::MAX), *code));
        codes.join("|")
    }
}
