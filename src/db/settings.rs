//! Settings of the installation that are made once.

use anyhow::bail;
use diesel::prelude::*;

use super::connection::Db;
use crate::error::Result;
use crate::on_each;

/// A setting of the installation; `make` gives its value the first time. Safe when several processes ask at once.
pub fn setting(db: &mut Db, name: &str, make: impl FnOnce() -> String) -> Result<String> {
    use crate::schema::settings;
    let read = |db: &mut Db| -> QueryResult<Option<String>> {
        settings::table.find(name).select(settings::value).first(db).optional()
    };
    if let Some(value) = read(db)? {
        return Ok(value);
    }
    let row = (settings::name.eq(name), settings::value.eq(make()));
    on_each!(&mut *db, c => diesel::insert_into(settings::table).values(row).on_conflict_do_nothing().execute(c))?;
    match read(db)? {
        Some(value) => Ok(value),
        None => bail_failure("a setting was not kept"),
    }
}

fn bail_failure<T>(what: &str) -> Result<T> {
    fn inner<T>(what: &str) -> anyhow::Result<T> {
        bail!("{what}")
    }
    Ok(inner(what)?)
}
