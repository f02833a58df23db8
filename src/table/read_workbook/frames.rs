//! What the child process says, in frames: a tag (1 byte), the length of what follows (4 bytes, low byte first), the rest.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use super::super::problem::Problem;
use super::super::row::{Mark, Row};

/// Bytes that are read from the child at once; a few such pieces may wait.
const PIECE: usize = 64 << 10;
const WAITING: usize = 4;
/// How often the patience may run out while the child had no chance to compute.
const WAITS: usize = 6;
/// No frame of ours is longer.
const LONGEST: usize = 64 << 20;
/// Rows that are slow to come are sent on after so long, fast ones by the buffer.
const LINGER: Duration = Duration::from_millis(100);

/// One thing that the child says.
#[derive(Debug, PartialEq)]
pub(super) enum Frame<'a> {
    /// A sheet, with its first rows if there are several to choose from.
    Sheet(Sheet),
    /// All sheets were named; the child waits for the number of the one to read.
    Choose,
    /// A filled row.
    Row(RowBytes<'a>),
    /// How much was read, and of how much.
    Progress(u64, u64),
    /// The file is refused.
    Problem(Problem),
    /// The sheet has ended.
    Done,
}

/// A sheet as the child sees it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// Filled rows among the first ones, with long cells cut.
    pub head: Vec<Row>,
}

/// A row that is not taken apart yet.
#[derive(Debug, PartialEq)]
pub(super) struct RowBytes<'a>(&'a [u8]);

/// Writes frames.
pub(super) struct Outbox<W: Write> {
    out: W,
    frame: Vec<u8>,
    flushed: Instant,
}

impl<W: Write> Outbox<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, frame: Vec::new(), flushed: Instant::now() }
    }

    pub(super) fn sheet(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.begin(b'S');
        self.frame.push(sheet.hidden.into());
        self.text(&sheet.name);
        for row in &sheet.head {
            self.frame.extend_from_slice(&row.number.to_le_bytes());
            self.frame.extend_from_slice(&length(row.cells.len()));
            row.cells.iter().for_each(|cell| self.text(cell));
        }
        self.end()
    }

    pub(super) fn choose(&mut self) -> io::Result<()> {
        self.begin(b'C');
        self.end()?;
        self.flush()
    }

    /// A row, and now and then how much was read.
    pub(super) fn row<'a>(
        &mut self,
        number: u64,
        is_hidden: bool,
        marks: &[(usize, Mark)],
        cells: impl Iterator<Item = &'a str>,
        progress: impl FnOnce() -> (u64, u64),
    ) -> io::Result<()> {
        self.begin(b'R');
        self.frame.extend_from_slice(&number.to_le_bytes());
        self.frame.push(is_hidden.into());
        self.frame.extend_from_slice(&length(marks.len()));
        for (column, mark) in marks {
            self.frame.extend_from_slice(&length(*column));
            self.frame.push(mark.number());
        }
        cells.for_each(|cell| self.text(cell));
        self.end()?;
        if self.flushed.elapsed() < LINGER {
            return Ok(());
        }
        let (read, total) = progress();
        self.begin(b'P');
        self.frame.extend_from_slice(&read.to_le_bytes());
        self.frame.extend_from_slice(&total.to_le_bytes());
        self.end()?;
        self.flush()
    }

    pub(super) fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.begin(b'E');
        serde_json::to_writer(&mut self.frame, problem)?;
        self.end()?;
        self.flush()
    }

    pub(super) fn done(&mut self) -> io::Result<()> {
        self.begin(b'D');
        self.end()?;
        self.flush()
    }

    fn begin(&mut self, tag: u8) {
        self.frame.clear();
        self.frame.extend_from_slice(&[tag, 0, 0, 0, 0]);
    }

    fn text(&mut self, text: &str) {
        self.frame.extend_from_slice(&length(text.len()));
        self.frame.extend_from_slice(text.as_bytes());
    }

    fn end(&mut self) -> io::Result<()> {
        let bytes = length(self.frame.len() - 5);
        self.frame[1..5].copy_from_slice(&bytes);
        self.out.write_all(&self.frame)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushed = Instant::now();
        self.out.flush()
    }
}

fn length(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes()
}

/// Why no frame came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Silence {
    /// Nothing was said for too long.
    TooLong,
    /// The child has gone.
    Gone,
    /// What came is no frame.
    Garbled,
}

/// Reads frames as they come, in bounded memory.
pub(super) struct Inbox {
    pieces: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    at: usize,
    patience: Duration,
    worked: Clock,
}

