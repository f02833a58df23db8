//! How the authorisations that contacts have were proven by whole imports.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::contacts::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::schema::writes;

/// How the authorisations of an institution's contacts were proven.
#[derive(Debug, Default)]
pub(crate) struct Proven {
    /// The source that a writer named for all its authorisations.
    pub sources: HashMap<Writer, String>,
    /// Writers whose rows said more.
    pub by_row: HashSet<Writer>,
}

impl Proven {
    /// Reads what the imports of an institution said.
    pub(crate) fn load(db: &mut Db, institution: i64) -> Result<Self> {
        let rows: Vec<(Writer, Option<String>, bool)> = writes::table
            .filter(writes::institution_id.eq(institution))
            .filter(writes::source.is_not_null().or(writes::has_proofs))
            .select((writes::id, writes::source, writes::has_proofs))
            .load(db)?;
        let mut this = Self::default();
        for (writer, source, has_proofs) in rows {
            this.by_row.extend(has_proofs.then_some(writer));
            this.sources.extend(source.map(|source| (writer, source)));
        }
        Ok(this)
    }
}
