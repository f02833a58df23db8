//! What all pages of one import show: which it is, where it stands, what can be done.

use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::Result;
use crate::imports::history::{self, IssueFilter};
use crate::imports::{Asked, Import, Issue, State};
use crate::web::page::Page;

/// An import with what its pages say around it.
pub(super) struct View {
    /// The import.
    pub import: Import,
    /// Who sent it; `None` for the command line.
    pub by: Option<String>,
    /// The number of the import that it corrects.
    pub parent: Option<i64>,
}

/// A step of an import's way, as the pages draw it.
pub(super) struct Step {
    pub key: &'static str,
    /// `done`, `here`, `stopped` or empty.
    pub look: &'static str,
}

/// The steps that every import goes through.
const STEPS: [&str; 5] = ["step-file", "step-test", "step-review", "step-update", "step-done"];

impl View {
    /// The import with this number of an institution.
    pub(super) fn load(db: &mut Db, institution: i64, number: i64) -> Result<Self> {
        let import = Import::find(db, institution, number)?;
        let by = import.user_name(db)?;
        let parent = import.parent(db)?;
        Ok(Self { import, by, parent })
    }

    /// Where it is found.
    pub(super) fn address(&self) -> String {
        format!("/imports/{}", self.import.number)
    }

    /// A page below its own.
    pub(super) fn below(&self, noun: &str) -> String {
        format!("/imports/{}/{noun}", self.import.number)
    }

    /// `Import no. 12`.
    pub(super) fn title(&self, page: &Page) -> String {
        page.text("import-title", "number", &self.import.number.to_string())
    }

    /// The type of data.
    pub(super) fn kind(&self, page: &Page) -> String {
        page.m(&self.import.kind.label())
    }

    /// Whether its rows may change contacts or make them, as was chosen.
    pub(super) fn has_mode(&self) -> bool {
        self.import.kind.may_create()
    }

    /// Whether its rows change contacts or make them.
    pub(super) fn mode(&self, page: &Page) -> String {
        page.t(&format!("mode-{}", self.import.options.mode.name()))
    }

    /// What was wanted of the file.
    pub(super) fn action(&self, page: &Page) -> String {
        page.t(&format!("action-{}", self.import.action.name()))
    }

    /// Who sent it, and when.
    pub(super) fn sent(&self, page: &Page) -> String {
        let date = page.time(&self.import.created_at);
        match &self.by {
            Some(user) => page.tr("import-sent-by", &[("user", user.as_str().into()), ("date", date.into())]),
            None => page.text("import-sent", "date", &date),
        }
    }

    /// Errors, warnings and notes.
    pub(super) fn issue_count(&self) -> i64 {
        let counts = &self.import.counts;
        counts.errors + counts.warnings + counts.notes
    }

    /// Whether a plan was made of the file.
    pub(super) fn is_tested(&self) -> bool {
        self.import.tested_at.is_some()
    }

    /// Whether something of it was applied, now or before an undo.
    pub(super) fn was_started(&self) -> bool {
        self.import.started_at.is_some()
    }

    pub(super) fn is_at_work(&self) -> bool {
        self.import.state.is_at_work()
    }

    /// Whether the user may be offered to start it. The service judges once more.
    pub(super) fn can_start(&self) -> bool {
        self.import.state == State::Tested && self.import.counts.changes > 0 && !self.is_stopped_by_errors()
    }

    /// Whether the import may not start since it stops on any error.
    pub(super) fn is_stopped_by_errors(&self) -> bool {
        self.import.options.stop_on_error && self.import.counts.errors > 0
    }

    /// Whether it can be stopped, and nobody asked for it yet.
    pub(super) fn can_cancel(&self) -> bool {
        let is_over = matches!(
            self.import.state,
            State::Completed | State::Cancelled | State::Failed | State::Refused | State::Undoing | State::Undone
        );
        !is_over && !self.import.cancel_asked
    }

    /// Whether there is something to take back.
    pub(super) fn can_undo(&self) -> bool {
        let is_over = matches!(self.import.state, State::Completed | State::Cancelled | State::Failed);
        is_over && self.import.counts.applied > 0
    }

    /// Whether the columns can be said anew.
    pub(super) fn can_confirm_columns(&self) -> bool {
        match self.import.state {
            State::NeedsMapping => self.import.layout.is_some(),
            state => state == State::Tested,
        }
    }

    /// Whether there is anything to be seen of its columns.
    pub(super) fn has_columns(&self) -> bool {
        self.import.layout.is_some()
    }

    /// Where it is said which values are cleared.
    pub(super) fn to_clears(&self) -> String {
        format!("{}#clears", self.address())
    }

    /// Whether whoever starts it types the number of contacts.
    pub(super) fn needs_confirmation(&self) -> bool {
        self.import.kind.needs_confirmation()
    }

    /// Where that is asked for.
    pub(super) fn to_removal(&self) -> String {
        format!("{}#removal", self.address())
    }

    /// How many values of contacts it would clear that nobody has agreed to.
    pub(super) fn clears(&self) -> i64 {
        self.import.open_clears(&self.import.counts)
    }

    /// Whether the user is asked which sheet is meant, which comes before its columns.
    pub(super) fn can_choose_sheet(&self) -> bool {
        self.import.asks() == Some(Asked::Sheet)
    }

    /// Whether the user is asked in which encoding the file is, which comes before all else.
    pub(super) fn can_choose_encoding(&self) -> bool {
        self.import.asks() == Some(Asked::Encoding)
    }

    /// Whether its rows are about contacts, not about definitions.
    pub(super) fn is_of_contacts(&self) -> bool {
        self.import.kind.is_about_contacts()
    }

    /// Whether fields or values were changed since the test, so that its result holds no more.
    pub(super) fn is_expired(&self, catalogue: &Catalogue) -> bool {
        self.import.state == State::Tested && self.import.model_version != Some(catalogue.version)
    }

    /// The way that it went, and where it stands.
    pub(super) fn steps(&self) -> Vec<Step> {
        let (at, is_stopped) = self.place();
        let look = |step: usize| match step {
            step if step < at => "done",
            step if step == at && is_stopped => "stopped",
            step if step == at => "here",
            _ => "",
        };
        STEPS.iter().enumerate().map(|(step, key)| Step { key, look: look(step) }).collect()
    }

    /// The step it is at, and whether it goes no further.
    fn place(&self) -> (usize, bool) {
        match self.import.state {
            State::Uploaded | State::Testing | State::NeedsMapping => (1, false),
            State::Refused => (1, true),
            State::Tested | State::AwaitingApproval | State::Scheduled => (2, false),
            State::Queued | State::Running => (3, false),
            State::Completed | State::Undoing | State::Undone => (STEPS.len(), false),
            State::Cancelled | State::Failed if self.was_started() => (3, true),
            State::Cancelled | State::Failed if self.is_tested() => (2, true),
            State::Cancelled | State::Failed => (1, true),
        }
    }
}

/// The most questions about one file that are shown.
const QUESTIONS: i64 = 1_000;

/// An issue for each thing that could be meant, while the user is asked.
pub(super) fn questions(db: &mut Db, import: &Import) -> Result<Vec<Issue>> {
    let found = history::issues(db, import, &IssueFilter::default(), None, QUESTIONS)?;
    Ok(found.into_iter().map(|listed| listed.issue).collect())
}
