//! The file that an export is written to, in either format.

use std::io::{BufWriter, Seek, Write};
use std::path::Path;

use crate::error::Result;
use crate::i18n::Language;
use crate::table::write_workbook::{Blueprint, WorkbookWriter, workbook_writer};
use crate::table::{CsvWriter, FileFormat, ZipSingle, csv_writer, zip_single};

/// Where an export goes.
pub(super) struct Place<'a, W> {
    /// The file.
    pub out: W,
    /// A folder for what is written on the way.
    pub scratch: &'a Path,
    /// The format of the file.
    pub format: FileFormat,
    /// The language of who reads it.
    pub language: Language,
    /// Whether a CSV is for other programs than spreadsheets.
    pub for_programs: bool,
}

/// A file that rows are written to.
pub(super) enum Output<W: Write + Seek> {
    Csv(CsvWriter<W>),
    Zip(Box<CsvWriter<ZipSingle<BufWriter<W>>>>),
    Workbook(Box<WorkbookWriter>, W),
}

impl<W: Write + Seek + Send> Output<W> {
    /// Begins a file with the columns of `blueprint`; as CSV it is in a zip if `zipped` gives it a name there.
    pub(super) fn begin(place: Place<'_, W>, blueprint: Blueprint, zipped: Option<&str>) -> Result<Self> {
        let Place { out, scratch, format, language, for_programs } = place;
        if format == FileFormat::Xlsx {
            return Ok(Self::Workbook(Box::new(workbook_writer(blueprint, scratch)?), out));
        }
        let mut output = match zipped {
            Some(name) => Self::Zip(Box::new(csv_writer(zip_single(BufWriter::new(out), name)?, language))),
            None if for_programs => Self::Csv(csv_writer(out, language).for_programs()),
            None => Self::Csv(csv_writer(out, language)),
        };
        output.write_row(blueprint.columns.iter().map(|column| &column.header))?;
        Ok(output)
    }

    /// Writes one row. Refused what a workbook can't hold.
    pub(super) fn write_row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> Result<()> {
        match self {
            Self::Csv(csv) => Ok(csv.write_row(cells)?),
            Self::Zip(csv) => Ok(csv.write_row(cells)?),
            Self::Workbook(workbook, _) => workbook.write_row(cells),
        }
    }

    /// Writes the end, without which the file is damaged.
    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Csv(csv) => drop(csv.finish()?),
            Self::Zip(csv) => csv.finish()?.finish()?.flush()?,
            Self::Workbook(workbook, mut out) => {
                workbook.finish(&mut out)?;
                out.flush()?;
            }
        }
        Ok(())
    }
}
