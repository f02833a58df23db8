//! What a handler answers when it does not do what was asked: said on a page, in the reader's language.

use actix_web::http::{Method, StatusCode, header};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use super::answer::encoded;
use super::page::Page;
use super::state::State;
use crate::accounts::Role;
use crate::db::{Database, Outage};
use crate::error::Refusal;
use crate::i18n::{Message, translate};
use crate::system;

/// Why a request is not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is another institution's.
    #[error("not found")]
    NotFound,
    /// Somebody has to sign in first.
    #[error("not signed in")]
    SignIn,
    /// The user's role does not allow it; this one would.
    #[error("needs the role {}", .0.name())]
    Role(Role),
    /// The form came from elsewhere, or its token is old.
    #[error("not from a form of this session")]
    Forged,
    /// The request can't be understood: a form that lacks a field, a body that is too large.
    #[error("bad request")]
    Malformed,
    /// The state forbids it; the user is told why.
    #[error("refused: {}", .0.code)]
    Refusal(Refusal),
    /// Something of ours broke.
    #[error("{0:#}")]
    Failure(anyhow::Error),
}

/// `Result` of every handler.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(super) fn no_visitor() -> Self {
        Self::Failure(anyhow::anyhow!("a handler stands outside of the list of routes"))
    }

    /// What is out of order around us, if that is why it failed.
    pub(super) fn outage(&self) -> Option<Outage> {
        match self {
            Self::Failure(cause) => Outage::behind(cause),
            _ => None,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Failure(_) if self.outage().is_some() => "unavailable",
            Self::NotFound => "not-found",
            Self::SignIn => "not-signed-in",
            Self::Role(_) => "role-too-low",
            Self::Forged => "form-expired",
            Self::Malformed => "bad-request",
            Self::Refusal(refusal) => refusal.code,
            Self::Failure(_) => "failure",
        }
    }

    /// What it says to the user; `id` is the number under which a failure is logged.
    fn message(&self, id: &str) -> Message {
        match self {
            Self::Role(role) => {
                Message::new("error-role-too-low").with("role", Message::new(format!("role-{}", role.name())))
            }
            Self::Refusal(refusal) => refusal.message(),
            Self::Failure(cause) if let Some(outage) = Outage::behind(cause) => {
                Message::new("error-outage").with("outage", outage.message())
            }
            Self::Failure(_) => Message::new("error-failure").with("id", id),
            _ => Message::new(format!("error-{}", self.code())),
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found-title",
            Self::SignIn => "error-not-signed-in-title",
            Self::Role(_) => "error-role-too-low-title",
            Self::Forged => "error-form-expired-title",
            Self::Malformed => "error-bad-request-title",
            Self::Refusal(_) => "error-refusal-title",
            Self::Failure(_) if self.outage().is_some() => "error-outage-title",
            Self::Failure(_) => "error-failure-title",
        }
    }
}

impl From<crate::error::Error> for Error {
    fn from(error: crate::error::Error) -> Self {
        match error {
            crate::error::Error::Refusal(refusal) => refusal.into(),
            crate::error::Error::Failure(cause) => Self::Failure(cause),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        if refusal.code == "not-found" { Self::NotFound } else { Self::Refusal(refusal) }
    }
}

impl From<anyhow::Error> for Error {
    fn from(cause: anyhow::Error) -> Self {
        Self::Failure(cause)
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::Failure(cause.into())
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Role(_) | Self::Forged => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Refusal(refusal) if matches!(refusal.code, "wrong-state" | "wrong-import-state") => {
                StatusCode::CONFLICT
            }
            Self::Refusal(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failure(_) if self.outage().is_some() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failure(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: only [`answer`], which knows the visitor, can say it well.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    title: &'static str,
    sentence: String,
}

/// What of a request the answer to an error needs, also when the request itself is gone.
pub(super) struct Asked {
    method: Method,
    path: String,
    /// The pattern of the path.
    route: String,
    /// Where failures are noted.
    database: Option<Database>,
    /// Whether a program asks: the path ends in `.json`, or only JSON is accepted.
    wants_json: bool,
}

impl Asked {
    pub(super) fn of(request: &HttpRequest) -> Self {
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let wants_json = request.path().ends_with(".json") || accept == "application/json";
        Self {
            method: request.method().clone(),
            path: request.path().to_owned(),
            route: request.match_pattern().unwrap_or_default(),
            database: request.app_data::<Data<State>>().map(|state| state.database.clone()),
            wants_json,
        }
    }
}

/// Seconds after which a browser looks again whether an outage is over.
const LOOK_AGAIN: u32 = 10;

/// The answer that tells an error to whoever asked: a redirect to the log-in, JSON or a page.
pub(super) fn answer(error: &Error, asked: &Asked, page: Page) -> HttpResponse {
    let id = noted(error, asked, &page);
    let sentence = translate(page.language, &error.message(&id));
    if asked.wants_json {
        let body = serde_json::json!({ "error": { "code": error.code(), "message": sentence } });
        return HttpResponse::build(error.status_code()).json(body);
    }
    if matches!(error, Error::SignIn) {
        return to_login(asked, &page);
    }
    let text = ErrorPage { page, title: error.title(), sentence }.render();
    let mut response = HttpResponse::build(error.status_code());
    if error.outage().is_some() {
        response.insert_header((header::RETRY_AFTER, LOOK_AGAIN));
        if asked.method == Method::GET {
            response.insert_header((header::REFRESH, LOOK_AGAIN));
        }
    }
    match text {
        Ok(text) => response.content_type("text/html; charset=utf-8").body(text),
        Err(_) => response.finish(),
    }
}

/// Notes a failure with its cause and gives the number by which the user can name it.
fn noted(error: &Error, asked: &Asked, page: &Page) -> String {
    let Error::Failure(cause) = error else { return String::new() };
    match (error.outage(), &asked.database) {
        (None, Some(database)) => {
            let detail = format!("{} {}", asked.method, asked.route);
            let institution = page.user.as_ref().map(|user| user.institution.id);
            system::note(database, "web", &detail, institution, cause)
        }
        _ => {
            tracing::warn!(method = %asked.method, path = asked.path, "{cause:#}");
            String::new()
        }
    }
}

fn to_login(asked: &Asked, page: &Page) -> HttpResponse {
    let back = if asked.method == Method::GET { page.path.as_str() } else { "/" };
    let query = encoded(back);
    let place = if back == "/" { "/login".to_owned() } else { format!("/login?back={query}") };
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}
