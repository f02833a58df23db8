//! The changes of a write in the database: of most rows a record each, of rows that only make contacts one for some hundred
//! ([`super::creations`]). Whoever reads them here need not know which.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::change::{PackedChange, SubjectChange};
use super::creations::{self, Creation, ROWS};
use super::rows::Rows;
use super::slots::Writer;
use crate::db::Db;
use crate::error::Result;
use crate::fields::FieldId;
use crate::insert_all;
use crate::schema::{changes, creations as table};

/// How many rows or subjects one look-up names at most.
const CHUNK: usize = 1000;

/// How many packed records are looked through at once for places.
const PLACES: i64 = 32;

const STORED: (changes::row_no, changes::part, changes::subject_id, changes::body) =
    (changes::row_no, changes::part, changes::subject_id, changes::body);

/// A packed record.
#[derive(Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = table, treat_none_as_default_value = false)]
pub(crate) struct Packed {
    write_id: Writer,
    last_row: i64,
    first_row: i64,
    first_contact: i64,
    last_contact: i64,
    body: Vec<u8>,
}

/// Packs creations of a write, which are in order of row and of contact.
pub(crate) fn packed(write: Writer, all: &[Creation]) -> Result<Vec<Packed>> {
    let mut records = Vec::with_capacity(all.len().div_ceil(ROWS));
    for some in all.chunks(ROWS) {
        let (Some(first), Some(last)) = (some.first(), some.last()) else { break };
        records.push(Packed {
            write_id: write,
            last_row: last.row,
            first_row: first.row,
            first_contact: first.contact,
            last_contact: last.contact,
            body: creations::pack(some)?,
        });
    }
    Ok(records)
}

/// Inserts packed records.
pub(crate) fn insert_packed(db: &mut Db, all: Vec<Packed>) -> Result<()> {
    insert_all!(&mut *db, table::table, all)?;
    Ok(())
}

/// Rows of a write in order, after a row: `limit` records at most, but never a part of a row.
pub(crate) fn after(db: &mut Db, write: Writer, row: i64, limit: i64) -> Result<Rows> {
    let others = changes::table
        .filter(changes::write_id.eq(write).and(changes::row_no.gt(row)))
        .order((changes::row_no, changes::part))
        .limit(limit + 1)
        .select(STORED)
        .load(db)?;
    let mut rows = Rows { others: whole(db, write, others, limit)?, ..Rows::default() };
    let mut last = row;
    while (rows.creations.len() as i64) < limit {
        let some: Vec<Packed> = table::table
            .filter(table::write_id.eq(write).and(table::last_row.gt(last)))
            .order(table::last_row)
            .limit(at_once(limit))
            .select(Packed::as_select())
            .load(db)?;
        let Some(end) = some.last().map(|record| record.last_row) else { break };
        last = end;
        for record in some {
            rows.creations.extend(creations::unpack(&record.body)?.into_iter().filter(|made| made.row > row));
        }
    }
    rows.cut(usize::try_from(limit).unwrap_or_default(), false);
    Ok(rows)
}

/// Like [`after`], from a row (not included) downwards; still in ascending order.
pub(crate) fn before(db: &mut Db, write: Writer, row: i64, limit: i64) -> Result<Rows> {
    let others = changes::table
        .filter(changes::write_id.eq(write).and(changes::row_no.lt(row)))
        .order((changes::row_no.desc(), changes::part.desc()))
        .limit(limit + 1)
        .select(STORED)
        .load(db)?;
    let mut rows = Rows { others: whole(db, write, others, limit)?, ..Rows::default() };
    rows.others.sort_unstable_by_key(|change| (change.row, change.part));
    // The record that a row stands in ends at it or behind it.
    let of_write = || table::table.filter(table::write_id.eq(write));
    let holding = of_write().filter(table::last_row.ge(row)).order(table::last_row);
    let holding: Option<i64> = holding.select(table::last_row).first(db).optional()?;
    let mut end = holding.map_or(row, |last| last + 1);
    let mut made: Vec<Vec<Creation>> = Vec::new();
    while (made.iter().map(Vec::len).sum::<usize>() as i64) < limit {
        let some = of_write().filter(table::last_row.lt(end)).order(table::last_row.desc()).limit(at_once(limit));
        let some: Vec<Packed> = some.select(Packed::as_select()).load(db)?;
        let Some(first) = some.last().map(|record| record.last_row) else { break };
        end = first;
        for record in some {
            made.push(creations::unpack(&record.body)?.into_iter().filter(|made| made.row < row).collect());
        }
    }
    rows.creations = made.into_iter().rev().flatten().collect();
    rows.cut(usize::try_from(limit).unwrap_or_default(), true);
    Ok(rows)
}

