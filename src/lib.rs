//! Carnet: change many contacts at once by spreadsheet, safely.
//!
//! # The map
//!
//! Each module imports only those above it in this list (`tests/house` holds it):
//!
//! | module | one sentence |
//! |---|---|
//! | [`process`] | this process among those of all machines |
//! | [`private`] | files and folders that only their owner may read |
//! | [`metrics`] | what this process has done, as numbers for Prometheus |
//! | [`text`] | comparing words the way people do |
//! | [`i18n`] | languages, messages without a language, their words, numbers and dates by locale |
//! | [`error`] | refusals and failures |
//! | [`codes`] | every code that a check can give, with its severity |
//! | [`db`], [`schema`] | connections to SQLite or PostgreSQL, migrations; the one place where the two meet |
//! | [`storage`] | files that users sent and that were made for them: in a folder, or in a bucket that machines share |
//! | [`data_folder`] | whose an installation's data are, and that nobody else can read them |
//! | [`config`] | what an operator can set, read once |
//! | [`system`] | what operators see: processes, queues, the last failures, readiness |
//! | [`backup`] | an SQLite installation in one file, and back |
//! | [`accounts`] | institutions, users, roles |
//! | [`table`] | bytes to numbered rows of cells and back; reads workbooks in a child process |
//! | [`fields`] | what a cell can change: codecs, a file for each type |
//! | [`contacts`] | slots, snapshots, and the only code that writes contacts |
//! | [`targets`] | a query over contacts as data |
//! | [`kinds`] | what can be imported |
//! | [`seal`] | the signed check of a template's row |
//! | [`mail`] | messages as data, sent through SMTP or kept in the outbox |
//! | [`context`] | what working a job takes: database, files, limits, address |
//! | [`imports`] | an import's life: header, check, plan, apply, undo, history |
//! | [`exports`] | templates and plain exports, streamed |
//! | [`help`] | what files may contain and what every message means, as data |
//! | [`worker`] | claims what waits, with a lease |
//! | [`doctor`] | what an operator can get wrong, checked one by one |
//! | [`demo`] | the demo institution |
//! | [`web`] | pages; the only place that knows actix |
//! | [`bench`] | how fast this machine does the standard work, and how its pages answer meanwhile |
//! | [`cli`] | the same services without a browser |

//! # What to know before moving in
//!
//! - Everything a contact (or a definition) holds is one packed `body` of slots, each with its last writer
//!   ([`contacts::slots`]); the other columns are copies for look-up. Apply and undo compare writers, not values, so a
//!   value that was changed and changed back is still seen as someone else's ([`contacts::store`]).
//! - The plan, the preview, the time-line and the undo of an import are one table of changes, a record a row of the file
//!   ([`contacts::change`]); rows that only make contacts are packed, some hundred a record (`contacts::creations`), and
//!   `contacts::records` reads both. What it creates has its id, and its number, from the day of the plan.
//! - Search words stand in packed chunks (`contacts::word_chunk`), in one index: the words that a contact loses are told by its
//!   old slots, so whoever changes what its words are has to bring all of them up.
//! - Targets are evaluated here, over contacts that stream by, not in SQL: one meaning on both databases ([`targets`]).
//! - A notice is queued in the transaction of the step that it tells of, so [`mail`] stands above [`imports`].
//! - What is out of order around a job (an [`db::Outage`]) pauses it, for as long as it lasts, and counts for nothing; what
//!   this process knows of it is in memory, since a database that is away can't be told.
//! - One import of an institution writes at a time (`imports::lifecycle::write_turn`), so some order always explains how imports ended.
//! - The migration of SQLite holds statistics of a large installation: its planner would walk whole indexes without.

// What only this crate uses says so: only then does the compiler see what nobody uses any more.
#![cfg_attr(not(test), warn(unreachable_pub))]

pub mod accounts;
pub mod backup;
pub(crate) mod bench;
pub mod cli;
pub mod codes;
pub mod config;
pub mod contacts;
pub mod context;
pub(crate) mod data_folder;
pub mod db;
pub(crate) mod demo;
pub mod doctor;
pub mod error;
pub mod exports;
pub mod fields;
pub mod help;
pub mod i18n;
pub mod imports;
pub mod kinds;
pub mod mail;
pub(crate) mod metrics;
pub(crate) mod private;
pub(crate) mod process;
pub mod schema;
pub mod seal;
pub mod storage;
pub mod system;
pub mod table;
pub mod targets;
pub(crate) mod text;
pub mod web;
pub mod worker;
