//! The closing pass of a test, for what only the whole file tells: a key that stands in several rows rejects all of them,
//! however far apart they are, and a column that was sorted alone rejects what it would change.

use std::collections::HashMap;

use diesel::prelude::*;

use super::closing::Closing;
use super::row_outcomes::{RowOutcome, SeenTokens, TestedRow};
use super::store;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::check::checker::Checker;
use crate::imports::model::counts::{Counts, Moved, Pass};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Role;
use crate::kinds::Definition;
use crate::schema::contacts;

/// The place of an issue that was found at the end, behind all others of its row.
pub(super) const AFTER_ALL: i32 = 100_000;

/// How many rows of the plan are looked at at once.
const PAGE: i64 = 1000;

/// How many of the other rows an issue names.
pub(super) const NAMED_ROWS: usize = 10;

/// Rejects every row that shares its contact, number or external id with another.
pub(crate) fn reject_repeated(
    db: &mut Db,
    closing: &mut Closing<'_>,
    checker: &Checker,
    seen: &SeenTokens,
) -> Result<()> {
    let Some(after) = closing.begin(Pass::Repeated) else { return Ok(()) };
    let mut found = seen.repeated_rows(db, closing.import.id)?;
    found.retain(|(row, _)| row.row > after);
    for page in found.chunks(PAGE as usize) {
        let Some((last, _)) = page.last() else { break };
        let goes_on = closing.write(db, last.row, |db, import, counts| {
            store::reject_all(db, import, page.iter().map(|(row, _)| row), counts)?;
            let known = contacts_of(db, page.iter().filter_map(|(row, _)| contact_id(&row.tokens)))?;
            let issue = |(row, sharers): &(TestedRow, Vec<i64>)| repeated(checker, &known, row, sharers);
            let issues = page.iter().map(issue).collect();
            store::add_issues(db, import.id, issues, AFTER_ALL, counts)
        })?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

fn repeated(checker: &Checker, known: &HashMap<i64, Contact>, row: &TestedRow, sharers: &[i64]) -> Issue {
    let others = sharers.iter().filter(|other| **other != row.row);
    let rows: Vec<String> = others.take(NAMED_ROWS).map(i64::to_string).collect();
    let contact = contact_id(&row.tokens).and_then(|id| known.get(&id));
    let number = contact.map(|contact| contact.number.as_str());
    let mut issue = Issue::row(row.row, Code::KeyRepeated).with("rows", rows.join(", ")).of(number);
    issue.column = key_column(checker);
    issue.value = contact.and_then(|contact| key_of(checker, contact)).unwrap_or_default();
    issue
}

/// Rejects the rows that change a field of which the `[old]` column was sorted or moved without the others: its `[new]`
/// column has probably gone along, so that its values stand beside the wrong contacts.
pub(crate) fn reject_moved(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker) -> Result<()> {
    let Some(mut after) = closing.begin(Pass::Moved) else { return Ok(()) };
    let is_moved = |moved: &Moved| moved.cells > 1 && moved.distance == 0;
    let all = closing.counts().moved.iter();
    let fields: Vec<FieldId> = all.filter(|(_, moved)| is_moved(moved)).map(|(id, _)| *id).collect();
    while !fields.is_empty() {
        let page = store::rows_after(db, closing.import.write_id, after, PAGE)?;
        let Some(last) = page.last().map(|row| row.row) else { break };
        after = last;
        let goes_on = closing.write(db, last, |db, import, counts| {
            let mut issues = Vec::new();
            for row in page {
                let Some(moved) = row.changes.iter().find(|change| fields.contains(&change.field)) else { continue };
                issues.push(shifted(db, checker, row.row, row.subject, moved.field)?);
                let tested = TestedRow { row: row.row, outcome: RowOutcome::Changed, tokens: Vec::new() };
                store::reject(db, import, &tested, counts)?;
            }
            store::add_issues(db, import.id, issues, AFTER_ALL, counts)
        })?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

fn shifted(db: &mut Db, checker: &Checker, row: i64, subject: i64, field: FieldId) -> Result<Issue> {
    let at = checker.layout.find(&Role::Old(field));
    let column = at.and_then(|at| checker.layout.columns.get(at)).map_or("", |column| column.header.as_str());
    let number = contact_of(db, subject)?.map(|contact| contact.number);
    Ok(Issue::row(row, Code::RowShifted).with("sorted", column).of(number.as_deref()))
}

/// Says how many rows the workbook hides: who filtered a table may mean only those that are left.
pub(crate) fn note_hidden(db: &mut Db, import: &Import, counts: &mut Counts) -> Result<()> {
    match counts.hidden_rows {
        0 => Ok(()),
        n => store::add_issues(db, import.id, vec![Issue::row(0, Code::RowsHidden).with("n", n)], AFTER_ALL, counts),
    }
}

fn key_column(checker: &Checker) -> Option<i32> {
    let layout = &checker.layout;
    let of_new = || layout.find(&Role::New(standard::CONTACT_NR));
    let of_external_id = || layout.find(&Role::New(standard::EXTERNAL_ID));
    let of_definition = || layout.find(&Role::Definition(Definition::Criterion));
    let of_else_key = || layout.else_keys.first().and_then(|columns| columns.first().copied());
    let at = layout.key.or_else(of_else_key).or_else(of_new).or_else(of_external_id).or_else(of_definition);
    at.and_then(|at| i32::try_from(at).ok())
}

/// The key as the contact has it.
fn key_of(checker: &Checker, contact: &Contact) -> Option<String> {
    let field = checker.layout.field(key_column(checker))?;
    Some(contact.slots().ok()?.value(field)?.to_owned())
}

/// The contact that a row is about, if it may exist.
fn contact_id(tokens: &[u64]) -> Option<i64> {
    tokens.first().and_then(|token| i64::try_from(*token).ok())
}

fn contacts_of(db: &mut Db, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, Contact>> {
    let ids: Vec<i64> = ids.collect();
    let found = contacts::table.filter(contacts::id.eq_any(ids)).select(Contact::as_select()).load(db)?;
    Ok(found.into_iter().map(|contact| (contact.id, contact)).collect())
}

fn contact_of(db: &mut Db, id: i64) -> Result<Option<Contact>> {
    Ok(contacts::table.find(id).select(Contact::as_select()).first(db).optional()?)
}
