//! What time it is, by this machine and by the database.

use std::time::Duration;

use diesel::prelude::*;

use super::connection::Db;
use crate::error::Result;

/// Now, in UTC, to the microsecond: what both databases keep exactly.
pub fn now() -> chrono::NaiveDateTime {
    use chrono::SubsecRound;
    chrono::Utc::now().naive_utc().trunc_subsecs(6)
}

/// Now by the database's clock, which all machines share, in UTC: for times that one machine sets and another compares.
pub fn clock(db: &mut Db) -> Result<chrono::NaiveDateTime> {
    #[derive(QueryableByName)]
    struct Clock {
        #[diesel(sql_type = diesel::sql_types::Timestamp)]
        now: chrono::NaiveDateTime,
    }
    let ask = format!("SELECT {} AS now", sql_clock(db, Duration::ZERO));
    Ok(diesel::sql_query(ask).get_result::<Clock>(db)?.now)
}

/// SQL for a time that lies so far ahead by the database's clock, not that of its transaction's begin. SQLite is on this
/// machine and has no clock of its own that is as exact; it keeps times as text.
pub(super) fn sql_clock(db: &Db, ahead: Duration) -> String {
    let seconds = ahead.as_secs();
    match db {
        Db::Postgres(_) => format!("(clock_timestamp() AT TIME ZONE 'UTC' + INTERVAL '{seconds} seconds')"),
        Db::Sqlite(_) => format!("'{}'", (now() + ahead).format("%Y-%m-%d %H:%M:%S%.6f")),
    }
}
