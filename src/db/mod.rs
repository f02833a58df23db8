//! Connections to SQLite or PostgreSQL: the one place where the two databases meet.
//!
//! Ordinary queries are written once against [`Db`]. Batch inserts and upserts do not exist on it, so
//! [`on_each!`](crate::on_each) compiles one body for each database.

mod about;
mod address;
pub(crate) mod bulk;
mod clock;
mod connection;
mod foreign_file;
pub mod lease;
pub(crate) mod lookup;
mod manager;
mod migrate;
mod outage;
pub(crate) mod pipeline;
mod pooler;
pub(crate) mod queues;
pub(crate) mod rewrite;
pub(crate) mod scan;
mod settings;
mod snapshot;
mod surroundings;
pub(crate) mod word_chunks;
mod write_queue;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2;

pub use about::{About, about};
pub use address::sqlite_file;
pub use clock::{clock, now};
pub use connection::Db;
pub use foreign_file::ForeignFile;
pub use manager::Manager;
pub use outage::{Outage, Patience, Pause};
pub use pooler::Pooling;
pub use settings::setting;
pub use snapshot::is_of_later_version;
pub use surroundings::{Surroundings, surroundings};

use self::address::without_password;
use self::lease::Queue;
use self::manager::{Noted, ROOM_OF_A_JOB};
use self::outage::Pauses;
use crate::error::Result;

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

    /// Brings the tables up to this version. Safe when several processes start at once. Refused: a database in another
    /// encoding than UTF-8 (`database-encoding`), a lock that somebody keeps (`migration-locked`).
    pub fn migrate(&self) -> Result<()> {
        migrate::migrate(&mut *self.get()?)
    }

    /// What stands between this process and the database; `None` if nothing does, or if it can't be told.
    pub fn pooling(&self) -> Result<Option<Pooling>> {
        pooler::between(&self.url)
    }

    /// Whether no migration of this version is missing.
    pub fn is_current(&self, patience: Duration) -> Result<bool> {
        let mut db = self.pool.get_timeout(patience).context("no connection to the database")?;
        migrate::is_current(&mut db)
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

    /// A second connection for whoever has one already, if one is free just now: nobody waits for it, so nobody who holds
    /// one keeps others waiting in a circle.
    pub fn spare(&self) -> Option<r2d2::PooledConnection<Manager>> {
        self.pool.try_get()
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
        let (this, span) = (self.clone(), tracing::Span::current());
        tokio::task::spawn_blocking(move || span.in_scope(|| work(&mut *this.get()?)))
            .await
            .context("a database task was stopped")?
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

/// Runs `work` in a transaction that may write from its first statement (on SQLite a deferred one could not be upgraded
/// while another writer is at work). Writers take turns in the order in which they come. Rolled back when `work` returns
/// an error.
pub fn write<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
    type Manager = <Db as Connection>::TransactionManager;
    let _turn = write_queue::WriteTurn::wait(db)?;
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
