//! The history of imports.

use actix_web::web::{Data, Query};
use askama::Template;

use super::shown::View;
use crate::accounts::users;
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::imports::Import;
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// Imports a page.
const PAGE: i64 = 25;

#[derive(Template)]
#[template(path = "imports/list.html")]
pub(in crate::web) struct ListPage {
    page: Page,
    rows: Vec<View>,
    /// Where the list begins; empty on its first page.
    first: String,
    next: String,
}

impl ListPage {
    fn count(&self) -> i64 {
        self.rows.len() as i64
    }
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Place {
    before: Option<i64>,
}

/// `GET /imports`.
pub(in crate::web) async fn list(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    place: Query<Place>,
) -> Result<Html<ListPage>> {
    let (institution, before) = (user.institution.id, place.before);
    let rows = state.database.run(move |db| read(db, institution, before)).await?;
    let last =
        rows.last().filter(|_| rows.len() as i64 == PAGE).map(|row| row.import.number).filter(|number| *number > 1);
    let page = if rows.iter().any(View::is_at_work) { page.with_refresh(5) } else { page };
    Ok(Html(ListPage {
        page,
        first: before.map(|_| "/imports".to_owned()).unwrap_or_default(),
        next: last.map(|number| format!("/imports?before={number}")).unwrap_or_default(),
        rows,
    }))
}

fn read(db: &mut Db, institution: i64, before: Option<i64>) -> ServiceResult<Vec<View>> {
    let imports = Import::list(db, institution, before, PAGE)?;
    let names = users::names(db, &imports.iter().filter_map(|import| import.user_id).collect::<Vec<_>>())?;
    let view = |import: Import| {
        let by = import.user_id.and_then(|user| names.get(&user)).cloned();
        let parent = import.parent(db)?;
        Ok(View { import, by, parent })
    };
    imports.into_iter().map(view).collect()
}
