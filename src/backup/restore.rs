//! Brings a backup back into an empty place.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Content, DATABASE, FORMAT, MANIFEST, Manifest, Measured, VERSION, entry_of};
use crate::config::Config;
use crate::error::{Error, Refusal, Result};
use crate::{data_folder, db, private, storage};

type Zip = ZipArchive<BufReader<File>>;

/// Brings a backup back into the data folder of the settings. Refused: a folder that is not empty (`data-not-empty`), a
/// file that is no backup (`no-backup`), is damaged (`backup-damaged`) or was made by a later version (`backup-too-new`), a
/// database that is not SQLite (`not-sqlite`). Then nothing is left behind.
pub fn restore(config: &Config, backup: &Path) -> Result<Manifest> {
    let database = db::sqlite_file(&config.database_url()).ok_or_else(|| Refusal::new("not-sqlite"))?;
    let place = Place { data: config.data.clone(), database };
    data_folder::must_be_ours(&place.data, None)?;
    place.must_be_empty()?;
    let mut zip = open(backup)?;
    let manifest = manifest(&mut zip, backup)?;
    let restored = unpack(&mut zip, &manifest, &place);
    if restored.is_err() {
        place.clear();
    }
    restored.map(|()| manifest)
}

/// Where a backup goes.
struct Place {
    data: PathBuf,
    database: PathBuf,
}

impl Place {
    fn must_be_empty(&self) -> Result<()> {
        let refused = |path: &Path| Refusal::new("data-not-empty").with("path", path.display().to_string()).into();
        if self.database.exists() {
            return Err(refused(&self.database));
        }
        match std::fs::read_dir(&self.data).map(|mut entries| entries.next().is_some()) {
            Ok(true) => Err(refused(&self.data)),
            Ok(false) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn files(&self) -> PathBuf {
        self.data.join(storage::FOLDER)
    }

    /// The database has its name only when all is there: half a backup is no installation.
    fn part(&self) -> PathBuf {
        let mut name = self.database.clone().into_os_string();
        name.push(".part");
        name.into()
    }

    /// What went wrong before is what matters.
    fn clear(&self) {
        let _ = std::fs::remove_dir_all(self.files());
        let _ = std::fs::remove_file(self.part());
    }
}

fn open(backup: &Path) -> Result<Zip> {
    let shown = || backup.display().to_string();
    let file = File::open(backup).map_err(|_| Refusal::new("no-such-file").with("file", shown()))?;
    Ok(ZipArchive::new(BufReader::new(file)).map_err(|_| Refusal::new("no-backup").with("file", shown()))?)
}

fn manifest(zip: &mut Zip, backup: &Path) -> Result<Manifest> {
    let mut text = String::new();
    let read = zip.by_name(MANIFEST).map_err(io::Error::other).and_then(|mut entry| entry.read_to_string(&mut text));
    let found: Option<serde_json::Value> = read.ok().and_then(|_| serde_json::from_str(&text).ok());
    let found = found.filter(|found| found["format"] == FORMAT);
    let found = found.ok_or_else(|| Refusal::new("no-backup").with("file", backup.display().to_string()))?;
    if found["version"].as_u64().is_none_or(|version| version > u64::from(VERSION)) {
        return Err(Refusal::new("backup-too-new").into());
    }
    serde_json::from_value(found).map_err(|_| damaged(MANIFEST))
}

fn damaged(entry: &str) -> Error {
    Refusal::new("backup-damaged").with("entry", entry).into()
}

fn unpack(zip: &mut Zip, manifest: &Manifest, place: &Place) -> Result<()> {
    private::folder(&place.data)?;
    private::folder(&place.files())?;
    for (key, content) in &manifest.files {
        if !storage::is_key(key) {
            return Err(damaged(MANIFEST));
        }
        extract(zip, &entry_of(key), content, &place.files().join(key))?;
    }
    File::open(place.files())?.sync_all()?;
    if let Some(folder) = place.database.parent() {
        private::folder(folder)?;
    }
    extract(zip, DATABASE, &manifest.database, &place.part())?;
    if db::is_of_later_version(&place.part())? {
        return Err(Refusal::new("backup-too-new").into());
    }
    std::fs::rename(place.part(), &place.database)?;
    Ok(())
}

/// Writes what is in the backup under a name to a place, and checks that it is what was put in.
fn extract(zip: &mut Zip, entry: &str, content: &Content, to: &Path) -> Result<()> {
    let mut packed = match zip.by_name(entry) {
        Err(ZipError::Io(error)) => return Err(error.into()),
        Err(_) => return Err(damaged(entry)),
        Ok(packed) => packed,
    };
    let mut out = Measured::new(private::create_new(to)?);
    match io::copy(&mut packed, &mut out) {
        // What the system did not say was said by the zip.
        Err(error) if error.raw_os_error().is_none() => return Err(damaged(entry)),
        copied => copied?,
    };
    out.inner.sync_all()?;
    if out.content() != *content { Err(damaged(entry)) } else { Ok(()) }
}
