//! What was measured, as figures with their bounds: what each must reach, and what it aims at.

use serde::Serialize;
use serde_json::{Value, json};

use super::carnet::Ran;
use super::{Baseline, Creation, Loaded, LogIns, Quiet, Steps, Times};
use crate::db::Database;
use crate::error::Result;
use crate::i18n::{Language, Message, translate};

/// The measure of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Unit {
    /// So many times as much.
    #[serde(rename = "×")]
    Times,
    /// A million bytes.
    #[serde(rename = "MB")]
    Megabytes,
    /// A thousandth of a second.
    #[serde(rename = "ms")]
    Milliseconds,
    /// Eight bits.
    #[serde(rename = "B")]
    Bytes,
}

/// A figure of the table: the smaller, the better.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// What it is.
    pub name: Message,
    /// What was measured.
    pub value: f64,
    /// Of value and bounds.
    pub unit: Unit,
    /// What it must not exceed.
    pub must: f64,
    /// What it had better not exceed.
    pub aim: f64,
}

/// All that was measured.
#[derive(Debug)]
pub(crate) struct Report {
    /// Name and version of the database.
    pub database: String,
    /// How many processors this machine has for us.
    pub cores: usize,
    /// How many contacts the work has.
    pub contacts: u64,
    /// The steps of the work.
    pub steps: Option<Steps>,
    /// The steps with a tenth of the contacts.
    pub tenth: Option<Steps>,
    /// The bare work.
    pub baseline: Option<Baseline>,
    /// Contacts made and unmade.
    pub creation: Option<Creation>,
    /// Pages and a target while nothing runs.
    pub quiet: Option<Quiet>,
    /// Pages and edits while an import runs.
    pub loaded: Option<Loaded>,
    /// Log-ins, ten at a time.
    pub log_ins: Option<LogIns>,
}

impl Report {
    pub(super) fn new(database: &Database, contacts: u64) -> Result<Self> {
        Ok(Self {
            database: database.version()?,
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            contacts,
            steps: None,
            tenth: None,
            baseline: None,
            creation: None,
            quiet: None,
            loaded: None,
            log_ins: None,
        })
    }

    /// The table.
    pub(crate) fn figures(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        if let Some(steps) = &self.steps {
            figures.extend(self.baseline.iter().flat_map(|baseline| beside_baseline(steps, baseline)));
            figures.push(times("bench-figure-undo", steps.undo.seconds / steps.apply.seconds, 1.0, 0.9));
            figures.push(times("bench-figure-worst", steps.worst.seconds / steps.test.seconds, 1.15, 1.05));
            figures.extend(steps.all().into_iter().filter_map(|(step, ran)| memory(Message::new(step), ran.peak)));
            figures.extend(self.tenth.iter().flat_map(|tenth| growth(tenth, steps)));
        }
        if let (Some(steps), Some(creation)) = (&self.steps, &self.creation) {
            figures.extend(created(steps, creation));
        }
        figures.extend(self.quiet.iter().flat_map(|found| quiet(found, self.contacts)));
        figures.extend(self.loaded.iter().flat_map(loaded));
        figures.extend(self.log_ins.iter().flat_map(log_ins));
        figures
    }

    /// The report for programs; names are English.
    pub(crate) fn document(&self) -> Value {
        let name = |message: &Message| translate(Language::English, message);
        let figures = self.figures().into_iter().map(|figure| {
            let Figure { value, unit, must, aim, .. } = figure;
            json!({ "name": name(&figure.name), "value": rounded(value), "unit": unit, "must": must, "aim": aim })
        });
        let times = |name: String, times: &Times| {
            let percentile = |percent| rounded(times.percentile(percent));
            json!({ "name": name, "count": times.count(), "p50_ms": percentile(50.0), "p99_ms": percentile(99.0) })
        };
        let pages = self.loaded.iter().flat_map(|loaded| {
            let edits = times(name(&Message::new("bench-page-edit")), &loaded.edits);
            loaded.pages.iter().map(|(page, found)| times(name(page), found)).chain([edits]).collect::<Vec<_>>()
        });
        json!({
            "version": env!("CARGO_PKG_VERSION"), "database": self.database, "cores": self.cores, "contacts": self.contacts,
            "figures": figures.collect::<Vec<_>>(), "pages": pages.collect::<Vec<_>>(),
            "quiet_pages": self.quiet.iter().flat_map(|quiet| &quiet.pages).map(|(page, found)| times(name(page), found)).collect::<Vec<_>>(),
            "steps": self.steps.as_ref().map(steps), "steps_of_a_tenth": self.tenth.as_ref().map(steps),
            // `floor`, as programs that read it know it.
            "floor": self.baseline.as_ref().map(|baseline| {
                json!({ "test_s": rounded(baseline.test), "apply_s": rounded(baseline.apply), "export_s": rounded(baseline.export) })
            }),
        })
    }
}

