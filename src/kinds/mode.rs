//! Whether rows change contacts or make them.

use serde::{Deserialize, Serialize};

/// Whether rows of a kind that may create change contacts or make them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Update only.
    #[default]
    Update,
    /// Create only.
    Create,
    /// Create or update: a row whose contact is not known makes it.
    Upsert,
}

impl Mode {
    /// Every mode, the usual one first.
    pub const ALL: [Self; 3] = [Self::Update, Self::Create, Self::Upsert];

    /// `update`, `create` or `upsert`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Create => "create",
            Self::Upsert => "upsert",
        }
    }

    /// The mode of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}
