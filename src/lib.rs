//! Carnet: change many contacts at once by spreadsheet, safely.
//!
//! # The map
//!
//! Each module imports only those above it in this list (`tests/house.rs` holds it):
//!
//! | module | one sentence |
//! |---|---|
//! | [`text`] | comparing words the way people do |
//! | [`i18n`] | languages, messages without a language, their words, numbers and dates by locale |
//! | [`error`] | refusals and failures |
//! | [`codes`] | every code that a check can give, with its severity |
//! | [`db`], [`schema`] | connections to SQLite or PostgreSQL, migrations; the one place where the two meet |
//! | [`storage`] | files that users sent and that were made for them |
//! | [`config`] | what an operator can set, read once |
//! | [`accounts`] | institutions, users, roles |
//! | [`table`] | bytes to numbered rows of cells and back |
//! | [`fields`] | what a cell can change: codecs, a file for each type |
//! | [`contacts`] | slots, snapshots, and the only code that writes contacts |
//! | [`targets`] | a query over contacts as data |
//! | [`kinds`] | what can be imported |
//! | [`seal`] | the signed check of a template's row |
//! | [`mail`] | messages as data, sent through SMTP or kept in the outbox |
//! | [`imports`] | an import's life: header, check, plan, apply, undo, history |
//! | [`exports`] | templates and plain exports, streamed |
//! | [`worker`] | claims what waits, with a lease |
//! | [`demo`] | the demo institution |
//! | [`web`] | pages; the only place that knows actix |
//! | [`cli`] | the same services without a browser |

pub mod accounts;
pub mod cli;
pub mod codes;
pub mod config;
pub mod contacts;
pub mod db;
pub mod demo;
pub mod error;
pub mod exports;
pub mod fields;
pub mod i18n;
pub mod imports;
pub mod kinds;
pub mod mail;
pub mod schema;
pub mod seal;
pub mod storage;
pub mod table;
pub mod targets;
pub mod text;
pub mod web;
pub mod worker;
