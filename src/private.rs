//! Files and folders that only their owner may read, whatever the umask of who started the program.

use std::fs::{File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

const FOLDER: u32 = 0o700;
const FILE: u32 = 0o600;
/// What the group and all others may do.
const OTHERS: u32 = 0o077;
/// A folder that all may write to, such as `/tmp`: nobody's own.
const STICKY: u32 = 0o1000;

/// Makes a folder, and those that it lies in, if they are missing. One that is there stays as it is.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent() {
        folder(above)?;
    }
    match std::fs::create_dir(path) {
        Ok(()) => std::fs::set_permissions(path, Permissions::from_mode(FOLDER)),
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes a file that must not be there yet, to be written to.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).mode(FILE).open(path)?;
    file.set_permissions(Permissions::from_mode(FILE))?;
    Ok(file)
}

/// Opens a file to be written to, and makes it if it is missing. What is in it stays.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    match create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => OpenOptions::new().write(true).open(path),
        made => made,
    }
}

/// Takes from others what they may do with a file or folder. Whether they could do anything. A folder that all may write
/// to, such as `/tmp`, is left as it is.
pub(crate) fn close(path: &Path) -> io::Result<bool> {
    let data = match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        data => data?,
    };
    if data.is_symlink() || data.mode() & OTHERS == 0 || data.mode() & STICKY != 0 {
        return Ok(false);
    }
    let mode = if data.is_dir() { FOLDER } else { FILE };
    std::fs::set_permissions(path, Permissions::from_mode(mode)).map(|()| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn what_is_made_is_private_and_what_was_open_is_closed() {
        let root = tempfile::tempdir().unwrap();
        let (inner, file) = (root.path().join("a/b"), root.path().join("a/b/file"));
        folder(&inner).unwrap();
        drop(create_new(&file).unwrap());
        drop(open(&root.path().join("a/lock")).unwrap());
        assert_eq!([mode(&inner), mode(&file), mode(&root.path().join("a/lock"))], [0o700, 0o600, 0o600]);
        assert!(!close(&inner).unwrap() && !close(&file).unwrap());
        std::fs::set_permissions(&inner, Permissions::from_mode(0o755)).unwrap();
        std::fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        assert!(close(&inner).unwrap() && close(&file).unwrap());
        assert_eq!([mode(&inner), mode(&file)], [0o700, 0o600]);
        assert!(!close(&root.path().join("none")).unwrap());
    }
}
