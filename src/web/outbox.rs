//! The outbox, for administrators: every mail with its text, and to whom the institution may write.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query};
use askama::Template;

use super::answer::see_other;
use super::error::{Error, Result};
use super::flash::{self, Tone};
use super::html::render;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use crate::db;
use crate::i18n::Message;
use crate::mail::{self, Mail};

const A_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage {
    page: Page,
    mails: Vec<Mail>,
    next: String,
    is_first: bool,
    /// Whether a mail server is configured.
    has_server: bool,
    settings: Settings,
    problem: Option<Message>,
}

impl OutboxPage {
    /// Where the list begins; nothing on its first page.
    fn first(&self) -> &'static str {
        if self.is_first { "" } else { "/outbox" }
    }
}

/// What may be set about an institution's mail.
#[derive(serde::Deserialize)]
pub(super) struct Settings {
    /// Domains besides the users' own addresses, parted by spaces or commas.
    domains: String,
    /// `yes` if files are attached.
    #[serde(default)]
    attaches: String,
}

#[derive(serde::Deserialize)]
pub(super) struct Place {
    before: Option<i64>,
}

/// `GET /outbox`.
pub(super) async fn list(page: Page, user: SignedIn, place: Query<Place>, state: Data<State>) -> Result<HttpResponse> {
    show(StatusCode::OK, page, &user, place.before, None, &state).await
}

async fn show(
    status: StatusCode,
    page: Page,
    user: &SignedIn,
    before: Option<i64>,
    wrong: Option<(Settings, Message)>,
    state: &State,
) -> Result<HttpResponse> {
    let institution = user.institution.id;
    let load = state.database.run(move |db| {
        let attaches = if mail::attaches(db, institution)? { "yes" } else { "" };
        let settings = Settings { domains: mail::domains(db, institution)?.join(" "), attaches: attaches.to_owned() };
        Ok((mail::list(db, institution, before, A_PAGE)?, settings))
    });
    let (mails, present) = load.await?;
    let next = match mails.last() {
        Some(last) if mails.len() as i64 == A_PAGE => format!("/outbox?before={}", last.id),
        _ => String::new(),
    };
    let (settings, problem) = wrong.map_or((present, None), |(settings, problem)| (settings, Some(problem)));
    let has_server = state.config.smtp_url.is_some();
    render(status, &OutboxPage { page, mails, next, is_first: before.is_none(), has_server, settings, problem })
}

/// `POST /outbox/{id}/send`: tries a mail again that was kept or given up.
pub(super) async fn send(user: SignedIn, session: Session, id: Path<i64>, state: Data<State>) -> Result<HttpResponse> {
    let (institution, id) = (user.institution.id, id.into_inner());
    state.database.run(move |db| mail::send_again(db, institution, id)).await?;
    flash::set(&session, Tone::Success, Message::new("outbox-queued"));
    Ok(see_other("/outbox"))
}

/// `POST /outbox/settings`.
pub(super) async fn set(
    page: Page,
    user: SignedIn,
    session: Session,
    form: Form<Settings>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let form = form.into_inner();
    let institution = user.institution.id;
    let words = form.domains.split([' ', ',', ';', '\r', '\n', '\t']).filter(|word| !word.is_empty());
    let (domains, attaches) = (words.map(str::to_owned).collect::<Vec<_>>(), form.attaches == "yes");
    let set = state.database.run(move |db| {
        db::write(db, |db| {
            mail::set_domains(db, institution, &domains)?;
            mail::set_attaches(db, institution, attaches)
        })
    });
    match set.await.map_err(Error::from) {
        Ok(()) => {
            flash::set(&session, Tone::Success, Message::new("outbox-settings-saved"));
            Ok(see_other("/outbox"))
        }
        Err(Error::Refusal(refusal)) => {
            let wrong = Some((form, refusal.message()));
            show(StatusCode::UNPROCESSABLE_ENTITY, page, &user, None, wrong, &state).await
        }
        Err(error) => Err(error),
    }
}
