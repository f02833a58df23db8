//! Outages: what can be wrong with the surroundings of a job while nothing is wrong with the job itself. A job that
//! meets one pauses, however long it lasts, and goes on; only what fails while all around is well counts as its failure.

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::NaiveDateTime;
use diesel::result::{DatabaseErrorKind, Error as QueryError};

use super::lease::Queue;
use super::now;
use crate::error::Error;
use crate::i18n::Message;

/// What keeps the installation from working for now. Waiting helps, or an operator who makes room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Outage {
    /// The database does not answer: it restarts, or its place is taken by a standby.
    #[error("the database can't be reached")]
    DatabaseAway,
    /// Others hold what is needed, and did not let go of it in time.
    #[error("the database is busy")]
    DatabaseBusy,
    /// The disk of the database or of the stored files is full, or broken.
    #[error("the disk is full or can't be written to")]
    DiskFull,
    /// The database or the stored files may be read, and not written.
    #[error("the database or the folder of files is read-only")]
    ReadOnly,
    /// The bucket of stored files does not answer, or refuses.
    #[error("the storage of files can't be reached")]
    StorageAway,
    /// There is no such bucket.
    #[error("the bucket of stored files does not exist")]
    NoBucket,
}

/// What databases say when it is not the statement that is wrong, where the kind of the error does not tell.
const WORDS: [(&str, Outage); 11] = [
    ("database is locked", Outage::DatabaseBusy),
    ("database table is locked", Outage::DatabaseBusy),
    ("deadlock detected", Outage::DatabaseBusy),
    ("database or disk is full", Outage::DiskFull),
    ("disk I/O error", Outage::DiskFull),
    ("unable to open database file", Outage::DatabaseAway),
    ("attempt to write a readonly database", Outage::ReadOnly),
    ("No space left on device", Outage::DiskFull),
    ("terminating connection", Outage::DatabaseAway),
    ("the database system is", Outage::DatabaseAway),
    ("server closed the connection", Outage::DatabaseAway),
];

impl Outage {
    /// The outage behind an error, if that is what it comes from.
    pub fn of(error: &Error) -> Option<Self> {
        match error {
            Error::Refusal(_) => None,
            Error::Failure(cause) => Self::behind(cause),
        }
    }

    /// The outage behind a failure, if that is what it comes from.
    pub fn behind(cause: &anyhow::Error) -> Option<Self> {
        cause.chain().find_map(|link| {
            let known = link.downcast_ref::<Self>().copied();
            let connecting = || link.is::<diesel::ConnectionError>().then_some(Self::DatabaseAway);
            let io = || link.downcast_ref::<io::Error>().and_then(Self::of_io);
            known.or_else(connecting).or_else(io).or_else(|| link.downcast_ref().and_then(Self::of_query))
        })
    }

    fn of_io(error: &io::Error) -> Option<Self> {
        use io::ErrorKind::{FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => Some(Self::DiskFull),
            ReadOnlyFilesystem | PermissionDenied => Some(Self::ReadOnly),
            _ => None,
        }
    }

    fn of_query(error: &QueryError) -> Option<Self> {
        use DatabaseErrorKind::{ClosedConnection, ReadOnlyTransaction, SerializationFailure};
        match error {
            // Read-only is what a former primary, or a standby, says.
            QueryError::DatabaseError(ClosedConnection | ReadOnlyTransaction, _)
            | QueryError::BrokenTransactionManager => Some(Self::DatabaseAway),
            QueryError::DatabaseError(SerializationFailure, _) => Some(Self::DatabaseBusy),
            QueryError::DatabaseError(_, said) => {
                WORDS.iter().find(|(words, _)| said.message().contains(words)).map(|(_, outage)| *outage)
            }
            QueryError::RollbackErrorOnCommit { commit_error, .. } => Self::of_query(commit_error),
            _ => None,
        }
    }

    const ALL: [Self; 6] =
        [Self::DatabaseAway, Self::DatabaseBusy, Self::DiskFull, Self::ReadOnly, Self::StorageAway, Self::NoBucket];

    /// The outage of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outage| outage.name() == name)
    }

    /// Its name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::DatabaseAway => "database-away",
            Self::DatabaseBusy => "database-busy",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::StorageAway => "storage-away",
            Self::NoBucket => "no-bucket",
        }
    }

    /// What it is, as a whole sentence for users: `outage-NAME`.
    pub fn message(self) -> Message {
        Message::new(format!("outage-{}", self.name()))
    }
}

