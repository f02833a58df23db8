//! How much a file may hold (`/help/limits`). Over a limit a file is refused, never cut.

use std::path::PathBuf;
use std::time::Duration;

/// A million rows take some seconds.
const READER_TIME: Duration = Duration::from_secs(600);

/// The limits of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a text file.
    pub csv_bytes: u64,
    /// Bytes of a workbook or a ZIP as it was sent.
    pub archive_bytes: u64,
    /// Bytes of what a ZIP or a workbook holds.
    pub unpacked_bytes: u64,
    /// Bytes of a workbook that is read into memory before its first row: XLS and ODS.
    pub whole_bytes: u64,
    /// Filled rows below the first one, which is taken for the header.
    pub rows: u64,
    /// Columns, the blank ones counted.
    pub columns: usize,
    /// Characters of a cell.
    pub cell_chars: usize,
    /// How long a reader looks for the next filled row before it gives up.
    pub patience: Duration,
    /// Bytes of memory of the process that reads a workbook.
    pub reader_memory: u64,
    /// How long that process may compute in all.
    pub reader_time: Duration,
    /// The program that reads workbooks as a process of its own; `None` is the one that runs.
    pub program: Option<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        Self::from(&crate::config::Limits::default())
    }
}

impl From<&crate::config::Limits> for Limits {
    fn from(set: &crate::config::Limits) -> Self {
        let bytes = |n: i64| u64::try_from(n).unwrap_or_default();
        Self {
            csv_bytes: bytes(set.max_csv_bytes),
            archive_bytes: bytes(set.max_zip_bytes),
            unpacked_bytes: bytes(set.max_unpacked_bytes),
            rows: bytes(set.max_rows),
            columns: usize::try_from(set.max_columns).unwrap_or_default(),
            whole_bytes: bytes(set.max_whole_bytes),
            cell_chars: usize::try_from(set.max_cell_chars).unwrap_or_default(),
            patience: Duration::from_secs(bytes(set.reader_patience)),
            reader_memory: bytes(set.reader_memory),
            reader_time: READER_TIME,
            program: set.reader_program.clone(),
        }
    }
}
