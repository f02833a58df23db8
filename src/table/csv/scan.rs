//! One fast pass over a whole file before its first row is read: whether it is text at all, whether all of it is UTF-8
//! (one late byte decides), and what its archive promised.

use std::io::Read;

use super::super::encoding::{Encoding, by_first_bytes};
use super::super::file_kind::{FileKind, recognise};
use super::super::problem::{Problem, ReadError};
use super::judge::Sample;
use crate::codes::Code;

/// Bytes read at a time, and of the head.
const CHUNK: usize = 64 << 10;

/// So many accented letters in valid UTF-8 are no chance: what is invalid after them is damage, not another encoding.
pub(super) const CERTAINLY_UTF8: usize = 3;

/// What the pass found.
#[derive(Debug)]
pub(super) struct Scan {
    /// The first bytes.
    pub head: Vec<u8>,
    /// All bytes.
    pub bytes: u64,
    /// Whether all of it is valid UTF-8.
    pub utf8: bool,
    /// Characters before the first byte that is not UTF-8 which other encodings have no such bytes for; counted up to
    /// [`CERTAINLY_UTF8`].
    pub utf8_letters: usize,
    /// What it has beyond ASCII, unless it is certainly UTF-8.
    pub sample: Sample,
}

/// Reads all of `source`, which may hold `limit` bytes.
pub(super) fn scan(source: &mut dyn Read, limit: u64) -> Result<Scan, ReadError> {
    let mut chunk = vec![0; CHUNK];
    let length = fill(source, &mut chunk)?;
    refuse_other_kinds(&chunk[..length])?;
    let head = chunk[..length].to_vec();
    let mut scan = Scan { head, bytes: 0, utf8: true, utf8_letters: 0, sample: Sample::default() };
    let (mut carried, mut length) = (0, length);
    while length > carried {
        scan.bytes += (length - carried) as u64;
        if scan.bytes > limit {
            return Err(Problem::too_large(limit, scan.bytes).into());
        }
        let rest = scan.look_at(&chunk[..length]);
        chunk.copy_within(length - rest..length, 0);
        carried = rest;
        length = carried + fill(source, &mut chunk[carried..])?;
    }
    scan.utf8 &= carried == 0;
    if scan.bytes == 0 {
        return Err(Problem::new(Code::FileEmpty).into());
    }
    Ok(scan)
}

impl Scan {
    /// Returns how many bytes at the end begin a character that goes on in the next chunk.
    fn look_at(&mut self, chunk: &[u8]) -> usize {
        let mut rest = 0;
        if chunk.is_ascii() {
            return rest;
        }
        if self.utf8 {
            let (valid, is_broken) = valid_utf8(chunk);
            rest = if is_broken { 0 } else { chunk.len() - valid.len() };
            self.utf8 = !is_broken;
            let open = CERTAINLY_UTF8 - self.utf8_letters;
            self.utf8_letters += if open > 0 { letters(valid).take(open).count() } else { 0 };
        }
        if self.utf8_letters < CERTAINLY_UTF8 {
            self.sample.look_at(&chunk[..chunk.len() - rest]);
        }
        rest
    }

    /// What the first bytes say of the encoding, with the length of the BOM.
    pub(super) fn by_first_bytes(&self) -> Option<(Encoding, usize)> {
        by_first_bytes(&self.head)
    }
}

/// The beginning of a chunk that is UTF-8, and whether what follows is not: it may be cut off.
fn valid_utf8(chunk: &[u8]) -> (&str, bool) {
    match std::str::from_utf8(chunk) {
        Ok(text) => (text, false),
        Err(error) => {
            let valid = std::str::from_utf8(&chunk[..error.valid_up_to()]);
            (valid.unwrap_or_default(), error.error_len().is_some())
        }
    }
}

/// The characters beyond ASCII whose bytes are no text in another encoding: Latin letters, accents on their own, signs of
/// three bytes, and letters of other alphabets. A single one of those before a plain letter may be `’É` in Mac Roman.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.char_indices().filter(|(_, c)| !c.is_ascii()).filter_map(|(at, c)| {
        let is_other = ('\u{180}'..'\u{800}').contains(&c);
        let is_own = matches!(c, '\u{218}'..'\u{21c}' | '\u{300}'..'\u{370}');
        let is_before_plain = || text.as_bytes().get(at + c.len_utf8()).is_some_and(u8::is_ascii_alphabetic);
        (!is_other || is_own || !is_before_plain()).then_some(c)
    })
}

fn refuse_other_kinds(head: &[u8]) -> Result<(), Problem> {
    if by_first_bytes(head).is_some_and(|(encoding, _)| encoding != Encoding::Utf8) {
        return Ok(());
    }
    recognise(head).map_or(Ok(()), |kind: FileKind| Err(kind.refused()))
}

/// Reads until the buffer is full or the source ends.
fn fill(source: &mut dyn Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match source.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}
