//! Removals: contacts are taken out of use and back, or deleted, by a column OPERATION, as
//! `INSTITUTION;OPERATION;CONTACT_NR;LASTNAME`. Names only tell whether the number is right.

use super::rules::{Effect, OF_CONTACTS, Operation, OwnColumn, Rules};
use crate::fields::standard;

const COLUMNS: [OwnColumn; 2] = [OwnColumn::Institution, OwnColumn::Operation];

pub(super) const RULES: Rules = Rules {
    name: "removals",
    columns: &COLUMNS,
    required: &COLUMNS,
    keys: &[standard::CONTACT_NR],
    operations: &[
        Operation { word: "INVALIDATE", aliases: &[], effect: Effect::Set(standard::STATUS, standard::INVALID) },
        Operation {
            word: "REACTIVATE",
            aliases: &["UPDATEACT"],
            effect: Effect::Set(standard::STATUS, standard::ACTIVE),
        },
        Operation { word: "DELETE", aliases: &[], effect: Effect::Set(standard::STATUS, standard::DELETED) },
    ],
    compared: &[standard::FIRSTNAME, standard::LASTNAME, standard::OFFICIAL_NAME],
    needs_confirmation: true,
    ..OF_CONTACTS
};
