//! What the check of a row gives.

use crate::codes::Severity;
use crate::contacts::change::SubjectChange;
use crate::fields::FieldId;
use crate::imports::model::issue::Issue;

/// What a row gives.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub issues: Vec<Issue>,
    pub change: Option<SubjectChange>,
    /// Edited `[old]` cells: the field, and how far the cell is from what was written.
    pub moved: Vec<(FieldId, i64)>,
    /// What other rows may not have, or only with a warning, besides whom the row is about ([`super::tokens`]).
    pub tokens: Vec<u64>,
    /// The file as a whole has to be refused.
    pub refused: Option<Issue>,
}

impl Checked {
    /// Whether the row is rejected.
    pub(crate) fn has_error(&self) -> bool {
        self.issues.iter().any(|issue| issue.code.severity() == Severity::Error)
    }

    /// A rejected row.
    pub(crate) fn rejected(issue: Issue) -> Self {
        Self { issues: vec![issue], ..Self::default() }
    }
}
