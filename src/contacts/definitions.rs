//! The slots of a field's definition and of a value's: a criterion is a subject of changes like a contact.

use crate::fields::{AppliesTo, FieldId, Group, Type};

/// The group of a field.
pub const GROUP: FieldId = 100;
/// The type of a field.
pub const TYPE: FieldId = 101;
/// The contact type a field applies to.
pub const CONTACT_TYPE: FieldId = 102;
/// `TRUE` if a field may not be cleared.
pub const MANDATORY: FieldId = 103;
/// The label in English; those in French and Portuguese follow.
pub const LABEL: [FieldId; 3] = [104, 105, 106];
/// The place among the others.
pub const RANK: FieldId = 107;
/// `FALSE` if a value may not be set any more.
pub const ACTIVE: FieldId = 108;
/// The code of a field or value.
pub const CODE: FieldId = 109;
/// The id of the field that a value belongs to.
pub const FIELD: FieldId = 110;

/// The word of a group in a definition.
pub fn group_word(group: Group) -> &'static str {
    match group {
        Group::Standard => "standard",
        Group::Criterion => "criterion",
        Group::Authorisation => "authorisation",
        Group::Custom => "custom",
        Group::Consent => "consent",
    }
}

/// The group of a word.
pub fn group(word: &str) -> Option<Group> {
    [Group::Criterion, Group::Authorisation, Group::Custom].into_iter().find(|g| group_word(*g) == word)
}

/// The word of a type in a criterion-values file (`/help/kinds#kind-criterion-values`); standard types have words too.
pub fn type_word(kind: Type) -> &'static str {
    match kind {
        Type::Text { .. } => "text",
        Type::List => "list",
        Type::MultiList => "multi-list",
        Type::YesNo => "yes/no",
        Type::Number => "number",
        Type::Date => "date",
        Type::Email => "e-mail",
        Type::Phone => "phone",
        Type::Country => "country",
        Type::Language => "language",
        Type::User => "user",
        Type::Structure => "structure",
    }
}

/// The type of a word.
pub fn field_type(word: &str) -> Option<Type> {
    Type::ALL.into_iter().find(|t| type_word(*t) == word)
}

/// The word of a contact type in a criterion-values file.
pub fn contact_type_word(applies_to: AppliesTo) -> &'static str {
    match applies_to {
        AppliesTo::Both => "BOTH",
        AppliesTo::Individual => "INDIVIDUAL",
        AppliesTo::Structure => "STRUCTURE",
    }
}

/// The contact type of a word.
pub fn contact_type(word: &str) -> Option<AppliesTo> {
    [AppliesTo::Both, AppliesTo::Individual, AppliesTo::Structure].into_iter().find(|a| contact_type_word(*a) == word)
}
