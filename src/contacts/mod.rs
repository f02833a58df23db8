//! Contacts and the definitions of their fields: slots, snapshots, and the only code that writes them.

pub mod catalogue;
pub mod change;
pub mod contact;
mod copies;
pub mod definitions;
pub mod diff;
pub mod draft;
pub mod find;
mod found_words;
mod handover;
pub mod numbers;
mod outcome;
pub mod read;
pub mod search;
pub mod slots;
pub mod store;
pub mod subjects;
mod taken;
pub mod titles;
pub mod writers;
