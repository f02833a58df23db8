//! Saying which sheet of a workbook is meant, when several could be.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::shown::{View, questions};
use crate::db::Db;
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::i18n::Message;
use crate::imports::{self, Import, Issue};
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "imports/sheet.html")]
pub(in crate::web) struct SheetPage {
    page: Page,
    view: View,
    sheets: Vec<SheetView>,
}

/// The argument of an issue about a sheet that holds its first row.
const HEAD: &str = "head";

/// A sheet that could be meant.
struct SheetView {
    name: String,
    first_row: String,
}

/// `GET /imports/{number}/sheet`.
pub(in crate::web) async fn sheet(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let sheets = state.database.run(move |db| read(db, institution, number, page)).await?;
    if !sheets.view.can_choose_sheet() {
        return Ok(see_other(&sheets.view.address()));
    }
    render(StatusCode::OK, &sheets)
}

fn read(db: &mut Db, institution: i64, number: i64, page: Page) -> ServiceResult<SheetPage> {
    let view = View::load(db, institution, number)?;
    let sheets = questions(db, &view.import)?;
    let sheet_view =
        |issue: Issue| SheetView { first_row: issue.text(HEAD).unwrap_or_default().to_owned(), name: issue.value };
    Ok(SheetPage { page, view, sheets: sheets.into_iter().map(sheet_view).collect() })
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Chosen {
    #[serde(default)]
    sheet: String,
}

/// `POST /imports/{number}/sheet`: `sheet` is the name of one of the sheets that were shown.
pub(in crate::web) async fn choose_sheet(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    form: Form<Chosen>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        if !questions(db, &import)?.iter().any(|issue| issue.value == form.sheet) {
            return Err(Refusal::new("sheet-open").into());
        }
        imports::choose_sheet(db, &import, &form.sheet)
    };
    match state.database.run(work).await {
        Ok(()) => flash::set(&session, Tone::Success, Message::new("sheet-chosen")),
        Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
            flash::set(&session, Tone::Error, refusal.message());
            return Ok(see_other(&format!("/imports/{number}/sheet")));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(&format!("/imports/{number}")))
}
