//! What a kind of import says of itself; all that is asked of a kind elsewhere is asked here.

use super::criterion_values::Definition;
use crate::fields::{FieldId, Group, standard};

/// The rules of one kind, all that a new kind has to give.
pub(super) struct Rules {
    /// The name in the database, in addresses, on the command line, and at the end of the keys of its words:
    /// `kind-NAME`, `kind-NAME-help`, `export-what-NAME`, `export-what-NAME-help`, `export-file-NAME`.
    pub name: &'static str,
    /// What its rows are about.
    pub about: About,
    /// The groups of fields of a contact that it can change, in the order of a template's columns.
    pub groups: &'static [Group],
    /// Columns of its own, beside those of fields.
    pub columns: &'static [OwnColumn],
    /// Those of them without which a file is refused.
    pub required: &'static [OwnColumn],
    /// The fields that can tell which contact a row is about.
    pub keys: &'static [FieldId],
    /// The words of its column OPERATION.
    pub operations: &'static [Operation],
    /// Fields whose cells must say what the contact is called; they are compared, and never written.
    pub compared: &'static [FieldId],
    /// Whether its rows may make contacts, so that a [`super::Mode`] is asked for.
    pub may_create: bool,
    /// Whether a source of the consent is asked for.
    pub asks_for_consent: bool,
    /// Whether an unknown column may become a custom field.
    pub makes_fields: bool,
    /// Whether a template of it can be downloaded.
    pub has_template: bool,
    /// Whether what it did can be taken back.
    pub can_be_undone: bool,
    /// Whether it never starts by itself, and only an administrator starts it, who types the number of contacts.
    pub needs_confirmation: bool,
}

/// The rules of a kind that changes fields of contacts that exist; the others say how they differ.
pub(super) const OF_CONTACTS: Rules = Rules {
    name: "",
    about: About::Contacts,
    groups: &[],
    columns: &[],
    required: &[],
    keys: &standard::KEYS,
    operations: &[],
    compared: &[],
    may_create: false,
    asks_for_consent: false,
    makes_fields: false,
    has_template: true,
    can_be_undone: true,
    needs_confirmation: false,
};

/// What the rows of a file are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// One contact each, told by a key.
    Contacts,
    /// A criterion or an authorisation, and one of its values.
    Definitions,
}

/// A column that a kind has beside those of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnColumn {
    /// What is to happen to the row's contact: one of the kind's operations.
    Operation,
    /// The code of the institution that the file is meant for.
    Institution,
    /// A part of a definition.
    Definition(Definition),
}

impl OwnColumn {
    /// The header, which matches in any case.
    pub fn header(self) -> &'static str {
        match self {
            Self::Operation => "OPERATION",
            Self::Institution => "INSTITUTION",
            Self::Definition(definition) => definition.header(),
        }
    }
}

/// A word of the column OPERATION.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// The word, in capitals.
    pub word: &'static str,
    /// Other words for the same.
    pub aliases: &'static [&'static str],
    /// What it does.
    pub effect: Effect,
}

/// What a row does to its contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Makes it.
    Create,
    /// Writes the row's cells to it.
    Change,
    /// Sets one slot to one value.
    Set(FieldId, &'static str),
}
