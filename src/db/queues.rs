//! The queues of jobs: tables whose rows wait, by their state, for a worker.

use std::time::Duration;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};

use super::lease::is_held;
use super::{Db, clock::sql_clock};
use crate::error::Result;

/// A table whose rows are jobs, with the columns `id`, `state`, `lease_owner` and `lease_until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Queue {
    /// Imports to test, to apply or to undo.
    Imports,
    /// Exports to make.
    Exports,
    /// Mails to send.
    Mails,
}

impl Queue {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Imports, Self::Exports, Self::Mails];

    /// Its name, which is that of its table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Imports => "imports",
            Self::Exports => "exports",
            Self::Mails => "mails",
        }
    }

    /// The condition for a job that is not done.
    fn is_open(self) -> &'static str {
        match self {
            Self::Imports => "state IN ('testing', 'queued', 'running', 'undoing')",
            Self::Exports => "state IN ('waiting', 'running')",
            Self::Mails => "state IN ('waiting', 'sending')",
        }
    }

    /// The condition for a job that waits for a worker, or was left by one, when it is `now`.
    pub(super) fn waits(self, now: &str) -> String {
        match self {
            // Only one import of an institution writes at a time: see `imports::lifecycle::write_turn`.
            Self::Imports => "(state = 'testing' OR state IN ('queued', 'running', 'undoing') AND NOT EXISTS (\
                SELECT 1 FROM institutions i WHERE i.id = imports.institution_id AND i.writing_import <> imports.id))"
                .to_owned(),
            Self::Exports => self.is_open().to_owned(),
            // A mail that nobody has tried waits for nothing, also where the clock was put back since.
            Self::Mails => {
                format!("{} AND (not_before <= {now} OR attempts = 0 AND error IS NULL)", self.is_open())
            }
        }
    }

    /// Since when a job waits, as well as its row can tell.
    fn since(self) -> &'static str {
        match self {
            Self::Imports => "COALESCE(finished_at, started_at, tested_at, created_at)",
            Self::Exports => "created_at",
            Self::Mails => "not_before",
        }
    }

    /// What a job has done: rows of a file, contacts of an export.
    fn done(self) -> &'static str {
        match self {
            Self::Imports => "CASE WHEN state = 'undoing' THEN undo_cursor ELSE \"cursor\" END",
            Self::Exports => "rows_done",
            Self::Mails => "NULL",
        }
    }
}

/// What there is to do in a queue, in the whole installation.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Load {
    /// Jobs that wait for a worker.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// Jobs that a worker has.
    #[diesel(sql_type = BigInt)]
    pub working: i64,
    /// Since when the oldest of those that wait does, in UTC.
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub oldest: Option<NaiveDateTime>,
}

/// Counts a queue.
pub(crate) fn load(db: &mut Db, queue: Queue) -> Result<Load> {
    let now = sql_clock(db, Duration::ZERO);
    let (table, open, since) = (queue.name(), queue.is_open(), queue.since());
    let count = format!(
        "SELECT COUNT(*) FILTER (WHERE NOT held) AS waiting, COUNT(*) FILTER (WHERE held) AS working, \
         MIN(since) FILTER (WHERE NOT held AND since <= {now}) AS oldest \
         FROM (SELECT {held} AS held, {since} AS since FROM {table} WHERE {open}) AS jobs",
        held = is_held(db)
    );
    Ok(diesel::sql_query(count).get_result(db)?)
}

/// A job that a process has.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub(crate) struct Held {
    /// Its state.
    #[diesel(sql_type = Text)]
    pub state: String,
    /// The lease's owner: the name of a process, `/`, random letters.
    #[diesel(sql_type = Text)]
    pub owner: String,
    /// When the lease lapses unless it is renewed, in UTC.
    #[diesel(sql_type = Timestamp)]
    pub until: NaiveDateTime,
    /// The row that it has come to, where it goes row by row; an undo goes backwards.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub row: Option<i64>,
}

impl Held {
    /// The name of the process.
    pub(crate) fn process(&self) -> &str {
        self.owner.split('/').next().unwrap_or_default()
    }
}

/// The jobs of a queue that processes have, also of one that died a moment ago.
pub(crate) fn held(db: &mut Db, queue: Queue) -> Result<Vec<Held>> {
    let (table, open, done) = (queue.name(), queue.is_open(), queue.done());
    let jobs = format!(
        "SELECT state, lease_owner AS owner, lease_until AS until, {done} AS \"row\" \
         FROM {table} WHERE {open} AND lease_owner IS NOT NULL AND lease_until IS NOT NULL ORDER BY id"
    );
    Ok(diesel::sql_query(jobs).load(db)?)
}
