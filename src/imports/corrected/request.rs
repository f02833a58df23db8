//! How a corrected file is to be.

use crate::i18n::Language;
use crate::table::FileFormat;

/// Which rows of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All rows, where they stand in the file.
    All,
    /// Only those that were rejected.
    Rejected,
}

impl Which {
    /// Both.
    pub const ALL: [Self; 2] = [Self::All, Self::Rejected];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Rejected => "rejected",
        }
    }

    /// The rows of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.name() == name)
    }
}

/// How a corrected file is to be.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// Which rows.
    pub which: Which,
    /// In which format.
    pub format: FileFormat,
    /// In whose words.
    pub language: Language,
}
