//! Files that users sent and that were made for them: kept under a key, in a folder of the installation's data.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use crate::error::{Error, Result};

/// A draft that nobody has written to for so long has no owner any more.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);

/// The folder of the installation's data in which files are.
pub const FOLDER: &str = "files";

/// The columns that name stored files.
pub const NAMED_BY: [(&str, &str); 3] = [("imports", "file_key"), ("exports", "file_key"), ("mails", "attachment_key")];

/// A query for the keys of all files that the tables of a schema name, as `text`.
pub fn names_in(schema: &str) -> String {
    let of_column = |(table, column): (&str, &str)| {
        format!("SELECT {column} AS text FROM {schema}.{table} WHERE {column} IS NOT NULL AND {column} <> ''")
    };
    NAMED_BY.map(of_column).join(" UNION ")
}

/// Whether a file is not there (any more), if reading it failed.
pub fn is_gone(error: &Error) -> bool {
    let Error::Failure(cause) = error else { return false };
    cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// Whether a text can be the key of a file.
pub fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Where files are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Storage {
    folder: PathBuf,
}

impl Storage {
    /// Files live in `DATA/files`, which is made if it is missing.
    pub fn open(data: &std::path::Path) -> Result<Self> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// A file to write into. It is not there for readers until [`Storage::keep`]; dropped, it leaves nothing behind.
    pub fn draft(&self) -> Result<tempfile::NamedTempFile> {
        Ok(tempfile::Builder::new().prefix(".draft-").tempfile_in(&self.folder)?)
    }

    /// Makes a draft durable and returns its key, a random name.
    pub fn keep(&self, mut draft: tempfile::NamedTempFile) -> Result<String> {
        draft.flush()?;
        draft.as_file().sync_all()?;
        let key = random_name()?;
        draft.persist(self.folder.join(&key)).map_err(|e| e.error)?;
        Ok(key)
    }

    /// Opens a kept file for reading.
    pub fn read(&self, key: &str) -> Result<File> {
        Ok(File::open(self.path(key)?)?)
    }

    /// Where a kept file lies on this machine.
    pub fn path(&self, key: &str) -> Result<PathBuf> {
        if !is_key(key) {
            return Err(anyhow::anyhow!("not a key of a stored file: {key:?}").into());
        }
        Ok(self.folder.join(key))
    }

    /// Forgets a file; one that is gone already is no error.
    pub fn remove(&self, key: &str) -> Result<()> {
        match std::fs::remove_file(self.path(key)?) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }

    /// Removes drafts that a crash has left: those that nobody has written to for a day.
    pub fn sweep(&self) -> Result<()> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let untouched =
                entry.metadata().and_then(|data| data.modified()).map(|at| at.elapsed().unwrap_or_default());
            let is_draft = entry.file_name().to_string_lossy().starts_with(".draft-");
            if is_draft && untouched.is_ok_and(|time| time > ABANDONED) {
                // Another worker may have been faster.
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

fn random_name() -> Result<String> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    Ok(data_encoding::BASE32_NOPAD.encode(&bytes).to_ascii_lowercase())
}
