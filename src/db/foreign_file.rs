//! An SQLite file that a user sent: its tables and their rows, read only. Whatever is wrong in it is an error of the query.

use std::path::Path;

use anyhow::Context;
use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::Binary;

/// Values that one function of SQLite takes.
const AT_ONCE: usize = 100;

/// Such a file.
pub struct ForeignFile(SqliteConnection);

/// Opens a file as one that nobody changes.
pub(super) fn read_only(path: &Path) -> anyhow::Result<SqliteConnection> {
    let path = path.to_str().context("a path is no text")?;
    let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(SqliteConnection::establish(&format!("file:{path}?immutable=1&mode=ro"))?)
}

/// A text as bytes: what a file calls a text need not be one.
#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Binary)]
    text: Vec<u8>,
}

impl ForeignFile {
    /// Opens a file as one that nobody changes, so that nothing is written beside it either.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let mut connection = read_only(path)?;
        connection.batch_execute("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;")?;
        Ok(Self(connection))
    }

    /// The tables that have rows, with their columns.
    pub fn tables(&mut self) -> anyhow::Result<Vec<(String, Vec<String>)>> {
        let names = self.texts(
            "SELECT CAST(name AS BLOB) AS text FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' \
             ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid",
        )?;
        let mut tables = Vec::new();
        for name in names {
            let columns = format!("SELECT CAST(name AS BLOB) AS text FROM pragma_table_info({})", quoted(&name, '\''));
            let columns = self.texts(&columns)?;
            let first = format!("SELECT CAST('' AS BLOB) AS text FROM {} LIMIT 1", quoted(&name, '"'));
            if !columns.is_empty() && !self.texts(&first)?.is_empty() {
                tables.push((name, columns));
            }
        }
        Ok(tables)
    }

    /// Gives `take` each row of a table as JSON: arrays, one after the other, of its values in the order of `columns`, with
    /// null for what is no text and no number. It goes on as long as `take` returns `true`.
    pub fn rows(&mut self, table: &str, columns: &[String], take: &mut dyn FnMut(&[u8]) -> bool) -> anyhow::Result<()> {
        let value = |name: &String| {
            let name = quoted(name, '"');
            format!("CASE typeof({name}) WHEN 'blob' THEN NULL ELSE {name} END")
        };
        let array =
            |names: &[String]| format!("json_array({})", names.iter().map(value).collect::<Vec<_>>().join(", "));
        let arrays: Vec<String> = columns.chunks(AT_ONCE).map(array).collect();
        let query = format!("SELECT CAST({} AS BLOB) AS text FROM {}", arrays.join(" || "), quoted(table, '"'));
        for row in diesel::sql_query(query).load_iter::<Found, DefaultLoadingMode>(&mut self.0)? {
            if !take(&row?.text) {
                break;
            }
        }
        Ok(())
    }

    fn texts(&mut self, query: &str) -> anyhow::Result<Vec<String>> {
        let found: Vec<Found> = diesel::sql_query(query).load(&mut self.0)?;
        found.into_iter().map(|found| Ok(String::from_utf8(found.text)?)).collect()
    }
}

fn quoted(name: &str, quote: char) -> String {
    format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")))
}
