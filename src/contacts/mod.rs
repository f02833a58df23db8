//! Contacts and the definitions of their fields: slots, snapshots, and the only code that writes them.

pub mod catalogue;
pub mod change;
pub mod contact;
pub mod definitions;
pub mod draft;
pub mod find;
pub mod numbers;
pub mod read;
pub mod search;
pub mod slots;
pub mod store;
pub mod subjects;
pub mod writers;
