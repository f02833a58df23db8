//! Numbers and external ids, which only one contact of an institution may have.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::change::{Change, SubjectChange};
use super::outcome::Reason;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::contacts;

/// Numbers and external ids that the rows would write (or write back), with the contacts that have them now.
#[derive(Default)]
pub(super) struct Taken {
    owners: HashMap<(FieldId, String), i64>,
}

impl Taken {
    /// Looks up who has what the rows name.
    pub(super) fn load(db: &mut Db, institution: i64, rows: &[SubjectChange]) -> Result<Self> {
        let mut this = Self::default();
        let mine = contacts::table.filter(contacts::institution_id.eq(institution));
        let numbers = wanted(rows, standard::CONTACT_NR);
        if !numbers.is_empty() {
            let found: Vec<(i64, String)> =
                mine.filter(contacts::number.eq_any(numbers)).select((contacts::id, contacts::number)).load(db)?;
            this.owners.extend(found.into_iter().map(|(id, number)| ((standard::CONTACT_NR, number), id)));
        }
        let ids = wanted(rows, standard::EXTERNAL_ID);
        if !ids.is_empty() {
            let found: Vec<(i64, Option<String>)> = mine
                .filter(contacts::external_id.eq_any(ids))
                .select((contacts::id, contacts::external_id))
                .load(db)?;
            let owners = found.into_iter().filter_map(|(id, text)| Some(((standard::EXTERNAL_ID, text?), id)));
            this.owners.extend(owners);
        }
        Ok(this)
    }

    /// Who has the values of a field that the rows name.
    pub(super) fn owners_of(&self, field: FieldId) -> impl Iterator<Item = (i64, &str)> {
        self.owners.iter().filter(move |((of, _), _)| *of == field).map(|((_, text), owner)| (*owner, text.as_str()))
    }

    /// Nobody has this value any more.
    pub(super) fn forget(&mut self, field: FieldId, value: &str) {
        self.owners.remove(&(field, value.to_owned()));
    }

    /// Why a change must be left out, if another contact has the value of a field that is unique.
    pub(super) fn against(&self, subject: i64, change: &Change, is_undo: bool) -> Option<Reason> {
        if !matches!(change.field, standard::CONTACT_NR | standard::EXTERNAL_ID) {
            return None;
        }
        let value = if is_undo { &change.old } else { &change.new };
        let owner = value.as_ref().and_then(|value| self.owners.get(&(change.field, value.clone())));
        owner.is_some_and(|owner| *owner != subject).then_some(Reason::Taken)
    }
}

fn wanted(rows: &[SubjectChange], field: FieldId) -> Vec<&str> {
    let changes = rows.iter().flat_map(|row| &row.changes).filter(|change| change.field == field);
    let texts: HashSet<&str> =
        changes.flat_map(|change| [change.old.as_deref(), change.new.as_deref()]).flatten().collect();
    texts.into_iter().collect()
}
