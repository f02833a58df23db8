//! Numbers and texts, packed: how bodies of subjects, of changes and of search words are written and read.

use anyhow::bail;

/// Reads packed numbers and texts; bodies of changes are packed by the same means.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader from the start of a body.
    pub fn new(body: &'a [u8]) -> Self {
        Self { rest: body }
    }

    /// Whether all was read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next number.
    #[inline]
    pub fn number(&mut self) -> anyhow::Result<i64> {
        match self.rest {
            [byte, rest @ ..] if byte & 0x80 == 0 => {
                self.rest = rest;
                Ok(i64::from(*byte))
            }
            _ => self.long_number(),
        }
    }

    fn long_number(&mut self) -> anyhow::Result<i64> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let Some((byte, rest)) = self.rest.split_first() else { bail!("a body ends too early") };
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number as i64);
            }
            shift += 7;
            if shift > 63 {
                bail!("a number of a body is too large");
            }
        }
    }

    /// The next text.
    pub fn text(&mut self) -> anyhow::Result<&'a str> {
        Ok(std::str::from_utf8(self.bytes()?)?)
    }

    /// The next text that may be missing.
    pub fn optional_text(&mut self) -> anyhow::Result<Option<&'a str>> {
        Ok(self.optional_bytes()?.map(std::str::from_utf8).transpose()?)
    }

    /// The next text, for who only copies or compares it.
    #[inline]
    pub(super) fn bytes(&mut self) -> anyhow::Result<&'a [u8]> {
        let length = usize::try_from(self.number()?)?;
        self.take(length)
    }

    /// Like [`bytes`](Self::bytes) the next text that may be missing.
    #[inline]
    pub(super) fn optional_bytes(&mut self) -> anyhow::Result<Option<&'a [u8]>> {
        match usize::try_from(self.number()?)? {
            0 => Ok(None),
            length => self.take(length - 1).map(Some),
        }
    }

    #[inline]
    fn take(&mut self, length: usize) -> anyhow::Result<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(length) else { bail!("a body ends too early") };
        self.rest = rest;
        Ok(taken)
    }
}

/// Appends a number that is not negative: seven bits a byte, the low ones first.
pub fn put_number(body: &mut Vec<u8>, number: i64) {
    let mut number = number as u64;
    while number >= 0x80 {
        body.push(number as u8 | 0x80);
        number >>= 7;
    }
    body.push(number as u8);
}

/// Appends a text.
pub fn put_text(body: &mut Vec<u8>, text: &str) {
    put_bytes(body, text.as_bytes());
}

/// Appends a text that may be missing.
pub fn put_optional_text(body: &mut Vec<u8>, text: Option<&str>) {
    put_optional_bytes(body, text.map(str::as_bytes));
}

/// Appends a text that was read as bytes.
pub(super) fn put_bytes(body: &mut Vec<u8>, text: &[u8]) {
    put_number(body, text.len() as i64);
    body.extend_from_slice(text);
}

/// Appends a text that may be missing and was read as bytes.
pub(super) fn put_optional_bytes(body: &mut Vec<u8>, text: Option<&[u8]>) {
    match text {
        None => put_number(body, 0),
        Some(text) => {
            put_number(body, text.len() as i64 + 1);
            body.extend_from_slice(text);
        }
    }
}
