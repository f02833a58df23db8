//! The plan of an import in the database: changes, issues and outcomes of tested rows, and what was left out of it.

pub(super) mod closing;
pub(super) mod conflicts;
pub(super) mod deleted_structures;
pub(super) mod dependent;
mod records;
pub(super) mod row_outcomes;
pub(super) mod state_after;
pub(super) mod store;
mod structure_links;
pub(super) mod whole_file;
