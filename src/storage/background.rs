//! The thread on which requests to a store go out, whoever waits for their answers.

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// A runtime on a thread of its own, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct Background {
    handle: Handle,
    _alive: oneshot::Sender<()>,
}

impl Background {
    pub(super) fn start() -> std::io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (alive, over) = oneshot::channel::<()>();
        std::thread::Builder::new().name("storage".to_owned()).spawn(move || {
            // Nothing is ever sent: it returns when the other end is dropped.
            let _ = runtime.block_on(over);
        })?;
        Ok(Self { handle, _alive: alive })
    }

    /// What requests are sent from.
    pub(super) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Waits for an answer. For threads that may block.
    pub(super) fn wait<T>(&self, answer: impl Future<Output = T>) -> T {
        self.handle.block_on(answer)
    }
}
