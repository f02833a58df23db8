//! What can be wrong with a store, told apart.

use crate::db::Outage;
use crate::error::{Error, Refusal};

/// There is no file under the key (any more).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored file is gone")]
pub struct Gone;

impl Gone {
    /// Whether this is why something failed.
    pub fn caused(error: &Error) -> bool {
        matches!(error, Error::Failure(failure) if failure.is::<Self>())
    }
}

fn says_no_bucket(source: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    let mut link: Option<&dyn std::error::Error> = Some(source);
    while let Some(error) = link {
        if error.to_string().contains("NoSuchBucket") {
            return true;
        }
        link = error.source();
    }
    false
}

/// What a store says, as a failure: a file that is gone, an outage, or something else.
pub(super) fn failure(error: object_store::Error) -> Error {
    match error {
        // A server says both with one number.
        object_store::Error::NotFound { source, .. } if says_no_bucket(&*source) => {
            Error::Failure(anyhow::Error::new(Outage::NoBucket))
        }
        object_store::Error::NotFound { .. } => Error::Failure(Gone.into()),
        // What the folder says is known by its cause.
        object_store::Error::Generic { store: "LocalFileSystem", .. } => {
            Error::Failure(anyhow::Error::new(error).context("the folder of stored files"))
        }
        error => Error::Failure(anyhow::Error::new(Outage::StorageAway).context(format!("the bucket: {error}"))),
    }
}

/// What a full disk does to somebody who sends a file: a refusal that says so.
pub fn no_room(error: Error) -> Error {
    match Outage::of(&error) {
        Some(Outage::DiskFull) => {
            tracing::warn!(cause = format!("{error:#}"), "no room for a file");
            Refusal::new("no-room").into()
        }
        _ => error,
    }
}
