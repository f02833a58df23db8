//! The preview of an import's changes: old and new value of every one.

use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::shown::View;
use crate::contacts::change::SubjectKind;
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::fields::FieldId;
use crate::imports::history::{self, PlannedRow};
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::value_words::{Shown, ValueWords};
use crate::web::visitor::SignedIn;

/// Rows a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "imports/changes.html")]
pub(in crate::web) struct ChangesPage {
    page: Page,
    view: View,
    fields: Vec<FieldChoice>,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// A field to filter by.
struct FieldChoice {
    id: FieldId,
    label: String,
    count: i64,
    is_chosen: bool,
}

/// What one row of the file changes.
struct Row {
    row: i64,
    subject: String,
    /// The card of the contact; empty if it is none, or not made yet.
    address: String,
    creates: bool,
    changes: Vec<Shown>,
    /// What the row says that proves its authorisations; empty if it says nothing.
    proof: String,
}

/// What the preview is narrowed to, as the address says it.
#[derive(Debug, Clone, serde::Deserialize)]
pub(in crate::web) struct Filter {
    #[serde(default)]
    field: String,
    /// Row and part after which the page begins: `17.0`.
    #[serde(default)]
    after: String,
}

impl Filter {
    fn place(&self) -> Option<(i64, i16)> {
        let (row, part) = self.after.split_once('.')?;
        Some((row.parse().ok()?, part.parse().ok()?))
    }
}

impl ChangesPage {
    fn count(&self) -> i64 {
        self.rows.len() as i64
    }
}

/// `GET /imports/{number}/changes`.
pub(in crate::web) async fn changes(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    filter: Query<Filter>,
) -> Result<Html<ChangesPage>> {
    let (institution, number, filter) = (user.institution.id, *number, filter.into_inner());
    Ok(Html(state.database.run(move |db| read(db, institution, number, &filter, page)).await?))
}

fn read(db: &mut Db, institution: i64, number: i64, filter: &Filter, page: Page) -> ServiceResult<ChangesPage> {
    let view = View::load(db, institution, number)?;
    let catalogue = view.import.catalogue(db)?;
    let words = ValueWords { catalogue: &catalogue, language: page.language };
    let field: Option<FieldId> = filter.field.parse().ok();
    let plan = history::preview(db, &view.import, field, filter.place(), PAGE)?;
    let address = |after: Option<String>| {
        let field = field.map(|field| format!("field={field}"));
        let parts: Vec<String> = field.into_iter().chain(after.map(|after| format!("after={after}"))).collect();
        let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
        format!("/imports/{number}/changes{query}")
    };
    Ok(ChangesPage {
        fields: fields(&view, &words, field),
        first: if filter.after.is_empty() { String::new() } else { address(None) },
        next: plan.next.map(|(row, part)| address(Some(format!("{row}.{part}")))).unwrap_or_default(),
        rows: plan.rows.iter().map(|planned| row(planned, &view, &words)).collect(),
        view,
        page,
    })
}

fn fields(view: &View, words: &ValueWords<'_>, chosen: Option<FieldId>) -> Vec<FieldChoice> {
    let choice = |(id, count): (&FieldId, &i64)| FieldChoice {
        id: *id,
        label: words.label(*id),
        count: *count,
        is_chosen: chosen == Some(*id),
    };
    let mut fields: Vec<FieldChoice> = view.import.counts.fields.iter().map(choice).collect();
    fields.sort_by(|a, b| a.label.cmp(&b.label));
    fields
}

fn row(planned: &PlannedRow, view: &View, words: &ValueWords<'_>) -> Row {
    let is_there = !planned.creates || view.import.counts.applied > view.import.counts.undone;
    let has_card = planned.kind == SubjectKind::Contact && is_there;
    Row {
        row: planned.row,
        subject: planned.subject.clone(),
        address: if has_card { format!("/contacts/{}", planned.id) } else { String::new() },
        creates: planned.creates,
        changes: planned
            .changes
            .iter()
            .map(|change| words.change(change.field, change.old.as_deref(), change.new.as_deref()))
            .collect(),
        proof: words.proof(&planned.proof),
    }
}
