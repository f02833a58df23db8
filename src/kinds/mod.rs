//! What can be imported. A kind is a file here that gives its [`rules::Rules`], a line in the registry below, and its
//! words in `locales/`; the forms, the commands and the help are drawn from the registry.

mod authorisations;
mod contacts;
mod criteria;
mod criterion_values;
mod mode;
mod removals;
mod rules;

pub use criterion_values::Definition;
pub use mode::Mode;
pub use rules::{About, Effect, Operation, OwnColumn};

use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, FieldId, Group, standard};
use crate::i18n::Message;
use rules::Rules;

/// Makes the kinds from their lines: what each is, its name in the program, its file.
macro_rules! registry {
    ($($(#[doc = $doc:literal])* $kind:ident => $file:ident,)*) => {
        /// A kind of data that a file brings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl Kind {
            /// Every kind, in the order of forms and lists.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            const fn rules(self) -> &'static Rules {
                match self {
                    $(Self::$kind => &$file::RULES,)*
                }
            }
        }
    };
}

registry! {
    /// Values of criteria.
    Criteria => criteria,
    /// Authorisations, with the source of the consent.
    Authorisations => authorisations,
    /// Contact information: all fields of contacts that exist, or of new ones.
    Contacts => contacts,
    /// Definitions of criteria, authorisations and their values.
    CriterionValues => criterion_values,
    /// Contacts that are taken out of use and back, or deleted.
    Removals => removals,
}

impl Kind {
    /// The name in the database, in addresses, on the command line: `criteria`, `criterion-values`, ….
    pub fn name(self) -> &'static str {
        self.rules().name
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// What people call it.
    pub fn label(self) -> Message {
        Message::new(format!("kind-{}", self.name()))
    }

    /// What it is for, in a sentence.
    pub fn help(self) -> Message {
        Message::new(format!("kind-{}-help", self.name()))
    }

    /// What its template is called in the list of exports.
    pub fn template_label(self) -> Message {
        Message::new(format!("export-what-{}", self.name()))
    }

    /// What its template is for, in a sentence.
    pub fn template_help(self) -> Message {
        Message::new(format!("export-what-{}-help", self.name()))
    }

    /// Whether its rows are about contacts, not about definitions.
    pub fn is_about_contacts(self) -> bool {
        self.rules().about == About::Contacts
    }

    /// Whether a column has to tell which contact a row is about.
    pub fn needs_key(self, mode: Mode) -> bool {
        self.is_about_contacts() && mode != Mode::Create
    }

    /// Whether its rows may make contacts, so that a mode is asked for.
    pub fn may_create(self) -> bool {
        self.rules().may_create
    }

    /// Whether a source of the consent is asked for.
    pub fn asks_for_consent(self) -> bool {
        self.rules().asks_for_consent
    }

    /// Whether an unknown column may become a custom field.
    pub fn makes_fields(self) -> bool {
        self.rules().makes_fields
    }

    /// Whether a template of it can be downloaded.
    pub fn has_template(self) -> bool {
        self.rules().has_template
    }

    /// Whether what it did can be taken back.
    pub fn can_be_undone(self) -> bool {
        self.rules().can_be_undone
    }

    /// Whether it never starts by itself, and only an administrator starts it, who types the number of contacts.
    pub fn needs_confirmation(self) -> bool {
        self.rules().needs_confirmation
    }

    /// Its own columns, in the order of a file.
    pub fn columns(self) -> &'static [OwnColumn] {
        self.rules().columns
    }

    /// Columns of its own without which a file is refused.
    pub fn required(self) -> &'static [OwnColumn] {
        self.rules().required
    }

    /// The fields that can tell which contact a row is about.
    pub fn keys(self) -> &'static [FieldId] {
        self.rules().keys
    }

    /// The column of its own with this header, whatever its case.
    pub fn column(self, header: &str) -> Option<OwnColumn> {
        self.columns().iter().copied().find(|column| column.header().eq_ignore_ascii_case(header))
    }

    /// The words of its column OPERATION.
    pub fn operations(self) -> &'static [Operation] {
        self.rules().operations
    }

    /// The operation that a cell says, in any case.
    pub fn operation(self, cell: &str) -> Option<&'static Operation> {
        let says = |word: &str| word.eq_ignore_ascii_case(cell);
        self.operations()
            .iter()
            .find(|operation| says(operation.word) || operation.aliases.iter().any(|word| says(word)))
    }

    /// Whether its rows do nothing but their operation: one whose OPERATION is blank leaves its contact alone.
    pub fn is_by_operation(self) -> bool {
        self.groups().is_empty() && !self.operations().is_empty()
    }

    /// Whether its rows may delete contacts.
    pub fn may_delete(self) -> bool {
        let deletes = Effect::Set(standard::STATUS, standard::DELETED);
        self.operations().iter().any(|operation| operation.effect == deletes)
    }

    /// Fields whose cells must say what the contact is called; they are compared, and never written.
    pub fn compared(self) -> &'static [FieldId] {
        self.rules().compared
    }

    /// Whether this kind can change a field of a contact.
    pub fn can_change(self, field: &Field) -> bool {
        self.groups().contains(&field.group) || field.group == Group::Consent && self.asks_for_consent()
    }

    /// The fields of a contact that this kind can change, in template order.
    pub fn fields(self, catalogue: &Catalogue) -> Vec<&Field> {
        self.groups().iter().flat_map(|group| catalogue.group(*group)).collect()
    }

    fn groups(self) -> &'static [Group] {
        self.rules().groups
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_alone() {
        let names: HashSet<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        assert!(Kind::ALL.iter().all(|kind| Kind::from_name(kind.name()) == Some(*kind)));
    }

    #[test]
    fn no_field_can_hide_a_column_of_a_kind() {
        for kind in Kind::ALL.iter().filter(|kind| kind.is_about_contacts()) {
            for column in kind.columns() {
                assert!(crate::fields::is_reserved(column.header()), "{kind:?} {}", column.header());
            }
        }
    }

    #[test]
    fn a_word_of_operation_means_one_thing() {
        for kind in Kind::ALL {
            let words = |of: &Operation| [&[of.word], of.aliases].concat();
            let all: Vec<&str> = kind.operations().iter().flat_map(words).collect();
            assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{kind:?}");
            let has_column = kind.columns().contains(&OwnColumn::Operation);
            assert_eq!(
                has_column,
                !all.is_empty(),
                "{kind:?} has words for a column that it has not, or the other way round"
            );
        }
    }

    #[test]
    fn a_kind_that_makes_contacts_has_a_word_for_it() {
        for kind in Kind::ALL.iter().filter(|kind| !kind.operations().is_empty()) {
            let creates = kind.operations().iter().any(|operation| operation.effect == Effect::Create);
            assert_eq!(creates, kind.may_create(), "{kind:?}");
        }
    }
}
