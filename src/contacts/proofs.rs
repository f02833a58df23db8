//! How the authorisations of contacts were proven: what the rows said that wrote them. What a whole import said stands with
//! its writing ([`super::writers`]).

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::change::{Proof, SubjectChange};
use super::read::CHUNK;
use super::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::schema::changes;

/// What rows said, by contact and writer, of these contacts and writers; nothing where a row said nothing.
pub(crate) fn of_rows(db: &mut Db, wanted: &[(i64, Writer)]) -> Result<HashMap<(i64, Writer), Proof>> {
    let mut found = HashMap::new();
    let contacts: BTreeSet<i64> = wanted.iter().map(|(contact, _)| *contact).collect();
    let writers: BTreeSet<Writer> = wanted.iter().map(|(_, writer)| *writer).collect();
    let contacts: Vec<i64> = contacts.into_iter().collect();
    // A contact has few writers, a batch of contacts too: files are what writes.
    let writers: Vec<Writer> = writers.into_iter().collect();
    for (contacts, writers) in contacts.chunks(CHUNK).flat_map(|some| writers.chunks(CHUNK).map(move |all| (some, all)))
    {
        let rows: Vec<(Writer, i64, i16, i64, Vec<u8>)> = changes::table
            .filter(changes::subject_id.eq_any(contacts).and(changes::write_id.eq_any(writers)))
            .select((changes::write_id, changes::row_no, changes::part, changes::subject_id, changes::body))
            .load(db)?;
        for (writer, row, part, subject, body) in rows {
            let record = SubjectChange::decode(row, part, subject, &body)?;
            if !record.proof.is_empty() {
                found.insert((subject, writer), record.proof);
            }
        }
    }
    Ok(found)
}
