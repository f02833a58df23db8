//! Files that nothing names: a crash between keeping a file and the commit that names it leaves one.

use std::collections::HashSet;

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::Text;
use futures_util::TryStreamExt;

use super::{Storage, failure, place};
use crate::db::{self, Db};
use crate::error::Result;

/// The columns that name stored files. What is in none of them is removed after [`FRESH`]; a test holds that none is left
/// out.
pub const NAMED_BY: [(&str, &str); 3] = [("imports", "file_key"), ("exports", "file_key"), ("mails", "attachment_key")];

/// A file that is not so old may still be on its way to its name.
const FRESH: TimeDelta = TimeDelta::days(1);
/// How many files are looked up at once.
const A_BATCH: usize = 500;

impl Storage {
    /// Removes files that nothing has named for a day, and returns how many there were.
    pub fn remove_orphans(&self, db: &mut Db) -> Result<usize> {
        let mut removed = 0;
        for keys in self.old_keys()?.chunks(A_BATCH) {
            let named = named(db, keys)?;
            for key in keys.iter().filter(|key| !named.contains(*key)) {
                self.remove(key)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn old_keys(&self) -> Result<Vec<String>> {
        let before = db::now().and_utc() - FRESH;
        let old = self.0.store.list(None).try_filter_map(async |found| {
            let key = found.location.as_ref().to_owned();
            // Drafts, and whatever else somebody put there, are no files of ours.
            Ok((found.last_modified < before && place(&key).is_ok()).then_some(key))
        });
        self.0.background.wait(old.try_collect()).map_err(failure)
    }
}

/// Those of the keys that something names.
fn named(db: &mut Db, keys: &[String]) -> Result<HashSet<String>> {
    #[derive(QueryableByName)]
    struct Named {
        #[diesel(sql_type = Text)]
        text: String,
    }
    // Keys are letters and digits.
    let keys = keys.iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(", ");
    let names: Vec<Named> =
        diesel::sql_query(names(|column, table| format!("{table} WHERE {column} IN ({keys})"))).load(db)?;
    Ok(names.into_iter().map(|named| named.text).collect())
}

/// A query for the keys of all files that the tables of a schema name, as `text`.
pub fn names_in(schema: &str) -> String {
    names(|column, table| format!("{schema}.{table} WHERE {column} IS NOT NULL AND {column} <> ''"))
}

/// A query over all columns that name files; `from` says for each from where.
fn names(from: impl Fn(&str, &str) -> String) -> String {
    NAMED_BY.map(|(table, column)| format!("SELECT {column} AS text FROM {}", from(column, table))).join(" UNION ")
}
