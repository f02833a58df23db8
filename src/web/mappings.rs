//! Mappings: what the columns of foreign files are, kept for the next file with the same headers.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::answer::see_other;
use super::error::{Error, Result};
use super::flash::{self, Tone};
use super::html::{Html, render};
use super::imports::columns_form::{ColumnsForm, Subject};
use super::imports::columns_sent;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::{Error as ServiceError, Result as ServiceResult};
use crate::i18n::Message;
use crate::imports::{ColumnMapping, Mapping, Options, Sample, System, check_answers};
use crate::kinds::Kind;

#[derive(Template)]
#[template(path = "mappings/list.html")]
pub(super) struct ListPage {
    page: Page,
    mappings: Vec<Mapping>,
    systems: &'static [System],
}

impl ListPage {
    fn kind(&self, kind: &Kind) -> String {
        self.page.m(&kind.label())
    }

    fn columns(&self, mapping: &Mapping) -> String {
        self.page.n("mapping-columns", &(mapping.document.columns.len() as i64))
    }
}

/// `GET /mappings`.
pub(super) async fn list(page: Page, user: SignedIn, state: Data<State>) -> Result<Html<ListPage>> {
    let institution = user.institution.id;
    let mappings = state.database.run(move |db| Mapping::list(db, institution)).await?;
    Ok(Html(ListPage { page, mappings, systems: System::ALL }))
}

#[derive(Template)]
#[template(path = "mappings/mapping.html")]
pub(super) struct MappingPage {
    page: Page,
    mapping: Mapping,
    form: ColumnsForm,
    entered_name: String,
    problem: Option<Message>,
}

impl MappingPage {
    fn new(
        db: &mut Db,
        page: Page,
        mapping: Mapping,
        entered: Option<(ColumnMapping, String, Message)>,
    ) -> ServiceResult<Self> {
        let catalogue = Catalogue::load(db, mapping.institution_id)?;
        let (answers, entered_name, problem) = match entered {
            Some((answers, name, problem)) => (answers, name, Some(problem)),
            None => (mapping.own_answers(), mapping.name.clone(), None),
        };
        let options = Options { answers, ..Options::default() };
        let headers = mapping.headers();
        let (sample, unknown) = (&Sample::default(), &[][..]);
        let subject = Subject { headers, kind: mapping.kind, options: &options, sample, unknown };
        let form = ColumnsForm::new(&subject, &catalogue, &page);
        Ok(Self { page, form, entered_name, problem, mapping })
    }

    fn address(&self) -> String {
        format!("/mappings/{}", self.mapping.id)
    }

    fn kind(&self) -> String {
        self.page.m(&self.mapping.kind.label())
    }

    fn delete_address(&self) -> String {
        format!("{}/delete", self.address())
    }
}

/// `GET /mappings/{id}`.
pub(super) async fn show(page: Page, user: SignedIn, state: Data<State>, id: Path<i64>) -> Result<Html<MappingPage>> {
    let (institution, id) = (user.institution.id, *id);
    let read = move |db: &mut Db| {
        let mapping = Mapping::find(db, institution, id)?;
        MappingPage::new(db, page, mapping, None)
    };
    Ok(Html(state.database.run(read).await?))
}

/// `POST /mappings/{id}`: `name` and the fields of the form that says what columns are.
pub(super) async fn save(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (institution, id, form) = (user.institution.id, *id, form.into_inner());
    let name = form.iter().find(|(name, _)| name == "name").map(|(_, value)| value.clone()).unwrap_or_default();
    let work = move |db: &mut Db| {
        let mapping = Mapping::find(db, institution, id)?;
        let catalogue = Catalogue::load(db, institution)?;
        let Some(answers) = columns_sent::read(&form, &mapping.headers(), &mapping.own_answers(), &catalogue) else {
            return Ok(None);
        };
        let changed = check_answers(db, institution, mapping.kind, &mapping.headers(), &answers)
            .and_then(|()| mapping.change(db, &name, &answers));
        match changed {
            Ok(()) => Ok(Some(None)),
            Err(ServiceError::Refusal(refusal)) => {
                MappingPage::new(db, page, mapping, Some((answers, name, refusal.message())))
                    .map(|page| Some(Some(page)))
            }
            Err(error) => Err(error),
        }
    };
    match state.database.run(work).await? {
        None => Err(Error::Malformed),
        Some(None) => {
            flash::set(&session, Tone::Success, Message::new("mapping-saved"));
            Ok(see_other(&format!("/mappings/{id}")))
        }
        Some(Some(again)) => render(StatusCode::UNPROCESSABLE_ENTITY, &again),
    }
}

/// `POST /mappings/{id}/delete`.
pub(super) async fn delete(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, id) = (user.institution.id, *id);
    let work = move |db: &mut Db| {
        let mapping = Mapping::find(db, institution, id)?;
        mapping.delete(db)?;
        Ok(mapping.name)
    };
    let name = state.database.run(work).await?;
    flash::set(&session, Tone::Success, Message::new("mapping-deleted").with("name", name));
    Ok(see_other("/mappings"))
}
