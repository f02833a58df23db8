//! What working a job takes: imports, exports and corrected files are made with it, by the pages, the commands and the
//! worker alike.

use crate::config::Config;
use crate::db::Database;
use crate::storage::Storage;
use crate::table::Limits;

/// What working a job takes. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub database: Database,
    /// Where files are.
    pub storage: Storage,
    /// How large a file may be.
    pub limits: Limits,
    /// The address of the portal, for links in mails, without a slash at its end.
    pub public_address: String,
}

impl Context {
    /// With the limits and the address that the operator has set.
    pub fn new(database: Database, storage: Storage, config: &Config) -> Self {
        let address = config.public_address.as_deref().unwrap_or_default();
        let public_address = address.trim_end_matches('/').to_owned();
        Self { database, storage, limits: Limits::from(&config.limits), public_address }
    }
}
