//! The child process: reads a workbook and says what it finds. It trusts the file with nothing but its own life: memory and
//! computing time are limited before the file is opened, and it writes nothing but its answer.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::format::WorkbookFormat;
use super::super::limits::Limits;
use super::super::problem::{Problem, ReadError, count};
use super::super::row::{Mark, ROW_BYTES, Row};
use super::book::Book;
use super::cells::{self, Seen};
use super::frames::{Outbox, Sheet};
use crate::codes::Code;

/// The header of a sheet is looked for in so many first rows.
const HEAD_ROWS: u32 = 4;
/// Characters of a cell in the head of a sheet: more than any header has.
const HEAD_CHARS: usize = 300;

/// What the parent wants of a workbook.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Order {
    format: WorkbookFormat,
    /// Bytes of memory.
    memory: u64,
    /// Seconds of computing.
    seconds: u64,
    columns: usize,
    cell_chars: usize,
}

impl Order {
    pub(super) fn new(format: WorkbookFormat, limits: &Limits) -> Self {
        Self {
            format,
            memory: limits.reader_memory,
            seconds: limits.reader_time.as_secs(),
            columns: limits.columns,
            cell_chars: limits.cell_chars,
        }
    }
}

/// Reads the workbook at `path` as `order` says (see [`super::process::Process`]), and says on standard output what it finds. A
/// failure is ours; what is wrong with the file is part of the answer.
pub(crate) fn read_workbook(path: &Path, order: &str) -> anyhow::Result<()> {
    let order: Order = serde_json::from_str(order)?;
    confine(&order)?;
    serve(path, &order, io::stdin().lock(), io::stdout().lock())
}

#[cfg(unix)]
fn confine(order: &Order) -> io::Result<()> {
    use rlimit::Resource;
    let limit = |resource: Resource, soft: u64, hard: u64| {
        let hard = resource.get_hard()?.min(hard);
        resource.set(hard.min(soft), hard)
    };
    limit(Resource::CORE, 0, 0)?;
    limit(Resource::FSIZE, 0, 0)?;
    // The soft limit ends the process with a signal of its own, so that the parent knows why.
    limit(Resource::CPU, order.seconds, order.seconds + 5)?;
    limit(Resource::AS, order.memory, order.memory)
}

/// Elsewhere the parent's patience has to do.
#[cfg(not(unix))]
fn confine(_: &Order) -> io::Result<()> {
    Ok(())
}

/// [`read_workbook`] with the choice of the sheet coming from `choice`.
pub(super) fn serve(path: &Path, order: &Order, choice: impl Read, out: impl Write) -> anyhow::Result<()> {
    let mut outbox = Outbox::new(BufWriter::with_capacity(64 << 10, out));
    let ended = match tell(path, order, choice, &mut outbox) {
        Ok(()) => outbox.done(),
        Err(ReadError::Problem(problem)) => outbox.problem(&problem),
        Err(failure) => return Err(failure.into()),
    };
    Ok(ended?)
}

fn tell(path: &Path, order: &Order, choice: impl Read, outbox: &mut Outbox<impl Write>) -> Result<(), ReadError> {
    let mut book = Book::open(path, order.format)?;
    let sheets = book.sheets();
    // Without a choice nobody looks at the first rows.
    let several = sheets.iter().filter(|(_, hidden)| !hidden).count() > 1;
    for (name, hidden) in &sheets {
        // What is wrong with a sheet matters if it is the one.
        let head = if several && !hidden { head(&mut book, order, name).unwrap_or_default() } else { Vec::new() };
        outbox.sheet(&Sheet { name: name.clone(), hidden: *hidden, head })?;
    }
    outbox.choose()?;
    let mut line = String::new();
    BufReader::new(choice).read_line(&mut line)?;
    // No answer: the parent has seen enough.
    let Some((name, _)) = line.trim().parse().ok().and_then(|at: usize| sheets.get(at)) else { return Ok(()) };
    rows(&mut book, order, name, u32::MAX, &mut |row, progress| {
        outbox.row(row.number(), row.is_hidden, &row.marks, row.cells(), progress)?;
        Ok(true)
    })
}

