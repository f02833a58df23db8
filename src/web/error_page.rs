//! An error as an answer, in the reader's language: a page, JSON for programs, or the way to the log-in.

use actix_web::http::{Method, header};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use super::answer::encoded;
use super::error::Error;
use super::page::Page;
use super::request_id::RequestId;
use super::state::State;
use crate::db::Database;
use crate::i18n::translate;
use crate::system;

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
    /// Its number, by which a failure is found.
    id: RequestId,
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
            id: RequestId::of(request),
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
    if error.outage().is_some() || matches!(error, Error::Busy) {
        response.insert_header((header::RETRY_AFTER, LOOK_AGAIN));
        if asked.method == Method::GET && error.outage().is_some() {
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
    let Error::Failure(cause) = error else {
        tracing::info!(method = %asked.method, route = asked.route, code = error.code(), "refused");
        return String::new();
    };
    match (error.outage(), &asked.database) {
        (None, Some(database)) => {
            let detail = format!("{} {}", asked.method, asked.route);
            let institution = page.user.as_ref().map(|user| user.institution.id);
            system::note_as(asked.id.as_str(), database, "web", &detail, institution, cause);
            asked.id.as_str().to_owned()
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
