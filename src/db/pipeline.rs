//! Works a step ahead: while one batch is being written, the next is read and made ready, on a thread and a connection of
//! its own.

use std::sync::mpsc::sync_channel;

use crate::error::Result;

/// How many finished batches wait at most. More would not make it faster, only larger.
const WAITING: usize = 1;

/// Hands on what was made ready; false when there is no use for more.
pub(crate) type Emit<'a, T> = &'a mut dyn FnMut(T) -> bool;

/// Runs `make` on a thread of its own, which emits one thing after the other, and `take` here, which works each of
/// them in turn until it says false. An error of either ends both; that of `take` is the one that is told.
pub(crate) fn work_ahead<T: Send>(
    make: impl FnOnce(Emit<'_, T>) -> Result<()> + Send,
    mut take: impl FnMut(T) -> Result<bool>,
) -> Result<()> {
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("pipeline".to_owned());
        let maker = thread.spawn_scoped(scope, move || make(&mut |made| sender.send(made).is_ok()))?;
        let mut taken = Ok(true);
        while matches!(taken, Ok(true)) {
            let Ok(made) = receiver.recv() else { break };
            taken = take(made);
        }
        // The maker learns by this that nobody takes any more.
        drop(receiver);
        let made = maker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        taken.and(made)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Refusal;

    #[test]
    fn everything_made_is_taken_in_order() {
        let mut taken = Vec::new();
        let made = work_ahead(
            |emit| {
                (0..100).all(emit);
                Ok(())
            },
            |n| {
                taken.push(n);
                Ok(true)
            },
        );
        assert!(made.is_ok());
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn the_maker_stops_when_nobody_takes_any_more() {
        let mut left = 3;
        let made = work_ahead(
            |emit| {
                while emit(()) {}
                Ok(())
            },
            |()| {
                left -= 1;
                Ok(left > 0)
            },
        );
        assert!(made.is_ok());
        assert_eq!(left, 0);
    }

    #[test]
    fn an_error_of_either_side_ends_both() {
        let refused = || Err(Refusal::new("not-found").into());
        assert!(work_ahead(|_: Emit<'_, ()>| refused(), |()| Ok(true)).is_err());
        let endless = |emit: Emit<'_, ()>| {
            while emit(()) {}
            Ok(())
        };
        assert!(work_ahead(endless, |()| refused().map(|()| true)).is_err());
    }
}
