//! Who writes to an SQLite file queues here: SQLite itself only looks again now and then, up to a tenth of a second
//! later, so that a user's edit could starve between the batches of an import. Threads of a process queue by a
//! lock in memory, processes by two locked files beside the database.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Text;
use parking_lot::{Mutex, MutexGuard};

use super::Db;
use crate::error::Result;
use crate::private;

/// A queue for each file; a process has one or two in its life, so they are never taken down.
static QUEUES: LazyLock<Mutex<HashMap<String, &'static Queue>>> = LazyLock::new(Mutex::default);

/// The queue at an SQLite file.
struct Queue {
    threads: Mutex<()>,
    /// `None` where no file can be made: processes then wait as SQLite does.
    lock: Option<FileLock>,
}

/// A writer's turn. Dropped, it goes to whoever is next in the queue, even if this thread asks again at once.
pub(super) struct WriteTurn(Option<(MutexGuard<'static, ()>, Option<FileTurn<'static>>)>);

impl WriteTurn {
    /// Waits for the turn to write. Nobody waits on PostgreSQL, which locks rows, or for a database in memory.
    pub(super) fn wait(db: &mut Db) -> Result<Self> {
        let Db::Sqlite(connection) = db else { return Ok(Self(None)) };
        #[derive(QueryableByName)]
        struct Main {
            #[diesel(sql_type = Text)]
            file: String,
        }
        let found = diesel::sql_query("SELECT file FROM pragma_database_list WHERE name = 'main'");
        let Main { file } = found.get_result(connection)?;
        if file.is_empty() {
            return Ok(Self(None));
        }
        let queue: &'static Queue = QUEUES.lock().entry(file).or_insert_with_key(|file| {
            Box::leak(Box::new(Queue { threads: Mutex::default(), lock: FileLock::beside(file).ok() }))
        });
        let thread = queue.threads.lock();
        Ok(Self(Some((thread, queue.lock.as_ref().and_then(FileLock::wait)))))
    }
}

impl Drop for WriteTurn {
    fn drop(&mut self) {
        if let Some((thread, file)) = self.0.take() {
            drop(file);
            MutexGuard::unlock_fair(thread);
        }
    }
}

/// Two locks: who waits for the turn holds the place next to it meanwhile, so that whoever had the turn and wants it again
/// at once has to stand behind.
struct FileLock {
    next: File,
    turn: File,
}

impl FileLock {
    fn beside(database: &str) -> std::io::Result<Self> {
        let open = |name: &str| private::open(Path::new(&format!("{database}-{name}")));
        Ok(Self { next: open("next")?, turn: open("turn")? })
    }

    /// Waits for the turn. `None` if it takes so long that something must be wrong with who has it: SQLite then says so.
    fn wait(&self) -> Option<FileTurn<'_>> {
        let end = Instant::now() + PATIENCE;
        if !locked(&self.next, end) {
            return None;
        }
        let has_turn = locked(&self.turn, end);
        let _ = self.next.unlock();
        has_turn.then_some(FileTurn(&self.turn))
    }
}

/// How long another process may have the turn, and how often to look.
const PATIENCE: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_millis(1);

fn locked(file: &File, end: Instant) -> bool {
    while file.try_lock().is_err() {
        if Instant::now() >= end {
            return false;
        }
        std::thread::sleep(LOOK);
    }
    true
}

/// The turn among processes.
struct FileTurn<'a>(&'a File);

impl Drop for FileTurn<'_> {
    fn drop(&mut self) {
        // It is also given back when the process ends.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use super::*;
    use crate::db::{Database, write};

    #[test]
    fn a_writer_that_waits_comes_before_the_next_batch_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(folder.path().join("carnet.db").to_str().unwrap()).unwrap();
        database.migrate().unwrap();
        let (begun, waits) = channel();
        let batches = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let import = scope.spawn(|| {
                let mut db = database.get().unwrap();
                // Batch after batch without a pause: only the queue gives anybody else a turn.
                while batches.load(Ordering::SeqCst) < 10_000 {
                    write(&mut db, |db| {
                        batches.fetch_add(1, Ordering::SeqCst);
                        let _ = begun.send(());
                        diesel::sql_query("UPDATE counters SET last = last + 1").execute(db)?;
                        Ok(())
                    })
                    .unwrap();
                }
            });
            waits.recv().unwrap();
            // On a busy machine the waiting thread may come late to the queue itself, so the best of some counts.
            let edits = (0..20).map(|_| {
                let mut db = database.get().unwrap();
                let before = batches.load(Ordering::SeqCst);
                write(&mut db, |_| Ok(batches.load(Ordering::SeqCst) - before)).unwrap()
            });
            let fewest = edits.min().unwrap();
            batches.store(10_000, Ordering::SeqCst);
            import.join().unwrap();
            assert!(fewest <= 2, "{fewest} batches went before an edit");
        });
    }

    /// Two locks of one database are two processes: locks belong to the file that was opened.
    #[test]
    fn a_process_that_waits_comes_before_the_next_batch_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("carnet.db");
        let lock = || FileLock::beside(database.to_str().unwrap()).unwrap();
        let (import, edit) = (lock(), lock());
        let batches = AtomicUsize::new(0);
        let first = import.wait().unwrap();
        std::thread::scope(|scope| {
            let edits = scope.spawn(|| {
                let before = batches.load(Ordering::SeqCst);
                let _turn = edit.wait().unwrap();
                let meanwhile = batches.load(Ordering::SeqCst) - before;
                batches.store(10_000, Ordering::SeqCst);
                meanwhile
            });
            // Until the edit is next in the queue.
            let looks = lock();
            while looks.next.try_lock().is_ok() {
                looks.next.unlock().unwrap();
            }
            drop(first);
            while batches.fetch_add(1, Ordering::SeqCst) < 10_000 {
                drop(import.wait().unwrap());
            }
            assert!(edits.join().unwrap() <= 1);
        });
    }
}
