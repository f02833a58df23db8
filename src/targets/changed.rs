//! What an import changed: the contacts on which it wrote values, whether or not somebody wrote others since.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::Bool;
use roaring::RoaringTreemap;

use crate::contacts::change::SubjectChange;
use crate::contacts::records;
use crate::contacts::slots::Writer;
use crate::contacts::turn::Turns;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::{changes, conflicts, imports};

/// How many changes are read at once.
const PAGE: i64 = 20_000;

/// The contacts that an import changed. What was undone does not count; a value that undo had to keep still bears the
/// import's mark and counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// How the import signs what it writes.
    pub writer: Writer,
    /// Ids of the contacts on which changes were applied and not undone.
    pub ids: RoaringTreemap,
}

/// The rows of a plan that were applied and not undone.
struct Extent {
    writer: Writer,
    /// The first row that does not belong to it.
    end: i64,
    /// Of a plan that is applied in turns: how far each is, and down to which row the last of them is undone.
    turns: Option<(Turns, Option<i64>)>,
}

/// What the imports with these numbers changed; numbers that are not there are left out.
pub(super) fn load(db: &mut Db, institution: i64, numbers: &[i64]) -> Result<HashMap<i64, Changed>> {
    let mut found = HashMap::new();
    for some in numbers.chunks(500) {
        type Row = (i64, Writer, Option<chrono::NaiveDateTime>, i64, Option<i64>, String);
        let rows: Vec<Row> = imports::table
            .filter(imports::institution_id.eq(institution).and(imports::number.eq_any(some)))
            .select((
                imports::number,
                imports::write_id,
                imports::started_at,
                imports::cursor,
                imports::undo_cursor,
                imports::counts,
            ))
            .load(db)?;
        for (number, writer, started, applied, undone_from, counts) in rows {
            let turns = Turns::of_counts(&counts)?.filter(|_| started.is_some());
            let applied = if started.is_some() { applied + 1 } else { 0 };
            let end =
                if turns.is_some() { i64::MAX } else { undone_from.map_or(applied, |undone| undone.min(applied)) };
            let extent = Extent { writer, end, turns: turns.map(|turns| (turns, undone_from)) };
            found.insert(number, Changed { writer, ids: ids(db, &extent)? });
        }
    }
    Ok(found)
}

fn ids(db: &mut Db, extent: &Extent) -> Result<RoaringTreemap> {
    let untouched = untouched_rows(db, extent)?;
    let mut ids = RoaringTreemap::new();
    let mut last = (-1, 0_i16);
    loop {
        let page = changes::table
            .filter(changes::write_id.eq(extent.writer).and(changes::row_no.lt(extent.end)))
            .filter(changes::row_no.ge(last.0))
            .filter(changes::row_no.gt(last.0).or(changes::part.gt(last.1)))
            .order((changes::row_no, changes::part))
            .limit(PAGE);
        let keys = (changes::row_no, changes::part, changes::subject_id);
        let page: Vec<(i64, i16, i64, bool)> = match &extent.turns {
            None => page.select((keys.0, keys.1, keys.2, true.into_sql::<Bool>())).load(db)?,
            Some((turns, undone)) => {
                in_turns(page.select((keys.0, keys.1, keys.2, changes::body)).load(db)?, turns, *undone)?
            }
        };
        let Some((row, part, ..)) = page.last() else { break };
        last = (*row, *part);
        let touched = page.into_iter().filter(|(row, part, _, is_in)| *is_in && !untouched.contains(&(*row, *part)));
        ids.extend(touched.filter_map(|(_, _, subject, _)| u64::try_from(subject).ok()));
    }
    add_created(db, extent, &untouched, &mut ids)?;
    Ok(ids)
}

/// Adds the contacts that the rows created.
fn add_created(db: &mut Db, extent: &Extent, untouched: &HashSet<(i64, i16)>, ids: &mut RoaringTreemap) -> Result<()> {
    let Some((turns, undone)) = &extent.turns else {
        return records::each_place(db, extent.writer, extent.end, |row, contact| {
            ids.extend(u64::try_from(contact).ok().filter(|_| !untouched.contains(&(row, 0))));
        });
    };
    let mut last = -1;
    loop {
        let page = records::after(db, extent.writer, last, PAGE)?;
        let Some((_, end)) = page.extent() else { return Ok(()) };
        last = end;
        for creation in page.creations {
            let record = creation.change()?;
            if turns.holds(&record, *undone) && !untouched.contains(&(record.row, 0)) {
                ids.extend(u64::try_from(record.subject).ok());
            }
        }
    }
}

/// Which of these records were applied in their turn and not undone.
fn in_turns(
    records: Vec<(i64, i16, i64, Vec<u8>)>,
    turns: &Turns,
    undone: Option<i64>,
) -> Result<Vec<(i64, i16, i64, bool)>> {
    let is_in = |(row, part, subject, body): (i64, i16, i64, Vec<u8>)| {
        let record = SubjectChange::decode(row, part, subject, &body)?;
        Ok((row, part, subject, turns.holds(&record, undone)))
    };
    records.into_iter().map(is_in).collect()
}

/// Rows of which apply left out everything, because somebody had changed it since the test.
fn untouched_rows(db: &mut Db, extent: &Extent) -> Result<HashSet<(i64, i16)>> {
    let left_out: Vec<(i64, i16, FieldId)> = conflicts::table
        .filter(conflicts::write_id.eq(extent.writer).and(conflicts::phase.eq("apply")))
        .select((conflicts::row_no, conflicts::part, conflicts::field_id))
        .load(db)?;
    let mut by_row: HashMap<(i64, i16), HashSet<FieldId>> = HashMap::new();
    for (row, part, field) in left_out {
        by_row.entry((row, part)).or_default().insert(field);
    }
    let mut untouched = HashSet::new();
    let rows: Vec<i64> = by_row.keys().map(|(row, _)| *row).collect();
    for record in records::of_rows(db, extent.writer, &rows)? {
        let is_out = |fields: &HashSet<FieldId>| {
            let left_out = |field| fields.contains(&field);
            left_out(standard::EXISTS) || record.changes.iter().all(|change| left_out(change.field))
        };
        let place = (record.row, record.part);
        if by_row.get(&place).is_some_and(is_out) {
            untouched.insert(place);
        }
    }
    Ok(untouched)
}
