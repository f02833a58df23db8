//! What can be imported: each kind is a list of fields and the rules of its rows.

mod criterion_values;

pub use criterion_values::Definition;

use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, Group};

/// A kind of data that a file brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Values of criteria.
    Criteria,
    /// Authorisations, with the source of the consent.
    Authorisations,
    /// Contact information: all fields of contacts that exist, or of new ones.
    Contacts,
    /// Definitions of criteria, authorisations and their values.
    CriterionValues,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Criteria, Self::Authorisations, Self::Contacts, Self::CriterionValues];

    /// The name in the database, in addresses, on the command line: `criteria`, `criterion-values`, ….
    pub fn name(self) -> &'static str {
        match self {
            Self::Criteria => "criteria",
            Self::Authorisations => "authorisations",
            Self::Contacts => "contacts",
            Self::CriterionValues => "criterion-values",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether this kind can change a field of a contact.
    pub fn can_change(self, field: &Field) -> bool {
        self.groups().contains(&field.group)
    }

    /// The fields of a contact that this kind can change, in template order.
    pub fn fields(self, catalogue: &Catalogue) -> Vec<&Field> {
        self.groups().iter().flat_map(|group| catalogue.group(*group)).collect()
    }

    fn groups(self) -> &'static [Group] {
        match self {
            Self::Criteria => &[Group::Criterion],
            Self::Authorisations => &[Group::Authorisation],
            Self::Contacts => &[Group::Standard, Group::Custom, Group::Criterion, Group::Authorisation],
            Self::CriterionValues => &[],
        }
    }
}
