//! Counts the contacts of a dynamic target anew while its page shows the last count: in a large institution that takes
//! seconds, and nobody should wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;

use crate::accounts::Institution;
use crate::db::{self, Database};
use crate::error::Result;
use crate::targets::{self, Target};

/// A count is good for so many seconds.
const FRESH: TimeDelta = TimeDelta::seconds(60);

/// Whether a target is being counted: one at a time, so that the machine is left to others. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Recount(Arc<AtomicBool>);

impl Recount {
    /// Whether the last count of a target is too old, or missing.
    pub(super) fn is_due(target: &Target) -> bool {
        target.counted.is_none() || target.counted_at.is_none_or(|at| at + FRESH < db::now())
    }

    /// Counts a target and keeps the count, unless another one is being counted. Does not wait for it.
    pub(super) fn start(&self, database: &Database, institution: Institution, target: Target) {
        if self.0.swap(true, Ordering::AcqRel) {
            return;
        }
        let (this, database) = (Busy(Arc::clone(&self.0)), database.clone());
        actix_web::rt::spawn(async move {
            let (id, helpers) = (target.id, database.clone());
            let counted = database.run(move |db| {
                let _this = this;
                count(db, &helpers, &institution, &target)
            });
            if let Err(error) = counted.await {
                tracing::warn!(%error, target = id, "a target was not counted");
            }
        });
    }
}

/// Another target may be counted when this is dropped.
struct Busy(Arc<AtomicBool>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

fn count(db: &mut db::Db, helpers: &Database, institution: &Institution, target: &Target) -> Result<()> {
    let count = targets::count(db, Some(helpers), institution, &target.query()?)?;
    targets::keep_count(db, target.id, count)
}
