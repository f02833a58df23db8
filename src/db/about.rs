//! What kind of database the installation has.

use diesel::prelude::*;

use super::connection::Db;
use crate::error::Result;

/// What kind of database it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// `SQLite` or `PostgreSQL`.
    pub kind: &'static str,
    /// Its version, as it says.
    pub version: String,
    /// Bytes of the whole database.
    pub bytes: i64,
}

/// Asks the database what it is.
pub fn about(db: &mut Db) -> Result<About> {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        bytes: i64,
    }
    let (kind, ask) = match db {
        Db::Postgres(_) => (
            "PostgreSQL",
            "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes",
        ),
        Db::Sqlite(_) => (
            "SQLite",
            "SELECT sqlite_version() AS version, page_count * page_size AS bytes \
             FROM pragma_page_count(), pragma_page_size()",
        ),
    };
    let Answer { version, bytes } = diesel::sql_query(ask).get_result(db)?;
    // PostgreSQL adds who has built it.
    let version = version.split(' ').next().unwrap_or_default().to_owned();
    Ok(About { kind, version, bytes })
}
