//! All fields of an institution, standard and its own, with their values.

use std::collections::HashMap;

use diesel::prelude::*;

use super::definitions::{self, ACTIVE, CONTACT_TYPE, GROUP, LABEL, MANDATORY, RANK, TYPE};
use super::slots::Slots;
use super::subjects;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{AppliesTo, Field, FieldId, Group, TEXT_MAX, Type, Value, standard};
use crate::schema::institutions;

/// The fields of an institution at one version of its data model.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Grows whenever a field or a value changes; a test result holds for one version.
    pub version: i64,
    fields: Vec<Field>,
    consent: [Field; 2],
    by_code: HashMap<String, usize>,
    /// In order of id: it is asked for each cell of a file.
    by_id: Vec<(FieldId, usize)>,
}

impl Catalogue {
    /// Reads the fields of an institution. Standard fields come first, then its own in order of group, rank and code.
    pub fn load(db: &mut Db, institution: i64) -> Result<Self> {
        let version = institutions::table.find(institution).select(institutions::model_version).first(db)?;
        let mut values = values_by_field(db, institution)?;
        let mut all = standard::fields();
        all.extend(own_fields(db, institution)?);
        let all = all.into_iter().map(|field| match values.remove(&field.id) {
            Some(values) => field.with_values(values),
            None => field,
        });
        Ok(Self::new(version, all.collect()))
    }

    /// A catalogue of these fields.
    pub fn new(version: i64, fields: Vec<Field>) -> Self {
        let by_code = fields.iter().enumerate().map(|(at, field)| (field.code.clone(), at)).collect();
        let mut by_id: Vec<_> = fields.iter().enumerate().map(|(at, field)| (field.id, at)).collect();
        by_id.sort_unstable();
        Self { version, fields, consent: standard::consent_fields(), by_code, by_id }
    }

    /// Adds a field that an import is to make.
    pub fn add(&mut self, field: Field) {
        let at = self.fields.len();
        self.by_code.insert(field.code.clone(), at);
        self.by_id.insert(self.by_id.partition_point(|(id, _)| *id < field.id), (field.id, at));
        self.fields.push(field);
    }

    /// All fields in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// What a row of a file can say of the consents that it brings: these are no fields of contacts.
    pub fn consent(&self) -> &[Field] {
        &self.consent
    }

    /// The fields of a group, in order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.group == group)
    }

    /// The field with exactly this code, also of those [of consents](Self::consent).
    pub fn by_code(&self, code: &str) -> Option<&Field> {
        let found = self.by_code.get(code).and_then(|at| self.fields.get(*at));
        found.or_else(|| self.consent.iter().find(|field| field.code == code))
    }

    /// The field with this id, also of those [of consents](Self::consent).
    pub fn by_id(&self, id: FieldId) -> Option<&Field> {
        let found = self.by_id.binary_search_by_key(&id, |(id, _)| *id).ok();
        let found = found.and_then(|place| self.fields.get(self.by_id[place].1));
        found.or_else(|| self.consent.iter().find(|field| field.id == id))
    }
}

fn own_fields(db: &mut Db, institution: i64) -> Result<Vec<Field>> {
    let rows = subjects::all_fields(db, institution)?;
    let mut own = Vec::with_capacity(rows.len());
    for (id, code, body) in rows {
        let slots = Slots::decode(&body)?;
        own.push((rank(&slots), own_field(id, &code, &slots)));
    }
    own.sort_by(|(a_rank, a), (b_rank, b)| (a.group, a_rank, &a.code).cmp(&(b.group, b_rank, &b.code)));
    Ok(own.into_iter().map(|(_, field)| field).collect())
}

fn own_field(id: FieldId, code: &str, slots: &Slots<'_>) -> Field {
    let group = slots.value(GROUP).and_then(definitions::group).unwrap_or(Group::Criterion);
    let kind = slots.value(TYPE).and_then(definitions::field_type).unwrap_or(Type::Text { max: TEXT_MAX });
    let mut field = Field::new(id, code, group, kind, labels(slots, code));
    field.applies_to = slots.value(CONTACT_TYPE).and_then(definitions::contact_type).unwrap_or(AppliesTo::Both);
    field.mandatory = slots.value(MANDATORY) == Some("TRUE");
    field
}

fn values_by_field(db: &mut Db, institution: i64) -> Result<HashMap<FieldId, Vec<Value>>> {
    let rows = subjects::all_values(db, institution)?;
    let mut values: HashMap<FieldId, Vec<Value>> = HashMap::new();
    for (id, field, code, body) in rows {
        let slots = Slots::decode(&body)?;
        let value = Value {
            id,
            labels: labels(&slots, &code),
            rank: rank(&slots),
            active: slots.value(ACTIVE) != Some("FALSE"),
            code,
        };
        values.entry(field).or_default().push(value);
    }
    Ok(values)
}

/// Labels in three languages; a missing one falls back to another, at last to the code.
fn labels(slots: &Slots<'_>, code: &str) -> [String; 3] {
    let any = LABEL.iter().find_map(|slot| slots.value(*slot)).unwrap_or(code);
    LABEL.map(|slot| slots.value(slot).unwrap_or(any).to_owned())
}

fn rank(slots: &Slots<'_>) -> i64 {
    slots.value(RANK).and_then(|rank| rank.parse().ok()).unwrap_or(i64::MAX)
}
