//! Looking contacts up by the words that they have.

use std::collections::HashMap;

use diesel::dsl::min;
use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::read::CHUNK;
use crate::db::Db;
use crate::error::Result;
use crate::schema::contact_words;

/// The end of the words that begin with this one, excluded.
pub(super) fn end(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

/// The contacts with a word that begins so; `None` if they are more than `most`.
pub(super) fn having(db: &mut Db, institution: i64, word: &str, most: usize) -> Result<Option<RoaringTreemap>> {
    let ids: Vec<i64> = contact_words::table
        .filter(contact_words::institution_id.eq(institution))
        .filter(contact_words::word.ge(word).and(contact_words::word.lt(end(word))))
        .select(contact_words::contact_id)
        .limit(most as i64 + 1)
        .load(db)?;
    Ok((ids.len() <= most).then(|| ids.into_iter().filter_map(|id| u64::try_from(id).ok()).collect()))
}

/// The first word that begins so of each of the contacts that have one.
pub(super) fn first_words(db: &mut Db, institution: i64, word: &str, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let page: Vec<(i64, Option<String>)> = contact_words::table
            .filter(contact_words::contact_id.eq_any(some).and(contact_words::institution_id.eq(institution)))
            .filter(contact_words::word.ge(word).and(contact_words::word.lt(end(word))))
            .group_by(contact_words::contact_id)
            .select((contact_words::contact_id, min(contact_words::word)))
            .load(db)?;
        found.extend(page.into_iter().filter_map(|(id, first)| Some((id, first?))));
    }
    Ok(found)
}
