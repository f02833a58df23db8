//! A kind that only tests know: it shows that a kind is this file, a line in the registry, and words. Its rows take
//! contacts out of use and back, by a column OPERATION, as `INSTITUTION;OPERATION;CONTACT_NR;LASTNAME`.

use super::rules::{Effect, OF_CONTACTS, Operation, OwnColumn, Rules};
use crate::fields::standard;

pub(super) const RULES: Rules = Rules {
    name: "dummy",
    columns: &[OwnColumn::Institution, OwnColumn::Operation],
    operations: &[
        Operation { word: "PARK", aliases: &["PAUSE"], effect: Effect::Set(standard::STATUS, "INVALID") },
        Operation { word: "UNPARK", aliases: &[], effect: Effect::Set(standard::STATUS, standard::ACTIVE) },
    ],
    compared: &[standard::FIRSTNAME, standard::LASTNAME, standard::OFFICIAL_NAME],
    has_template: false,
    needs_confirmation: true,
    ..OF_CONTACTS
};
