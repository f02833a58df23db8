//! Style sheets, scripts and pictures, answered so that browsers keep them.

use actix_web::http::header::{self, CacheControl, CacheDirective, EntityTag, IfNoneMatch};
use actix_web::web::{Header, Path, Query};
use actix_web::{HttpRequest, HttpResponse, http::Method};

use super::asset_address::{Files, version};
use super::error::{Error, Result};

const YEAR: u32 = 365 * 24 * 3600;

#[derive(serde::Deserialize)]
pub(super) struct Version {
    v: Option<String>,
}

/// `GET /static/{name}`.
pub(super) async fn show(
    request: HttpRequest,
    name: Path<String>,
    query: Query<Version>,
    known: Option<Header<IfNoneMatch>>,
) -> Result<HttpResponse> {
    let file = Files::get(&name).ok_or(Error::NotFound)?;
    let version = version(&file.metadata.sha256_hash());
    let lasts = if query.v.as_ref() == Some(&version) {
        vec![CacheDirective::Public, CacheDirective::MaxAge(YEAR), CacheDirective::Extension("immutable".into(), None)]
    } else {
        vec![CacheDirective::NoCache]
    };
    let tag = EntityTag::new_strong(version);
    let mut response = HttpResponse::Ok();
    response.insert_header(CacheControl(lasts)).insert_header(header::ETag(tag.clone()));
    if known.is_some_and(|known| is_known(&known.0, &tag)) && request.method() == Method::GET {
        return Ok(response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
    }
    Ok(response.content_type(kind(&name)).body(file.data.into_owned()))
}

fn is_known(known: &IfNoneMatch, tag: &EntityTag) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags.iter().any(|known| known.weak_eq(tag)),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
