//! What all requests share.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::Semaphore;

use super::checkup::Checkup;
use super::recount::Recount;
use super::session_store::Trouble;
use super::token;
use crate::config::Config;
use crate::context::Context;
use crate::db::{self, Database};
use crate::error::Result;
use crate::storage::Storage;
use crate::system::Readiness;

/// Passwords hashed at the same time; each takes 19 MiB of memory.
const HASHES_AT_ONCE: usize = 4;

/// What all requests share. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The operator's settings.
    pub config: Arc<Config>,
    /// The database.
    pub database: Database,
    /// Files of users.
    pub storage: Storage,
    pub(super) readiness: Readiness,
    pub(super) hashing: Arc<Semaphore>,
    pub(super) recount: Recount,
    pub(super) trouble: Trouble,
    pub(super) checkup: Checkup,
    /// Signs session cookies and form tokens; 64 random bytes, kept in the database.
    pub(super) key: Arc<[u8]>,
}

impl State {
    /// Puts the parts together; reads or makes the signing key.
    pub fn new(config: Config, database: Database, storage: Storage) -> Result<Self> {
        let fresh = token::random::<64>()?;
        let kept = db::setting(&mut *database.get()?, "web-key", || STANDARD_NO_PAD.encode(fresh))?;
        let key = STANDARD_NO_PAD.decode(kept).map_err(anyhow::Error::from)?;
        if key.len() < 64 {
            return Err(anyhow::anyhow!("the setting web-key is damaged").into());
        }
        let hashing = Arc::new(Semaphore::new(HASHES_AT_ONCE));
        let readiness = Readiness::new(database.clone(), storage.clone());
        let (recount, trouble, checkup) = (Recount::default(), Trouble::default(), Checkup::default());
        Ok(Self {
            config: Arc::new(config),
            database,
            storage,
            readiness,
            hashing,
            recount,
            trouble,
            checkup,
            key: key.into(),
        })
    }

    /// What working an import takes.
    pub fn context(&self) -> Context {
        Context::new(self.database.clone(), self.storage.clone(), &self.config)
    }
}
