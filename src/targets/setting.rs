//! What the words of a query mean in an institution.

use std::collections::HashMap;

use super::changed::{self, Changed};
use super::query::Query;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::Result;

/// What a query's words mean in one institution.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The fields.
    pub catalogue: &'a Catalogue,
    /// ISO code of the country by which phone numbers are read.
    pub country: &'a str,
    /// The clocks by which days begin.
    pub zone: chrono_tz::Tz,
    /// What the imports that the query names changed, by their number.
    pub imports: HashMap<i64, Changed>,
}

impl<'a> Setting<'a> {
    /// The setting of a query in an institution.
    pub fn load(db: &mut Db, institution: &'a Institution, catalogue: &'a Catalogue, query: &Query) -> Result<Self> {
        let numbers = query.conditions().into_iter().filter(|(_, condition)| condition.field == "CHANGED_BY_IMPORT");
        let numbers: Vec<i64> =
            numbers.flat_map(|(_, condition)| &condition.values).filter_map(|number| number.parse().ok()).collect();
        Ok(Self {
            catalogue,
            country: &institution.country,
            zone: institution.time_zone.parse().unwrap_or(chrono_tz::UTC),
            imports: changed::load(db, institution.id, &numbers)?,
        })
    }
}
