//! Targets: their list, the page of each, and the query builder, which works as a plain form.

mod actions;
mod builder;
mod contacts;
mod edit;
mod editor;
mod list;
mod options;
mod query_form;
mod show;

pub(super) use actions::{archive, duplicate, restore};
pub(super) use edit::{edit, new, save_edit, save_new};
pub(super) use list::list;
pub(super) use show::show;
