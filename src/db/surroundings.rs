//! What an operator has chosen of a PostgreSQL server.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};

use super::Db;
use crate::error::Result;

/// How a PostgreSQL database was made, and how it is reached.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Surroundings {
    /// Its version: 150018 is 15.18.
    #[diesel(sql_type = Integer)]
    pub version: i32,
    /// Its encoding, as PostgreSQL names it: `UTF8`.
    #[diesel(sql_type = Text)]
    pub encoding: String,
    /// The locale by which it sorts.
    #[diesel(sql_type = Text)]
    pub collation: String,
    /// Whether the connection is encrypted.
    #[diesel(sql_type = Bool)]
    pub is_encrypted: bool,
    /// Whether it does not leave the machine.
    #[diesel(sql_type = Bool)]
    pub is_local: bool,
}

impl Surroundings {
    /// The oldest version that Carnet works with.
    pub const OLDEST: i32 = 130_000;

    /// Whether its order of texts is that of their bytes, which no upgrade of the system changes.
    pub fn sorts_by_bytes(&self) -> bool {
        matches!(self.collation.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8" | "C.UTF8")
    }
}

/// Asks a PostgreSQL server; SQLite has nothing to be chosen.
pub fn surroundings(db: &mut Db) -> Result<Option<Surroundings>> {
    let Db::Postgres(c) = db else { return Ok(None) };
    let ask = "SELECT CAST(current_setting('server_version_num') AS INTEGER) AS version, \
               pg_encoding_to_char(encoding) AS encoding, CAST(datcollate AS TEXT) AS collation, \
               COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), FALSE) AS is_encrypted, \
               COALESCE(inet_client_addr() = inet_server_addr(), TRUE) AS is_local \
               FROM pg_database WHERE datname = current_database()";
    Ok(Some(diesel::sql_query(ask).get_result(c)?))
}
