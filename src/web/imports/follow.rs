//! How far an import is: on its page, and told live by server-sent events.

use std::time::{Duration, Instant};

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use crate::db;
use crate::i18n::{Arg, Language, Message, format, translate};
use crate::imports::{self, Import, Waiting};
use crate::web::error::Result;
use crate::web::events::{News, watch};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// How often a page is told.
const EVERY: Duration = Duration::from_millis(500);

/// What the bar is divided into.
const WHOLE: i64 = 1000;

/// How far an import is, in figures and words.
pub(super) struct Progress {
    /// Of `total`.
    pub done: i64,
    /// 1000; 0 while nothing can be said.
    pub total: i64,
    /// What is going on.
    pub label: String,
    /// What was done: rows read, values written.
    pub figures: String,
    /// Speed and the time that is left; empty while it can't be said.
    pub speed: String,
    /// What holds it up; empty if nothing does.
    pub hold: String,
}

/// A moment of an import's work.
#[derive(Debug, Clone, Copy)]
struct Moment {
    seconds: f64,
    /// Rows or values done.
    units: i64,
    /// From 0 to 1.
    share: f64,
}

impl Progress {
    /// How far an import is; its speed since it was started.
    pub(super) fn of(import: &Import, waiting: Option<Waiting>, page: &Page) -> Self {
        let since = match import.state {
            imports::State::Running => import.started_at,
            imports::State::Testing if import.tested_at.is_none() => Some(import.created_at),
            _ => None,
        };
        let beginning = since.map(|since| Moment {
            seconds: -((db::now() - since).num_milliseconds() as f64) / 1000.0,
            units: 0,
            share: 0.0,
        });
        Self::since(import, waiting, page, beginning, 0.0)
    }

    fn since(import: &Import, waiting: Option<Waiting>, page: &Page, beginning: Option<Moment>, now: f64) -> Self {
        let language = page.language;
        let moment = Moment { seconds: now, units: units(import), share: import.progress() };
        let speed = beginning.and_then(|beginning| speed(import, beginning, moment, language)).unwrap_or_default();
        Self {
            done: (moment.share * WHOLE as f64) as i64,
            total: if moment.share > 0.0 { WHOLE } else { 0 },
            label: translate(language, &import.state.message()),
            figures: translate(language, &figures(import)),
            speed,
            hold: waiting.map(|waiting| page.m(&held(waiting, page))).unwrap_or_default(),
        }
    }
}

/// What holds an import up, in a sentence.
fn held(waiting: Waiting, page: &Page) -> Message {
    match waiting {
        Waiting::Paused(pause) => {
            Message::new("import-paused").with("since", page.time(&pause.since)).with("outage", pause.outage.message())
        }
        Waiting::Behind(number) => Message::new("import-waits-behind").with("number", Arg::Text(number.to_string())),
        Waiting::Unattended => Message::new("import-waits-unattended"),
    }
}

/// Rows read in a test, values written or taken back otherwise.
fn units(import: &Import) -> i64 {
    let counts = &import.counts;
    match import.state {
        imports::State::Running => counts.applied + counts.conflicts,
        imports::State::Undoing => counts.undone + counts.kept,
        _ => counts.rows,
    }
}

fn figures(import: &Import) -> Message {
    let counts = &import.counts;
    let (key, total) = match import.state {
        _ if import.cancel_asked => ("progress-cancelling", 0),
        imports::State::Testing => ("progress-rows-read", counts.rows),
        imports::State::Running => ("progress-values-written", counts.changes),
        imports::State::Undoing => ("progress-values-restored", counts.applied),
        _ => ("progress-waiting", 0),
    };
    Message::new(key).with("n", units(import)).with("total", total)
}

fn speed(import: &Import, from: Moment, to: Moment, language: Language) -> Option<String> {
    let (seconds, share) = (to.seconds - from.seconds, to.share - from.share);
    if seconds < 0.5 || share <= 0.0 || to.units <= from.units {
        return None;
    }
    let rate = ((to.units - from.units) as f64 / seconds).round() as i64;
    let left = ((1.0 - to.share) / (share / seconds)).ceil() as i64;
    let key = match import.state {
        imports::State::Testing => "progress-speed-rows",
        _ => "progress-speed-values",
    };
    let message = Message::new(key).with("n", rate.max(1)).with("left", format::duration(language, left));
    Some(translate(language, &message))
}

/// `GET /imports/{number}/events`: tells how far the import is, until it is at another step.
pub(in crate::web) async fn events(
    request: HttpRequest,
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let find = move |db: &mut db::Db| Import::find(db, institution, number);
    let first = state.database.run(find).await?;
    let (begun, beginning) = (Instant::now(), first.state.is_at_work().then(|| start_of(&first)));
    let step = first.state;
    Ok(watch(&request, EVERY, move || {
        let (state, page) = (state.clone(), page.clone());
        async move {
            let import = state.database.run(find).await?;
            if import.state != step || !import.state.is_at_work() {
                return Ok(News::Last("end", json!({})));
            }
            let (database, held) = (state.database.clone(), import.clone());
            let waiting = state.database.run(move |_| imports::waiting(&database, &held)).await?;
            let progress = Progress::since(&import, waiting, &page, beginning, begun.elapsed().as_secs_f64());
            let texts = json!({ "figures": progress.figures, "speed": progress.speed, "hold": progress.hold });
            News::event("progress", json!({ "done": progress.done, "total": progress.total, "texts": texts }))
        }
    }))
}

fn start_of(import: &Import) -> Moment {
    Moment { seconds: 0.0, units: units(import), share: import.progress() }
}
