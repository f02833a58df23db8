//! What a session holds: the user, the institution they work in, a random name that forms are bound to.

use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_session::{Session, SessionMiddleware};
use actix_web::cookie::{Key, SameSite, time};

use super::error::Result;
use super::session_store::DatabaseStore;
use super::state::State;
use super::token;

const USER: &str = "user";
const INSTITUTION: &str = "institution";
const NAME: &str = "name";
const SEEN: &str = "seen";

/// A session that is not used for so long ends.
const LIFE: time::Duration = time::Duration::days(7);

/// The use of a session is noted at most so often, in seconds: a page should not cost a write.
const NOTE_EVERY: i64 = 3600;

/// The middleware that reads and keeps sessions.
pub(super) fn middleware(state: &State) -> SessionMiddleware<DatabaseStore> {
    SessionMiddleware::builder(DatabaseStore::new(state.database.clone(), state.trouble.clone()), Key::from(&state.key))
        .cookie_name("carnet-session".to_owned())
        .cookie_content_security(CookieContentSecurity::Signed)
        .cookie_secure(state.config.is_https())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .session_lifecycle(PersistentSession::default().session_ttl(LIFE))
        .build()
}

/// Begins the session of a user who proved who they are: under a new key, so that nobody else can know it.
pub(super) fn begin(session: &Session, user: i64) -> Result<()> {
    session.clear();
    session.renew();
    put(session, USER, user)?;
    put(session, NAME, token::random_name()?)?;
    put(session, SEEN, now())
}

/// Chooses the institution that the user works in.
pub(super) fn choose_institution(session: &Session, institution: i64) -> Result<()> {
    put(session, INSTITUTION, institution)
}

/// The user of the session.
pub(super) fn user(session: &Session) -> Option<i64> {
    session.get(USER).ok().flatten()
}

/// The institution that was chosen in the session.
pub(super) fn institution(session: &Session) -> Option<i64> {
    session.get(INSTITUTION).ok().flatten()
}

/// The random name that the session's forms are bound to.
pub(super) fn name(session: &Session) -> Option<String> {
    session.get(NAME).ok().flatten()
}

/// Notes that the session is in use, which gives it a new term.
pub(super) fn touch(session: &Session) {
    let seen: i64 = session.get(SEEN).ok().flatten().unwrap_or_default();
    if now() - seen > NOTE_EVERY
        && let Err(error) = put(session, SEEN, now())
    {
        tracing::warn!(%error, "the term of a session was not renewed");
    }
}

fn put(session: &Session, key: &str, value: impl serde::Serialize) -> Result<()> {
    session.insert(key, value).map_err(|e| anyhow::anyhow!("a session cannot hold {key}: {e}").into())
}

fn now() -> i64 {
    crate::db::now().and_utc().timestamp()
}
