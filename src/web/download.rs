//! Files that a browser saves: streamed, and never shown as a page.

use actix_web::http::header::{
    self, ByteRangeSpec, Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType, ETag,
    EntityTag, ExtendedValue, Range,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::error::{Error, Result};
use super::token;
use crate::storage::{Content, Gone, Storage};

/// A stored file under a name, or the part of it that a browser asks for to go on with. One that is gone meanwhile is not
/// found.
pub(super) async fn attachment(
    request: &HttpRequest,
    storage: &Storage,
    key: &str,
    name: &str,
) -> Result<HttpResponse> {
    match stored(request, storage, key, name).await {
        Err(error) if Gone::caused(&error) => Err(Error::NotFound),
        answer => Ok(answer?),
    }
}

async fn stored(request: &HttpRequest, storage: &Storage, key: &str, name: &str) -> crate::error::Result<HttpResponse> {
    // A key never gets another content, but it is what opens a file of the bucket.
    let tag = EntityTag::new_strong(token::digest(key)[..32].to_owned());
    let mut response = HttpResponse::Ok();
    response.insert_header((header::ACCEPT_RANGES, "bytes")).insert_header(ETag(tag.clone()));
    let Some(wanted) = wanted(request, &tag) else {
        return Ok(streamed(response, storage.content(key).await?, name));
    };
    let all = storage.size(key).await?;
    let Some((first, last)) = wanted.to_satisfiable_range(all) else {
        response.status(StatusCode::RANGE_NOT_SATISFIABLE);
        return Ok(response.insert_header((header::CONTENT_RANGE, format!("bytes */{all}"))).finish());
    };
    response.status(StatusCode::PARTIAL_CONTENT);
    response.insert_header((header::CONTENT_RANGE, format!("bytes {first}-{last}/{all}")));
    Ok(streamed(response, storage.part(key, first..last + 1).await?, name))
}

/// The one range of bytes that is asked for; the whole file is an answer to all other questions. What a browser has of another
/// file (`If-Range`) is no beginning of this one.
fn wanted(request: &HttpRequest, tag: &EntityTag) -> Option<ByteRangeSpec> {
    let text = |name| request.headers().get(name)?.to_str().ok();
    if request.method() != Method::GET {
        return None;
    }
    let is_of_this = match text(header::IF_RANGE) {
        Some(known) => known.parse::<EntityTag>().is_ok_and(|known| known.strong_eq(tag)),
        None => true,
    };
    let Range::Bytes(mut ranges) = text(header::RANGE).filter(|_| is_of_this)?.parse().ok()? else { return None };
    match (ranges.pop(), ranges.is_empty()) {
        (Some(ByteRangeSpec::FromTo(from, to)), true) if from > to => None,
        (Some(range), true) => Some(range),
        _ => None,
    }
}

/// A file that was made for this request alone, and is gone after it.
pub(super) fn temporary(file: tempfile::NamedTempFile, name: &str) -> Result<HttpResponse> {
    Ok(streamed(HttpResponse::Ok(), Content::of(file.reopen()?)?, name))
}

fn streamed(mut response: HttpResponseBuilder, content: Content, name: &str) -> HttpResponse {
    // What is known to be so long is not compressed on the way.
    response.insert_header(ContentEncoding::Identity).no_chunking(content.bytes);
    described(response, name).streaming(content.pieces)
}

/// A file that is made at once.
pub(super) fn made(bytes: Vec<u8>, name: &str) -> HttpResponse {
    described(HttpResponse::Ok(), name).body(bytes)
}

fn described(mut response: HttpResponseBuilder, name: &str) -> HttpResponseBuilder {
    response.content_type(content_type(name)).insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    response.insert_header(disposition(name));
    response
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

/// The name twice: in letters that every browser takes, and as it is.
fn disposition(name: &str) -> ContentDisposition {
    let plain = name.chars().map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '/') { c } else { '_' });
    let exact = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: name.as_bytes().to_vec(),
    };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain.collect()), DispositionParam::FilenameExt(exact)],
    }
}
