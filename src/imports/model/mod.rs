//! What an import is: its options, columns, counts, issues and state, as they are kept in the database.
//!
//! Each file imports only those above it:
//!
//! | file | one sentence |
//! |---|---|
//! | [`counts`] | how many rows, changes and issues |
//! | [`issue`] | what was found in the file |
//! | [`column_mapping`] | what somebody said about the columns |
//! | [`options`] | what the user wants of the file |
//! | [`layout`] | what the columns are |
//! | [`state`] | where an import stands, and the steps between |
//! | [`import`] | the import itself |
//! | [`corrections`] | the imports that it corrects, and those that correct it |

pub(super) mod column_mapping;
pub(super) mod corrections;
pub(super) mod counts;
pub(super) mod import;
pub(super) mod issue;
pub(super) mod layout;
pub(super) mod options;
pub(super) mod state;
