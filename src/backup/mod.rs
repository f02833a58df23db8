//! An SQLite installation in one file, and back: a zip with a consistent copy of the database, the stored files that it
//! names, and a manifest with their checksums. PostgreSQL has tools of its own.

mod restore;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use restore::restore;
pub use write::write;

/// What marks the manifest of a backup.
const FORMAT: &str = "carnet-backup";
/// The version of the format that this program writes, and the newest that it reads.
const VERSION: u32 = 1;
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "carnet.sqlite";

/// What a backup holds. It stands at the end of the zip, since it is known only then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The version of Carnet that made it.
    carnet: String,
    /// When it was made, in UTC.
    pub made_at: chrono::NaiveDateTime,
    /// The database.
    pub database: Content,
    /// The stored files, by their keys.
    pub files: BTreeMap<String, Content>,
    /// Keys that the database names although their files were gone when the backup was made.
    pub missing: BTreeSet<String>,
}

/// Length and checksum of what a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// Where a stored file is in the zip.
fn entry_of(key: &str) -> String {
    format!("files/{key}")
}

/// Measures what is written through it.
struct Measured<W> {
    inner: W,
    bytes: u64,
    digest: Sha256,
}

impl<W: Write> Measured<W> {
    fn new(inner: W) -> Self {
        Self { inner, bytes: 0, digest: Sha256::new() }
    }

    fn content(self) -> Content {
        Content { bytes: self.bytes, sha256: data_encoding::HEXLOWER.encode(&self.digest.finalize()) }
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(piece)?;
        self.bytes += written as u64;
        self.digest.update(&piece[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
