//! The chain of corrections: a corrected file is told by the signed mark in the headers of the columns that were added to it,
//! and its import is linked with the one that it corrects.
//!
//! What an earlier import of the chain wrote is not someone else's change: a value that it wrote is not `old-stale` when
//! the corrected file still has the `[old]` value of the template.

use std::collections::HashSet;

use diesel::prelude::*;

use super::import::Import;
use crate::contacts::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::schema::imports;
use crate::seal::Sealer;

/// No chain is longer; a file that claims to correct itself ends here.
const LONGEST: usize = 100;

const OPENING: &str = "[carnet ";

/// What stands behind the words of an added header: `[carnet BQ7…]`.
pub(crate) fn mark(sealer: &Sealer, import: &Import) -> String {
    format!("{OPENING}{}]", sealer.mark(import.institution_id, import.id))
}

/// The id of the import whose corrected file has this header, if we have added it.
pub(crate) fn read_mark(sealer: &Sealer, institution: i64, header: &str) -> Option<i64> {
    let (_, mark) = header.strip_suffix(']')?.rsplit_once(OPENING)?;
    sealer.read_mark(institution, mark)
}

/// Who wrote the values of the imports that this one corrects, and of those that they corrected.
pub(crate) fn writers(db: &mut Db, import: &Import) -> Result<HashSet<Writer>> {
    let mut writers = HashSet::new();
    let mut next = import.parent_id;
    while let Some(id) = next.filter(|_| writers.len() < LONGEST) {
        let parent: (Writer, Option<i64>) =
            imports::table.find(id).select((imports::write_id, imports::parent_id)).first(db)?;
        writers.insert(parent.0);
        next = parent.1;
    }
    Ok(writers)
}

impl Import {
    /// The number of the import that this one corrects.
    pub fn parent(&self, db: &mut Db) -> Result<Option<i64>> {
        let Some(parent) = self.parent_id else { return Ok(None) };
        Ok(imports::table.find(parent).select(imports::number).first(db).optional()?)
    }

    /// The numbers of the imports that correct this one, in their order.
    pub fn children(&self, db: &mut Db) -> Result<Vec<i64>> {
        let children = imports::table.filter(imports::parent_id.eq(self.id)).order(imports::number);
        Ok(children.select(imports::number).load(db)?)
    }
}
