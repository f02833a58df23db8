//! The closing pass of a test, for what only the whole file tells: a key that stands in several rows rejects all of them,
//! however far apart they are, and a column that was sorted alone rejects what it would change.

use diesel::prelude::*;

use super::row_outcomes::{RowOutcome, SeenTokens, TestedRow};
use super::store;
use crate::codes::Code;
use crate::contacts::contact::Contact;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::imports::check::checker::Checker;
use crate::imports::model::counts::{Counts, Moved};
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
    import: &Import,
    checker: &Checker,
    seen: &SeenTokens,
    counts: &mut Counts,
) -> Result<()> {
    let mut issues = Vec::new();
    for (row, sharers) in seen.repeated_rows(db, import.id)? {
        store::reject(db, import, &row, counts)?;
        let others = sharers.iter().filter(|other| **other != row.row);
        let rows: Vec<String> = others.take(NAMED_ROWS).map(i64::to_string).collect();
        let (key, contact) = key_of(db, checker, &row.tokens)?;
        let mut issue = Issue::row(row.row, Code::KeyRepeated).with("rows", rows.join(", ")).of(contact.as_deref());
        issue.column = key_column(checker);
        issue.value = key.unwrap_or_default();
        issues.push(issue);
    }
    store::add_issues(db, import.id, issues, AFTER_ALL, counts)
}

/// Rejects the rows that change a field of which the `[old]` column was sorted or moved without the others: its `[new]`
/// column has probably gone along, so that its values stand beside the wrong contacts.
pub(crate) fn reject_moved(db: &mut Db, import: &Import, checker: &Checker, counts: &mut Counts) -> Result<()> {
    let is_moved = |moved: &Moved| moved.cells > 1 && moved.distance == 0;
    let fields: Vec<FieldId> = counts.moved.iter().filter(|(_, moved)| is_moved(moved)).map(|(id, _)| *id).collect();
    let mut after = 0;
    while !fields.is_empty() {
        let page = store::rows_after(db, import.write_id, after, PAGE)?;
        let Some(last) = page.last().map(|row| row.row) else { break };
        after = last;
        let mut issues = Vec::new();
        for row in page {
            let Some(moved) = row.changes.iter().find(|change| fields.contains(&change.field)) else { continue };
            let at = checker.layout.find(&Role::Old(moved.field));
            let column = at.and_then(|at| checker.layout.columns.get(at)).map_or("", |column| column.header.as_str());
            let number = contact_of(db, row.subject)?.map(|contact| contact.number);
            let issue = Issue::row(row.row, Code::RowShifted).with("sorted", column).of(number.as_deref());
            issues.push(issue);
            store::reject(
                db,
                import,
                &TestedRow { row: row.row, outcome: RowOutcome::Changed, tokens: Vec::new() },
                counts,
            )?;
        }
        store::add_issues(db, import.id, issues, AFTER_ALL, counts)?;
    }
    Ok(())
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

/// The key as the contact has it, and its number, where the row is about one that exists.
fn key_of(db: &mut Db, checker: &Checker, tokens: &[u64]) -> Result<(Option<String>, Option<String>)> {
    let Some(id) = tokens.first().and_then(|token| i64::try_from(*token).ok()) else { return Ok((None, None)) };
    let Some(contact) = contact_of(db, id)? else { return Ok((None, None)) };
    let field = checker.layout.field(key_column(checker));
    let key = field.and_then(|field| Some(contact.slots().ok()?.value(field)?.to_owned()));
    Ok((key, Some(contact.number)))
}

fn contact_of(db: &mut Db, id: i64) -> Result<Option<Contact>> {
    Ok(contacts::table.find(id).select(Contact::as_select()).first(db).optional()?)
}
