//! Exports: import templates and plain exports, made in the background and kept until they expire.
//!
//! A row of `exports` is the queue, the progress and the history. A worker claims it, streams the contacts into a draft
//! of the storage and, in one transaction, makes it ready and queues the mail. What a worker that died has left is begun
//! anew: nothing of it was kept.

mod book;
mod expiry;
mod export;
mod job;
mod list;
mod naming;
mod notes;
mod notice;
mod output;
mod progress;
mod removal_sheet;
mod request;
mod sheet;
mod values;
mod write;

pub use expiry::expire;
pub use export::{Export, State, What};
pub use job::{work, work_next};
pub use list::{Unseen, by_id, list, mark_seen, unseen};
pub use request::{ContactsRequest, KEPT, TemplateRequest, request_contacts, request_corrected, request_template};
pub use write::{unpack, values_file, values_file_name, write_contacts};

#[cfg(test)]
mod tests;
