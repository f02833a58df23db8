//! The folder of an installation's data: whose it is, and that nobody else can read it.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::error::{Refusal, Result};
use crate::{private, storage};

/// What stands beside an SQLite database: its journal, and the locks of those who write.
const BESIDE: [&str; 4] = ["-wal", "-shm", "-next", "-turn"];

/// How far [`close`] looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// At the folder and the database; at each stored file only if one of them was open.
    Usual,
    /// At each stored file too.
    Whole,
}

/// Refused (`not-owner`) if the data are another user's: what is written as one user, the portal can't change as another.
/// An empty folder of root, as orchestrators make them, may be anybody's.
pub(crate) fn must_be_ours(data: &Path, database: Option<&Path>) -> Result<()> {
    let ours = rustix::process::geteuid().as_raw();
    let owner = |path: &Path| std::fs::metadata(path).ok().map(|found| found.uid());
    let of_content = database.and_then(owner).or_else(|| owner(&data.join(storage::FOLDER)));
    let of_folder = || owner(data).filter(|owner| *owner != 0);
    match of_content.or_else(of_folder) {
        Some(owner) if owner != ours => {
            let path = database.filter(|path| path.exists()).unwrap_or(data).display().to_string();
            let (owner, user) = (user_name(owner), user_name(ours));
            Err(Refusal::new("not-owner").with("path", path).with("owner", owner).with("user", user).into())
        }
        _ => Ok(()),
    }
}

/// The name of a user, else its number.
fn user_name(id: u32) -> String {
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = users.lines().find_map(|line| {
        let mut parts = line.split(':');
        let (name, number) = (parts.next()?, parts.nth(1)?);
        (number.parse() == Ok(id)).then(|| name.to_owned())
    });
    named.unwrap_or_else(|| id.to_string())
}

/// Takes from others what they may do with the data, and says so in the log.
pub(crate) fn close(data: &Path, database: Option<&Path>, depth: Depth) {
    let mut found = Vec::new();
    for path in [data.to_owned(), data.join(storage::FOLDER), data.join(storage::COPIES)] {
        close_one(&path, &mut found);
    }
    for path in database.into_iter().flat_map(with_what_stands_beside) {
        close_one(&path, &mut found);
    }
    if depth == Depth::Whole || !found.is_empty() {
        for folder in [data.join(storage::FOLDER), data.join(storage::COPIES)] {
            close_all_in(&folder, &mut found);
        }
    }
    if let Some(first) = found.first() {
        tracing::warn!(
            first = %first.display(),
            paths = found.len(),
            "other users of this machine could read the data: nobody but their owner can now"
        );
    }
}

/// An SQLite database and the files that it keeps beside it.
pub(crate) fn with_what_stands_beside(database: &Path) -> Vec<PathBuf> {
    let beside = BESIDE.iter().map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    });
    std::iter::once(database.to_owned()).chain(beside).collect()
}

fn close_all_in(folder: &Path, found: &mut Vec<PathBuf>) {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().for_each(|entry| close_one(&entry.path(), found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => tracing::warn!(%error, folder = %folder.display(), "a folder can't be looked through"),
    }
}

fn close_one(path: &Path, found: &mut Vec<PathBuf>) {
    match private::close(path) {
        Ok(true) => found.push(path.to_owned()),
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, path = %path.display(), "others can read it, and that can't be changed"),
    }
}
