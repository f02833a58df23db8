//! Contacts: the list with its search, and the card of each.

mod card;
mod filter;
mod list;

pub(super) use card::{by, show};
pub(super) use list::list;
