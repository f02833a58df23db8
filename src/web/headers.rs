//! Headers of every answer: what a page may load, and that what users see is kept nowhere.

use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpResponse};
use tracing::Instrument;

use super::request_id::RequestId;
use super::state::State;
use crate::metrics;

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// What can be asked of an address, as monitors such as HAProxy's ask it.
const ALLOWED: &str = "GET, HEAD, POST, OPTIONS";

/// Answers a question for what can be asked, hands on all others, and adds the headers that are not there yet.
pub(super) async fn protect<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let is_https = request.app_data::<Data<State>>().is_some_and(|state| state.config.is_https());
    let (method, path, start) = (request.method().clone(), request.path().to_owned(), Instant::now());
    let id = RequestId::new();
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = id.as_str());
    let mut response = if method == Method::OPTIONS {
        let allowed = HttpResponse::NoContent().insert_header((header::ALLOW, ALLOWED)).finish();
        request.into_response(allowed).map_into_right_body()
    } else {
        next.call(request).instrument(span.clone()).await?.map_into_left_body()
    };
    let (status, took) = (response.status().as_u16(), start.elapsed());
    span.in_scope(|| tracing::debug!(%method, path, status, ?took, "answered"));
    if let Ok(id) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    // Of addresses that are no route there are endlessly many.
    let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
    let method = if matches!(method, Method::GET | Method::HEAD | Method::POST) { method.as_str() } else { "other" };
    metrics::request(method, &route, status, took);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        add(headers, name, value);
    }
    add(headers, header::CACHE_CONTROL, "no-store");
    if is_https {
        add(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    Ok(response)
}

fn add(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
