//! A consistent copy of an SQLite database, made while others write.

use std::path::Path;

use anyhow::Context;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;

use super::foreign_file::read_only;
use super::migrate::SQLITE_MIGRATIONS;
use super::{Database, Db};
use crate::error::{Refusal, Result};

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    text: String,
}

impl Database {
    /// Copies the database to a file that does not exist, and gives what a query for texts (in a column `text`) finds
    /// there, in the schema `copy`. Refused for PostgreSQL: `not-sqlite`.
    pub fn snapshot(&self, to: &Path, query: &str) -> Result<Vec<String>> {
        let Db::Sqlite(c) = &mut *self.get()? else { return Err(Refusal::new("not-sqlite").into()) };
        let to = to.to_str().context("a path is no text")?;
        diesel::sql_query("VACUUM INTO $1").bind::<Text, _>(to).execute(c)?;
        diesel::sql_query("ATTACH $1 AS copy").bind::<Text, _>(to).execute(c)?;
        let found = diesel::sql_query(query).load::<Found>(c);
        c.batch_execute("DETACH copy")?;
        Ok(found?.into_iter().map(|found| found.text).collect())
    }
}

/// Whether a later version of Carnet has changed the tables of an SQLite file, of which nothing is changed, and beside
/// which nothing is made.
pub fn is_of_later_version(file: &Path) -> Result<bool> {
    let mut connection = read_only(file)?;
    let applied = diesel::sql_query("SELECT version AS text FROM __diesel_schema_migrations");
    let applied = applied.load::<Found>(&mut connection).context("the version of the tables can't be read")?;
    let known = MigrationSource::<Sqlite>::migrations(&SQLITE_MIGRATIONS);
    let known = known.map_err(|error| anyhow::anyhow!("the migrations can't be read: {error}"))?;
    let is_known = |version: &str| known.iter().any(|migration| migration.name().version() == version.into());
    Ok(!applied.iter().all(|found| is_known(&found.text)))
}
