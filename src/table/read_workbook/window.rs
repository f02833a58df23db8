//! A part of a workbook, of which whole elements can be looked at before they are read.

use std::io::{self, BufRead, Read};

/// How much is read at once.
const PIECE: usize = 64 << 10;
/// Longer elements are read piece by piece.
const LONGEST: usize = 256 << 10;

/// Bytes that are read and can be looked at.
pub(super) struct Window<R> {
    source: R,
    bytes: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, bytes: Vec::with_capacity(2 * PIECE), at: 0, ended: false }
    }

    /// The element that comes next, if it begins so and ends so, whitespace before it left out; with how many bytes to
    /// [`consume`](BufRead::consume) once it was read. `None` if something else comes, or if it is too long.
    pub(super) fn element(&mut self, begin: &str, end: &str) -> io::Result<Option<(&str, usize)>> {
        let (mut skipped, mut searched) = (0, 0);
        loop {
            let ahead = &self.bytes[self.at..];
            skipped += ahead[skipped..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let element = &ahead[skipped..];
            if element.len() >= begin.len() && !element.starts_with(begin.as_bytes()) || element.len() > LONGEST {
                return Ok(None);
            }
            let from = searched.min(element.len());
            if let Some(found) = memchr::memmem::find(&element[from..], end.as_bytes()) {
                let length = from + found + end.len();
                let start = self.at + skipped;
                let text = std::str::from_utf8(&self.bytes[start..start + length]).ok();
                return Ok(text.map(|text| (text, skipped + length)));
            }
            searched = (element.len() + 1).saturating_sub(end.len());
            if !self.read_on()? {
                return Ok(None);
            }
        }
    }

    /// Reads more behind what is there; false at the end.
    fn read_on(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.bytes.drain(..self.at);
        self.at = 0;
        let before = self.bytes.len();
        self.bytes.resize(before + PIECE, 0);
        let count = loop {
            match self.source.read(&mut self.bytes[before..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.bytes.truncate(before);
                    return Err(error);
                }
                Ok(count) => break count,
            }
        };
        self.bytes.truncate(before + count);
        self.ended = count == 0;
        Ok(count > 0)
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len() {
            self.read_on()?;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_looked_at_as_a_whole_and_read_once() {
        let long = "x".repeat(3 * PIECE);
        let text = format!("  <row>é</row><row>{long}</row>\n<c/><row>");
        let mut window = Window::new(text.as_bytes());
        let element = |window: &mut Window<&[u8]>| {
            let found = window.element("<row", "</row>").unwrap().map(|(text, length)| (text.to_owned(), length));
            found.map(|(text, length)| {
                window.consume(length);
                text
            })
        };
        assert_eq!(element(&mut window).as_deref(), Some("<row>é</row>"));
        assert_eq!(element(&mut window), Some(format!("<row>{long}</row>")));
        assert_eq!(element(&mut window), None);
        let mut rest = String::new();
        window.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "\n<c/><row>");
        let endless = format!("<row>{}</row>", "x".repeat(2 * LONGEST));
        assert_eq!(element(&mut Window::new(endless.as_bytes())), None);
    }
}
