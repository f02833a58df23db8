//! What can be done with the contacts that were ticked in the list, or with all that it shows.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Form, Query};
use askama::Template;
use roaring::RoaringTreemap;

use super::contact_filter::ContactFilter;
use super::filter::Filter;
use crate::accounts::{Institution, Role};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::read;
use crate::contacts::slots::last_writer;
use crate::db::{self, Db};
use crate::error::{Refusal, Result as ServiceResult};
use crate::fields::{TAG_MAX, is_tag, standard};
use crate::i18n::Message;
use crate::imports::{Edit, edit};
use crate::targets;
use crate::web::answer::see_other;
use crate::web::error::{Error, Result};
use crate::web::flash::{self, Tone};
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "contacts/selection.html")]
pub(in crate::web) struct SelectionPage {
    page: Page,
    selection: Selection,
    /// A name for the target to begin with.
    suggestion: String,
}

/// Contacts of the list: some, or all that its filters let through.
#[derive(Debug, Clone, Default)]
struct Selection {
    ids: Vec<i64>,
    all: bool,
    filter: Filter,
}

impl Selection {
    fn read(pairs: &[(String, String)]) -> Self {
        let mut selection = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "id" => selection.ids.extend(value.parse::<i64>()),
                "all" => selection.all = true,
                "q" => selection.filter.q.clone_from(value),
                "kind" => selection.filter.kind.clone_from(value),
                "status" => selection.filter.status.clone_from(value),
                "target" => selection.filter.target.clone_from(value),
                "structure" => selection.filter.structure.clone_from(value),
                _ => {}
            }
        }
        selection
    }

    /// The hidden fields that say it again.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let filters = self.filter.pairs().into_iter().map(|(name, value)| (name, value.to_owned()));
        let all = self.all.then(|| ("all", "yes".to_owned()));
        filters.chain(all).chain(self.ids.iter().map(|id| ("id", id.to_string()))).collect()
    }

    fn count(&self) -> i64 {
        self.ids.len() as i64
    }

    fn is_empty(&self) -> bool {
        self.ids.is_empty() && !self.all
    }

    fn contacts(&self, db: &mut Db, institution: &Institution) -> ServiceResult<RoaringTreemap> {
        if !self.all {
            return Ok(self.ids.iter().filter_map(|id| u64::try_from(*id).ok()).collect());
        }
        let catalogue = Catalogue::load(db, institution.id)?;
        ContactFilter::load(db, institution, &catalogue, &self.filter)?.all(db)
    }
}

/// `GET /contacts/selection`.
pub(in crate::web) async fn selection(page: Page, pairs: Query<Vec<(String, String)>>) -> Html<SelectionPage> {
    let suggestion = page.text("selection-name", "date", &page.time(&db::now()));
    Html(SelectionPage { page, selection: Selection::read(&pairs), suggestion })
}

/// `POST /contacts/selection`: `do` is `target`, `template`, `export`, `removal` or `tag`.
pub(in crate::web) async fn act_on_selection(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    pairs: Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value).to_owned();
    let selection = Selection::read(&pairs);
    if selection.is_empty() {
        return Err(Refusal::new("nothing-selected").into());
    }
    match value("do").as_str() {
        "tag" if user.role < Role::Importer => Err(Error::Role(Role::Importer)),
        "tag" => {
            let (tag, user) = (value("tag"), user.clone());
            let count = state.database.run(move |db| give_tag(db, &user, &selection, &tag)).await?;
            flash::set(&session, Tone::Success, Message::new("selection-tagged").with("n", count));
            Ok(see_other("/contacts"))
        }
        next => {
            let name = value("name");
            let target = state.database.run(move |db| save(db, &user, &selection, &name)).await?;
            flash::set(&session, Tone::Success, Message::new("selection-saved").with("name", target.name.as_str()));
            Ok(see_other(&match next {
                "template" => format!("/exports/new?target={}", target.id),
                "removal" => format!("/exports/new?what=removals&target={}", target.id),
                "export" => format!("/exports/new?what=all&target={}", target.id),
                _ => format!("/targets/{}", target.id),
            }))
        }
    }
}

fn save(db: &mut Db, user: &SignedIn, selection: &Selection, name: &str) -> ServiceResult<targets::Target> {
    let ids = selection.contacts(db, &user.institution)?;
    let new = targets::New { name, code: None, user: Some(user.id) };
    targets::create_static(db, &user.institution, new, &ids, None)
}

/// Gives the ticked contacts a tag, each by an edit of its own; how many did not have it yet.
fn give_tag(db: &mut Db, user: &SignedIn, selection: &Selection, tag: &str) -> ServiceResult<i64> {
    let tag = crate::text::trim(tag);
    if !is_tag(tag) {
        return Err(Refusal::new("bad-tag").with("limit", TAG_MAX as i64).into());
    }
    let mut count = 0;
    for contact in read::by_ids(db, user.institution.id, &selection.ids)? {
        let slots = contact.slots()?;
        if slots.has_code(standard::TAGS, tag) {
            continue;
        }
        let seen = last_writer(&slots, standard::TAGS);
        let add = Edit { field: standard::TAGS, cell: format!("{tag}+"), seen };
        edit(db, &user.institution, Some(user.id), contact.id, &[add])?;
        count += 1;
    }
    Ok(count)
}
