//! What all requests share.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::checkup::Checkup;
use super::hashing_turn::HashingTurns;
use super::progress::Shared;
use super::recount::Recount;
use super::session_store::Trouble;
use super::token;
use crate::config::Config;
use crate::context::Context;
use crate::db::{self, Database};
use crate::error::Result;
use crate::imports::{Import, Waiting};
use crate::storage::Storage;
use crate::system::Readiness;

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
    pub(super) hashing: HashingTurns,
    pub(super) recount: Recount,
    /// Imports that pages follow, by institution and number.
    pub(super) followed: Shared<(i64, i64), (Import, Option<Waiting>)>,
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
        let hashing = HashingTurns::new(config.traffic.logins_waiting);
        let readiness = Readiness::new(database.clone(), storage.clone());
        Ok(Self {
            config: Arc::new(config),
            database,
            storage,
            readiness,
            hashing,
            recount: Recount::default(),
            followed: Shared::default(),
            trouble: Trouble::default(),
            checkup: Checkup::default(),
            key: key.into(),
        })
    }

    /// What working an import takes.
    pub fn context(&self) -> Context {
        Context::new(self.database.clone(), self.storage.clone(), &self.config)
    }
}
