//! Connections to SQLite or PostgreSQL: the one place where the two databases meet.
//!
//! Ordinary queries are written once against [`Db`]. Batch inserts and upserts do not exist on it, so
//! [`on_each!`](crate::on_each) compiles one body for each database.

mod address;
pub mod ahead;
pub mod bulk;
mod connection;
pub mod lease;
mod line;
pub mod lookup;
mod outage;
pub mod queues;
mod snapshot;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

pub use address::sqlite_file;
pub use connection::Db;
pub use outage::{Outage, Patience, Pause};

use self::address::{Url, without_password};
use self::lease::Queue;
use self::outage::Pauses;
use crate::error::Result;

const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The common back end of both connections, for boxed queries.
pub type Backend = <Db as Connection>::Backend;

/// Compiles one body for each database, for what [`Db`] can't do: `on_each!(db, c => insert_into(..).execute(c))`.
#[macro_export]
macro_rules! on_each {
    ($db:expr, $c:ident => $body:expr) => {
        match $db {
            $crate::db::Db::Postgres($c) => $body,
            $crate::db::Db::Sqlite($c) => $body,
        }
    };
}

/// How long to wait for a connection that others have, and how often to look whether the database is away instead.
const WAIT: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_millis(500);

/// A pool of connections to the installation's database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: r2d2::Pool<Manager>,
    url: Arc<str>,
    cannot_connect: Arc<AtomicBool>,
    pauses: Arc<Pauses>,
}

impl Database {
    /// Opens `sqlite:PATH` (or a plain path) or `postgres://…`. Creates an SQLite file that is missing; makes no tables.
    pub fn open(url: &str) -> Result<Self> {
        let manager = Manager::new(url)?;
        let cannot_connect = Arc::<AtomicBool>::default();
        let pool = r2d2::Pool::builder()
            .error_handler(Box::new(Noted(Arc::clone(&cannot_connect))))
            .max_size(16)
            .min_idle(Some(1))
            .connection_timeout(WAIT)
            .build(manager)
            .with_context(|| format!("cannot connect to the database {}", without_password(url)))?;
        Ok(Self { pool, url: url.into(), cannot_connect, pauses: Arc::default() })
    }

    /// Brings the tables up to this version. Safe when several processes start at once.
    pub fn migrate(&self) -> Result<()> {
        let mut db = self.get()?;
        match &mut *db {
            Db::Postgres(c) => {
                c.batch_execute("SELECT pg_advisory_lock(2026112101)")?;
                let done = c.run_pending_migrations(POSTGRES_MIGRATIONS).map(drop);
                c.batch_execute("SELECT pg_advisory_unlock(2026112101)")?;
                done
            }
            Db::Sqlite(c) => c.run_pending_migrations(SQLITE_MIGRATIONS).map(drop),
        }
        .map_err(|e| anyhow::anyhow!("cannot bring the database up to date: {e}"))?;
        Ok(())
    }

    /// Whether no migration of this version is missing.
    pub fn is_current(&self, patience: Duration) -> Result<bool> {
        let mut db = self.pool.get_timeout(patience).context("no connection to the database")?;
        let pending = match &mut *db {
            Db::Postgres(c) => c.has_pending_migration(POSTGRES_MIGRATIONS),
            Db::Sqlite(c) => c.has_pending_migration(SQLITE_MIGRATIONS),
        };
        pending.map(|pending| !pending).map_err(|e| anyhow::anyhow!("the migrations of the database: {e}").into())
    }

    /// A connection from the pool; waits up to 10 seconds for a free one. Fails with an [`Outage`], soon if the database is
    /// away.
    pub fn get(&self) -> Result<r2d2::PooledConnection<Manager>> {
        let end = Instant::now() + WAIT;
        loop {
            let error = match self.pool.get_timeout(LOOK) {
                Ok(connection) => {
                    self.cannot_connect.store(false, Ordering::Relaxed);
                    return Ok(connection);
                }
                Err(error) => error,
            };
            let outage = match self.cannot_connect.load(Ordering::Relaxed) && self.pool.state().connections == 0 {
                true => Outage::DatabaseAway,
                false if Instant::now() < end => continue,
                false => Outage::DatabaseBusy,
            };
            return Err(anyhow::Error::new(outage).context(format!("no connection to the database: {error}")).into());
        }
    }

