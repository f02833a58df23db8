//! Log-in and log-out.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::answer::{local, see_other};
use super::error::{Error, Result};
use super::html::render;
use super::page::Page;
use super::state::State;
use super::{address, known_browser, session, session_store};
use crate::accounts::login::Place;
use crate::accounts::{first_run, login, users};
use crate::db::Db;
use crate::error::Refusal;
use crate::i18n::Message;
use crate::metrics;

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    page: Page,
    email: String,
    /// Where to go afterwards.
    back: String,
    problem: Option<Message>,
}

#[derive(serde::Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /login`. An installation without users has its first run instead.
pub(super) async fn show(page: Page, back: Query<Back>, state: Data<State>) -> Result<HttpResponse> {
    let back = local(&back.back).unwrap_or("/").to_owned();
    if page.user.is_some() {
        return Ok(see_other(&back));
    }
    if state.database.run(first_run::is_due).await? {
        return Ok(see_other("/first-run"));
    }
    render(StatusCode::OK, &LoginPage { page, email: String::new(), back, problem: None })
}

#[derive(serde::Deserialize)]
pub(super) struct SignIn {
    email: String,
    password: String,
    #[serde(default)]
    back: String,
}

/// `POST /login`.
pub(super) async fn sign_in(
    request: HttpRequest,
    page: Page,
    session: Session,
    state: Data<State>,
    form: Form<SignIn>,
) -> Result<HttpResponse> {
    let SignIn { email, password, back } = form.into_inner();
    let back = local(&back).unwrap_or("/").to_owned();
    let address = address::of(&request, &state);
    let proved = prove(&state, &email, password, &address, known_browser::mark_of(&request, &state, &email)).await;
    log(&address, &proved);
    match proved {
        Ok(user) => {
            session::begin(&session, user)?;
            let mut response = see_other(&back);
            let known = known_browser::cookie(&request, &state, &email)?;
            response.add_cookie(&known).map_err(anyhow::Error::from)?;
            Ok(response)
        }
        Err(Error::Refusal(refusal)) => {
            let login = LoginPage { page, email, back, problem: Some(refusal.message()) };
            render(StatusCode::UNPROCESSABLE_ENTITY, &login)
        }
        Err(error) => Err(error),
    }
}

/// The user with this e-mail address and password. Hashing takes memory, so it has its turn.
async fn prove(state: &State, email: &str, password: String, address: &str, mark: Option<String>) -> Result<i64> {
    let turn = state.hashing.next().await?;
    let (email, address) = (email.to_owned(), address.to_owned());
    let prove = move |db: &mut Db| {
        let _turn = turn;
        session_store::purge(db)?;
        let place = mark.as_deref().map_or(Place::Network(&address), Place::Browser);
        let user = login::verify(db, &email, &password, place)?;
        match users::account(db, user)? {
            Some(account) if !account.memberships.is_empty() => Ok(user),
            _ => Err(Refusal::new("login-no-institution").into()),
        }
    };
    Ok(state.database.run(prove).await?)
}

/// A line for who watches over the installation, and for programs that bar addresses: from where, and how it ended. Who it was
/// is nobody's business there.
fn log(address: &str, proved: &Result<i64>) {
    let outcome = match proved {
        Ok(_) => "signed-in",
        Err(error) => error.code(),
    };
    metrics::login(outcome);
    if proved.is_ok() {
        tracing::info!(address, outcome, "log-in");
    } else {
        tracing::warn!(address, outcome, "log-in");
    }
}

/// `POST /logout`.
pub(super) async fn sign_out(session: Session) -> HttpResponse {
    session.purge();
    see_other("/login")
}
