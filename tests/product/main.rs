//! The product, spoken to as its users do, on both databases. One program, so that it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[macro_use]
mod support;

mod accounts;
mod exports;
mod login;
mod plans;
mod schema;
mod security;
mod steps;
mod targets;
