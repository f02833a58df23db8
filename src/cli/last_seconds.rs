//! A process that is asked to end ends within five seconds, whatever it is at. What is cut off then goes on elsewhere, or at
//! the next start, as after a crash.

use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::service_manager;

/// How long the process may take to end by itself.
const MOST: Duration = Duration::from_millis(4_500);

/// Ends the process when it was asked to and has not done so by itself in time.
pub(super) fn bound() -> std::io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new().name("last-seconds".to_owned()).spawn(move || {
        if signals.forever().next().is_some() {
            service_manager::stopping();
            std::thread::sleep(MOST);
            tracing::warn!("work was cut off: it goes on at the next start");
            // Nothing is cleared up: other threads are still at what would be.
            signal_hook::low_level::exit(0);
        }
    })?;
    Ok(())
}
