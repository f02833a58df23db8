//! What two do to the same import, one right after the other: users who start, cancel and undo, and a worker that begins or ends.

use carnet::error::Error;
use carnet::imports::{self, Action, Options, Received};
use carnet::kinds::Kind;
use carnet::schema;
use diesel::prelude::*;

use crate::support::TestApp;

on_both!(each_does_what_was_meant_when_two_meet);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Work,
    Start,
    Cancel,
    Undo,
}

use Step::{Cancel, Start, Undo, Work};

/// How far an import is brought before two meet at it; the first is an update, which would start by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    TestingAnUpdate,
    Testing,
    Tested,
    Queued,
    Completed,
    Undoing,
}

/// Its state at the end, what was applied and undone, and whether each step was taken.
type Outcome = (&'static str, i64, i64, [bool; 2]);

const CANCELLED: Outcome = ("cancelled", 0, 0, [true, true]);
const COMPLETED: Outcome = ("completed", 1, 0, [true, false]);
const UNDONE: Outcome = ("undone", 1, 1, [true, false]);

/// Two steps, and what becomes of them.
const CASES: [(Before, Step, Step, Outcome); 13] = [
    (Before::Testing, Work, Cancel, CANCELLED),
    (Before::Testing, Cancel, Work, CANCELLED),
    (Before::Testing, Work, Start, ("completed", 1, 0, [true, true])),
    (Before::TestingAnUpdate, Work, Cancel, COMPLETED),
    (Before::TestingAnUpdate, Cancel, Work, CANCELLED),
    (Before::Tested, Start, Cancel, CANCELLED),
    (Before::Tested, Cancel, Start, ("cancelled", 0, 0, [true, false])),
    (Before::Tested, Start, Start, COMPLETED),
    (Before::Queued, Work, Cancel, COMPLETED),
    (Before::Queued, Cancel, Work, CANCELLED),
    (Before::Completed, Undo, Undo, UNDONE),
    (Before::Completed, Undo, Cancel, UNDONE),
    (Before::Undoing, Work, Undo, UNDONE),
];

fn each_does_what_was_meant_when_two_meet(app: TestApp) {
    app.stock();
    for (number, (before, first, second, expected)) in CASES.into_iter().enumerate() {
        let (id, nick) = bring_to(&app, before, &format!("Nick {number}"));
        let taken = [take(&app, first, id), take(&app, second, id)];
        assert_eq!(end(&app, id, &nick, taken), expected, "{before:?}: {first:?}, then {second:?}");
    }
}

fn bring_to(app: &TestApp, before: Before, nick: &str) -> (i64, String) {
    let context = app.context_here();
    let mut draft = context.storage.draft().unwrap();
    std::io::Write::write_all(&mut draft, format!("CONTACT_NR;[new] NICKNAME\n000002;{nick}\n").as_bytes()).unwrap();
    let received = Received {
        sha256: None,
        institution: app.institution.id,
        user: None,
        kind: Kind::Criteria,
        action: if before == Before::TestingAnUpdate { Action::Update } else { Action::Test },
        file_name: "nick.csv".to_owned(),
        options: Options::default(),
    };
    let id = imports::receive(&context, received, draft).unwrap().id;
    let way = [(Before::Tested, Work), (Before::Queued, Start), (Before::Completed, Work), (Before::Undoing, Undo)];
    for (_, step) in way.into_iter().filter(|(at, _)| *at <= before) {
        assert!(take(app, step, id), "{step:?}");
    }
    (id, nick.to_owned())
}

/// Takes a step, or is refused.
fn take(app: &TestApp, step: Step, id: i64) -> bool {
    let context = app.context_here();
    if step == Work {
        imports::work_to_its_end(&context, id).unwrap();
        return true;
    }
    let db = &mut app.database.get().unwrap();
    let import = imports::Import::by_id(db, id).unwrap();
    let taken = match step {
        Start => imports::start(db, &import, None),
        Cancel => imports::cancel(db, &context, &import),
        Undo | Work => imports::undo(db, &import),
    };
    match taken {
        Ok(()) => true,
        Err(Error::Refusal(refusal)) => {
            assert_eq!(refusal.code, "wrong-import-state");
            false
        }
        Err(error) => panic!("{step:?}: {error:?}"),
    }
}

/// What has become of an import once nobody has anything to do with it any more.
fn end(app: &TestApp, id: i64, nick: &str, taken: [bool; 2]) -> Outcome {
    let flag = || -> (String, bool) {
        let row = schema::imports::table.find(id).select((schema::imports::state, schema::imports::cancel_asked));
        row.first(&mut *app.database.get().unwrap()).unwrap()
    };
    let (state, is_asked) = flag();
    assert!(!is_asked || ["testing", "running"].contains(&state.as_str()), "a wish to cancel stays on what is {state}");
    let import = imports::work_to_its_end(&app.context_here(), id).unwrap();
    assert!(!flag().1, "a wish to cancel stays");
    let export = String::from_utf8(app.here().export()).unwrap();
    let is_there = export.contains(nick);
    assert_eq!(i64::from(is_there), import.counts.applied - import.counts.undone, "{nick}");
    (import.state.name(), import.counts.applied, import.counts.undone, taken)
}
