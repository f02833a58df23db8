//! What the columns of a file are: its header, what was said about it, and the file opened at its table.

mod added_columns;
pub(super) mod column_rules;
pub(super) mod file_kind;
pub(super) mod guesses;
pub(super) mod header;
pub(super) mod header_index;
pub(super) mod header_name;
pub(super) mod known_systems;
mod known_words;
pub(super) mod mapping_check;
pub(super) mod mapping_positions;
pub(super) mod mappings;
pub(super) mod new_fields;
mod of_corrected;
pub(super) mod open;
pub(super) mod proposals;
pub(super) mod resolve;
pub(super) mod samples;

#[cfg(test)]
mod tests;
