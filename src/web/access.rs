//! What a route asks of a request: who may, and what it brings.

use crate::accounts::Role;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Anyone,
    /// Users with at least this role in their institution.
    Role(Role),
}

impl From<Role> for Access {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

/// What a request brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// The fields of a form; its token is checked before the handler.
    Fields,
    /// Files; `Upload` checks its token, which is the first part.
    Files,
}
