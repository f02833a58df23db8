//! Whether requests should come here: the database answers and has all tables, and files can be kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::db::{Database, Outage};
use crate::error::Error;
use crate::storage::Storage;

/// How long an answer is given again: whoever asks often does not make work.
const GOOD_FOR: Duration = Duration::from_secs(5);
/// How long a bucket that took a file in parts is believed to take more.
const PARTS_GOOD_FOR: Duration = Duration::from_secs(300);
/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Why requests should go elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unready {
    /// No connection.
    #[error("the database does not answer")]
    Database,
    /// It lacks a migration.
    #[error("the database is of an older version: run carnet migrate")]
    Migrations,
    /// It lets nobody write.
    #[error("the database is read-only")]
    ReadOnly,
    /// Its disk is full, or that of the files.
    #[error("the disk is full")]
    Full,
    /// There is none of this name.
    #[error("the bucket does not exist: make it, or correct --storage")]
    NoBucket,
    /// Large uploads would fail.
    #[error("the bucket refuses files in parts: allow its key to send them")]
    Parts,
    /// Uploads would fail.
    #[error("files cannot be kept: the storage is full, read-only or away")]
    Storage,
}

/// Answers the question, not more often than every few seconds. Cheap to clone.
#[derive(Clone)]
pub struct Readiness {
    database: Database,
    storage: Storage,
    last: Arc<Mutex<Last>>,
}

/// What was found last.
#[derive(Default)]
struct Last {
    answer: Option<Answer>,
    /// When the bucket took a file in parts.
    parts: Option<Instant>,
}

/// An answer, and when it was found.
#[derive(Clone, Copy)]
struct Answer {
    at: Instant,
    ready: Result<(), Unready>,
}

impl Readiness {
    /// Of this installation.
    pub fn new(database: Database, storage: Storage) -> Self {
        Self { database, storage, last: Arc::default() }
    }

    /// Whether it is ready. Blocks for some seconds where the database does not answer; who asks meanwhile waits too.
    pub fn ask(&self) -> Result<(), Unready> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match last.answer {
            Some(answer) if answer.at.elapsed() < GOOD_FOR => answer.ready,
            _ => {
                let ready = self.look(&mut last.parts);
                last.answer = Some(Answer { at: Instant::now(), ready });
                ready
            }
        }
    }

    fn look(&self, parts: &mut Option<Instant>) -> Result<(), Unready> {
        match self.database.is_current(PATIENCE) {
            Ok(true) => {}
            Ok(false) => return Err(Unready::Migrations),
            Err(error) => {
                tracing::warn!(%error, "not ready");
                return Err(Unready::Database);
            }
        }
        self.database.probe().map_err(|error| unready(&error, Unready::Database))?;
        self.storage.check().map_err(|error| unready(&error, Unready::Storage))?;
        if parts.is_none_or(|at| at.elapsed() >= PARTS_GOOD_FOR) {
            self.storage.check_parts().map_err(|error| unready(&error, Unready::Parts))?;
            *parts = Some(Instant::now());
        }
        Ok(())
    }
}

/// Why it is not ready, as far as the error tells; `otherwise` where it does not.
fn unready(error: &Error, otherwise: Unready) -> Unready {
    tracing::warn!(cause = format!("{error:#}"), "not ready");
    match Outage::of(error) {
        Some(Outage::ReadOnly) if otherwise == Unready::Database => Unready::ReadOnly,
        Some(Outage::DiskFull) => Unready::Full,
        Some(Outage::NoBucket) => Unready::NoBucket,
        _ => otherwise,
    }
}
