//! What a workbook is, before its rows.

use std::ops::Range;

/// What the library that draws workbooks returns.
pub(super) type Drawn<T> = Result<T, rust_xlsxwriter::XlsxError>;

/// What a workbook is, before its rows.
pub(crate) struct Blueprint {
    /// The title among the document's properties.
    pub title: String,
    /// Whose it is, among the document's properties.
    pub company: String,
    /// The name of the sheet: at most 31 characters.
    pub name: String,
    /// Its columns from the left.
    pub columns: Vec<Column>,
    /// How many columns stay in sight when one scrolls to the right.
    pub frozen: u16,
    /// Whether the columns that are [`Part::Given`] are locked. There is no password: who knows why may unlock them.
    pub is_locked: bool,
    /// Whether the document says when it was made. If not, equal rows give equal bytes.
    pub is_dated: bool,
    /// A second sheet with what may stand in the cells.
    pub lists: Option<Lists>,
}

/// A column of the table.
pub(crate) struct Column {
    /// Its header.
    pub header: String,
    /// What is said about it at its header; nothing if empty.
    pub note: String,
    /// Its width in characters.
    pub width: u16,
    /// What it is there for.
    pub part: Part,
    /// What is offered in its cells.
    pub drop_down: Option<DropDown>,
    /// The most characters of its cells, and what is said about more.
    pub most: Option<(u32, Words)>,
}

/// What a column is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// To be read and left as it is.
    Given,
    /// To be filled in.
    Edited,
    /// For the program alone: out of sight.
    Hidden,
    /// A column like any other.
    Plain,
}

/// What is offered in the cells of a column. Anything else may be typed as well.
pub(crate) struct DropDown {
    /// What.
    pub entries: Entries,
    /// Shown at a cell that is about to be filled in.
    pub hint: Option<Words>,
    /// Asked when something else is typed; nothing is asked without it.
    pub doubt: Option<Words>,
}

/// The entries of a drop-down.
pub(crate) enum Entries {
    /// So many rows of [`Lists`], from 0.
    Rows(Range<u32>),
    /// A few words without commas, 255 characters together at most.
    Few(Vec<String>),
}

/// A title of at most 32 characters and a text of at most 255.
pub(crate) struct Words {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

impl Lists {
    /// The row of the header, from 0.
    pub(super) fn header_row(&self) -> u32 {
        u32::try_from(self.about.len()).unwrap_or(u32::MAX)
    }
}

/// The sheet that drop-downs take their entries from. People read it too.
pub(crate) struct Lists {
    /// Its name.
    pub name: String,
    /// Lines above its header. Three of them keep the header search of an import, which looks at four rows, off a sheet
    /// that is full of codes of fields.
    pub about: Vec<String>,
    /// Header and width in characters of each column.
    pub columns: Vec<(String, u16)>,
    /// The column that has the entries.
    pub entries: u16,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}
