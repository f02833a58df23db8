//! Whose turn it is to have a password hashed: only so many at once ([`hashing`]), the rest wait, and not for ever.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::{Error, Result};
use crate::accounts::hashing;
use crate::metrics;

/// Nobody waits longer than this.
const PATIENCE: Duration = Duration::from_secs(20);

/// The line of those who wait. Cheap to clone.
#[derive(Clone)]
pub(crate) struct HashingTurns(Arc<Semaphore>);

impl Default for HashingTurns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(*hashing::AT_ONCE)))
    }
}

impl HashingTurns {
    /// Waits for a turn, which lasts until it is dropped: by the work itself, since who asked for it may be gone before it
    /// ends. Whose turn has not come in time is told that many want the same.
    pub(super) async fn next(&self) -> Result<OwnedSemaphorePermit> {
        let _waits = metrics::hash_waits();
        match tokio::time::timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await {
            Ok(turn) => Ok(turn.map_err(anyhow::Error::from)?),
            Err(_) => Err(Error::Busy),
        }
    }
}
