//! Pages and edits while an import of all contacts is tested, applied and undone by the same server.

use std::ffi::OsStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, anyhow};
use serde_json::Value;

use super::browser::{Browser, hidden};
use super::carnet::Carnet;
use super::work;
use crate::error::Result;
use crate::fields::standard::FUNCTION;
use crate::i18n::Message;

/// What a reader takes to look at a page.
const READING: Duration = Duration::from_millis(20);
/// What an editor takes from one contact to the next.
const TYPING: Duration = Duration::from_millis(100);
/// How often somebody looks whether the import is done.
const LOOK: Duration = Duration::from_millis(200);
/// How many contacts the editor goes round.
const EDITED: u64 = 20;

/// What is under way on the server: the imports that the pages are about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// Code of the institution.
    pub institution: &'a str,
    /// How many contacts it has.
    pub contacts: u64,
    /// An import with an issue in every row, by number: its report and issues are read.
    pub worst: i64,
    /// A tested import, by number: its changes are read, it is tested again, applied and undone.
    pub import: i64,
}

/// How long each kind of page and the edits took.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// Pages by name.
    pub pages: Vec<(Message, Times)>,
    /// Edits of a second user.
    pub edits: Times,
    /// The most resident memory of the server, in bytes.
    pub peak: Option<u64>,
}

/// Times, in milliseconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(super) fn add(&mut self, took: Duration) {
        self.0.push(took.as_secs_f64() * 1000.0);
    }

    /// How many.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// What so many of 100 did not exceed; 0 without any.
    pub(crate) fn percentile(&self, percent: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (sorted.len() as f64 * percent / 100.0).ceil() as usize;
        sorted.get(at.max(1) - 1).copied().unwrap_or_default()
    }

    /// All of these together.
    pub(crate) fn joined<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        Self(all.flat_map(|times| times.0.iter().copied()).collect())
    }
}

/// Serves the installation, lets its worker test, apply and undo the import, and meanwhile reads and edits.
pub(super) fn measure(carnet: &Carnet, scene: Scene<'_>) -> Result<Loaded> {
    let passwords = [READER, EDITOR].map(|email| add_user(carnet, scene.institution, email));
    let [reader_password, editor_password] = passwords;
    let served = carnet.serve()?;
    let sign_in = |email, password: &str| Browser::sign_in(&served.address, email, password);
    let mut boss = sign_in(EDITOR, &editor_password?)?;
    let mut editor = Editor { browser: boss.clone(), contacts: find_contacts(&mut boss, scene.contacts)?, edits: 0 };
    let reader_password = reader_password?;
    let pages = pages(&mut boss, scene)?;
    let mut reader = sign_in(READER, &reader_password)?;
    let over = AtomicBool::new(false);
    let (reads, edits) = std::thread::scope(|scope| {
        let reads = scope.spawn(|| read_on(&mut reader, &pages, &over));
        let edits = scope.spawn(|| editor.edit_on(&over));
        let worked = work_import(&mut boss, scene.import);
        over.store(true, Ordering::Relaxed);
        let panicked = |_| anyhow!("a user's thread panicked");
        let (reads, edits) = (reads.join().map_err(panicked)??, edits.join().map_err(panicked)??);
        worked.map(|()| (reads, edits))
    })?;
    let names = pages.into_iter().map(|(name, _)| Message::new(name));
    Ok(Loaded { pages: names.zip(reads).collect(), edits, peak: served.peak() })
}

const READER: &str = "reader@example.org";
const EDITOR: &str = "editor@example.org";

pub(super) fn add_user(carnet: &Carnet, institution: &str, email: &str) -> Result<String> {
    let words = ["user", "add", email, "--institution", institution, "--role", "administrator"];
    let said = carnet.run(&words.map(OsStr::new))?.said;
    Ok(said["password"].as_str().context("no password was made")?.to_owned())
}

