//! How much a file may hold (PRODUCT.md section 10). Over a limit a file is refused, never cut.

use std::time::Duration;

/// The limits of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a text file.
    pub csv_bytes: u64,
    /// Bytes of a workbook or a ZIP as it was sent.
    pub archive_bytes: u64,
    /// Bytes of what a ZIP holds.
    pub unpacked_bytes: u64,
    /// Filled rows below the first one, which is taken for the header.
    pub rows: u64,
    /// Columns, the blank ones counted.
    pub columns: usize,
    /// Characters of a cell.
    pub cell_chars: usize,
    /// How long a reader looks for the next filled row before it gives up.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            csv_bytes: 1 << 30,
            archive_bytes: 200 << 20,
            unpacked_bytes: 4 << 30,
            rows: 2_000_000,
            columns: 1_000,
            cell_chars: 32_767,
            patience: Duration::from_secs(10),
        }
    }
}
