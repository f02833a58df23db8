//! Rows that depend on other rows of the file: they fall with those.

use super::{state_after, structure_links};
use crate::db::Db;
use crate::error::Result;
use crate::imports::check::checker::Checker;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;

/// Rejects the rows that depend on others which are rejected, until all that are left stand together: who gives up an
/// external id may be rejected for the structure that he would belong to.
pub(crate) fn reject_dependent(db: &mut Db, import: &Import, checker: &Checker, counts: &mut Counts) -> Result<()> {
    loop {
        let before = counts.rows_rejected;
        state_after::reject_kept_ids(db, import, checker, counts)?;
        structure_links::reject_broken(db, import, checker, counts)?;
        if counts.rows_rejected == before {
            return Ok(());
        }
    }
}
