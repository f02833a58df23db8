//! SQL dumps as bytes: words, names, texts and values, in the spellings of PostgreSQL, MySQL, MariaDB and SQLite.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};

use encoding_rs::{Encoding, UTF_8};

use super::super::super::problem::{Problem, ReadError};
use super::super::super::row::ROW_BYTES;

/// Reads a dump byte by byte.
pub(super) struct Words {
    source: BufReader<File>,
    /// A byte that was given back.
    back: Option<u8>,
    /// Bytes from the beginning of the file.
    pub at: u64,
    /// In which encoding the texts are.
    pub encoding: &'static Encoding,
    /// Whether a backslash in a text says how to read the next character, as MySQL and MariaDB have it.
    pub has_backslashes: bool,
}

/// What stands between commas in a row of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Null,
    /// A text, or a number as it is written.
    Text(String),
}

impl Words {
    pub(super) fn new(file: File) -> Self {
        Self {
            source: BufReader::with_capacity(64 << 10, file),
            back: None,
            at: 0,
            encoding: UTF_8,
            has_backslashes: false,
        }
    }

    /// Goes on from another place.
    pub(super) fn go_to(&mut self, at: u64) -> Result<(), ReadError> {
        self.source.seek(SeekFrom::Start(at))?;
        (self.at, self.back) = (at, None);
        Ok(())
    }

