//! A workbook that is a ZIP: its parts by their names, and how far one of them was read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::super::archive;
use super::super::problem::{Problem, ReadError};

/// The ZIP.
pub(super) struct Package {
    zip: ZipArchive<BufReader<Tracked>>,
    place: Rc<Cell<u64>>,
    /// The names of its parts as [`folded`], in the order of the ZIP.
    names: Vec<String>,
}

/// One part, as it unpacks.
pub(super) type Part<'a> = BufReader<ZipFile<'a, BufReader<Tracked>>>;

impl Package {
    /// Opens the ZIP and lists its parts.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let place = Rc::new(Cell::default());
        let file = BufReader::new(Tracked { file: File::open(path)?, place: Rc::clone(&place) });
        let zip = ZipArchive::new(file).map_err(archive::damaged)?;
        let name = |at| zip.name_for_index(at).and_then(Result::ok).unwrap_or_default();
        let names = (0..zip.len()).map(|at| folded(&name(at))).collect();
        Ok(Self { zip, place, names })
    }

    /// A part, and how far it is read; `None` if there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<(Part<'_>, Progress)>, ReadError> {
        let name = folded(name);
        let Some(at) = self.names.iter().position(|known| *known == name) else { return Ok(None) };
        let part = self.zip.by_index(at).map_err(archive::damaged)?;
        let span = (part.data_start().unwrap_or_default(), part.compressed_size());
        Ok(Some((BufReader::with_capacity(64 << 10, part), Progress { place: Rc::clone(&self.place), span })))
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<(Part<'_>, Progress), ReadError> {
        self.part(name)?.ok_or_else(|| Problem::unreadable("workbook").into())
    }
}

/// A file that is not in a ZIP, and how far it is read.
pub(super) fn unpacked(path: &Path) -> Result<(BufReader<Tracked>, Progress), ReadError> {
    let place = Rc::new(Cell::default());
    let file = File::open(path)?;
    let progress = Progress { place: Rc::clone(&place), span: (0, file.metadata()?.len()) };
    Ok((BufReader::new(Tracked { file, place }), progress))
}

/// Some programs write names with other slashes, with another case, or from the root.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('\\', "/").trim_start_matches('/').to_owned()
}

/// How far a part was read.
pub(super) struct Progress {
    place: Rc<Cell<u64>>,
    /// Where the part begins in the ZIP, and how long it is there.
    span: (u64, u64),
}

impl Progress {
    /// What was read, and how much there is, in bytes of the ZIP.
    pub(super) fn get(&self) -> (u64, u64) {
        let (start, length) = self.span;
        (self.place.get().saturating_sub(start).min(length), length)
    }
}

/// A file that notes where reading is.
pub(super) struct Tracked {
    file: File,
    place: Rc<Cell<u64>>,
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.place.set(self.place.get() + count as u64);
        Ok(count)
    }
}

impl Seek for Tracked {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.place.set(at);
        Ok(at)
    }
}
