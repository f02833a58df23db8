//! The list of targets, those in use or those that were archived.

use std::collections::HashMap;

use actix_web::web::{Data, Query as Address};
use askama::Template;

use crate::accounts::users;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::i18n::Language;
use crate::targets::{self, Describer, Target};
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "targets/list.html")]
pub(in crate::web) struct ListPage {
    page: Page,
    archived: bool,
    rows: Vec<Row>,
    /// How many stand in the other list.
    others: usize,
}

struct Row {
    target: Target,
    /// The query in words; empty for contacts picked by hand.
    query: String,
    by: String,
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Which {
    /// `archived`, or nothing.
    #[serde(default)]
    show: String,
}

/// `GET /targets`.
pub(in crate::web) async fn list(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    which: Address<Which>,
) -> Result<Html<ListPage>> {
    let (institution, language, archived) = (user.institution.id, page.language, which.show == "archived");
    let work = move |db: &mut Db| {
        let others = targets::list(db, institution, !archived)?.len();
        Ok((rows(db, institution, archived, language)?, others))
    };
    let (rows, others) = state.database.run(work).await?;
    Ok(Html(ListPage { page, archived, rows, others }))
}

fn rows(db: &mut Db, institution: i64, archived: bool, language: Language) -> ServiceResult<Vec<Row>> {
    let catalogue = Catalogue::load(db, institution)?;
    let describer = Describer { catalogue: &catalogue, language };
    let found = targets::list(db, institution, archived)?;
    let ids: Vec<i64> = found.iter().filter_map(|target| target.user_id).collect();
    let names = users::names(db, &ids)?;
    Ok(found.into_iter().map(|target| row(target, &describer, &names)).collect())
}

fn row(target: Target, describer: &Describer<'_>, names: &HashMap<i64, String>) -> Row {
    let query = match target.query() {
        Ok(query) if target.has_query() => describer.sentence(&query),
        _ => String::new(),
    };
    let by = target.user_id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    Row { query, by, target }
}
