//! What a corrected file says, in the user's language.

use crate::codes::Severity;
use crate::contacts::catalogue::Catalogue;
use crate::i18n::{Language, Message, translate};
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Layout, Role};
use crate::table::Row;
use crate::text::trim;

/// The words of one file.
pub(super) struct Words {
    catalogue: Catalogue,
    /// What the columns are.
    pub layout: Layout,
    /// The language.
    pub language: Language,
    mark: String,
}

impl Words {
    pub(super) fn new(catalogue: Catalogue, layout: Layout, language: Language, mark: String) -> Self {
        Self { catalogue, layout, language, mark }
    }

    /// The words of a key.
    pub(super) fn say(&self, key: &str) -> String {
        self.message(&Message::new(key))
    }

    /// A message in words.
    pub(super) fn message(&self, message: &Message) -> String {
        translate(self.language, message)
    }

    /// The headers of the two added columns, with the mark.
    pub(super) fn added_headers(&self) -> [String; 2] {
        ["corrected-status", "corrected-what"].map(|key| format!("{} {}", self.say(key), self.mark))
    }

    /// The added cells of a row: where it stands, and what is wrong.
    pub(super) fn added_cells(&self, issues: &[Issue]) -> [String; 2] {
        let worst = issues.iter().map(|issue| issue.code.severity()).min();
        let status = match worst {
            None => "corrected-good",
            Some(Severity::Error) => "corrected-rejected",
            Some(Severity::Warning) => "corrected-warning",
            Some(Severity::Note) => "corrected-note",
        };
        let sentences: Vec<String> = issues.iter().map(|issue| self.sentence(issue)).collect();
        [self.say(status), sentences.join(" · ")]
    }

    /// The cells of a row of the file with the two more between its last column and what stands beyond.
    pub(super) fn with_added(&self, row: &Row, added: [String; 2]) -> Vec<String> {
        let width = self.layout.width();
        let mut cells: Vec<String> = row.cells.iter().map(str::to_owned).collect();
        cells.resize(cells.len().max(width), String::new());
        let beyond = cells.split_off(width);
        cells.extend(added);
        if beyond.iter().any(|cell| !trim(cell).is_empty()) {
            cells.extend(beyond);
        }
        cells
    }

    /// An issue in a sentence that names its column.
    fn sentence(&self, issue: &Issue) -> String {
        let header = self.layout.header(issue.column);
        let text = self.text(issue);
        if header.is_empty() {
            return text;
        }
        self.message(&Message::new("corrected-issue").with("column", header).with("sentence", text))
    }

    /// An issue in a sentence.
    pub(super) fn text(&self, issue: &Issue) -> String {
        let header = self.layout.header(issue.column);
        let field = self.layout.field(issue.column).and_then(|field| self.catalogue.by_id(field));
        let label = field.map_or(header, |field| &field.labels[self.language.index()]);
        self.message(&issue.message(header, label))
    }

    /// The position in the file where an issue is shown: its cell, or the key where the whole row is meant.
    pub(super) fn place(&self, issue: &Issue) -> usize {
        let own = issue.column.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < self.layout.width());
        own.or(self.layout.key).unwrap_or_default()
    }

    /// The column of signed checks, which users need not see.
    pub(super) fn check_column(&self) -> Option<usize> {
        self.layout.find(&Role::Check)
    }
}