/// What was found, or all of its row if that is the only one and more than the limit: a structure that is deleted may have
/// more people than a page has records.
fn whole(db: &mut Db, write: Writer, found: Vec<PackedChange>, limit: i64) -> Result<Vec<PackedChange>> {
    match (found.first(), found.last()) {
        (Some(first), Some(last)) if first.row == last.row && found.len() as i64 > limit => {
            let of_row = changes::table.filter(changes::write_id.eq(write).and(changes::row_no.eq(last.row)));
            Ok(of_row.order(changes::part).select(STORED).load(db)?)
        }
        _ => Ok(found),
    }
}

/// So many packed records hold `limit` rows, if they are full.
fn at_once(limit: i64) -> i64 {
    (limit / ROWS as i64).max(1)
}

fn unpacked(found: &[PackedChange]) -> Result<Vec<SubjectChange>> {
    Ok(found.iter().map(PackedChange::unpack).collect::<anyhow::Result<_>>()?)
}

/// What a write does in these rows.
pub(crate) fn of_rows(db: &mut Db, write: Writer, rows: &[i64]) -> Result<Vec<SubjectChange>> {
    let mut found = Vec::new();
    for some in rows.chunks(CHUNK) {
        let some = changes::table.filter(changes::write_id.eq(write).and(changes::row_no.eq_any(some)));
        found.extend(unpacked(&some.select(STORED).load::<PackedChange>(db)?)?);
    }
    let wanted: BTreeSet<i64> = rows.iter().copied().collect();
    for record in holding(db, write, &wanted, |extent| (extent.1, extent.0))? {
        for made in creations::unpack(&record.body)?.iter().filter(|made| wanted.contains(&made.row)) {
            found.push(made.change()?);
        }
    }
    Ok(found)
}

/// What a write does to these subjects.
pub(crate) fn of_subjects(db: &mut Db, write: Writer, subjects: &[i64]) -> Result<Vec<SubjectChange>> {
    let mut found = Vec::new();
    for some in subjects.chunks(CHUNK) {
        let some = changes::table.filter(changes::write_id.eq(write).and(changes::subject_id.eq_any(some)));
        found.extend(unpacked(&some.select(STORED).load::<PackedChange>(db)?)?);
    }
    let wanted: BTreeSet<i64> = subjects.iter().copied().collect();
    for record in holding(db, write, &wanted, |extent| (extent.2, extent.3))? {
        for made in creations::unpack(&record.body)?.iter().filter(|made| wanted.contains(&made.contact)) {
            found.push(made.change()?);
        }
    }
    Ok(found)
}

/// Of a packed record: the last row, by which it is found, the first one, the first contact and the last.
type Extent = (i64, i64, i64, i64);

/// The packed records of a write that may hold some of these, by the `range` that each is about.
fn holding(
    db: &mut Db,
    write: Writer,
    wanted: &BTreeSet<i64>,
    range: impl Fn(&Extent) -> (i64, i64),
) -> Result<Vec<Packed>> {
    let mut found = Vec::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let extents: Vec<Extent> = table::table
        .filter(table::write_id.eq(write))
        .select((table::last_row, table::first_row, table::first_contact, table::last_contact))
        .load(db)?;
    let may_hold = |extent: &&Extent| {
        let (first, last) = range(extent);
        wanted.range(first..=last).next().is_some()
    };
    let rows: Vec<i64> = extents.iter().filter(may_hold).map(|extent| extent.0).collect();
    for some in rows.chunks(CHUNK) {
        let some = table::table.filter(table::write_id.eq(write).and(table::last_row.eq_any(some)));
        found.extend(some.order(table::last_row).select(Packed::as_select()).load(db)?);
    }
    Ok(found)
}

