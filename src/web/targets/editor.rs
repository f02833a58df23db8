//! Where a form is worked on, with the database at hand: shown, previewed, saved.

use super::builder::{self, Findings, Item};
use super::contacts::{self, Table};
use super::options::{self, FieldGroup};
use super::query_form::{Act, QueryForm};
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::db::{Database, Db};
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::i18n::{Language, Message};
use crate::targets::query::Path;
use crate::targets::{self, Culprit, Describer, New, Query, Setting, Target, Why};
use crate::web::visitor::SignedIn;

/// What became of a form.
pub(super) enum Outcome {
    Saved(Target),
    Shown(Box<View>),
}

/// All that the form shows, read in one go with the database.
pub(super) struct View {
    pub form: QueryForm,
    pub items: Vec<Item>,
    pub fields: Vec<FieldGroup>,
    /// What is wrong with the name, the code, or the form as a whole.
    pub problem: Option<Refusal>,
    /// Some part of the query is not as it must be.
    pub has_problems: bool,
    pub preview: Option<PreviewView>,
    /// The id of the control where the user goes on.
    pub focus: String,
}

pub(super) struct PreviewView {
    pub count: i64,
    pub table: Table,
    /// Why nobody is found, in words.
    pub emptied_by: Option<Message>,
}

/// What was found out about a form.
#[derive(Default)]
pub(super) struct Found {
    problem: Option<Refusal>,
    problems: Vec<(Path, Refusal)>,
    preview: Option<targets::Preview>,
    focus: Option<String>,
}

/// Where drafts are worked on.
pub(super) struct TargetEditor<'a> {
    /// Where a second connection may be had for a preview.
    pub helpers: &'a Database,
    pub catalogue: &'a Catalogue,
    pub institution: &'a Institution,
    pub language: Language,
}

impl TargetEditor<'_> {
    /// Does what a button asks for.
    pub(super) fn act(
        &self,
        db: &mut Db,
        user: &SignedIn,
        target: Option<&Target>,
        mut form: QueryForm,
        act: &Act,
    ) -> ServiceResult<Outcome> {
        let found = match act {
            Act::Save => match self.save(db, user, target, &form) {
                Ok(target) => return Ok(Outcome::Saved(target)),
                Err(ServiceError::Refusal(refusal)) => self.wrong(db, &form.query, target, refusal)?,
                Err(failure) => return Err(failure),
            },
            Act::Preview => match self.preview(db, &form.query) {
                Ok(preview) => Found { preview: Some(preview), focus: Some("preview".to_owned()), ..Found::default() },
                Err(ServiceError::Refusal(refusal)) => self.wrong(db, &form.query, target, refusal)?,
                Err(failure) => return Err(failure),
            },
            change => Found { focus: form.act(change), ..Found::default() },
        };
        Ok(Outcome::Shown(Box::new(self.view(form, found))))
    }

    fn save(&self, db: &mut Db, user: &SignedIn, target: Option<&Target>, form: &QueryForm) -> ServiceResult<Target> {
        match target {
            Some(target) if target.is_dynamic => {
                let query = within_limits(&form.query)?;
                targets::update(db, self.institution, target.id, &form.name, Some(&query))
            }
            Some(target) => targets::update(db, self.institution, target.id, &form.name, None),
            None => {
                let query = within_limits(&form.query)?;
                let new = New { name: &form.name, code: Some(&form.code), user: Some(user.id) };
                targets::create(db, self.institution, new, &query)
            }
        }
    }

    fn preview(&self, db: &mut Db, query: &Query) -> ServiceResult<targets::Preview> {
        let query = within_limits(query)?;
        query.check(&Setting::load(db, self.institution, self.catalogue, &query)?)?;
        targets::preview(db, Some(self.helpers), self.institution, &query)
    }

    /// Every problem of the query at its place, and beside them what was refused, if it is none of those.
    fn wrong(&self, db: &mut Db, query: &Query, target: Option<&Target>, refusal: Refusal) -> ServiceResult<Found> {
        let is_static = target.is_some_and(|target| !target.is_dynamic);
        let setting = Setting::load(db, self.institution, self.catalogue, query)?;
        let problems = if is_static { Vec::new() } else { query.problems(&setting) };
        let is_said = problems.iter().any(|(_, problem)| *problem == refusal);
        Ok(Found { problem: (!is_said).then_some(refusal), problems, ..Found::default() })
    }

    /// What the form shows of a form.
    pub(super) fn view(&self, form: QueryForm, found: Found) -> View {
        let culprit = found.preview.as_ref().and_then(|preview| preview.emptied_by.as_ref());
        let findings = Findings { problems: &found.problems, culprit };
        let items = builder::items(&form.query, self.catalogue, self.language, &findings);
        let preview = found.preview.as_ref().map(|preview| self.preview_view(preview, &form.query));
        View {
            items,
            fields: options::fields(self.catalogue, self.language),
            has_problems: !found.problems.is_empty(),
            problem: found.problem,
            preview,
            focus: found.focus.unwrap_or_default(),
            form,
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
