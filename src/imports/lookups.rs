//! What a batch of rows is compared with, read from the database in a few look-ups.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::checker::{Checker, Snapshot, Subject};
use super::import::Mode;
use super::sealed::Template;
use crate::accounts::{Institution, users};
use crate::contacts::{find, numbers};
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::fields::standard;
use crate::schema::writes;
use crate::seal;
use crate::table::Row;
use crate::targets::{self, TargetCheck};
use crate::text::fold;

/// The templates that the rows of a file name, each loaded when it is named for the first time.
pub(super) type Templates = HashMap<i64, Option<Template>>;

/// Loads the templates that these rows name for the first time.
pub(super) fn load_templates(db: &mut Db, checker: &Checker, rows: &[Row], templates: &mut Templates) -> Result<()> {
    let institution = checker.institution;
    for row in rows {
        let Some(text) = checker.seal_of(row) else { continue };
        let Some(export) = checker.sealer.open(institution, text).map(|opened| opened.export_id()) else {
            continue;
        };
        if templates.contains_key(&export) {
            continue;
        }
        let template = match seal::fields_of_export(db, institution, export)? {
            Some(made) => Some(Template { target: target_check(db, checker, made.target)?, fields: made.fields }),
            None => None,
        };
        templates.insert(export, template);
    }
    Ok(())
}

/// Who is in the target of a template now. A target that can't be evaluated any more says nothing.
fn target_check(db: &mut Db, checker: &Checker, target: Option<i64>) -> Result<Option<TargetCheck>> {
    let Some(id) = target else { return Ok(None) };
    let institution = Institution::by_id(db, checker.institution)?;
    let target = targets::find(db, institution.id, id)?;
    match TargetCheck::load(db, &institution, &checker.catalogue, &target) {
        Ok(check) => Ok(Some(check)),
        Err(Error::Refusal(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Reads what the rows of a batch have to be compared with, besides their contacts.
pub(super) fn snapshot(db: &mut Db, checker: &Checker, rows: &[Row], templates: Templates) -> Result<Snapshot> {
    let institution = checker.institution;
    let cells = |field| -> HashSet<&str> {
        let cells = rows.iter().map(|row| checker.new_cell(row, field)).filter(|cell| !cell.is_empty());
        cells.collect()
    };
    let mut snapshot = Snapshot { templates, ..Snapshot::default() };
    if checker.writes(standard::EMAIL) {
        let emails: Vec<String> = cells(standard::EMAIL).into_iter().map(str::to_lowercase).collect();
        let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
        snapshot.emails = find::email_owners(db, institution, &emails)?;
    }
    if checker.writes(standard::EXTERNAL_ID) {
        let ids: Vec<&str> = cells(standard::EXTERNAL_ID).into_iter().collect();
        for contact in find::by_keys(db, institution, standard::EXTERNAL_ID, &ids)? {
            let id = contact.slots()?.value(standard::EXTERNAL_ID).unwrap_or_default().to_owned();
            snapshot.external_ids.insert(id, (contact.id, contact.number));
        }
    }
    if checker.writes(standard::CONTACT_NR) {
        let numbers: Vec<&str> = cells(standard::CONTACT_NR).into_iter().collect();
        snapshot.numbers = numbers::taken(db, institution, &numbers)?;
    }
    Ok(snapshot)
}

/// The source that each writer named for its authorisations.
pub(super) fn sources(db: &mut Db, institution: i64) -> Result<HashMap<i64, String>> {
    let rows: Vec<(i64, Option<String>)> = writes::table
        .filter(writes::institution_id.eq(institution).and(writes::source.is_not_null()))
        .select((writes::id, writes::source))
        .load(db)?;
    Ok(rows.into_iter().filter_map(|(id, source)| Some((id, source?))).collect())
}

/// The users of an institution: folded e-mail address to the address as registered.
pub(super) fn user_emails(db: &mut Db, institution: i64) -> Result<HashMap<String, String>> {
    Ok(users::addresses(db, institution)?.into_iter().map(|email| (fold(&email), email)).collect())
}

/// Ids and numbers for the contacts that a batch would create.
pub(super) struct NewPlaces {
    next_id: i64,
    numbers: std::vec::IntoIter<String>,
}

impl NewPlaces {
    /// Reserves what the rows of a batch may need.
    pub fn reserve(db: &mut Db, checker: &Checker, rows: &[Row]) -> Result<Self> {
        if checker.options.mode != Mode::Create {
            return Ok(Self { next_id: 0, numbers: Vec::new().into_iter() });
        }
        let unnumbered = rows.iter().filter(|row| checker.new_cell(row, standard::CONTACT_NR).is_empty()).count();
        Ok(Self {
            next_id: db::reserve_ids(db, rows.len() as i64)?,
            numbers: numbers::reserve(db, checker.institution, unnumbered)?.into_iter(),
        })
    }

    /// The place of the next new contact.
    pub fn next(&mut self, checker: &Checker, row: &Row) -> Subject<'static> {
        let id = self.next_id;
        self.next_id += 1;
        let has_number = !checker.new_cell(row, standard::CONTACT_NR).is_empty();
        Subject::New { id, number: if has_number { None } else { self.numbers.next() } }
    }
}
