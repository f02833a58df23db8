//! A consistent copy of an SQLite database, made while others write.

use std::path::Path;

use anyhow::Context;
use diesel::connection::SimpleConnection;
use diesel::migration::{MigrationSource, MigrationVersion};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::MigrationHarness;

use super::{Database, Db, POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS};
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

    /// Whether a later version of Carnet has changed the tables.
    pub fn is_of_later_version(&self) -> Result<bool> {
        let applied = match &mut *self.get()? {
            Db::Sqlite(c) => {
                is_known::<diesel::sqlite::Sqlite>(c.applied_migrations(), &SQLITE_MIGRATIONS.migrations())
            }
            Db::Postgres(c) => is_known::<diesel::pg::Pg>(c.applied_migrations(), &POSTGRES_MIGRATIONS.migrations()),
        };
        Ok(!applied.map_err(|e| anyhow::anyhow!("the version of the tables can't be read: {e}"))?)
    }
}

type Boxed = Box<dyn std::error::Error + Send + Sync>;

fn is_known<DB: diesel::backend::Backend>(
    applied: std::result::Result<Vec<MigrationVersion<'static>>, Boxed>,
    known: &std::result::Result<Vec<Box<dyn diesel::migration::Migration<DB>>>, Boxed>,
) -> std::result::Result<bool, String> {
    let applied = applied.map_err(|e| e.to_string())?;
    let known = known.as_ref().map_err(ToString::to_string)?;
    Ok(applied.iter().all(|version| known.iter().any(|migration| migration.name().version() == *version)))
}
