//! Making and changing a target: one form for both. Every button sends the whole form and gets it back, changed.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path as InPath};
use askama::Template;

use super::builder::Item;
use super::editor::{Found, Outcome, TargetEditor, View};
use super::options::Control;
use super::query_form::{Act, Fields, QueryForm};
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::Refusal;
use crate::i18n::Message;
use crate::targets::{self, Target};
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
    show(page, &user, &state, None, QueryForm::new()).await
}

/// `GET /targets/{id}/edit`.
pub(in crate::web) async fn edit(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: InPath<i64>,
) -> Result<HttpResponse> {
    let target = find(&state, &user, id.into_inner()).await?;
    let mut filled = QueryForm { name: target.name.clone(), code: target.code.clone(), ..QueryForm::new() };
    if target.is_dynamic {
        filled.query = target.query()?;
    }
    show(page, &user, &state, Some(target), filled).await
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
    filled: QueryForm,
) -> Result<HttpResponse> {
    let (institution, language, helpers) = (user.institution.clone(), page.language, state.database.clone());
    let work = move |db: &mut Db| {
        let catalogue = Catalogue::load(db, institution.id)?;
        let editor = TargetEditor { helpers: &helpers, catalogue: &catalogue, institution: &institution, language };
        Ok(editor.view(filled, Found::default()))
    };
    let view = state.database.run(work).await?;
    render(StatusCode::OK, &EditPage { page, target, view })
}

async fn take(
    page: Page,
    user: SignedIn,
    session: &Session,
    state: &State,
    target: Option<Target>,
    fields: Fields,
) -> Result<HttpResponse> {
    let (language, known, helpers) = (page.language, target.clone(), state.database.clone());
    let work = move |db: &mut Db| {
        let catalogue = Catalogue::load(db, user.institution.id)?;
        let institution = &user.institution;
        let editor = TargetEditor { helpers: &helpers, catalogue: &catalogue, institution, language };
        let filled = QueryForm::read(&fields, &catalogue);
        editor.act(db, &user, known.as_ref(), filled, &Act::of(&fields))
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
