//! `carnet worker`

use std::time::Duration;

use serde_json::json;

use super::{Console, Ended, service_manager};
use crate::config::Config;
use crate::error::Result;
use crate::i18n::Message;
use crate::storage::Storage;
use crate::system::Presence;
use crate::web;
use crate::worker::Worker;

/// How long jobs at work are given when the process is asked to end. The rest goes on elsewhere, or at the next start.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn run(config: &Config, console: &Console) -> Result<Ended> {
    let (database, storage) = config.open_to_stay()?;
    check(&storage)?;
    let worker = Worker::new(database.clone(), storage.clone(), config)?;
    let watched = config.metrics_bind().map(|bind| web::watch(database.clone(), storage, bind)).transpose()?;
    let presence = Presence::announce(&database, false, true)?;
    let running = worker.start();
    console.say(&Message::new("cli-working").with("database", database.shown_url()));
    console.document(&json!({ "database": database.shown_url() }))?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    // Each lane has its own lease; that the process runs is what can be told of it.
    service_manager::ready(|| true)?;
    let ended = until_told();
    running.stop(PATIENCE);
    drop(presence);
    if let Some(watched) = watched {
        watched.stop()?;
    }
    ended.map(|()| Ended::Done)
}

/// A bucket that can't be reached is a wrong setting; a folder that is full is no reason not to show pages.
pub(super) fn check(storage: &Storage) -> Result<()> {
    if storage.is_shared() { storage.check() } else { Ok(()) }
}

/// Returns on Ctrl+C, or when the system asks the process to end.
fn until_told() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        Ok(())
    })
}
