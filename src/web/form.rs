//! Forms come from this site and from this visitor: two lines against forgery.

use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::{Uri, header};
use actix_web::web::{Data, Query};

use super::error::{Error, Result};
use super::state::State;
use super::token;

/// The most bytes of a form without files.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// The name of the hidden field.
pub(super) const FIELD: &str = "csrf";

/// The first line: the browser says that the request comes from a page of this site.
pub(super) fn from_here(request: &ServiceRequest) -> Result<()> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return if matches!(site, "same-origin" | "none") { Ok(()) } else { Err(Error::Forged) };
    }
    let Some(origin) = text(header::ORIGIN) else { return Err(Error::Forged) };
    let public = request.app_data::<Data<State>>().and_then(|state| state.config.public_address.clone());
    let named = |address: &str| authority(address).is_some_and(|a| Some(a) == authority(origin));
    let host = text(header::HOST).or_else(|| request.uri().authority().map(|a| a.as_str()));
    let is_host = host.is_some_and(|host| authority(origin).as_deref() == Some(host));
    if is_host || public.is_some_and(|address| named(&address)) { Ok(()) } else { Err(Error::Forged) }
}

fn authority(address: &str) -> Option<String> {
    address.parse::<Uri>().ok()?.authority().map(|a| a.as_str().to_owned())
}

/// The second line: the form carries this visitor's token, as a hidden field or, from a script, as `X-CSRF-Token`.
pub(super) async fn check_token(request: &mut ServiceRequest, token: &str) -> Result<()> {
    let sent = request.headers().get("x-csrf-token").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let sent = match sent {
        Some(sent) => Some(sent),
        None => token_field(request).await?,
    };
    if sent.is_some_and(|sent| token::same(&sent, token)) { Ok(()) } else { Err(Error::Forged) }
}

/// Reads the body for its token and puts it back for the handler.
async fn token_field(request: &mut ServiceRequest) -> Result<Option<String>> {
    let body = request.extract::<actix_web::web::Payload>().await.map_err(|_| Error::Malformed)?;
    let bytes = match body.to_bytes_limited(MOST_BYTES).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) | Err(_) => return Err(Error::Malformed),
    };
    let pairs = std::str::from_utf8(&bytes).ok().and_then(|text| Query::<Vec<(String, String)>>::from_query(text).ok());
    request.set_payload(Payload::from(bytes));
    Ok(pairs.and_then(|pairs| pairs.into_inner().into_iter().find(|(name, _)| name == FIELD)).map(|(_, value)| value))
}
