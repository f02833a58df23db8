//! Encodings that are read, and the bytes of a file as UTF-8. Nothing is ever replaced: a byte without meaning is reported.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

/// The encodings that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// With or without BOM.
    Utf8,
    /// With BOM, low byte first: "Unicode text" of Excel.
    Utf16Le,
    /// With BOM, high byte first.
    Utf16Be,
    /// What Excel writes as CSV on Windows in western Europe and in Brazil.
    Windows1252,
}

impl Encoding {
    /// Its name, as programs show it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 => return None,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }
}

/// Bytes that Windows-1252 does not define.
fn is_undefined_in_1252(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)
}

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
    encoding: Encoding,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    at: usize,
    end: usize,
    /// Bytes taken from the source, the BOM included.
    pub bytes_read: u64,
    skip: usize,
    /// How it ended, once it has.
    over: Option<Filled>,
}

impl Utf8Stream {
    /// The file without the BOM, which has `bom` bytes.
    pub fn new(source: Box<dyn Read + Send>, encoding: Encoding, bom: usize) -> Self {
        let raw = vec![0; if encoding == Encoding::Utf8 { 0 } else { 32 << 10 }];
        let decoder = encoding.decoder();
        Self { source, encoding, decoder, raw, at: 0, end: 0, bytes_read: 0, skip: bom, over: None }
    }

    /// Writes the next bytes into `out`, which takes at least a few characters.
    pub fn fill(&mut self, out: &mut [u8]) -> io::Result<Filled> {
        self.skip_bom()?;
        match self.decoder.take() {
            None => self.pass_on(out),
            Some(mut decoder) => {
                let filled = self.decode(&mut decoder, out);
                self.decoder = Some(decoder);
                filled
            }
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

    fn decode(&mut self, decoder: &mut Decoder, out: &mut [u8]) -> io::Result<Filled> {
        loop {
            if let Some(over) = self.over {
                return Ok(over);
            }
            if self.at == self.end {
                self.read_raw()?;
            }
            let (raw, undefined) = self.defined();
            let last = self.end == 0;
            let (result, used, written) = decoder.decode_to_utf8_without_replacement(raw, out, last);
            self.at += used;
            self.over = match result {
                DecoderResult::Malformed(..) => Some(Filled::Malformed),
                DecoderResult::InputEmpty if undefined => Some(Filled::Malformed),
                DecoderResult::InputEmpty if last => Some(Filled::End),
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

    /// The raw bytes up to the first that the encoding does not define, and whether there is one.
    fn defined(&self) -> (&[u8], bool) {
        let raw = &self.raw[self.at..self.end];
        if self.encoding != Encoding::Windows1252 {
            return (raw, false);
        }
        match raw.iter().position(|b| is_undefined_in_1252(*b)) {
            Some(at) => (&raw[..at], true),
            None => (raw, false),
        }
    }
}

fn read(source: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
