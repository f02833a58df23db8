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
use super::{address, session, session_store};
use crate::accounts::{first_run, login, users};
use crate::db::Db;
use crate::error::Refusal;
use crate::i18n::Message;

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
    match prove(&state, &email, password, address::of(&request, &state)).await {
        Ok(user) => {
            session::begin(&session, user)?;
            Ok(see_other(&back))
        }
        Err(Error::Refusal(refusal)) => {
            let login = LoginPage { page, email, back, problem: Some(refusal.message()) };
            render(StatusCode::UNPROCESSABLE_ENTITY, &login)
        }
        Err(error) => Err(error),
    }
}

/// The user with this e-mail address and password. Hashing takes memory, so only some go on at once.
async fn prove(state: &State, email: &str, password: String, address: String) -> Result<i64> {
    let _turn = state.hashing.acquire().await.map_err(anyhow::Error::from)?;
    let email = email.to_owned();
    let prove = move |db: &mut Db| {
        session_store::purge(db)?;
        let user = login::verify(db, &email, &password, &address)?;
        match users::account(db, user)? {
            Some(account) if !account.memberships.is_empty() => Ok(user),
            _ => Err(Refusal::new("login-no-institution").into()),
        }
    };
    Ok(state.database.run(prove).await?)
}

/// `POST /logout`.
pub(super) async fn sign_out(session: Session) -> HttpResponse {
    session.purge();
    see_other("/login")
}
