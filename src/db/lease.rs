//! Leases: the state column of imports, exports and mails is the queue, and a lease says who works a job.
//!
//! A lease lasts [`LEASE`] and is renewed on a thread of its own. A worker that dies stops renewing, and any other may
//! claim the job then. Since a worker may also only have been slow, each batch asks for its lease inside its transaction
//! ([`Lease::renew`]): what a former owner still has in hand is rolled back. Time is the database's, so that a machine
//! whose clock is wrong neither takes a job away from another nor holds one for ever.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::anyhow;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

pub use super::queues::Queue;

use super::clock::sql_clock;
use super::{Database, Db};
use crate::error::{Error, Result};
use crate::{metrics, process};

/// How long a lease lasts without being renewed.
pub const LEASE: Duration = Duration::from_secs(10);
const BEAT: Duration = Duration::from_secs(3);

/// The right to work a job. Dropped, it is renewed no more and lapses.
#[derive(Debug)]
pub struct Lease {
    queue: Queue,
    id: i64,
    owner: String,
    lost: Arc<AtomicBool>,
    beat: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Lease {
    /// Claims the oldest job that waits, and keeps its lease renewed. The job's state stays as it is.
    pub fn claim(database: &Database, queue: Queue) -> Result<Option<Self>> {
        Self::claim_where(database, queue, None)
    }

    /// Claims this job, if it waits.
    pub fn claim_job(database: &Database, queue: Queue, id: i64) -> Result<Option<Self>> {
        Self::claim_where(database, queue, Some(id))
    }

    fn claim_where(database: &Database, queue: Queue, id: Option<i64>) -> Result<Option<Self>> {
        let owner = owner()?;
        let Some(id) = claim(&mut *database.get()?, queue, id, &owner)? else { return Ok(None) };
        let mut lease = Self { queue, id, owner, lost: Arc::default(), beat: None };
        lease.beat = Some(lease.keep_renewed(database.clone()));
        Ok(Some(lease))
    }

    /// The job.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Whether another worker was seen to have the job: time to stop.
    pub fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Renews the lease, and fails with [`Lost`] if the job is no longer ours. Call it inside the transaction of each
    /// batch, so that a batch of a former owner is rolled back.
    pub fn renew(&self, db: &mut Db) -> Result<()> {
        match renew(db, self.queue, self.id, &self.owner)? {
            true => Ok(()),
            false => {
                note_loss(&self.lost);
                Err(Error::Failure(Lost.into()))
            }
        }
    }

    /// Gives the job back, so that it need not wait for the lease to lapse.
    pub fn release(mut self, db: &mut Db) -> Result<()> {
        self.stop();
        let sql = format!(
            "UPDATE {} SET lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2",
            self.queue.name()
        );
        diesel::sql_query(sql).bind::<BigInt, _>(self.id).bind::<Text, _>(&self.owner).execute(db)?;
        Ok(())
    }

    fn keep_renewed(&self, database: Database) -> (Sender<()>, JoinHandle<()>) {
        let (stop, stopped) = channel();
        let (queue, id, owner, lost) = (self.queue, self.id, self.owner.clone(), Arc::clone(&self.lost));
        let beat = std::thread::spawn(move || {
            while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                match database.get().and_then(|mut db| renew(&mut db, queue, id, &owner)) {
                    Ok(true) => {}
                    Ok(false) => return note_loss(&lost),
                    // The database is away or busy. If that lasts, the next batch fails too; until then go on.
                    Err(error) => tracing::warn!(?queue, id, %error, "a lease could not be renewed"),
                }
            }
        });
        (stop, beat)
    }

