//! Criteria: values of criteria, for contacts that exist.

use super::rules::{OF_CONTACTS, Rules};
use crate::fields::Group;

pub(super) const RULES: Rules = Rules { name: "criteria", groups: &[Group::Criterion], ..OF_CONTACTS };
