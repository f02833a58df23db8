//! Downloads: an export that is ready, and "Access criterion values" as a file.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use crate::exports;
use crate::table::FileFormat;
use crate::web::download;
use crate::web::error::{Error, Result};
use crate::web::state::State;
use crate::web::visitor::{SignedIn, language_of};

/// `GET /exports/{id}/file`.
pub(in crate::web) async fn file(
    request: HttpRequest,
    user: SignedIn,
    id: Path<i64>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let (institution, id) = (user.institution.id, id.into_inner());
    let export = state.database.run(move |db| exports::by_id(db, institution, id)).await?;
    let key = export.file_key.ok_or(Error::NotFound)?;
    download::attachment(&request, &state.storage, &key, &export.file_name).await
}

/// `GET /fields.csv`: "Access criterion values" as a file that can be edited and imported.
pub(in crate::web) async fn values_csv(
    request: HttpRequest,
    user: SignedIn,
    state: Data<State>,
) -> Result<HttpResponse> {
    values(&request, user, FileFormat::Csv, &state).await
}

/// `GET /fields.xlsx`: the same as a workbook.
pub(in crate::web) async fn values_xlsx(
    request: HttpRequest,
    user: SignedIn,
    state: Data<State>,
) -> Result<HttpResponse> {
    values(&request, user, FileFormat::Xlsx, &state).await
}

async fn values(request: &HttpRequest, user: SignedIn, format: FileFormat, state: &State) -> Result<HttpResponse> {
    let (institution, language) = (user.institution, language_of(request));
    let (name, scratch) = (exports::values_file_name(language, format, institution.today()), state.config.data.clone());
    let write = state.database.run(move |db| exports::values_file(db, &institution, format, language, &scratch));
    Ok(download::made(write.await?, &name))
}
