//! What a service manager such as systemd is told: that the process is ready, that it is alive, and that it ends. Nothing,
//! where there is none.

use sd_notify::NotifyState;

/// How many signs of life are given in the time after which one is missed.
const SIGNS: u32 = 3;

/// Says that the process is ready, and from now on that it is alive, as long as it is.
pub(super) fn ready(is_alive: impl Fn() -> bool + Send + 'static) -> std::io::Result<()> {
    say(NotifyState::Ready);
    let Some(limit) = sd_notify::watchdog_enabled() else { return Ok(()) };
    std::thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
        loop {
            if is_alive() {
                say(NotifyState::Watchdog);
            } else {
                tracing::warn!("the process does not answer itself");
            }
            std::thread::sleep(limit / SIGNS);
        }
    })?;
    Ok(())
}

/// Says that the process was asked to end.
pub(super) fn stopping() {
    say(NotifyState::Stopping);
}

fn say(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager could not be told");
    }
}