/// The filled rows among the first ones.
fn head(book: &mut Book, order: &Order, sheet: &str) -> Result<Vec<Row>, ReadError> {
    let mut head = Vec::new();
    rows(book, order, sheet, HEAD_ROWS, &mut |row, _| {
        let cells = row.cells().map(|cell| cell.chars().take(HEAD_CHARS).collect::<String>()).collect::<Vec<_>>();
        head.push(Row { number: row.number(), cells: cells.iter().map(String::as_str).collect(), ..Row::default() });
        Ok(true)
    })?;
    Ok(head)
}

/// What is shown each filled row, and how much of the sheet was read.
type Take<'a> = dyn FnMut(&Gathered, &dyn Fn() -> (u64, u64)) -> Result<bool, ReadError> + 'a;

/// Shows `take` the filled rows of a sheet, up to that of a number, as long as it returns `true`.
fn rows(book: &mut Book, order: &Order, sheet: &str, until: u32, take: &mut Take<'_>) -> Result<(), ReadError> {
    let mut row = Gathered::default();
    let mut goes_on = true;
    let last = Cell::default();
    book.cells(sheet, &mut |seen, progress| {
        let (number, _) = seen.at;
        if number < row.at {
            return Err(Problem::unreadable_at("row-order", u64::from(number) + 1).into());
        }
        if number > row.at {
            goes_on = (!row.is_filled || take(&row, progress)?) && number < until;
            row.begin(number);
            last.set(progress());
        }
        if goes_on {
            row.add(seen, order)?;
        }
        Ok(goes_on)
    })?;
    if goes_on && row.is_filled {
        take(&row, &|| last.get())?;
    }
    Ok(())
}

/// The cells of one row, as they come.
#[derive(Debug, Default)]
struct Gathered {
    /// From 0.
    at: u32,
    text: String,
    /// Where each column's text is.
    spans: Vec<(usize, usize)>,
    marks: Vec<(usize, Mark)>,
    is_filled: bool,
    is_hidden: bool,
}

impl Gathered {
    fn begin(&mut self, at: u32) {
        self.at = at;
        self.text.clear();
        self.spans.clear();
        self.marks.clear();
        self.is_filled = false;
    }

    fn number(&self) -> u64 {
        u64::from(self.at) + 1
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().map(|(start, end)| &self.text[*start..*end])
    }

    fn add(&mut self, seen: Seen<'_>, order: &Order) -> Result<(), Problem> {
        let (column, start) = (seen.at.1 as usize, self.text.len());
        cells::push(seen.value, &mut self.text);
        let text = &self.text[start..];
        if text.is_empty() && seen.mark.is_none() {
            return Ok(());
        }
        let filled = seen.mark.is_some() || !crate::text::trim(text).is_empty();
        if column >= order.columns {
            let over = || self.problem(Code::TooManyColumns, order.columns);
            return if filled { Err(over()) } else { Ok(()) };
        }
        if text.len() > order.cell_chars && text.chars().count() > order.cell_chars {
            let problem = self.problem(Code::CellTooLong, order.cell_chars);
            return Err(problem.with("column", count(column as u64 + 1)));
        }
        if text.as_bytes().contains(&0) {
            return Err(Problem::unreadable_at("nul", self.number()));
        }
        if self.text.len() > ROW_BYTES {
            return Err(Problem::unreadable_at("row-too-long", self.number()));
        }
        if self.spans.len() <= column {
            self.spans.resize(column + 1, (0, 0));
        }
        self.spans[column] = (start, self.text.len());
        self.marks.extend(seen.mark.map(|mark| (column, mark)));
        self.is_hidden = seen.is_hidden;
        self.is_filled |= filled;
        Ok(())
    }

    fn problem(&self, code: Code, limit: usize) -> Problem {
        Problem::new(code).with("limit", count(limit as u64)).with("row", count(self.number()))
    }
}
