//! The corrected file as CSV.

use std::fs::File;
use std::io::BufWriter;

use super::request::Which;
use super::rows::{Place, Rows};
use super::words::Words;
use crate::error::Result;
use crate::table::csv_writer;

/// So many blank rows in a row are kept, so that rows keep their numbers.
const GAP: usize = 1000;

/// Writes it.
pub(super) fn write(rows: &mut Rows<'_>, words: &Words, file: &mut File) -> Result<()> {
    let mut csv = csv_writer(BufWriter::new(file), words.language);
    let keeps_numbers = rows.which() == Which::All;
    let mut written = 0;
    rows.each(|place, row, issues| {
        if keeps_numbers {
            for _ in (written + 1..row.number).take(GAP) {
                csv.write_row([""])?;
            }
        }
        written = row.number;
        match place {
            Place::Above => csv.write_row(row.cells.iter())?,
            Place::Header => csv.write_row(words.with_added(row, words.added_headers()))?,
            Place::Below => csv.write_row(words.with_added(row, words.added_cells(issues)))?,
        }
        Ok(())
    })?;
    csv.finish()?;
    Ok(())
}
