//! XLSB: the records of a part, and the fields of a record.

use std::io::{self, Read};

use super::super::problem::{Problem, ReadError};

/// Bytes of a record: a cell of the longest text has a thousandth of it.
const LONGEST: u64 = 64 << 20;

/// Reads records.
pub(super) struct Records<R> {
    source: R,
    bytes: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, bytes: Vec::new() }
    }

    /// The kind of the next record and what is in it; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Fields<'_>)>, ReadError> {
        let Some(kind) = self.number(2)? else { return Ok(None) };
        let length = self.number(4)?.ok_or_else(damaged)?;
        if u64::from(length) > LONGEST {
            return Err(damaged());
        }
        self.bytes.clear();
        let read = self.source.by_ref().take(length.into()).read_to_end(&mut self.bytes)?;
        if read < length as usize {
            return Err(damaged());
        }
        Ok(Some((kind, Fields(&self.bytes))))
    }

    /// A number in at most so many bytes, seven bits each.
    fn number(&mut self, most: u32) -> Result<Option<u32>, ReadError> {
        let mut number = 0;
        for at in 0..most {
            let Some(byte) = self.byte()? else { return if at == 0 { Ok(None) } else { Err(damaged()) } };
            number |= u32::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(Some(number))
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let mut byte = [0];
        Ok(match self.source.by_ref().take(1).read(&mut byte)? {
            0 => None,
            _ => Some(byte[0]),
        })
    }
}

/// What is left of a record.
pub(super) struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or_else(damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn u8(&mut self) -> Result<u8, ReadError> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Result<u16, ReadError> {
        self.take().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ReadError> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, ReadError> {
        self.take().map(f64::from_le_bytes)
    }

    /// A text after its length; the greatest length stands for no text.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let length = self.u32()?;
        if length == u32::MAX {
            return Ok(String::new());
        }
        let bytes = (length as usize).checked_mul(2).and_then(|bytes| self.0.split_at_checked(bytes));
        let (text, rest) = bytes.ok_or_else(damaged)?;
        self.0 = rest;
        let units: Vec<u16> = text.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        Ok(String::from_utf16_lossy(&units))
    }
}

/// The refusal of what is no such record.
pub(super) fn damaged() -> ReadError {
    Problem::unreadable("workbook").into()
}
