//! Every issue of an import, with row, column, value and what to do.

use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::shown::View;
use crate::codes::{Code, Severity};
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::help;
use crate::imports::history::{self, IssueFilter, ListedIssue};
use crate::imports::{Import, Layout, letter};
use crate::web::answer::query_string;
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::value_words::ValueWords;
use crate::web::visitor::SignedIn;

/// Issues a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "imports/issues.html")]
pub(in crate::web) struct IssuesPage {
    page: Page,
    view: View,
    filter: Filter,
    codes: Vec<Choice>,
    columns: Vec<Choice>,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// Something to filter by, with its words.
struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// An issue in words.
struct Row {
    row: i64,
    /// As a spreadsheet words it, with its header; empty for an issue about the row.
    column: String,
    value: String,
    contact: String,
    severity: &'static str,
    title: String,
    /// Its entry in the help.
    help: String,
    sentence: String,
}

impl Row {
    /// The list of contacts with this number.
    fn contact_address(&self) -> String {
        format!("/contacts{}", query_string(&[("q", &self.contact)]))
    }
}

/// What the list is narrowed to, as the address says it.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(in crate::web) struct Filter {
    #[serde(default)]
    severity: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    column: String,
    /// Row and number within it, after which the page begins: `17.2`.
    #[serde(default)]
    after: String,
}

impl Filter {
    fn to_service(&self) -> IssueFilter {
        IssueFilter {
            code: Code::from_name(&self.code),
            column: self.column.parse().ok(),
            severity: Severity::ALL.into_iter().find(|severity| severity.name() == self.severity),
        }
    }

    fn place(&self) -> Option<(i64, i32)> {
        let (row, seq) = self.after.split_once('.')?;
        Some((row.parse().ok()?, seq.parse().ok()?))
    }

    fn address(&self, number: i64, after: &str) -> String {
        let all = [("severity", &*self.severity), ("code", &self.code), ("column", &self.column), ("after", after)];
        let pairs: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/imports/{number}/issues{}", query_string(&pairs))
    }
}

impl IssuesPage {
    fn count(&self) -> i64 {
        self.rows.len() as i64
    }
}

/// `GET /imports/{number}/issues`.
pub(in crate::web) async fn issues(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
    filter: Query<Filter>,
) -> Result<Html<IssuesPage>> {
    let (institution, number, filter) = (user.institution.id, *number, filter.into_inner());
    Ok(Html(state.database.run(move |db| read(db, institution, number, filter, page)).await?))
}

fn read(db: &mut Db, institution: i64, number: i64, filter: Filter, page: Page) -> ServiceResult<IssuesPage> {
    let view = View::load(db, institution, number)?;
    let catalogue = view.import.catalogue(db)?;
    let words = ValueWords { catalogue: &catalogue, language: page.language };
    let listed = history::issues(db, &view.import, &filter.to_service(), filter.place(), PAGE)?;
    let last = listed.last().filter(|_| listed.len() as i64 == PAGE).map(|last| last.place);
    Ok(IssuesPage {
        rows: listed.iter().map(|listed| row(listed, &view.import, &words, &page)).collect(),
        first: if filter.after.is_empty() { String::new() } else { filter.address(number, "") },
        next: last.map(|(row, seq)| filter.address(number, &format!("{row}.{seq}"))).unwrap_or_default(),
        codes: codes(&view.import, &filter, &page),
        columns: columns(&view.import, &filter, &page),
        filter,
        view,
        page,
    })
}

fn row(listed: &ListedIssue, import: &Import, words: &ValueWords<'_>, page: &Page) -> Row {
    let issue = &listed.issue;
    let header = import.layout.as_ref().map_or("", |layout| layout.header(issue.column));
    let field = import.layout.as_ref().and_then(|layout| layout.field(issue.column));
    let label = field.map(|field| words.label(field)).unwrap_or_else(|| header.to_owned());
    Row {
        row: issue.row,
        column: column(issue.column, import.layout.as_ref()),
        value: issue.value.clone(),
        contact: issue.contact.clone().unwrap_or_default(),
        severity: issue.code.severity().name(),
        title: page.m(&issue.code.title()),
        help: help::address_of(issue.code),
        sentence: page.m(&issue.message(header, &label)),
    }
}

/// `C · [new] GENRE`; a field that has no column in the file, but the same cell in every row, has no letter.
fn column(column: Option<i32>, layout: Option<&Layout>) -> String {
    let header = layout.map_or("", |layout| layout.header(column));
    match column.and_then(|column| usize::try_from(column).ok()) {
        Some(at) if layout.is_some_and(|layout| at >= layout.width()) => header.to_owned(),
        Some(at) => format!("{} · {header}", letter(at)),
        None => String::new(),
    }
}

fn codes(import: &Import, filter: &Filter, page: &Page) -> Vec<Choice> {
    let mut codes: Vec<Code> = import.counts.groups.iter().map(|group| group.code).collect();
    codes.sort_by_key(|code| (code.severity(), code.name()));
    codes.dedup();
    let choice = |code: Code| Choice {
        value: code.name().to_owned(),
        label: page.m(&code.title()),
        is_chosen: code.name() == filter.code,
    };
    codes.into_iter().map(choice).collect()
}

fn columns(import: &Import, filter: &Filter, page: &Page) -> Vec<Choice> {
    let mut found: Vec<i32> = import.counts.groups.iter().map(|group| group.column.unwrap_or(-1)).collect();
    found.sort_unstable();
    found.dedup();
    let choice = |at: i32| Choice {
        value: at.to_string(),
        label: if at < 0 { page.t("issue-about-row") } else { column(Some(at), import.layout.as_ref()) },
        is_chosen: filter.column == at.to_string(),
    };
    found.into_iter().map(choice).collect()
}