/// How long the child has computed; `None` where the system does not tell.
pub(super) type Clock = Box<dyn Fn() -> Option<Duration> + Send>;

impl Inbox {
    /// A thread of its own reads `source`, so that waiting can end. It ends with the source, or with the inbox.
    pub(super) fn new(mut source: impl Read + Send + 'static, patience: Duration, worked: Clock) -> Self {
        let (sender, pieces) = sync_channel(WAITING);
        std::thread::spawn(move || {
            loop {
                let mut piece = vec![0; PIECE];
                match source.read(&mut piece) {
                    Ok(0) => break,
                    Ok(count) => piece.truncate(count),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(_) => break,
                }
                if sender.send(piece).is_err() {
                    break;
                }
            }
        });
        Self { pieces, bytes: Vec::new(), at: 0, patience, worked }
    }

    /// The next frame.
    pub(super) fn next(&mut self) -> Result<Frame<'_>, Silence> {
        self.fill(5)?;
        let head = &self.bytes[self.at..];
        let tag = head[0];
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]) as usize;
        if length > LONGEST {
            return Err(Silence::Garbled);
        }
        self.fill(5 + length)?;
        let start = self.at + 5;
        self.at = start + length;
        frame(tag, &self.bytes[start..self.at]).ok_or(Silence::Garbled)
    }

    /// Waits until so many bytes are there.
    fn fill(&mut self, count: usize) -> Result<(), Silence> {
        while self.bytes.len() - self.at < count {
            let piece = match self.pieces.try_recv() {
                Ok(piece) => piece,
                Err(_) => self.wait()?,
            };
            self.bytes.drain(..self.at);
            self.at = 0;
            self.bytes.extend_from_slice(&piece);
        }
        Ok(())
    }
}

impl Inbox {
    /// Waits for the next piece. A child that hardly gets to compute on a busy machine is waited for some more times.
    fn wait(&self) -> Result<Vec<u8>, Silence> {
        let before = (self.worked)();
        for _ in 0..WAITS {
            match self.pieces.recv_timeout(self.patience) {
                Ok(piece) => return Ok(piece),
                Err(RecvTimeoutError::Disconnected) => return Err(Silence::Gone),
                Err(RecvTimeoutError::Timeout) => match (before, (self.worked)()) {
                    (Some(before), Some(now)) if now.saturating_sub(before) < self.patience => {}
                    _ => break,
                },
            }
        }
        Err(Silence::TooLong)
    }
}

fn frame(tag: u8, payload: &[u8]) -> Option<Frame<'_>> {
    let mut rest = payload;
    Some(match tag {
        b'S' => Frame::Sheet(sheet(&mut rest)?),
        b'C' => Frame::Choose,
        b'R' => Frame::Row(RowBytes(payload)),
        b'P' => Frame::Progress(take_u64(&mut rest)?, take_u64(&mut rest)?),
        b'E' => Frame::Problem(serde_json::from_slice(payload).ok()?),
        b'D' => Frame::Done,
        _ => return None,
    })
}

fn sheet(rest: &mut &[u8]) -> Option<Sheet> {
    let hidden = take(rest, 1)? != [0];
    let mut sheet = Sheet { name: take_text(rest)?.to_owned(), hidden, head: Vec::new() };
    while !rest.is_empty() {
        let mut row = Row { number: take_u64(rest)?, ..Row::default() };
        for _ in 0..take_u32(rest)? {
            row.cells.push(take_text(rest)?);
        }
        sheet.head.push(row);
    }
    Some(sheet)
}

impl RowBytes<'_> {
    /// Puts the row into `row`; `None` if it is none.
    pub(super) fn read(&self, row: &mut Row) -> Option<()> {
        let mut rest = self.0;
        row.clear();
        row.number = take_u64(&mut rest)?;
        row.is_hidden = take(&mut rest, 1)? != [0];
        for _ in 0..take_u32(&mut rest)? {
            let column = take_u32(&mut rest)? as usize;
            row.marks.push((column, Mark::of_number(*take(&mut rest, 1)?.first()?)?));
        }
        while !rest.is_empty() {
            row.cells.push(take_text(&mut rest)?);
        }
        Some(())
    }
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

fn take_u32(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?))
}

fn take_u64(rest: &mut &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(take(rest, 8)?.try_into().ok()?))
}

fn take_text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = take_u32(rest)? as usize;
    std::str::from_utf8(take(rest, length)?).ok()
}

#[cfg(test)]
mod tests;
