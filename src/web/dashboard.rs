//! The dashboard: where an administrator begins. Every figure on it is kept or read from an index, never counted row by row.

use actix_web::web::Data;
use askama::Template;

use super::error::Result;
use super::html::Html;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use crate::accounts::users;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::read;
use crate::db::Db;
use crate::exports::{self, Export};
use crate::fields::Group;
use crate::imports::Import;
use crate::targets;

/// How many imports and exports are shown.
const LAST: i64 = 5;

#[derive(Template)]
#[template(path = "dashboard.html")]
pub(super) struct DashboardPage {
    page: Page,
    user: SignedIn,
    figures: Figures,
    imports: Vec<ImportRow>,
    exports: Vec<ExportRow>,
}

/// What the institution has.
struct Figures {
    contacts: i64,
    targets: i64,
    fields: i64,
    imports: i64,
}

/// One of the last imports.
struct ImportRow {
    import: Import,
    /// Blank from a shell.
    user: String,
}

/// One of the last exports.
struct ExportRow {
    export: Export,
    /// Blank from a shell.
    user: String,
}

/// What is read from the database.
struct Content {
    figures: Figures,
    imports: Vec<ImportRow>,
    exports: Vec<ExportRow>,
}

impl DashboardPage {
    /// Nothing was brought in yet.
    fn is_new(&self) -> bool {
        self.figures.contacts == 0 && self.figures.fields == 0 && self.imports.is_empty()
    }
}

/// `GET /`.
pub(super) async fn show(page: Page, user: SignedIn, state: Data<State>) -> Result<Html<DashboardPage>> {
    let institution = user.institution.id;
    let Content { figures, imports, exports } = state.database.run(move |db| content(db, institution)).await?;
    Ok(Html(DashboardPage { page, user, figures, imports, exports }))
}

fn content(db: &mut Db, institution: i64) -> crate::error::Result<Content> {
    let imports = Import::list(db, institution, None, LAST)?;
    let exports = exports::list(db, institution, None, LAST)?;
    let of_imports = imports.iter().filter_map(|import| import.user_id);
    let ids: Vec<i64> = of_imports.chain(exports.iter().filter_map(|export| export.user)).collect();
    let names = users::names(db, &ids)?;
    let name = |id: Option<i64>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    Ok(Content {
        figures: figures(db, institution, imports.first())?,
        imports: imports.into_iter().map(|import| ImportRow { user: name(import.user_id), import }).collect(),
        exports: exports.into_iter().map(|export| ExportRow { user: name(export.user), export }).collect(),
    })
}

fn figures(db: &mut Db, institution: i64, last: Option<&Import>) -> crate::error::Result<Figures> {
    let catalogue = Catalogue::load(db, institution)?;
    let of = |group| catalogue.group(group).count() as i64;
    Ok(Figures {
        contacts: read::count(db, institution)?,
        targets: targets::list(db, institution, false)?.len() as i64,
        fields: of(Group::Criterion) + of(Group::Authorisation) + of(Group::Custom),
        // Numbers have no gaps.
        imports: last.map(|import| import.number).unwrap_or_default(),
    })
}
