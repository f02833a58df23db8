//! What the words of a query mean in an institution.

use std::collections::HashMap;

use diesel::prelude::*;

use super::query::Query;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::schema::imports;

/// What a query's words mean in one institution.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The fields.
    pub catalogue: &'a Catalogue,
    /// ISO code of the country by which phone numbers are read.
    pub country: &'a str,
    /// The clocks by which days begin.
    pub zone: chrono_tz::Tz,
    /// The imports that the query names, by number: how they sign what they write.
    pub imports: HashMap<i64, Writer>,
}

impl<'a> Setting<'a> {
    /// The setting of a query in an institution.
    pub fn load(db: &mut Db, institution: &'a Institution, catalogue: &'a Catalogue, query: &Query) -> Result<Self> {
        let numbers = query.conditions().into_iter().filter(|(_, condition)| condition.field == "CHANGED_BY_IMPORT");
        let numbers: Vec<i64> =
            numbers.flat_map(|(_, condition)| &condition.values).filter_map(|number| number.parse().ok()).collect();
        let mut setting = Self {
            catalogue,
            country: &institution.country,
            zone: institution.time_zone.parse().unwrap_or(chrono_tz::UTC),
            imports: HashMap::new(),
        };
        for some in numbers.chunks(500) {
            let rows: Vec<(i64, i64)> = imports::table
                .filter(imports::institution_id.eq(institution.id).and(imports::number.eq_any(some)))
                .select((imports::number, imports::write_id))
                .load(db)?;
            setting.imports.extend(rows);
        }
        Ok(setting)
    }
}
