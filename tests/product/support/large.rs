//! Work that takes many batches, and what is seen of it from outside while it goes on.

use std::time::{Duration, Instant};

use carnet::accounts::Institution;
use carnet::i18n::Language;
use carnet::imports::{self, Action, Options, Received, State};
use carnet::kinds::Kind;
use carnet::{exports, schema};
use diesel::prelude::*;

use super::{FIELDS, Import, TestApp};

/// So many contacts that each step takes several batches.
pub const MANY: usize = 12_000;

/// A file that creates so many contacts.
pub fn many_contacts(count: usize) -> String {
    let rows = (1..=count).map(|n| format!("{n:06},INDIVIDUAL,Given{n},Family{n}\n"));
    format!("CONTACT_NR,KIND,FIRSTNAME,LASTNAME\n{}", rows.collect::<String>())
}

/// Changes every one of them; every tenth row has an error as well.
pub fn many_changes(round: usize) -> String {
    let row = |n: usize| {
        let genre = ["JAZZ", "OPERA", "THEATRE"][(n + round) % 3];
        let seats = if n.is_multiple_of(10) { "many".to_owned() } else { format!("{}", n + round) };
        format!("{n:06};{genre};MUSIC+|DANCE+;{seats};Nick {n}\n")
    };
    let rows: String = (1..=MANY).map(row).collect();
    format!("CONTACT_NR;[new] GENRE;[new] INTERESTS;[new] SEATS;[new] NICKNAME\n{rows}")
}

/// All but what names the import.
pub fn counts(import: &Import) -> [i64; 10] {
    import.counts([
        "rows",
        "rows_changed",
        "rows_rejected",
        "changes",
        "applied",
        "conflicts",
        "undone",
        "kept",
        "errors",
        "warnings",
    ])
}

/// The rows that an import at work has tested, applied or undone; nothing if nobody is at it.
pub fn rows_behind(app: &TestApp, number: i64) -> Option<i64> {
    let mut db = app.database.get().ok()?;
    let import = imports::Import::find(&mut db, app.institution.id, number).ok()?;
    match import.state {
        State::Testing | State::Running => Some(import.cursor),
        State::Undoing => Some(import.undo_cursor.map_or(0, |row| MANY as i64 + 1 - row)),
        _ => None,
    }
}

/// Waits for a state, with the patience of a busy machine.
#[track_caller]
pub fn until(mut is_so: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(120);
    while !is_so() {
        assert!(Instant::now() < patience, "it never came to be");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Says something about a test that passed, past the capture of its output.
pub fn say(sentence: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{sentence}");
}

pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

impl TestApp {
    /// Brings in the fields and so many contacts.
    pub fn stock_many(&self) {
        self.update("criterion-values", FIELDS);
        self.update_with("contacts", many_contacts(MANY), &["--mode", "create"]);
    }

    /// The institution DEMO, worked in by the test itself.
    pub fn here(&self) -> Here<'_> {
        Here { app: self, institution: self.institution.clone() }
    }

    /// What becomes of the leases of dead workers after ten seconds, which are not waited for.
    pub fn lapse_leases(&self) {
        let db = &mut *self.database.get().unwrap();
        let lapsed = carnet::db::now() - chrono::TimeDelta::seconds(60);
        let imports = schema::imports::table.filter(schema::imports::lease_owner.is_not_null());
        diesel::update(imports).set(schema::imports::lease_until.eq(lapsed)).execute(db).unwrap();
        let exports = schema::exports::table.filter(schema::exports::lease_owner.is_not_null());
        diesel::update(exports).set(schema::exports::lease_until.eq(lapsed)).execute(db).unwrap();
    }

    /// What a worker does that finds the lease of a dead one lapsed.
    pub fn resume(&self, number: i64) -> Import {
        self.lapse_leases();
        self.here().finish(number);
        Import(self.carnet(&["show", &number.to_string()]).exits(0).json())
    }
}

/// An institution, worked in without a process of its own for each step.
pub struct Here<'a> {
    pub app: &'a TestApp,
    pub institution: Institution,
}

impl Here<'_> {
    /// Sends a file and works it as far as it goes; gives the import.
    pub fn import(&self, kind: Kind, action: Action, content: &str, options: Options) -> imports::Import {
        let context = self.app.context_here();
        let mut draft = context.storage.draft().unwrap();
        std::io::Write::write_all(&mut draft, content.as_bytes()).unwrap();
        let received = Received {
            sha256: None,
            institution: self.institution.id,
            user: None,
            kind,
            action,
            file_name: "here.csv".to_owned(),
            options,
        };
        let import = imports::receive(&context, received, draft).unwrap();
        imports::work_to_its_end(&context, import.id).unwrap()
    }

    /// Tests a file of criteria.
    pub fn test(&self, content: &str) -> imports::Import {
        self.import(Kind::Criteria, Action::Test, content, Options::default())
    }

    /// Writes a file of criteria.
    pub fn write(&self, content: &str) -> imports::Import {
        let options = Options { clears_agreed: true, ..Options::default() };
        let import = self.import(Kind::Criteria, Action::Update, content, options);
        assert_eq!(import.state, State::Completed);
        import
    }

    pub fn start(&self, import: &imports::Import) -> imports::Import {
        let typed = import.kind.needs_confirmation().then_some(import.counts.rows_changed);
        imports::start(&mut self.app.database.get().unwrap(), import, typed).unwrap();
        imports::work_to_its_end(&self.app.context_here(), import.id).unwrap()
    }

    pub fn undo(&self, import: &imports::Import) -> imports::Import {
        imports::undo(&mut self.app.database.get().unwrap(), import).unwrap();
        imports::work_to_its_end(&self.app.context_here(), import.id).unwrap()
    }

    /// Works an import as far as it goes.
    pub fn finish(&self, number: i64) -> imports::Import {
        let import = imports::Import::find(&mut self.app.database.get().unwrap(), self.institution.id, number).unwrap();
        imports::work_to_its_end(&self.app.context_here(), import.id).unwrap()
    }

    /// The bytes of a plain export.
    pub fn export(&self) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let db = &mut *self.app.database.get().unwrap();
        let (format, language) = (carnet::table::FileFormat::Csv, Language::English);
        let request = exports::ContactsRequest { target: None, format, for_programs: false, language, email: None };
        exports::write_contacts(db, &self.institution, &request, &mut bytes, self.app.folder()).unwrap();
        bytes.into_inner()
    }
}
