//! Imports: their history, a new one, the report of each, and what can be done with it.

mod actions;
mod changes;
mod columns;
pub(super) mod columns_form;
pub(super) mod columns_sent;
mod corrected;
mod encoding;
mod file;
mod follow;
mod issues;
mod kept;
mod list;
mod made_view;
mod new;
mod order_view;
mod reading_view;
mod removal_view;
mod report;
mod sheet;
mod shown;
mod values_view;

pub(super) use actions::{cancel, confirm_undo, start, test_again, undo};
pub(super) use changes::changes;
pub(super) use columns::{columns, confirm_columns};
pub(super) use corrected::{ask_corrected, corrected};
pub(super) use encoding::{choose_encoding, encoding};
pub(super) use file::file;
pub(super) use follow::progress;
pub(super) use issues::issues;
pub(super) use kept::{conflicts, kept};
pub(super) use list::list;
pub(super) use new::{create, form};
pub(super) use report::{document, show};
pub(super) use sheet::{choose_sheet, sheet};
