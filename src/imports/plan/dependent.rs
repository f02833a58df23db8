//! Rows that depend on other rows of the file: they fall with those.

use super::closing::Closing;
use super::{state_after, structure_links};
use crate::db::Db;
use crate::error::Result;
use crate::imports::check::checker::Checker;
use crate::imports::model::counts::Pass;

/// Rejects the rows that depend on others which are rejected, until all that are left stand together: who gives up an
/// external id may be rejected for the structure that he would belong to. Rows that were rejected before a crash are in the
/// plan no more, so what is left is found again.
pub(crate) fn reject_dependent(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker) -> Result<()> {
    if closing.begin(Pass::Dependent).is_none() {
        return Ok(());
    }
    loop {
        let before = closing.counts().rows_rejected;
        state_after::reject_kept_ids(db, closing, checker)?;
        structure_links::reject_broken(db, closing, checker)?;
        if closing.is_cancelled() || closing.counts().rows_rejected == before {
            return Ok(());
        }
    }
}
