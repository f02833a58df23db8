//! What users do with an import: start, cancel, undo, test again. What is refused is said on the import's page.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::shown::View;
use crate::accounts::Role;
use crate::db::Db;
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::i18n::Message;
use crate::imports::{self, Damaged, Import, Placeholders, Stale, State as Stage};
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(serde::Deserialize)]
pub(in crate::web) struct Start {
    /// `ok` where values are cleared.
    #[serde(default)]
    clears: String,
    /// The number of contacts, which some kinds want.
    #[serde(default)]
    confirm: String,
}

impl Start {
    /// The number of contacts that was typed, with whatever separates its thousands.
    fn confirmed(&self) -> Option<i64> {
        let separates = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '’' | '\'');
        self.confirm.chars().filter(|c| !separates(*c)).collect::<String>().parse().ok()
    }
}

/// `POST /imports/{number}/start`: who starts an import that clears values says so, and who starts removals, an
/// administrator, types how many contacts they are.
pub(in crate::web) async fn start(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    start: Form<Start>,
) -> Result<HttpResponse> {
    let role = user.role;
    let work = move |db: &mut Db, import: Import| {
        if import.kind.needs_confirmation() && role < Role::Administrator {
            return Err(Refusal::new("administrators-start").into());
        }
        let clears = if import.state == Stage::Tested { import.open_clears(&import.counts) } else { 0 };
        if clears > 0 && start.clears != "ok" {
            return Err(Refusal::new("clears-unconfirmed").with("n", clears).into());
        }
        imports::start(db, &import, start.confirmed())
    };
    act(&state, &session, &user, *number, "import-started", work).await
}

/// `POST /imports/{number}/cancel`.
pub(in crate::web) async fn cancel(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let context = state.context();
    let work = move |db: &mut Db, import: Import| imports::cancel(db, &context, &import);
    act(&state, &session, &user, *number, "import-cancelled", work).await
}

#[derive(Template)]
#[template(path = "imports/undo.html")]
pub(in crate::web) struct UndoPage {
    page: Page,
    view: View,
}

/// `GET /imports/{number}/undo`: asks before anything is taken back.
pub(in crate::web) async fn confirm_undo(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let view = state.database.run(move |db| View::load(db, institution, number)).await?;
    if !view.can_undo() {
        return Ok(see_other(&view.address()));
    }
    render(StatusCode::OK, &UndoPage { page, view })
}

/// `POST /imports/{number}/undo`.
pub(in crate::web) async fn undo(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    act(&state, &session, &user, *number, "import-undo-started", |db, import| imports::undo(db, &import)).await
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Again {
    /// `mine` or `keep`; without it the choice stands.
    stale: Option<String>,
    /// `repair` or `as-is`; without it the choice stands.
    damaged: Option<String>,
    /// `blank`, `clear` or `as-is`; without it the choice stands.
    placeholders: Option<String>,
}

/// `POST /imports/{number}/test`: the result expired, or the user chose about values that others changed or that a
/// spreadsheet damaged, or about words for no value.
pub(in crate::web) async fn test_again(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    again: Form<Again>,
) -> Result<HttpResponse> {
    let stale = match again.stale.as_deref() {
        Some("mine") => Some(Stale::Mine),
        Some("keep") => Some(Stale::Keep),
        _ => None,
    };
    let damaged = again.damaged.as_deref().and_then(Damaged::from_name);
    let placeholders = again.placeholders.as_deref().and_then(Placeholders::from_name);
    let work = move |db: &mut Db, import: Import| {
        let mut options = import.options.clone();
        options.placeholders = placeholders.unwrap_or(options.placeholders);
        options.stale = stale.unwrap_or(options.stale);
        options.damaged = damaged.unwrap_or(options.damaged);
        imports::test_again(db, &import, options)
    };
    act(&state, &session, &user, *number, "import-tested-again", work).await
}

/// Does something with an import and goes back to its page, which says what was done or why not.
async fn act<F>(
    state: &State,
    session: &Session,
    user: &SignedIn,
    number: i64,
    done: &str,
    work: F,
) -> Result<HttpResponse>
where
    F: FnOnce(&mut Db, Import) -> ServiceResult<()> + Send + 'static,
{
    let institution = user.institution.id;
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        work(db, import)
    };
    match state.database.run(work).await {
        Ok(()) => flash::set(session, Tone::Success, Message::new(done).with("number", number.to_string())),
        Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
            flash::set(session, Tone::Error, refusal.message());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(&format!("/imports/{number}")))
}
