//! Exports: the list of files that were made, the form that asks for one, and downloads.
//!
//! | file | one sentence |
//! |---|---|
//! | [`files`] | an export that is ready, and the criterion values, as downloads |
//! | [`list`] | files that were made, with the progress of those that are being made |
//! | [`new`] | the form that asks for one |

mod files;
mod list;
mod new;

pub(super) use files::{file, values_csv, values_xlsx};
pub(super) use list::{follow, list, ready};
pub(super) use new::{create, form};
