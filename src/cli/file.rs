//! Files that commands write: whole, or not at all.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::error::Result;
use crate::table::FileFormat;

/// Writes a file beside its place and puts it there when it is whole. What is no file (a pipe, `/dev/stdout`) is written
/// as it comes.
pub(super) fn write<T>(path: &Path, content: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    let cannot = || format!("cannot write {}", path.display());
    if path.exists() && !path.is_file() {
        return content(&mut File::options().write(true).open(path).with_context(cannot)?);
    }
    let part = part_of(path);
    let written = File::create(&part).with_context(cannot).map_err(Into::into).and_then(|mut file| {
        let written = content(&mut file)?;
        file.sync_all()?;
        Ok(written)
    });
    match written {
        Ok(written) => {
            std::fs::rename(&part, path).with_context(cannot)?;
            Ok(written)
        }
        Err(error) => {
            // What went wrong first is what matters.
            let _ = std::fs::remove_file(&part);
            Err(error)
        }
    }
}

/// The format that was asked for, else the one that the file's name ends with, else CSV.
pub(super) fn format(asked: Option<FileFormat>, path: &Path) -> FileFormat {
    let ending = || path.extension().and_then(|ending| FileFormat::from_name(&ending.to_str()?.to_ascii_lowercase()));
    asked.or_else(ending).unwrap_or(FileFormat::Csv)
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    path.with_file_name(name)
}
