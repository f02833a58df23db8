//! The second line against forged forms, and the size of every field: asked before a handler sees anything.

use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header;
use actix_web::web::Query;

use super::error::{Error, Result};
use super::{field_sizes, token};

/// The most bytes of a form without files.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// The name of the hidden field.
pub(super) const FIELD: &str = "csrf";

/// A form carries this visitor's token, as a hidden field or, from a script, as `X-CSRF-Token`, and what it holds is within its
/// bounds.
pub(super) async fn check(request: &mut ServiceRequest, token: &str) -> Result<()> {
    let header = request.headers().get("x-csrf-token").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let fields = fields(request).await?;
    let field = || fields.iter().find(|(name, _)| name == FIELD).map(|(_, value)| value.as_str());
    if !header.as_deref().or_else(field).is_some_and(|sent| token::same(sent, token)) {
        return Err(Error::Forged);
    }
    fields.iter().try_for_each(|(name, value)| field_sizes::check(name, value))
}

/// Reads the fields and puts the body back for the handler, which reads it once more: so nothing is taken that could be read in
/// two ways, such as a body that is packed, in another encoding, or not in the one that it says.
async fn fields(request: &mut ServiceRequest) -> Result<Vec<(String, String)>> {
    let body = request.extract::<actix_web::web::Payload>().await.map_err(|_| Error::Malformed)?;
    let bytes = match body.to_bytes_limited(MOST_BYTES).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => return Err(Error::of_body(&error)),
        Err(_) => return Err(Error::Malformed),
    };
    let is_utf8 = request.encoding().is_ok_and(|encoding| encoding.name() == "UTF-8");
    if !is_utf8 || request.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(Error::Malformed);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| Error::Malformed)?;
    let pairs = Query::<Vec<(String, String)>>::from_query(text).map_err(|_| Error::Malformed)?;
    request.set_payload(Payload::from(bytes));
    Ok(pairs.into_inner())
}
