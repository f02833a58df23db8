//! Brings the tables up to this version, one process at a time.

use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::Db;
use crate::error::{Error, Refusal, Result};

pub(super) const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The lock of who migrates. Versions before this one held it for a session, so it may be left behind in a pooler.
const LOCK: i64 = 2026112101;
/// How long another process may be at it.
const PATIENCE: Duration = Duration::from_secs(600);
/// How often to look.
const LOOK: Duration = Duration::from_millis(200);

/// Runs the migrations that are missing, all in one transaction.
pub(super) fn migrate(db: &mut Db) -> Result<()> {
    match db {
        Db::Sqlite(c) => {
            c.immediate_transaction(|c| c.run_pending_migrations(SQLITE_MIGRATIONS).map(drop).map_err(not_done))
        }
        Db::Postgres(c) => on_postgres(c),
    }
}

fn not_done(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    anyhow::anyhow!("cannot bring the database up to date: {error}").into()
}

/// Whether no migration is missing.
pub(super) fn is_current(db: &mut Db) -> Result<bool> {
    let pending = match db {
        Db::Postgres(c) => has_tables(c)?.then(|| c.has_pending_migration(POSTGRES_MIGRATIONS)),
        Db::Sqlite(c) => Some(c.has_pending_migration(SQLITE_MIGRATIONS)),
    };
    let Some(pending) = pending else { return Ok(false) };
    pending.map(|pending| !pending).map_err(|e| anyhow::anyhow!("the migrations of the database: {e}").into())
}

#[derive(QueryableByName)]
struct Is {
    #[diesel(sql_type = Bool)]
    it: bool,
}

/// Whether the table of migrations is there: asking diesel would make it, which two processes can't do at once.
fn has_tables(c: &mut PgConnection) -> Result<bool> {
    let ask = "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS it";
    Ok(diesel::sql_query(ask).get_result::<Is>(c)?.it)
}

fn on_postgres(c: &mut PgConnection) -> Result<()> {
    must_be_utf8(c)?;
    let end = Instant::now() + PATIENCE;
    loop {
        if has_tables(c)? && !c.has_pending_migration(POSTGRES_MIGRATIONS).map_err(not_done)? {
            return Ok(());
        }
        // The lock goes with the transaction, also where a pooler gives the connection to somebody else.
        let is_done = c.transaction(|c| {
            let locked = diesel::sql_query(format!("SELECT pg_try_advisory_xact_lock({LOCK}) AS it"));
            if !locked.get_result::<Is>(c)?.it {
                return Ok(false);
            }
            c.run_pending_migrations(POSTGRES_MIGRATIONS).map(|_| true).map_err(not_done)
        })?;
        if is_done {
            return Ok(());
        }
        let holder = holder(c)?;
        if let Some(holder) = holder.filter(|holder| holder.is_idle || Instant::now() >= end) {
            return Err(Refusal::new("migration-locked").with("pid", holder.pid.to_string()).into());
        }
        std::thread::sleep(LOOK);
    }
}

/// Refused: an encoding in which a name of a contact may have no letters.
fn must_be_utf8(c: &mut PgConnection) -> Result<()> {
    #[derive(QueryableByName)]
    struct Encoding {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let ask = "SELECT current_setting('server_encoding') AS name";
    match diesel::sql_query(ask).get_result::<Encoding>(c)?.name {
        name if name == "UTF8" => Ok(()),
        name => Err(Refusal::new("database-encoding").with("encoding", name).into()),
    }
}

/// Who has the lock.
#[derive(QueryableByName)]
struct Holder {
    #[diesel(sql_type = Integer)]
    pid: i32,
    /// Whether nothing has been done there for some seconds: nobody migrates.
    #[diesel(sql_type = Bool)]
    is_idle: bool,
}

fn holder(c: &mut PgConnection) -> Result<Option<Holder>> {
    let ask = format!(
        "SELECT s.pid, COALESCE(s.state = 'idle' AND s.state_change < clock_timestamp() - INTERVAL '3 seconds', FALSE) \
         AS is_idle FROM pg_locks l JOIN pg_stat_activity s ON s.pid = l.pid \
         WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = {LOCK} AND l.objsubid = 1 \
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    );
    Ok(diesel::sql_query(ask).get_result(c).optional()?)
}
