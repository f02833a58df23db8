//! What a file of removals does to how many contacts, in plain words, with some of them by name.

use std::collections::HashMap;

use crate::contacts::{deletions, read};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::imports::history;
use crate::imports::{Import, State};
use crate::web::page::Page;

/// So many contacts of each operation are shown by name.
const NAMED: usize = 5;

/// So many rows of the plan are looked at for them.
const LOOKED_AT: usize = 1_000;

/// What the operations of a file do.
pub(super) struct Removal {
    /// What each does, the mildest first.
    pub operations: Vec<Operation>,
    /// How many people lose their link to a structure.
    pub let_go: i64,
}

/// A contact: number, name, and the address of the card.
pub(super) type Named = (String, String, String);

/// What one operation does.
pub(super) struct Operation {
    /// To how many contacts, and what that means.
    pub said: String,
    /// What can't be undone, and when; empty if all can.
    pub warning: String,
    /// Some of the contacts.
    pub sample: Vec<Named>,
}

impl Operation {
    /// Whether some are not shown.
    pub(super) fn is_cut(&self) -> bool {
        self.sample.len() == NAMED
    }
}

impl Removal {
    /// What an import of removals does; `None` for other kinds.
    pub(super) fn of(db: &mut Db, import: &Import, page: &Page) -> Result<Option<Self>> {
        if !import.kind.needs_confirmation() || import.tested_at.is_none() {
            return Ok(None);
        }
        let mut samples = if import.state == State::Tested { samples(db, import)? } else { HashMap::new() };
        let days = i64::from(deletions::days_of_grace(db, import.institution_id)?);
        let counts = &import.counts;
        let operation = |(status, key): (&'static str, &str)| {
            let n = *counts.statuses.get(status)?;
            let warning = match (status, days) {
                (standard::DELETED, 0) => page.t("removal-delete-kept"),
                (standard::DELETED, days) => page.n("removal-delete-final", &days),
                _ => String::new(),
            };
            Some(Operation { said: page.n(key, &n), warning, sample: samples.remove(status).unwrap_or_default() })
        };
        let all = [
            (standard::ACTIVE, "removal-reactivate"),
            (standard::INVALID, "removal-invalidate"),
            (standard::DELETED, "removal-delete"),
        ];
        let operations = all.into_iter().filter_map(operation).collect();
        let let_go = counts.fields.get(&standard::STRUCTURE_NR).copied().unwrap_or_default();
        Ok(Some(Self { operations, let_go }))
    }
}

/// Some contacts by the status that they get.
fn samples(db: &mut Db, import: &Import) -> Result<HashMap<String, Vec<Named>>> {
    let mut chosen: HashMap<String, Vec<i64>> = HashMap::new();
    for row in history::preview(db, import, Some(standard::STATUS), None, LOOKED_AT)?.rows {
        let Some(status) = row.changes.into_iter().find_map(|change| change.new) else { continue };
        let some = chosen.entry(status).or_default();
        if some.len() < NAMED {
            some.push(row.id);
        }
    }
    let mut samples = HashMap::new();
    for (status, ids) in chosen {
        let mut named = Vec::with_capacity(ids.len());
        for contact in read::in_order(db, import.institution_id, &ids)? {
            let name = contact.view(&contact.slots()?).name();
            named.push((contact.number, name, format!("/contacts/{}", contact.id)));
        }
        samples.insert(status, named);
    }
    Ok(samples)
}
