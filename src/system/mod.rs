//! What operators see of an installation: its processes, what waits for them, the last failures, and whether it is ready.

mod failures;
mod processes;
mod readiness;

pub use failures::{Failure, flush, note, note_as, number, recent};
pub use processes::{Presence, Seen, forget_gone, processes};
pub use readiness::{Readiness, Unready};

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::queues::{Load, Queue, load};
use crate::db::{self, Db};
use crate::error::Result;
use crate::metrics::{self, Snapshot};

/// What there is to do in each queue.
pub fn queues(db: &mut Db) -> Result<Vec<(Queue, Load)>> {
    Queue::ALL.into_iter().map(|queue| Ok((queue, load(db, queue)?))).collect()
}

/// The stored files that are named.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Stored {
    /// How many there are.
    #[diesel(sql_type = BigInt)]
    pub files: i64,
    /// Their bytes.
    #[diesel(sql_type = BigInt)]
    pub bytes: i64,
}

/// Sums up the stored files by what is known of them, which costs the storage nothing.
pub fn stored(db: &mut Db) -> Result<Stored> {
    let sum = "SELECT COUNT(*) AS files, CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes \
               FROM (SELECT bytes FROM imports WHERE file_key <> '' \
               UNION ALL SELECT bytes FROM exports WHERE file_key IS NOT NULL) AS stored";
    Ok(diesel::sql_query(sum).get_result(db)?)
}

/// All numbers of this process and of the queues, as Prometheus reads them.
pub fn metrics(db: &mut Db) -> Result<String> {
    let now = db::clock(db)?;
    let snapshot = |(queue, load): (Queue, Load)| Snapshot {
        queue: queue.name(),
        waiting: load.waiting,
        working: load.working,
        oldest: load.oldest.map_or(0, |since| (now - since).num_seconds().max(0)),
    };
    let snapshots: Vec<Snapshot> = queues(db)?.into_iter().map(snapshot).collect();
    Ok(metrics::text(&snapshots))
}
