//! Copies of a bucket's files on this machine, for as long as there is room. Several processes may share the folder: a
//! copy in use carries a shared lock, which ends with its process, and only one without is given up for another.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;

use super::LocalFile;
use crate::{db, private};

/// A folder of copies.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// Bytes of all copies; more only while copies in use need it.
    most: u64,
}

impl Cache {
    pub(super) fn open(folder: PathBuf, most: u64) -> io::Result<Self> {
        private::folder(&folder)?;
        Ok(Self { folder, most })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The copy of a file, if there is one; it stays while the answer lives.
    pub(super) fn hold(&self, key: &str) -> io::Result<Option<LocalFile>> {
        let path = self.folder.join(key);
        loop {
            let Some(file) = present(File::options().read(true).write(true).open(&path))? else { return Ok(None) };
            file.lock_shared()?;
            // It may have been given up, or replaced, before the lock was there.
            let (held, there) = (file.metadata()?, present(std::fs::metadata(&path))?);
            if there.is_some_and(|there| is_same(&there, &held)) {
                file.set_modified(now())?;
                return Ok(Some(LocalFile { path, _hold: Some(file) }));
            }
        }
    }

    /// Takes a whole file as the copy of a key.
    pub(super) fn admit(&self, whole: NamedTempFile, key: &str, bytes: u64) -> io::Result<LocalFile> {
        self.make_room(bytes)?;
        let path = self.folder.join(key);
        let file = whole.persist(&path).map_err(|e| e.error)?;
        drop(file);
        self.hold(key)?.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Gives up copies that were not used for longest, until so many bytes more fit.
    pub(super) fn make_room(&self, bytes: u64) -> io::Result<()> {
        let mut copies = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let is_copy = !entry.file_name().to_string_lossy().starts_with('.');
            if let Some(data) = present(entry.metadata())?.filter(|_| is_copy) {
                copies.push((data.modified()?, data.len(), entry.path()));
            }
        }
        copies.sort();
        let mut used: u64 = copies.iter().map(|(_, length, _)| length).sum();
        for (_, length, path) in copies {
            if used + bytes <= self.most {
                break;
            }
            if give_up(&path)? {
                used -= length;
            }
        }
        Ok(())
    }

    /// Forgets a copy. One that is in use goes when there is no room for it any more.
    pub(super) fn remove(&self, key: &str) {
        if let Err(error) = give_up(&self.folder.join(key)) {
            tracing::warn!(%error, "a copy of a stored file was not removed");
        }
    }
}

/// Removes a copy that nobody uses. Whether it did.
fn give_up(path: &Path) -> io::Result<bool> {
    let Some(file) = present(File::open(path))? else { return Ok(true) };
    if file.try_lock().is_err() {
        return Ok(false);
    }
    present(std::fs::remove_file(path)).map(|_| true)
}

fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Nothing, where nothing is: another process may have been faster.
fn present<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn now() -> SystemTime {
    db::now().and_utc().into()
}
