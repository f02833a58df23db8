//! Writes workbooks, row by row.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, IgnoreError, Note, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::blueprint::{Blueprint, Column, Drawn, Lists, Part};
use super::styles::Styles;
use super::validation;
use crate::error::{Refusal, Result};

/// The most rows of a worksheet, the header left out.
/// How many columns a worksheet has.
pub(crate) const SHEET_COLUMNS: i64 = 16_384;
pub(crate) const SHEET_ROWS: i64 = 1_048_575;

/// Rows below the table that drop-downs are ready for.
const SPARE_ROWS: u32 = 1000;

/// Bytes of XML around a cell's text.
const AROUND_A_CELL: u64 = 70;

/// From so many bytes on a part of the file needs the form of ZIP that some old programs don't know.
const LARGE: u64 = 3 << 30;

/// Writes a workbook.
pub(crate) struct WorkbookWriter {
    workbook: Workbook,
    blueprint: Blueprint,
    rows: u32,
    bytes: u64,
}

/// A writer of a workbook. Its rows wait in `scratch`, a folder, in a file without a name, until it is finished.
pub(crate) fn workbook_writer(blueprint: Blueprint, scratch: &Path) -> Result<WorkbookWriter> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(scratch).map_err(failure)?;
    let mut writer = WorkbookWriter { workbook, blueprint, rows: 0, bytes: 0 };
    writer.begin().map_err(failure)?;
    Ok(writer)
}

impl WorkbookWriter {
    /// Writes one row of texts. Refused: a row more than a sheet has (`workbook-full`), a text longer than a cell
    /// takes (`workbook-cell-too-long`).
    pub(crate) fn write_row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> Result<()> {
        if i64::from(self.rows) == SHEET_ROWS {
            return Err(Refusal::new("workbook-full").with("limit", SHEET_ROWS).into());
        }
        let Self { workbook, blueprint, bytes, rows } = self;
        *rows += 1;
        unpanicked(|| {
            let sheet = workbook.worksheet_from_index(0).map_err(failure)?;
            for (at, cell) in (0..).zip(cells) {
                let cell = cell.as_ref();
                *bytes += AROUND_A_CELL + cell.len() as u64;
                sheet.write_string(*rows, at, cell).map_err(|error| match error {
                    XlsxError::MaxStringLengthExceeded => too_long(*rows, blueprint.columns.get(usize::from(at))),
                    error => failure(error),
                })?;
            }
            Ok(())
        })
    }

    /// Writes the file. Without it there is none.
    pub(crate) fn finish(mut self, out: impl Write + Send) -> Result<()> {
        unpanicked(|| {
            self.end().map_err(failure)?;
            self.workbook.use_zip_large_file(self.bytes > LARGE);
            self.workbook.save_to_writer(out).map_err(failure)
        })
    }

    fn begin(&mut self) -> Drawn<()> {
        let Self { workbook, blueprint, .. } = self;
        workbook.set_properties(&properties(blueprint)?);
        let styles = Styles::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&blueprint.name)?;
        sheet.set_freeze_panes(1, blueprint.frozen)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        sheet.set_row_height(0, 32)?;
        for (at, column) in (0..).zip(&blueprint.columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.set_column_format(at, styles.cells(column.part, blueprint.is_locked))?;
            if column.part == Part::Hidden {
                sheet.set_column_hidden(at)?;
            }
            if !column.note.is_empty() {
                sheet.insert_note(0, at, &note(&column.note))?;
            }
            sheet.write_string_with_format(0, at, &column.header, styles.header(column.part))?;
        }
        match &blueprint.lists {
            Some(lists) => write_lists(workbook.add_worksheet_with_constant_memory()?, lists, &styles),
            None => Ok(()),
        }
    }

    /// What refers to the rows, when it is known how many there are.
    fn end(&mut self) -> Drawn<()> {
        let Self { workbook, blueprint, rows, .. } = self;
        let sheet = workbook.worksheet_from_index(0)?;
        let last_column = (blueprint.columns.len().saturating_sub(1)).try_into().unwrap_or(u16::MAX);
        let lowest = SHEET_ROWS as u32;
        let last = (*rows + SPARE_ROWS).min(lowest);
        // All columns, the hidden ones too: who sorts by the filter's buttons moves whole rows.
        sheet.autofilter(0, 0, (*rows).max(1), last_column)?;
        sheet.ignore_error_range(1, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
        for (at, column) in (0..).zip(&blueprint.columns) {
            if let Some(rule) = validation::rule(column, blueprint.lists.as_ref())? {
                sheet.add_data_validation(1, at, last, at, &rule)?;
            }
        }
        if blueprint.is_locked {
            sheet.protect_with_options(&what_may_be_done());
            // Below the table rows may be added.
            if *rows < lowest {
                sheet.unprotect_range(*rows + 1, 0, lowest, last_column)?;
            }
        }
        Ok(())
    }
}

