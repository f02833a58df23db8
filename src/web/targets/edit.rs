//! Making and changing a target: one form for both. Every button sends the whole form and gets it back, changed.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path as InPath};
use askama::Template;

use super::builder::{self, Findings, Item};
use super::contacts::{self, Table};
use super::draft::{Act, Draft, Fields};
use super::options::{self, Control, FieldGroup};
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::i18n::{Language, Message};
use crate::targets::query::Path;
use crate::targets::{self, Culprit, Describer, New, Query, Setting, Target, Why};
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "targets/edit.html")]
struct EditPage {
    page: Page,
    /// The target that is changed; `None` for a new one.
    target: Option<Target>,
    view: View,
}

/// All that the form shows, read in one go with the database.
struct View {
    draft: Draft,
    items: Vec<Item>,
    fields: Vec<FieldGroup>,
    /// What is wrong with the name, the code, or the form as a whole.
    problem: Option<Refusal>,
    /// Some part of the query is not as it must be.
    has_problems: bool,
    preview: Option<PreviewView>,
    /// The id of the control where the user goes on.
    focus: String,
}

struct PreviewView {
    count: i64,
    table: Table,
    /// Why nobody is found, in words.
    emptied_by: Option<Message>,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.target {
            Some(target) => format!("/targets/{}/edit", target.id),
            None => "/targets/new".to_owned(),
        }
    }

    /// Where the user goes who changes nothing.
    fn back(&self) -> String {
        match &self.target {
            Some(target) => format!("/targets/{}", target.id),
            None => "/targets".to_owned(),
        }
    }

    fn is_static(&self) -> bool {
        self.target.as_ref().is_some_and(|target| !target.is_dynamic)
    }

    /// The words of a problem if it is about this control.
    fn problem_of(&self, control: &str) -> String {
        let problem = self.view.problem.as_ref().filter(|problem| control_of(problem) == control);
        problem.map_or_else(String::new, |problem| self.page.m(&problem.message()))
    }

    fn is_focus(&self, id: &str) -> bool {
        self.view.focus == id
    }

    /// Whether the control with the id of a part's key and this end is where the user goes on.
    fn is_focus_of(&self, key: &str, end: &str) -> bool {
        self.view.focus.strip_prefix(key) == Some(end)
    }
}

fn control_of(problem: &Refusal) -> &'static str {
    match problem.code {
        "target-name-missing" | "target-name-too-long" => "name",
        "target-code-bad" | "target-code-taken" => "code",
        _ => "",
    }
}

/// `GET /targets/new`.
pub(in crate::web) async fn new(page: Page, user: SignedIn, state: Data<State>) -> Result<HttpResponse> {
    show(page, &user, &state, None, Draft::new()).await
}

/// `GET /targets/{id}/edit`.
pub(in crate::web) async fn edit(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: InPath<i64>,
) -> Result<HttpResponse> {
    let target = find(&state, &user, id.into_inner()).await?;
    let mut draft = Draft { name: target.name.clone(), code: target.code.clone(), ..Draft::new() };
    if target.is_dynamic {
        draft.query = target.query()?;
    }
    show(page, &user, &state, Some(target), draft).await
}

/// `POST /targets/new`.
pub(in crate::web) async fn save_new(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    form: Form<Fields>,
) -> Result<HttpResponse> {
    take(page, user, &session, &state, None, form.into_inner()).await
}

/// `POST /targets/{id}/edit`.
pub(in crate::web) async fn save_edit(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: InPath<i64>,
    form: Form<Fields>,
) -> Result<HttpResponse> {
    let target = find(&state, &user, id.into_inner()).await?;
    take(page, user, &session, &state, Some(target), form.into_inner()).await
}

async fn find(state: &State, user: &SignedIn, id: i64) -> Result<Target> {
    let institution = user.institution.id;
    Ok(state.database.run(move |db| targets::find(db, institution, id)).await?)
}

async fn show(
    page: Page,
    user: &SignedIn,
    state: &State,
    target: Option<Target>,
    draft: Draft,
) -> Result<HttpResponse> {
    let (institution, language) = (user.institution.clone(), page.language);
    let work = move |db: &mut Db| {
        let catalogue = Catalogue::load(db, institution.id)?;
        Ok(Desk { catalogue: &catalogue, institution: &institution, language }.view(draft, Found::default()))
    };
    let view = state.database.run(work).await?;
    render(StatusCode::OK, &EditPage { page, target, view })
}

/// What became of a form.
enum Outcome {
    Saved(Target),
    Shown(Box<View>),
}

async fn take(
    page: Page,
    user: SignedIn,
    session: &Session,
    state: &State,
    target: Option<Target>,
    fields: Fields,
) -> Result<HttpResponse> {
    let (language, known) = (page.language, target.clone());
    let work = move |db: &mut Db| {
        let catalogue = Catalogue::load(db, user.institution.id)?;
        let desk = Desk { catalogue: &catalogue, institution: &user.institution, language };
        let draft = Draft::read(&fields, &catalogue);
        desk.act(db, &user, known.as_ref(), draft, &Act::of(&fields))
    };
    match state.database.run(work).await? {
        Outcome::Saved(saved) => {
            let message = Message::new("target-saved").with("name", saved.name.as_str());
            flash::set(session, Tone::Success, message);
            Ok(see_other(&format!("/targets/{}", saved.id)))
        }
        Outcome::Shown(view) => {
            let is_wrong = view.has_problems || view.problem.is_some();
            let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            render(status, &EditPage { page, target, view: *view })
        }
    }
}

