//! Fields: what a cell can change. A field has a code, labels in three languages, a [`Type`] with a two-way codec, and
//! constraints. It knows no row, no column, no database; the caller adds where a cell stands.
//!
//! [`Field::decode`] reads a cell by the grammar of PRODUCT.md section 4, [`Field::encode`] writes a value as a cell that
//! reads back to it, [`Field::show`] writes it for people, [`Field::choices`] says what there is to choose.
//!
//! Each file imports only those above it in this list (`tests/house.rs` holds it):
//!
//! | file | one sentence |
//! |---|---|
//! | [`cell`] | what a cell asks for, what was found in it, and what its codec may know around it |
//! | [`value`] | one internal code of a list, with its labels |
//! | [`clear`] | how a cell asks for a value to be cleared |
//! | [`near`] | the code that a user probably meant |
//! | [`field`] | a field and its type |
//! | [`standard`] | the fields that every institution has |
//! | [`reserved`] | codes that no field of an institution can have |
//! | [`names`] | names in three languages, each meaning one code of a fixed list |
//! | [`entry`] | the entry of a drop-down, code and label |
//! | [`text`], [`number`], [`date`], [`phone`], [`email`], [`user`] | a type each, typed by people |
//! | [`country`], [`language`], [`yes_no`] | a type each, with codes that never change |
//! | [`list`] | one internal code |
//! | [`multi_list`] | several internal codes |
//! | [`choice`] | what can be chosen for a field |
//! | [`codec`] | from a cell to a value and back, by the type of the field |

mod cell;
mod choice;
mod clear;
mod codec;
pub mod country;
pub mod date;
mod email;
mod entry;
mod field;
pub mod language;
mod list;
mod multi_list;
mod names;
mod near;
mod number;
mod phone;
mod reserved;
pub mod standard;
pub mod text;
mod user;
mod value;
pub mod yes_no;

pub use cell::{Decoded, Finding, Input, Surroundings};
pub use choice::Choice;
pub use clear::clear_word;
pub use field::{AppliesTo, Field, FieldId, Group, TEXT_MAX, Type};
pub use list::{CODE_MAX, is_code};
pub use phone::{national_digits, warm_up};
pub use reserved::is_reserved;
pub use value::Value;

#[cfg(test)]
mod tests;