/// Who made a contact, if a packed record says so, and what of.
pub(crate) fn creation_of(db: &mut Db, contact: i64) -> Result<Option<(Writer, SubjectChange)>> {
    let Some(record) = record_of(db, contact)? else { return Ok(None) };
    let made = creations::unpack(&record.body)?.into_iter().find(|made| made.contact == contact);
    Ok(made.map(|made| made.change()).transpose()?.map(|change| (record.write_id, change)))
}

/// The packed record that may say who made a contact.
fn record_of(db: &mut Db, contact: i64) -> Result<Option<Packed>> {
    // The ids of each record are its own: they were reserved for it.
    let record: Option<Packed> = table::table
        .filter(table::first_contact.le(contact))
        .order(table::first_contact.desc())
        .select(Packed::as_select())
        .first(db)
        .optional()?;
    Ok(record.filter(|record| record.last_contact >= contact))
}

/// Leaves of what packed records say of how these contacts were made only the fields of which `keep` is true.
pub(crate) fn strip_creations(db: &mut Db, contacts: &[i64], keep: impl Fn(FieldId) -> bool) -> Result<()> {
    let mut wanted: BTreeSet<i64> = contacts.iter().copied().collect();
    while let Some(contact) = wanted.pop_first() {
        let Some(record) = record_of(db, contact)? else { continue };
        let mut all = creations::unpack(&record.body)?;
        for made in &mut all {
            if made.contact == contact || wanted.remove(&made.contact) {
                made.strip(&keep)?;
            }
        }
        diesel::update(table::table.find((record.write_id, record.last_row)))
            .set(table::body.eq(creations::pack(&all)?))
            .execute(db)?;
    }
    Ok(())
}

/// Row and contact of what a write made before a row, as far as packed records say so, passed by in order.
pub(crate) fn each_place(db: &mut Db, write: Writer, end: i64, mut see: impl FnMut(i64, i64)) -> Result<()> {
    let mut last = -1;
    loop {
        let some: Vec<(i64, Vec<u8>)> = table::table
            .filter(table::write_id.eq(write).and(table::last_row.gt(last)).and(table::first_row.lt(end)))
            .order(table::last_row)
            .limit(PLACES)
            .select((table::last_row, table::body))
            .load(db)?;
        let Some(reached) = some.last().map(|record| record.0) else { return Ok(()) };
        last = reached;
        for (_, body) in some {
            creations::places(&body)?.into_iter().filter(|place| place.0 < end).for_each(|(row, made)| see(row, made));
        }
    }
}

/// Forgets what a write does in these rows, and gives it back.
pub(crate) fn remove_rows(db: &mut Db, write: Writer, rows: &[i64]) -> Result<Vec<SubjectChange>> {
    let removed = of_rows(db, write, rows)?;
    for some in rows.chunks(CHUNK) {
        diesel::delete(changes::table.filter(changes::write_id.eq(write).and(changes::row_no.eq_any(some))))
            .execute(db)?;
    }
    let wanted: BTreeSet<i64> = rows.iter().copied().collect();
    for record in holding(db, write, &wanted, |extent| (extent.1, extent.0))? {
        let mut left = creations::unpack(&record.body)?;
        let before = left.len();
        left.retain(|made| !wanted.contains(&made.row));
        if left.len() < before {
            diesel::delete(table::table.find((write, record.last_row))).execute(db)?;
            insert_packed(db, packed(write, &left)?)?;
        }
    }
    Ok(removed)
}

/// Forgets what a write does.
pub(crate) fn clear(db: &mut Db, write: Writer) -> Result<()> {
    diesel::delete(changes::table.filter(changes::write_id.eq(write))).execute(db)?;
    diesel::delete(table::table.filter(table::write_id.eq(write))).execute(db)?;
    Ok(())
}
