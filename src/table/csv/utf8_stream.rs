//! The bytes of a file as UTF-8. Nothing is ever replaced: a byte without meaning is reported.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::super::encoding::Encoding;
use super::pages::{Page, is_meaningless, meaning, page};

/// Bytes of the longest character in UTF-8.
const CHARACTER: usize = 4;

/// How a call of [`Utf8Stream::fill`] ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    /// So many bytes were written.
    Bytes(usize),
    /// The file has ended.
    End,
    /// The next byte has no meaning in the encoding.
    Malformed,
}

/// A file as UTF-8. UTF-8 itself is passed on unchecked.
pub(super) struct Utf8Stream {
    source: Box<dyn Read + Send>,
    decoding: Decoding,
    raw: Vec<u8>,
    at: usize,
    end: usize,
    /// Bytes taken from the source, the BOM included.
    pub bytes_read: u64,
    skip: usize,
    /// How it ended, once it has.
    over: Option<Filled>,
}

/// How bytes become UTF-8.
enum Decoding {
    /// They are.
    None,
    /// By a page, a byte a character.
    Page(&'static Page),
    /// UTF-16.
    Pairs(Box<Decoder>),
}

impl Decoding {
    fn of(encoding: Encoding) -> Self {
        let pairs = |encoding: &'static encoding_rs::Encoding| {
            Self::Pairs(Box::new(encoding.new_decoder_without_bom_handling()))
        };
        match encoding {
            Encoding::Utf16Le => pairs(encoding_rs::UTF_16LE),
            Encoding::Utf16Be => pairs(encoding_rs::UTF_16BE),
            other => page(other).map_or(Self::None, Self::Page),
        }
    }
}

impl Utf8Stream {
    /// The file without the BOM, which has `bom` bytes.
    pub(super) fn new(source: Box<dyn Read + Send>, encoding: Encoding, bom: usize) -> Self {
        let decoding = Decoding::of(encoding);
        let raw = vec![0; if matches!(decoding, Decoding::None) { 0 } else { 32 << 10 }];
        Self { source, decoding, raw, at: 0, end: 0, bytes_read: 0, skip: bom, over: None }
    }

    /// Writes the next bytes into `out`, which takes at least a few characters.
    pub(super) fn fill(&mut self, out: &mut [u8]) -> io::Result<Filled> {
        self.skip_bom()?;
        match self.decoding {
            Decoding::None => self.pass_on(out),
            _ => self.decode(out),
        }
    }

    fn skip_bom(&mut self) -> io::Result<()> {
        let mut bom = [0; 3];
        let length = std::mem::take(&mut self.skip);
        self.source.read_exact(&mut bom[..length])?;
        self.bytes_read += length as u64;
        Ok(())
    }

    fn pass_on(&mut self, out: &mut [u8]) -> io::Result<Filled> {
        let count = read(&mut self.source, out)?;
        self.bytes_read += count as u64;
        Ok(if count == 0 { Filled::End } else { Filled::Bytes(count) })
    }

    fn decode(&mut self, out: &mut [u8]) -> io::Result<Filled> {
        loop {
            if let Some(over) = self.over {
                return Ok(over);
            }
            if self.at == self.end {
                self.read_raw()?;
            }
            let last = self.end == 0;
            let raw = &self.raw[self.at..self.end];
            let (used, written, is_malformed) = match &mut self.decoding {
                Decoding::Pairs(decoder) => by_pairs(decoder, raw, out, last),
                Decoding::Page(page) => by_page(page, raw, out),
                Decoding::None => (0, 0, false),
            };
            self.at += used;
            self.over = match last {
                _ if is_malformed => Some(Filled::Malformed),
                true if written == 0 => Some(Filled::End),
                _ => None,
            };
            if written > 0 {
                return Ok(Filled::Bytes(written));
            }
        }
    }

    fn read_raw(&mut self) -> io::Result<()> {
        (self.at, self.end) = (0, read(&mut self.source, &mut self.raw)?);
        self.bytes_read += self.end as u64;
        Ok(())
    }
}

/// Bytes used, bytes written, and whether the next byte has no meaning.
fn by_pairs(decoder: &mut Decoder, raw: &[u8], out: &mut [u8], last: bool) -> (usize, usize, bool) {
    let (result, used, written) = decoder.decode_to_utf8_without_replacement(raw, out, last);
    (used, written, matches!(result, DecoderResult::Malformed(..)))
}

/// See [`by_pairs`]. Runs of ASCII are copied as they are.
fn by_page(page: &Page, raw: &[u8], out: &mut [u8]) -> (usize, usize, bool) {
    let (mut used, mut written) = (0, 0);
    while used < raw.len() && out.len() - written >= CHARACTER {
        let room = (out.len() - written).min(raw.len() - used);
        let plain = encoding_rs::Encoding::ascii_valid_up_to(&raw[used..used + room]);
        out[written..written + plain].copy_from_slice(&raw[used..used + plain]);
        (used, written) = (used + plain, written + plain);
        if plain == room || out.len() - written < CHARACTER {
            continue;
        }
        let character = meaning(raw[used], page);
        if is_meaningless(character) {
            return (used, written, true);
        }
        written += character.encode_utf8(&mut out[written..]).len();
        used += 1;
    }
    (used, written, false)
}

fn read(source: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
