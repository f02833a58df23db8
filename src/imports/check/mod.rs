//! The checks: a batch of rows is held against the present state of its contacts (or definitions), and gives issues and
//! changes. Nothing here writes.

pub(super) mod broken_link;
pub(super) mod cells;
pub(super) mod checker;
pub(super) mod damage;
mod definition_cells;
pub(super) mod definitions;
pub(super) mod duplicate_structures;
pub(super) mod full_name;
pub(super) mod guards;
pub(super) mod joint_key;
pub(super) mod key_order;
pub(super) mod keys;
pub(super) mod marks;
pub(super) mod new_contact;
pub(super) mod new_slots;
pub(super) mod outcome;
pub(super) mod proofs;
pub(super) mod proven;
pub(super) mod reshape;
pub(super) mod row;
mod row_changes;
pub(super) mod row_check;
pub(super) mod row_seal;
pub(super) mod snapshot;
mod structure_links;
pub(super) mod subjects;
pub(super) mod tokens;
pub(super) mod warnings;
