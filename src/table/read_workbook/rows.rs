//! The rows of a workbook as they come from the child process.

use std::path::Path;

use super::super::format::WorkbookFormat;
use super::super::limits::Limits;
use super::super::problem::{Problem, ReadError};
use super::super::row::{Row, batch, check_filled};
use super::child::Order;
use super::frames::{Frame, Inbox, Silence};
use super::process::Process;
use super::sheets::{Sheets, Wanted};
use crate::codes::Code;

/// The rows of one sheet, as they come from the child.
pub(crate) struct WorkbookRows {
    process: Process,
    inbox: Inbox,
    limits: Limits,
    /// The sheet's name.
    pub sheet: String,
    filled: u64,
    /// The last row that came.
    last: u64,
    progress: (u64, u64),
    ended: bool,
}

impl WorkbookRows {
    /// Starts a child that reads the sheet that is wanted.
    pub(crate) fn open(
        path: &Path,
        format: WorkbookFormat,
        wanted: Wanted<'_>,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let bytes = path.metadata()?.len();
        let most = match format {
            _ if format.is_text() => limits.csv_bytes,
            _ if format.is_streamed() => limits.archive_bytes,
            _ => limits.whole_bytes.min(limits.archive_bytes),
        };
        if bytes > most {
            return Err(Problem::too_large(most, bytes).into());
        }
        let (process, inbox) = Process::start(path, &Order::new(format, limits), limits)?;
        let mut rows = Self {
            process,
            inbox,
            limits: limits.clone(),
            sheet: String::new(),
            filled: 0,
            last: 0,
            progress: (0, bytes),
            ended: false,
        };
        rows.choose(wanted)?;
        Ok(rows)
    }

    /// Hears which sheets there are, and says which one is meant.
    fn choose(&mut self, wanted: Wanted<'_>) -> Result<(), ReadError> {
        let mut known = Sheets::new(wanted);
        loop {
            match self.inbox.next() {
                Ok(Frame::Sheet(sheet)) => known.add(sheet),
                Ok(Frame::Choose) => break,
                Ok(Frame::Problem(problem)) => return Err(problem.into()),
                Ok(_) => return Err(self.give_up(&Silence::Garbled)),
                Err(silence) => return Err(self.give_up(&silence)),
            }
        }
        let (at, name) = known.choose()?;
        self.sheet = name;
        self.process.choose(at);
        Ok(())
    }

    /// See [`Reader::next_rows`](super::super::Reader::next_rows).
    pub(crate) fn next_rows(&mut self, rows: &mut Vec<Row>, max: usize) -> Result<bool, ReadError> {
        batch(rows, max, |row| self.next_row(row))
    }

    fn next_row(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        while !self.ended {
            let silence = match self.inbox.next() {
                Ok(Frame::Row(bytes)) if bytes.read(row).is_some() => {
                    self.filled += 1;
                    self.last = row.number;
                    return check_filled(self.filled, &self.limits).map(|()| true);
                }
                Ok(Frame::Progress(read, total)) => {
                    self.progress = (read, total);
                    continue;
                }
                Ok(Frame::Done) => {
                    self.ended = true;
                    continue;
                }
                Ok(Frame::Problem(problem)) => return Err(problem.into()),
                Ok(_) => Silence::Garbled,
                Err(silence) => silence,
            };
            return Err(self.give_up(&silence));
        }
        if self.filled > 0 { Ok(false) } else { Err(Problem::new(Code::FileEmpty).into()) }
    }

    fn give_up(&mut self, silence: &Silence) -> ReadError {
        self.process.verdict(silence, self.limits.patience, self.last + 1)
    }

    /// What was read, and what there is to read, in some unit.
    pub(crate) fn progress(&self) -> (u64, u64) {
        let (read, total) = self.progress;
        if self.ended { (total, total) } else { (read, total) }
    }
}
