//! The processes of an installation. Each says every few seconds that it is there, so a dead one is noticed soon.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::failures;
use crate::db::{self, Database, Db};
use crate::error::Result;
use crate::schema::processes;
use crate::{metrics, process};

const BEAT: Duration = Duration::from_secs(3);
/// A process that was not heard of for so long has died, or is cut off.
const SILENT: TimeDelta = TimeDelta::seconds(15);
/// One that was not heard of for so long is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);

/// What a process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Duty {
    /// It serves pages.
    pub serves: bool,
    /// It works on what users start.
    pub works: bool,
}

/// Says that this process is there, until it is dropped.
pub struct Presence {
    database: Database,
    beat: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Presence {
    /// Begins to say so, and what the process does. Failures that it notes are written along.
    pub fn announce(database: &Database, serves: bool, works: bool) -> Result<Self> {
        let duty = Duty { serves, works };
        say(&mut *database.get()?, duty, 0)?;
        let (stop, stopped) = channel();
        let ours = database.clone();
        let beat = std::thread::Builder::new().name("presence".to_owned()).spawn(move || {
            let (mut rows, mut at) = (metrics::all_rows(), Instant::now());
            while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                let (rows_now, now) = (metrics::all_rows(), Instant::now());
                let rate = (rows_now - rows) as f64 / (now - at).as_secs_f64();
                (rows, at) = (rows_now, now);
                let said = ours.get().and_then(|mut db| say(&mut db, duty, rate.round() as i64));
                if let Err(error) = said.and_then(|()| failures::flush(&ours)) {
                    tracing::warn!(%error, "this process could not say that it is there");
                }
            }
        })?;
        Ok(Self { database: database.clone(), beat: Some((stop, beat)) })
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let Some((stop, beat)) = self.beat.take() else { return };
        drop(stop);
        let _ = beat.join();
        let this = processes::table.find(&process::this().name);
        let gone = self.database.get().and_then(|mut db| Ok(diesel::delete(this).execute(&mut *db)?));
        // Otherwise it is seen as silent, and forgotten after a day.
        if let Err(error) = gone.and_then(|_| failures::flush(&self.database)) {
            tracing::warn!(%error, "this process could not say that it ends");
        }
    }
}

fn say(db: &mut Db, duty: Duty, rows_per_second: i64) -> Result<()> {
    let this = process::this();
    let now = db::clock(db)?;
    let told = diesel::update(processes::table.find(&this.name))
        .set((processes::seen_at.eq(now), processes::rows_per_second.eq(rows_per_second)))
        .execute(db)?;
    if told == 0 {
        diesel::insert_into(processes::table)
            .values((
                processes::name.eq(&this.name),
                processes::host.eq(&this.host),
                processes::pid.eq(i64::from(this.pid)),
                processes::version.eq(env!("CARGO_PKG_VERSION")),
                processes::serves.eq(duty.serves),
                processes::works.eq(duty.works),
                processes::rows_per_second.eq(rows_per_second),
                processes::started_at.eq(now),
                processes::seen_at.eq(now),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// A process as the others see it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = processes)]
pub struct Seen {
    /// Its name, which leases carry.
    pub name: String,
    /// Its machine.
    pub host: String,
    /// Its number on the machine.
    pub pid: i64,
    /// Its version of Carnet.
    pub version: String,
    /// Whether it serves pages.
    pub serves: bool,
    /// Whether it works on what users start.
    pub works: bool,
    /// Rows tested, applied, undone or exported a second, in its last seconds.
    pub rows_per_second: i64,
    /// When it started, in UTC.
    pub started_at: NaiveDateTime,
    /// When it was last heard of, in UTC.
    pub seen_at: NaiveDateTime,
}

impl Seen {
    /// Whether it was heard of just now, by the database's clock.
    pub fn is_there(&self, now: NaiveDateTime) -> bool {
        (now - self.seen_at).abs() < SILENT
    }
}

/// All processes, the oldest first; those that died too, for a day.
pub fn processes(db: &mut Db) -> Result<Vec<Seen>> {
    let order = (processes::started_at, processes::name);
    Ok(processes::table.order(order).select(Seen::as_select()).load(db)?)
}

/// Forgets processes that were not heard of for a day.
pub fn forget_gone(db: &mut Db) -> Result<()> {
    let since = db::clock(db)? - FORGOTTEN;
    diesel::delete(processes::table.filter(processes::seen_at.lt(since))).execute(db)?;
    Ok(())
}
