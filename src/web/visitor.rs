//! Who asks: the signed-in user, or nobody yet.

use actix_session::{Session, SessionExt};
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::{Ready, ready};

use super::error::{Error, Result};
use super::session;
use super::session_store::UNREADABLE;
use super::state::State;
use super::{language_choice, token};
use crate::accounts::{Institution, Role, users};
use crate::db::Outage;
use crate::i18n::Language;

const COOKIE: &str = "carnet-visitor";

/// Who asks, in which language, and the token that the visitor's forms carry.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    pub language: Language,
    pub user: Option<SignedIn>,
    pub csrf: String,
}

/// The user who asks and the institution in which everything happens. As an argument of a handler it is made from the
/// session; ids of another institution are not found.
#[derive(Debug, Clone)]
pub(super) struct SignedIn {
    /// The user's id.
    pub id: i64,
    /// The user's name.
    pub name: String,
    /// The user's e-mail address, with which they sign in.
    pub email: String,
    /// What the user may do in the institution.
    pub role: Role,
    /// The institution that the user works in.
    pub institution: Institution,
    /// All institutions of the user, by name, for the switcher.
    pub institutions: Vec<Institution>,
    /// The language that the user chose.
    pub language: Option<Language>,
}

/// The visitor of a request, and the cookie that a browser without one is given.
pub(super) async fn load(request: &HttpRequest, state: &State) -> Result<(Visitor, Option<Cookie<'static>>)> {
    let session = request.get_session();
    let user = signed_in(&session, state).await?;
    let (own, institution) =
        (user.as_ref().and_then(|user| user.language), user.as_ref().map(|u| u.institution.language()));
    let language = language_choice::choose(request, own, institution);
    let (name, cookie) = match session::name(&session).filter(|_| user.is_some()) {
        Some(name) => (name, None),
        None => name_of_stranger(request, state)?,
    };
    let csrf = token::form_token(&state.key, &name)?;
    Ok((Visitor { language, user, csrf }, cookie))
}

async fn signed_in(session: &Session, state: &State) -> Result<Option<SignedIn>> {
    if session.contains_key(UNREADABLE) {
        let outage = session.get::<String>(UNREADABLE).ok().flatten().and_then(|name| Outage::from_name(&name));
        let cause = outage.map_or_else(|| anyhow::anyhow!("the database failed"), anyhow::Error::from);
        return Err(Error::Failure(cause.context("the session could not be read")));
    }
    let Some(id) = session::user(session) else { return Ok(None) };
    let Some(account) = state.database.run(move |db| users::account(db, id)).await? else { return Ok(None) };
    let chosen = session::institution(session);
    let mut memberships = account.memberships.iter();
    let current = memberships.clone().find(|m| Some(m.institution.id) == chosen).or_else(|| memberships.next());
    let Some(current) = current.cloned() else { return Ok(None) };
    session::touch(session);
    Ok(Some(SignedIn {
        id,
        name: account.user.name,
        email: account.user.email,
        role: current.role,
        institution: current.institution,
        institutions: account.memberships.into_iter().map(|m| m.institution).collect(),
        language: account.user.language.as_deref().and_then(Language::from_tag),
    }))
}

/// Somebody who is not signed in has no session, only a random name in a cookie, so that forms can be bound to it
/// without a write to the database for every passing robot.
fn name_of_stranger(request: &HttpRequest, state: &State) -> Result<(String, Option<Cookie<'static>>)> {
    if let Some(cookie) = request.cookie(COOKIE).filter(|cookie| cookie.value().len() == 64) {
        return Ok((cookie.value().to_owned(), None));
    }
    let name = token::random_name()?;
    let cookie = Cookie::build(COOKIE, name.clone())
        .path("/")
        .http_only(true)
        .secure(state.config.is_https())
        .same_site(SameSite::Lax)
        .max_age(time::Duration::days(1))
        .finish();
    Ok((name, Some(cookie)))
}

/// The language of a request whose answer is no page.
pub(super) fn language_of(request: &HttpRequest) -> Language {
    request.extensions().get::<Visitor>().map_or_else(Language::default, |visitor| visitor.language)
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let user = request.extensions().get::<Visitor>().and_then(|visitor| visitor.user.clone());
        ready(user.ok_or(Error::SignIn))
    }
}
