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
            cell_chars: 32_767,
            patience: Duration::from_secs(10),
        }
    }
}
