//! What a ZIP holds: one file, or the parts of a workbook, which office programs save as a ZIP. Nothing is ever written under a name from inside it, yet a name that tries to climb out of
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

use super::file_kind::{Inner, by_inner_name};
use super::format::WorkbookFormat;
use super::limits::Limits;
use super::problem::{Problem, ReadError, size};
use crate::codes::Code;
use crate::i18n::Message;

/// Entries that a ZIP may list: a workbook has some dozens.
const MOST_ENTRIES: usize = 1_000;
/// Bytes of the texts of a workbook, which are in memory while it is read.
const SHARED_TEXTS: u64 = 256 << 20;
/// Names of what systems add by themselves, in small letters.
const CLUTTER: &[&str] =
    &["__macosx", ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".trashes", ".spotlight-v100"];
/// How names begin of what systems and office programs put beside a file while it is open.
const CLUTTER_BEGINS: &[&str] = &["._", "~$", ".~lock."];

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

/// What a ZIP is.
#[derive(Debug)]
pub(super) enum Held {
    /// One file and nothing else.
    File(Member),
    /// A workbook.
    Workbook(WorkbookFormat),
}

/// Finds out what a ZIP is; `inner` is what its first bytes say.
pub(super) fn content(path: &Path, inner: Option<Inner>, limits: &Limits) -> Result<Held, ReadError> {
    let entries = list(path)?;
    if entries.iter().any(climbs) {
        return Err(Problem::unreadable("unsafe-name").into());
    }
    let by_name = || entries.iter().find_map(|entry| by_inner_name(&entry.name().ok()?));
    match inner.or_else(by_name).or_else(|| open_document(&entries)) {
        Some(Inner::Workbook(format)) => check_parts(&entries, limits).map(|()| Held::Workbook(format)),
        Some(Inner::Other(kind)) => Err(kind.refused().into()),
        None => single_member(entries, path, limits).map(Held::File),
    }
}

/// An OpenDocument file that does not say at its beginning which one it is; its reader finds out.
fn open_document(entries: &[ZipFileEntry<'_>]) -> Option<Inner> {
    let has = |name: &[u8]| entries.iter().any(|entry| entry.name_raw().eq_ignore_ascii_case(name));
    let is_one = has(b"content.xml") && (has(b"META-INF/manifest.xml") || has(b"mimetype"));
    is_one.then_some(Inner::Workbook(WorkbookFormat::Ods))
}

/// Holds the parts of a workbook to what they declare; the library that unpacks them holds them to it.
fn check_parts(entries: &[ZipFileEntry<'_>], limits: &Limits) -> Result<(), ReadError> {
    if entries.iter().any(ZipFileEntry::encrypted) {
        return Err(Problem::new(Code::FileEncrypted).into());
    }
    let all = entries.iter().fold(0, |sum: u64, entry| sum.saturating_add(entry.size()));
    if all > limits.unpacked_bytes {
        return Err(Problem::too_large(limits.unpacked_bytes, all).into());
    }
    let is_texts = |entry: &&ZipFileEntry<'_>| {
        let name = entry.name_raw().to_ascii_lowercase();
        name.ends_with(b"sharedstrings.xml") || name.ends_with(b"sharedstrings.bin")
    };
    match entries.iter().find(is_texts).map(ZipFileEntry::size) {
        Some(bytes) if bytes > SHARED_TEXTS => Err(Problem::because(
            Message::new("table-unreadable-texts").with("limit", size(SHARED_TEXTS)).with("size", size(bytes)),
        )
        .into()),
        _ => Ok(()),
    }
}

/// The one file of a ZIP.
fn single_member(entries: Vec<ZipFileEntry<'_>>, path: &Path, limits: &Limits) -> Result<Member, ReadError> {
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
        return Err(Problem::unreadable("entries").into());
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
    let is = |part: &str| CLUTTER.contains(&part) || CLUTTER_BEGINS.iter().any(|begin| part.starts_with(begin));
    String::from_utf8_lossy(entry.name_raw()).to_lowercase().split(['/', '\\']).any(is)
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

/// What is wrong with a ZIP that can't be read.
pub(super) fn damaged(error: ZipError) -> ReadError {
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
