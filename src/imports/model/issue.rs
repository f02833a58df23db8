//! Issues: what the checks found, as a code and arguments, so that history reads in the reader's language.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::counts::{Counts, IssueGroup};
use crate::codes::{Code, Severity};
use crate::fields::Finding;
use crate::i18n::{Arg, Message};

/// The argument of an issue whose values went with the contact that it was about.
const PURGED: &str = "purged";

/// Something found in the user's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// The row as the spreadsheet shows it; 0 when the file as a whole is meant.
    pub row: i64,
    /// The position of the column from 0; `None` when the row is meant.
    pub column: Option<i32>,
    /// What.
    pub code: Code,
    /// The cell.
    pub value: String,
    /// The number of the contact, if it is known.
    pub contact: Option<String>,
    /// More arguments of the message.
    pub args: Vec<(String, Arg)>,
}

impl Issue {
    /// An issue about a row.
    pub fn row(row: i64, code: Code) -> Self {
        Self { row, column: None, code, value: String::new(), contact: None, args: Vec::new() }
    }

    /// An issue about a cell.
    pub fn cell(row: i64, column: usize, code: Code, value: &str) -> Self {
        Self { column: i32::try_from(column).ok(), value: value.to_owned(), ..Self::row(row, code) }
    }

    /// An issue that a codec found in a cell.
    pub fn found(row: i64, column: usize, value: &str, finding: Finding) -> Self {
        Self { args: finding.args, ..Self::cell(row, column, finding.code, value) }
    }

    /// The issue with the contact it is about.
    #[must_use]
    pub fn of(mut self, contact: Option<&str>) -> Self {
        self.contact = contact.map(str::to_owned);
        self
    }

    /// The issue with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// An argument that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(given, value)| match value {
            Arg::Text(text) if given == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The sentence: what was found and what to do. `column` is the header as in the file, `field` the label.
    pub fn message(&self, column: &str, field: &str) -> Message {
        if self.text(PURGED).is_some() {
            return Message::new("issue-details-purged");
        }
        let mut message = Message::new(format!("issue-{}", self.code.name()))
            .with("value", self.value.as_str())
            .with("column", column)
            .with("field", field)
            .with("contact", self.contact.as_deref().unwrap_or_default());
        for (name, value) in &self.args {
            message.args.retain(|(given, _)| given != name);
            message.args.push((name.clone(), value.clone()));
        }
        message
    }
}

/// What a check gives, or the issue that stands in its way. Failures of ours are a [`crate::error::Result`] around it.
pub(crate) type OrIssue<T> = Result<T, Box<Issue>>;

/// Adds up issues by severity, and by code and column.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    groups: HashMap<(Code, Option<i32>), i64>,
}

impl Tally {
    /// Counts an issue.
    pub(crate) fn add(&mut self, issue: &Issue) {
        *self.groups.entry((issue.code, issue.column)).or_default() += 1;
    }

    /// Takes an issue off that was counted before.
    pub(crate) fn take_off(&mut self, code: Code, column: Option<i32>) {
        *self.groups.entry((code, column)).or_default() -= 1;
    }

    /// Moves what was counted into the counts of the import, worst and most frequent first.
    pub(crate) fn add_to(&mut self, counts: &mut Counts) {
        for ((code, column), n) in self.groups.drain() {
            match code.severity() {
                Severity::Error => counts.errors += n,
                Severity::Warning => counts.warnings += n,
                Severity::Note => counts.notes += n,
            }
            match counts.groups.iter_mut().find(|group| (group.code, group.column) == (code, column)) {
                Some(group) => group.count += n,
                None => counts.groups.push(IssueGroup { code, column, count: n }),
            }
        }
        counts.groups.retain(|group| group.count != 0);
        counts.groups.sort_by_key(|group| (group.code.severity(), -group.count, group.column, group.code));
    }
}
