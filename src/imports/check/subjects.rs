//! Whom each row of a batch is about: a contact that exists, or one to be created.
//!
//! *Update* never creates. *Create* never changes: a row whose key a contact has is an error. *Create or update* makes a
//! contact of a row whose key no contact has, or whose key is blank.

use super::checker::Checker;
use super::key_order::{KeyOrder, Told};
use super::keys::Named;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::contacts::numbers;
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::standard;
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::options::Mode;
use crate::table::Row;

/// Whom a row is about.
pub(crate) enum Subject<'a> {
    /// A contact that exists; `repair` says how its key was repaired, or which key it was, if that was not the first.
    Present {
        contact: &'a Contact,
        repair: Option<Box<Issue>>,
        /// The columns that told who it is: they are not written.
        told_by: &'a [usize],
    },
    /// A contact to be created, under an id and, if the file gives none, a number that were reserved for it. `keys` are
    /// the keys that no contact has, where the import may update too.
    New { id: i64, number: Option<String>, keys: Vec<String> },
}

/// The subject of each row, or what is wrong with its key. Ids and numbers are reserved for as many contacts as the rows
/// would create.
pub(crate) fn subjects<'k>(
    db: &mut Db,
    checker: &Checker,
    rows: &[Row],
    keys: Option<&'k KeyOrder>,
) -> Result<Vec<OrIssue<Subject<'k>>>> {
    let mut subjects: Vec<_> = rows.iter().enumerate().map(|(at, row)| subject(checker, keys, at, row)).collect();
    give_places(db, checker, rows, &mut subjects)?;
    Ok(subjects)
}

fn subject<'k>(checker: &Checker, keys: Option<&'k KeyOrder>, at: usize, row: &Row) -> OrIssue<Subject<'k>> {
    let mode = checker.mode_of(row)?;
    let Some(keys) = keys else { return Ok(unplaced(Vec::new())) };
    let new = || unplaced(keys.said(at));
    match (mode, keys.named(at, row)) {
        (Mode::Create, Ok(Told { named: Named { contact: Some(contact), .. }, .. })) => {
            Err(Box::new(keys.exists(at, row, contact)))
        }
        (_, Ok(Told { named: Named { contact: Some(contact), repair }, by, fallback })) => {
            Ok(Subject::Present { contact, repair: repair.or(fallback.map(Box::new)), told_by: by })
        }
        (Mode::Update, Ok(_)) => Err(Box::new(keys.unknown(at, row))),
        (_, Ok(_)) => keys.taken_by_deleted(at, row).map_or_else(|| Ok(new()), |issue| Err(Box::new(issue))),
        (Mode::Create | Mode::Upsert, Err(issue)) if issue.code == Code::KeyBlank => Ok(new()),
        (_, Err(issue)) => Err(issue),
    }
}

/// A new contact, for which [`give_places`] reserves an id and a number.
fn unplaced(keys: Vec<String>) -> Subject<'static> {
    Subject::New { id: 0, number: None, keys }
}

fn give_places(db: &mut Db, checker: &Checker, rows: &[Row], subjects: &mut [OrIssue<Subject<'_>>]) -> Result<()> {
    let created = subjects.iter().filter(|subject| matches!(subject, Ok(Subject::New { .. }))).count();
    if created == 0 {
        return Ok(());
    }
    let has_number = |row: &Row| !checker.new_cell(row, standard::CONTACT_NR).is_empty();
    let unnumbered = subjects
        .iter()
        .zip(rows)
        .filter(|(subject, row)| matches!(subject, Ok(Subject::New { .. })) && !has_number(row));
    let mut numbers = numbers::reserve(db, checker.institution, unnumbered.count())?.into_iter();
    let first = db::reserve_ids(db, created as i64)?;
    let new = subjects.iter_mut().zip(rows).filter_map(|(subject, row)| match subject {
        Ok(Subject::New { id, number, .. }) => Some((id, number, row)),
        _ => None,
    });
    for (next, (id, number, row)) in (first..).zip(new) {
        *id = next;
        *number = if has_number(row) { None } else { numbers.next() };
    }
    Ok(())
}
