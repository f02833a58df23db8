//! Deleted contacts: hidden at once, and purged when the institution's days of grace are over. Of a contact that was purged
//! its number is left, which nobody gets again, and when it went.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::change::{SubjectChange, SubjectKind};
use super::packing::Reader;
use super::records;
use super::slots::{Slots, Writer};
use super::words::WordEdits;
use crate::db::bulk::{self, Lockable};
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::standard::{CONTACT_NR, DELETED, EXISTS, PURGED, STATUS, STRUCTURE_NR};
use crate::on_each;
use crate::schema::{
    changes, conflicts, contacts, deleted_contacts, imports, institutions, issues, target_contacts, targets,
};

/// How many contacts one transaction purges: few enough that others need not wait long for the database.
const BATCH: i64 = 500;

/// How many records one look-up names at most.
const CHUNK: usize = 500;

/// When a contact was deleted, and when it was or will be purged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletion {
    /// When it was deleted, in UTC.
    pub at: NaiveDateTime,
    /// Until when that can be undone, in UTC; `None`: for ever.
    pub until: Option<NaiveDateTime>,
    /// When it was purged, if it was.
    pub purged_at: Option<NaiveDateTime>,
}

/// Whether a contact with these slots is deleted, or purged.
pub(super) fn is_deleted(slots: &Slots<'_>) -> bool {
    matches!(slots.value(STATUS), Some(DELETED | PURGED))
}

/// [`is_deleted`] of a contact whose slots are packed.
pub(super) fn is_deleted_body(body: &[u8]) -> anyhow::Result<bool> {
    let mut reader = Reader::new(body);
    while !reader.is_done() {
        let (field, _, _, value) = (reader.number()?, reader.number()?, reader.text()?, reader.optional_text()?);
        if field >= STATUS {
            return Ok(field == STATUS && matches!(value, Some(DELETED | PURGED)));
        }
    }
    Ok(false)
}

/// Whether a row finds its contact no more: it was purged, or it was deleted since the row was planned. What stands beneath
/// a deletion can still be undone.
pub(super) fn is_gone(row: &SubjectChange, slots: &Slots<'_>, is_undo: bool) -> bool {
    // Who belongs to a structure that is deleted is let go, deleted or not.
    let lets_go = || row.changes.iter().all(|change| change.field == STRUCTURE_NR && change.new.is_none());
    let is_open = || is_undo || row.changes.iter().any(|change| change.field == STATUS) || lets_go();
    row.kind == SubjectKind::Contact
        && match slots.value(STATUS) {
            Some(PURGED) => true,
            Some(DELETED) => !is_open(),
            _ => false,
        }
}

/// Keeps since when a contact is deleted, now that its status was written. How many contacts there are more since.
pub(super) fn note(db: &mut Db, institution: i64, contact: i64, slots: &Slots<'_>, now: NaiveDateTime) -> Result<i64> {
    if !is_deleted(slots) {
        let of_contact = deleted_contacts::table.find(contact);
        return Ok(diesel::delete(of_contact).execute(db)? as i64);
    }
    let row = (
        deleted_contacts::contact_id.eq(contact),
        deleted_contacts::institution_id.eq(institution),
        deleted_contacts::deleted_at.eq(now),
    );
    let noted = on_each!(&mut *db, c => diesel::insert_into(deleted_contacts::table)
        .values(row).on_conflict_do_nothing().execute(c))?;
    Ok(-(noted as i64))
}

/// What is known of the deletion of a contact; `None` if the institution has no such contact that is deleted.
pub fn find(db: &mut Db, institution: i64, contact: i64) -> Result<Option<Deletion>> {
    let found: Option<(NaiveDateTime, Option<NaiveDateTime>)> = deleted_contacts::table
        .find(contact)
        .filter(deleted_contacts::institution_id.eq(institution))
        .select((deleted_contacts::deleted_at, deleted_contacts::purged_at))
        .first(db)
        .optional()?;
    let Some((at, purged_at)) = found else { return Ok(None) };
    let days = days_of_grace(db, institution)?;
    // 0: for ever.
    let until = if days == 0 { None } else { at.checked_add_signed(TimeDelta::days(i64::from(days))) };
    Ok(Some(Deletion { at, until, purged_at }))
}

/// For how many days an institution's deletions can be undone; 0: for ever.
pub fn days_of_grace(db: &mut Db, institution: i64) -> Result<i32> {
    Ok(institutions::table.find(institution).select(institutions::delete_after).first(db)?)
}

/// Sets for how many days an institution's deletions can be undone; 0: for ever.
pub fn set_days_of_grace(db: &mut Db, institution: i64, days: i32) -> Result<()> {
    diesel::update(institutions::table.find(institution)).set(institutions::delete_after.eq(days)).execute(db)?;
    Ok(())
}

/// Purges the deleted contacts of all institutions whose days of grace are over, a batch a transaction: whatever breaks it
/// off, the next time goes on. Returns how many there were.
pub fn purge_expired(db: &mut Db) -> Result<u64> {
    let institutions: Vec<(i64, i32)> = institutions::table
        .filter(institutions::delete_after.gt(0))
        .order(institutions::id)
        .select((institutions::id, institutions::delete_after))
        .load(db)?;
    let mut purged = 0;
    for (institution, days) in institutions {
        let before = db::now() - TimeDelta::days(i64::from(days));
        loop {
            let some = db::write(db, |db| purge_some(db, institution, before))?;
            purged += some;
            if some == 0 {
                break;
            }
        }
    }
    Ok(purged)
}

