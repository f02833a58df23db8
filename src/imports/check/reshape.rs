//! Rows as the mapping reads them: words of the file replaced, texts in their shape, and behind the file's columns those that
//! are made of them. What stands beyond the header stays, behind all.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::contacts::catalogue::Catalogue;
use crate::fields::Type;
use crate::imports::model::column_mapping::ColumnMapping;
use crate::imports::model::layout::{Layout, Role};
use crate::imports::model::making::MadeColumn;
use crate::imports::model::reading::Reading;
use crate::table::{Cells, Row};
use crate::text::{fold, trim};

/// Reads rows by a mapping.
pub(crate) struct Reshape {
    width: usize,
    columns: HashMap<usize, Words>,
    made: Vec<MadeColumn<usize>>,
}

/// What the texts of a column become.
#[derive(Default)]
struct Words {
    /// By folded text; what is not in the table is itself.
    table: HashMap<String, String>,
    /// What parts several values, each of which may be in the table.
    separators: Vec<char>,
    reading: Reading,
}

impl Reshape {
    /// How rows of this layout are read; `None` if they are read as they stand, which is the rule.
    pub(crate) fn new(layout: &Layout, answers: &ColumnMapping, catalogue: &Catalogue) -> Option<Self> {
        let width = layout.width();
        let mut columns: HashMap<usize, Words> = HashMap::new();
        for (at, table) in answers.values.iter().filter(|(at, table)| **at < width && !table.is_empty()) {
            let words = columns.entry(*at).or_default();
            words.table = table.iter().map(|(text, cell)| (fold(text), cell.clone())).collect();
            if takes_several(layout, *at, catalogue) {
                let said = answers.reading.get(at).and_then(|reading| reading.separator);
                words.separators = ['|'].into_iter().chain(said).collect();
            }
        }
        for (at, reading) in answers.reading.iter().filter(|(at, reading)| **at < width && reading.shapes_texts()) {
            columns.entry(*at).or_default().reading = reading.clone();
        }
        let made = if layout.made == 0 { Vec::new() } else { answers.made.clone() };
        (!columns.is_empty() || !made.is_empty()).then_some(Self { width, columns, made })
    }

    /// The row as it is read.
    pub(crate) fn row(&self, row: &mut Row) {
        let cells: Vec<Cow<'_, str>> = (0..self.width).map(|at| self.cell(row, at)).collect();
        let mut read = Cells::with_capacity(row.cells.bytes(), self.width + self.made.len());
        cells.iter().for_each(|cell| read.push(cell));
        for made in &self.made {
            let cell = made.cell(|at| cells.get(at).map_or("", |cell| trim(cell)));
            read.push(&shaped(&made.reading, &cell));
        }
        row.cells.iter().skip(self.width).for_each(|beyond| read.push(beyond));
        row.cells = read;
        self.mark(row);
    }

    /// What is to be said of a cell is to be said of those that are made of it.
    fn mark(&self, row: &mut Row) {
        let mut marks = Vec::new();
        for (at, made) in (self.width..).zip(&self.made) {
            let sources = made.sources();
            marks.extend(row.marks.iter().filter(|(of, _)| sources.contains(&of)).map(|(_, mark)| (at, *mark)));
        }
        row.marks.extend(marks);
    }

    fn cell<'r>(&self, row: &'r Row, at: usize) -> Cow<'r, str> {
        let cell = row.cells.get(at).unwrap_or_default();
        match self.columns.get(&at) {
            Some(words) if !trim(cell).is_empty() => Cow::Owned(words.read(trim(cell))),
            _ => Cow::Borrowed(cell),
        }
    }
}

fn takes_several(layout: &Layout, at: usize, catalogue: &Catalogue) -> bool {
    match layout.columns.get(at).map(|column| &column.role) {
        Some(Role::New(field)) => catalogue.by_id(*field).is_some_and(|field| field.kind == Type::MultiList),
        _ => false,
    }
}

/// A cell that clears is no text.
fn shaped(reading: &Reading, cell: &str) -> String {
    if reading.shapes_texts() && cell != "=" { reading.shaped(cell) } else { cell.to_owned() }
}

impl Words {
    fn read(&self, cell: &str) -> String {
        if let Some(known) = self.table.get(&fold(cell)) {
            return known.clone();
        }
        let separators = self.separators.as_slice();
        if separators.is_empty() || !cell.contains(separators) {
            return shaped(&self.reading, cell);
        }
        let parts = cell.split(separators).map(trim).filter(|part| !part.is_empty());
        let read = parts.map(|part| match self.table.get(&fold(part)) {
            Some(known) => Cow::Borrowed(known.as_str()),
            None => Cow::Owned(shaped(&self.reading, part)),
        });
        read.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("|")
    }
}
