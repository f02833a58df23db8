//! The product, spoken to as its users do, on both databases. One program, so that it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[macro_use]
mod support;

mod accounts;
mod alike;
mod attacks;
mod backup;
mod bench;
mod cases;
mod columns;
mod commands;
mod contact_information;
mod contact_pages;
mod corrected;
mod crash;
mod criterion_values;
mod damage;
mod dashboard;
mod downloads;
mod encodings;
mod exported_workbooks;
mod exports;
mod foreign_cells;
mod foreign_files;
mod health;
mod help_pages;
mod hostile;
mod http_fuzz;
mod import_pages;
mod imports;
mod job;
mod login;
mod machines;
mod mappings;
mod order;
mod other_systems;
mod outages;
mod pages;
mod plans;
mod schema;
mod security;
mod sending;
mod state_after;
mod steps;
mod storage;
mod system_page;
mod target_pages;
mod targets;
mod templates;
mod undo;
mod workbooks;
mod wrong_cells;
