//! Subjects as rows of the database: loads bodies, writes them back, and keeps the columns that are copies of slots.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::change::SubjectKind;
use super::definitions;
use super::slots::{Slots, Writer};
use crate::db::Db;
use crate::db::bulk::{self, Lockable};
use crate::db::lookup;
use crate::error::Result;
use crate::fields::{FieldId, national_digits, standard};
use crate::schema::{contact_words, contacts, field_values, fields, institutions};
use crate::{insert_all, text};

/// The slots of a contact that are copied into columns or into search words.
const COPIED: [FieldId; 10] = [
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
];

/// How many rows one look-up names at most.
const CHUNK: usize = 1000;

/// A subject in the hands of a batch.
pub(super) struct Subject {
    /// Its slots, packed.
    pub body: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Stored,
    /// Slots changed, none of them copied.
    Written,
    /// Slots changed that are copied into columns.
    Copied,
    Created,
    Removed,
}

impl Subject {
    /// A subject as the database has it.
    pub fn stored(body: Vec<u8>) -> Self {
        Self { body, state: State::Stored }
    }

    /// A subject that is to be inserted.
    pub fn created(body: Vec<u8>) -> Self {
        Self { body, state: State::Created }
    }

    /// Notes that a field was written.
    pub fn touch(&mut self, field: FieldId) {
        match self.state {
            State::Stored | State::Written if COPIED.contains(&field) => self.state = State::Copied,
            State::Stored => self.state = State::Written,
            _ => {}
        }
    }

    /// Notes that the subject is to be removed.
    pub fn remove(&mut self) {
        self.state = State::Removed;
    }
}

/// Whether a field of a contact is copied into columns or search words, or is no field but that the contact exists.
pub(super) fn is_copied(field: FieldId) -> bool {
    field == standard::EXISTS || COPIED.contains(&field)
}

/// Locks and loads the bodies of subjects of one institution; ids that are not there are left out.
pub(super) fn load(db: &mut Db, institution: i64, kind: SubjectKind, ids: &[i64]) -> Result<Vec<(i64, Vec<u8>)>> {
    for ids in ids.chunks(CHUNK) {
        bulk::lock(db, lockable(kind), ids)?;
    }
    read(db, institution, kind, ids)
}

/// Loads the bodies of subjects of one institution; ids that are not there are left out.
pub(super) fn read(db: &mut Db, institution: i64, kind: SubjectKind, ids: &[i64]) -> Result<Vec<(i64, Vec<u8>)>> {
    let mut all = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        // By id alone: beside it, SQLite would rather walk the institution's whole index.
        let rows: Vec<(i64, i64, Vec<u8>)> = match kind {
            SubjectKind::Contact => lookup::bodies_by_ids(db, ids)?,
            SubjectKind::Field => fields::table
                .filter(fields::id.eq_any(ids))
                .select((fields::id, fields::institution_id, fields::body))
                .load(db)?,
            SubjectKind::Value => field_values::table
                .filter(field_values::id.eq_any(ids))
                .select((field_values::id, field_values::institution_id, field_values::body))
                .load(db)?,
        };
        let mine = rows.into_iter().filter(|(_, owner, _)| *owner == institution);
        all.extend(mine.map(|(id, _, body)| (id, body)));
    }
    Ok(all)
}

fn lockable(kind: SubjectKind) -> Lockable {
    match kind {
        SubjectKind::Contact => Lockable::Contacts,
        SubjectKind::Field => Lockable::Fields,
        SubjectKind::Value => Lockable::FieldValues,
    }
}

/// Every field that an institution defined: id, code, body.
pub fn all_fields(db: &mut Db, institution: i64) -> Result<Vec<(i64, String, Vec<u8>)>> {
    Ok(fields::table
        .filter(fields::institution_id.eq(institution))
        .select((fields::id, fields::code, fields::body))
        .load(db)?)
}

/// A value that an institution defined: id, field, code, body.
pub type DefinedValue = (i64, FieldId, String, Vec<u8>);

/// Every value that an institution defined.
pub fn all_values(db: &mut Db, institution: i64) -> Result<Vec<DefinedValue>> {
    Ok(field_values::table
        .filter(field_values::institution_id.eq(institution))
        .select((field_values::id, field_values::field_id, field_values::code, field_values::body))
        .load(db)?)
}

/// Fields that have a value which someone else than this writer made.
pub fn fields_with_values_of_others(db: &mut Db, institution: i64, writer: Writer) -> Result<Vec<FieldId>> {
    let mut of_others = Vec::new();
    for (_, field, _, body) in all_values(db, institution)? {
        if Slots::decode(&body)?.writer(standard::EXISTS, "") != writer {
            of_others.push(field);
        }
    }
    Ok(of_others)
}

/// Writes what a batch did. A change of a definition makes a new version of the institution's data model.
pub(super) fn save(
    db: &mut Db,
    institution: i64,
    now: NaiveDateTime,
    subjects: BTreeMap<(SubjectKind, i64), Subject>,
) -> Result<()> {
    let mut bodies = Vec::new();
    let mut created = Vec::new();
    let mut removed = 0;
    let mut definitions_changed = false;
    for ((kind, id), subject) in subjects {
        if kind != SubjectKind::Contact {
            definitions_changed |= subject.state != State::Stored;
            save_definition(db, institution, kind, id, &subject)?;
            continue;
        }
        match subject.state {
            State::Stored => {}
            State::Written => bodies.push((id, subject.body)),
            State::Copied => update_contact(db, institution, id, &subject.body, now)?,
            State::Created => created.push((id, subject.body)),
            State::Removed => {
                remove_contact(db, id)?;
                removed += 1;
            }
        }
    }
    bulk::update_contact_bodies(db, &bodies, now)?;
    insert_contacts(db, institution, &created, now)?;
    keep_count(db, institution, created.len() as i64 - removed)?;
    if definitions_changed {
        diesel::update(institutions::table.find(institution))
            .set(institutions::model_version.eq(institutions::model_version + 1))
            .execute(db)?;
    }
    Ok(())
}

