//! The switcher of languages that is on every page.

use actix_session::SessionExt;
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::web::{Data, Form};
use actix_web::{HttpRequest, HttpResponse};

use super::answer::{local, see_other};
use super::error::Result;
use super::language_choice::COOKIE;
use super::session;
use super::state::State;
use crate::accounts::users;
use crate::i18n::Language;

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
