//! The closing pass of a test over structures that are deleted: whoever belongs to one is let go, deleted people too, so
//! that no link leads to nothing. The plan says so of each of them, in the row of the structure, and undo restores it.

use super::closing::Closing;
use super::row_outcomes::{RowOutcome, SeenTokens, TestedRow};
use super::store;
use super::whole_file::AFTER_ALL;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::slots::Slots;
use crate::contacts::turn::Turns;
use crate::contacts::{numbers, people};
use crate::db::{Db, lookup};
use crate::error::Result;
use crate::fields::standard::STRUCTURE_NR;
use crate::imports::check::broken_link::Broken;
use crate::imports::check::checker::Checker;
use crate::imports::check::tokens;
use crate::imports::model::counts::Pass;

/// How many people are looked at at once.
const PAGE: usize = 1000;

/// The most people that are let go with one row.
const MOST: usize = i16::MAX as usize - 1;

/// Adds to the plan that people leave the structures which it deletes.
pub(crate) fn let_people_go(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker) -> Result<()> {
    let Some(after) = closing.begin(Pass::LetGo).filter(|_| checker.kind.may_delete()) else { return Ok(()) };
    let rows = SeenTokens::rows_with(db, closing.import.id, tokens::STRUCTURE_DELETED)?;
    for row in rows.into_iter().filter(|row| *row > after) {
        if !let_go(db, closing, row)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Lets the people of one structure go. False if there is no use for more.
fn let_go(db: &mut Db, closing: &mut Closing<'_>, row: i64) -> Result<bool> {
    let planned = store::of_rows(db, closing.import, &[row])?;
    let Some(structure) = planned.iter().find(|change| change.part == 0).map(|change| change.subject) else {
        return Ok(true);
    };
    let number = numbers::of_contacts(db, [structure].into_iter())?.remove(&structure).unwrap_or_default();
    let people = people_of(db, closing.import.institution_id, &number, row)?;
    let Some(last) = people.last().map(|person| person.subject) else { return Ok(true) };
    closing.write(db, row, |db, import, counts| {
        if people.len() <= MOST {
            // The people come first, then the structure.
            counts.turns.get_or_insert_with(Turns::default);
            return store::add_changes(db, import, &people, counts);
        }
        let tested = TestedRow { row, outcome: RowOutcome::Changed, tokens: Vec::new() };
        store::reject(db, import, &tested, counts)?;
        let person = numbers::of_contacts(db, [last].into_iter())?.remove(&last).unwrap_or_default();
        let issue = Broken::HasPeople { person }.issue(row, None, &number).of(Some(&number));
        store::add_issues(db, import.id, vec![issue], AFTER_ALL, counts)
    })
}

/// That everybody who belongs to a structure leaves it; one more than can be let go at most.
fn people_of(db: &mut Db, institution: i64, structure: &str, row: i64) -> Result<Vec<SubjectChange>> {
    let (mut changes, mut after) = (Vec::new(), 0);
    while changes.len() <= MOST {
        let ids = people::ids_after(db, institution, structure, after, PAGE.min(MOST + 1 - changes.len()))?;
        let Some(last) = ids.last() else { break };
        after = *last;
        for (subject, _, body) in lookup::bodies_by_ids(db, &ids)? {
            let slots = Slots::decode(&body)?;
            let leaves = Change::single(STRUCTURE_NR, Some(structure), slots.writer(STRUCTURE_NR, ""), None);
            let part = i16::try_from(changes.len() + 1).unwrap_or(i16::MAX);
            let (kind, proof) = (SubjectKind::Contact, Proof::default());
            changes.push(SubjectChange { row, part, subject, kind, changes: vec![leaves], proof });
        }
    }
    Ok(changes)
}
