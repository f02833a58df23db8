//! Whose turn it is to have a password hashed: only so many at once ([`hashing`]). The rest wait, so many at most, and not for
//! ever.

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
pub(crate) struct HashingTurns {
    turns: Arc<Semaphore>,
    /// The places of those who wait.
    line: Arc<Semaphore>,
}

impl HashingTurns {
    /// Nobody waits yet, and never more than `most`.
    pub(super) fn new(most: usize) -> Self {
        let places = most.clamp(1, Semaphore::MAX_PERMITS);
        Self { turns: Arc::new(Semaphore::new(*hashing::AT_ONCE)), line: Arc::new(Semaphore::new(places)) }
    }

    /// Waits for a turn, which lasts until it is dropped: by the work itself, since who asked for it may be gone before it
    /// ends. Who finds too many waiting, or whose turn has not come in time, is told that many want the same.
    pub(super) async fn next(&self) -> Result<OwnedSemaphorePermit> {
        let _place = self.line.try_acquire().map_err(|_| Error::Busy)?;
        let _waits = metrics::hash_waits();
        match tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await {
            Ok(turn) => Ok(turn.map_err(anyhow::Error::from)?),
            Err(_) => Err(Error::Busy),
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[actix_web::test]
    async fn so_many_wait_and_no_more() {
        let turns = HashingTurns::new(2);
        let mut at_work = Vec::new();
        for _ in 0..*hashing::AT_ONCE {
            at_work.push(turns.next().await.unwrap());
        }
        let (mut first, mut second) = (Box::pin(turns.next()), Box::pin(turns.next()));
        assert!(first.as_mut().now_or_never().is_none() && second.as_mut().now_or_never().is_none());
        assert!(matches!(turns.next().await, Err(Error::Busy)));
        at_work.pop();
        let turn = first.await.unwrap();
        let third = Box::pin(turns.next());
        drop(second);
        drop(turn);
        drop(third.await.unwrap());
    }
}
