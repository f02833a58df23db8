//! `carnet bench`: how fast this machine does the standard work, and how its pages answer meanwhile.
//!
//! Every step is a command of this program in a process of its own, as a user would run it; its counts are held against
//! what the work must give. Ratios are what counts: to the bare work of the same database ([`baseline`]), to a tenth of the
//! contacts, to the step before. `tests/bench/beside_limit.py` measures the same beside hand-written SQL scripts.

mod baseline;
mod browser;
mod carnet;
mod load;
mod logins;
mod quiet;
mod report;
mod work;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use crate::accounts::institutions;
use crate::db::{self, Database};
use crate::error::{Error, Refusal, Result};
use crate::i18n::Message;

pub(crate) use baseline::Baseline;
pub(crate) use load::{Loaded, Times};
pub(crate) use logins::LogIns;
pub(crate) use quiet::Quiet;
pub(crate) use report::{Figure, Report, Unit};

use carnet::{Carnet, Ran};
use load::Scene;
use work::Work;

/// What to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Test, apply, undo, template and the worst file.
    Work,
    /// The same with a tenth of the contacts.
    Growth,
    /// Pages and a target while nothing runs, pages and edits while an import runs.
    Pages,
    /// Log-ins, ten at a time.
    LogIns,
}

impl Part {
    /// Every part.
    pub(crate) const ALL: [Self; 4] = [Self::Work, Self::Growth, Self::Pages, Self::LogIns];

    /// The name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Growth => "growth",
            Self::Pages => "pages",
            Self::LogIns => "logins",
        }
    }
}

/// What a bench is given.
#[derive(Debug)]
pub(crate) struct Settings {
    /// How many contacts.
    pub contacts: u64,
    /// Address of an empty database; without it, an SQLite file that goes when the bench ends.
    pub database: Option<String>,
    /// Where the work's files are made; a folder in it, which goes at the end.
    pub folder: PathBuf,
    /// What to measure.
    pub parts: Vec<Part>,
}

/// Codes of the institutions that are made.
const LARGE: &str = "BENCH";
const SMALL: &str = "BENCH-TENTH";
const CREATED: &str = "BENCH-CREATED";

/// Measures; `say` hears what is under way. Refused as `bench-database-in-use` if the database has an institution.
pub(crate) fn run(settings: &Settings, say: &dyn Fn(&Message)) -> Result<Report> {
    let folder = tempfile::Builder::new().prefix("carnet-bench-").tempdir_in(&settings.folder)?;
    let url = match &settings.database {
        Some(url) => url.clone(),
        None => format!("sqlite:{}", folder.path().join("carnet.sqlite").display()),
    };
    let database = Database::open(&url)?;
    database.migrate()?;
    if institutions::exist(&mut *database.get()?)? {
        return Err(Refusal::new("bench-database-in-use").into());
    }
    let bench = Bench {
        carnet: Carnet::new(&folder.path().join("data"), &url)?,
        database: &database,
        folder: folder.path(),
        say,
    };
    bench.run(settings)
}

struct Bench<'a> {
    carnet: Carnet,
    database: &'a Database,
    folder: &'a Path,
    say: &'a dyn Fn(&Message),
}

/// An institution with its contacts.
struct Stocked {
    institution: &'static str,
    work: Work,
}

/// The steps of the work, measured.
#[derive(Debug)]
pub(crate) struct Steps {
    /// How many rows each had.
    pub rows: u64,
    /// The template of all contacts.
    pub template: Ran,
    /// The test of the upload.
    pub test: Ran,
    /// The apply of its plan.
    pub apply: Ran,
    /// The undo of that.
    pub undo: Ran,
    /// The test of the file whose every row is wrong.
    pub worst: Ran,
}

/// Contacts that were made, and unmade.
#[derive(Debug)]
pub(crate) struct Creation {
    /// How many.
    pub contacts: u64,
    /// Test and apply of the file that creates them.
    pub create: Ran,
    /// Bytes by which the database grew.
    pub bytes: u64,
    /// The undo of that.
    pub undo: Ran,
}

impl Steps {
    /// Every step by the key of its name, in the order in which they are shown.
    pub(crate) fn all(&self) -> [(&'static str, &Ran); 5] {
        [
            ("bench-step-test", &self.test),
            ("bench-step-apply", &self.apply),
            ("bench-step-undo", &self.undo),
            ("bench-step-template", &self.template),
            ("bench-step-worst", &self.worst),
        ]
    }
}

impl Bench<'_> {
    fn run(&self, settings: &Settings) -> Result<Report> {
        let measures = |part| settings.parts.contains(&part);
        let mut report = Report::new(self.database, settings.contacts)?;
        if measures(Part::Growth) {
            let small = self.stock(SMALL, settings.contacts.div_ceil(10))?;
            report.tenth = Some(self.steps(&small)?);
        }
        let large = self.stock(LARGE, settings.contacts)?;
        if measures(Part::Work) || measures(Part::Growth) {
            report.steps = Some(self.steps(&large)?);
        }
        if measures(Part::Work) {
            (self.say)(&Message::new("bench-baseline"));
            report.baseline = Some(baseline::measure(self.database, &large.work)?);
            report.creation = Some(self.creation(settings.contacts)?);
        }
        if measures(Part::Pages) {
            let scene = self.scene(&large)?;
            (self.say)(&Message::new("bench-quiet"));
            report.quiet = Some(quiet::measure(&self.carnet, self.database, scene)?);
            (self.say)(&Message::new("bench-pages"));
            report.loaded = Some(load::measure(&self.carnet, scene)?);
        }
        if measures(Part::LogIns) {
            (self.say)(&Message::new("bench-logins"));
            report.log_ins = Some(logins::measure(&self.carnet, large.institution, large.work.contacts)?);
        }
        Ok(report)
    }

