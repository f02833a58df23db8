//! What the subjects of changes are called.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::contacts::change::{SubjectChange, SubjectKind};
use crate::contacts::definitions;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::schema::{contacts, field_values, fields};

/// What subjects are called.
pub(super) struct SubjectNames {
    numbers: HashMap<i64, String>,
    definitions: HashMap<i64, String>,
}

impl SubjectNames {
    pub(super) fn load<'a>(db: &mut Db, records: impl Iterator<Item = &'a SubjectChange>) -> Result<Self> {
        let (mut of_contacts, mut of_fields, mut of_values) = (Vec::new(), Vec::new(), Vec::new());
        for record in records {
            match record.kind {
                SubjectKind::Contact => of_contacts.push(record.subject),
                SubjectKind::Field => of_fields.push(record.subject),
                SubjectKind::Value => of_values.push(record.subject),
            }
        }
        let numbers = contacts::table.filter(contacts::id.eq_any(of_contacts)).select((contacts::id, contacts::number));
        let mut definitions: HashMap<i64, String> = HashMap::new();
        let of_fields = fields::table.filter(fields::id.eq_any(of_fields)).select((fields::id, fields::code));
        definitions.extend(of_fields.load::<(i64, String)>(db)?);
        let of_values = field_values::table
            .filter(field_values::id.eq_any(of_values))
            .select((field_values::id, field_values::code))
            .load::<(i64, String)>(db)?;
        definitions.extend(of_values);
        Ok(Self { numbers: numbers.load::<(i64, String)>(db)?.into_iter().collect(), definitions })
    }

    /// The name in the database, or what a subject that does not exist yet will be called.
    pub(super) fn of(&self, record: &SubjectChange) -> String {
        let (known, slot) = match record.kind {
            SubjectKind::Contact => (&self.numbers, standard::CONTACT_NR),
            SubjectKind::Field | SubjectKind::Value => (&self.definitions, definitions::CODE),
        };
        let planned =
            || record.changes.iter().find(|change| change.field == slot).and_then(|change| change.new.clone());
        known.get(&record.subject).cloned().or_else(planned).unwrap_or_default()
    }
}
