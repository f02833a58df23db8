//! External ids that go from one contact to another within one write: whoever gives one up lets go of it at the moment in
//! which the other takes it, in whatever order their rows stand, so that no two contacts ever have the same.

use std::collections::{BTreeMap, HashMap};

use super::change::{Change, SubjectKind};
use super::records;
use super::slots::{Slots, Writer};
use super::subjects::{self, Subject};
use super::taken::Taken;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard::EXTERNAL_ID;

/// Whether a change gives up this external id when it is applied or, backwards, when it is undone.
pub(super) fn gives_up(change: &Change, id: &str, is_undo: bool) -> bool {
    let (from, to) = if is_undo { (&change.new, &change.old) } else { (&change.old, &change.new) };
    change.field == EXTERNAL_ID && from.as_deref() == Some(id) && to.as_deref() != Some(id)
}

/// Lets the owners of external ids that these rows want go of them, as far as a row of the same write (one of these or
/// another) changes the owner's own. The owners are among the `subjects` then. Returns who they are.
pub(super) fn release(
    db: &mut Db,
    institution: i64,
    writer: Writer,
    is_undo: bool,
    taken: &mut Taken,
    subjects: &mut BTreeMap<(SubjectKind, i64), Subject>,
) -> Result<Vec<i64>> {
    let owners: HashMap<i64, String> = taken.owners_of(EXTERNAL_ID).map(|(id, text)| (id, text.to_owned())).collect();
    let mut leaving = leaving(db, writer, is_undo, &owners)?;
    load_missing(db, institution, subjects, &leaving)?;
    leaving.retain(|owner, change| {
        let Some(subject) = subjects.get_mut(&(SubjectKind::Contact, *owner)) else { return false };
        is_let_go(subject, writer, change, is_undo).unwrap_or(false)
    });
    leaving.keys().for_each(|owner| taken.forget(EXTERNAL_ID, &owners[owner]));
    Ok(leaving.into_keys().collect())
}

/// The owners whose own row gives up what others want, with its change.
fn leaving(db: &mut Db, writer: Writer, is_undo: bool, owners: &HashMap<i64, String>) -> Result<BTreeMap<i64, Change>> {
    let ids: Vec<i64> = owners.keys().copied().collect();
    let mut found = BTreeMap::new();
    for row in records::of_subjects(db, writer, &ids)? {
        let id = owners.get(&row.subject).map_or("", String::as_str);
        let owner = row.subject;
        let change = row.changes.into_iter().find(|change| gives_up(change, id, is_undo));
        found.extend(change.map(|change| (owner, change)));
    }
    Ok(found)
}

fn load_missing(
    db: &mut Db,
    institution: i64,
    subjects: &mut BTreeMap<(SubjectKind, i64), Subject>,
    leaving: &BTreeMap<i64, Change>,
) -> Result<()> {
    let is_missing = |id: &i64| !subjects.contains_key(&(SubjectKind::Contact, *id));
    let ids: Vec<i64> = leaving.keys().copied().filter(is_missing).collect();
    for (id, body) in subjects::load(db, institution, SubjectKind::Contact, &ids)? {
        subjects.insert((SubjectKind::Contact, id), Subject::stored(body));
    }
    Ok(())
}

/// Takes the external id off its owner, in the name of the writer; false if somebody else has written it meanwhile.
fn is_let_go(subject: &mut Subject, writer: Writer, change: &Change, is_undo: bool) -> Result<bool> {
    let body = std::mem::take(&mut subject.body);
    let mut slots = Slots::decode(&body)?;
    let planned = if is_undo { writer } else { change.parts.first().map_or(0, |part| part.old_writer) };
    let is_planned = slots.writer(EXTERNAL_ID, "") == planned;
    if is_planned {
        slots.set(EXTERNAL_ID, "", writer, None);
        subject.touch(EXTERNAL_ID);
    }
    let new = slots.encode();
    drop(slots);
    subject.replace(body, new);
    Ok(is_planned)
}
