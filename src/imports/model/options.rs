//! What a user wants of a file: the choices that came with it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::column_mapping::ColumnMapping;
use super::mapping_file::MappingFile;
use super::rule::Rule;
use crate::codes::Code;
use crate::i18n::Language;
pub use crate::kinds::Mode;
use crate::table::Encoding;

/// What a user wants of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Test the file quality.
    Test,
    /// Bulk update the data: test, then start by itself when nothing is in the way.
    Update,
}

impl Action {
    /// `test` or `update`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Update => "update",
        }
    }

    /// The action of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Test, Self::Update].into_iter().find(|action| action.name() == name)
    }
}

/// What happens to a cell whose `[old]` value is not the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stale {
    /// Keep theirs: the cell is left out.
    #[default]
    Keep,
    /// Use mine: the cell is imported.
    Mine,
}

/// What happens to a cell that a spreadsheet has damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damaged {
    /// Nobody has chosen yet: the cell is left out.
    #[default]
    LeftOut,
    /// It is repaired where that is safe, else left out.
    Repair,
    /// It is taken as it stands in the file.
    AsIs,
}

impl Damaged {
    /// The name in messages and forms: `left-out`, `repair` or `as-is`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Repair => "repair",
            Self::AsIs => "as-is",
        }
    }

    /// What a user can choose.
    pub const CHOICES: [Self; 2] = [Self::Repair, Self::AsIs];

    /// The choice of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|choice| choice.name() == name)
    }
}

/// What happens to a cell with a word for no value: `NULL`, `N/A`, `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placeholders {
    /// Nobody has chosen yet: the cell is left out.
    #[default]
    LeftOut,
    /// It is read as a blank cell: the present value stays.
    Blank,
    /// It clears the value.
    Clear,
    /// It is taken as it stands in the file.
    AsIs,
}

impl Placeholders {
    /// The name in messages and forms: `left-out`, `blank`, `clear` or `as-is`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Blank => "blank",
            Self::Clear => "clear",
            Self::AsIs => "as-is",
        }
    }

    /// What a user can choose.
    pub const CHOICES: [Self; 3] = [Self::Blank, Self::Clear, Self::AsIs];

    /// The choice of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|choice| choice.name() == name)
    }
}

/// The choices that came with a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Create or update.
    pub mode: Mode,
    /// The header of the key column, where it is not the first.
    pub key: Option<String>,
    /// The name of the sheet, where several of a workbook could be meant.
    pub sheet: Option<String>,
    /// The encoding, where the file is a text and not UTF-8: what the user said, or what was found.
    pub encoding: Option<Encoding>,
    /// The encoding that the user said of a workbook, which needs none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_encoding: Option<Encoding>,
    /// What to do with stale cells.
    pub stale: Stale,
    /// What to do with cells that a spreadsheet has damaged.
    pub damaged: Damaged,
    /// What to do with words for no value.
    pub placeholders: Placeholders,
    /// No row is imported when one has an error.
    pub stop_on_error: bool,
    /// The proposals for columns that are not known are confirmed beforehand.
    pub accept_columns: bool,
    /// On contacts, columns that are not known become custom fields when their proposals are confirmed beforehand.
    pub create_fields: bool,
    /// The name of the mapping that says what the columns are.
    pub mapping: Option<String>,
    /// Somebody sits before the page: a mapping that fits is proposed, and even a damaged template is asked about.
    pub ask: bool,
    /// The mapping that came with the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping_file: Option<MappingFile>,
    /// By header or field code when values of a column are written; what a mapping says of it does not count then.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Rule>,
    /// Whether values may be cleared without asking.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub clears_agreed: bool,
    /// What was said about the columns.
    pub answers: ColumnMapping,
    /// The name of the kind that was chosen, where the file was of another and the import followed it.
    pub sent_as: Option<String>,
    /// Headers of filled columns of a known system's file that are not imported.
    pub left_out: Vec<String>,
    /// The source of the consent, for authorisations.
    pub source: Option<String>,
    /// A tag for every contact that the import changes.
    pub tag: Option<String>,
    /// Only the first so many rows.
    pub first: Option<u64>,
    /// Who gets the notice.
    pub email: Option<String>,
    /// The language of the notice.
    pub language: Language,
}

/// The warnings that keep an update from starting by itself, unless somebody chose others (`/help/states#states-action`).
pub const USUAL_STOPS: [Code; 6] = [
    Code::OldStale,
    Code::ConsentUnproven,
    Code::RefusalOverridden,
    Code::SeparatorDoubtful,
    Code::SpreadsheetDamage,
    Code::Placeholder,
];

impl Options {
    /// Whether cells with this warning are left out because nobody has chosen yet what becomes of them.
    pub fn waits(&self, code: Code) -> bool {
        match code {
            Code::SpreadsheetDamage => self.damaged == Damaged::LeftOut,
            Code::Placeholder => self.placeholders == Placeholders::LeftOut,
            _ => false,
        }
    }

    /// Whether a warning keeps an update from starting by itself. What a spreadsheet has damaged and words for no value have
    /// been looked at once the user chose what becomes of them.
    pub fn stops_at(&self, code: Code) -> bool {
        let takes_a_choice = matches!(code, Code::SpreadsheetDamage | Code::Placeholder);
        (!takes_a_choice || self.waits(code)) && self.stops().contains(&code)
    }

    /// The warnings that do.
    pub fn stops(&self) -> BTreeSet<Code> {
        self.answers.stops.clone().unwrap_or_else(|| USUAL_STOPS.into())
    }
}
