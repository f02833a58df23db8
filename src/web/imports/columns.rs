//! Saying what the columns of a file are: asked when not all are known, and open to be changed until the import starts.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::columns_form::{self, ColumnsForm, Subject};
use super::columns_sent;
use super::shown::View;
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::context::Context;
use crate::db::Db;
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::i18n::Message;
use crate::imports::history::{self, IssueFilter};
use crate::imports::{self, ColumnMapping, Import, Layout, Options, Origin, State as Stage, sample, unknown_values};
use crate::web::answer::see_other;
use crate::web::error::{Error, Result};
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "imports/columns.html")]
pub(in crate::web) struct ColumnsPage {
    page: Page,
    view: View,
    form: ColumnsForm,
    /// Where the answers come from, in words.
    origin: String,
    /// Under which name the answers are to be kept.
    entered_name: String,
    /// What is wrong besides columns without an answer.
    problems: Vec<Message>,
}

/// `GET /imports/{number}/columns`.
pub(in crate::web) async fn columns(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number, context) = (user.institution.id, *number, state.context());
    let columns = state.database.run(move |db| read(db, &context, institution, number, page, None)).await?;
    if !columns.view.has_columns() {
        return Ok(see_other(&columns.view.address()));
    }
    render(StatusCode::OK, &columns)
}

/// What was entered, and why it is not done.
struct Entered {
    answers: ColumnMapping,
    name: String,
    problem: Message,
}

fn read(
    db: &mut Db,
    context: &Context,
    institution: i64,
    number: i64,
    page: Page,
    entered: Option<Entered>,
) -> ServiceResult<ColumnsPage> {
    let view = View::load(db, institution, number)?;
    let catalogue = Catalogue::load(db, institution)?;
    let sample = sample(db, context, &view.import, &catalogue)?;
    let unknown = unknown_values(db, &view.import)?;
    let mut problems = problems(db, &view.import)?;
    let mut options = view.import.options.clone();
    let mut entered_name = match &options.answers.origin {
        Some(Origin::Mapping(name)) => name.clone(),
        _ => String::new(),
    };
    if let Some(entered) = entered {
        options.answers = entered.answers;
        entered_name = entered.name;
        problems = vec![entered.problem];
    } else if let Some(layout) = &view.import.layout {
        options.answers = imports::answers_with_rules(layout, &options, &catalogue);
        options.answers.key = options.answers.key.or(layout.key);
    }
    let subject = Subject {
        headers: view.import.layout.as_ref().map(Layout::headers).unwrap_or_default(),
        kind: view.import.kind,
        options: &options,
        sample: &sample,
        unknown: &unknown,
    };
    let form = ColumnsForm::new(&subject, &catalogue, &page);
    Ok(ColumnsPage { origin: columns_form::origin(&options.answers, &page), page, form, entered_name, problems, view })
}

/// The argument of an issue about the key: the columns that it found.
const FOUND: &str = "found";

/// What a file that waits for answers lacks besides them: a key, or that two columns are not the same.
fn problems(db: &mut Db, import: &Import) -> ServiceResult<Vec<Message>> {
    const MOST: i64 = 1000;
    if import.state != Stage::NeedsMapping {
        return Ok(Vec::new());
    }
    let listed = history::issues(db, import, &IssueFilter::default(), None, MOST)?;
    let issues = listed.into_iter().map(|listed| listed.issue);
    let others = issues.filter(|issue| !matches!(issue.code, Code::UnknownColumn | Code::NearMissColumn));
    Ok(others
        .map(|issue| match issue.code {
            Code::NoKeyColumn if issue.text(FOUND).is_none_or(str::is_empty) => Message::new("columns-no-key"),
            Code::NoHeader if import.kind.needs_key(import.options.mode) => Message::new("columns-no-key"),
            Code::NoHeader => Message::new("columns-no-header"),
            _ => issue.message("", ""),
        })
        .collect())
}

/// `POST /imports/{number}/columns`: the fields of [`columns_form`], and `name` to keep the answers under.
pub(in crate::web) async fn confirm_columns(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (institution, number, context) = (user.institution.id, *number, state.context());
    let name = form.iter().find(|(name, _)| name == "name").map(|(_, value)| value.clone()).unwrap_or_default();
    let is_kept = form.iter().any(|(name, _)| name == "keep");
    let (sent, entered_name) = (form.into_inner(), name.clone());
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        if is_kept {
            return keep(db, &import, &name, |db, problem| {
                let answers = import.options.answers.clone();
                read(db, &context, institution, number, page, Some(Entered { answers, name: entered_name, problem }))
            });
        }
        let catalogue = Catalogue::load(db, institution)?;
        let Some(answers) = answers(&import, &sent, &catalogue) else { return Ok(None) };
        match confirm(db, &import, &answers, &catalogue, &name) {
            Ok(()) => Ok(Some(None)),
            Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
                let entered = Entered { answers, name: entered_name, problem: refusal.message() };
                read(db, &context, institution, number, page, Some(entered)).map(|page| Some(Some(page)))
            }
            Err(error) => Err(error),
        }
    };
    match state.database.run(work).await? {
        None => Err(Error::Malformed),
        Some(None) => {
            flash::set(
                &session,
                Tone::Success,
                Message::new(if is_kept { "mapping-saved" } else { "columns-confirmed" }),
            );
            Ok(see_other(&format!("/imports/{number}")))
        }
        Some(Some(again)) => render(StatusCode::UNPROCESSABLE_ENTITY, &again),
    }
}

/// Keeps the columns of an import that was started as a mapping; the page again if that is refused.
fn keep(
    db: &mut Db,
    import: &Import,
    name: &str,
    again: impl FnOnce(&mut Db, Message) -> ServiceResult<ColumnsPage>,
) -> ServiceResult<Option<Option<ColumnsPage>>> {
    match imports::keep_mapping(db, import, name) {
        Ok(()) => Ok(Some(None)),
        Err(ServiceError::Refusal(refusal)) => again(db, refusal.message()).map(|page| Some(Some(page))),
        Err(error) => Err(error),
    }
}

fn answers(import: &Import, sent: &[(String, String)], catalogue: &Catalogue) -> Option<ColumnMapping> {
    let layout = import.layout.as_ref()?;
    let before = &import.options.answers;
    let answers = columns_sent::read(sent, &layout.headers(), before, catalogue)?;
    Some(ColumnMapping { header_row: Some(layout.header_row), ..answers })
}

fn confirm(
    db: &mut Db,
    import: &Import,
    answers: &ColumnMapping,
    catalogue: &Catalogue,
    name: &str,
) -> ServiceResult<()> {
    let Some(layout) = &import.layout else { return Err(Refusal::new("columns-open").into()) };
    let headers = layout.headers();
    let options = Options { answers: answers.clone(), accept_columns: false, ..import.options.clone() };
    let open = imports::recognise(&headers, &with_new(catalogue, answers), import.kind, &options);
    if open.is_open() {
        return Err(Refusal::new("columns-open").into());
    }
    imports::confirm(db, import, answers.clone(), Some(name).filter(|name| !name.trim().is_empty()))
}

/// The fields with those that the answers want made, which have no id yet.
fn with_new(catalogue: &Catalogue, answers: &ColumnMapping) -> Catalogue {
    let mut all = catalogue.clone();
    for (id, choice) in (1..).zip(answers.columns.values()) {
        if let imports::Choice::NewField(new) = choice
            && all.by_code(&new.code).is_none()
        {
            all.add(new.field(-id));
        }
    }
    all
}
