//! Contact information: every field of contacts that exist, or of new ones. A column OPERATION decides for its row.

use super::rules::{Effect, OF_CONTACTS, Operation, OwnColumn, Rules};
use crate::fields::Group;

pub(super) const RULES: Rules = Rules {
    name: "contacts",
    groups: &[Group::Standard, Group::Custom, Group::Criterion, Group::Authorisation],
    columns: &[OwnColumn::Operation],
    operations: &[
        Operation { word: "INSERT", aliases: &[], effect: Effect::Create },
        Operation { word: "UPDATE", aliases: &[], effect: Effect::Change },
    ],
    may_create: true,
    asks_for_consent: true,
    makes_fields: true,
    ..OF_CONTACTS
};
