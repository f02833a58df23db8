//! A page as an answer.

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpRequest, HttpResponse, Responder};
use askama::Template;

use super::error::Result;

/// Renders a page struct: `Ok(Html(ContactsPage { page, … }))`.
pub(super) struct Html<T>(pub T);

impl<T: Template> Responder for Html<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        render(StatusCode::OK, &self.0).unwrap_or_else(HttpResponse::from_error)
    }
}

/// A page with a status of its own: a form that comes back with what is wrong is `422`.
pub(super) fn render(status: StatusCode, page: &impl Template) -> Result<HttpResponse> {
    let text = page.render().map_err(anyhow::Error::from)?;
    Ok(HttpResponse::build(status).content_type(ContentType::html()).body(text))
}
