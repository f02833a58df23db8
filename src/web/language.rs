//! The language of an answer, and the switcher that stands on every page.

use actix_session::SessionExt;
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::http::header;
use actix_web::web::{Data, Form};
use actix_web::{HttpRequest, HttpResponse};

use super::answer::{local, see_other};
use super::error::Result;
use super::session;
use super::state::State;
use super::visitor::SignedIn;
use crate::accounts::users;
use crate::i18n::{Language, negotiate};

const COOKIE: &str = "carnet-language";

/// The user's choice, else this browser's, else what the browser asks for, else the institution's.
pub(super) fn choose(request: &HttpRequest, user: Option<&SignedIn>) -> Language {
    let chosen = || request.cookie(COOKIE).and_then(|cookie| Language::from_tag(cookie.value()));
    let asked = || negotiate(request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    user.and_then(|user| user.language)
        .or_else(chosen)
        .or_else(asked)
        .or_else(|| user.map(|user| user.institution.language()))
        .unwrap_or_default()
}

#[derive(serde::Deserialize)]
pub(super) struct Choice {
    language: String,
    #[serde(default)]
    back: String,
}

/// `POST /language`: the switcher. Comes back to the page where it was used.
pub(super) async fn switch(request: HttpRequest, state: Data<State>, form: Form<Choice>) -> Result<HttpResponse> {
    let mut response = see_other(local(&form.back).unwrap_or("/"));
    let Some(language) = Language::from_tag(&form.language) else { return Ok(response) };
    if let Some(user) = session::user(&request.get_session()) {
        state.database.run(move |db| users::choose_language(db, user, Some(language))).await?;
    }
    let cookie = Cookie::build(COOKIE, language.tag())
        .path("/")
        .http_only(true)
        .secure(state.config.is_https())
        .same_site(SameSite::Lax)
        .max_age(time::Duration::days(365))
        .finish();
    response.add_cookie(&cookie).map_err(anyhow::Error::from)?;
    Ok(response)
}
