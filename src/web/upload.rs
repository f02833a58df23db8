//! A form with files, read part by part as it comes: files go to drafts of the storage, never to memory.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use data_encoding::HEXLOWER;
use futures_util::TryStreamExt;
use futures_util::future::LocalBoxFuture;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

use super::error::{Error, Result};
use super::state::State;
use super::visitor::Visitor;
use super::{field_sizes, form, token};
use crate::error::Refusal;
use crate::i18n::format;
use crate::storage::no_room;

/// The most bytes of a field that is no file; fewer by the rule of its name ([`field_sizes`]).
const MOST_OF_A_FIELD: usize = 64 * 1024;
/// The most parts of a form.
const MOST_PARTS: usize = 200;
/// How many times the size that a file may have is read of it.
const READ_ON: i64 = 4;
/// The most characters of a file's name that are kept.
const NAME_KEPT: usize = 200;

/// A form with files, as an argument of a handler whose route is [`files`](super::routes). Its first part is the token.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    fields: Vec<(String, String)>,
    files: Vec<(String, UploadedFile)>,
}

/// A file as it came.
#[derive(Debug)]
pub(crate) struct UploadedFile {
    /// The name that it has on the user's machine, without folders.
    pub name: String,
    /// Its content, which [`Storage::keep`](crate::storage::Storage::keep) makes durable.
    pub draft: NamedTempFile,
    /// SHA-256 of its content in hexadecimal digits.
    pub sha256: String,
}

impl Upload {
    /// The first value of a field.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Takes the file of a field; `None` if the user chose none.
    pub(crate) fn take_file(&mut self, name: &str) -> Option<UploadedFile> {
        let at = self.files.iter().position(|(field, _)| field == name)?;
        Some(self.files.swap_remove(at).1)
    }

    async fn read(mut parts: Multipart, state: &State, csrf: &str) -> Result<Self> {
        let mut upload = Self::default();
        let mut refused = None;
        let mut count = 0;
        while let Some(part) = parts.try_next().await.map_err(broken)? {
            count += 1;
            let name = part.name().unwrap_or_default().to_owned();
            if count == 1 {
                check_token(part, &name, csrf).await?;
            } else if count > MOST_PARTS {
                return Err(Error::Malformed);
            } else {
                match upload.take(part, name, state).await {
                    // Browsers show no answer before they sent everything, so what is refused is read to its end.
                    Err(Error::Refusal(refusal)) => refused = Some(refusal),
                    taken => taken?,
                }
            }
        }
        match refused {
            Some(refusal) => Err(refusal.into()),
            None if count == 0 => Err(Error::Forged),
            None => Ok(upload),
        }
    }

    async fn take(&mut self, part: Field, name: String, state: &State) -> Result<()> {
        let file = part.content_disposition().and_then(|disposition| disposition.get_filename()).map(base_name);
        match file {
            None => {
                let text = text(part).await?;
                field_sizes::check(&name, &text)?;
                self.fields.push((name, text));
                if self.fields.iter().map(|(name, text)| name.len() + text.len()).sum::<usize>() > form::MOST_BYTES {
                    return Err(Error::Malformed);
                }
            }
            // Each takes room and descriptors while it comes.
            Some(file_name) if !file_name.is_empty() && !self.files.is_empty() => return Err(Error::Malformed),
            Some(file_name) => {
                if let Some(file) = receive(part, file_name, state).await? {
                    self.files.push((name, file));
                }
            }
        }
        Ok(())
    }
}

async fn check_token(part: Field, name: &str, csrf: &str) -> Result<()> {
    if name == form::FIELD && token::same(&text(part).await?, csrf) { Ok(()) } else { Err(Error::Forged) }
}

async fn text(mut part: Field) -> Result<String> {
    let bytes = part.bytes(MOST_OF_A_FIELD).await.map_err(|_| Error::Malformed)?.map_err(broken)?;
    String::from_utf8(bytes.to_vec()).map_err(|_| Error::Malformed)
}

/// Why a form broke off.
fn broken(error: MultipartError) -> Error {
    match error {
        MultipartError::Payload(error) => Error::of_payload(&error),
        _ => Error::Malformed,
    }
}

/// Some browsers send folders too.
fn base_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).take(NAME_KEPT).collect()
}

/// Whether the name is that of a workbook or a ZIP. What the file is, its content decides later.
fn is_packed(name: &str) -> bool {
    const PACKED: [&str; 6] = [".zip", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];
    let name = name.to_lowercase();
    PACKED.iter().any(|end| name.ends_with(end))
}

