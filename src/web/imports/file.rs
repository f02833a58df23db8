//! The file of an import, as the user sent it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use crate::db::Db;
use crate::imports::Import;
use crate::web::download;
use crate::web::error::{Error, Result};
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// `GET /imports/{number}/file`.
pub(in crate::web) async fn file(
    request: HttpRequest,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let import = state.database.run(move |db: &mut Db| Import::find(db, institution, number)).await?;
    if import.file_key.is_empty() {
        return Err(Error::NotFound);
    }
    download::attachment(&request, &state.storage, &import.file_key, &import.file_name).await
}
