//! The bare export: the columns of a template, put together by the database.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::super::work::{CRITERIA, Work};
use crate::db::{self, Db};
use crate::error::Result;

/// Rows of the export that are fetched at once.
const EXPORTED: i32 = 10_000;

/// A row of the export, as one text.
#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Text)]
    line: String,
}

/// Writes what a template holds, put together by the database: its texts need no quotes.
pub(super) fn export(db: &mut Db, work: &Work) -> Result<()> {
    let mut file = BufWriter::new(File::create(work.export())?);
    let joins = db::about(db)?.kind == "PostgreSQL";
    let mut last = 0;
    loop {
        let lines: Vec<Line> = diesel::sql_query(page(joins, last)).load(db)?;
        let Some(end) = lines.last() else { break };
        last = end.id;
        lines.iter().try_for_each(|row| writeln!(file, "{}", row.line))?;
    }
    Ok(file.flush()?)
}

/// The next lines, in the way in which a database is fastest: one join, or a look-up for each cell.
fn page(joins: bool, last: i32) -> String {
    let mut cells = String::from("number || ',' || last || ',' || first || ',,' || email");
    for at in 0..CRITERIA.len() {
        let code = match joins {
            true => format!("max(code) FILTER (WHERE slot % 10 = {at})"),
            false => format!(
                "(SELECT codes.code FROM bench_values present JOIN bench_codes codes ON codes.id = present.code_id
                  WHERE present.slot = contacts.id * 10 + {at})"
            ),
        };
        let _ = write!(cells, " || ',' || coalesce({code}, '') || ','");
    }
    let until = last + EXPORTED;
    let (values, grouped) = match joins {
        true => (
            format!(
                "LEFT JOIN (bench_values present JOIN bench_codes codes ON codes.id = present.code_id)
                 ON present.slot / 10 = contacts.id AND slot BETWEEN {last} * 10 AND {until} * 10 + 9"
            ),
            "GROUP BY contacts.id",
        ),
        false => (String::new(), ""),
    };
    format!(
        "SELECT contacts.id, {cells} AS line FROM bench_contacts contacts {values}
         WHERE contacts.id > {last} AND contacts.id <= {until} {grouped} ORDER BY contacts.id"
    )
}
