//! A sentence that the next page shows once: "Your password was changed."

use actix_session::Session;
use serde::{Deserialize, Serialize};

use crate::i18n::Message;

const KEY: &str = "flash";

/// A sentence for the next page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Flash {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
}

/// How a flash looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tone {
    /// It is done.
    Success,
    /// Worth knowing.
    Info,
    /// Something to look at.
    Warning,
    /// It did not work.
    Error,
}

impl Tone {
    /// The name, for CSS classes: `success`, `info`, `warning`, `error`.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Says something on the next page. Before a redirect: `flash::set(&session, Tone::Success, Message::new("…"))`.
pub(super) fn set(session: &Session, tone: Tone, message: Message) {
    if let Err(error) = session.insert(KEY, Flash { tone, message }) {
        tracing::warn!(%error, "a message for the next page was lost");
    }
}

/// What the previous request left to say; said once.
pub(super) fn take(session: &Session) -> Option<Flash> {
    // Removing what is not there would still count as a change of the session, and cost a write.
    if !session.contains_key(KEY) {
        return None;
    }
    session.remove_as(KEY).and_then(Result::ok)
}
