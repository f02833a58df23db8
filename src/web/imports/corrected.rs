//! The user's own file, with what is wrong in it.

use actix_session::Session;
use actix_web::web::{Data, Form, Path, Query};
use actix_web::{HttpRequest, HttpResponse};

use crate::db::Db;
use crate::error::Error as ServiceError;
use crate::exports;
use crate::i18n::Language;
use crate::imports::corrected::{Request, Which};
use crate::imports::{self, Import};
use crate::table::FileFormat;
use crate::web::answer::see_other;
use crate::web::download;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::{SignedIn, language_of};

#[derive(serde::Deserialize)]
pub(in crate::web) struct Wanted {
    #[serde(default)]
    rows: String,
    #[serde(default)]
    format: String,
}

impl Wanted {
    fn request(&self, language: Language) -> Request {
        let which = Which::from_name(&self.rows).unwrap_or(Which::All);
        let format = FileFormat::from_name(&self.format).unwrap_or(FileFormat::Xlsx);
        Request { which, format, language }
    }
}

/// `POST /imports/{number}/corrected` makes the same in the background, for a file that is too long to wait for.
pub(in crate::web) async fn ask_corrected(
    request: HttpRequest,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    wanted: Form<Wanted>,
) -> Result<HttpResponse> {
    let wanted = wanted.request(language_of(&request));
    let (institution, id, number) = (user.institution, user.id, *number);
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution.id, number)?;
        exports::request_corrected(db, &institution, Some(id), &import, wanted)
    };
    match state.database.run(work).await {
        Ok(_) => Ok(see_other("/exports")),
        Err(error) => refused(&session, number, error),
    }
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
    let request = wanted.request(page.language);
    let (institution, number, context) = (user.institution.id, *number, state.context());
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        imports::corrected::corrected(db, &context, &import, request)
    };
    match state.database.run(work).await {
        Ok((file, name)) => download::temporary(file, &name),
        Err(error) => refused(&session, number, error),
    }
}

/// Says a refusal on the import's page.
fn refused(session: &Session, number: i64, error: ServiceError) -> Result<HttpResponse> {
    match error {
        ServiceError::Refusal(refusal) if refusal.code != "not-found" => {
            flash::set(session, Tone::Error, refusal.message());
            Ok(see_other(&format!("/imports/{number}")))
        }
        error => Err(error.into()),
    }
}
