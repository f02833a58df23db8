//! The checks of `carnet doctor` for the System page: run beside it, since a server that does not answer takes its time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::config::Config;
use crate::db::Database;
use crate::doctor::{self, Finding, Known};

/// How long what was found is shown before it is looked for again.
const GOOD_FOR: Duration = Duration::from_secs(60);

/// What was found last. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Checkup(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    found: Option<(Instant, Vec<Finding>)>,
    is_running: bool,
}

impl Checkup {
    /// What was found last, and looks again if that is old; `None` while it is looked for the first time.
    pub(super) fn last(&self, config: &Arc<Config>, database: &Database, seen: String) -> Option<Vec<Finding>> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = last.found.as_ref().is_some_and(|(at, _)| at.elapsed() < GOOD_FOR);
        if !is_fresh && !last.is_running {
            last.is_running = true;
            let (this, config, database) = (self.clone(), Arc::clone(config), database.clone());
            tokio::task::spawn_blocking(move || {
                let known = Known { database: Some(&database), config_file: None, seen: Some(&seen) };
                let found = doctor::examine(&config, known);
                let mut last = this.0.lock().unwrap_or_else(PoisonError::into_inner);
                *last = Last { found: Some((Instant::now(), found)), is_running: false };
            });
        }
        last.found.as_ref().map(|(_, found)| found.clone())
    }
}
