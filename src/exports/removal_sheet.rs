//! The file of a kind whose rows do nothing but their operation: who there is, with a blank OPERATION to be filled in.

use std::borrow::Cow;

use super::sheet::Seal;
use crate::contacts::slots::Slots;
use crate::fields::{FieldId, standard};

/// What stands in a column, in the order of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The code of the institution.
    Institution,
    /// What is to happen: blank.
    Operation,
    /// The contact number.
    Number,
    /// A name that is compared when the file comes back.
    Name(&'static str, FieldId),
    /// The status of the contact.
    Status,
    /// The signed check.
    Check,
}

/// The columns from the left.
pub(super) const PLACES: [Place; 8] = [
    Place::Institution,
    Place::Operation,
    Place::Number,
    Place::Name("LASTNAME", standard::LASTNAME),
    Place::Name("FIRSTNAME", standard::FIRSTNAME),
    Place::Name("OFFICIAL_NAME", standard::OFFICIAL_NAME),
    Place::Status,
    Place::Check,
];

/// How many of them stay in sight: up to the contact number.
pub(super) const FROZEN: u16 = 3;

impl Place {
    /// The header of the column.
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Institution => "INSTITUTION",
            Self::Operation => "OPERATION",
            Self::Number => "CONTACT_NR",
            Self::Name(header, _) => header,
            Self::Status => "STATUS",
            Self::Check => crate::seal::CHECK,
        }
    }
}

/// The rows of the file.
pub(super) struct RemovalSheet<'a> {
    /// The code of the institution.
    pub institution: &'a str,
    /// How its rows are sealed.
    pub seal: Seal,
}

impl RemovalSheet<'_> {
    /// The cells of a contact.
    pub(super) fn cells<'s>(&'s self, number: &'s str, slots: &'s Slots<'_>) -> impl Iterator<Item = Cow<'s, str>> {
        PLACES.into_iter().map(move |place| match place {
            Place::Institution => Cow::Borrowed(self.institution),
            Place::Operation => Cow::Borrowed(""),
            Place::Number => Cow::Borrowed(number),
            Place::Name(_, field) => Cow::Borrowed(slots.value(field).unwrap_or_default()),
            Place::Status => Cow::Borrowed(slots.value(standard::STATUS).unwrap_or(standard::ACTIVE)),
            Place::Check => {
                let Seal { sealer, institution, export } = &self.seal;
                Cow::Owned(sealer.seal(*institution, *export, number, std::iter::empty()))
            }
        })
    }
}
