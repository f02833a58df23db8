//! Makes the connections of the pool, and checks them before they are given out.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2;

use super::address::Url;
use super::connection::Db;
use super::rewrite;
use crate::error::Result;
use crate::private;

/// Notes that connecting fails, so that nobody waits for long.
#[derive(Debug)]
pub(super) struct Noted(pub Arc<AtomicBool>);

impl r2d2::HandleError<r2d2::Error> for Noted {
    fn handle_error(&self, error: r2d2::Error) {
        self.0.store(true, Ordering::Relaxed);
        tracing::debug!(%error, "cannot connect to the database");
    }
}

/// Makes and checks the pool's connections. Reads the scheme itself, since diesel's own would hide the true error.
pub struct Manager {
    url: Url,
}

impl Manager {
    pub(super) fn new(url: &str) -> Result<Self> {
        let url = Url::read(url)?;
        if let Url::Sqlite(path) = &url
            && is_file(path)
        {
            make_private(Path::new(path))?;
        }
        Ok(Self { url })
    }
}

/// Whether an SQLite database is the file of this name: it may be in memory, or written as SQLite's own addresses.
fn is_file(path: &str) -> bool {
    !matches!(path, "" | ":memory:") && !path.starts_with("file:")
}

/// SQLite gives its journal the permissions of the database, which it would make readable by all.
fn make_private(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        private::folder(folder)?;
    }
    // It may be there already, and what is wrong with the place is told by who connects.
    let _ = private::create_new(path);
    Ok(())
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = r2d2::Error;

    fn connect(&self) -> std::result::Result<Db, r2d2::Error> {
        let made = match &self.url {
            Url::Postgres(url) => PgConnection::establish(url).map(Db::Postgres),
            Url::Sqlite(path) => SqliteConnection::establish(path).map(Db::Sqlite),
        };
        let mut db = made.map_err(r2d2::Error::ConnectionError)?;
        prepare(&mut db).map_err(r2d2::Error::QueryError)?;
        Ok(db)
    }

    fn is_valid(&self, db: &mut Db) -> std::result::Result<(), r2d2::Error> {
        let ask = match db {
            Db::Sqlite(_) => ROOM,
            Db::Postgres(_) => "SELECT 1",
        };
        db.batch_execute(ask).map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        std::thread::panicking() || <Db as Connection>::TransactionManager::is_broken_transaction_manager(db)
    }
}

/// How much of an SQLite database a connection keeps in memory, in KiB: a page needs little, and there may be many.
const ROOM: &str = "PRAGMA cache_size = -2048";
pub(super) const ROOM_OF_A_JOB: &str = "PRAGMA cache_size = -16384";

/// Settings of a new connection. The order matters on SQLite: waiting for locks comes before anything that takes one.
fn prepare(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(c) => {
            rewrite::register(c)?;
            c.batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON;",
            )
        }
        Db::Postgres(c) => c.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning;"),
    }
}
