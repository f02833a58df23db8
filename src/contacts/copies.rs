//! Contacts as rows: the columns and search words that are copies of slots, written together with the slots.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::slots::Slots;
use super::words::WordEdits;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::contacts;
use crate::{insert_all, text};

/// How many contacts one statement names at most.
const CHUNK: usize = 1000;

/// The slots of a contact that are copied into columns or into search words.
pub(super) const COPIED: [FieldId; 11] = [
    standard::STATUS,
    standard::CONTACT_NR,
    standard::EXTERNAL_ID,
    standard::KIND,
    standard::FIRSTNAME,
    standard::LASTNAME,
    standard::OFFICIAL_NAME,
    standard::EMAIL,
    standard::PHONE,
    standard::CELLPHONE,
    standard::STRUCTURE_NR,
];

/// A contact as a row.
#[derive(Insertable)]
#[diesel(table_name = contacts, treat_none_as_default_value = false)]
pub(super) struct ContactRow<'a> {
    id: i64,
    institution_id: i64,
    number: String,
    external_id: Option<String>,
    email_key: Option<String>,
    phone: Option<String>,
    cellphone: Option<String>,
    status: String,
    name_key: String,
    body: &'a [u8],
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
    structure_nr: Option<String>,
}

pub(super) fn contact_row<'a>(
    institution: i64,
    id: i64,
    body: &'a [u8],
    slots: &Slots<'_>,
    now: NaiveDateTime,
) -> ContactRow<'a> {
    let own = |field| slots.value(field).map(str::to_owned);
    ContactRow {
        id,
        institution_id: institution,
        number: own(standard::CONTACT_NR).unwrap_or_default(),
        external_id: own(standard::EXTERNAL_ID),
        email_key: slots.value(standard::EMAIL).map(str::to_lowercase),
        phone: own(standard::PHONE),
        cellphone: own(standard::CELLPHONE),
        status: own(standard::STATUS).unwrap_or_else(|| standard::ACTIVE.to_owned()),
        name_key: name_key(slots),
        body,
        created_at: now,
        changed_at: now,
        structure_nr: own(standard::STRUCTURE_NR),
    }
}

/// What lists of contacts are ordered by: the structure's name, or last and first name, folded.
fn name_key(slots: &Slots<'_>) -> String {
    let parts = match slots.value(standard::KIND) {
        Some(standard::STRUCTURE) => [standard::OFFICIAL_NAME, standard::LASTNAME, standard::FIRSTNAME],
        _ => [standard::LASTNAME, standard::FIRSTNAME, standard::OFFICIAL_NAME],
    };
    let name: Vec<&str> = parts.iter().filter_map(|field| slots.value(*field)).collect();
    text::fold(&name.join(" "))
}

/// Inserts contacts; their words are added to the `words` to be written.
pub(super) fn insert_contacts(
    db: &mut Db,
    institution: i64,
    created: &[(i64, Vec<u8>)],
    now: NaiveDateTime,
    words: &mut WordEdits,
) -> Result<()> {
    let mut rows = Vec::with_capacity(created.len());
    for (id, body) in created {
        let slots = Slots::decode(body)?;
        words.note(*id, None, Some(&slots));
        rows.push(contact_row(institution, *id, body, &slots, now));
    }
    insert_all!(&mut *db, contacts::table, rows)?;
    Ok(())
}

/// Rewrites a contact.
pub(super) fn update_contact(
    db: &mut Db,
    institution: i64,
    id: i64,
    body: &[u8],
    slots: &Slots<'_>,
    now: NaiveDateTime,
) -> Result<()> {
    let row = contact_row(institution, id, body, slots, now);
    diesel::update(contacts::table.find(id))
        .set((
            contacts::number.eq(row.number),
            contacts::external_id.eq(row.external_id),
            contacts::email_key.eq(row.email_key),
            contacts::phone.eq(row.phone),
            contacts::cellphone.eq(row.cellphone),
            contacts::status.eq(row.status),
            contacts::name_key.eq(row.name_key),
            contacts::body.eq(row.body),
            contacts::changed_at.eq(now),
            contacts::structure_nr.eq(row.structure_nr),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes the copies of external ids away from contacts that give them up, before others get them.
pub(super) fn clear_external_ids(db: &mut Db, ids: &[i64]) -> Result<()> {
    for ids in ids.chunks(CHUNK) {
        diesel::update(contacts::table.filter(contacts::id.eq_any(ids)))
            .set(contacts::external_id.eq(None::<String>))
            .execute(db)?;
    }
    Ok(())
}

pub(super) fn remove_contact(db: &mut Db, id: i64) -> Result<()> {
    diesel::delete(contacts::table.find(id)).execute(db)?;
    Ok(())
}
