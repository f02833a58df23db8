//! What is judged when all rows of a file are tested.

use crate::db::Db;
use crate::db::lease::Lease;
use crate::error::Result;
use crate::imports::check::checker::Checker;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::plan::closing::Closing;
use crate::imports::plan::row_outcomes::SeenTokens;
use crate::imports::plan::{deleted_structures, dependent, state_after, whole_file};

/// Rejects and warns of rows for what only the whole file tells, batch by batch. False if a user has cancelled the test.
pub(super) fn judge_whole_file(
    db: &mut Db,
    lease: &Lease,
    import: &Import,
    checker: &Checker,
    seen: &SeenTokens,
    counts: &mut Counts,
) -> Result<bool> {
    let mut closing = Closing::of(import, lease, counts);
    whole_file::reject_repeated(db, &mut closing, checker, seen)?;
    whole_file::reject_moved(db, &mut closing, checker)?;
    dependent::reject_dependent(db, &mut closing, checker)?;
    state_after::judge_alike(db, &mut closing, checker, seen)?;
    deleted_structures::let_people_go(db, &mut closing, checker)?;
    let goes_on = !closing.is_cancelled();
    counts.closing = None;
    Ok(goes_on)
}
