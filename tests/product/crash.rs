//! SIGKILL in the middle of work: whoever goes on ends where an undisturbed run ends, byte for byte.

use std::collections::BTreeSet;
use std::process::Child;
use std::time::Duration;

use carnet::exports::{self, ContactsRequest};
use carnet::i18n::Language;
use carnet::table::FileFormat;
use carnet::{imports, schema};
use diesel::prelude::*;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::support::{FIELDS, Import, MANY, TestApp, counts, many_changes, rows_behind, say, timed, until};

on_both!(
    work_killed_at_any_moment_ends_where_an_undisturbed_run_ends,
    a_killed_test_of_criterion_values_ends_like_an_undisturbed_one,
    a_cancel_lets_no_further_batch_through,
    an_import_cancelled_midway_can_be_undone,
    an_import_started_twice_at_once_starts_once,
);

/// Kills in all, over four phases; `CARNET_CRASH_MOMENTS` asks for more.
const MOMENTS: u32 = 24;

fn work_killed_at_any_moment_ends_where_an_undisturbed_run_ends(app: TestApp) {
    app.stock_many();
    let asked = std::env::var("CARNET_CRASH_MOMENTS").ok().and_then(|text| text.parse().ok());
    let moments: u32 = asked.unwrap_or(MOMENTS);
    let before = app.here().export();
    let mut killer = Killer { random: TestRng::deterministic_rng(RngAlgorithm::ChaCha), lengths: None, hits: [0; 4] };
    let calm = life(&app, &mut killer);
    killer.lengths = Some(calm.lengths);
    for round in 0..moments.div_ceil(4) {
        let disturbed = life(&app, &mut killer);
        assert_eq!(disturbed.plan, calm.plan, "plan, round {round}");
        assert_eq!(disturbed.conflicts, calm.conflicts, "conflicts, round {round}");
        assert_eq!(disturbed.shown, calm.shown, "counts and issues, round {round}");
        assert!(disturbed.exports == calm.exports, "exports, round {round}");
        assert!(app.here().export() == before, "what undo left, round {round}");
    }
    let hits = killer.hits;
    say(&format!("{moments} moments on {:?}: {hits:?} hit test, apply, export, undo at work", app.which()));
    // An export may be too fast to be met.
    let [test, apply, _, undo] = killer.hits;
    assert!((test + apply + undo) * 8 >= moments * 3, "too few kills came in time: {:?}", killer.hits);
    no_file_is_left_over(&app);
}

/// Phase, row, part, field, reason, codes, what was found.
type Conflict = (String, i64, i16, i64, String, Option<String>, Option<String>);

/// Where the steps of an import and an export end, with names of the import left out.
struct Life {
    /// The records of the plan: row, part, subject, body.
    plan: Vec<(i64, i16, i64, Vec<u8>)>,
    conflicts: Vec<Conflict>,
    /// Counts and issues as tested, as applied and as undone.
    shown: Vec<([i64; 10], serde_json::Value)>,
    /// All contacts after apply and after undo, and the export that a worker made.
    exports: Vec<Vec<u8>>,
    /// How long each phase was.
    lengths: [Duration; 4],
}

