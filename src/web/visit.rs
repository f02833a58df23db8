//! What happens around every handler: who asks, may they, did the form come from here, and errors as pages.

use actix_session::SessionExt;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpResponse};

use super::access::{Access, Body};
use super::error::{Error, Result};
use super::error_page::{self, Asked};
use super::page::Page;
use super::state::State;
use super::visitor::{self, Visitor};
use super::{flash, form, language_choice, origin};

/// Admits a request to its handler, and dresses what goes wrong.
pub(super) async fn visit(
    access: Access,
    body: Body,
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (visitor, cookie) = match meet(&request).await {
        Ok(met) => met,
        Err(error) => {
            let nobody = nobody(&request);
            return Ok(refuse(request, &error, nobody));
        }
    };
    request.extensions_mut().insert(visitor.clone());
    let mut response = match admit(access, body, &visitor, &mut request).await {
        Ok(()) => dress(next.call(request).await?, visitor),
        Err(error) => refuse(request, &error, visitor),
    };
    if let Some(cookie) = cookie {
        response.response_mut().add_cookie(&cookie)?;
    }
    Ok(response)
}

async fn meet(request: &ServiceRequest) -> Result<(Visitor, Option<actix_web::cookie::Cookie<'static>>)> {
    let state = request.app_data::<Data<State>>().ok_or_else(Error::no_visitor)?.clone();
    visitor::load(request.request(), &state).await
}

/// Who asks, when that can't be found out.
fn nobody(request: &ServiceRequest) -> Visitor {
    Visitor { language: language_choice::choose(request.request(), None, None), user: None, csrf: String::new() }
}

async fn admit(access: Access, body: Body, visitor: &Visitor, request: &mut ServiceRequest) -> Result<()> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        origin::check(request)?;
    }
    if has_nul(request) {
        return Err(Error::Malformed);
    }
    match (access, &visitor.user) {
        (Access::Anyone, _) => {}
        (Access::Role(_), None) => return Err(Error::SignIn),
        (Access::Role(role), Some(user)) if user.role < role => return Err(Error::Role(role)),
        (Access::Role(_), Some(_)) => {}
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) && body == Body::Fields {
        form::check(request, &visitor.csrf).await?;
    }
    Ok(())
}

/// Whether path or query hold the one sign that no database keeps.
fn has_nul(request: &ServiceRequest) -> bool {
    request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00"))
}

fn refuse(request: ServiceRequest, error: &Error, visitor: Visitor) -> ServiceResponse {
    let (asked, page) = (Asked::of(request.request()), Page::of(request.request(), visitor));
    let response = error_page::answer(error, &asked, page);
    request.into_response(response)
}

/// Gives an error that has no words yet its page.
fn dress(response: ServiceResponse, visitor: Visitor) -> ServiceResponse {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let (request, response) = response.into_parts();
    let page = || {
        let mut page = Page::of(&request, visitor.clone());
        page.flash = flash::take(&request.get_session());
        page
    };
    let answer = |error: &Error| error_page::answer(error, &Asked::of(&request), page());
    let dressed: HttpResponse = match response.error() {
        Some(cause) => match cause.as_error::<Error>() {
            Some(error) => answer(error),
            None if status == StatusCode::NOT_FOUND => answer(&Error::NotFound),
            None if status.is_client_error() => answer(&Error::Malformed),
            None => answer(&Error::Failure(anyhow::anyhow!("{cause}"))),
        },
        None => response,
    };
    ServiceResponse::new(request, dressed)
}

/// Dresses what goes wrong around all that: a session that can't be kept.
pub(super) async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (asked, page) = (Asked::of(request.request()), Page::of(request.request(), nobody(&request)));
    let state = request.app_data::<Data<State>>().ok_or_else(Error::no_visitor)?.clone();
    match next.call(request).await {
        Ok(response) => Ok(response.map_into_boxed_body()),
        Err(error) => {
            let failure = unkept(&state, &error).await;
            let response = error_page::answer(&failure, &asked, page);
            Err(InternalError::from_response(failure, response).into())
        }
    }
}

/// Why a session could not be kept: the middleware does not tell, so its store and the database are asked.
async fn unkept(state: &State, error: &actix_web::Error) -> Error {
    if let Some(outage) = state.trouble.recent() {
        return Error::Failure(anyhow::Error::new(outage).context("a session could not be kept"));
    }
    let database = state.database.clone();
    let probed = tokio::task::spawn_blocking(move || database.probe()).await;
    match probed {
        Ok(Err(crate::error::Error::Failure(cause))) => Error::Failure(cause.context("a session could not be kept")),
        _ => Error::Failure(anyhow::anyhow!("a session could not be kept: {error}")),
    }
}