fn properties(blueprint: &Blueprint) -> Drawn<DocProperties> {
    let properties =
        DocProperties::new().set_title(&blueprint.title).set_company(&blueprint.company).set_author("Carnet");
    Ok(match blueprint.is_dated {
        true => properties,
        false => properties.set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?),
    })
}

fn note(text: &str) -> Note {
    let lines: usize = text.lines().map(|line| line.chars().count() / 46 + 1).sum();
    let height = u32::try_from(16 * (lines + 1)).unwrap_or(u32::MAX).clamp(60, 480);
    Note::new(text).set_author("Carnet").add_author_prefix(false).set_width(320).set_height(height)
}

fn write_lists(sheet: &mut Worksheet, lists: &Lists, styles: &Styles) -> Drawn<()> {
    let top = lists.header_row();
    sheet.set_name(&lists.name)?;
    sheet.set_freeze_panes(top + 1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(top, top)?;
    for (row, line) in (0..).zip(&lists.about) {
        sheet.write_string_with_format(row, 0, line, styles.line(row == 0))?;
    }
    for (at, (header, width)) in (0..).zip(&lists.columns) {
        sheet.set_column_width(at, *width)?;
        sheet.set_column_format(at, styles.cells(Part::Plain, true))?;
        sheet.write_string_with_format(top, at, header, styles.header(Part::Plain))?;
    }
    for (row, cells) in (top + 1..).zip(&lists.rows) {
        for (at, cell) in (0..).zip(cells) {
            sheet.write_string(row, at, cell)?;
        }
    }
    let last = top + u32::try_from(lists.rows.len().max(1)).unwrap_or(u32::MAX);
    let last_column = lists.columns.len().saturating_sub(1).try_into().unwrap_or(u16::MAX);
    sheet.autofilter(top, 0, last, last_column)?;
    sheet.ignore_error_range(top + 1, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
    // Else a row that was deleted would be missing in the drop-downs.
    sheet.protect_with_options(&what_may_be_done());
    Ok(())
}

/// All that needs no cell that is locked.
fn what_may_be_done() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        edit_objects: true,
        ..ProtectionOptions::new()
    }
}

fn too_long(row: u32, column: Option<&Column>) -> crate::error::Error {
    let column = column.map_or("", |column| column.header.as_str());
    Refusal::new("workbook-cell-too-long").with("row", i64::from(row) + 1).with("column", column).into()
}

/// A failure. Of [`XlsxError::IoError`] what the machine said is no source of its own, and a full disk is known by it.
fn failure(error: XlsxError) -> crate::error::Error {
    let cause = match error {
        XlsxError::IoError(cause) => anyhow::Error::new(cause),
        error => anyhow::Error::new(error),
    };
    cause.context("a workbook could not be written").into()
}

/// The library panics where its scratch file can't be written. The cause stands in the panic's words: a full disk is no
/// reason to lose a worker, nor to give the file up.
fn unpanicked<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map_or("", String::as_str);
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge];
        let kind = full.into_iter().find(|kind| words.contains(&format!("{kind:?}"))).unwrap_or(io::ErrorKind::Other);
        Err(io::Error::new(kind, format!("the scratch file of a workbook could not be written: {words}")).into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_is_full_is_refused_not_cut() {
        let column = Column {
            header: "CONTACT_NR".into(),
            note: String::new(),
            width: 12,
            part: Part::Plain,
            drop_down: None,
            most: None,
        };
        let blueprint = Blueprint {
            title: String::new(),
            company: String::new(),
            name: "Sheet".into(),
            columns: vec![column],
            frozen: 0,
            is_locked: false,
            is_dated: false,
            lists: None,
        };
        let mut writer = workbook_writer(blueprint, &std::env::temp_dir()).unwrap();
        writer.rows = SHEET_ROWS as u32 - 1;
        writer.write_row(["last"]).unwrap();
        let refused = writer.write_row(["one more"]).unwrap_err();
        assert!(refused.to_string().contains("workbook-full"), "{refused}");
        writer.finish(Vec::new()).unwrap();
    }
}
