//! A worker at work: a thread for each queue, so that a mail never waits for an import.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Outcome, Worker};
use crate::db::{Outage, Patience};
use crate::error::{Error, Result};

/// How long to wait before looking again when nothing waits.
const POLL: Duration = Duration::from_millis(300);
/// How often to clear away what is over.
const TIDY: Duration = Duration::from_secs(600);

/// Threads that work until they are told to stop.
pub struct Running {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    stopping: bool,
    lanes: usize,
}

type Work = fn(&Worker) -> Result<Outcome>;

impl Worker {
    /// Works every queue on a thread of its own.
    pub fn start(&self) -> Running {
        let lanes: [(Work, Duration); 4] =
            [(Self::next_import, POLL), (Self::next_export, POLL), (Self::next_mail, POLL), (Self::tidy_once, TIDY)];
        let state = Mutex::new(State { stopping: false, lanes: lanes.len() });
        let shared = Arc::new(Shared { state, changed: Condvar::new() });
        for (work, pause) in lanes {
            let (worker, shared) = (self.clone(), Arc::clone(&shared));
            std::thread::spawn(move || {
                // Counts the lane out also when a job panics.
                let lane = Lane(shared);
                lane.run(&worker, work, pause);
            });
        }
        Running { shared }
    }

    fn tidy_once(&self) -> Result<Outcome> {
        self.tidy().map(|()| Outcome::Idle)
    }
}

impl Running {
    /// Claims nothing more, and returns when the present jobs are done or patience is over. Whatever is cut off by the
    /// end of the process is taken over by another worker, as after a crash.
    pub fn stop(self, patience: Duration) {
        let end = Instant::now() + patience;
        let mut state = self.shared.lock();
        state.stopping = true;
        self.shared.changed.notify_all();
        while state.lanes > 0 {
            let Some(left) = end.checked_duration_since(Instant::now()) else { return };
            state = self.shared.wait(state, left);
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: std::sync::MutexGuard<'a, State>, most: Duration) -> std::sync::MutexGuard<'a, State> {
        self.changed.wait_timeout(state, most).unwrap_or_else(PoisonError::into_inner).0
    }
}

struct Lane(Arc<Shared>);

impl Lane {
    fn run(&self, worker: &Worker, work: Work, pause: Duration) {
        let mut patience = Patience::default();
        while !self.0.lock().stopping {
            let rest = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(worker))) {
                Ok(Ok(outcome)) => {
                    patience = Patience::default();
                    match outcome {
                        Outcome::Worked => continue,
                        Outcome::Idle => pause,
                    }
                }
                Ok(Err(error)) => {
                    log(&error);
                    patience.next_pause()
                }
                Err(_) => patience.next_pause(),
            };
            self.rest(rest);
        }
    }

    fn rest(&self, pause: Duration) {
        let state = self.0.lock();
        if !state.stopping {
            drop(self.0.wait(state, pause));
        }
    }
}

fn log(error: &Error) {
    match Outage::of(error) {
        Some(outage) => tracing::warn!(cause = format!("{error:#}"), "no work for now: {outage}"),
        None => tracing::error!("a job failed: {error:?}"),
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.0.lock().lanes -= 1;
        self.0.changed.notify_all();
    }
}
