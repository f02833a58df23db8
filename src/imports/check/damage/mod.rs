//! What a spreadsheet does to a value, found by comparing a cell with what the contact has or had (its `[old]` cell), or
//! by traces that nothing else leaves: `Ã©`, `&eacute;`, `6.12E+08`, `1042.0`, a text of exactly as many characters as a cell can hold.
//!
//! Only cells that would change something come here, and most are passed over by a glance at their bytes.

mod accents;
mod digits;
mod entities;
mod find;
mod harm;

pub(crate) use digits::{is_form_of_number, may_be_number, scientific, undamaged_keys};
pub(crate) use find::{Damage, find, guard, issue, key_damaged, key_repair};