fn purge_some(db: &mut Db, institution: i64, before: NaiveDateTime) -> Result<u64> {
    let is_due = || {
        let is_old = deleted_contacts::deleted_at.le(before).and(deleted_contacts::purged_at.is_null());
        deleted_contacts::institution_id.eq(institution).and(is_old)
    };
    let due = deleted_contacts::table.filter(is_due()).select(deleted_contacts::contact_id);
    let ids: Vec<i64> = due.order(deleted_contacts::contact_id).limit(BATCH).load(db)?;
    if ids.is_empty() {
        return Ok(0);
    }
    bulk::lock(db, Lockable::Contacts, &ids)?;
    // An undo may have been faster.
    let still = deleted_contacts::table.filter(deleted_contacts::contact_id.eq_any(&ids).and(is_due()));
    let ids: Vec<i64> = still.select(deleted_contacts::contact_id).load(db)?;
    let numbers = leave_numbers(db, institution, &ids)?;
    strip_changes(db, &ids)?;
    strip_issues(db, institution, &numbers)?;
    leave_targets(db, institution, &ids)?;
    diesel::update(deleted_contacts::table.filter(deleted_contacts::contact_id.eq_any(&ids)))
        .set(deleted_contacts::purged_at.eq(db::now()))
        .execute(db)?;
    Ok(ids.len() as u64)
}

/// Takes all from contacts but their numbers, which it returns; nobody finds them by a word any more.
fn leave_numbers(db: &mut Db, institution: i64, ids: &[i64]) -> Result<Vec<String>> {
    let rows = contacts::table.filter(contacts::id.eq_any(ids));
    let rows: Vec<(i64, String, Vec<u8>)> = rows.select((contacts::id, contacts::number, contacts::body)).load(db)?;
    let (mut words, mut numbers) = (WordEdits::default(), Vec::with_capacity(rows.len()));
    for (contact, number, body) in rows {
        words.note(contact, Some(&Slots::decode(&body)?), None);
        leave_number(db, contact, &number)?;
        numbers.push(number);
    }
    words.save(db, institution)?;
    Ok(numbers)
}

/// Takes all from a contact but its number.
fn leave_number(db: &mut Db, contact: i64, number: &str) -> Result<()> {
    let mut slots = Slots::default();
    slots.set(STATUS, "", 0, Some(PURGED));
    slots.set(CONTACT_NR, "", 0, Some(number));
    diesel::update(contacts::table.find(contact))
        .set((
            contacts::body.eq(slots.encode()),
            contacts::external_id.eq(None::<String>),
            contacts::email_key.eq(None::<String>),
            contacts::phone.eq(None::<String>),
            contacts::cellphone.eq(None::<String>),
            contacts::structure_nr.eq(None::<String>),
            contacts::name_key.eq(""),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes values and proofs from what imports and edits did to contacts, and from what they found in the way: history keeps
/// that the contacts came and went.
fn strip_changes(db: &mut Db, ids: &[i64]) -> Result<()> {
    records::strip_creations(db, ids, |field| matches!(field, EXISTS | STATUS))?;
    let records: Vec<(Writer, i64, i16, i64, Vec<u8>)> = changes::table
        .filter(changes::subject_id.eq_any(ids))
        .select((changes::write_id, changes::row_no, changes::part, changes::subject_id, changes::body))
        .load(db)?;
    for (write, row, part, subject, body) in records {
        let mut change = SubjectChange::decode(row, part, subject, &body)?;
        change.changes.retain(|change| matches!(change.field, EXISTS | STATUS));
        change.proof = Default::default();
        diesel::update(changes::table.find((write, row, part))).set(changes::body.eq(change.encode())).execute(db)?;
        let of_row = conflicts::row_no.eq(row).and(conflicts::part.eq(part));
        diesel::update(conflicts::table.filter(conflicts::write_id.eq(write).and(of_row)))
            .set((conflicts::found.eq(None::<String>), conflicts::codes.eq(None::<String>)))
            .execute(db)?;
    }
    Ok(())
}

/// Takes the values from issues about contacts; what was wrong, and where, stays.
fn strip_issues(db: &mut Db, institution: i64, numbers: &[String]) -> Result<()> {
    let imports: Vec<i64> =
        imports::table.filter(imports::institution_id.eq(institution)).select(imports::id).load(db)?;
    for some in imports.chunks(CHUNK) {
        let about = issues::import_id.eq_any(some).and(issues::contact.eq_any(numbers));
        diesel::update(issues::table.filter(about))
            .set((issues::value.eq(""), issues::args.eq(PURGED_ARGS)))
            .execute(db)?;
    }
    Ok(())
}

/// The arguments of an issue whose values are gone.
const PURGED_ARGS: &str = r#"[["purged","yes"]]"#;

/// Takes contacts out of fixed lists.
fn leave_targets(db: &mut Db, institution: i64, ids: &[i64]) -> Result<()> {
    let fixed = targets::institution_id.eq(institution).and(targets::is_dynamic.eq(false));
    let targets: Vec<i64> = targets::table.filter(fixed).select(targets::id).load(db)?;
    for target in targets {
        let of_target = target_contacts::target_id.eq(target).and(target_contacts::contact_id.eq_any(ids));
        diesel::delete(target_contacts::table.filter(of_target)).execute(db)?;
    }
    Ok(())
}
