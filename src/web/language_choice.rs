//! The language of an answer.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::i18n::{Language, negotiate};

/// The cookie that keeps the choice of a browser.
pub(super) const COOKIE: &str = "carnet-language";

/// The language that the user chose, else this browser's, else what the browser asks for, else the institution's.
pub(super) fn choose(request: &HttpRequest, user: Option<Language>, institution: Option<Language>) -> Language {
    let chosen = || request.cookie(COOKIE).and_then(|cookie| Language::from_tag(cookie.value()));
    let asked = || negotiate(request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    user.or_else(chosen).or_else(asked).or(institution).unwrap_or_default()
}
