//! The closing pass of a test, for what is judged on the state after the whole plan: external ids that go from one contact
//! to another, e-mail addresses and structures that would be there twice.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::closing::Closing;
use super::row_outcomes::{SeenTokens, TestedRow};
use super::store;
use super::whole_file::{AFTER_ALL, NAMED_ROWS};
use crate::codes::Code;
use crate::contacts::change::{Change, SubjectChange};
use crate::contacts::contact::Contact;
use crate::contacts::{find, numbers};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard::{CONTACT_NR, EMAIL, EXTERNAL_ID, OFFICIAL_NAME};
use crate::i18n::Arg;
use crate::imports::check::checker::Checker;
use crate::imports::check::duplicate_structures::identifies;
use crate::imports::check::tokens::Alike;
use crate::imports::model::counts::{Counts, Pass};
use crate::imports::model::import::Import;
use crate::imports::model::issue::{Issue, Tally};
use crate::imports::model::layout::Role;
use crate::schema::issues;
use crate::text::fold;

/// How many rows or contacts are looked at at once.
const PAGE: usize = 1000;

/// Rejects the rows that take an external id which its owner keeps: because no row of the owner gives it up, or because
/// that row is rejected itself, however long the way from one to the next.
pub(super) fn reject_kept_ids(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker) -> Result<()> {
    // Rows that were rejected before a crash are in the plan no more, so what is left is found again.
    if !checker.writes(EXTERNAL_ID) {
        return Ok(());
    }
    let claims = SeenTokens::claims(db, closing.import.id)?;
    let planned = planned_ids(db, closing.import, &claims)?;
    let mut found = kept(&claims, &planned);
    found.sort_by_key(|(row, ..)| row.row);
    for page in found.chunks(PAGE) {
        let Some((last, ..)) = page.last() else { break };
        let numbers = numbers::of_contacts(db, page.iter().map(|(_, owner, _)| *owner))?;
        let goes_on = closing.write(db, last.row, |db, import, counts| {
            let mut told = Vec::with_capacity(page.len());
            for (row, owner, wanted) in page {
                store::reject(db, import, row, counts)?;
                told.push(id_in_use(checker, row, wanted, numbers.get(owner).map_or("", String::as_str)));
            }
            store::add_issues(db, import.id, told, AFTER_ALL, counts)
        })?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// The rows that take an id which its owner keeps, each with the owner and the id.
fn kept<'a>(claims: &'a [(TestedRow, i64)], planned: &'a PlannedIds) -> Vec<(&'a TestedRow, i64, &'a str)> {
    // Whoever takes from an owner depends on the owner's own row.
    let mut takers: HashMap<i64, usize> = HashMap::new();
    let mut rejected = Vec::new();
    for (at, (row, owner)) in claims.iter().enumerate() {
        let Some((_, wanted)) = planned.by_row.get(&row.row) else { continue };
        if planned.gives_up(*owner, wanted) {
            takers.insert(*owner, at);
        } else {
            rejected.push(at);
        }
    }
    let mut found = Vec::new();
    while let Some(at) = rejected.pop() {
        let Some((row, owner)) = claims.get(at) else { continue };
        let Some((subject, wanted)) = planned.by_row.get(&row.row) else { continue };
        found.push((row, *owner, wanted.as_str()));
        rejected.extend(takers.remove(subject));
    }
    found
}

fn id_in_use(checker: &Checker, row: &TestedRow, wanted: &str, other: &str) -> Issue {
    let mut issue = Issue::row(row.row, Code::ExternalIdInUse).with("other", other);
    let column = checker.layout.find(&Role::New(EXTERNAL_ID)).or(checker.layout.key);
    issue.column = column.and_then(|at| i32::try_from(at).ok());
    issue.value = wanted.to_owned();
    issue
}

/// What the plan does to external ids, of the rows that take one and of those that they take it from.
#[derive(Default)]
struct PlannedIds {
    /// Row to subject and the id it gets.
    by_row: HashMap<i64, (i64, String)>,
    /// Subject to the id it gives up.
    given_up: HashMap<i64, String>,
}

impl PlannedIds {
    fn gives_up(&self, owner: i64, id: &str) -> bool {
        self.given_up.get(&owner).is_some_and(|given_up| given_up == id)
    }
}

fn planned_ids(db: &mut Db, import: &Import, claims: &[(TestedRow, i64)]) -> Result<PlannedIds> {
    let mut planned = PlannedIds::default();
    for page in claims.chunks(PAGE) {
        let rows: Vec<i64> = page.iter().map(|(row, _)| row.row).collect();
        for row in store::of_rows(db, import, &rows)? {
            let change = row.changes.into_iter().find(|change| change.field == EXTERNAL_ID);
            if let Some(id) = change.and_then(|change| change.new) {
                planned.by_row.insert(row.row, (row.subject, id));
            }
        }
        let owners: Vec<i64> = page.iter().map(|(_, owner)| *owner).collect();
        for row in store::of_subjects(db, import, &owners)? {
            let change = row.changes.into_iter().find(|change| change.field == EXTERNAL_ID && change.old != change.new);
            planned.given_up.extend(change.and_then(|change| change.old).map(|id| (row.subject, id)));
        }
    }
    Ok(planned)
}

/// Warns of what several rows of the file give, and takes back what was said of contacts that change it themselves.
pub(crate) fn judge_alike(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker, seen: &SeenTokens) -> Result<()> {
    for (what, code, freed, alike) in [
        (Alike::Email, Code::EmailInUse, Pass::FreedEmails, Pass::AlikeEmails),
        (Alike::Structure, Code::StructureDuplicate, Pass::FreedStructures, Pass::AlikeStructures),
    ] {
        if closing.begin(freed).is_some() {
            take_back(db, closing, what, code)?;
        }
        if let Some(after) = closing.begin(alike) {
            warn_alike(db, closing, checker, seen, (what, code), after)?;
        }
    }
    Ok(())
}

/// Takes back the warnings that name a contact whose own row makes it another.
fn take_back(db: &mut Db, closing: &mut Closing<'_>, what: Alike, code: Code) -> Result<()> {
    if !closing.counts().groups.iter().any(|group| group.code == code) {
        return Ok(());
    }
    let mut after = (0, 0);
    loop {
        let page = warnings_after(db, closing.import, code, after)?;
        let Some((row, seq, ..)) = page.last() else { return Ok(()) };
        after = (*row, *seq);
        let named: Vec<&str> = page.iter().map(|(.., other)| other.as_str()).collect();
        let left = left_behind(db, closing.import, what, &named)?;
        let goes_on = closing.write(db, *row, |db, import, counts| {
            let mut tally = Tally::default();
            for (row, seq, column, _) in page.iter().filter(|(.., other)| left.contains(other)) {
                diesel::delete(issues::table.find((import.id, *row, *seq))).execute(db)?;
                tally.take_off(code, *column);
            }
            tally.add_to(counts);
            Ok(())
        })?;
        if !goes_on {
            return Ok(());
        }
    }
}

/// A warning: row, place, column and the number of the contact that it names.
type Warned = (i64, i32, Option<i32>, String);

fn warnings_after(db: &mut Db, import: &Import, code: Code, (row, seq): (i64, i32)) -> Result<Vec<Warned>> {
    let is_later = issues::row_no.gt(row).or(issues::row_no.eq(row).and(issues::seq.gt(seq)));
    let found: Vec<(i64, i32, Option<i32>, String)> = issues::table
        .filter(issues::import_id.eq(import.id).and(issues::code.eq(code.name())))
        .filter(is_later)
        .order((issues::row_no, issues::seq))
        .limit(PAGE as i64)
        .select((issues::row_no, issues::seq, issues::column_no, issues::args))
        .load(db)?;
    let warned = |(row, seq, column, args): (i64, i32, Option<i32>, String)| Ok((row, seq, column, named(&args)?));
    found.into_iter().map(warned).collect()
}

/// The contact that the arguments of an issue name.
fn named(args: &str) -> Result<String> {
    let args: Vec<(String, Arg)> = serde_json::from_str(args)?;
    let other = args.into_iter().find_map(|(name, arg)| match arg {
        Arg::Text(number) if name == "other" => Some(number),
        _ => None,
    });
    Ok(other.unwrap_or_default())
}

/// Which of these contacts, by number, will not have any more what they have now.
fn left_behind(db: &mut Db, import: &Import, what: Alike, numbers: &[&str]) -> Result<HashSet<String>> {
    let contacts = find::by_keys(db, import.institution_id, CONTACT_NR, numbers)?;
    let by_id: HashMap<i64, &Contact> = contacts.iter().map(|contact| (contact.id, contact)).collect();
    let ids: Vec<i64> = by_id.keys().copied().collect();
    let rows = store::of_subjects(db, import, &ids)?;
    let leaves = |row: &&SubjectChange| row.changes.iter().any(|change| makes_another(what, change));
    Ok(rows.iter().filter(leaves).filter_map(|row| Some(by_id.get(&row.subject)?.number.clone())).collect())
}

fn makes_another(what: Alike, change: &Change) -> bool {
    let folded = |value: &Option<String>| value.as_deref().map(fold).unwrap_or_default();
    match what {
        Alike::Email => change.field == EMAIL && folded(&change.old) != folded(&change.new),
        Alike::Structure => identifies(change.field) && folded(&change.old) != folded(&change.new),
    }
}

/// Warns of the rows of the plan that give the same as another of them.
fn warn_alike(
    db: &mut Db,
    closing: &mut Closing<'_>,
    checker: &Checker,
    seen: &SeenTokens,
    (what, code): (Alike, Code),
    after: i64,
) -> Result<()> {
    let column = match what {
        Alike::Email => checker.layout.find(&Role::New(EMAIL)).or(checker.layout.key),
        Alike::Structure => None,
    };
    let mut found = seen.rows_alike(db, closing.import.id, what)?;
    found.retain(|(row, _)| row.row > after);
    for page in found.chunks(PAGE) {
        let Some((last, _)) = page.last() else { break };
        let rows: Vec<i64> = page.iter().flat_map(|(row, others)| others.iter().copied().chain([row.row])).collect();
        let planned: HashMap<i64, SubjectChange> =
            store::of_rows(db, closing.import, &rows)?.into_iter().map(|row| (row.row, row)).collect();
        let mut told = Vec::new();
        for (row, others) in page {
            let Some(change) = planned.get(&row.row) else { continue };
            let others = others.iter().filter(|other| **other != row.row && planned.contains_key(other));
            let others: Vec<String> = others.take(NAMED_ROWS).map(i64::to_string).collect();
            if others.is_empty() {
                continue;
            }
            let mut issue = Issue::row(row.row, code)
                .with("where", "file")
                .with("rows", others.join(", "))
                .with("n", others.len() as i64);
            issue.column = column.and_then(|at| i32::try_from(at).ok());
            issue.value = given(what, change).unwrap_or_default();
            told.push(issue);
        }
        let save = |db: &mut Db, import: &Import, counts: &mut Counts| {
            // A row may be alike another in both ways.
            store::add_issues(db, import.id, told, AFTER_ALL + what as i32, counts)
        };
        if !closing.write(db, last.row, save)? {
            break;
        }
    }
    Ok(())
}

fn given(what: Alike, row: &SubjectChange) -> Option<String> {
    let field = match what {
        Alike::Email => EMAIL,
        Alike::Structure => OFFICIAL_NAME,
    };
    row.changes.iter().find(|change| change.field == field).and_then(|change| change.new.clone())
}
