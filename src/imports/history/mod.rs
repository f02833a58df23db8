//! What can be read of imports: issues, the preview of changes, conflicts, the time-line of a contact, and the document of
//! an import as JSON.

mod conflicts;
mod document;
pub(super) mod issues;
mod preview;
mod subject_names;
mod timeline;

pub use conflicts::{ListedConflict, Phase, conflicts};
pub use document::document;
pub use issues::{IssueFilter, ListedIssue, issues};
pub use preview::{PlannedRow, PreviewPage, preview};
pub use timeline::{Event, timeline};
