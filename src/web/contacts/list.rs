//! The list of contacts.

use actix_web::web::{Data, Query};
use askama::Template;

use super::contact_filter::ContactFilter;
use super::filter::Filter;
use super::people;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::{Contact, LISTED};
use crate::contacts::search::Found;
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::fields::standard;
use crate::i18n::Language;
use crate::targets;
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// Contacts a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "contacts/list.html")]
pub(in crate::web) struct ListPage {
    page: Page,
    filter: Filter,
    statuses: [&'static str; 4],
    /// Code and name of the targets in use, and of the one that the list is narrowed to.
    targets: Vec<(String, String)>,
    /// Address and name of the structure whose people are listed, if only those are.
    structure: Option<(String, String)>,
    rows: Vec<Row>,
    next: String,
    is_partial: bool,
    is_by_word: bool,
}

/// What the database says of a list.
struct Read {
    targets: Vec<(String, String)>,
    structure: Option<(String, String)>,
    rows: Vec<Row>,
    found: Found,
}

/// A contact as a row of the list.
struct Row {
    id: i64,
    number: String,
    name: String,
    is_structure: bool,
    email: String,
    town: String,
    life_cycle: String,
    status: String,
}

impl ListPage {
    fn count(&self) -> i64 {
        self.rows.len() as i64
    }

    /// Where the list begins; empty on its first page.
    fn first(&self) -> String {
        self.filter.after.map(|_| self.filter.address(None)).unwrap_or_default()
    }
}

/// `GET /contacts`.
pub(in crate::web) async fn list(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    filter: Query<Filter>,
) -> Result<Html<ListPage>> {
    let filter = filter.into_inner();
    let (language, wanted) = (page.language, filter.clone());
    let work = move |db: &mut Db| read(db, &user.institution, &wanted, language);
    let Read { targets, structure, rows, found } = state.database.run(work).await?;
    Ok(Html(ListPage {
        page,
        targets,
        structure,
        statuses: LISTED,
        next: found.next.map(|id| filter.address(Some(id))).unwrap_or_default(),
        is_partial: found.is_partial,
        is_by_word: found.is_by_word,
        filter,
        rows,
    }))
}

fn read(db: &mut Db, institution: &Institution, filter: &Filter, language: Language) -> ServiceResult<Read> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let mut targets = targets::list(db, institution.id, false)?;
    let chosen = ContactFilter::load(db, institution, &catalogue, filter)?;
    targets.extend(chosen.target().filter(|target| target.archived_at.is_some()).cloned());
    let found = chosen.page(db, filter.after, PAGE)?;
    let rows = found.contacts.iter().map(|contact| row(contact, &catalogue, language)).collect::<ServiceResult<_>>()?;
    let targets = targets.into_iter().map(|target| (target.code, target.name)).collect();
    let structure = match filter.structure.as_str() {
        "" => None,
        number => people::structure(db, institution.id, number)?.map(|found| (found.address, found.name)),
    };
    Ok(Read { targets, structure, rows, found })
}

fn row(contact: &Contact, catalogue: &Catalogue, language: Language) -> ServiceResult<Row> {
    let slots = contact.slots()?;
    let view = contact.view(&slots);
    let shown = |id| match (catalogue.by_id(id), slots.value(id)) {
        (Some(field), Some(value)) => field.show(value, language),
        _ => String::new(),
    };
    Ok(Row {
        id: contact.id,
        number: contact.number.clone(),
        name: view.name(),
        is_structure: view.is_structure(),
        email: shown(standard::EMAIL),
        town: shown(standard::TOWN),
        life_cycle: shown(standard::LIFECYCLE),
        status: view.status().to_owned(),
    })
}
