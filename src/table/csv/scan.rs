//! One fast pass over a whole file before its first row is read: whether it is text at all, whether all of it is UTF-8
//! (one late byte decides), and what its archive promised.

use std::io::Read;

use super::super::file_kind::{FileKind, is_utf16, recognise};
use super::super::problem::{Problem, ReadError};
use crate::codes::Code;

/// Bytes read at a time, and of the head.
const CHUNK: usize = 64 << 10;
/// Bytes of text beyond ASCII that are enough to guess an encoding by.
const SAMPLE: usize = 4 * CHUNK;

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
    /// Characters beyond ASCII before the first byte that is not UTF-8; counted up to [`CERTAINLY_UTF8`].
    pub utf8_letters: usize,
    /// If it is not UTF-8: parts that are no ASCII, from the first invalid byte on.
    pub sample: Vec<u8>,
}

/// Reads all of `source`, which may hold `limit` bytes.
pub(super) fn scan(source: &mut dyn Read, limit: u64) -> Result<Scan, ReadError> {
    let mut chunk = vec![0; CHUNK];
    let length = fill(source, &mut chunk)?;
    refuse_other_kinds(&chunk[..length])?;
    let mut scan = Scan { head: chunk[..length].to_vec(), bytes: 0, utf8: true, utf8_letters: 0, sample: Vec::new() };
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
        if self.utf8 {
            let error = std::str::from_utf8(chunk).err();
            let valid = error.map_or(chunk.len(), |error| error.valid_up_to());
            if self.utf8_letters < CERTAINLY_UTF8 {
                self.utf8_letters += chunk[..valid].iter().filter(|b| **b >= 0xc0).count();
            }
            match error {
                Some(error) if error.error_len().is_some() => self.utf8 = false,
                _ => return chunk.len() - valid,
            }
        }
        if self.sample.len() < SAMPLE && !chunk.is_ascii() {
            self.sample.extend_from_slice(chunk);
        }
        0
    }
}

fn refuse_other_kinds(head: &[u8]) -> Result<(), Problem> {
    if is_utf16(head) {
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
