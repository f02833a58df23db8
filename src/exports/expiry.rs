//! Files of exports go after a while; that they were made stays in the list.

use diesel::prelude::*;

use super::export::State;
use crate::db::{self, Db};
use crate::error::Result;
use crate::schema::exports;
use crate::storage::Storage;

/// Removes the files whose time is over and returns how many there were.
pub fn expire(db: &mut Db, storage: &Storage) -> Result<usize> {
    let over: Vec<(i64, Option<String>)> = exports::table
        .filter(exports::state.eq(State::Ready.name()).and(exports::expires_at.le(db::now())))
        .select((exports::id, exports::file_key))
        .load(db)?;
    for (id, key) in &over {
        // The file goes first: if the worker dies in between, the export is expired the next time.
        if let Some(key) = key {
            storage.remove(key)?;
        }
        diesel::update(exports::table.find(id))
            .set((exports::state.eq(State::Expired.name()), exports::file_key.eq(None::<String>)))
            .execute(db)?;
    }
    Ok(over.len())
}
