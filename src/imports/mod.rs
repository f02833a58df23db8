//! An import's life: a file is received, tested into a plan, started, applied, and undone (`/help/states`).
//!
//! The plan is the changes of its write (`contacts::records`); preview, progress, report, history and the time-line of a contact are views of it.
//! Whatever takes long is worked by [`work_next`], batch by batch, each batch one transaction with the import's cursor
//! and its lease: a crash at any moment loses nothing and does nothing twice.
//!
//! # The rooms
//!
//! Each imports only those above it in this list (`tests/house.rs` holds it):
//!
//! | room | one sentence |
//! |---|---|
//! | [`model`] | what an import is: options, columns, counts, issues, state |
//! | [`columns`] | what the columns of a file are, and the file opened at its table |
//! | [`check`] | a batch of rows held against the present: issues and changes |
//! | [`plan`] | changes, issues and outcomes of rows in the database |
//! | [`manual_edit`] | an edit by hand of one contact, by the same checks and changes |
//! | [`lifecycle`] | what users do with an import: send, decide, start, cancel, undo |
//! | [`run`] | the long work: test, apply, undo |
//! | [`history`] | what can be read of imports |
//! | [`corrected`] | the user's own file given back with what is wrong in it |

mod check;
mod columns;
pub(crate) mod corrected;
pub mod history;
mod lifecycle;
mod manual_edit;
mod model;
mod plan;
mod run;

pub use columns::column_rules::answers_with_rules;
pub use columns::guesses::Guess;
pub use columns::header::recognise;
pub use columns::header_name::date_order;
pub use columns::known_systems::system::System;
pub use columns::mappings::Mapping;
pub use columns::resolve::new_field;
pub use columns::samples::{Sample, UnknownValue, sample, unknown_values};
pub use history::document;
pub use lifecycle::decisions::{
    check_answers, choose_encoding, choose_sheet, confirm, keep_mapping, save_mapping, test_again,
};
pub use lifecycle::receive::{Received, receive};
pub use lifecycle::transitions::{cancel, start, undo};
pub use lifecycle::waiting::{Waiting, waiting};
pub use manual_edit::{Edit, Edited, edit};
pub use model::column_mapping::{Choice, ColumnMapping, NewField, Origin};
pub use model::counts::{Counts, IssueGroup, Moved};
pub use model::import::{Asked, Import};
pub use model::issue::Issue;
pub use model::layout::{Column, Layout, Role, letter};
pub use model::making::{Cut, MadeColumn, Making, NOWHERE, Side};
pub use model::mapping_file::{MappedColumn, MappingFile};
pub use model::options::{Action, Damaged, Mode, Options, Placeholders, Stale, USUAL_STOPS};
pub use model::reading::{Capitals, Reading};
pub use model::rule::Rule;
pub use model::state::State;
pub use model::waits::Wait;
pub use run::worker::{work_next, work_patiently, work_to_its_end};

#[cfg(test)]
mod tests;
