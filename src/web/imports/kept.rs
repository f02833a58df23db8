//! What apply or undo left as it was, and why.

use std::collections::HashMap;

use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::shown::View;
use crate::contacts::slots::Writer;
use crate::contacts::writers::{self, Writing};
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::fields::standard;
use crate::imports::history::{self, ListedConflict, Phase};
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::value_words::{ValueWords, by};
use crate::web::visitor::SignedIn;

/// Values a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "imports/kept.html")]
pub(in crate::web) struct KeptPage {
    page: Page,
    view: View,
    is_undo: bool,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// A value that was left as it was.
struct Row {
    row: i64,
    subject: String,
    address: String,
    label: String,
    /// Of a multi-list the codes that are meant; empty for other fields.
    codes: String,
    /// What apply would have written, or what undo would have brought back.
    wanted: Option<String>,
    found: Option<String>,
    /// Who wrote what was found.
    writer: Option<String>,
    /// The message that says why.
    reason: String,
}

#[derive(Debug, Clone, serde::Deserialize)]
pub(in crate::web) struct Place {
    /// Row, part and field after which the page begins: `17.0.1001`.
    #[serde(default)]
    after: String,
}

impl Place {
    fn key(&self) -> Option<(i64, i16, i64)> {
        let mut parts = self.after.split('.');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    }
}

impl KeptPage {
    fn noun(&self) -> &'static str {
        if self.is_undo { "kept" } else { "conflicts" }
    }

    fn heading(&self) -> String {
        self.page.t(if self.is_undo { "import-kept" } else { "import-conflicts" })
    }

    /// What apply or undo would have written, as the head of a column.
    fn wanted(&self) -> String {
        self.page.t(if self.is_undo { "kept-old" } else { "kept-new" })
    }

    fn count(&self) -> i64 {
        self.rows.len() as i64
    }
}

/// `GET /imports/{number}/conflicts`: what apply left out.
pub(in crate::web) async fn conflicts(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    place: Query<Place>,
) -> Result<Html<KeptPage>> {
    list(page, user, state, *number, place.into_inner(), Phase::Apply).await
}

/// `GET /imports/{number}/kept`: what undo left as it was.
pub(in crate::web) async fn kept(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    place: Query<Place>,
) -> Result<Html<KeptPage>> {
    list(page, user, state, *number, place.into_inner(), Phase::Undo).await
}

async fn list(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: i64,
    place: Place,
    phase: Phase,
) -> Result<Html<KeptPage>> {
    let institution = user.institution.id;
    Ok(Html(state.database.run(move |db| read(db, institution, number, &place, phase, page)).await?))
}

fn read(
    db: &mut Db,
    institution: i64,
    number: i64,
    place: &Place,
    phase: Phase,
    page: Page,
) -> ServiceResult<KeptPage> {
    let view = View::load(db, institution, number)?;
    let catalogue = view.import.catalogue(db)?;
    let words = ValueWords { catalogue: &catalogue, language: page.language };
    let listed = history::conflicts(db, &view.import, phase, place.key(), PAGE)?;
    let found: Vec<Writer> = listed.iter().map(|conflict| conflict.found_writer).collect();
    let writings = writers::by_ids(db, institution, &found)?;
    let noun = if phase == Phase::Undo { "kept" } else { "conflicts" };
    let address = |after: &str| format!("/imports/{number}/{noun}{after}");
    let last = listed.last().filter(|_| listed.len() as i64 == PAGE).map(|last| last.place);
    Ok(KeptPage {
        rows: listed.iter().map(|conflict| row(conflict, &view, phase, &words, &writings, &page)).collect(),
        first: if place.after.is_empty() { String::new() } else { address("") },
        next: last.map(|(row, part, field)| address(&format!("?after={row}.{part}.{field}"))).unwrap_or_default(),
        is_undo: phase == Phase::Undo,
        view,
        page,
    })
}

fn row(
    conflict: &ListedConflict,
    view: &View,
    phase: Phase,
    words: &ValueWords<'_>,
    writings: &HashMap<Writer, Writing>,
    page: &Page,
) -> Row {
    let (row, _, _) = conflict.place;
    let change = conflict.change.as_ref();
    let wanted = match phase {
        Phase::Apply => change.and_then(|change| change.new.as_deref()),
        Phase::Undo => change.and_then(|change| change.old.as_deref()),
    };
    let has_card = view.is_of_contacts() && conflict.reason != "gone";
    let is_whole = conflict.field == standard::EXISTS;
    let codes = conflict.codes.as_deref().unwrap_or_default().split('|').filter(|code| !code.is_empty());
    let codes = codes.map(|code| words.value(conflict.field, code));
    let said = |writing: &Writing| page.m(&by(writing).with("date", page.day(&writing.at)));
    Row {
        row,
        subject: conflict.subject.clone(),
        address: if has_card { format!("/contacts/{}", conflict.id) } else { String::new() },
        label: if is_whole { page.t("kept-whole") } else { words.label(conflict.field) },
        codes: codes.collect::<Vec<_>>().join(", "),
        wanted: wanted.filter(|_| !is_whole).map(|value| words.value(conflict.field, value)),
        found: conflict.found.as_deref().filter(|_| !is_whole).map(|value| words.value(conflict.field, value)),
        writer: writings.get(&conflict.found_writer).map(said),
        reason: format!("kept-{}", conflict.reason),
    }
}
