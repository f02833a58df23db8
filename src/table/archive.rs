//! A ZIP that holds one file. Nothing is ever written under a name from inside it, yet a name that tries to climb out of
//! the archive marks a hostile file, which is refused.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use anyhow::Context;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use zip::read::{Config, ZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;
use zip::{CompressionMethod, ZipReadOptions};

use super::limits::Limits;
use super::problem::{Problem, ReadError};
use super::recognise::by_inner_name;
use crate::codes::Code;

/// Entries that a ZIP may list: a workbook has some dozens.
const MOST_ENTRIES: usize = 1_000;
/// Entries that systems add by themselves.
const CLUTTER: &[&str] = &["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// The one file of a ZIP.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes unpacked, as declared; [`unpack`] holds the content to it.
    pub bytes: u64,
    checksum: u32,
    start: u64,
    packed: u64,
    deflated: bool,
}

/// Finds the one file of a ZIP.
pub(super) fn single_member(path: &Path, limits: &Limits) -> Result<Member, ReadError> {
    let entries = list(path)?;
    if let Some(kind) = entries.iter().find_map(|entry| by_inner_name(&entry.name().ok()?)) {
        return Err(kind.refused().into());
    }
    if entries.iter().any(climbs) {
        return Err(Problem::unreadable("unsafe-name").into());
    }
    let mut files = entries.into_iter().filter(|entry| !entry.is_dir() && !is_clutter(entry));
    let file = files.next().ok_or_else(|| Problem::new(Code::FileEmpty))?;
    if files.next().is_some() {
        return Err(Problem::unreadable("several-files").into());
    }
    member(path, file, limits)
}

fn list(path: &Path) -> Result<Vec<ZipFileEntry<'static>>, ReadError> {
    let mut archive = ZipIterable::try_new(File::open(path)?, Config::default()).map_err(damaged)?;
    // Asked before anything is read: a directory of millions of entries never gets into memory.
    if archive.len() > MOST_ENTRIES {
        return Err(Problem::unreadable("several-files").into());
    }
    archive.files().map_err(damaged)?.map(|entry| entry.map_err(damaged)).collect()
}

fn climbs(entry: &ZipFileEntry<'_>) -> bool {
    let mut parts = entry.name_raw().split(|b| matches!(b, b'/' | b'\\'));
    // An absolute name begins with an empty part.
    let absolute = parts.clone().next().is_some_and(<[u8]>::is_empty);
    absolute || parts.any(|part| part == b"..") || entry.enclosed_name().is_none() || entry.is_symlink()
}

fn is_clutter(entry: &ZipFileEntry<'_>) -> bool {
    entry.name_raw().split(|b| *b == b'/').any(|part| CLUTTER.iter().any(|name| name.as_bytes() == part))
}

fn member(path: &Path, entry: ZipFileEntry<'_>, limits: &Limits) -> Result<Member, ReadError> {
    if entry.encrypted() {
        return Err(Problem::new(Code::FileEncrypted).into());
    }
    if entry.size() > limits.unpacked_bytes {
        return Err(Problem::too_large(limits.unpacked_bytes, entry.size()).into());
    }
    let deflated = match entry.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        _ => return Err(Problem::unreadable("compression").into()),
    };
    let name = entry.name().map_err(damaged)?.rsplit('/').next().unwrap_or_default().to_owned();
    let (bytes, packed, checksum) = (entry.size(), entry.compressed_size(), entry.crc32());
    let mut file = File::open(path)?;
    let content = entry.with_reader(&mut file, ZipReadOptions::new()).map_err(damaged)?;
    let start = content.data_start().context("the place of a ZIP's content is not known")?;
    Ok(Member { name, bytes, checksum, start, packed, deflated })
}

/// The member's content; an error of kind `InvalidData` if it is not what the directory declares.
pub(super) fn unpack(path: &Path, member: &Member) -> io::Result<Box<dyn Read + Send>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(member.start))?;
    let packed = file.take(member.packed);
    let content: Box<dyn Read + Send> =
        if member.deflated { Box::new(DeflateDecoder::new(packed)) } else { Box::new(packed) };
    Ok(Box::new(Checked { content, left: member.bytes, checksum: member.checksum, sum: Crc::new() }))
}

/// Content that must have a declared size and checksum.
struct Checked {
    content: Box<dyn Read + Send>,
    left: u64,
    checksum: u32,
    sum: Crc,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.content.read(buffer)?;
        self.sum.update(&buffer[..count]);
        self.left = self.left.checked_sub(count as u64).ok_or_else(lie)?;
        if count == 0 && !buffer.is_empty() && (self.left > 0 || self.sum.sum() != self.checksum) {
            return Err(lie());
        }
        Ok(count)
    }
}

fn lie() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "the content is not what the ZIP declares")
}

fn damaged(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(error) => error.into(),
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Problem::new(Code::FileEncrypted).into()
        }
        _ => Problem::unreadable("damaged").into(),
    }
}

#[cfg(test)]
mod tests;
