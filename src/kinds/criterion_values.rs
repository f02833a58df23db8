//! Criterion values: a file that defines criteria, authorisations, custom fields and their values, one row a value.

use serde::{Deserialize, Serialize};

use super::rules::{About, OF_CONTACTS, OwnColumn, Rules};
use crate::contacts::definitions;
use crate::fields::FieldId;

pub(super) const RULES: Rules =
    Rules { name: "criterion-values", about: About::Definitions, columns: &COLUMNS, ..OF_CONTACTS };

/// The columns, in the order of the file.
const COLUMNS: [OwnColumn; Definition::ALL.len()] = {
    let mut columns = [OwnColumn::Definition(Definition::Criterion); Definition::ALL.len()];
    let mut at = 0;
    while at < columns.len() {
        columns[at] = OwnColumn::Definition(Definition::ALL[at]);
        at += 1;
    }
    columns
};

/// A column of a criterion-values file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Definition {
    /// The code of the criterion.
    Criterion,
    /// Its type, or `authorisation`.
    Type,
    /// The contact type it applies to.
    ContactType,
    /// Whether it may not be cleared.
    Mandatory,
    /// Its label in English.
    LabelEn,
    /// Its label in French.
    LabelFr,
    /// Its label in Portuguese.
    LabelPt,
    /// The internal code of a value.
    Value,
    /// The value's place in the list.
    Rank,
    /// The value's label in English.
    ValueEn,
    /// The value's label in French.
    ValueFr,
    /// The value's label in Portuguese.
    ValuePt,
}

impl Definition {
    /// Every column, in the order of the file.
    pub const ALL: [Self; 12] = [
        Self::Criterion,
        Self::Type,
        Self::ContactType,
        Self::Mandatory,
        Self::LabelEn,
        Self::LabelFr,
        Self::LabelPt,
        Self::Value,
        Self::Rank,
        Self::ValueEn,
        Self::ValueFr,
        Self::ValuePt,
    ];

    /// The header.
    pub fn header(self) -> &'static str {
        match self {
            Self::Criterion => "CRITERION",
            Self::Type => "TYPE",
            Self::ContactType => "CONTACT_TYPE",
            Self::Mandatory => "MANDATORY",
            Self::LabelEn => "LABEL_EN",
            Self::LabelFr => "LABEL_FR",
            Self::LabelPt => "LABEL_PT",
            Self::Value => "VALUE",
            Self::Rank => "RANK",
            Self::ValueEn => "VALUE_EN",
            Self::ValueFr => "VALUE_FR",
            Self::ValuePt => "VALUE_PT",
        }
    }

    /// The slot of a definition that the column is written to; `None` for columns that identify.
    pub fn slot(self) -> Option<FieldId> {
        match self {
            Self::Criterion | Self::Value => None,
            Self::Type => Some(definitions::TYPE),
            Self::ContactType => Some(definitions::CONTACT_TYPE),
            Self::Mandatory => Some(definitions::MANDATORY),
            Self::LabelEn | Self::ValueEn => Some(definitions::LABEL[0]),
            Self::LabelFr | Self::ValueFr => Some(definitions::LABEL[1]),
            Self::LabelPt | Self::ValuePt => Some(definitions::LABEL[2]),
            Self::Rank => Some(definitions::RANK),
        }
    }
}
