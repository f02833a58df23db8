//! Rows of a CSV text, as a stream in bounded memory: a cell, a row or a quotation that is too long is refused when it
//! becomes so, not when it ends.

use std::time::Instant;

use csv_core::ReadRecordResult;

use super::super::limits::Limits;
use super::super::problem::{Problem, ReadError, count};
use super::super::row::{Mark, ROW_BYTES, Row, batch, check_filled};
use super::delimiter::Delimiter;
use super::formula_guard::unguard;
use super::plain_line::plain_line;
use super::utf8_stream::{Filled, Utf8Stream};
use crate::codes::Code;

/// Columns that are counted beyond the limit as long as they are blank: as many as a spreadsheet has.
const BLANK_COLUMNS: usize = 16_384;
/// The header is within so many filled rows.
const HEADER_WITHIN: u64 = 4;
/// Bytes of text that wait to be parsed, and of a row before its buffer grows.
const WINDOW: usize = 64 << 10;

/// Reads rows.
pub(super) struct Records {
    text: Utf8Stream,
    limits: Limits,
    window: Vec<u8>,
    at: usize,
    end: usize,
    ended: bool,
    parser: csv_core::Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    found: Delimiter,
    /// Cells of the widest row among those that may be the header.
    width: usize,
    /// The number of the row that is being read, or is next.
    number: u64,
    /// The last row ended with a CR, so an LF belongs to its end.
    after_cr: bool,
    filled_rows: u64,
    /// When the wait for the next row began, and how many rows had come by then. The clock is asked once a window, as
    /// asking it for each row costs more than its cells.
    waiting: (Instant, u64),
}

impl Records {
    /// Rows of a text.
    pub(super) fn new(text: Utf8Stream, found: Delimiter, limits: &Limits) -> Result<Self, ReadError> {
        let mut parser = csv_core::ReaderBuilder::new().delimiter(found.character).build();
        // It would take a BOM off the very first bytes, but ours is off already: what stands there belongs to a cell.
        parser.read_record(b"\n", &mut [0], &mut [0]);
        let mut records = Self {
            text,
            window: vec![0; WINDOW],
            at: 0,
            end: 0,
            ended: false,
            parser,
            cells: vec![0; WINDOW],
            ends: vec![0; limits.columns.max(BLANK_COLUMNS) + 1],
            found,
            width: 0,
            number: 1,
            after_cr: false,
            filled_rows: 0,
            waiting: (Instant::now(), 0),
            limits: limits.clone(),
        };
        for _ in 0..found.skip {
            records.peek()?;
            records.at += 1;
        }
        Ok(records)
    }

