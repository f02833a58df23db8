//! Why a handler does not do what was asked, with its status and its words. `error_page` says them to the reader.

use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::accounts::Role;
use crate::db::Outage;
use crate::error::Refusal;
use crate::i18n::Message;

/// Why a request is not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// There is no such thing, or it is another institution's.
    #[error("not found")]
    NotFound,
    /// Somebody has to sign in first.
    #[error("not signed in")]
    SignIn,
    /// The user's role does not allow it; this one would.
    #[error("needs the role {}", .0.name())]
    Role(Role),
    /// The form came from elsewhere, or its token is old.
    #[error("not from a form of this session")]
    Forged,
    /// The form came from a page of another address (host and port) than those by which this site is reached.
    #[error("from a page of {seen:?}, not of {expected:?}")]
    Elsewhere {
        /// The address of the page; blank if the browser said none.
        seen: String,
        /// The address of this site that users know best.
        expected: String,
    },
    /// A form or a file came too slowly.
    #[error("too slow")]
    TooSlow,
    /// Too many want the same at once, and it would take too long to wait.
    #[error("busy")]
    Busy,
    /// The request can't be understood: a form that lacks a field, a body that is too large.
    #[error("bad request")]
    Malformed,
    /// The state forbids it; the user is told why.
    #[error("refused: {}", .0.code)]
    Refusal(Refusal),
    /// Something of ours broke.
    #[error("{0:#}")]
    Failure(anyhow::Error),
}

/// `Result` of every handler.
pub(super) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(super) fn no_visitor() -> Self {
        Self::Failure(anyhow::anyhow!("a handler stands outside of the list of routes"))
    }

    /// Why a body could not be read.
    pub(super) fn of_body(error: &actix_web::Error) -> Self {
        error.as_error::<PayloadError>().map_or(Self::Malformed, Self::of_payload)
    }

    /// Why what comes with a request could not be read.
    pub(super) fn of_payload(error: &PayloadError) -> Self {
        match error {
            PayloadError::Io(cause) if cause.kind() == std::io::ErrorKind::TimedOut => Self::TooSlow,
            _ => Self::Malformed,
        }
    }

    /// What is out of order around us, if that is why it failed.
    pub(super) fn outage(&self) -> Option<Outage> {
        match self {
            Self::Failure(cause) => Outage::behind(cause),
            _ => None,
        }
    }

    /// The name that programs read.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Failure(_) if self.outage().is_some() => "unavailable",
            Self::NotFound => "not-found",
            Self::SignIn => "not-signed-in",
            Self::Role(_) => "role-too-low",
            Self::Forged => "form-expired",
            Self::Elsewhere { .. } => "form-elsewhere",
            Self::TooSlow => "too-slow",
            Self::Busy => "busy",
            Self::Malformed => "bad-request",
            Self::Refusal(refusal) => refusal.code,
            Self::Failure(_) => "failure",
        }
    }

    /// What it says to the user; `id` is the number under which a failure is logged.
    pub(super) fn message(&self, id: &str) -> Message {
        match self {
            Self::Role(role) => {
                Message::new("error-role-too-low").with("role", Message::new(format!("role-{}", role.name())))
            }
            Self::Refusal(refusal) => refusal.message(),
            Self::Failure(cause) if let Some(outage) = Outage::behind(cause) => {
                Message::new("error-outage").with("outage", outage.message())
            }
            Self::Failure(_) => Message::new("error-failure").with("id", id),
            Self::Elsewhere { seen, expected } => {
                let seen_given = if seen.is_empty() { "no" } else { "yes" };
                let message = Message::new("error-form-elsewhere").with("expected", expected.as_str());
                message.with("seen", seen.as_str()).with("seen_given", seen_given)
            }
            _ => Message::new(format!("error-{}", self.code())),
        }
    }

    /// The key of the page's heading.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found-title",
            Self::SignIn => "error-not-signed-in-title",
            Self::Role(_) => "error-role-too-low-title",
            Self::Forged => "error-form-expired-title",
            Self::Elsewhere { .. } => "error-form-elsewhere-title",
            Self::TooSlow => "error-too-slow-title",
            Self::Busy => "error-busy-title",
            Self::Malformed => "error-bad-request-title",
            Self::Refusal(_) => "error-refusal-title",
            Self::Failure(_) if self.outage().is_some() => "error-outage-title",
            Self::Failure(_) => "error-failure-title",
        }
    }
}

impl From<crate::error::Error> for Error {
    fn from(error: crate::error::Error) -> Self {
        match error {
            crate::error::Error::Refusal(refusal) => refusal.into(),
            crate::error::Error::Failure(cause) => Self::Failure(cause),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        if refusal.code == "not-found" { Self::NotFound } else { Self::Refusal(refusal) }
    }
}

impl From<anyhow::Error> for Error {
    fn from(cause: anyhow::Error) -> Self {
        Self::Failure(cause)
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::Failure(cause.into())
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Role(_) | Self::Forged | Self::Elsewhere { .. } => StatusCode::FORBIDDEN,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Refusal(refusal) if matches!(refusal.code, "wrong-state" | "wrong-import-state") => {
                StatusCode::CONFLICT
            }
            Self::Refusal(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failure(_) if self.outage().is_some() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failure(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: only `error_page`, which knows the visitor, can say it well.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
