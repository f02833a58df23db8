//! Who writes to an SQLite file stands in line here, in this process: SQLite itself only looks again now and then, up to
//! a tenth of a second later, so that a user's edit could starve between the batches of an import. Writers of other
//! processes still wait as SQLite does.

use std::collections::HashMap;
use std::sync::LazyLock;

use diesel::prelude::*;
use diesel::sql_types::Text;
use parking_lot::{Mutex, MutexGuard};

use super::Db;
use crate::error::Result;

/// A line for each file; a process has one or two in its life, so they are never taken down.
static LINES: LazyLock<Mutex<HashMap<String, &'static Mutex<()>>>> = LazyLock::new(Mutex::default);

/// A writer's turn. Dropped, it goes to whoever stands next in line, even if this thread asks again at once.
pub(super) struct Turn(Option<MutexGuard<'static, ()>>);

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
        let line: &'static Mutex<()> = LINES.lock().entry(file).or_insert_with(|| Box::leak(Box::default()));
        Ok(Self(Some(line.lock())))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(turn) = self.0.take() {
            MutexGuard::unlock_fair(turn);
        }
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
}