    /// A connection like [`get`](Self::get), with room in memory for work that comes back to the same pages of the database
    /// a million times. It has the room until it is back in the pool and somebody else takes it.
    pub fn get_for_a_job(&self) -> Result<r2d2::PooledConnection<Manager>> {
        let mut db = self.get()?;
        if let Db::Sqlite(c) = &mut *db {
            c.batch_execute(ROOM_OF_A_JOB)?;
        }
        Ok(db)
    }

    /// Notes that the work of a queue has stopped for now.
    pub fn pause(&self, queue: Queue, outage: Outage) {
        self.pauses.begin(queue, outage);
    }

    /// Notes that somebody tries again to go on with a queue.
    pub fn attempt(&self, queue: Queue) {
        self.pauses.attempt(queue);
    }

    /// Notes that the work of a queue goes on.
    pub fn resume(&self, queue: Queue) {
        self.pauses.end(queue);
    }

    /// Why the work of a queue stands still in this process, if it does.
    pub fn paused(&self, queue: Queue) -> Option<Pause> {
        self.pauses.shown(queue)
    }

    /// Whether the database takes what is written, tried by writing.
    pub fn probe(&self) -> Result<()> {
        use crate::schema::counters::dsl::{counters, last, name};
        let db = &mut *self.get()?;
        write(db, |db| {
            Ok(diesel::update(counters.filter(name.eq("subject"))).set(last.eq(last)).execute(db).map(drop)?)
        })
    }

    /// Runs `work` with a connection on a thread where blocking is allowed: the way in from async code.
    pub async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db) -> Result<T> + Send + 'static,
    {
        let this = self.clone();
        tokio::task::spawn_blocking(move || work(&mut *this.get()?)).await.context("a database task was stopped")?
    }

    /// Name and version of the database: `SQLite 3.53.2`, `PostgreSQL 15.18`.
    pub fn version(&self) -> Result<String> {
        let About { kind, version, .. } = about(&mut *self.get()?)?;
        Ok(format!("{kind} {version}"))
    }

    /// The whole address, which tells this database from others; not to be shown.
    pub fn address(&self) -> Arc<str> {
        Arc::clone(&self.url)
    }

    /// The address without its password, as pages and logs may show it.
    pub fn shown_url(&self) -> String {
        without_password(&self.url)
    }
}

/// Notes that connecting fails, so that nobody waits for long.
#[derive(Debug)]
struct Noted(Arc<AtomicBool>);

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
    fn new(url: &str) -> Result<Self> {
        let url = Url::read(url)?;
        if let Url::Sqlite(path) = &url
            && let Some(folder) = Path::new(path).parent()
        {
            std::fs::create_dir_all(folder)?;
        }
        Ok(Self { url })
    }
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
const ROOM_OF_A_JOB: &str = "PRAGMA cache_size = -16384";

/// Settings of a new connection. The order matters on SQLite: waiting for locks comes before anything that takes one.
fn prepare(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(c) => c.batch_execute(
            "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA foreign_keys = ON;",
        ),
        Db::Postgres(c) => c.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning;"),
    }
}

/// Runs `work` in a transaction that may write from its first statement (on SQLite a deferred one could not be upgraded
/// while another writer is at work). Writers take turns in the order in which they come. Rolled back when `work` returns
/// an error.
pub fn write<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
    type Manager = <Db as Connection>::TransactionManager;
    let _turn = line::Turn::wait(db)?;
    match db {
        Db::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
        Db::Postgres(_) => Manager::begin_transaction(db)?,
    }
    match work(db) {
        Ok(value) => {
            Manager::commit_transaction(db)?;
            Ok(value)
        }
        Err(error) => {
            // The cause is what matters; a rollback that fails too leaves a broken connection, which the pool drops.
            let _ = Manager::rollback_transaction(db);
            Err(error)
        }
    }
}

