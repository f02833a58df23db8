//! Subjects as rows of the database: loads bodies, writes them back ([`super::copies`] keeps the columns that are copies of slots).

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::change::SubjectKind;
use super::copies::{COPIED, insert_contacts, remove_contact, update_contact};
use super::slots::{Slots, Writer};
use super::words::{WordEdits, is_worded};
use super::{definitions, deletions};
use crate::db::Db;
use crate::db::bulk::{self, Lockable};
use crate::db::lookup;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::{field_values, fields, institutions};

/// How many rows one look-up names at most.
const CHUNK: usize = 1000;

/// A subject in the hands of a batch.
pub(super) struct Subject {
    /// Its slots, packed.
    pub body: Vec<u8>,
    /// The body by which its search words were made, where it has others now.
    worded: Option<Vec<u8>>,
    state: State,
    /// Its status was written.
    has_new_status: bool,
}

/// What became of a subject; what comes later takes in what stands before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Stored,
    /// Slots changed, none of them copied.
    Written,
    /// Slots changed that are copied into columns.
    Copied,
    /// Slots changed that are copied into search words too.
    Reworded,
    Created,
    Removed,
}

impl Subject {
    /// A subject as the database has it.
    pub(super) fn stored(body: Vec<u8>) -> Self {
        Self { body, worded: None, state: State::Stored, has_new_status: false }
    }

    /// A subject that is to be inserted.
    pub(super) fn created(body: Vec<u8>) -> Self {
        Self { body, worded: None, state: State::Created, has_new_status: false }
    }

    /// Notes that a field was written.
    pub(super) fn touch(&mut self, field: FieldId) {
        let touched = match field {
            field if is_worded(field) => State::Reworded,
            field if COPIED.contains(&field) => State::Copied,
            _ => State::Written,
        };
        self.state = self.state.max(touched);
        self.has_new_status |= field == standard::STATUS;
    }

    /// Takes a new body in the place of the old one, after the fields that were written were noted.
    pub(super) fn replace(&mut self, old: Vec<u8>, new: Vec<u8>) {
        if self.state == State::Reworded {
            self.worded.get_or_insert(old);
        }
        self.body = new;
    }

    /// Notes that the subject is to be removed.
    pub(super) fn remove(&mut self) {
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
pub(crate) fn all_fields(db: &mut Db, institution: i64) -> Result<Vec<(i64, String, Vec<u8>)>> {
    Ok(fields::table
        .filter(fields::institution_id.eq(institution))
        .select((fields::id, fields::code, fields::body))
        .load(db)?)
}

/// A value that an institution defined: id, field, code, body.
pub(crate) type DefinedValue = (i64, FieldId, String, Vec<u8>);

/// Every value that an institution defined.
pub(crate) fn all_values(db: &mut Db, institution: i64) -> Result<Vec<DefinedValue>> {
    Ok(field_values::table
        .filter(field_values::institution_id.eq(institution))
        .select((field_values::id, field_values::field_id, field_values::code, field_values::body))
        .load(db)?)
}

/// Fields that have a value which someone else than this writer made.
pub(crate) fn fields_with_values_of_others(db: &mut Db, institution: i64, writer: Writer) -> Result<Vec<FieldId>> {
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
    let (mut bodies, mut created, mut words) = (Vec::new(), Vec::new(), WordEdits::default());
    let mut more = 0;
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
            State::Copied | State::Reworded => {
                let slots = Slots::decode(&subject.body)?;
                if subject.has_new_status {
                    more += deletions::note(db, institution, id, &slots, now)?;
                }
                update_contact(db, institution, id, &subject.body, &slots, now)?;
                if let Some(old) = &subject.worded {
                    words.note(id, Some(&Slots::decode(old)?), Some(&slots));
                }
            }
            State::Created => created.push((id, subject.body)),
            State::Removed => {
                remove_contact(db, id)?;
                words.note(id, Some(&Slots::decode(subject.worded.as_ref().unwrap_or(&subject.body))?), None);
                more -= 1;
            }
        }
    }
    bulk::update_contact_bodies(db, &bodies, now)?;
    insert_contacts(db, institution, &created, now, &mut words)?;
    words.save(db, institution)?;
    keep_count(db, institution, created.len() as i64 + more)?;
    if definitions_changed {
        diesel::update(institutions::table.find(institution))
            .set(institutions::model_version.eq(institutions::model_version + 1))
            .execute(db)?;
    }
    Ok(())
}

/// Keeps how many contacts the institution has that are not deleted.
pub(super) fn keep_count(db: &mut Db, institution: i64, more: i64) -> Result<()> {
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
