//! What a batch of rows is compared with, read from the database in a few look-ups.

use std::collections::{HashMap, HashSet};

use super::broken_link;
use super::checker::Checker;
use super::damage;
use super::duplicate_structures::{self, Namesake};
use super::key_order::KeyOrder;
use super::row_seal::Template;
use crate::accounts::Institution;
use crate::contacts::change::Proof;
use crate::contacts::slots::Writer;
use crate::contacts::{find, numbers};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::fields::standard;
use crate::seal;
use crate::table::Row;
use crate::targets::{self, TargetCheck};

/// The templates that the rows of a file name, each loaded when it is named for the first time.
pub(crate) type Templates = HashMap<i64, Option<Template>>;

/// What was read from the database for a batch of rows.
#[derive(Default)]
pub(crate) struct Snapshot {
    /// The templates that the rows' checks name, with who is in their targets.
    pub templates: Templates,
    /// Who has the e-mail addresses that rows would set: address in lower case to id and number.
    pub emails: HashMap<String, Vec<(i64, String)>>,
    /// Who has the external ids that rows would set, by id.
    pub external_ids: HashMap<String, i64>,
    /// Which of the numbers of new contacts exist, or of those that they may have been before a spreadsheet.
    pub numbers: HashSet<String>,
    /// Which of those are of deleted contacts.
    pub deleted_numbers: HashSet<String>,
    /// Whether the contacts of the numbers that rows link to are structures.
    pub linked: HashMap<String, bool>,
    /// What rows said of the authorisations that the contacts have, by contact and writer.
    pub proofs: HashMap<(i64, Writer), Proof>,
    /// Structures that have the names which rows would give or keep, by folded name.
    pub structures: HashMap<String, Vec<Namesake>>,
}

/// Loads the templates that these rows name for the first time.
pub(crate) fn load_templates(db: &mut Db, checker: &Checker, rows: &[Row], templates: &mut Templates) -> Result<()> {
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
            Some(made) => Some(Template {
                target: target_check(db, checker, made.target)?,
                fields: made.fields,
                is_csv: made.is_csv,
            }),
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
pub(crate) fn snapshot(
    db: &mut Db,
    checker: &Checker,
    rows: &[Row],
    keys: Option<&KeyOrder>,
    templates: Templates,
) -> Result<Snapshot> {
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
        snapshot.external_ids = find::external_id_owners(db, institution, &ids)?;
    }
    if checker.writes(standard::CONTACT_NR) {
        let cells = cells(standard::CONTACT_NR);
        let undamaged = cells.iter().flat_map(|cell| damage::undamaged_keys(cell, &checker.zero_led_numbers));
        let undamaged: Vec<String> = undamaged.collect();
        let numbers: Vec<&str> = cells.iter().copied().chain(undamaged.iter().map(String::as_str)).collect();
        snapshot.numbers = numbers::taken(db, institution, &numbers)?;
        let taken: Vec<&str> = snapshot.numbers.iter().map(String::as_str).collect();
        snapshot.deleted_numbers = find::keys_of_deleted(db, institution, standard::CONTACT_NR, &taken)?;
    }
    snapshot.linked = broken_link::linked(db, checker, rows)?;
    snapshot.structures = duplicate_structures::namesakes(db, checker, rows, keys)?;
    Ok(snapshot)
}

/// Learns how long the institution's numbers with leading zeros are, and its external ids where those are the key.
pub(crate) fn learn_zeros(db: &mut Db, checker: &mut Checker) -> Result<()> {
    let institution = checker.institution;
    let field = checker.zero_led_field();
    checker.zero_led = find::lengths_of_zero_led(db, institution, field)?;
    checker.zero_led_numbers = match field {
        standard::CONTACT_NR => checker.zero_led.clone(),
        _ if checker.writes(standard::CONTACT_NR) || checker.writes(standard::STRUCTURE_NR) => {
            find::lengths_of_zero_led(db, institution, standard::CONTACT_NR)?
        }
        _ => Vec::new(),
    };
    Ok(())
}
