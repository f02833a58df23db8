//! Fields: what a cell can change. A field has a code, labels in three languages, a [`Type`] with a two-way codec, and
//! constraints. It knows no row, no column, no database; the caller adds where a cell stands.
//!
//! [`Field::decode`] reads a cell by the grammar of `/help/cells`, [`Field::encode`] writes a value as a cell that
//! reads back to it, [`Field::show`] writes it for people, [`Field::choices`] says what there is to choose.
//!
//! Each file imports only those above it in this list (`tests/house.rs` holds it):
//!
//! | file | one sentence |
//! |---|---|
//! | [`day`] | a day as people and programs write it |
//! | [`cell`] | what a cell asks for, what was found in it, and what its codec may know around it |
//! | [`value`] | one internal code of a list, with its labels |
//! | [`clear`] | how a cell asks for a value to be cleared |
//! | [`cell_error`] | what a spreadsheet shows where a formula has failed |
//! | [`guard`] | what other programs put around a text, so that no spreadsheet reads it as a number |
//! | [`near`] | the code that a user probably meant |
//! | [`field`] | a field and its type |
//! | [`standard`] | the fields that every institution has |
//! | [`usual_headers`] | what other programs and people call them |
//! | [`reserved`] | codes that no field of an institution can have |
//! | [`names`] | names in three languages, each meaning one code of a fixed list |
//! | [`entry`] | the entry of a drop-down, code and label |
//! | [`iso_codes`] | three-letter codes of countries and languages |
//! | [`numbering`] | the numbering plans of the countries: which digits are a phone number |
//! | [`overseas`], [`mexico`], [`extension`] | phone numbers that are dialled otherwise than they are kept |
//! | [`text`], [`number`], [`date`], [`phone`], [`user`] | a type each, typed by people |
//! | [`country`], [`language`], [`yes_no`] | a type each, with codes that never change |
//! | [`email_typo`] | slips in the domains of e-mail addresses |
//! | [`email`] | an e-mail address |
//! | [`tag`] | what a tag may be |
//! | [`list`] | one internal code |
//! | [`multi_list`] | several internal codes |
//! | [`choice`] | what can be chosen for a field |
//! | [`codec`] | from a cell to a value and back, by the type of the field |
//! | [`placeholder`] | what programs and people write where they have no value |

mod cell;
mod cell_error;
mod choice;
mod clear;
mod codec;
pub(crate) mod country;
pub(crate) mod date;
mod day;
mod email;
mod email_typo;
mod entry;
mod extension;
mod field;
mod guard;
mod iso_codes;
pub(crate) mod language;
mod list;
mod mexico;
mod multi_list;
mod names;
mod near;
mod number;
mod numbering;
mod overseas;
mod phone;
mod placeholder;
mod reserved;
pub mod standard;
mod tag;
pub(crate) mod text;
mod user;
mod usual_headers;
mod value;
pub(crate) mod yes_no;

pub use cell::{Decoded, Finding, Input, Surroundings};
pub use cell_error::is_cell_error;
pub use choice::Choice;
pub use clear::clear_word;
pub use day::{DateForm, DateOrder};
pub use field::{AppliesTo, Field, FieldId, Group, TEXT_MAX, Type};
pub use guard::unguarded;
pub use list::{CODE_MAX, is_code};
pub use numbering::warm_up;
pub use phone::national_digits;
pub use reserved::is_reserved;
pub use standard::SOURCE_MAX;
pub use tag::{TAG_MAX, is_tag};
pub use usual_headers::usual_headers;
pub use value::Value;

#[cfg(test)]
mod tests;