/// A whole life of an import, while others write some of the same contacts: in between test and apply, which gives
/// conflicts, and in between apply and undo, which gives values that are kept.
fn life(app: &TestApp, killer: &mut Killer) -> Life {
    let here = app.here();
    let bodies = bodies(app, &["000031", "005501"]);
    let mut shown = Vec::new();
    let mut exports = Vec::new();
    let mut lengths = [Duration::ZERO; 4];
    let mut show = |import: &Import| shown.push((counts(import), import.0["issues"].clone()));

    let file = app.file("large.csv", many_changes(0));
    let number = last_import(app) + 1;
    let test = ["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test", "--institution", "DEMO"];
    lengths[0] = killer.strike(app, 0, app.spawn(&test), number);
    let tested = app.resume(number);
    show(&tested);
    let early = here.write("CONTACT_NR;[new] NICKNAME;[new] GENRE\n000021;Early;\n004001;Early;OPERA\n");
    let on_it = |command: &str| app.spawn(&[command, &number.to_string(), "--institution", "DEMO"]);
    lengths[1] = killer.strike(app, 1, on_it("start"), number);
    show(&app.resume(number));
    exports.push(here.export());
    let late = here.write("CONTACT_NR;[new] NICKNAME\n000031;Late\n005501;=\n");
    let (export, length) = killed_export(app, killer);
    exports.push(export);
    lengths[2] = length;
    lengths[3] = killer.strike(app, 3, on_it("undo"), number);
    show(&app.resume(number));
    exports.push(here.export());
    let conflicts = conflicts(app, number);
    let kept = conflicts.iter().filter(|(phase, ..)| phase == "undo").count();
    assert!(kept > 0 && kept < conflicts.len(), "the scene has conflicts of both kinds: {conflicts:?}");
    here.undo(&late);
    here.undo(&early);
    // What was kept is not brought back by any order of undoing.
    put_back(app, bodies);
    Life { plan: plan(app, number), conflicts, shown, exports, lengths }
}

/// Kills commands while they are at work.
struct Killer {
    random: TestRng,
    /// How long each phase is when nobody is killed; nobody is before it is known.
    lengths: Option<[Duration; 4]>,
    /// Kills that came before the phase was over.
    hits: [u32; 4],
}

impl Killer {
    /// Waits until a command has done a random part of its rows, then kills it at a random moment of what it does next. In
    /// the undisturbed run it only measures how long the phase is.
    fn strike(&mut self, app: &TestApp, phase: usize, child: Child, number: i64) -> Duration {
        let part = i64::from(self.random.next_u32()) * MANY as i64 / (1 << 32) * 2 / 3;
        let is_there = || rows_behind(app, number).is_some_and(|rows| rows >= part);
        self.kill(app, phase, child, || is_held(app, number), is_there, 8)
    }

