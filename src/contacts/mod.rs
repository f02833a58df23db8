//! Contacts and the definitions of their fields: slots, snapshots, and the only code that writes them.

pub mod catalogue;
pub mod change;
pub mod contact;
mod copies;
pub mod definitions;
pub mod deletions;
pub(crate) mod diff;
pub(crate) mod draft;
pub(crate) mod find;
mod found_words;
mod handover;
mod links;
pub(crate) mod numbers;
mod outcome;
pub(crate) mod people;
pub(crate) mod proofs;
pub mod read;
pub mod search;
pub mod slots;
pub mod store;
pub(crate) mod subjects;
mod taken;
pub(crate) mod titles;
pub mod turn;
mod typed_words;
pub(crate) mod writers;
