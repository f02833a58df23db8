//! The formats of workbooks as one: sheets, and the cells of one of them in the order of the file.

use std::path::Path;

use super::super::format::WorkbookFormat;
use super::super::problem::ReadError;
use super::cells::Visit;
use super::dumps::{Grid, Json, SpreadsheetXml, Sql, Sqlite, html, vcard};
use super::ods::Ods;
use super::xls::Xls;
use super::xlsb::Xlsb;
use super::xlsx::Xlsx;

/// A workbook that is open.
pub(super) enum Book {
    Xlsx(Box<Xlsx>),
    Xlsb(Box<Xlsb>),
    Xls(Box<Xls>),
    Ods(Box<Ods>),
    SpreadsheetXml(Box<SpreadsheetXml>),
    Grid(Box<Grid>),
    Json(Box<Json>),
    Sql(Box<Sql>),
    Sqlite(Box<Sqlite>),
}

impl Book {
    /// Opens a workbook, which reads its texts and formats, or all of it.
    pub(super) fn open(path: &Path, format: WorkbookFormat) -> Result<Self, ReadError> {
        Ok(match format {
            WorkbookFormat::Xlsx => Self::Xlsx(Box::new(Xlsx::open(path)?)),
            WorkbookFormat::Xlsb => Self::Xlsb(Box::new(Xlsb::open(path)?)),
            WorkbookFormat::Xls => Self::Xls(Box::new(Xls::open(path)?)),
            WorkbookFormat::Ods => Self::Ods(Box::new(Ods::open(path)?)),
            WorkbookFormat::SpreadsheetXml => Self::SpreadsheetXml(Box::new(SpreadsheetXml::open(path)?)),
            WorkbookFormat::Html => Self::Grid(Box::new(html::open(path)?)),
            WorkbookFormat::Vcard => Self::Grid(Box::new(vcard::open(path)?)),
            WorkbookFormat::Json => Self::Json(Box::new(Json::open(path)?)),
            WorkbookFormat::Sql => Self::Sql(Box::new(Sql::open(path)?)),
            WorkbookFormat::Sqlite => Self::Sqlite(Box::new(Sqlite::open(path)?)),
        })
    }

    /// The worksheets by name, and whether each is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Xlsb(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
            Self::SpreadsheetXml(book) => book.sheets(),
            Self::Grid(book) => book.sheets(),
            Self::Json(book) => book.sheets(),
            Self::Sql(book) => book.sheets(),
            Self::Sqlite(book) => book.sheets(),
        }
    }

    /// Shows `visit` the filled cells of a sheet.
    pub(super) fn cells(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), ReadError> {
        match self {
            Self::Xlsx(book) => book.cells(sheet, visit),
            Self::Xlsb(book) => book.cells(sheet, visit),
            Self::Xls(book) => book.cells(sheet, visit),
            Self::Ods(book) => book.cells(sheet, visit),
            Self::SpreadsheetXml(book) => book.cells(sheet, visit),
            Self::Grid(book) => book.cells(sheet, visit),
            Self::Json(book) => book.cells(sheet, visit),
            Self::Sql(book) => book.cells(sheet, visit),
            Self::Sqlite(book) => book.cells(sheet, visit),
        }
    }
}

#[cfg(test)]
mod tests;
