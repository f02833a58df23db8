//! The page of a target: its query in words, and who is in it.

use actix_web::web::{Data, Path, Query as Address};
use askama::Template;
use chrono::NaiveDateTime;

use super::contacts::{self, Table};
use super::editor::blame;
use crate::accounts::{Institution, users};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::read;
use crate::db::Db;
use crate::error::{Error as ServiceError, Result as ServiceResult};
use crate::i18n::{Language, Message};
use crate::targets::{self, Describer, Line, Preview, Query, Target};
use crate::web::answer::query_string;
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::recount::Recount;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// Contacts of a static target a page.
const PAGE: usize = 50;

/// A dynamic target is evaluated whenever its page is shown, as long as the institution has at most so many contacts.
/// Of a larger one the sample is taken from the first, and the last count is shown while it is counted anew.
const MOST_SEEN: i64 = 20_000;

/// Seconds after which a page that waits for a count asks again.
const AGAIN: u32 = 3;

#[derive(Template)]
#[template(path = "targets/show.html")]
pub(in crate::web) struct ShowPage {
    page: Page,
    view: View,
}

struct View {
    target: Target,
    by: String,
    /// The query in words, line by line; empty for contacts picked by hand.
    lines: Vec<Line>,
    /// How many contacts are in it; `None` if it was not counted yet, or can't be evaluated any more.
    count: Option<i64>,
    /// When they were counted, if that was not just now.
    counted_at: Option<NaiveDateTime>,
    /// They are being counted anew.
    is_counting: bool,
    table: Table,
    /// The address of the first page, if this is another one.
    first: String,
    /// The address of the next page, if there is one.
    next: String,
    /// Why nobody is in it, or why it can't be evaluated.
    trouble: Option<Message>,
}

impl ShowPage {
    fn edit_address(&self) -> String {
        format!("/targets/{}/edit", self.view.target.id)
    }

    /// Where a template for its contacts is asked for.
    fn template_address(&self) -> String {
        format!("/exports/new?target={}", self.view.target.id)
    }

    fn shown(&self) -> i64 {
        self.view.table.rows.len() as i64
    }

    /// The sample leaves some out.
    fn is_sample(&self) -> bool {
        self.view.target.is_dynamic && self.shown() > 0 && self.view.count.is_none_or(|count| count > self.shown())
    }

    /// When the contacts were counted, and whether that goes on.
    fn counting(&self) -> String {
        let date = self.view.counted_at.map(|at| self.page.time(&at));
        match (date, self.view.is_counting) {
            (Some(date), false) => self.page.text("target-counted", "date", &date),
            (Some(date), true) => self.page.text("target-counting-again", "date", &date),
            (None, true) => self.page.t("target-counting"),
            (None, false) => String::new(),
        }
    }
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Place {
    /// The contact number after which the page of a static target begins.
    after: Option<String>,
}

/// `GET /targets/{id}`.
pub(in crate::web) async fn show(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: Path<i64>,
    place: Address<Place>,
) -> Result<Html<ShowPage>> {
    let (language, id, after) = (page.language, id.into_inner(), place.into_inner().after);
    let institution = user.institution.clone();
    let work = move |db: &mut Db| {
        let catalogue = Catalogue::load(db, institution.id)?;
        let target = targets::find(db, institution.id, id)?;
        Reader { institution: &institution, catalogue: &catalogue, language }.view(db, target, after)
    };
    let view = state.database.run(work).await?;
    if view.is_counting {
        state.recount.start(&state.database, user.institution, view.target.clone());
        return Ok(Html(ShowPage { page: page.with_refresh(AGAIN), view }));
    }
    keep_count(&state, &view);
    Ok(Html(ShowPage { page, view }))
}

/// Keeps the count for the list of targets. Nobody waits for it: the database may be busy with an import.
fn keep_count(state: &Data<State>, view: &View) {
    let is_new = |count: &i64| view.counted_at.is_none() && view.target.counted != Some(*count);
    let Some(count) = view.count.filter(is_new) else { return };
    let (database, id) = (state.database.clone(), view.target.id);
    actix_web::rt::spawn(async move {
        if let Err(error) = database.run(move |db| targets::keep_count(db, id, count as u64)).await {
            tracing::warn!(%error, "the count of a target was not kept");
        }
    });
}

struct Reader<'a> {
    institution: &'a Institution,
    catalogue: &'a Catalogue,
    language: Language,
}

impl Reader<'_> {
    fn view(&self, db: &mut Db, target: Target, after: Option<String>) -> ServiceResult<View> {
        let describer = Describer { catalogue: self.catalogue, language: self.language };
        let query = if target.has_query() { Some(target.query()?) } else { None };
        let names = users::names(db, &target.user_id.into_iter().collect::<Vec<_>>())?;
        let mut view = View {
            by: names.into_values().next().unwrap_or_default(),
            lines: query.as_ref().map(|query| describer.lines(query)).unwrap_or_default(),
            count: None,
            counted_at: None,
            is_counting: false,
            table: Table { columns: Vec::new(), rows: Vec::new() },
            first: String::new(),
            next: String::new(),
            trouble: None,
            target,
        };
        match &query {
            Some(query) if view.target.is_dynamic => self.preview(db, query, &describer, &mut view)?,
            _ => self.page(db, query.as_ref(), after, &mut view)?,
        }
        Ok(view)
    }

    fn preview(&self, db: &mut Db, query: &Query, describer: &Describer<'_>, view: &mut View) -> ServiceResult<()> {
        let is_whole = read::count(db, self.institution.id)? <= MOST_SEEN;
        let found = match is_whole {
            true => targets::preview(db, None, self.institution, query),
            false => targets::sample(db, self.institution, query, MOST_SEEN).map(|sample| Preview {
                count: 0,
                sample,
                emptied_by: None,
            }),
        };
        let found = match found {
            Ok(found) => found,
            Err(ServiceError::Refusal(refusal)) => {
                view.trouble = Some(refusal.message());
                return Ok(());
            }
            Err(failure) => return Err(failure),
        };
        view.table = contacts::table(&found.sample, Some(query), self.catalogue, self.language)?;
        if is_whole {
            view.count = Some(found.count as i64);
            view.trouble = found.emptied_by.map(|culprit| blame(&culprit, query, describer));
        } else {
            view.count = view.target.counted;
            view.counted_at = view.target.counted_at;
            view.is_counting = Recount::is_due(&view.target);
        }
        Ok(())
    }

    fn page(&self, db: &mut Db, query: Option<&Query>, after: Option<String>, view: &mut View) -> ServiceResult<()> {
        let address = |pairs: &[(&str, &str)]| format!("/targets/{}{}", view.target.id, query_string(pairs));
        let found = targets::page(db, self.institution, &view.target, after.as_deref(), PAGE)?;
        let last = found.contacts.last().map(|contact| contact.number.clone());
        if let (true, Some(last)) = (found.has_more, &last) {
            view.next = address(&[("after", last)]);
        }
        if after.is_some() {
            view.first = address(&[]);
        }
        view.count = Some(found.count as i64);
        view.table = contacts::table(&found.contacts, query, self.catalogue, self.language)?;
        Ok(())
    }
}
