//! A worker at work: a thread for each queue, so that a mail never waits for an import.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Outcome, Worker};
use crate::db::Patience;
use crate::error::Result;

/// How long to wait before looking again when nothing waits.
const POLL: Duration = Duration::from_millis(300);
/// How often to clear away what is over.
const TIDY: Duration = Duration::from_secs(600);
/// How often to look for stored files that nothing names.
const LOOK_AROUND: Duration = Duration::from_secs(6 * 3600);

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
        self.try_held_up_mails();
        let lanes: [(Work, Duration); 5] = [
            (Self::next_import, POLL),
            (Self::next_export, POLL),
            (Self::next_mail, POLL),
            (|worker| worker.tidy().map(|()| Outcome::Idle), TIDY),
            (|worker| worker.remove_orphans().map(|()| Outcome::Idle), LOOK_AROUND),
        ];
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
        let (mut patience, mut said) = (Patience::default(), String::new());
        while !self.0.lock().stopping {
            let rest = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(worker))) {
                Ok(Ok(outcome)) => {
                    (patience, said) = (Patience::default(), String::new());
                    match outcome {
                        Outcome::Worked => continue,
                        Outcome::Idle => pause,
                    }
                }
                Ok(Err(error)) => {
                    // What stays wrong is told of once, not at every attempt.
                    let words = error.to_string();
                    if words != said {
                        worker.note(error);
                        said = words;
                    }
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

impl Drop for Lane {
    fn drop(&mut self) {
        self.0.lock().lanes -= 1;
        self.0.changed.notify_all();
    }
}
