//! Contacts: the list with its search, and the card of each.

mod card;
mod contact_filter;
mod deleted;
mod edit;
mod filter;
mod groups;
mod list;
mod people;
mod selection;
mod timeline;

pub(super) use card::show;
pub(super) use edit::{edit_form, save};
pub(super) use list::list;
pub(super) use selection::{act_on_selection, selection};
