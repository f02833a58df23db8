//! The form that asks for an export: a template or a plain one.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Query};
use askama::Template;

use crate::db::Db;
use crate::exports::{self, ContactsRequest, Export, TemplateRequest};
use crate::i18n::{Language, Message};
use crate::kinds::Kind;
use crate::table::FileFormat;
use crate::targets;
use crate::text::trim;
use crate::web::answer::see_other;
use crate::web::error::{Error, Result};
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "exports/new.html")]
struct NewExportPage {
    page: Page,
    targets: Vec<(i64, String)>,
    wish: NewExport,
    problem: Option<Message>,
}

/// What the form asks for; also the query that opens it: `/exports/new?what=criteria&target=3`.
#[derive(Clone, serde::Deserialize)]
#[serde(default)]
pub(in crate::web) struct NewExport {
    /// The name of a kind, for a template, or `all`, for a plain export.
    what: String,
    /// An id, nothing for all contacts, or `none` for an empty sample.
    target: String,
    format: String,
    language: String,
    email: String,
    /// Codes or labels of the fields of a template, parted by commas; nothing for all.
    fields: String,
    /// `yes`: a CSV to read is for other programs.
    for_programs: String,
}

impl Default for NewExport {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            what: text("criteria"),
            target: text(""),
            format: text(FileFormat::Xlsx.name()),
            language: text(""),
            email: text(""),
            fields: text(""),
            for_programs: text(""),
        }
    }
}

impl NewExport {
    fn is_target(&self, id: &i64) -> bool {
        self.target == id.to_string()
    }

    fn target(&self) -> Result<Option<i64>> {
        match self.target.as_str() {
            "" | "none" => Ok(None),
            id => id.parse().map(Some).map_err(|_| Error::NotFound),
        }
    }
}

/// `GET /exports/new`.
pub(in crate::web) async fn form(
    page: Page,
    user: SignedIn,
    form: Query<NewExport>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let mut form = form.into_inner();
    if Language::from_tag(&form.language).is_none() {
        form.language = page.language.tag().to_owned();
    }
    show_form(StatusCode::OK, page, &user, form, None, &state).await
}

async fn show_form(
    status: StatusCode,
    page: Page,
    user: &SignedIn,
    form: NewExport,
    problem: Option<Message>,
    state: &State,
) -> Result<HttpResponse> {
    let institution = user.institution.id;
    let targets = state.database.run(move |db| {
        let targets = targets::list(db, institution, false)?;
        Ok(targets.into_iter().map(|target| (target.id, target.name)).collect())
    });
    render(status, &NewExportPage { page, targets: targets.await?, wish: form, problem })
}

/// `POST /exports`.
pub(in crate::web) async fn create(
    page: Page,
    user: SignedIn,
    session: Session,
    form: Form<NewExport>,
    state: Data<State>,
) -> Result<HttpResponse> {
    let form = form.into_inner();
    match request(&user, &form, &state).await {
        Ok(_) => {
            flash::set(&session, Tone::Success, Message::new("export-asked"));
            Ok(see_other("/exports"))
        }
        Err(Error::Refusal(refusal)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show_form(status, page, &user, form, Some(refusal.message()), &state).await
        }
        Err(error) => Err(error),
    }
}

async fn request(user: &SignedIn, form: &NewExport, state: &State) -> Result<Export> {
    let (institution, id) = (user.institution.clone(), user.id);
    let (target, empty) = (form.target()?, form.target == "none");
    let format = FileFormat::from_name(&form.format).ok_or(Error::Malformed)?;
    let language = Language::from_tag(&form.language).ok_or(Error::Malformed)?;
    let (email, for_programs) = (Some(form.email.clone()), form.for_programs == "yes");
    let fields = form.fields.split(',').map(|name| trim(name).to_owned()).filter(|name| !name.is_empty()).collect();
    let max_columns = state.config.limits.max_columns;
    let kind = Kind::from_name(&form.what);
    if kind.is_none() && form.what != "all" {
        return Err(Error::Malformed);
    }
    let ask = move |db: &mut Db| match kind {
        Some(kind) => {
            let request = TemplateRequest { kind, target, format, language, email, empty, fields, max_columns };
            exports::request_template(db, &institution, Some(id), &request)
        }
        None => {
            let request = ContactsRequest { target, format, for_programs, language, email };
            exports::request_contacts(db, &institution, Some(id), &request)
        }
    };
    Ok(state.database.run(ask).await?)
}
