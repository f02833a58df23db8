//! The list of files that were made, with the progress of those that are being made.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use serde_json::json;

use crate::accounts::{Institution, users};
use crate::db::lease::Queue;
use crate::db::{Db, Pause};
use crate::exports::{self, Export, Unseen, What};
use crate::i18n::{Message, translate};
use crate::imports::corrected::Which;
use crate::targets;
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::progress::Progress;
use crate::web::state::State;
use crate::web::visitor::{SignedIn, language_of};

/// How many exports a page lists.
const A_PAGE: i64 = 50;
/// How many open exports are followed live: each asks by itself.
const FOLLOWED: usize = 3;

#[derive(Template)]
#[template(path = "exports/list.html")]
pub(in crate::web) struct ExportsPage {
    page: Page,
    /// Why nothing is being made, if that is so.
    pause: Option<Pause>,
    rows: Vec<Row>,
    /// Where the list goes on.
    next: String,
    is_first: bool,
}

/// An export with the names of what it refers to.
struct Row {
    export: Export,
    user: String,
    target: String,
    /// The last day of its file, by the institution's clocks.
    expires: NaiveDate,
    is_followed: bool,
}

impl ExportsPage {
    fn paused(&self, pause: &Pause) -> String {
        let (since, outage) = (self.page.time(&pause.since), pause.outage.message());
        self.page.m(&Message::new("exports-paused").with("since", since).with("outage", outage))
    }

    /// Where the list begins; nothing on its first page.
    fn first(&self) -> &'static str {
        if self.is_first { "" } else { "/exports" }
    }
}

impl Row {
    fn progress(&self) -> Message {
        progress(&self.export)
    }

    /// What it is of, where that is no target.
    fn scope(&self) -> &'static str {
        match self.export.what {
            What::Template(kind) if !kind.is_about_contacts() => "export-all-values",
            What::Template(_) | What::Contacts => "export-all-contacts",
            What::Corrected(_, Which::All) => "export-corrected-all",
            What::Corrected(_, Which::Rejected) => "export-corrected-rejected",
        }
    }

    fn what(&self) -> Message {
        match self.export.what {
            What::Template(kind) => kind.template_label(),
            What::Contacts => Message::new("export-what-all"),
            What::Corrected(..) => Message::new("export-what-corrected"),
        }
    }
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Place {
    before: Option<i64>,
}

/// `GET /exports`. Whoever looks has seen what is ready.
pub(in crate::web) async fn list(
    mut page: Page,
    user: SignedIn,
    place: Query<Place>,
    state: Data<State>,
) -> Result<Html<ExportsPage>> {
    let (before, institution, id) = (place.before, user.institution, user.id);
    let rows = state.database.run(move |db| {
        exports::mark_seen(db, institution.id, id)?;
        rows(db, &institution, before)
    });
    let rows = rows.await?;
    let next = match rows.last() {
        Some(last) if rows.len() as i64 == A_PAGE => format!("/exports?before={}", last.export.id),
        _ => String::new(),
    };
    page.exports = Unseen::default();
    if rows.iter().any(|row| row.export.state.is_open()) {
        page = page.with_refresh(3);
    }
    let pause = state.database.paused(Queue::Exports).filter(|_| rows.iter().any(|row| row.export.state.is_open()));
    Ok(Html(ExportsPage { page, pause, rows, next, is_first: before.is_none() }))
}

fn rows(db: &mut Db, institution: &Institution, before: Option<i64>) -> crate::error::Result<Vec<Row>> {
    let exports = exports::list(db, institution.id, before, A_PAGE)?;
    let user_names = users::names(db, &exports.iter().filter_map(|export| export.user).collect::<Vec<_>>())?;
    let target_names = targets::names(db, &exports.iter().filter_map(|export| export.target).collect::<Vec<_>>())?;
    let mut open = 0;
    let rows = exports.into_iter().map(|export| {
        open += usize::from(export.state.is_open());
        Row {
            user: export.user.and_then(|id| user_names.get(&id)).cloned().unwrap_or_default(),
            target: export.target.and_then(|id| target_names.get(&id)).cloned().unwrap_or_default(),
            expires: institution.local(export.expires_at).date(),
            is_followed: export.state.is_open() && open <= FOLLOWED,
            export,
        }
    });
    Ok(rows.collect())
}

/// `GET /exports/{id}/progress`: how far it is, until it is ready or given up.
pub(in crate::web) async fn follow(
    request: HttpRequest,
    user: SignedIn,
    id: Path<i64>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let (institution, id) = (user.institution.id, id.into_inner());
    let export = state.database.run(move |db| exports::by_id(db, institution, id)).await?;
    if !export.state.is_open() {
        return Ok(Progress::over().answer());
    }
    let texts = json!({ "progress": translate(language_of(&request), &progress(&export)) });
    let (done, total) = (export.rows_done, export.rows_total.unwrap_or(0));
    Ok(Progress { is_over: false, done, total, texts }.answer())
}

/// `GET /exports/progress`: what the user waits for, in words too, for the toast on other pages.
pub(in crate::web) async fn ready(request: HttpRequest, user: SignedIn, state: Data<State>) -> Result<HttpResponse> {
    let (institution, user) = (user.institution.id, user.id);
    let Unseen { ready, open } = state.database.run(move |db| exports::unseen(db, institution, user)).await?;
    let words = translate(language_of(&request), &Message::new("exports-ready").with("n", ready));
    Ok(HttpResponse::Ok().json(json!({ "ready": ready, "open": open, "words": words })))
}

fn progress(export: &Export) -> Message {
    let key = if export.what.import().is_some() { "export-progress-rows" } else { "export-progress-of" };
    match export.rows_total {
        _ if export.state == exports::State::Waiting => Message::new("export-progress-waiting"),
        Some(total) => Message::new(key).with("done", export.rows_done).with("total", total),
        None => Message::new("export-progress").with("n", export.rows_done),
    }
}
