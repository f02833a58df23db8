//! Files that users sent and that were made for them: kept under a key, in a folder of the installation's data or in a
//! bucket that several machines share.
//!
//! Both are an [`ObjectStore`], so listing, streaming and removing are written once. A file is written as a draft on this
//! machine and kept when it is whole, so nobody ever sees a part of one. Who reads a file needs a path
//! ([`Storage::path`]): in a folder it is the file itself, of a bucket it is a copy in a cache of bounded size.

mod background;
mod bucket;
mod cache;
mod content;
mod fault;
mod folder;
mod orphans;
mod settings;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::{Deref, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use object_store::path::Path as Place;
use object_store::{GetOptions, GetRange, GetResultPayload, ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

pub use content::Content;
pub use fault::{Gone, no_room};
pub use orphans::{NAMED_BY, names_in};
pub use settings::Settings;

use crate::db::Outage;
use crate::error::{Error, Result};
use background::Background;
use bucket::Bucket;
use fault::failure;

/// A draft that nobody has written to for so long has no owner any more.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);
/// The folder of the installation's data in which files are.
pub const FOLDER: &str = "files";
/// The folder of the installation's data in which copies of a bucket's files are.
pub const COPIES: &str = "cache";
const DRAFT: &str = ".draft-";
/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// Where files are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Storage(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Arc<dyn ObjectStore>,
    kept: Kept,
    background: Background,
}

#[derive(Debug)]
enum Kept {
    /// In this folder of this machine.
    Here(PathBuf),
    InBucket(Bucket),
}

/// A stored file on this machine, which may be opened by its path while this lives.
#[derive(Debug)]
pub struct LocalFile {
    path: PathBuf,
    /// Keeps the cache from making room where the file is.
    _hold: Option<File>,
}

impl Deref for LocalFile {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for LocalFile {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

impl Storage {
    /// Files live in `DATA/files`, which is made if it is missing.
    pub fn open(data: &Path) -> Result<Self> {
        let folder = data.join(FOLDER);
        Ok(Self::of(folder::open(&folder)?, Kept::Here(folder), Background::start()?))
    }

    fn of(store: Arc<dyn ObjectStore>, kept: Kept, background: Background) -> Self {
        Self(Arc::new(Inner { store, kept, background }))
    }

    /// Whether other machines can have the same files.
    pub fn is_shared(&self) -> bool {
        matches!(self.0.kept, Kept::InBucket(_))
    }

    /// Where files are, for people who operate the installation; without secrets.
    pub fn shown(&self) -> String {
        match &self.0.kept {
            Kept::Here(folder) => folder.display().to_string(),
            Kept::InBucket(bucket) => bucket.shown().to_owned(),
        }
    }

    /// A file to write into, on this machine. It is not there for readers until [`Storage::keep`]; dropped, it leaves
    /// nothing behind.
    pub fn draft(&self) -> Result<NamedTempFile> {
        Ok(draft_in(self.drafts())?)
    }

    fn drafts(&self) -> &Path {
        match &self.0.kept {
            Kept::Here(folder) => folder,
            Kept::InBucket(bucket) => bucket.cache().folder(),
        }
    }

    /// Makes a draft durable and returns its key, a random name. Takes as long as sending the file to the bucket.
    pub fn keep(&self, draft: NamedTempFile) -> Result<String> {
        let key = random_name()?;
        match &self.0.kept {
            Kept::Here(folder) => folder::keep(folder, draft, &key)?,
            Kept::InBucket(bucket) => bucket.keep(&self.0.store, &self.0.background, draft, &key)?,
        }
        Ok(key)
    }

    /// Opens a kept file for reading; fails with [`Gone`] if there is none.
    pub fn read(&self, key: &str) -> Result<File> {
        Ok(File::open(self.path(key)?)?)
    }

    /// Where a kept file can be read on this machine, as long as the answer lives; fetched from the bucket if it is not
    /// here. Fails with [`Gone`] if there is none.
    pub fn path(&self, key: &str) -> Result<LocalFile> {
        let place = place(key)?;
        match &self.0.kept {
            Kept::Here(folder) => folder::path(folder, key),
            Kept::InBucket(bucket) => bucket.path(&self.0.store, &self.0.background, key, &place),
        }
    }

