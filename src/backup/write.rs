//! Writes a backup while the installation works.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::Context;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::{Content, DATABASE, FORMAT, MANIFEST, Manifest, Measured, VERSION, entry_of};
use crate::db::{self, Database};
use crate::error::Result;
use crate::storage::{self, Gone, Storage};

/// Writes a backup; `scratch` is a folder with room for a copy of the database. Refused for PostgreSQL (`not-sqlite`).
///
/// A stored file never changes, but it may go after the database was copied. The copy that is kept is therefore one all of
/// whose files were got hold of: if some have gone, the database is copied anew, and names them no longer. What a second
/// copy still names is missing from the installation itself.
pub fn write(database: &Database, storage: &Storage, scratch: &Path, out: impl Write) -> Result<Manifest> {
    let copy = scratch.join(DATABASE);
    let mut pack = Pack::new(out);
    let mut missing = BTreeSet::new();
    let named = loop {
        if copy.exists() {
            std::fs::remove_file(&copy)?;
        }
        let named: BTreeSet<String> = database.snapshot(&copy, &storage::names_in("copy"))?.into_iter().collect();
        let gone = pack.add_files(storage, &named)?;
        let is_whole = gone.is_subset(&missing);
        missing = gone;
        if is_whole {
            break named;
        }
    };
    let content = pack.add(DATABASE, &mut File::open(&copy)?)?;
    pack.files.retain(|key, _| named.contains(key));
    pack.finish(content, missing)
}

/// A backup on its way.
struct Pack<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    files: BTreeMap<String, Content>,
}

impl<W: Write> Pack<W> {
    fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out), files: BTreeMap::new() }
    }

    /// Adds those files that are not in it yet, and gives the keys of those that are gone.
    fn add_files(&mut self, storage: &Storage, keys: &BTreeSet<String>) -> Result<BTreeSet<String>> {
        let mut gone = BTreeSet::new();
        for key in keys.iter().filter(|key| !key.is_empty()) {
            if self.files.contains_key(key) {
                continue;
            }
            match storage.read(key) {
                Ok(mut file) => {
                    let content = self.add(&entry_of(key), &mut file)?;
                    self.files.insert(key.clone(), content);
                }
                Err(error) if Gone::caused(&error) => drop(gone.insert(key.clone())),
                Err(error) => return Err(error),
            }
        }
        Ok(gone)
    }

    fn add(&mut self, name: &str, from: &mut impl Read) -> Result<Content> {
        self.begin(name)?;
        let mut measured = Measured::new(&mut self.zip);
        io::copy(from, &mut measured)?;
        Ok(measured.content())
    }

    fn begin(&mut self, name: &str) -> Result<()> {
        let method = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let options = method.compression_level(Some(1)).large_file(true).unix_permissions(0o600);
        Ok(self.zip.start_file(name, options).context("a backup could not be written")?)
    }

    fn finish(mut self, database: Content, missing: BTreeSet<String>) -> Result<Manifest> {
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            carnet: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: db::now(),
            database,
            files: std::mem::take(&mut self.files),
            missing,
        };
        self.begin(MANIFEST)?;
        serde_json::to_writer_pretty(&mut self.zip, &manifest)?;
        self.zip.finish().context("a backup could not be written")?.into_inner().flush()?;
        Ok(manifest)
    }
}
