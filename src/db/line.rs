//! Who writes to an SQLite file stands in line here: SQLite itself only looks again now and then, up to a tenth of a second
//! later, so that a user's edit could starve between the batches of an import. Threads of a process stand in line by a
//! lock in memory, processes by two locked files beside the database.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Text;
use parking_lot::{Mutex, MutexGuard};

use super::Db;
use crate::error::Result;

/// A line for each file; a process has one or two in its life, so they are never taken down.
static LINES: LazyLock<Mutex<HashMap<String, &'static Line>>> = LazyLock::new(Mutex::default);

/// The line at an SQLite file.
struct Line {
    threads: Mutex<()>,
    /// `None` where no file can be made: processes then wait as SQLite does.
    gate: Option<Gate>,
}

/// A writer's turn. Dropped, it goes to whoever stands next in line, even if this thread asks again at once.
pub(super) struct Turn(Option<(MutexGuard<'static, ()>, Option<Passed<'static>>)>);

impl Turn {
    /// Waits for the turn to write. Nobody waits on PostgreSQL, which locks rows, or for a database in memory.
    pub fn wait(db: &mut Db) -> Result<Self> {
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
        let line: &'static Line = LINES.lock().entry(file).or_insert_with_key(|file| {
            Box::leak(Box::new(Line { threads: Mutex::default(), gate: Gate::beside(file).ok() }))
        });
        let thread = line.threads.lock();
        Ok(Self(Some((thread, line.gate.as_ref().and_then(Gate::pass)))))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some((thread, passed)) = self.0.take() {
            drop(passed);
            MutexGuard::unlock_fair(thread);
        }
    }
}

/// Two locks: who waits for the turn holds the place next to it meanwhile, so that whoever had the turn and wants it again
/// at once has to stand behind.
struct Gate {
    next: File,
    turn: File,
}

impl Gate {
    fn beside(database: &str) -> std::io::Result<Self> {
        let open =
            |name: &str| OpenOptions::new().create(true).truncate(false).write(true).open(format!("{database}-{name}"));
        Ok(Self { next: open("next")?, turn: open("turn")? })
    }

    /// Waits for the turn. `None` if it takes so long that something must be wrong with who has it: SQLite then says so.
    fn pass(&self) -> Option<Passed<'_>> {
        let end = Instant::now() + PATIENCE;
        if !locked(&self.next, end) {
            return None;
        }
        let has_turn = locked(&self.turn, end);
        let _ = self.next.unlock();
        has_turn.then_some(Passed(&self.turn))
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
struct Passed<'a>(&'a File);

impl Drop for Passed<'_> {
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
                // Batch after batch without a pause: only the line gives anybody else a turn.
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
            // On a busy machine the waiting thread may come late to the line itself, so the best of some counts.
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

    /// Two gates of one database are two processes: locks belong to the file that was opened.
    #[test]
    fn a_process_that_waits_comes_before_the_next_batch_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("carnet.db");
        let gate = || Gate::beside(database.to_str().unwrap()).unwrap();
        let (import, edit) = (gate(), gate());
        let batches = AtomicUsize::new(0);
        let first = import.pass().unwrap();
        std::thread::scope(|scope| {
            let edits = scope.spawn(|| {
                let before = batches.load(Ordering::SeqCst);
                let _turn = edit.pass().unwrap();
                let meanwhile = batches.load(Ordering::SeqCst) - before;
                batches.store(10_000, Ordering::SeqCst);
                meanwhile
            });
            // Until the edit stands next in line.
            let looks = gate();
            while looks.next.try_lock().is_ok() {
                looks.next.unlock().unwrap();
            }
            drop(first);
            while batches.fetch_add(1, Ordering::SeqCst) < 10_000 {
                drop(import.pass().unwrap());
            }
            assert!(edits.join().unwrap() <= 1);
        });
    }
}