    pub(super) fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        match self.back {
            None => Ok(self.source.fill_buf()?.first().copied()),
            back => Ok(back),
        }
    }

    pub(super) fn next(&mut self) -> Result<Option<u8>, ReadError> {
        let byte = self.peek()?;
        if byte.is_some() {
            if self.back.take().is_none() {
                self.source.consume(1);
            }
            self.at += 1;
        }
        Ok(byte)
    }

    /// The next byte of something that can't end here.
    pub(super) fn inner(&mut self) -> Result<u8, ReadError> {
        self.next()?.ok_or_else(damaged)
    }

    /// Takes a byte if it is the next one.
    pub(super) fn takes(&mut self, byte: u8) -> Result<bool, ReadError> {
        let is_next = self.peek()? == Some(byte);
        if is_next {
            self.next()?;
        }
        Ok(is_next)
    }

    /// The rest of the line as bytes, without its end.
    pub(super) fn line(&mut self) -> Result<Vec<u8>, ReadError> {
        let mut line = Vec::new();
        while let Some(byte) = self.next()? {
            if byte == b'\n' {
                break;
            }
            push(&mut line, byte)?;
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(line)
    }

    /// Passes over white space and comments.
    pub(super) fn pass_blanks(&mut self) -> Result<(), ReadError> {
        loop {
            match self.peek()? {
                Some(byte) if byte.is_ascii_whitespace() => drop(self.next()?),
                Some(b'#') => drop(self.line()?),
                Some(sign @ (b'-' | b'/')) => {
                    self.next()?;
                    match (sign, self.peek()?) {
                        (b'-', Some(b'-')) => drop(self.line()?),
                        (b'/', Some(b'*')) => self.comment()?,
                        _ => {
                            self.back = Some(sign);
                            self.at -= 1;
                            return Ok(());
                        }
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    /// MySQL says in comments what other programs shall not read; the encoding is said there too.
    fn comment(&mut self) -> Result<(), ReadError> {
        let mut text = Vec::new();
        self.next()?;
        loop {
            let byte = self.inner()?;
            if byte == b'*' && self.takes(b'/')? {
                break;
            }
            if text.len() < 200 {
                text.push(byte);
            }
        }
        let text = String::from_utf8_lossy(&text).to_ascii_uppercase();
        if let Some((_, name)) = text.split_once("SET NAMES ") {
            self.say_encoding(name);
        }
        Ok(())
    }

    /// Takes over the encoding that the dump says it has.
    pub(super) fn say_encoding(&mut self, name: &str) {
        let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        self.encoding = match name.to_ascii_lowercase().as_str() {
            "latin1" | "win1252" | "cp1252" => encoding_rs::WINDOWS_1252,
            "latin9" | "iso885915" => encoding_rs::ISO_8859_15,
            "win1250" | "cp1250" => encoding_rs::WINDOWS_1250,
            "latin2" | "iso88592" => encoding_rs::ISO_8859_2,
            _ => UTF_8,
        };
    }

    /// A bare word in capitals; empty if none stands here.
    pub(super) fn word(&mut self) -> Result<String, ReadError> {
        let mut word = Vec::new();
        while let Some(byte) = self.peek()? {
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80) {
                break;
            }
            push(&mut word, byte)?;
            self.next()?;
        }
        Ok(self.decode(&word)?.to_uppercase())
    }

    /// A name, perhaps quoted, after the names of what it is in: `public."Contacts"` is `Contacts`. Bare ones as written.
    pub(super) fn name(&mut self) -> Result<String, ReadError> {
        loop {
            self.pass_blanks()?;
            let name = match self.peek()? {
                Some(quote @ (b'"' | b'`' | b'\'')) => {
                    self.next()?;
                    self.has_backslashes |= quote == b'`';
                    self.quoted(quote, false)?
                }
                Some(b'[') => {
                    self.next()?;
                    self.quoted(b']', false)?
                }
                _ => self.bare()?,
            };
            if !self.takes(b'.')? {
                return Ok(name);
            }
        }
    }

    fn bare(&mut self) -> Result<String, ReadError> {
        let mut word = Vec::new();
        while let Some(byte) = self.peek()? {
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-') || byte >= 0x80) {
                break;
            }
            push(&mut word, byte)?;
            self.next()?;
        }
        self.decode(&word)
    }

    /// A text up to its closing quote, of which two stand for one.
    pub(super) fn quoted(&mut self, quote: u8, has_backslashes: bool) -> Result<String, ReadError> {
        let mut text = Vec::new();
        loop {
            match self.inner()? {
                byte if byte == quote => {
                    if !self.takes(quote)? {
                        return self.decode(&text);
                    }
                    push(&mut text, quote)?;
                }
                b'\\' if has_backslashes => {
                    let byte = self.inner()?;
                    push(&mut text, unescaped(byte))?;
                }
                byte => push(&mut text, byte)?,
            }
        }
    }

    pub(super) fn decode(&self, bytes: &[u8]) -> Result<String, ReadError> {
        let text = self.encoding.decode_without_bom_handling_and_without_replacement(bytes);
        Ok(text.ok_or_else(|| Problem::unreadable("encoding"))?.into_owned())
    }

    /// Passes over the rest of a statement.
    pub(super) fn pass_statement(&mut self) -> Result<(), ReadError> {
        loop {
            self.pass_blanks()?;
            match self.next()? {
                None | Some(b';') => return Ok(()),
                Some(quote @ (b'\'' | b'"' | b'`')) => {
                    self.has_backslashes |= quote == b'`';
                    self.pass_quoted(quote)?;
                }
                Some(b'$') => self.pass_dollars()?,
                Some(_) => {}
            }
        }
    }

    fn pass_quoted(&mut self, quote: u8) -> Result<(), ReadError> {
        loop {
            match self.inner()? {
                byte if byte == quote => return Ok(()),
                b'\\' if self.has_backslashes => drop(self.inner()?),
                _ => {}
            }
        }
    }

    /// PostgreSQL writes functions between `$$` or `$name$`.
    fn pass_dollars(&mut self) -> Result<(), ReadError> {
        let mut tag = vec![b'$'];
        while let Some(byte) = self.peek()?.filter(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            push(&mut tag, byte)?;
            self.next()?;
        }
        if !self.takes(b'$')? {
            return Ok(());
        }
        tag.push(b'$');
        let mut last = Vec::with_capacity(tag.len() + 1);
        while last != tag {
            last.push(self.inner()?);
            if last.len() > tag.len() {
                last.remove(0);
            }
        }
        Ok(())
    }
}

/// Adds a byte to something that may not be longer than a row.
pub(super) fn push(bytes: &mut Vec<u8>, byte: u8) -> Result<(), ReadError> {
    if bytes.len() >= ROW_BYTES {
        return Err(damaged());
    }
    bytes.push(byte);
    Ok(())
}

/// What a byte after a backslash stands for.
pub(super) fn unescaped(byte: u8) -> u8 {
    match byte {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        b'v' => 11,
        b'0' => 0,
        b'Z' => 26,
        other => other,
    }
}

/// The refusal of a dump that ends too early or is none.
pub(super) fn damaged() -> ReadError {
    Problem::unreadable("damaged").into()
}
