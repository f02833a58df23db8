//! Files that a browser saves: streamed, and never shown as a page.

use std::path::PathBuf;

use actix_web::HttpResponse;
use actix_web::http::header::{
    self, Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::web::Bytes;
use futures_util::stream;
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use super::error::{Error, Result};

/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// A stored file under a name. One that is gone meanwhile is not found.
pub(super) async fn attachment(path: PathBuf, name: &str) -> Result<HttpResponse> {
    let file = match File::open(path).await {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        file => file?,
    };
    streamed(file, name).await
}

/// A file that was made for this request alone, and is gone after it.
pub(super) async fn temporary(file: tempfile::NamedTempFile, name: &str) -> Result<HttpResponse> {
    streamed(File::open(file.path()).await?, name).await
}

async fn streamed(file: File, name: &str) -> Result<HttpResponse> {
    let bytes = file.metadata().await?.len();
    let body = stream::unfold(file, |mut file| async {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some((Ok(Bytes::from(piece)), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    let mut response = HttpResponse::Ok();
    // What is known to be so long is not compressed on the way.
    response.insert_header(ContentEncoding::Identity).no_chunking(bytes);
    Ok(described(response, name).streaming(body))
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
