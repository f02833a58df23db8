//! The number of a request: in a header of its answer, in all lines of the log about it, and, if it fails, on the page.

use actix_web::{HttpMessage, HttpRequest};

use crate::system;

/// Such a number.
#[derive(Debug, Clone)]
pub(super) struct RequestId(String);

impl RequestId {
    pub(super) fn new() -> Self {
        Self(system::number())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The number that a request was given.
    pub(super) fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_else(Self::new)
    }
}
