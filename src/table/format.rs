//! Formats of the files that are made.

/// The format of a file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// A workbook.
    Xlsx,
    /// CSV; a template's is in a zip.
    Csv,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The word in the database, in forms and on the command line; also the ending of such a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The format of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
