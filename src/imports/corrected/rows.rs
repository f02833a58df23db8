//! The rows of the user's file, each with its issues.

use std::collections::VecDeque;

use super::request::Which;
use crate::codes::Severity;
use crate::context::Context;
use crate::db::Db;
use crate::error::Result;
use crate::imports::columns::open::open;
use crate::imports::history::issues::{self, IssueFilter, ListedIssue};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::table::{ReadError, Reader, Row};

/// How many rows, and how many issues, are in memory at once.
const A_PAGE: usize = 1000;

/// Where a row stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the header.
    Above,
    /// The header.
    Header,
    /// Below it.
    Below,
}

/// Hears how many rows of the file were looked at. An error stops the work.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(i64) -> Result<()>;

/// A file that is read together with its issues.
pub(super) struct Rows<'a> {
    db: &'a mut Db,
    import: &'a Import,
    reader: Reader,
    which: Which,
    header_row: i64,
    ahead: VecDeque<ListedIssue>,
    last: Option<(i64, i32)>,
    is_last_page: bool,
    tell: Tell<'a>,
}

impl<'a> Rows<'a> {
    /// Opens the file of a tested import.
    pub(super) fn open(
        db: &'a mut Db,
        context: &Context,
        import: &'a Import,
        which: Which,
        tell: Tell<'a>,
    ) -> Result<Self> {
        let reader = open(context, import)?.map_err(|error| failure(&error))?;
        let header_row = import.layout.as_ref().map_or(0, |layout| layout.header_row);
        Ok(Self {
            db,
            import,
            reader,
            which,
            header_row,
            ahead: VecDeque::new(),
            last: None,
            is_last_page: false,
            tell,
        })
    }

    /// Which rows are shown.
    pub(super) fn which(&self) -> Which {
        self.which
    }

    /// Shows the rows in order, as many as were tested. Of those that are not wanted none is shown.
    pub(super) fn each(&mut self, mut visit: impl FnMut(Place, &Row, &[Issue]) -> Result<()>) -> Result<()> {
        let mut rows = Vec::with_capacity(A_PAGE);
        let most = self.import.options.first.unwrap_or(u64::MAX);
        let mut seen = 0;
        loop {
            let more = self.reader.next_rows(&mut rows, A_PAGE).map_err(|error| failure(&error))?;
            for row in &rows {
                let place = self.place(row);
                if place == Place::Below {
                    if seen == most {
                        return Ok(());
                    }
                    seen += 1;
                }
                let issues = self.issues_of(row.number as i64)?;
                if self.wants(place, &issues) {
                    visit(place, row, &issues)?;
                }
            }
            (self.tell)(i64::try_from(seen).unwrap_or(i64::MAX))?;
            if !more {
                return Ok(());
            }
        }
    }

    fn place(&self, row: &Row) -> Place {
        match (row.number as i64).cmp(&self.header_row) {
            std::cmp::Ordering::Less => Place::Above,
            std::cmp::Ordering::Equal => Place::Header,
            std::cmp::Ordering::Greater => Place::Below,
        }
    }

    fn wants(&self, place: Place, issues: &[Issue]) -> bool {
        let is_rejected = || issues.iter().any(|issue| issue.code.severity() == Severity::Error);
        match (self.which, place) {
            (Which::All, _) | (Which::Rejected, Place::Header) => true,
            (Which::Rejected, Place::Above) => false,
            (Which::Rejected, Place::Below) => is_rejected(),
        }
    }

    /// The issues of a row; rows are asked for in ascending order.
    fn issues_of(&mut self, row: i64) -> Result<Vec<Issue>> {
        let mut found = Vec::new();
        loop {
            while let Some(next) = self.ahead.pop_front_if(|next| next.issue.row <= row) {
                if next.issue.row == row {
                    found.push(next.issue);
                }
            }
            if !self.ahead.is_empty() || self.is_last_page {
                return Ok(found);
            }
            let page = issues::issues(self.db, self.import, &IssueFilter::default(), self.last, A_PAGE as i64)?;
            self.is_last_page = page.len() < A_PAGE;
            self.last = page.last().map(|last| last.place).or(self.last);
            self.ahead.extend(page);
        }
    }
}

/// The file was read before, so that it can't be read now is a failure of ours.
fn failure(error: &ReadError) -> anyhow::Error {
    match error {
        ReadError::Problem(problem) => anyhow::anyhow!("a tested file can't be read: {}", problem.code.name()),
        ReadError::Failure(failure) => anyhow::anyhow!("{failure:#}"),
        ReadError::Sheets(_) => anyhow::anyhow!("a tested file has no sheet noted"),
        ReadError::Encodings(_) => anyhow::anyhow!("a tested file has no encoding noted"),
    }
}
