//! What other systems write instead of a workbook: web pages, XML, business cards, JSON, dumps of databases. Each comes out
//! as a workbook with a sheet for each of its tables.
//!
//! Each file imports only those above it in this list:
//!
//! | file | one sentence |
//! |---|---|
//! | `decoded` | a file as text, by what it says of its encoding |
//! | `grid` | tables that are in memory as a whole |
//! | `html` | tables of a web page |
//! | `spreadsheet_xml` | workbooks as one XML file |
//! | `vcard` | business cards |
//! | `json_rows`, `json` | JSON: which values are rows, and what is in a row; lists of objects |
//! | `sql_words`, `sql_statements`, `sql` | SQL dumps: bytes, statements, tables |
//! | `sqlite` | SQLite files |

mod decoded;
mod grid;
pub(super) mod html;
mod json;
mod json_rows;
mod spreadsheet_xml;
mod sql;
mod sql_statements;
mod sql_words;
mod sqlite;
pub(super) mod vcard;

pub(super) use grid::Grid;
pub(super) use json::Json;
pub(super) use spreadsheet_xml::SpreadsheetXml;
pub(super) use sql::Sql;
pub(super) use sqlite::Sqlite;

#[cfg(test)]
mod tests;
