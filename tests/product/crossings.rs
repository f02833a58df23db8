//! What two do to the same import at the same moment: users who start, cancel and undo, and a worker that begins or ends. On
//! PostgreSQL the second comes while the first has written and not committed, which gates in the database hold open.

use std::sync::mpsc::{Receiver, channel};

use carnet::error::Error;
use carnet::imports::{self, Action, Options, Received};
use carnet::kinds::Kind;
use carnet::schema;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::support::{TestApp, Which, until};

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

/// Two steps; what the first has just written when the second comes; what becomes of them one after the other, and at once.
const CASES: [(Before, Step, &str, Step, Outcome, Outcome); 14] = [
    (Before::Testing, Work, "tested", Cancel, CANCELLED, CANCELLED),
    (Before::Testing, Cancel, "testing", Work, CANCELLED, CANCELLED),
    (Before::Testing, Work, "tested", Start, ("completed", 1, 0, [true, true]), ("completed", 1, 0, [true, true])),
    (Before::TestingAnUpdate, Work, "tested", Cancel, COMPLETED, CANCELLED),
    (Before::TestingAnUpdate, Cancel, "testing", Work, CANCELLED, CANCELLED),
    (Before::Tested, Start, "queued", Cancel, CANCELLED, CANCELLED),
    (
        Before::Tested,
        Cancel,
        "cancelled",
        Start,
        ("cancelled", 0, 0, [true, false]),
        ("cancelled", 0, 0, [true, false]),
    ),
    (Before::Tested, Start, "queued", Start, COMPLETED, COMPLETED),
    (Before::Queued, Work, "running", Cancel, COMPLETED, CANCELLED),
    (Before::Queued, Work, "completed", Cancel, COMPLETED, COMPLETED),
    (Before::Queued, Cancel, "cancelled", Work, CANCELLED, CANCELLED),
    (Before::Completed, Undo, "undoing", Undo, UNDONE, UNDONE),
    (Before::Completed, Undo, "undoing", Cancel, UNDONE, UNDONE),
    (Before::Undoing, Work, "undone", Undo, UNDONE, UNDONE),
];

fn each_does_what_was_meant_when_two_meet(app: TestApp) {
    app.stock();
    let mut gates = (app.which() == Which::Postgres).then(|| Gates::new(&app));
    for (number, (before, first, written, second, apart, at_once)) in CASES.into_iter().enumerate() {
        let name = format!("{before:?}: {first:?}, then {second:?}");
        let (id, nick) = bring_to(&app, before, &format!("Apart {number}"));
        let taken = [take(&app, first, id), take(&app, second, id)];
        assert_eq!(end(&app, id, &nick, taken), apart, "{name}");
        if let Some(gates) = &mut gates {
            let (id, nick) = bring_to(&app, before, &format!("At once {number}"));
            let taken = gates.meet(&app, id, first, written, second);
            assert_eq!(end(&app, id, &nick, taken), at_once, "{name}, at once");
        }
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

/// Places in the database where who comes by waits until they are let on.
struct Gates(PgConnection);

/// After an import was written, and before a worker renews its lease.
const WRITTEN: i64 = 1;
const RENEWING: i64 = 2;

impl Gates {
    fn new(app: &TestApp) -> Self {
        let mut connection = PgConnection::establish(app.url()).unwrap();
        let pass = "CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::bigint); RETURN NULL;
                    END $$;";
        let renewing = format!(
            "CREATE TRIGGER renewing BEFORE UPDATE OF lease_until ON imports FOR EACH STATEMENT EXECUTE FUNCTION pass({RENEWING})"
        );
        connection.batch_execute(&format!("{pass} {renewing}")).unwrap();
        Self(connection)
    }

    fn tell(&mut self, statement: &str) {
        self.0.batch_execute(statement).unwrap();
    }

    fn close(&mut self, gate: i64) {
        self.tell(&format!("SELECT pg_advisory_lock({gate})"));
    }

    fn open(&mut self, gate: i64) {
        self.tell(&format!("SELECT pg_advisory_unlock({gate})"));
    }

    /// How many of this database wait at a gate.
    fn at_gate(&mut self) -> i64 {
        self.count_waiting("wait_event = 'advisory'")
    }

    /// How many of this database wait for somebody, or at a gate.
    fn waiting(&mut self) -> i64 {
        // Leases are renewed now and then by threads of their own.
        self.count_waiting("query NOT LIKE '%lease_until%'")
    }

    fn count_waiting(&mut self, which: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let asked = format!(
            "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND {which}"
        );
        diesel::sql_query(asked).get_result::<Count>(&mut self.0).unwrap().n
    }

    /// Two steps of which the second comes when the first has written that state and not committed.
    fn meet(&mut self, app: &TestApp, id: i64, first: Step, written: &str, second: Step) -> [bool; 2] {
        self.tell(&format!(
            "CREATE TRIGGER written AFTER UPDATE OF state, cancel_asked ON imports FOR EACH ROW
             WHEN (NEW.state = '{written}' AND (NEW.state <> OLD.state OR NEW.cancel_asked <> OLD.cancel_asked))
             EXECUTE FUNCTION pass({WRITTEN})"
        ));
        self.close(WRITTEN);
        let taken = std::thread::scope(|scope| {
            let begun = |step| {
                let (told, heard) = channel();
                scope.spawn(move || told.send(take(app, step, id)).unwrap());
                heard
            };
            let first_taken = begun(first);
            until(|| self.at_gate() == 1);
            // A worker would be at its next batch before anybody else has had a look.
            let at_work = first == Work;
            if at_work {
                self.close(RENEWING);
            }
            let second_taken = begun(second);
            let mut known = None;
            // A worker passes by what is held.
            until(|| second == Work || self.waiting() == 2 || has_come(&second_taken, &mut known));
            self.open(WRITTEN);
            let second_taken = known.unwrap_or_else(|| second_taken.recv().unwrap());
            if at_work {
                self.open(RENEWING);
            }
            [first_taken.recv().unwrap(), second_taken]
        });
        self.tell("DROP TRIGGER written ON imports");
        taken
    }
}

fn has_come(heard: &Receiver<bool>, known: &mut Option<bool>) -> bool {
    if known.is_none() {
        *known = heard.try_recv().ok();
    }
    known.is_some()
}