/// Growing pauses between attempts: half a second at first, half a minute at most.
#[derive(Debug, Default)]
pub struct Patience {
    attempts: u32,
}

impl Patience {
    const FIRST: Duration = Duration::from_millis(500);
    const LONGEST: Duration = Duration::from_secs(30);

    /// How long to wait before the next attempt.
    pub fn next_pause(&mut self) -> Duration {
        let pause = Self::FIRST.saturating_mul(1 << self.attempts.min(10)).min(Self::LONGEST);
        self.attempts += 1;
        pause
    }
}

/// The work of a queue has stopped for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// What stopped it.
    pub outage: Outage,
    /// When it stopped first, in UTC.
    pub since: NaiveDateTime,
}

/// What this process knows of outages. It is kept in memory, since a database that is away can't be told.
#[derive(Debug, Default)]
pub(super) struct Pauses {
    /// By queue; the pause shows while nobody is at another attempt.
    known: Mutex<HashMap<Queue, (Pause, bool)>>,
}

impl Pauses {
    pub(super) fn begin(&self, queue: Queue, outage: Outage) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let since = known.get(&queue).map_or_else(now, |(pause, _)| pause.since);
        known.insert(queue, (Pause { outage, since }, true));
    }

    pub(super) fn attempt(&self, queue: Queue) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(queue).and_modify(|(_, shows)| *shows = false);
    }

    pub(super) fn end(&self, queue: Queue) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(&queue);
    }

    pub(super) fn shown(&self, queue: Queue) -> Option<Pause> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&queue).filter(|(_, shows)| *shows).map(|(pause, _)| *pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Error {
        QueryError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(words.to_owned())).into()
    }

    #[test]
    fn failures_of_the_surroundings_are_told_from_ours() {
        assert_eq!(Outage::of(&said("database or disk is full")), Some(Outage::DiskFull));
        assert_eq!(Outage::of(&said("database is locked")), Some(Outage::DatabaseBusy));
        assert_eq!(Outage::of(&said("attempt to write a readonly database")), Some(Outage::ReadOnly));
        for kind in [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied] {
            assert_eq!(Outage::of(&io::Error::from(kind).into()), Some(Outage::ReadOnly));
        }
        assert_eq!(Outage::of(&said("no such table: contacts")), None);
        let closed = QueryError::DatabaseError(DatabaseErrorKind::ClosedConnection, Box::new(String::new()));
        assert_eq!(Outage::of(&closed.into()), Some(Outage::DatabaseAway));
        assert_eq!(Outage::of(&QueryError::NotFound.into()), None);
        assert_eq!(Outage::of(&io::Error::from(io::ErrorKind::StorageFull).into()), Some(Outage::DiskFull));
        assert_eq!(Outage::of(&io::Error::from(io::ErrorKind::NotFound).into()), None);
    }

    #[test]
    fn an_outage_is_found_behind_what_was_said_around_it() {
        let full = anyhow::Error::from(io::Error::from(io::ErrorKind::StorageFull)).context("cannot keep the file");
        assert_eq!(Outage::behind(&full), Some(Outage::DiskFull));
        let away = anyhow::Error::from(Outage::DatabaseAway).context("no connection");
        assert_eq!(Outage::behind(&away), Some(Outage::DatabaseAway));
    }

    #[test]
    fn pauses_grow_to_half_a_minute() {
        let mut patience = Patience::default();
        let pauses: Vec<u64> = (0..9).map(|_| patience.next_pause().as_millis() as u64).collect();
        assert_eq!(pauses, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    }

    #[test]
    fn a_pause_keeps_its_beginning_and_does_not_show_during_an_attempt() {
        let pauses = Pauses::default();
        pauses.begin(Queue::Imports, Outage::DatabaseAway);
        let first = pauses.shown(Queue::Imports).unwrap();
        pauses.attempt(Queue::Imports);
        assert_eq!(pauses.shown(Queue::Imports), None);
        pauses.begin(Queue::Imports, Outage::DiskFull);
        let again = pauses.shown(Queue::Imports).unwrap();
        assert_eq!((again.outage, again.since), (Outage::DiskFull, first.since));
        assert_eq!(pauses.shown(Queue::Exports), None);
        pauses.end(Queue::Imports);
        assert_eq!(pauses.shown(Queue::Imports), None);
    }
}
