//! A text as rows: what it is like is found out first, then it is read from its beginning.

use std::collections::HashSet;

use super::super::encoding::Encoding;
use super::super::format::Content;
use super::super::limits::Limits;
use super::super::problem::ReadError;
use super::super::row::Row;
use super::super::source::Source;
use super::delimiter;
use super::detect::{self, Detected};
use super::judge;
use super::records::Records;
use super::scan::{Scan, scan};
use super::utf8_stream::{Filled, Utf8Stream};

/// So many rows from the beginning are looked at for contacts that are known.
const LOOKED_AT: usize = 2_000;
/// At most so many of those with letters beyond ASCII are shown to who knows the contacts.
const SHOWN: usize = 300;
/// The first rows, which hold the header, are shown in any case.
const HEAD: usize = 4;

/// What is said beforehand of a text.
#[derive(Clone, Copy, Default)]
pub struct WantedText<'a> {
    /// The encoding, if the user said it.
    pub encoding: Option<Encoding>,
    /// Who knows words that should be in the text.
    pub known_words: Option<KnownWords<'a>>,
}

/// Which of the words that a text may have are known: evidence for its encoding.
pub type KnownWords<'a> = &'a dyn Fn(&Look) -> anyhow::Result<HashSet<String>>;

/// A look at a text of which the encoding is not certain.
#[derive(Debug, Default)]
pub struct Look {
    /// The first rows and others with letters beyond ASCII, as the likeliest encoding reads them.
    pub rows: Vec<Row>,
    /// Words with letters beyond ASCII as each encoding reads them, in lower case.
    pub words: Vec<String>,
}

/// The rows of a text.
pub(crate) struct CsvRows {
    records: Records,
    /// What was found out.
    pub content: Content,
    bytes: u64,
}

impl CsvRows {
    /// Looks at all of a text, and makes it ready to be read.
    pub(crate) fn open(
        source: &Source<'_>,
        file_name: &str,
        wanted: WantedText<'_>,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let scan = scan(&mut *source.read()?, source.limit(limits))?;
        let text = Text { source, file_name, limits, scan };
        let (encoding, bom) = match wanted.encoding {
            Some(said) => (said, detect::check(&text.scan, said)?),
            None => text.detect(wanted.known_words)?,
        };
        text.rows(encoding, bom)
    }

    /// See [`Reader::next_rows`](super::super::Reader::next_rows).
    pub(crate) fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        self.records.next_rows(rows, max)
    }

    /// Bytes that were read, and bytes that there are.
    pub(crate) fn progress(&self) -> (u64, u64) {
        (self.records.bytes_read(), self.bytes)
    }
}

/// A text that was looked at.
struct Text<'a> {
    source: &'a Source<'a>,
    file_name: &'a str,
    limits: &'a Limits,
    scan: Scan,
}

impl Text<'_> {
    /// The encoding and the length of its BOM.
    fn detect(&self, known: Option<KnownWords<'_>>) -> Result<(Encoding, usize), ReadError> {
        let mut detected = detect::detect(&self.scan, &HashSet::new())?;
        if let (Some(likeliest), Some(known)) = (detected.judged(), known) {
            detected = detect::detect(&self.scan, &known(&self.look(likeliest)?)?)?;
        }
        match detected {
            Detected::Said(encoding, bom) => Ok((encoding, bom)),
            Detected::Judged(encoding) => Ok((encoding, 0)),
            Detected::Doubtful(all) => Err(ReadError::Encodings(judge::readings(&self.scan.sample, &all))),
        }
    }

    fn look(&self, likeliest: Encoding) -> Result<Look, ReadError> {
        let mut rows = Vec::new();
        match self.rows(likeliest, 0)?.next_rows(&mut rows, LOOKED_AT) {
            // What was read before a broken row is good enough.
            Ok(_) | Err(ReadError::Problem(_)) => {}
            Err(error) => return Err(error),
        }
        let others = rows.split_off(rows.len().min(HEAD));
        rows.extend(others.into_iter().filter(|row| !row.cells.is_ascii()).take(SHOWN));
        Ok(Look { rows, words: judge::readings_of_words(&self.scan.sample) })
    }

    fn rows(&self, encoding: Encoding, bom: usize) -> Result<CsvRows, ReadError> {
        let (head, whole) = decode_head(&self.scan, encoding, bom)?;
        let delimiter = delimiter::detect(&head, whole, self.file_name);
        let text = Utf8Stream::new(self.source.read()?, encoding, bom);
        let character = char::from(delimiter.character);
        let records = Records::new(text, delimiter, self.limits)?;
        let content = Content::Csv { encoding, delimiter: character };
        Ok(CsvRows { records, content, bytes: self.scan.bytes })
    }
}

/// The beginning of the text in UTF-8, and whether it is all of it.
fn decode_head(scan: &Scan, encoding: Encoding, bom: usize) -> Result<(Vec<u8>, bool), ReadError> {
    let mut stream = Utf8Stream::new(Box::new(std::io::Cursor::new(scan.head.clone())), encoding, bom);
    let mut head = vec![0; scan.head.len() * 3 + 16];
    let mut length = 0;
    // A character may be cut off at the end, which does not matter here.
    while let Filled::Bytes(count) = stream.fill(&mut head[length..])? {
        length += count;
    }
    head.truncate(length);
    Ok((head, scan.bytes == scan.head.len() as u64))
}
