//! What a check found, and how bad that is.

use crate::db::Outage;
use crate::error::Error;
use crate::i18n::Message;

/// How bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All is well.
    Good,
    /// It works, and should be otherwise.
    Warning,
    /// It does not work.
    Bad,
}

impl Verdict {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was checked: `disk`, `mail`, …; its name for people is `doctor-NAME`.
    pub check: &'static str,
    /// How bad it is.
    pub verdict: Verdict,
    /// What was found, and what to do.
    pub message: Message,
}

impl Finding {
    pub(super) fn good(check: &'static str, message: Message) -> Self {
        Self { check, verdict: Verdict::Good, message }
    }

    pub(super) fn warning(check: &'static str, message: Message) -> Self {
        Self { check, verdict: Verdict::Warning, message }
    }

    pub(super) fn bad(check: &'static str, message: Message) -> Self {
        Self { check, verdict: Verdict::Bad, message }
    }

    /// Something that was refused, or that failed.
    pub(super) fn refused(check: &'static str, error: &Error) -> Self {
        let message = match error {
            Error::Refusal(refusal) => refusal.message(),
            Error::Failure(cause) => match Outage::of(error) {
                // The words of the client's library say more than ours.
                Some(outage) if outage != Outage::DatabaseAway => outage.message(),
                _ => Message::new("doctor-failed").with("cause", format!("{cause:#}")),
            },
        };
        Self::bad(check, message)
    }
}
