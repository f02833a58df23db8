//! What makes a file impossible to read: data for the user, never an error of ours.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;
use crate::codes::Code;
use crate::i18n::{Arg, Message};

/// Why a file is refused as a whole. The arguments that go with each code:
///
/// | code | arguments |
/// |---|---|
/// | `file-unreadable` | `reason`: a sentence; `row` if it is known |
/// | `file-encrypted`, `file-empty` | none |
/// | `file-too-large` | `limit` and `size`, in words: `1 GB` |
/// | `too-many-rows` | `limit` |
/// | `too-many-columns` | `limit`, `row` |
/// | `cell-too-long` | `limit` in characters, `row`, `column` (1-based) |
/// | `too-costly` | `seconds`, `row`: the row that was not found |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// One of the codes above.
    pub code: Code,
    /// Arguments of its message.
    pub args: Vec<(String, Arg)>,
}

impl Problem {
    /// A problem without arguments.
    pub fn new(code: Code) -> Self {
        Self { code, args: Vec::new() }
    }

    /// The problem with one more argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// A number among the arguments: a row, a column, a limit.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.args.iter().find_map(|(key, arg)| match arg {
            Arg::Number(n) if key == name => Some(*n),
            _ => None,
        })
    }

    /// `file-unreadable` for the reason `table-unreadable-REASON`.
    pub(super) fn unreadable(reason: &str) -> Self {
        Self::because(Message::new(format!("table-unreadable-{reason}")))
    }

    /// `file-unreadable` because another encoding was said than the bytes are in: `table-unreadable-REASON`.
    pub(super) fn wrong_encoding(reason: &str, said: Encoding, found: Option<Encoding>) -> Self {
        let found = found.map_or("", Encoding::name);
        Self::because(Message::new(format!("table-unreadable-{reason}")).with("said", said.name()).with("found", found))
    }

    /// `file-unreadable` for a reason that stands at a row.
    pub(super) fn unreadable_at(reason: &str, row: u64) -> Self {
        let row = count(row);
        Self::because(Message::new(format!("table-unreadable-{reason}")).with("row", row)).with("row", row)
    }

    /// `file-unreadable` for a reason with arguments of its own.
    pub(super) fn because(reason: Message) -> Self {
        Self::new(Code::FileUnreadable).with("reason", reason)
    }

    /// `file-too-large`; both in bytes.
    pub(super) fn too_large(limit: u64, bytes: u64) -> Self {
        Self::new(Code::FileTooLarge).with("limit", size(limit)).with("size", size(bytes))
    }
}

/// A number as an argument of a message.
pub(super) fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Bytes as people say them, rounded up, so that a file over a limit never shows as the limit: `201 MB`, `1 GB`.
pub fn size(bytes: u64) -> Message {
    const UNITS: [(&str, u64); 3] = [("gb", 1 << 30), ("mb", 1 << 20), ("kb", 1 << 10)];
    // A whole number of the greatest unit that divides it, or MB from 1 MB on, kB below.
    let whole = UNITS.iter().find(|(_, unit)| bytes >= *unit && bytes.is_multiple_of(*unit));
    let (unit, per) = whole.copied().unwrap_or(if bytes >= 1 << 20 { UNITS[1] } else { UNITS[2] });
    Message::new(format!("table-size-{unit}")).with("n", count(bytes.div_ceil(per)))
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is refused; the user is told why.
    #[error("the file is refused: {}", .0.code.name())]
    Problem(Problem),
    /// It is a workbook of which several sheets could be meant: the user is asked which one.
    #[error("several sheets could be meant")]
    Sheets(Vec<SheetHead>),
    /// It is a text that several encodings read in different ways: the user is asked which one is right.
    #[error("several encodings could be meant")]
    Encodings(Vec<Reading>),
    /// Something of ours broke.
    #[error("{0:#}")]
    Failure(#[from] anyhow::Error),
}

/// A sheet that could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetHead {
    /// Its name.
    pub name: String,
    /// The texts of its first filled row, shortened.
    pub first_row: String,
}

/// How a text reads in an encoding that could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The encoding.
    pub encoding: Encoding,
    /// Cells that read differently in the others, shortened; the same of each encoding.
    pub cells: Vec<String>,
}

impl From<Problem> for ReadError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<std::io::Error> for ReadError {
    /// Bytes that can't be what they claim (a damaged archive) are the file's fault; anything else is ours.
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
        match error.kind() {
            InvalidData | InvalidInput | UnexpectedEof => Problem::unreadable("damaged").into(),
            _ => Self::Failure(error.into()),
        }
    }
}
