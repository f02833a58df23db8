//! Records of a plan as the database has them, and as rows.

use diesel::prelude::*;

use crate::contacts::change::SubjectChange;
use crate::db::Db;
use crate::error::Result;
use crate::schema::changes;

/// Row, part, subject and body.
pub(super) type Record = (i64, i16, i64, Vec<u8>);

/// Unpacks records.
pub(super) fn records(found: Vec<Record>) -> Result<Vec<SubjectChange>> {
    let rows = found.into_iter().map(|(row, part, subject, body)| SubjectChange::decode(row, part, subject, &body));
    Ok(rows.collect::<anyhow::Result<_>>()?)
}

/// Leaves out the last row if the limit may have cut it; the only row is loaded whole, since a structure that is deleted may
/// have more people than a page has records.
pub(super) fn whole_rows(db: &mut Db, write: i64, mut found: Vec<Record>, limit: i64) -> Result<Vec<SubjectChange>> {
    let (first, last) = (found.first().map(|(row, ..)| *row), found.last().map(|(row, ..)| *row));
    match last {
        Some(last) if found.len() as i64 == limit && first == Some(last) => {
            found = changes::table
                .filter(changes::write_id.eq(write).and(changes::row_no.eq(last)))
                .order(changes::part)
                .select((changes::row_no, changes::part, changes::subject_id, changes::body))
                .load(db)?;
        }
        Some(last) if found.len() as i64 == limit => found.retain(|(row, ..)| *row != last),
        _ => {}
    }
    records(found)
}