    /// Makes an institution with fields and contacts.
    fn stock(&self, institution: &'static str, contacts: u64) -> Result<Stocked> {
        (self.say)(&Message::new("bench-stock").with("n", contacts as i64));
        let empty = self.empty(institution, contacts)?;
        self.create(&empty)?;
        Ok(empty)
    }

    /// Makes an institution with fields, and the files of a work.
    fn empty(&self, institution: &'static str, contacts: u64) -> Result<Stocked> {
        let work = Work::make(&self.folder.join(institution), contacts)?;
        self.command(&["institution", "add", institution, "--name", institution, "--country", "FR"])?;
        let empty = Stocked { institution, work };
        self.send(&empty, &empty.work.fields(), "criterion-values", &["--action", "update"])?;
        Ok(empty)
    }

    fn create(&self, stocked: &Stocked) -> Result<Ran> {
        let create = ["--action", "update", "--mode", "create"];
        let made = self.send(stocked, &stocked.work.creation(), "contacts", &create)?;
        agree("creating contacts", &made, &[("rows_changed", stocked.work.contacts)])?;
        Ok(made)
    }

    /// Makes contacts in an institution of their own, and undoes it.
    fn creation(&self, contacts: u64) -> Result<Creation> {
        (self.say)(&Message::new("bench-creation").with("n", contacts as i64));
        let empty = self.empty(CREATED, contacts)?;
        let bytes = || Ok::<_, Error>(db::about(&mut *self.database.get()?)?.bytes);
        let before = bytes()?;
        let create = self.create(&empty)?;
        let bytes = bytes()?.saturating_sub(before).unsigned_abs();
        let undo = self.step(&empty, "undo", &create.said["id"].to_string())?;
        agree("undoing a creation", &undo, &[("kept", 0)])?;
        Ok(Creation { contacts, create, bytes, undo })
    }

    fn steps(&self, stocked: &Stocked) -> Result<Steps> {
        let rows = stocked.work.contacts;
        (self.say)(&Message::new("bench-steps").with("n", rows as i64));
        let template = self.template(stocked)?;
        let test = self.test(stocked)?;
        let number = test.said["id"].to_string();
        let expected = stocked.work.expected;
        let apply = self.step(stocked, "start", &number)?;
        agree("applying", &apply, &[("applied", expected.changes), ("conflicts", 0)])?;
        let undo = self.step(stocked, "undo", &number)?;
        agree("undoing", &undo, &[("undone", expected.changes), ("kept", 0)])?;
        let worst = self.worst(stocked)?;
        Ok(Steps { rows, template, test, apply, undo, worst })
    }

    fn template(&self, stocked: &Stocked) -> Result<Ran> {
        let out = self.folder.join("template.zip");
        let words = ["template", "--institution", stocked.institution, "--kind", "criteria", "--out"];
        let made = self.carnet.run(&[&words.map(OsStr::new)[..], &[out.as_os_str()]].concat())?;
        std::fs::remove_file(out)?;
        agree("making a template", &made, &[("rows", stocked.work.contacts)])?;
        Ok(made)
    }

    fn test(&self, stocked: &Stocked) -> Result<Ran> {
        let test = self.send(stocked, &stocked.work.upload(), "criteria", &["--action", "test"])?;
        let work::Expected { errors, rows_rejected, rows_changed, changes } = stocked.work.expected;
        let counts = [
            ("rows", stocked.work.contacts),
            ("errors", errors),
            ("rows_rejected", rows_rejected),
            ("rows_changed", rows_changed),
            ("changes", changes),
        ];
        agree("testing", &test, &counts)?;
        Ok(test)
    }

    fn worst(&self, stocked: &Stocked) -> Result<Ran> {
        let worst = self.send(stocked, &stocked.work.worst(), "criteria", &["--action", "test"])?;
        agree("testing the worst file", &worst, &[("rows_rejected", stocked.work.contacts), ("changes", 0)])?;
        Ok(worst)
    }

    fn scene(&self, stocked: &Stocked) -> Result<Scene<'static>> {
        (self.say)(&Message::new("bench-scene"));
        let number = |ran: &Ran| ran.said["id"].as_i64().unwrap_or_default();
        let (worst, import) = (number(&self.worst(stocked)?), number(&self.test(stocked)?));
        Ok(Scene { institution: stocked.institution, contacts: stocked.work.contacts, worst, import })
    }

    /// Sends a file and works it.
    fn send(&self, stocked: &Stocked, file: &Path, kind: &str, more: &[&str]) -> Result<Ran> {
        let words = [&["--institution", stocked.institution, "--kind", kind, "--issues", "0"], more].concat();
        let words: Vec<&OsStr> = words.into_iter().map(OsStr::new).collect();
        self.carnet.run(&[&[OsStr::new("import"), file.as_os_str()], &words[..]].concat())
    }

    fn step(&self, stocked: &Stocked, command: &str, number: &str) -> Result<Ran> {
        self.command(&[command, number, "--institution", stocked.institution, "--issues", "0"])
    }

    fn command(&self, words: &[&str]) -> Result<Ran> {
        let words: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
        self.carnet.run(&words)
    }
}

/// Holds what a command counted against what is right.
fn agree(what: &str, ran: &Ran, counts: &[(&str, u64)]) -> Result<()> {
    match counts.iter().find(|(name, right)| ran.said[*name].as_u64() != Some(*right)) {
        None => Ok(()),
        Some((name, right)) => {
            Err(anyhow!("{what} {right} was expected as {name}, not {}: {}", ran.said[*name], ran.said).into())
        }
    }
}
