//! Formats: of the files that are made, of workbooks, and what a file that is read turned out to be.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;

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

/// A format of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkbookFormat {
    /// Excel since 2007, LibreOffice, Google Sheets.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// Excel until 2003.
    Xls,
    /// LibreOffice's own.
    Ods,
    /// Excel's of 2003, in one XML file.
    SpreadsheetXml,
    /// A web page with tables.
    Html,
    /// Business cards.
    Vcard,
    /// Lists of objects.
    Json,
    /// A dump of a database in SQL.
    Sql,
    /// A database in a file.
    Sqlite,
}

impl WorkbookFormat {
    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::SpreadsheetXml => "XML",
            Self::Html => "HTML",
            Self::Vcard => "vCard",
            Self::Json => "JSON",
            Self::Sql => "SQL",
            Self::Sqlite => "SQLite",
        }
    }

    /// Whether such a file is read as a stream. The others are read into memory first, so they may be less large.
    pub fn is_streamed(self) -> bool {
        !matches!(self, Self::Xls | Self::Html | Self::Vcard)
    }

    /// Whether it is a text, which may be as large as a CSV.
    pub fn is_text(self) -> bool {
        matches!(self, Self::SpreadsheetXml | Self::Json | Self::Sql)
    }
}

/// What was detected about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// What the table is written in.
    pub content: Content,
    /// The name of the file inside a ZIP, if it came in one.
    pub inside_zip: Option<String>,
}

/// What a table is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Csv {
        /// The encoding.
        encoding: Encoding,
        /// The character between cells.
        delimiter: char,
    },
    /// A workbook.
    Workbook {
        /// Its format.
        format: WorkbookFormat,
        /// The name of the sheet that is read.
        sheet: String,
    },
}