/// A contact as a row.
#[derive(Insertable)]
#[diesel(table_name = contacts, treat_none_as_default_value = false)]
struct ContactRow<'a> {
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
}

#[derive(Insertable)]
#[diesel(table_name = contact_words, treat_none_as_default_value = false)]
struct WordRow {
    institution_id: i64,
    word: String,
    contact_id: i64,
}

fn contact_row<'a>(institution: i64, id: i64, body: &'a [u8], slots: &Slots<'_>, now: NaiveDateTime) -> ContactRow<'a> {
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

/// The words by which the search box finds a contact: of its names, number, external id, e-mail address and phones.
fn words(slots: &Slots<'_>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for field in COPIED.iter().filter(|field| !matches!(**field, standard::STATUS | standard::KIND)) {
        let Some(value) = slots.value(*field) else { continue };
        let folded = text::fold(value);
        words.extend(folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned));
        words.extend(folded.split(' ').map(str::to_owned));
        if matches!(*field, standard::PHONE | standard::CELLPHONE) {
            words.insert(national_digits(value));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn insert_contacts(db: &mut Db, institution: i64, created: &[(i64, Vec<u8>)], now: NaiveDateTime) -> Result<()> {
    let mut rows = Vec::with_capacity(created.len());
    let mut all_words = Vec::with_capacity(created.len() * 6);
    for (id, body) in created {
        let slots = Slots::decode(body)?;
        all_words.extend(word_rows(institution, *id, &slots));
        rows.push(contact_row(institution, *id, body, &slots, now));
    }
    insert_all!(&mut *db, contacts::table, rows)?;
    insert_all!(&mut *db, contact_words::table, all_words)?;
    Ok(())
}

fn word_rows(institution: i64, id: i64, slots: &Slots<'_>) -> impl Iterator<Item = WordRow> {
    words(slots).into_iter().map(move |word| WordRow { institution_id: institution, word, contact_id: id })
}

fn update_contact(db: &mut Db, institution: i64, id: i64, body: &[u8], now: NaiveDateTime) -> Result<()> {
    let slots = Slots::decode(body)?;
    let row = contact_row(institution, id, body, &slots, now);
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
        ))
        .execute(db)?;
    diesel::delete(contact_words::table.filter(contact_words::contact_id.eq(id))).execute(db)?;
    let rows: Vec<WordRow> = word_rows(institution, id, &slots).collect();
    insert_all!(&mut *db, contact_words::table, rows)?;
    Ok(())
}

fn remove_contact(db: &mut Db, id: i64) -> Result<()> {
    diesel::delete(contact_words::table.filter(contact_words::contact_id.eq(id))).execute(db)?;
    diesel::delete(contacts::table.find(id)).execute(db)?;
    Ok(())
}

/// Keeps how many contacts the institution has.
fn keep_count(db: &mut Db, institution: i64, more: i64) -> Result<()> {
    if more != 0 {
        diesel::update(institutions::table.find(institution))
            .set(institutions::contact_count.eq(institutions::contact_count + more))
            .execute(db)?;
    }
    Ok(())
}

fn save_definition(db: &mut Db, institution: i64, kind: SubjectKind, id: i64, subject: &Subject) -> Result<()> {
    match (kind, subject.state) {
        (SubjectKind::Contact, _) | (_, State::Stored) => {}
        (SubjectKind::Field, State::Created) => {
            let slots = Slots::decode(&subject.body)?;
            diesel::insert_into(fields::table)
                .values((
                    fields::id.eq(id),
                    fields::institution_id.eq(institution),
                    fields::code.eq(slots.value(definitions::CODE).unwrap_or_default()),
                    fields::body.eq(&subject.body),
                ))
                .execute(db)?;
        }
        (SubjectKind::Value, State::Created) => {
            let slots = Slots::decode(&subject.body)?;
            let field: i64 = slots.value(definitions::FIELD).and_then(|id| id.parse().ok()).unwrap_or_default();
            diesel::insert_into(field_values::table)
                .values((
                    field_values::id.eq(id),
                    field_values::institution_id.eq(institution),
                    field_values::field_id.eq(field),
                    field_values::code.eq(slots.value(definitions::CODE).unwrap_or_default()),
                    field_values::body.eq(&subject.body),
                ))
                .execute(db)?;
        }
        (SubjectKind::Field, State::Removed) => {
            diesel::delete(fields::table.find(id)).execute(db)?;
        }
        (SubjectKind::Value, State::Removed) => {
            diesel::delete(field_values::table.find(id)).execute(db)?;
        }
        (SubjectKind::Field, _) => {
            diesel::update(fields::table.find(id)).set(fields::body.eq(&subject.body)).execute(db)?;
        }
        (SubjectKind::Value, _) => {
            diesel::update(field_values::table.find(id)).set(field_values::body.eq(&subject.body)).execute(db)?;
        }
    }
    Ok(())
}