    fn stop(&mut self) {
        if let Some((stop, beat)) = self.beat.take() {
            drop(stop);
            if beat.join().is_err() {
                tracing::error!(queue = ?self.queue, id = self.id, "the thread that renews a lease panicked");
            }
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.stop();
    }
}

fn note_loss(lost: &AtomicBool) {
    if !lost.swap(true, Ordering::Relaxed) {
        metrics::lease_lost();
    }
}

/// Another worker has the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("another worker has taken over the job")]
pub struct Lost;

impl Lost {
    /// Whether this is why something failed: no reason to call the job failed, since someone else is at it.
    pub fn caused(error: &Error) -> bool {
        matches!(error, Error::Failure(failure) if failure.is::<Self>())
    }
}

/// A name for who works: the process, and random letters for each lease.
fn owner() -> Result<String> {
    let mut bytes = [0_u8; 10];
    getrandom::fill(&mut bytes).map_err(|e| anyhow!("no random numbers: {e}"))?;
    Ok(format!("{}/{}", process::this().name, data_encoding::BASE32_NOPAD.encode(&bytes)))
}

#[derive(QueryableByName)]
struct Job {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Takes a job that nobody holds. Looks first, since on SQLite an update that changes nothing takes the writer's lock too.
fn claim(db: &mut Db, queue: Queue, id: Option<i64>, owner: &str) -> Result<Option<i64>> {
    let look = free(db, queue, id);
    let waiting: Option<Job> = diesel::sql_query(&look).get_result(db).optional()?;
    if waiting.is_none() {
        return Ok(None);
    }
    let lock = match db {
        Db::Postgres(_) => "FOR UPDATE SKIP LOCKED",
        Db::Sqlite(_) => "",
    };
    let (table, until) = (queue.name(), sql_clock(db, LEASE));
    let take =
        format!("UPDATE {table} SET lease_owner = $1, lease_until = {until} WHERE id = ({look} {lock}) RETURNING id");
    let taken: Option<Job> = diesel::sql_query(take).bind::<Text, _>(owner).get_result(db).optional()?;
    Ok(taken.map(|job| job.id))
}

/// The SQL condition for a job that a worker has. A lease that ends later than any can is from before the clock was put
/// back: whoever had it has renewed it since, or is dead.
pub(super) fn is_held(db: &Db) -> String {
    let (now, latest) = (sql_clock(db, Duration::ZERO), sql_clock(db, LEASE + Duration::from_secs(1)));
    format!("lease_until IS NOT NULL AND lease_until > {now} AND lease_until <= {latest}")
}

/// Whether a lease that ends then is held now, both by the database's clock.
pub(crate) fn holds(until: NaiveDateTime, now: NaiveDateTime) -> bool {
    until > now && until <= now + LEASE + Duration::from_secs(1)
}

/// The query for the oldest job that nobody holds, or for this one.
fn free(db: &Db, queue: Queue, id: Option<i64>) -> String {
    let now = sql_clock(db, Duration::ZERO);
    let one = id.map_or(String::new(), |id| format!("AND id = {id}"));
    let (table, waits) = (queue.name(), queue.waits(&now));
    format!("SELECT id FROM {table} WHERE {waits} {one} AND NOT ({held}) ORDER BY id LIMIT 1", held = is_held(db))
}

fn renew(db: &mut Db, queue: Queue, id: i64, owner: &str) -> Result<bool> {
    let (table, until) = (queue.name(), sql_clock(db, LEASE));
    let sql = format!("UPDATE {table} SET lease_until = {until} WHERE id = $1 AND lease_owner = $2");
    let renewed = diesel::sql_query(sql).bind::<BigInt, _>(id).bind::<Text, _>(owner).execute(db)?;
    Ok(renewed == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installation() -> (tempfile::TempDir, Database) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(folder.path().join("carnet.db").to_str().unwrap()).unwrap();
        database.migrate().unwrap();
        (folder, database)
    }

    fn run(database: &Database, sql: &str) {
        diesel::sql_query(sql).execute(&mut *database.get().unwrap()).unwrap();
    }

    fn with_two_mails() -> (tempfile::TempDir, Database) {
        let (folder, database) = installation();
        run(
            &database,
            "INSERT INTO institutions (id, code, name, language, country, time_zone, created_at) \
             VALUES (1, 'A', 'A', 'en', 'FR', 'UTC', '2026-01-01 00:00:00')",
        );
        for id in [1, 2] {
            run(
                &database,
                &format!(
                    "INSERT INTO mails (id, institution_id, recipient, language, subject, body, state, created_at, not_before) \
                     VALUES ({id}, 1, 'a@b.fr', 'en', '', '', 'waiting', '2026-01-01 00:00:00', '2026-01-01 00:00:00')"
                ),
            );
        }
        (folder, database)
    }

    #[test]
    fn each_job_is_claimed_once_the_oldest_first() {
        let (_folder, database) = with_two_mails();
        let first = Lease::claim(&database, Queue::Mails).unwrap().unwrap();
        let second = Lease::claim(&database, Queue::Mails).unwrap().unwrap();
        assert_eq!((first.id(), second.id()), (1, 2));
        assert!(Lease::claim(&database, Queue::Mails).unwrap().is_none());
        assert!(Lease::claim_job(&database, Queue::Mails, 1).unwrap().is_none());
        assert!(Lease::claim(&database, Queue::Exports).unwrap().is_none());
        assert!(Lease::claim(&database, Queue::Imports).unwrap().is_none());
    }

    #[test]
    fn a_job_given_back_can_be_claimed_at_once() {
        let (_folder, database) = with_two_mails();
        let lease = Lease::claim_job(&database, Queue::Mails, 2).unwrap().unwrap();
        lease.release(&mut database.get().unwrap()).unwrap();
        assert!(Lease::claim_job(&database, Queue::Mails, 2).unwrap().is_some());
    }

    #[test]
    fn a_mail_that_shall_wait_is_not_claimed() {
        let (_folder, database) = with_two_mails();
        run(&database, "UPDATE mails SET attempts = 1, not_before = '2999-01-01 00:00:00'");
        assert!(Lease::claim(&database, Queue::Mails).unwrap().is_none());
    }

    /// The clock is put back after a crash: the lease of who is dead seems to last for an hour more.
    #[test]
    fn a_lease_from_before_the_clock_was_put_back_holds_nobody_up() {
        let (_folder, database) = with_two_mails();
        let _dead = Lease::claim(&database, Queue::Mails).unwrap().unwrap();
        let ahead = (super::super::now() + chrono::TimeDelta::hours(1)).format("%F %T%.6f");
        run(&database, &format!("UPDATE mails SET lease_until = '{ahead}' WHERE id = 1"));
        run(&database, &format!("UPDATE mails SET not_before = '{ahead}'"));
        let load = crate::db::queues::load(&mut database.get().unwrap(), Queue::Mails).unwrap();
        assert_eq!((load.waiting, load.working), (2, 0));
        assert_eq!(Lease::claim(&database, Queue::Mails).unwrap().unwrap().id(), 1);
        assert_eq!(Lease::claim(&database, Queue::Mails).unwrap().unwrap().id(), 2);
    }

    #[test]
    fn a_lapsed_lease_goes_to_another_and_the_former_owner_is_told() {
        let (_folder, database) = with_two_mails();
        let slow = Lease::claim(&database, Queue::Mails).unwrap().unwrap();
        slow.renew(&mut database.get().unwrap()).unwrap();
        run(&database, "UPDATE mails SET lease_until = '2026-01-01 00:00:00' WHERE id = 1");
        let fast = Lease::claim(&database, Queue::Mails).unwrap().unwrap();
        assert_eq!(fast.id(), 1);
        let error = slow.renew(&mut database.get().unwrap()).unwrap_err();
        assert!(Lost::caused(&error));
        assert!(slow.is_lost() && !fast.is_lost());
        fast.renew(&mut database.get().unwrap()).unwrap();
    }
}