fn steps(steps: &Steps) -> Value {
    let step = |(key, ran): (&str, &Ran)| {
        json!({
            "name": translate(Language::English, &Message::new(key)), "seconds": rounded(ran.seconds),
            "rows_per_second": (steps.rows as f64 / ran.seconds).round(), "peak_bytes": ran.peak,
        })
    };
    steps.all().map(step).into()
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn times(name: &str, value: f64, must: f64, aim: f64) -> Figure {
    Figure { name: Message::new(name), value, unit: Unit::Times, must, aim }
}

fn beside_baseline(steps: &Steps, baseline: &Baseline) -> [Figure; 3] {
    let all = (steps.test.seconds + steps.apply.seconds) / (baseline.test + baseline.apply);
    [
        times("bench-figure-all", all, 2.0, 1.0),
        times("bench-figure-test", steps.test.seconds / baseline.test, 2.0, 1.0),
        times("bench-figure-template", steps.template.seconds / baseline.export, 2.0, 1.0),
    ]
}

fn memory(step: Message, peak: Option<u64>) -> Option<Figure> {
    let name = Message::new("bench-figure-memory").with("step", step);
    Some(Figure { name, value: peak? as f64 / 1e6, unit: Unit::Megabytes, must: 64.0, aim: 48.0 })
}

/// Creating means more than changing: a contact's keys, its words, its place in the lists.
fn created(steps: &Steps, creation: &Creation) -> Vec<Figure> {
    let changed = steps.test.seconds + steps.apply.seconds;
    let bytes = creation.bytes as f64 / creation.contacts.max(1) as f64;
    let mut figures = vec![
        times("bench-figure-create", creation.create.seconds / changed, 2.5, 1.5),
        Figure { name: Message::new("bench-figure-bytes"), value: bytes, unit: Unit::Bytes, must: 762.0, aim: 572.0 },
        times("bench-figure-uncreate", creation.undo.seconds / creation.create.seconds, 1.0, 0.5),
    ];
    figures.extend(memory(Message::new("bench-step-create"), creation.create.peak));
    figures.extend(memory(Message::new("bench-step-uncreate"), creation.undo.peak));
    figures
}

/// A target takes as long as there are contacts: what it takes for a million.
fn quiet(quiet: &Quiet, contacts: u64) -> Vec<Figure> {
    let slowest = |percent| quiet.pages.iter().map(|(_, times)| times.percentile(percent)).fold(0.0, f64::max);
    let millions = contacts as f64 / 1e6;
    vec![
        milliseconds("bench-figure-quiet-half", slowest(50.0), 8.0, 4.0),
        milliseconds("bench-figure-quiet-most", slowest(99.0), 40.0, 15.0),
        milliseconds("bench-figure-target", quiet.target.percentile(50.0) / millions, 250.0, 50.0),
    ]
}

fn milliseconds(name: &str, value: f64, must: f64, aim: f64) -> Figure {
    Figure { name: Message::new(name), value, unit: Unit::Milliseconds, must, aim }
}

fn growth(tenth: &Steps, steps: &Steps) -> Vec<Figure> {
    let pairs = tenth.all().into_iter().zip(steps.all());
    let grown = pairs.map(|((step, small), (_, large))| Figure {
        name: Message::new("bench-figure-growth").with("step", Message::new(step)),
        ..times("", large.seconds / small.seconds, 11.0, 10.2)
    });
    grown.collect()
}

fn loaded(loaded: &Loaded) -> Vec<Figure> {
    let pages = Times::joined(loaded.pages.iter().map(|(_, times)| times)).percentile(99.0);
    let slowest = loaded.pages.iter().map(|(_, times)| times.percentile(99.0)).fold(0.0, f64::max);
    let mut figures = vec![
        milliseconds("bench-figure-pages", pages, 100.0, 30.0),
        milliseconds("bench-figure-slowest-page", slowest, 100.0, 30.0),
        milliseconds("bench-figure-edits", loaded.edits.percentile(99.0), 300.0, 100.0),
    ];
    let peak = memory(Message::new("bench-step-serve"), loaded.peak);
    figures.extend(peak.map(|figure| Figure { must: 120.0, aim: 80.0, ..figure }));
    figures
}

/// Nobody waits longer for nine others than ten log-ins take one after another.
fn log_ins(log_ins: &LogIns) -> Vec<Figure> {
    let most = log_ins.times.percentile(99.0);
    let mut figures = vec![milliseconds("bench-figure-logins", most, 2000.0, 1000.0)];
    let peak = memory(Message::new("bench-step-logins"), log_ins.peak);
    figures.extend(peak.map(|figure| Figure { must: 120.0, aim: 80.0, ..figure }));
    figures
}
