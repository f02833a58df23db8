//! A text as rows: what it is like is found out first, then it is read from its beginning.

use super::super::format::Content;
use super::super::limits::Limits;
use super::super::problem::ReadError;
use super::super::row::Row;
use super::super::source::Source;
use super::delimiter;
use super::detect;
use super::encoding::{Encoding, Filled, Utf8Stream};
use super::records::Records;
use super::scan::{Scan, scan};

/// The rows of a text.
pub struct CsvRows {
    records: Records,
    /// What was found out.
    pub content: Content,
    bytes: u64,
}

impl CsvRows {
    /// Looks at all of a text, and makes it ready to be read.
    pub fn open(source: &Source<'_>, file_name: &str, limits: &Limits) -> Result<Self, ReadError> {
        let scan = scan(&mut *source.read()?, source.limit(limits))?;
        let (encoding, bom) = detect::detect(&scan)?;
        let (head, whole) = decode_head(&scan, encoding, bom)?;
        let delimiter = delimiter::detect(&head, whole, file_name);
        let text = Utf8Stream::new(source.read()?, encoding, bom);
        let records = Records::new(text, delimiter.character, delimiter.skip, limits)?;
        let content = Content::Csv { encoding: encoding.name(), delimiter: char::from(delimiter.character) };
        Ok(Self { records, content, bytes: scan.bytes })
    }

    /// See [`Reader::next_rows`](super::super::Reader::next_rows).
    pub fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        self.records.next_rows(rows, max)
    }

    /// Bytes that were read, and bytes that there are.
    pub fn progress(&self) -> (u64, u64) {
        (self.records.bytes_read(), self.bytes)
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