    /// Kills when `is_there`, and as much later as a random part of the phase's length, divided by `shares`.
    fn kill(
        &mut self,
        app: &TestApp,
        phase: usize,
        mut child: Child,
        at_work: impl Fn() -> bool,
        is_there: impl Fn() -> bool,
        shares: u32,
    ) -> Duration {
        until(|| at_work() || child.try_wait().unwrap().is_some());
        let mut length = Duration::ZERO;
        match &mut self.lengths {
            None => length = timed(|| until(|| !at_work())).1,
            Some(lengths) => {
                until(|| is_there() || !at_work());
                std::thread::sleep(
                    lengths[phase].mul_f64(f64::from(self.random.next_u32()) / f64::from(u32::MAX)) / shares,
                );
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if let Some(lengths) = &mut self.lengths {
            match at_work() {
                true => self.hits[phase] += 1,
                // The machine has become faster.
                false => lengths[phase] = lengths[phase].mul_f64(0.7),
            }
        }
        app.lapse_leases();
        length
    }
}

/// Whether a worker is at an import, or was when it died.
fn is_held(app: &TestApp, number: i64) -> bool {
    use schema::imports::dsl;
    let mine = dsl::imports.filter(dsl::institution_id.eq(app.institution.id).and(dsl::number.eq(number)));
    let owner = mine.select(dsl::lease_owner).first::<Option<String>>(&mut app.database.get().unwrap());
    owner.optional().unwrap().flatten().is_some()
}

fn last_import(app: &TestApp) -> i64 {
    use schema::institutions::dsl;
    dsl::institutions.find(app.institution.id).select(dsl::last_import).first(&mut app.database.get().unwrap()).unwrap()
}

/// An export by a worker that is killed and a second one; its bytes, and how long it took undisturbed.
fn killed_export(app: &TestApp, killer: &mut Killer) -> (Vec<u8>, Duration) {
    use schema::exports::dsl;
    let db = || app.database.get().unwrap();
    let request = ContactsRequest {
        target: None,
        format: FileFormat::Csv,
        for_programs: false,
        language: Language::English,
        email: None,
    };
    let export = exports::request_contacts(&mut db(), &app.institution, None, &request).unwrap();
    let held = || {
        let owner = dsl::exports.find(export.id).select(dsl::lease_owner).first::<Option<String>>(&mut db());
        owner.unwrap().is_some()
    };
    let length = killer.kill(app, 2, app.spawn(&["worker"]), held, || true, 1);
    app.lapse_leases();
    app.worker().run_until_idle().unwrap();
    let made = exports::by_id(&mut db(), app.institution.id, export.id).unwrap();
    let mut bytes = Vec::new();
    let mut file = app.storage().read(&made.file_key.unwrap()).unwrap();
    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
    (bytes, length)
}

fn bodies(app: &TestApp, numbers: &[&str]) -> Vec<(i64, Vec<u8>)> {
    use schema::contacts::dsl;
    let mine = dsl::contacts.filter(dsl::institution_id.eq(app.institution.id).and(dsl::number.eq_any(numbers)));
    mine.select((dsl::id, dsl::body)).load(&mut app.database.get().unwrap()).unwrap()
}

fn put_back(app: &TestApp, bodies: Vec<(i64, Vec<u8>)>) {
    use schema::contacts::dsl;
    for (id, body) in bodies {
        let db = &mut *app.database.get().unwrap();
        diesel::update(dsl::contacts.find(id)).set(dsl::body.eq(body)).execute(db).unwrap();
    }
}

fn plan(app: &TestApp, number: i64) -> Vec<(i64, i16, i64, Vec<u8>)> {
    use schema::changes::dsl;
    let write = write_of(app, number);
    let all = dsl::changes.filter(dsl::write_id.eq(write)).order((dsl::row_no, dsl::part));
    all.select((dsl::row_no, dsl::part, dsl::subject_id, dsl::body)).load(&mut app.database.get().unwrap()).unwrap()
}

fn conflicts(app: &TestApp, number: i64) -> Vec<Conflict> {
    use schema::conflicts::dsl;
    let write = write_of(app, number);
    let all = dsl::conflicts.filter(dsl::write_id.eq(write)).order((dsl::phase, dsl::row_no, dsl::part, dsl::field_id));
    all.select((dsl::phase, dsl::row_no, dsl::part, dsl::field_id, dsl::reason, dsl::codes, dsl::found))
        .load(&mut app.database.get().unwrap())
        .unwrap()
}

fn write_of(app: &TestApp, number: i64) -> i64 {
    imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, number).unwrap().write_id
}

/// What the killed have left is swept away when its day is over; what is named stays.
fn no_file_is_left_over(app: &TestApp) {
    let files = || std::fs::read_dir(app.data().join("files")).unwrap().map(|entry| entry.unwrap());
    let old = std::time::SystemTime::now() - Duration::from_secs(48 * 3600);
    for file in files() {
        std::fs::File::options().append(true).open(file.path()).unwrap().set_modified(old).unwrap();
    }
    app.worker().tidy().unwrap();
    app.worker().remove_orphans().unwrap();
    let db = &mut *app.database.get().unwrap();
    let sent: Vec<String> = schema::imports::table.select(schema::imports::file_key).load(db).unwrap();
    let made: Vec<Option<String>> = schema::exports::table.select(schema::exports::file_key).load(db).unwrap();
    let named: BTreeSet<String> = sent.into_iter().chain(made.into_iter().flatten()).collect();
    let there: BTreeSet<String> = files().map(|file| file.file_name().into_string().unwrap()).collect();
    assert_eq!(there, named);
}

/// Such a test begins anew, and must not leave anything of its first attempt behind.
fn a_killed_test_of_criterion_values_ends_like_an_undisturbed_one(app: TestApp) {
    let row = |n: usize| format!("HALL;list;BOTH;Hall;Salle;Sala;H{n};{n};Hall {n};Salle {n};Sala {n}\n");
    let head = "CRITERION;TYPE;CONTACT_TYPE;LABEL_EN;LABEL_FR;LABEL_PT;VALUE;RANK;VALUE_EN;VALUE_FR;VALUE_PT\n";
    let content = head.to_owned() + &(1..=4000).map(row).collect::<String>() + "HALL;;;;;;bad code;1;x;x;x\n";
    app.update("criterion-values", FIELDS);
    let calm = app.test("criterion-values", &content);
    let path = app.file("values.csv", &content);
    let number = calm.id() + 1;
    let arguments =
        ["import", path.to_str().unwrap(), "--kind", "criterion-values", "--action", "test", "--institution", "DEMO"];
    let mut child = app.spawn(&arguments);
    until(|| rows_behind(&app, number).is_some_and(|row| row > 0) || child.try_wait().unwrap().is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    let resumed = app.resume(number);
    assert_eq!((resumed.state(), counts(&resumed)), ("tested", counts(&calm)));
    assert_eq!(resumed.0["issues"], calm.0["issues"]);
    let without_ids = |number| plan(&app, number).into_iter().map(|(row, part, ..)| (row, part)).collect::<Vec<_>>();
    assert_eq!(without_ids(number), without_ids(calm.id()));
    assert_eq!(app.must("start", &resumed).count("applied"), calm.count("changes"));
}

/// The cancel is written between two batches: after it, not one more is saved.
fn a_cancel_lets_no_further_batch_through(app: TestApp) {
    app.stock_many();
    let (context, file) = (app.context_here(), app.file("large.csv", many_changes(0)));
    let tested = app.test("criteria", many_changes(0)).id();
    let test = ["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test", "--institution", "DEMO"];
    for (arguments, number) in
        [(&test[..], tested + 1), (&["start", &tested.to_string(), "--institution", "DEMO"][..], tested)]
    {
        let mut child = app.spawn(arguments);
        until(|| rows_behind(&app, number).is_some_and(|rows| rows > 0));
        let find = || imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, number).unwrap();
        imports::cancel(&mut app.database.get().unwrap(), &context, &find()).unwrap();
        let at_the_cancel = find().cursor;
        assert_eq!(child.wait().unwrap().code(), Some(3));
        let cancelled = find();
        assert_eq!((cancelled.state, cancelled.cursor), (imports::State::Cancelled, at_the_cancel), "{arguments:?}");
        assert!(at_the_cancel < MANY as i64, "{arguments:?}");
    }
}

fn an_import_cancelled_midway_can_be_undone(app: TestApp) {
    app.stock_many();
    let before = app.export();
    // An import may be at its end before the wish is known; then it is undone, and the next one is tried.
    let (import, applied) = (0..20).find_map(|_| cancelled_midway(&app)).expect("an import that is stopped midway");
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [applied, 0]);
    assert_eq!(app.export(), before);
}

