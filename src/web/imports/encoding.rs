//! Saying in which encoding a text is, when several read its names in different ways.

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
use crate::table::Encoding;
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "imports/encoding.html")]
pub(in crate::web) struct EncodingPage {
    page: Page,
    view: View,
    readings: Vec<ReadingView>,
}

/// How the file reads in an encoding: arguments of the issue about it.
struct ReadingView {
    code: String,
    name: String,
    cells: String,
}

impl ReadingView {
    fn of(issue: Issue) -> Self {
        let text = |name: &str| issue.text(name).unwrap_or_default().to_owned();
        Self { name: text("encoding"), cells: text("cells"), code: issue.value }
    }
}

/// `GET /imports/{number}/encoding`.
pub(in crate::web) async fn encoding(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let asked = state.database.run(move |db| read(db, institution, number, page)).await?;
    if !asked.view.can_choose_encoding() {
        return Ok(see_other(&asked.view.address()));
    }
    render(StatusCode::OK, &asked)
}

fn read(db: &mut Db, institution: i64, number: i64, page: Page) -> ServiceResult<EncodingPage> {
    let view = View::load(db, institution, number)?;
    let readings = questions(db, &view.import)?.into_iter().map(ReadingView::of).collect();
    Ok(EncodingPage { page, view, readings })
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Chosen {
    #[serde(default)]
    encoding: String,
}

/// `POST /imports/{number}/encoding`: `encoding` is the word of one of those that were shown.
pub(in crate::web) async fn choose_encoding(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    form: Form<Chosen>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        let is_offered = questions(db, &import)?.iter().any(|issue| issue.value == form.encoding);
        let Some(encoding) = Encoding::from_code(&form.encoding).filter(|_| is_offered) else {
            return Err(Refusal::new("encoding-open").into());
        };
        imports::choose_encoding(db, &import, encoding)
    };
    match state.database.run(work).await {
        Ok(()) => flash::set(&session, Tone::Success, Message::new("encoding-chosen")),
        Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
            flash::set(&session, Tone::Error, refusal.message());
            return Ok(see_other(&format!("/imports/{number}/encoding")));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(&format!("/imports/{number}")))
}
