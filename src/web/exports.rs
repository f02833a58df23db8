//! Exports: the list of files that were made, the form that asks for one, and their download.

use std::collections::HashMap;
use std::time::Duration;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::json;

use super::answer::see_other;
use super::download;
use super::error::{Error, Result};
use super::events::{News, watch};
use super::flash::{self, Tone};
use super::html::{Html, render};
use super::page::Page;
use super::state::State;
use super::visitor::{SignedIn, language_of};
use crate::accounts::Institution;
use crate::db::lease::Queue;
use crate::db::{Db, Pause};
use crate::exports::{self, ContactsRequest, Export, TemplateRequest, Unseen, What};
use crate::i18n::{Language, Message, translate};
use crate::imports::corrected::Which;
use crate::kinds::Kind;
use crate::schema::{targets as target_rows, users};
use crate::table::FileFormat;
use crate::targets;

/// How many exports a page lists.
const A_PAGE: i64 = 50;
/// How many open exports are followed live: a browser opens only some connections to one site.
const FOLLOWED: usize = 3;
const ASK_AGAIN: Duration = Duration::from_millis(500);

#[derive(Template)]
#[template(path = "exports.html")]
pub(super) struct ExportsPage {
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
pub(super) struct Place {
    before: Option<i64>,
}

/// `GET /exports`. Whoever looks has seen what is ready.
pub(super) async fn list(
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
    let user_names: HashMap<i64, String> = users::table
        .filter(users::id.eq_any(exports.iter().filter_map(|export| export.user)))
        .select((users::id, users::name))
        .load(db)?
        .into_iter()
        .collect();
    let target_names: HashMap<i64, String> = target_rows::table
        .filter(target_rows::id.eq_any(exports.iter().filter_map(|export| export.target)))
        .select((target_rows::id, target_rows::name))
        .load(db)?
        .into_iter()
        .collect();
    let name =
        |names: &HashMap<i64, String>, id: Option<i64>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let mut open = 0;
    let rows = exports.into_iter().map(|export| {
        open += usize::from(export.state.is_open());
        let is_followed = export.state.is_open() && open <= FOLLOWED;
        Row {
            user: name(&user_names, export.user),
            target: name(&target_names, export.target),
            expires: institution.local(export.expires_at).date(),
            is_followed,
            export,
        }
    });
    Ok(rows.collect())
}

/// `GET /exports/{id}/events`: progress until the export is ready or given up.
pub(super) async fn follow(
    request: HttpRequest,
    user: SignedIn,
    id: Path<i64>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let (institution, id, language) = (user.institution.id, id.into_inner(), language_of(&request));
    state.database.run(move |db| exports::by_id(db, institution, id)).await?;
    Ok(watch(&request, ASK_AGAIN, move || {
        let state = state.clone();
        async move {
            let export = state.database.run(move |db| exports::by_id(db, institution, id)).await?;
            if !export.state.is_open() {
                return Ok(News::Last("end", json!({})));
            }
            let progress = translate(language, &progress(&export));
            News::event(
                "progress",
                json!({ "done": export.rows_done, "total": export.rows_total.unwrap_or(0), "texts": { "progress": progress } }),
            )
        }
    }))
}

/// `GET /exports/progress`: what the user waits for, in words too, for the toast on other pages.
pub(super) async fn ready(request: HttpRequest, user: SignedIn, state: Data<State>) -> Result<HttpResponse> {
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

/// `GET /exports/{id}/file`.
pub(super) async fn file(user: SignedIn, id: Path<i64>, state: Data<State>) -> Result<HttpResponse> {
    let (institution, id) = (user.institution.id, id.into_inner());
    let export = state.database.run(move |db| exports::by_id(db, institution, id)).await?;
    let key = export.file_key.ok_or(Error::NotFound)?;
    download::attachment(&state.storage, &key, &export.file_name).await
}

/// `GET /fields.csv`: "Access criterion values" as a file that can be edited and imported.
pub(super) async fn values_csv(request: HttpRequest, user: SignedIn, state: Data<State>) -> Result<HttpResponse> {
    values(&request, user, FileFormat::Csv, &state).await
}

/// `GET /fields.xlsx`: the same as a workbook.
pub(super) async fn values_xlsx(request: HttpRequest, user: SignedIn, state: Data<State>) -> Result<HttpResponse> {
    values(&request, user, FileFormat::Xlsx, &state).await
}

async fn values(request: &HttpRequest, user: SignedIn, format: FileFormat, state: &State) -> Result<HttpResponse> {
    let (institution, language) = (user.institution, language_of(request));
    let (name, scratch) = (exports::values_file_name(language, format, institution.today()), state.config.data.clone());
    let write = state.database.run(move |db| exports::values_file(db, &institution, format, language, &scratch));
    Ok(download::made(write.await?, &name))
}

#[derive(Template)]
#[template(path = "export_new.html")]
struct NewExportPage {
    page: Page,
    targets: Vec<(i64, String)>,
    wish: NewExport,
    problem: Option<Message>,
}

/// What the form asks for; also the query that opens it: `/exports/new?what=criteria&target=3`.
#[derive(Clone, serde::Deserialize)]
#[serde(default)]
pub(super) struct NewExport {
    /// The name of a kind, for a template, or `all`, for a plain export.
    what: String,
    /// An id, nothing for all contacts, or `none` for an empty sample.
    target: String,
    format: String,
    language: String,
    email: String,
}

impl Default for NewExport {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            what: text("criteria"),
            target: text(""),
            format: text(FileFormat::Xlsx.name()),
            language: text(""),
            email: text(""),
        }
    }
}