    /// Bytes of the file that were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.text.bytes_read
    }

    /// See [`Reader::next_rows`](super::super::Reader::next_rows).
    pub(super) fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        self.waiting = (Instant::now(), self.filled_rows);
        batch(rows, max, |row| self.next_row(row))
    }

    /// Reads the next row that is not blank.
    fn next_row(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        loop {
            if !self.pass_blank_lines()? {
                return if self.filled_rows > 0 { Ok(false) } else { Err(Problem::new(Code::FileEmpty).into()) };
            }
            let number = self.number;
            let filled = match self.take_plain(row) {
                Some(filled) => filled,
                None => {
                    let columns = self.parse()?;
                    self.copy(columns, row)?
                }
            };
            self.number += 1;
            if filled {
                row.number = number;
                self.filled_rows += 1;
                return check_filled(self.filled_rows, &self.limits).map(|()| true);
            }
        }
    }

    /// Takes the next row as it stands in the window, if it needs no parser and has nothing that is judged; whether it is
    /// filled.
    fn take_plain(&mut self, row: &mut Row) -> Option<bool> {
        let delimiter = self.found.character;
        let line = plain_line(&self.window[self.at..self.end])?;
        if line.text.len() > self.limits.cell_chars {
            return None;
        }
        row.clear();
        row.cells.take_line(line.text, line.ends(delimiter), unguard);
        let columns = row.cells.len();
        if columns == 1 || columns > self.limits.columns {
            return None;
        }
        let filled = line.is_filled(delimiter) || row.cells.iter().any(|cell| !crate::text::trim(cell).is_empty());
        if filled && self.filled_rows < HEADER_WITHIN {
            self.width = self.width.max(columns);
        }
        self.at += line.length;
        self.after_cr = false;
        Some(filled)
    }

    /// Parses one row into `cells` and `ends`; how many columns it has.
    fn parse(&mut self) -> Result<usize, ReadError> {
        let (mut length, mut columns) = (0, 0);
        loop {
            let at_end = self.peek()?.is_none();
            let input = if at_end { b"\n" } else { &self.window[self.at..self.end] };
            let (result, used, written, ended) =
                self.parser.read_record(input, &mut self.cells[length..], &mut self.ends[columns..]);
            length += written;
            columns += ended;
            if !self.is_within_columns(columns, length) {
                return Err(self.problem(Code::TooManyColumns, self.limits.columns).into());
            }
            if !at_end {
                self.after_cr = used > 0 && self.window[self.at + used - 1] == b'\r';
                self.at += used;
            }
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull => self.grow(length, columns)?,
                // The line end did not end the row: it stands inside a quotation.
                _ if at_end => return Err(Problem::unreadable_at("quote", self.number).into()),
                _ => {}
            }
        }
        self.check_lengths(columns, self.ends[columns - 1])?;
        Ok(columns.min(self.limits.columns))
    }

    /// Whether no cell beyond the limit has anything in it. Some programs write delimiters up to their last column.
    fn is_within_columns(&self, columns: usize, length: usize) -> bool {
        let most = self.limits.columns;
        let is_blank = |cells: &[u8]| cells.iter().all(|b| b.is_ascii_whitespace());
        columns <= most || columns < self.ends.len() && is_blank(&self.cells[self.ends[most - 1]..length])
    }

    /// Counts empty lines, which are rows to a spreadsheet but not to the parser. `false` at the end of the text.
    fn pass_blank_lines(&mut self) -> Result<bool, ReadError> {
        loop {
            match self.peek()? {
                None => return Ok(false),
                Some(b'\n') if std::mem::take(&mut self.after_cr) => {}
                Some(b @ (b'\n' | b'\r')) => {
                    self.after_cr = b == b'\r';
                    self.number += 1;
                }
                Some(_) => return Ok(true),
            }
            self.at += 1;
        }
    }

    /// The next byte of the text.
    fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        while self.at == self.end && !self.ended {
            self.check_patience()?;
            match self.text.fill(&mut self.window)? {
                Filled::Bytes(length) => (self.at, self.end) = (0, length),
                Filled::End => self.ended = true,
                Filled::Malformed => return Err(self.malformed().into()),
            }
        }
        Ok((self.at < self.end).then(|| self.window[self.at]))
    }

    fn check_patience(&mut self) -> Result<(), Problem> {
        let (since, rows) = self.waiting;
        if rows < self.filled_rows {
            self.waiting = (Instant::now(), self.filled_rows);
        } else if since.elapsed() > self.limits.patience {
            let seconds = count(self.limits.patience.as_secs());
            return Err(Problem::new(Code::TooCostly).with("seconds", seconds).with("row", count(self.number)));
        }
        Ok(())
    }

    /// Makes room for a row that is longer than any before, unless it is too long.
    fn grow(&mut self, length: usize, columns: usize) -> Result<(), Problem> {
        self.check_lengths(columns, length)?;
        if length >= ROW_BYTES {
            return Err(Problem::unreadable_at("row-too-long", self.number));
        }
        self.cells.resize(length * 2, 0);
        Ok(())
    }

    /// Holds the `columns` cells that have ended, and the one that has come to `length`, to the limit.
    fn check_lengths(&self, columns: usize, length: usize) -> Result<(), Problem> {
        let limit = self.limits.cell_chars;
        if length <= limit {
            return Ok(());
        }
        let ends = self.ends[..columns].iter().copied().chain([length]);
        let starts = [0].into_iter().chain(self.ends[..columns].iter().copied());
        for (column, (start, end)) in starts.zip(ends).enumerate() {
            // No byte that goes on with a character counts.
            if end - start > limit && self.cells[start..end].iter().filter(|b| **b & 0xc0 != 0x80).count() > limit {
                return Err(self.problem(Code::CellTooLong, limit).with("column", count(column as u64 + 1)));
            }
        }
        Ok(())
    }

    fn problem(&self, code: Code, limit: usize) -> Problem {
        Problem::new(code).with("limit", count(limit as u64)).with("row", count(self.number))
    }

    fn malformed(&self) -> Problem {
        Problem::unreadable_at("bytes", self.number)
    }

    /// Copies the parsed row; `false` if it is blank.
    fn copy(&mut self, columns: usize, row: &mut Row) -> Result<bool, ReadError> {
        let ends = &self.ends[..columns];
        let length = ends.last().copied().unwrap_or(0);
        let text = std::str::from_utf8(&self.cells[..length]).map_err(|_| self.malformed())?;
        if text.as_bytes().contains(&0) {
            return Err(Problem::unreadable_at("nul", self.number).into());
        }
        row.clear();
        // A row that a spreadsheet wrote back as one cell is taken apart if it has the header's width. Otherwise it stays
        // one cell, which is said.
        if let [_] = ends
            && let Some(line) = wrapped_line(text, self.found.character)
            && (self.width > 1 && line.len() >= self.width - 1 || self.found.is_wrapped)
        {
            if line.len() == self.width || self.found.is_wrapped {
                line.iter().for_each(|cell| row.cells.push(unguard(cell)));
            } else {
                row.cells.push(text);
                row.marks.push((0, Mark::LineInCell));
            }
            return Ok(true);
        }
        let (mut start, mut filled) = (0, false);
        for end in ends {
            // Halves of a character on both sides of a delimiter make one where the cells lie side by side.
            let cell = text.get(start..*end).ok_or_else(|| self.malformed())?;
            filled = filled || !crate::text::trim(cell).is_empty();
            row.cells.push(unguard(cell));
            start = *end;
        }
        if filled && self.filled_rows < HEADER_WITHIN {
            self.width = self.width.max(columns);
        }
        if self.cells.len() > WINDOW {
            self.cells.truncate(WINDOW);
            self.cells.shrink_to_fit();
        }
        Ok(filled)
    }
}

/// The cells of a whole line that stands in one cell: a text with delimiters in it, which must have been quoted.
fn wrapped_line(text: &str, delimiter: u8) -> Option<csv::StringRecord> {
    if !text.as_bytes().contains(&delimiter) {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new();
    let mut lines = reader.has_headers(false).delimiter(delimiter).from_reader(text.as_bytes()).into_records();
    let line = lines.next()?.ok()?;
    lines.next().is_none().then_some(line)
}

#[cfg(test)]
mod tests;
