//! The report of an import: where it stands, its counts, its issues by code and column, its changes by field.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::follow::Progress;
use super::removal_view::Removal;
use super::shown::View;
use crate::codes::Code;
use crate::db::{Database, Db};
use crate::error::Result as ServiceResult;
use crate::fields::FieldId;
use crate::help;
use crate::i18n::Message;
use crate::imports::history::{self, IssueFilter};
use crate::imports::{self, Import, Stale, State as Stage};
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::value_words::ValueWords;
use crate::web::visitor::SignedIn;

/// The corrected file of more rows is made in the background.
const LARGE: i64 = 50_000;

#[derive(Template)]
#[template(path = "imports/report.html")]
pub(in crate::web) struct ReportPage {
    page: Page,
    view: View,
    /// While a worker is at it.
    progress: Option<Progress>,
    /// Why the file was refused.
    refusal: Option<Message>,
    /// Earlier imports of the same file, by number.
    same_file: Vec<i64>,
    /// The imports that correct this one, by number.
    children: Vec<i64>,
    is_expired: bool,
    groups: Vec<GroupView>,
    fields: Vec<FieldView>,
    /// How many values of each field are cleared.
    cleared: Vec<FieldView>,
    /// What a file of removals does.
    removal: Option<Removal>,
    /// The first sentences about damaged cells, as proof.
    proofs: Vec<Proof>,
}

/// A damaged cell: what the file says and what the contact has.
struct Proof {
    row: i64,
    column: String,
    sentence: String,
}

/// Issues of one code in one column.
struct GroupView {
    severity: &'static str,
    title: String,
    /// Its entry in the help.
    help: String,
    column: String,
    count: i64,
    address: String,
}

/// How many changes a field has.
struct FieldView {
    label: String,
    code: String,
    count: i64,
    address: String,
}

impl ReportPage {
    /// Whether values were left out since someone changed them after the template was made.
    fn has_stale(&self) -> bool {
        let stale = |group: &imports::IssueGroup| group.code == Code::OldStale;
        self.view.import.counts.groups.iter().any(stale)
    }

    /// Whether the file can be given back with what is wrong in it.
    fn can_correct(&self) -> bool {
        self.view.issue_count() > 0 && !self.view.import.file_key.is_empty() && self.page.may_edit()
    }

    /// Whether that takes longer than one waits for a download.
    fn is_large(&self) -> bool {
        self.view.import.counts.rows > LARGE
    }

    /// Whether the user may say what values mean that their fields don't know.
    fn has_unknown_values(&self) -> bool {
        let codes = [Code::UnknownCode, Code::InactiveCode, Code::BadBoolean, Code::UnknownUser];
        let is_one = |group: &imports::IssueGroup| codes.contains(&group.code) && group.column.is_some();
        let is_open = self.view.import.state == Stage::Tested && self.view.is_of_contacts();
        is_open && self.page.may_edit() && self.view.import.counts.groups.iter().any(is_one)
    }

    /// Custom fields that the import makes: label and code.
    fn new_fields(&self) -> Vec<(&str, &str)> {
        let made = self.view.import.layout.iter().flat_map(|layout| &layout.new_fields);
        made.map(|(_, new)| (new.label.as_str(), new.code.as_str())).collect()
    }

    /// How many cells a spreadsheet has damaged, keys included.
    fn damaged(&self) -> i64 {
        let groups = self.view.import.counts.groups.iter();
        let is_damage = |code| matches!(code, Code::SpreadsheetDamage | Code::KeyDamaged);
        groups.filter(|group| is_damage(group.code)).map(|group| group.count).sum()
    }

    /// The list of them.
    fn damage_issues(&self) -> &'static str {
        if self.proofs.is_empty() { "issues?code=key-damaged" } else { "issues?code=spreadsheet-damage" }
    }

    /// What was chosen about them: `left-out`, `repair` or `as-is`.
    fn damage_choice(&self) -> &'static str {
        self.view.import.options.damaged.name()
    }

    /// How many cells say that there is no value.
    fn placeholders(&self) -> i64 {
        let groups = self.view.import.counts.groups.iter();
        groups.filter(|group| group.code == Code::Placeholder).map(|group| group.count).sum()
    }

    /// What was chosen about them: `left-out`, `blank`, `clear` or `as-is`.
    fn placeholders_choice(&self) -> &'static str {
        self.view.import.options.placeholders.name()
    }

    fn keeps_theirs(&self) -> bool {
        self.view.import.options.stale == Stale::Keep
    }

    fn state(&self) -> &'static str {
        self.view.import.state.name()
    }

    /// Shares of rows in a bar of 100: changed, unchanged, rejected, each with where it begins.
    fn shares(&self) -> Vec<(&'static str, f64, f64)> {
        let counts = &self.view.import.counts;
        let whole = counts.rows.max(1) as f64;
        let mut from = 0.0;
        let parts = [("good", counts.rows_changed), ("calm", counts.rows_unchanged), ("bad", counts.rows_rejected)];
        parts
            .into_iter()
            .map(|(look, n)| {
                let width = n as f64 * 100.0 / whole;
                from += width;
                (look, from - width, width)
            })
            .collect()
    }
}