/// Writes a file as it comes; `None` if the user chose none. One that is too large is read on, so that the browser shows why,
/// but not for ever.
async fn receive(mut part: Field, name: String, state: &State) -> Result<Option<UploadedFile>> {
    let limits = &state.config.limits;
    let most = if is_packed(&name) { limits.max_zip_bytes } else { limits.max_csv_bytes };
    let full = |error: std::io::Error| Error::from(no_room(error.into()));
    let draft = state.storage.draft().map_err(no_room)?;
    let mut file = tokio::fs::File::from_std(draft.as_file().try_clone()?);
    let (mut bytes, mut digest) = (0_i64, Sha256::new());
    while let Some(chunk) = part.try_next().await.map_err(broken)? {
        bytes += chunk.len() as i64;
        if bytes <= most {
            digest.update(&chunk);
            file.write_all(&chunk).await.map_err(full)?;
        } else if bytes > READ_ON.saturating_mul(most) {
            return Err(Error::Malformed);
        }
    }
    file.flush().await.map_err(full)?;
    if bytes > most {
        return Err(Refusal::new("file-too-large").with("limit", format::size(most)).into());
    }
    let sha256 = HEXLOWER.encode(&digest.finalize());
    Ok((!name.is_empty()).then_some(UploadedFile { name, draft, sha256 }))
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parts = Multipart::new(request.headers(), payload.take());
        let request = request.clone();
        Box::pin(async move {
            let state = request.app_data::<Data<State>>().ok_or_else(Error::no_visitor)?;
            let csrf = request.extensions().get::<Visitor>().map(|visitor| visitor.csrf.clone());
            Self::read(parts, state, &csrf.ok_or_else(Error::no_visitor)?).await
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek};

    use actix_web::test::TestRequest;

    use super::*;
    use crate::config::Config;
    use crate::db::Database;
    use crate::i18n::Language;
    use crate::storage::Storage;

    /// Parts as `(name, file name, content)`; a blank file name is a file that was not chosen.
    type Parts<'a> = &'a [(&'a str, Option<&'a str>, &'a str)];

    async fn upload(parts: Parts<'_>) -> Result<Upload> {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::in_folder(folder.path());
        config.limits.max_csv_bytes = 20;
        let database = Database::open(&config.database_url()).unwrap();
        database.migrate().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let state = State::new(config, database, storage).unwrap();
        let visitor = Visitor { language: Language::English, user: None, csrf: "token".to_owned() };
        let request = TestRequest::post()
            .insert_header(("content-type", "multipart/form-data; boundary=xyz"))
            .set_payload(written(parts))
            .app_data(Data::new(state));
        let (request, mut payload) = request.to_http_parts();
        request.extensions_mut().insert(visitor);
        Upload::from_request(&request, &mut payload).await
    }

    fn written(parts: Parts<'_>) -> String {
        let part = |(name, file, content): &(&str, Option<&str>, &str)| {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            format!("--xyz\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
        };
        parts.iter().map(part).collect::<String>() + "--xyz--\r\n"
    }

    #[actix_web::test]
    async fn fields_and_files_arrive_as_they_were_sent() {
        let mut upload = upload(&[
            ("csrf", None, "token"),
            ("tag", None, "été"),
            ("file", Some("files/spring.csv"), "CONTACT_NR\r\n000123"),
            ("other", Some(""), ""),
        ])
        .await
        .unwrap();
        assert_eq!(upload.text("tag"), Some("été"));
        assert_eq!(upload.text("file"), None);
        assert!(upload.take_file("other").is_none());
        let file = upload.take_file("file").unwrap();
        let (mut draft, mut content) = (file.draft.as_file(), String::new());
        draft.rewind().unwrap();
        draft.read_to_string(&mut content).unwrap();
        assert_eq!((content.as_str(), file.name.as_str()), ("CONTACT_NR\r\n000123", "spring.csv"));
        assert_eq!(file.sha256, token::digest(&content));
    }

    #[actix_web::test]
    async fn nothing_is_read_without_the_token_in_front() {
        for parts in [
            &[("csrf", None, "guess"), ("file", Some("a.csv"), "x")] as Parts<'_>,
            &[("file", Some("a.csv"), "x"), ("csrf", None, "token")],
            &[],
        ] {
            assert!(matches!(upload(parts).await, Err(Error::Forged | Error::Malformed)), "{parts:?}");
        }
    }

    #[actix_web::test]
    async fn a_file_over_the_limit_is_refused_with_the_limit() {
        let large = [("csrf", None, "token"), ("file", Some("a.csv"), "123456789012345678901"), ("tag", None, "x")];
        let Err(Error::Refusal(refusal)) = upload(&large).await else { panic!("not refused") };
        assert_eq!(refusal, Refusal::new("file-too-large").with("limit", format::size(20)));
        let endless = "x".repeat(100);
        let endless = [("csrf", None, "token"), ("file", Some("a.csv"), endless.as_str()), ("tag", None, "x")];
        assert!(matches!(upload(&endless).await, Err(Error::Malformed)));
    }

    #[actix_web::test]
    async fn the_fields_of_an_upload_have_a_bound_together() {
        let cell = "x".repeat(32_000);
        let names: Vec<String> = (0..80).map(|at| format!("f{at}")).collect();
        let fields = |count| -> Vec<_> {
            let cells = names.iter().take(count).map(|name| (name.as_str(), None, cell.as_str()));
            std::iter::once(("csrf", None, "token")).chain(cells).collect()
        };
        assert_eq!(upload(&fields(60)).await.unwrap().fields.len(), 60);
        assert!(matches!(upload(&fields(80)).await, Err(Error::Malformed)));
    }
}
