//! This machine: who can read the data, how much may be open, how much room there is.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::finding::Finding;
use crate::config::Config;
use crate::data_folder;
use crate::db;
use crate::i18n::{Message, format};
use crate::storage;

/// Fewer descriptors than this can be used up by slow clients.
const FEW_DESCRIPTORS: u64 = 4_096;
/// Free bytes under which a large import may not fit, and under which nothing does.
const LITTLE_ROOM: u64 = 2_000_000_000;
const NO_ROOM: u64 = 100_000_000;
/// What others may do with a file.
const OTHERS: u32 = 0o007;
/// What group and others may do with what is private.
const NOT_OWNER: u32 = 0o077;

pub(super) fn check(config: &Config, config_file: Option<&Path>) -> Vec<Finding> {
    let mut found: Vec<Finding> = config_file.map(settings_file).into_iter().collect();
    found.extend([folder(config), descriptors(), disk(config)]);
    found
}

/// It holds passwords.
fn settings_file(path: &Path) -> Finding {
    let is_open = std::fs::metadata(path).is_ok_and(|data| data.mode() & OTHERS != 0);
    let file = path.display().to_string();
    match is_open {
        true => Finding::warning("settings", Message::new("doctor-settings-open").with("file", file)),
        false => Finding::good("settings", Message::new("doctor-settings-private").with("file", file)),
    }
}

fn folder(config: &Config) -> Finding {
    let database = db::sqlite_file(&config.database_url());
    if let Err(error) = data_folder::must_be_ours(&config.data, database.as_deref()) {
        return Finding::refused("folder", &error);
    }
    let folders = [config.data.clone(), config.data.join(storage::FOLDER), config.data.join(storage::COPIES)];
    let files = database.iter().flat_map(|database| data_folder::with_what_stands_beside(database));
    let is_open = |path: &Path| std::fs::metadata(path).is_ok_and(|data| data.mode() & NOT_OWNER != 0);
    match folders.into_iter().chain(files).find(|path| is_open(path)) {
        Some(path) => Finding::warning("folder", Message::new("doctor-folder-open").with("path", shown(&path))),
        None => Finding::good("folder", Message::new("doctor-folder-private").with("path", shown(&config.data))),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What a service may raise its own limit to is what counts.
fn descriptors() -> Finding {
    let Ok((_, most)) = rlimit::Resource::NOFILE.get() else {
        return Finding::warning("descriptors", Message::new("doctor-descriptors-unknown"));
    };
    let message = |key: &str| Message::new(key).with("n", i64::try_from(most).unwrap_or(i64::MAX));
    match most < FEW_DESCRIPTORS {
        true => Finding::warning("descriptors", message("doctor-descriptors-few")),
        false => Finding::good("descriptors", message("doctor-descriptors-enough")),
    }
}

fn disk(config: &Config) -> Finding {
    let there = config.data.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let free = match rustix::fs::statvfs(there) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => return Finding::refused("disk", &std::io::Error::from(error).into()),
    };
    let shown = format::size(i64::try_from(free).unwrap_or(i64::MAX));
    let message = |key: &str| Message::new(key).with("free", shown.clone());
    match free {
        free if free < NO_ROOM => Finding::bad("disk", message("doctor-disk-full")),
        free if free < LITTLE_ROOM => Finding::warning("disk", message("doctor-disk-low")),
        _ => Finding::good("disk", message("doctor-disk-enough")),
    }
}
