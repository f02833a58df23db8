//! A file system with little room, to be filled up and emptied.

use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small file system of its own, in memory; gone when the test ends.
pub struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    /// So many megabytes; `None` for a user who may not mount one. For root it must succeed, so that no run in which the
    /// tests of a full disk are left out counts as complete by mistake.
    pub fn new(megabytes: u32) -> Option<Self> {
        let folder = tempfile::Builder::new().prefix("room").tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        let is_mounted = mounted.as_ref().is_ok_and(|output| output.status.success());
        let is_root = folder.path().metadata().unwrap().uid() == 0;
        assert!(
            is_mounted || !is_root,
            "root can't mount a small file system, which tests of a full disk need: {mounted:?}"
        );
        is_mounted.then_some(Self { folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }

    /// Leaves no room at all.
    pub fn fill(&self) {
        let mut ballast = std::fs::File::options().create(true).append(true).open(self.ballast()).unwrap();
        for piece in [1 << 20, 4096] {
            while ballast.write(&vec![7; piece]).is_ok_and(|written| written > 0) {}
        }
    }

    /// Makes room again.
    pub fn clear(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // Whoever still has a file open must not keep the folder.
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}
