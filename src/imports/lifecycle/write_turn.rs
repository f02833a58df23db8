//! Whose turn it is to write: only one import of an institution writes at a time, from its first batch to its last. Two imports
//! that touch the same contacts thus end as if one had come after the other, whatever their order in time. Tests don't
//! write contacts and need no turn; an edit by hand is one transaction and comes between two batches.

use diesel::prelude::*;

use crate::db::Db;
use crate::error::Result;
use crate::imports::model::import::Import;
use crate::schema::{imports, institutions};

/// Takes the turn for an import that shall write; whether it has it now. Call it in the transaction of its first step.
pub(crate) fn take(db: &mut Db, import: &Import) -> Result<bool> {
    let free = institutions::table
        .find(import.institution_id)
        .filter(institutions::writing_import.is_null().or(institutions::writing_import.eq(import.id)));
    Ok(diesel::update(free).set(institutions::writing_import.eq(import.id)).execute(db)? == 1)
}

/// Leaves the turn to others, in the transaction of the import's last step.
pub(crate) fn leave(db: &mut Db, import: &Import) -> Result<()> {
    let mine = institutions::table.find(import.institution_id).filter(institutions::writing_import.eq(import.id));
    diesel::update(mine).set(institutions::writing_import.eq(None::<i64>)).execute(db)?;
    Ok(())
}

/// The id and number of the import that has the turn while this one waits for it.
pub(crate) fn holder(db: &mut Db, import: &Import) -> Result<Option<(i64, i64)>> {
    if !import.state.writes() {
        return Ok(None);
    }
    let writing = institutions::table.find(import.institution_id).select(institutions::writing_import);
    let Some(id) = writing.first::<Option<i64>>(db)?.filter(|id| *id != import.id) else { return Ok(None) };
    Ok(imports::table.find(id).select((imports::id, imports::number)).first(db).optional()?)
}