/// An import that was stopped midway, and how much it had applied; `None` if it was faster, which is undone.
fn cancelled_midway(app: &TestApp) -> Option<(Import, i64)> {
    let import = app.test("criteria", many_changes(0));
    // Here, not by a command, which would take its time to start.
    let context = app.context();
    let found = imports::Import::find(&mut app.database.get().unwrap(), app.institution.id, import.id()).unwrap();
    let mut child = app.spawn(&["start", &import.id().to_string(), "--institution", "DEMO"]);
    let is_completed = || app.must("show", &import).state() == "completed";
    until(|| rows_behind(app, import.id()).map_or_else(is_completed, |rows| rows > 0));
    let _ = imports::cancel(&mut app.database.get().unwrap(), &context, &found);
    child.wait().unwrap();
    let ended = app.must("show", &import);
    let applied = ended.count("applied");
    if ended.state() == "cancelled" && applied > 0 && applied < import.count("changes") {
        return Some((import, applied));
    }
    assert_eq!(applied, import.count("changes"));
    app.must("undo", &import);
    None
}

fn an_import_started_twice_at_once_starts_once(app: TestApp) {
    app.stock();
    let import = app.test("criteria", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n");
    let arguments = ["start", &import.id().to_string(), "--institution", "DEMO"];
    let (mut one, mut other) = (app.spawn(&arguments), app.spawn(&arguments));
    let mut codes = [one.wait().unwrap().code(), other.wait().unwrap().code()];
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(3)]);
    assert_eq!(app.must("show", &import).counts(["applied", "conflicts"]), [2, 0]);
}
