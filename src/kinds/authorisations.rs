//! Authorisations: true, false or empty for contacts that exist, with the source of the consent.

use super::rules::{OF_CONTACTS, Rules};
use crate::fields::Group;

pub(super) const RULES: Rules =
    Rules { name: "authorisations", groups: &[Group::Authorisation], asks_for_consent: true, ..OF_CONTACTS };