/// The pages that are read, by the key of their name.
pub(super) fn pages(browser: &mut Browser, scene: Scene<'_>) -> Result<Vec<(&'static str, String)>> {
    let (worst, import) = (scene.worst, scene.import);
    let deep = find_contact(browser, scene.contacts.div_ceil(2))?;
    Ok(vec![
        ("bench-page-dashboard", "/".to_owned()),
        ("bench-page-contacts", "/contacts".to_owned()),
        ("bench-page-contacts-deep", format!("/contacts?after={deep}")),
        ("bench-page-search", "/contacts?q=silva".to_owned()),
        ("bench-page-report", format!("/imports/{worst}")),
        ("bench-page-issues", format!("/imports/{worst}/issues?code=unknown-code")),
        ("bench-page-changes", format!("/imports/{import}/changes")),
    ])
}

/// The id of the contact at a place of the file.
pub(super) fn find_contact(browser: &mut Browser, place: u64) -> Result<String> {
    let number = work::number(place);
    let page = browser.get(&format!("/contacts?q={number}"))?.text;
    let links = page.split("href=\"/contacts/").skip(1).filter_map(|rest| rest.split('"').next());
    let id = links.into_iter().find(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()));
    Ok(id.with_context(|| format!("contact {number} is not in the list"))?.to_owned())
}

fn find_contacts(browser: &mut Browser, all: u64) -> Result<Vec<String>> {
    let count = EDITED.min(all);
    (0..count).map(|at| find_contact(browser, 1 + at * (all - 1) / count.max(1))).collect()
}

fn read_on(browser: &mut Browser, pages: &[(&str, String)], over: &AtomicBool) -> Result<Vec<Times>> {
    let mut times = vec![Times::default(); pages.len()];
    while !over.load(Ordering::Relaxed) {
        for ((_, address), times) in pages.iter().zip(&mut times) {
            times.add(browser.get(address)?.took);
            std::thread::sleep(READING);
        }
    }
    Ok(times)
}

struct Editor {
    browser: Browser,
    contacts: Vec<String>,
    edits: usize,
}

impl Editor {
    fn edit_on(&mut self, over: &AtomicBool) -> Result<Times> {
        let mut times = Times::default();
        while !over.load(Ordering::Relaxed) {
            times.add(self.edit()?);
            std::thread::sleep(TYPING);
        }
        Ok(times)
    }

    /// Gives the next contact another job; what counts is how long saving takes.
    fn edit(&mut self) -> Result<Duration> {
        self.edits += 1;
        let contact = &self.contacts[self.edits % self.contacts.len()];
        let form = self.browser.get(&format!("/contacts/{contact}/edit"))?.text;
        let names = ["csrf".to_owned(), format!("o{FUNCTION}"), format!("w{FUNCTION}")];
        let cell = format!("f{FUNCTION}");
        let job = format!("Job {}", self.edits);
        let mut fields = vec![(cell.as_str(), job.as_str())];
        let values = names.iter().map(|name| hidden(&form, name)).collect::<Result<Vec<_>>>()?;
        fields.extend(names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())));
        self.browser.post(&format!("/contacts/{contact}"), &fields)
    }
}

/// Has the import tested again, applied and undone.
fn work_import(boss: &mut Browser, import: i64) -> Result<()> {
    for (action, state) in [("test", "tested"), ("start", "completed"), ("undo", "undone")] {
        let csrf = hidden(&boss.get(&format!("/imports/{import}"))?.text, "csrf")?;
        boss.post(&format!("/imports/{import}/{action}"), &[("csrf", &csrf)])?;
        loop {
            std::thread::sleep(LOOK);
            let document: Value = serde_json::from_str(&boss.get(&format!("/imports/{import}.json?issues=0"))?.text)?;
            match document["state"].as_str().unwrap_or_default() {
                found if found == state => break,
                "testing" | "queued" | "running" | "undoing" => {}
                found => return Err(anyhow!("{action} of import {import} ended as {found}").into()),
            }
        }
    }
    Ok(())
}