impl NewExport {
    fn is_target(&self, id: &i64) -> bool {
        self.target == id.to_string()
    }

    fn target(&self) -> Result<Option<i64>> {
        match self.target.as_str() {
            "" | "none" => Ok(None),
            id => id.parse().map(Some).map_err(|_| Error::NotFound),
        }
    }
}

/// `GET /exports/new`.
pub(super) async fn form(
    page: Page,
    user: SignedIn,
    form: Query<NewExport>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let mut form = form.into_inner();
    if Language::from_tag(&form.language).is_none() {
        form.language = page.language.tag().to_owned();
    }
    show_form(StatusCode::OK, page, &user, form, None, &state).await
}

async fn show_form(
    status: StatusCode,
    page: Page,
    user: &SignedIn,
    form: NewExport,
    problem: Option<Message>,
    state: &State,
) -> Result<HttpResponse> {
    let institution = user.institution.id;
    let targets = state.database.run(move |db| {
        let targets = targets::list(db, institution, false)?;
        Ok(targets.into_iter().map(|target| (target.id, target.name)).collect())
    });
    render(status, &NewExportPage { page, targets: targets.await?, wish: form, problem })
}

/// `POST /exports`.
pub(super) async fn create(
    page: Page,
    user: SignedIn,
    session: Session,
    form: Form<NewExport>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let form = form.into_inner();
    match request(&user, &form, &state).await {
        Ok(_) => {
            flash::set(&session, Tone::Success, Message::new("export-asked"));
            Ok(see_other("/exports"))
        }
        Err(Error::Refusal(refusal)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show_form(status, page, &user, form, Some(refusal.message()), &state).await
        }
        Err(error) => Err(error),
    }
}

async fn request(user: &SignedIn, form: &NewExport, state: &State) -> Result<Export> {
    let (institution, id) = (user.institution.clone(), user.id);
    let (target, empty) = (form.target()?, form.target == "none");
    let format = FileFormat::from_name(&form.format).ok_or(Error::Malformed)?;
    let language = Language::from_tag(&form.language).ok_or(Error::Malformed)?;
    let email = Some(form.email.clone());
    let kind = Kind::from_name(&form.what);
    if kind.is_none() && form.what != "all" {
        return Err(Error::Malformed);
    }
    let ask = move |db: &mut Db| match kind {
        Some(kind) => {
            let request = TemplateRequest { kind, target, format, language, email, empty };
            exports::request_template(db, &institution, Some(id), &request)
        }
        None => {
            exports::request_contacts(db, &institution, Some(id), &ContactsRequest { target, format, language, email })
        }
    };
    Ok(state.database.run(ask).await?)
}
