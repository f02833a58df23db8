//! Files that a browser saves: streamed, and never shown as a page.

use actix_web::HttpResponse;
use actix_web::http::header::{
    self, Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType, ExtendedValue,
};

use super::error::{Error, Result};
use crate::storage::{Content, Gone, Storage};

/// A stored file under a name. One that is gone meanwhile is not found.
pub(super) async fn attachment(storage: &Storage, key: &str, name: &str) -> Result<HttpResponse> {
    let content = match storage.content(key).await {
        Err(error) if Gone::caused(&error) => return Err(Error::NotFound),
        content => content?,
    };
    Ok(streamed(content, name))
}

/// A file that was made for this request alone, and is gone after it.
pub(super) fn temporary(file: tempfile::NamedTempFile, name: &str) -> Result<HttpResponse> {
    Ok(streamed(Content::of(file.reopen()?)?, name))
}

fn streamed(content: Content, name: &str) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    // What is known to be so long is not compressed on the way.
    response.insert_header(ContentEncoding::Identity).no_chunking(content.bytes);
    described(response, name).streaming(content.pieces)
}

/// A file that is made at once.
pub(super) fn made(bytes: Vec<u8>, name: &str) -> HttpResponse {
    described(HttpResponse::Ok(), name).body(bytes)
}

fn described(mut response: actix_web::HttpResponseBuilder, name: &str) -> actix_web::HttpResponseBuilder {
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
