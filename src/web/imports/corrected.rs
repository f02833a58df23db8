//! The user's own file, with what is wrong in it.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};

use crate::db::Db;
use crate::error::Error as ServiceError;
use crate::imports::corrected::{Request, Which};
use crate::imports::{self, Import};
use crate::table::FileFormat;
use crate::web::answer::see_other;
use crate::web::download;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(serde::Deserialize)]
pub(in crate::web) struct Wanted {
    #[serde(default)]
    rows: String,
    #[serde(default)]
    format: String,
}

/// `GET /imports/{number}/corrected?rows=all|rejected&format=xlsx|csv`: by itself all rows as a workbook.
pub(in crate::web) async fn corrected(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse> {
    let which = Which::ALL.into_iter().find(|which| which.name() == wanted.rows).unwrap_or(Which::All);
    let format = FileFormat::ALL.into_iter().find(|format| format.name() == wanted.format).unwrap_or(FileFormat::Xlsx);
    let request = Request { which, format, language: page.language };
    let (institution, number, office) = (user.institution.id, *number, state.office());
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        imports::corrected::corrected(db, &office, &import, request)
    };
    match state.database.run(work).await {
        Ok((file, name)) => download::temporary(file, &name),
        Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
            flash::set(&session, Tone::Error, refusal.message());
            Ok(see_other(&format!("/imports/{number}")))
        }
        Err(error) => Err(error.into()),
    }
}
