//! Browsers that an account was signed in with before: a mark that only this installation can make, and that is worth
//! nothing for another account. Who has it is not locked out by those who guess from elsewhere.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time};
use data_encoding::HEXLOWER;

use super::error::Result;
use super::state::State;
use super::token;

const COOKIE: &str = "carnet-browser";
/// A browser remembers so many accounts.
const ACCOUNTS: usize = 5;
const NAME_BYTES: usize = 8;
const MARK_LENGTH: usize = 2 * NAME_BYTES + 32;

/// The name of the mark that this browser has of an account.
pub(super) fn mark_of(request: &HttpRequest, state: &State, email: &str) -> Option<String> {
    let is_own = |mark: &&str| of_account(mark, state, email);
    marks(request).iter().map(String::as_str).find(is_own).map(|mark| mark[..2 * NAME_BYTES].to_owned())
}

/// The cookie of a browser in which somebody has just signed in to an account.
pub(super) fn cookie(request: &HttpRequest, state: &State, email: &str) -> Result<Cookie<'static>> {
    let name = HEXLOWER.encode(&token::random::<NAME_BYTES>()?);
    let mut marks: Vec<String> = marks(request);
    marks.retain(|mark| !of_account(mark, state, email));
    marks.truncate(ACCOUNTS - 1);
    marks.insert(0, made(&name, state, email)?);
    Ok(Cookie::build(COOKIE, marks.join("."))
        .path("/login")
        .http_only(true)
        .secure(state.config.is_https())
        .same_site(SameSite::Lax)
        .max_age(time::Duration::days(365))
        .finish())
}

fn marks(request: &HttpRequest) -> Vec<String> {
    let cookie = request.cookie(COOKIE);
    let marks = cookie.iter().flat_map(|cookie| cookie.value().split('.'));
    let is_mark = |mark: &&str| mark.len() == MARK_LENGTH && mark.bytes().all(|b| b.is_ascii_hexdigit());
    marks.filter(is_mark).take(ACCOUNTS).map(str::to_owned).collect()
}

fn of_account(mark: &str, state: &State, email: &str) -> bool {
    made(&mark[..2 * NAME_BYTES], state, email).is_ok_and(|made| token::same(&made, mark))
}

fn made(name: &str, state: &State, email: &str) -> Result<String> {
    let email = crate::text::trim(email).to_lowercase();
    let proof = token::proof(&state.key, "browser", &format!("{name} {email}"))?;
    Ok(format!("{name}{}", &proof[..32]))
}
