//! Rows, and how readers hand them on in batches.

use super::cells::Cells;
use super::limits::Limits;
use super::problem::{Problem, ReadError, count};
use crate::codes::Code;

/// Bytes of a batch of rows.
const BATCH_BYTES: usize = 4 << 20;

/// Bytes of one row. No row of a table people keep is near it; without it a thousand longest cells would be 130 MB.
pub(super) const ROW_BYTES: usize = 16 << 20;

/// A row as a spreadsheet shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet: from 1, blank rows counted. A line break inside a cell starts no row, and a first
    /// line `sep=;` is none.
    pub number: u64,
    /// Its cells as they stand in the file, not trimmed, without guards. Rows may have different lengths.
    pub cells: Cells,
    /// What is to be said of some cells beside their texts; the columns count from 0.
    pub marks: Vec<(usize, Mark)>,
    /// Whether a workbook hides it.
    pub is_hidden: bool,
}

/// What is to be said of a cell beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The text is the sign of an error: `#N/A`.
    Error,
    /// A formula whose result was never computed; the text is blank, or as good as that.
    NoResult,
    /// A whole number of more than the 15 digits that a number cell keeps.
    ManyDigits,
    /// A text in which all cells of a line seem to stand.
    LineInCell,
}

impl Mark {
    const ALL: [Self; 4] = [Self::Error, Self::NoResult, Self::ManyDigits, Self::LineInCell];

    /// The number of a mark, between processes of one version.
    pub(super) fn number(self) -> u8 {
        self as u8
    }

    /// The mark of a number.
    pub(super) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

impl Row {
    /// Cells of this many bytes keep their memory for the next row.
    const KEPT: usize = 64 << 10;

    /// What is said of the cell in a column, from 0.
    pub fn mark(&self, column: usize) -> Option<Mark> {
        self.marks.iter().find(|(at, _)| *at == column).map(|(_, mark)| *mark)
    }

    /// Empties the row for another one. A batch reuses its rows, so one long row must not stay as big for ever.
    pub(super) fn clear(&mut self) {
        if self.cells.bytes() > Self::KEPT {
            self.cells = Cells::default();
        } else {
            self.cells.clear();
        }
        self.marks.clear();
        self.is_hidden = false;
    }
}

/// See [`Reader::next_rows`](super::Reader::next_rows): rows that `next` fills, until it has none.
pub(super) fn batch(
    rows: &mut Vec<Row>,
    max: usize,
    mut next: impl FnMut(&mut Row) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    let (mut filled, mut bytes) = (0, 0);
    let more = loop {
        if filled == max || bytes >= BATCH_BYTES {
            break Ok(true);
        }
        if filled == rows.len() {
            rows.push(Row::default());
        }
        match next(&mut rows[filled]) {
            Ok(true) => {
                bytes += rows[filled].cells.bytes();
                filled += 1;
            }
            other => break other,
        }
    };
    rows.truncate(filled);
    more
}

/// Holds the number of filled rows to the limit; the first one is taken for the header.
pub(super) fn check_filled(rows: u64, limits: &Limits) -> Result<(), ReadError> {
    if rows > limits.rows.saturating_add(1) {
        return Err(Problem::new(Code::TooManyRows).with("limit", count(limits.rows)).into());
    }
    Ok(())
}
