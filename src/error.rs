//! The kinds of wrong. What is wrong in a user's *file* is an [`Issue`](crate::imports::Issue): data, never an error.
//! What the state or the role forbids is a [`Refusal`]. What is ours to mend is a failure: logged with its cause, shown
//! as a plain sentence.

use crate::i18n::{Arg, Message};

/// What a service returns when it does not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The state, the role or the request forbids it; the user is told why.
    #[error("refused: {}", .0.code)]
    Refusal(Refusal),
    /// Something of ours broke.
    #[error("{0:#}")]
    Failure(#[from] anyhow::Error),
}

/// `Result` of every service.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something may not be done. Its words are the message `refusal-CODE` of `locales/LANG/refusals.ftl`.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Stable code, in kebab case: `not-found`, `wrong-state`, ….
    pub code: &'static str,
    /// Arguments of the message.
    pub args: Vec<(String, Arg)>,
}

impl Refusal {
    /// A refusal without arguments.
    pub fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    /// The refusal with one more argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// The message that says it to a user.
    pub fn message(&self) -> Message {
        Message { key: format!("{IN_WORDS}{}", self.code), args: self.args.clone() }
    }

    /// The code of a refusal whose message was kept; `None` for any other message.
    pub fn code_of(message: &Message) -> Option<&str> {
        message.key.strip_prefix(IN_WORDS)
    }
}

/// How the key of a refusal's message begins.
const IN_WORDS: &str = "refusal-";

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Failure(error.into())
    }
}
