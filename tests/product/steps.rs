//! The life of an import, as the database itself guards it: legal steps pass, all others are refused.

use std::collections::{BTreeMap, VecDeque};

use carnet::db::{Db, now};
use carnet::schema::{imports, writes};
use diesel::prelude::*;

use crate::support::TestApp;

/// From each state to the states that may follow (`/help/states#states-all`). A plan that expires in the queue goes back.
const LEGAL: [(&str, &[&str]); 14] = [
    ("uploaded", &["testing", "cancelled", "refused"]),
    ("needs_mapping", &["testing", "cancelled", "refused"]),
    ("testing", &["needs_mapping", "tested", "refused", "cancelled", "failed"]),
    ("tested", &["testing", "awaiting_approval", "scheduled", "queued", "cancelled"]),
    ("awaiting_approval", &["queued", "tested", "cancelled"]),
    ("scheduled", &["queued", "tested", "cancelled"]),
    ("queued", &["running", "cancelled", "tested", "testing"]),
    ("running", &["completed", "cancelled", "failed"]),
    ("completed", &["undoing"]),
    ("cancelled", &["undoing"]),
    ("failed", &["undoing"]),
    ("refused", &[]),
    ("undoing", &["undone", "failed"]),
    ("undone", &[]),
];

on_both!(legal_steps_pass_and_all_others_are_refused, an_import_starts_as_uploaded);

fn legal_steps_pass_and_all_others_are_refused(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let write = some_write(db, app.institution.id);
    let mut number = 0;
    for (old, legal) in LEGAL {
        for (new, _) in LEGAL.into_iter().filter(|(new, _)| *new != old) {
            number += 1;
            let id = import_in(db, write, number, old);
            assert_eq!(step(db, id, new).is_ok(), legal.contains(&new), "{old} -> {new}");
        }
    }
}

fn an_import_starts_as_uploaded(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let write = some_write(db, app.institution.id);
    for ((state, _), number) in LEGAL.into_iter().zip(1..) {
        assert_eq!(insert(db, write, number, state).is_ok(), state == "uploaded", "{state}");
    }
}

fn some_write(db: &mut Db, institution: i64) -> (i64, i64) {
    let write = diesel::insert_into(writes::table)
        .values((writes::institution_id.eq(institution), writes::at.eq(now())))
        .returning(writes::id)
        .get_result(db)
        .unwrap();
    (institution, write)
}

fn insert(db: &mut Db, (institution, write): (i64, i64), number: i64, state: &str) -> QueryResult<i64> {
    diesel::insert_into(imports::table)
        .values((
            imports::institution_id.eq(institution),
            imports::number.eq(number),
            imports::write_id.eq(write),
            imports::kind.eq("criteria"),
            imports::action.eq("test"),
            imports::state.eq(state),
            (
                imports::file_name.eq("a.csv"),
                imports::file_key.eq("a"),
                imports::sha256.eq(""),
                imports::bytes.eq(0_i64),
            ),
            (imports::options.eq("{}"), imports::counts.eq("{}"), imports::created_at.eq(now())),
        ))
        .returning(imports::id)
        .get_result(db)
}

fn step(db: &mut Db, id: i64, state: &str) -> QueryResult<usize> {
    diesel::update(imports::table.find(id)).set(imports::state.eq(state)).execute(db)
}

/// A new import, led to a state by legal steps.
fn import_in(db: &mut Db, write: (i64, i64), number: i64, state: &'static str) -> i64 {
    let id = insert(db, write, number, "uploaded").unwrap();
    for state in path_to(state) {
        step(db, id, state).unwrap();
    }
    id
}

fn path_to(state: &'static str) -> Vec<&'static str> {
    let legal = BTreeMap::from(LEGAL);
    let mut open = VecDeque::from([vec!["uploaded"]]);
    while let Some(path) = open.pop_front() {
        let last = path[path.len() - 1];
        if last == state {
            return path[1..].to_vec();
        }
        open.extend(legal[last].iter().map(|next| [&path[..], &[*next]].concat()));
    }
    panic!("no way leads to {state}")
}