/// Gives out `count` ids for new subjects (contacts, fields, values) and returns the first: one sequence for all, so
/// an id alone names its subject. Ids of plans that never start are not given again.
pub fn reserve_ids(db: &mut Db, count: i64) -> Result<i64> {
    use crate::schema::counters::dsl::{counters, last, name};
    let end: i64 = diesel::update(counters.filter(name.eq("subject")))
        .set(last.eq(last + count))
        .returning(last)
        .get_result(db)?;
    Ok(end - count + 1)
}

/// Now, in UTC, to the microsecond: what both databases keep exactly.
pub fn now() -> chrono::NaiveDateTime {
    use chrono::SubsecRound;
    chrono::Utc::now().naive_utc().trunc_subsecs(6)
}

/// Now by the database's clock, which all machines share, in UTC: for times that one machine sets and another compares.
pub fn clock(db: &mut Db) -> Result<chrono::NaiveDateTime> {
    #[derive(QueryableByName)]
    struct Clock {
        #[diesel(sql_type = diesel::sql_types::Timestamp)]
        now: chrono::NaiveDateTime,
    }
    let ask = format!("SELECT {} AS now", sql_clock(db, Duration::ZERO));
    Ok(diesel::sql_query(ask).get_result::<Clock>(db)?.now)
}

/// SQL for a time that lies so far ahead by the database's clock, not that of its transaction's begin. SQLite is on this
/// machine and has no clock of its own that is as exact; it keeps times as text.
fn sql_clock(db: &Db, ahead: Duration) -> String {
    let seconds = ahead.as_secs();
    match db {
        Db::Postgres(_) => format!("(clock_timestamp() AT TIME ZONE 'UTC' + INTERVAL '{seconds} seconds')"),
        Db::Sqlite(_) => format!("'{}'", (now() + ahead).format("%Y-%m-%d %H:%M:%S%.6f")),
    }
}

/// What kind of database it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// `SQLite` or `PostgreSQL`.
    pub kind: &'static str,
    /// Its version, as it says.
    pub version: String,
    /// Bytes of the whole database.
    pub bytes: i64,
}

/// Asks the database what it is.
pub fn about(db: &mut Db) -> Result<About> {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        bytes: i64,
    }
    let (kind, ask) = match db {
        Db::Postgres(_) => (
            "PostgreSQL",
            "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes",
        ),
        Db::Sqlite(_) => (
            "SQLite",
            "SELECT sqlite_version() AS version, page_count * page_size AS bytes \
             FROM pragma_page_count(), pragma_page_size()",
        ),
    };
    let Answer { version, bytes } = diesel::sql_query(ask).get_result(db)?;
    // PostgreSQL adds who has built it.
    let version = version.split(' ').next().unwrap_or_default().to_owned();
    Ok(About { kind, version, bytes })
}

/// A setting of the installation; `make` gives its value the first time. Safe when several processes ask at once.
pub fn setting(db: &mut Db, name: &str, make: impl FnOnce() -> String) -> Result<String> {
    use crate::schema::settings;
    let read = |db: &mut Db| -> QueryResult<Option<String>> {
        settings::table.find(name).select(settings::value).first(db).optional()
    };
    if let Some(value) = read(db)? {
        return Ok(value);
    }
    let row = (settings::name.eq(name), settings::value.eq(make()));
    on_each!(&mut *db, c => diesel::insert_into(settings::table).values(row).on_conflict_do_nothing().execute(c))?;
    match read(db)? {
        Some(value) => Ok(value),
        None => bail_failure("a setting was not kept"),
    }
}

fn bail_failure<T>(what: &str) -> Result<T> {
    fn inner<T>(what: &str) -> anyhow::Result<T> {
        bail!("{what}")
    }
    Ok(inner(what)?)
}
