//! What an import is: its options, columns, counts, issues and state, as they are kept in the database.
//!
//! Each file imports only those above it:
//!
//! | file | one sentence |
//! |---|---|
//! | [`counts`] | how many rows, changes and issues |
//! | [`issue`] | what was found in the file |
//! | [`rule`] | when a value of a column is written |
//! | [`reading`] | how the cells of a column are read |
//! | [`making`] | columns that are made of others |
//! | [`keys`] | which fields tell contacts apart |
//! | [`column_mapping`] | what somebody said about the columns |
//! | [`mapping_file`] | a mapping as a document |
//! | [`options`] | what the user wants of the file |
//! | [`layout`] | what the columns are |
//! | [`state`] | where an import stands, and the steps between |
//! | [`import`] | the import itself |
//! | [`waits`] | what of a tested one waits for a person |
//! | [`corrections`] | the imports that it corrects, and those that correct it |

pub(super) mod column_mapping;
pub(super) mod corrections;
pub(super) mod counts;
pub(super) mod import;
pub(super) mod issue;
pub(super) mod keys;
pub(super) mod layout;
pub(super) mod making;
pub(super) mod mapping_file;
pub(super) mod options;
pub(super) mod reading;
pub(super) mod rule;
pub(super) mod state;
pub(super) mod waits;
