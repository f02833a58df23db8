//! How far an import is: on its page, and as the page asks while the work goes on.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDateTime;
use serde_json::json;

use crate::db;
use crate::i18n::{Arg, Language, Message, format, translate};
use crate::imports::{self, Import, Waiting};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::progress;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

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

impl Progress {
    /// How far an import is; its speed since it was started.
    pub(super) fn of(import: &Import, waiting: Option<Waiting>, page: &Page) -> Self {
        let language = page.language;
        let share = import.progress();
        let since = match import.state {
            imports::State::Running => import.started_at,
            imports::State::Testing if import.tested_at.is_none() => Some(import.created_at),
            _ => None,
        };
        let speed = since.and_then(|since| speed(import, seconds_since(since), share, language)).unwrap_or_default();
        Self {
            done: (share * WHOLE as f64) as i64,
            total: if share > 0.0 { WHOLE } else { 0 },
            label: translate(language, &import.state.message()),
            figures: translate(language, &figures(import)),
            speed,
            hold: waiting.map(|waiting| page.m(&held(waiting, page))).unwrap_or_default(),
        }
    }
}

fn seconds_since(since: NaiveDateTime) -> f64 {
    (db::now() - since).num_milliseconds() as f64 / 1000.0
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

/// The speed since the beginning, and the time that is left at that speed.
fn speed(import: &Import, seconds: f64, share: f64, language: Language) -> Option<String> {
    let units = units(import);
    if seconds < 0.5 || share <= 0.0 || units <= 0 {
        return None;
    }
    let rate = (units as f64 / seconds).round() as i64;
    let left = ((1.0 - share) / (share / seconds)).ceil() as i64;
    let key = match import.state {
        imports::State::Testing => "progress-speed-rows",
        _ => "progress-speed-values",
    };
    let message = Message::new(key).with("n", rate.max(1)).with("left", format::duration(language, left));
    Some(translate(language, &message))
}

/// What the page shows.
#[derive(serde::Deserialize)]
pub(in crate::web) struct Shown {
    /// The state that the import was in when the page was loaded; whoever shows none is told as long as somebody is at it.
    step: Option<String>,
}

/// `GET /imports/{number}/progress?step=STATE`: how far the import is, until it is at another step than the page shows.
pub(in crate::web) async fn progress(
    request: HttpRequest,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    shown: Query<Shown>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let find = async {
        let import = state.database.run(move |db: &mut db::Db| Import::find(db, institution, number)).await?;
        let (database, found) = (state.database.clone(), import.clone());
        let waiting = state.database.run(move |_| imports::waiting(&database, &found)).await?;
        Ok((import, waiting))
    };
    let (import, waiting) = state.followed.get((institution, number), find).await?;
    let is_shown = shown.step.as_deref().is_none_or(|step| step == import.state.name());
    if !is_shown || !import.state.is_at_work() {
        return Ok(progress::Progress::over().answer());
    }
    let page = Page::in_part(&request)?;
    let Progress { done, total, figures, speed, hold, .. } = Progress::of(&import, waiting, &page);
    let texts = json!({ "figures": figures, "speed": speed, "hold": hold });
    Ok(progress::Progress { is_over: false, done, total, texts }.answer())
}
