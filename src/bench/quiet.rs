//! Pages and a target while nothing else runs, asked as browsers ask: over one kept-alive connection, compressed.

use std::time::Instant;

use super::browser::Browser;
use super::carnet::Carnet;
use super::load::{self, Scene, Times};
use crate::accounts::Institution;
use crate::db::Database;
use crate::error::Result;
use crate::i18n::Message;
use crate::targets::{self, New, Query};

/// How often each page is asked in a bench of usual size.
const TIMES: u64 = 60;
/// How often the target is evaluated.
const EVALUATED: usize = 3;

/// A target of six conditions, of which each leaves out some.
const SIX_CONDITIONS: &str = r#"{"all": [
    {"field": "SEGMENT", "is_not_empty": true}, {"field": "BY_EMAIL", "is_not_empty": true}, {"field": "COUNTRY", "is": "FR"},
    {"any": [{"field": "CHANNEL", "is_empty": true}, {"field": "LOYALTY", "is_not_empty": true}]},
    {"field": "TOWN", "starts_with": "L"}, {"none": [{"field": "INTEREST", "is_empty": true}]}]}"#;

/// What was measured.
#[derive(Debug)]
pub(crate) struct Quiet {
    /// Pages by name.
    pub pages: Vec<(Message, Times)>,
    /// Counting the contacts of the target and taking a sample of them.
    pub target: Times,
}

/// Serves the installation and asks for its pages; evaluates a target.
pub(super) fn measure(carnet: &Carnet, database: &Database, scene: Scene<'_>) -> Result<Quiet> {
    let query = Query::from_json(SIX_CONDITIONS)?;
    let institution = Institution::by_code(&mut *database.get()?, scene.institution)?;
    let new = New { name: "Six", code: None, user: None };
    let target_id = targets::create(&mut *database.get()?, &institution, new, &query)?.id;
    let mut target = Times::default();
    for _ in 0..EVALUATED {
        let start = Instant::now();
        let found = targets::preview(&mut *database.get()?, Some(database), &institution, &query)?;
        target.add(start.elapsed());
        targets::keep_count(&mut *database.get()?, target_id, found.count)?;
    }
    let password = load::add_user(carnet, scene.institution, ASKER)?;
    let served = carnet.serve()?;
    let mut browser = Browser::sign_in(&served.address, ASKER, &password)?;
    let pages = load::pages(&mut browser, scene)?.into_iter().chain(more_pages(&mut browser, target_id)?);
    let often = TIMES.min(scene.contacts.div_ceil(100));
    let pages = pages.map(|(name, address)| Ok((Message::new(name), ask(&mut browser, &address, often)?)));
    Ok(Quiet { pages: pages.collect::<Result<_>>()?, target })
}

const ASKER: &str = "asker@example.org";

fn more_pages(browser: &mut Browser, target: i64) -> Result<Vec<(&'static str, String)>> {
    let card = load::find_contact(browser, 1)?;
    Ok(vec![
        ("bench-page-filtered", "/contacts?kind=STRUCTURE".to_owned()),
        ("bench-page-card", format!("/contacts/{card}")),
        ("bench-page-targets", "/targets".to_owned()),
        ("bench-page-target", format!("/targets/{target}")),
        ("bench-page-fields", "/fields".to_owned()),
        ("bench-page-imports", "/imports".to_owned()),
        ("bench-page-exports", "/exports".to_owned()),
    ])
}

fn ask(browser: &mut Browser, address: &str, often: u64) -> Result<Times> {
    let mut times = Times::default();
    browser.get_compressed(address)?;
    for _ in 0..often {
        times.add(browser.get_compressed(address)?);
    }
    Ok(times)
}
