//! The list of an import's issues, in order of row: fast whatever it is narrowed to.

use diesel::prelude::*;

use crate::codes::{Code, Severity};
use crate::db::{Backend, Db};
use crate::error::Result;
use crate::imports::model::counts::IssueGroup;
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::schema::issues;

/// Which issues to list.
#[derive(Debug, Clone, Default)]
pub struct IssueFilter {
    /// Only this code.
    pub code: Option<Code>,
    /// Only this column; -1 for issues about rows.
    pub column: Option<i32>,
    /// Only this severity.
    pub severity: Option<Severity>,
}

/// An issue with its place in the list: row and number within the row.
#[derive(Debug, Clone)]
pub struct ListedIssue {
    /// The key to go on from.
    pub place: (i64, i32),
    /// The issue.
    pub issue: Issue,
}

/// So many groups are asked one by one; with more, all issues are walked.
const MOST_GROUPS: usize = 100;

/// A page of issues in order of row, `limit` at most, after a place.
///
/// The index knows the issues of one code in one column in order of row. A narrower list is therefore merged from the
/// groups that pass, each of which gives its next rows at once, whether it has a million issues or one.
pub fn issues(
    db: &mut Db,
    import: &Import,
    filter: &IssueFilter,
    after: Option<(i64, i32)>,
    limit: i64,
) -> Result<Vec<ListedIssue>> {
    let place = after.unwrap_or((-1, -1));
    let groups: Vec<&IssueGroup> = import.counts.groups.iter().filter(|group| filter.passes(group)).collect();
    let is_narrow = groups.len() < import.counts.groups.len();
    let mut rows = Vec::new();
    if !is_narrow {
        // All pass: a condition more could only lead away from the index of the rows.
        rows = walk(db, import.id, &IssueFilter::default(), place, limit)?;
    } else if groups.len() <= MOST_GROUPS {
        for group in groups {
            rows.extend(of_group(db, import.id, group, place, limit)?);
        }
        rows.sort_unstable_by_key(|row| (row.0, row.1));
        rows.truncate(usize::try_from(limit).unwrap_or_default());
    } else {
        rows = walk(db, import.id, filter, place, limit)?;
    }
    Ok(rows.into_iter().filter_map(listed).collect())
}

impl IssueFilter {
    fn passes(&self, group: &IssueGroup) -> bool {
        self.code.is_none_or(|code| code == group.code)
            && self.column.is_none_or(|column| column == group.column.unwrap_or(-1))
            && self.severity.is_none_or(|severity| severity == group.code.severity())
    }
}

/// Row, number within it, column, code, value, contact, arguments.
type Row = (i64, i32, Option<i32>, String, String, Option<String>, String);
type Query = issues::BoxedQuery<'static, Backend>;

fn of_group(db: &mut Db, import: i64, group: &IssueGroup, place: (i64, i32), limit: i64) -> Result<Vec<Row>> {
    let query = in_column(after(import, place).filter(issues::code.eq(group.code.name())), group.column);
    // Ordered by the column too, though there is only one, so that the index gives the order also where it is null.
    load(db, query.order((issues::column_no, issues::row_no, issues::seq)), limit)
}

fn walk(db: &mut Db, import: i64, filter: &IssueFilter, place: (i64, i32), limit: i64) -> Result<Vec<Row>> {
    let mut query = after(import, place);
    if let Some(code) = filter.code {
        query = query.filter(issues::code.eq(code.name()));
    }
    if let Some(severity) = filter.severity {
        query = query.filter(issues::severity.eq(severity as i16));
    }
    if let Some(column) = filter.column {
        query = in_column(query, Some(column).filter(|column| *column >= 0));
    }
    load(db, query.order((issues::row_no, issues::seq)), limit)
}

fn after(import: i64, (row, seq): (i64, i32)) -> Query {
    // That the row is not before the place is what lets an index begin there.
    issues::table
        .filter(issues::import_id.eq(import).and(issues::row_no.ge(row)))
        .filter(issues::row_no.gt(row).or(issues::seq.gt(seq)))
        .into_boxed()
}

fn in_column(query: Query, column: Option<i32>) -> Query {
    match column {
        Some(column) => query.filter(issues::column_no.eq(column)),
        None => query.filter(issues::column_no.is_null()),
    }
}

fn load(db: &mut Db, query: Query, limit: i64) -> Result<Vec<Row>> {
    Ok(query
        .limit(limit)
        .select((
            issues::row_no,
            issues::seq,
            issues::column_no,
            issues::code,
            issues::value,
            issues::contact,
            issues::args,
        ))
        .load(db)?)
}

fn listed((row, seq, column, code, value, contact, args): Row) -> Option<ListedIssue> {
    let code = Code::from_name(&code)?;
    let args = serde_json::from_str(&args).unwrap_or_default();
    Some(ListedIssue { place: (row, seq), issue: Issue { row, column, code, value, contact, args } })
}
