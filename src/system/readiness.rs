//! Whether requests should come here: the database answers and has all tables, and files can be kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::db::Database;
use crate::storage::Storage;

/// How long an answer is given again: whoever asks often does not make work.
const GOOD_FOR: Duration = Duration::from_secs(5);
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
    /// Uploads would fail.
    #[error("files cannot be kept: the storage is full, read-only or away")]
    Storage,
}

/// Answers the question, not more often than every few seconds. Cheap to clone.
#[derive(Clone)]
pub struct Readiness {
    database: Database,
    storage: Storage,
    last: Arc<Mutex<Option<Answer>>>,
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
        match *last {
            Some(answer) if answer.at.elapsed() < GOOD_FOR => answer.ready,
            _ => {
                let ready = self.look();
                *last = Some(Answer { at: Instant::now(), ready });
                ready
            }
        }
    }

    fn look(&self) -> Result<(), Unready> {
        match self.database.is_current(PATIENCE) {
            Ok(true) => {}
            Ok(false) => return Err(Unready::Migrations),
            Err(error) => {
                tracing::warn!(%error, "not ready");
                return Err(Unready::Database);
            }
        }
        self.storage.check().map_err(|error| {
            tracing::warn!(%error, "not ready");
            Unready::Storage
        })
    }
}