    /// A kept file as it comes, for async code; fails with [`Gone`] if there is none.
    pub async fn content(&self, key: &str) -> Result<Content> {
        self.get(key, GetOptions::default()).await
    }

    /// Some bytes of a kept file, which lie within it ([`Storage::size`]), as they come.
    pub async fn part(&self, key: &str, range: Range<u64>) -> Result<Content> {
        self.get(key, GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() }).await
    }

    /// The bytes of a kept file; fails with [`Gone`] if there is none.
    pub async fn size(&self, key: &str) -> Result<u64> {
        Ok(self.0.store.head(&place(key)?).await.map_err(failure)?.size)
    }

    async fn get(&self, key: &str, options: GetOptions) -> Result<Content> {
        let found = self.0.store.get_opts(&place(key)?, options).await.map_err(failure)?;
        let Range { start, end } = found.range;
        let bytes = end - start;
        match found.payload {
            GetResultPayload::File(mut file, _) => {
                file.seek(SeekFrom::Start(start))?;
                Ok(Content::part(file, bytes))
            }
            GetResultPayload::Stream(stream) => {
                Ok(Content { bytes, pieces: Box::pin(stream.map_err(std::io::Error::other)) })
            }
        }
    }

    /// Forgets a file; one that is gone already is no error.
    pub fn remove(&self, key: &str) -> Result<()> {
        let place = place(key)?;
        if let Kept::InBucket(bucket) = &self.0.kept {
            bucket.cache().remove(key);
        }
        match self.0.background.wait(self.0.store.delete(&place)) {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }

    /// Removes drafts that a crash has left on this machine: those that nobody has written to for a day.
    pub fn sweep(&self) -> Result<()> {
        for entry in std::fs::read_dir(self.drafts())? {
            let entry = entry?;
            let untouched =
                entry.metadata().and_then(|data| data.modified()).map(|at| at.elapsed().unwrap_or_default());
            let is_draft = entry.file_name().to_string_lossy().starts_with(DRAFT);
            if is_draft && untouched.is_ok_and(|time| time > ABANDONED) {
                // Another worker may have been faster.
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(())
    }

    /// Writes a small file and removes it again: fails where uploads would fail.
    pub fn check(&self) -> Result<()> {
        let place = Place::from(format!(".check-{}", random_name()?));
        let checked = self.0.background.wait(async {
            self.0.store.put(&place, vec![0; 4096].into()).await?;
            self.0.store.delete(&place).await
        });
        checked.map_err(|error| match error {
            // Who writes looks for nothing that could be missing but the bucket itself.
            object_store::Error::NotFound { .. } if self.is_shared() => Error::Failure(Outage::NoBucket.into()),
            error => failure(error),
        })
    }

    /// Sends a small file in parts, as large ones are, and removes it again. Nothing is tried of a folder, which knows no
    /// parts.
    pub fn check_parts(&self) -> Result<()> {
        match &self.0.kept {
            Kept::Here(_) => Ok(()),
            Kept::InBucket(_) => {
                let place = Place::from(format!(".check-{}", random_name()?));
                self.0.background.wait(bucket::try_parts(&*self.0.store, &place))
            }
        }
    }
}

fn draft_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(DRAFT).tempfile_in(folder)
}

/// Whether a text can be the key of a file.
pub fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Where a key is in the store. A key can't name anything else: no folder, no draft.
fn place(key: &str) -> Result<Place> {
    if !is_key(key) {
        return Err(anyhow::anyhow!("not a key of a stored file: {key:?}").into());
    }
    Ok(Place::from(key))
}

/// The SHA-256 of a file in hexadecimal digits, and its length.
fn digest(mut file: File) -> std::io::Result<(String, u64)> {
    let (mut hasher, mut piece, mut bytes) = (Sha256::new(), vec![0; PIECE], 0);
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            return Ok((data_encoding::HEXLOWER.encode(&hasher.finalize()), bytes));
        }
        hasher.update(&piece[..length]);
        bytes += length as u64;
    }
}

fn random_name() -> Result<String> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    Ok(data_encoding::BASE32_NOPAD.encode(&bytes).to_ascii_lowercase())
}

#[cfg(test)]
mod tests;
