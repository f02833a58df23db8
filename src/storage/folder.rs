//! Files in a folder of this machine. What the file system does better than a copy is done by it: a draft is renamed,
//! and a reader is given the file itself.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use tempfile::NamedTempFile;

use super::{Gone, LocalFile};
use crate::error::{Error, Result};
use crate::private;

pub(super) fn open(folder: &Path) -> Result<Arc<dyn ObjectStore>> {
    private::folder(folder)?;
    let store = LocalFileSystem::new_with_prefix(folder).with_context(|| format!("the folder {}", folder.display()))?;
    Ok(Arc::new(store))
}

/// The content is on the disk before the name is, and the name before anybody is told of it.
pub(super) fn keep(folder: &Path, mut draft: NamedTempFile, key: &str) -> Result<()> {
    draft.flush()?;
    draft.as_file().sync_all()?;
    draft.persist(folder.join(key)).map_err(|e| e.error)?;
    Ok(File::open(folder)?.sync_all()?)
}

pub(super) fn path(folder: &Path, key: &str) -> Result<LocalFile> {
    let path = folder.join(key);
    match std::fs::metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::Failure(Gone.into())),
        found => found.map(|_| Ok(LocalFile { path, _hold: None }))?,
    }
}