/// What was found out about a draft.
#[derive(Default)]
struct Found {
    problem: Option<Refusal>,
    problems: Vec<(Path, Refusal)>,
    preview: Option<targets::Preview>,
    focus: Option<String>,
}

/// Where drafts are worked on.
struct Desk<'a> {
    catalogue: &'a Catalogue,
    institution: &'a Institution,
    language: Language,
}

impl Desk<'_> {
    fn act(
        &self,
        db: &mut Db,
        user: &SignedIn,
        target: Option<&Target>,
        mut draft: Draft,
        act: &Act,
    ) -> ServiceResult<Outcome> {
        let found = match act {
            Act::Save => match self.save(db, user, target, &draft) {
                Ok(target) => return Ok(Outcome::Saved(target)),
                Err(ServiceError::Refusal(refusal)) => self.wrong(db, &draft.query, target, refusal)?,
                Err(failure) => return Err(failure),
            },
            Act::Preview => match self.preview(db, &draft.query) {
                Ok(preview) => Found { preview: Some(preview), focus: Some("preview".to_owned()), ..Found::default() },
                Err(ServiceError::Refusal(refusal)) => self.wrong(db, &draft.query, target, refusal)?,
                Err(failure) => return Err(failure),
            },
            change => Found { focus: draft.act(change), ..Found::default() },
        };
        Ok(Outcome::Shown(Box::new(self.view(draft, found))))
    }

    fn save(&self, db: &mut Db, user: &SignedIn, target: Option<&Target>, draft: &Draft) -> ServiceResult<Target> {
        match target {
            Some(target) if target.is_dynamic => {
                let query = within_limits(&draft.query)?;
                targets::update(db, self.institution, target.id, &draft.name, Some(&query))
            }
            Some(target) => targets::update(db, self.institution, target.id, &draft.name, None),
            None => {
                let query = within_limits(&draft.query)?;
                let new = New { name: &draft.name, code: Some(&draft.code), user: Some(user.id) };
                targets::create(db, self.institution, new, &query)
            }
        }
    }

    fn preview(&self, db: &mut Db, query: &Query) -> ServiceResult<targets::Preview> {
        let query = within_limits(query)?;
        query.check(&Setting::load(db, self.institution, self.catalogue, &query)?)?;
        targets::preview(db, self.institution, &query)
    }

    /// Every problem of the query at its place, and beside them what was refused, if it is none of those.
    fn wrong(&self, db: &mut Db, query: &Query, target: Option<&Target>, refusal: Refusal) -> ServiceResult<Found> {
        let is_static = target.is_some_and(|target| !target.is_dynamic);
        let setting = Setting::load(db, self.institution, self.catalogue, query)?;
        let problems = if is_static { Vec::new() } else { query.problems(&setting) };
        let is_said = problems.iter().any(|(_, problem)| *problem == refusal);
        Ok(Found { problem: (!is_said).then_some(refusal), problems, ..Found::default() })
    }

    fn view(&self, draft: Draft, found: Found) -> View {
        let culprit = found.preview.as_ref().and_then(|preview| preview.emptied_by.as_ref());
        let findings = Findings { problems: &found.problems, culprit };
        let items = builder::items(&draft.query, self.catalogue, self.language, &findings);
        let preview = found.preview.as_ref().map(|preview| self.preview_view(preview, &draft.query));
        View {
            items,
            fields: options::fields(self.catalogue, self.language),
            has_problems: !found.problems.is_empty(),
            problem: found.problem,
            preview,
            focus: found.focus.unwrap_or_default(),
            draft,
        }
    }

    fn preview_view(&self, preview: &targets::Preview, query: &Query) -> PreviewView {
        let table = contacts::table(&preview.sample, Some(query), self.catalogue, self.language);
        PreviewView {
            count: preview.count as i64,
            // A body that can't be read is told when the contact is opened; the count stands.
            table: table.unwrap_or(Table { columns: Vec::new(), rows: Vec::new() }),
            emptied_by: preview.emptied_by.as_ref().map(|culprit| self.blame(culprit, query)),
        }
    }

    fn blame(&self, culprit: &Culprit, query: &Query) -> Message {
        blame(culprit, query, &Describer { catalogue: self.catalogue, language: self.language })
    }
}

/// Why nobody is found.
pub(super) fn blame(culprit: &Culprit, query: &Query, describer: &Describer<'_>) -> Message {
    let part = query.part(&culprit.path).map(|part| describer.part(part));
    let part = part.unwrap_or_else(|| describer.sentence(query));
    match culprit.why {
        Why::Alone => Message::new("preview-empty-alone"),
        Why::Otherwise(count) => Message::new("preview-empty-otherwise").with("n", count as i64),
        Why::WithThoseBefore => Message::new("preview-empty-together"),
    }
    .with("part", part)
}

/// The query as it would be stored; refused if it is larger or deeper than one may be.
fn within_limits(query: &Query) -> ServiceResult<Query> {
    if query.root.members.is_empty() {
        return Err(Refusal::new("query-empty-group").into());
    }
    match Query::from_json(&query.to_json()) {
        Err(refusal) if refusal.code == "query-malformed" => Ok(query.clone()),
        read => Ok(read?),
    }
}