/// `GET /imports/{number}`.
pub(in crate::web) async fn show(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<Html<ReportPage>> {
    let (institution, number) = (user.institution.id, *number);
    let database = state.database.clone();
    Ok(Html(state.database.run(move |db| read(&database, db, institution, number, page)).await?))
}

fn read(database: &Database, db: &mut Db, institution: i64, number: i64, page: Page) -> ServiceResult<ReportPage> {
    let view = View::load(db, institution, number)?;
    let catalogue = view.import.catalogue(db)?;
    let words = ValueWords { catalogue: &catalogue, language: page.language };
    let waiting = imports::waiting(database, &view.import)?;
    let progress = view.is_at_work().then(|| Progress::of(&view.import, waiting, &page));
    let is_tested = view.is_tested();
    Ok(ReportPage {
        refusal: if view.import.state == Stage::Refused { refusal(db, &view.import)? } else { None },
        same_file: view.import.same_file(db)?,
        children: view.import.children(db)?,
        is_expired: view.is_expired(&catalogue),
        groups: if is_tested { groups(&view.import, &page) } else { Vec::new() },
        fields: if is_tested { fields(&view.import, &view.import.counts.fields, &words) } else { Vec::new() },
        cleared: fields(&view.import, &view.import.counts.cleared_fields, &words),
        removal: Removal::of(db, &view.import, &page)?,
        proofs: if view.import.state == Stage::Tested { proofs(db, &view.import, &words, &page)? } else { Vec::new() },
        page: if progress.is_some() { page.with_refresh(2) } else { page },
        progress,
        view,
    })
}

/// The first damaged cells.
fn proofs(db: &mut Db, import: &Import, words: &ValueWords<'_>, page: &Page) -> ServiceResult<Vec<Proof>> {
    /// How many are shown; the list of issues has all.
    const SHOWN: i64 = 3;
    if !import.counts.groups.iter().any(|group| group.code == Code::SpreadsheetDamage) {
        return Ok(Vec::new());
    }
    let filter = IssueFilter { code: Some(Code::SpreadsheetDamage), ..IssueFilter::default() };
    let found = history::issues(db, import, &filter, None, SHOWN)?;
    let proof = |listed: &history::ListedIssue| {
        let issue = &listed.issue;
        let header = import.layout.as_ref().map_or("", |layout| layout.header(issue.column));
        let field = import.layout.as_ref().and_then(|layout| layout.field(issue.column));
        let label = field.map_or_else(|| header.to_owned(), |field| words.label(field));
        Proof { row: issue.row, column: header.to_owned(), sentence: page.m(&issue.message(header, &label)) }
    };
    Ok(found.iter().map(proof).collect())
}

/// Why the file as a whole was refused: its only issue.
fn refusal(db: &mut Db, import: &Import) -> ServiceResult<Option<Message>> {
    let mut found = history::issues(db, import, &IssueFilter::default(), None, 1)?;
    Ok(found.pop().map(|listed| listed.issue.message("", "")))
}

fn groups(import: &Import, page: &Page) -> Vec<GroupView> {
    let header = |column| import.layout.as_ref().map_or("", |layout| layout.header(column)).to_owned();
    let group = |group: &imports::IssueGroup| GroupView {
        severity: group.code.severity().name(),
        title: page.m(&group.code.title()),
        help: help::address_of(group.code),
        column: header(group.column),
        count: group.count,
        address: format!(
            "/imports/{}/issues?code={}&column={}",
            import.number,
            group.code.name(),
            group.column.unwrap_or(-1)
        ),
    };
    import.counts.groups.iter().map(group).collect()
}

fn fields(import: &Import, counts: &BTreeMap<FieldId, i64>, words: &ValueWords<'_>) -> Vec<FieldView> {
    let field = |(id, count): (&i64, &i64)| FieldView {
        label: words.label(*id),
        code: words.catalogue.by_id(*id).map(|field| field.code.clone()).unwrap_or_default(),
        count: *count,
        address: format!("/imports/{}/changes?field={id}", import.number),
    };
    let mut fields: Vec<FieldView> = counts.iter().map(field).collect();
    fields.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    fields
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Bound {
    issues: Option<i64>,
}

/// `GET /imports/{number}.json`: the shape of `/help/results#json`; `?issues=N` bounds the list of issues.
pub(in crate::web) async fn document(
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    bound: Query<Bound>,
) -> Result<HttpResponse> {
    let (institution, number, most) = (user.institution.id, *number, bound.issues);
    let read = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        imports::document(db, &import, true, most)
    };
    Ok(HttpResponse::Ok().json(state.database.run(read).await?))
}
