//! `carnet backup`

use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::{Console, Ended, file};
use crate::backup::{self, Manifest};
use crate::config::Config;
use crate::error::Result;
use crate::i18n::Message;

#[derive(clap::Args)]
pub(super) struct Args {
    file: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, storage) = config.open_present()?;
    let scratch = scratch(&args.file)?;
    let manifest = file::write(&args.file, |out| {
        keep_private(out)?;
        backup::write(&database, &storage, scratch.path(), out)
    })?;
    say(console, &args.file, &manifest)?;
    Ok(Ended::Done)
}

/// The copy of the database is made where the backup goes: there must be room anyway.
fn scratch(file: &Path) -> Result<tempfile::TempDir> {
    let beside = file.parent().filter(|_| !file.exists() || file.is_file());
    let mut named = tempfile::Builder::new();
    let named = named.prefix(".carnet-backup-");
    Ok(match beside {
        Some(folder) if folder.as_os_str().is_empty() => named.tempdir_in(".")?,
        Some(folder) => named.tempdir_in(folder)?,
        None => named.tempdir()?,
    })
}

/// A backup holds everything: nobody else may read it. A pipe has no such permissions.
fn keep_private(out: &File) -> Result<()> {
    if out.metadata()?.is_file() {
        out.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(())
}

fn say(console: &Console, file: &Path, manifest: &Manifest) -> Result<()> {
    let (name, files) = (file.display().to_string(), manifest.files.len() as i64);
    console.say(&Message::new("cli-backup").with("file", name.as_str()).with("n", files));
    if !manifest.missing.is_empty() {
        console.warn(&Message::new("cli-backup-missing").with("n", manifest.missing.len() as i64));
    }
    let bytes = manifest.database.bytes + manifest.files.values().map(|content| content.bytes).sum::<u64>();
    console.document(&json!({ "file": name, "bytes": bytes, "files": files, "missing": manifest.missing }))
}
