//! Bytes without which no body can match a query: by them a database that has to send bodies over a wire leaves out most
//! of those that don't. Who passes is still asked of the [`Matcher`].

use super::matcher::{Matcher, Node, Rule, Test};
use super::query::Join;
use super::value::ValueTest;
use crate::contacts::slots::{mark_of_entry, mark_of_field};
use crate::fields::FieldId;

/// A mark of fewer bytes stands in nearly every body.
const SHORTEST: usize = 2;

impl Matcher {
    /// A pattern for SQL's LIKE that fits the body of every contact that matches; `None` if there is nothing that all of
    /// them have. Entries stand in the order of their fields, so the marks do too.
    pub(super) fn pattern(&self) -> Option<Vec<u8>> {
        let mut needed = Vec::new();
        collect(&self.root, true, &mut needed);
        // Of a field, what says most comes first.
        needed.sort_by(|(one, its), (other, theirs)| one.cmp(other).then(theirs.cmp(its)));
        needed.dedup_by_key(|(field, _)| *field);
        let mut pattern = Vec::new();
        for (field, entry) in needed {
            let marks = [mark_of_field(field), entry.unwrap_or_default()];
            for mark in marks.into_iter().filter(|mark| mark.len() >= SHORTEST) {
                pattern.push(b'%');
                pattern.extend(mark.into_iter().flat_map(|byte| {
                    let is_special = matches!(byte, b'%' | b'_' | b'\\');
                    is_special.then_some(b'\\').into_iter().chain([byte])
                }));
            }
        }
        (!pattern.is_empty()).then(|| {
            pattern.push(b'%');
            pattern
        })
    }
}

/// Adds the slots that every contact has of which the part holds, or else does not hold.
fn collect(node: &Node, holds: bool, needed: &mut Vec<(FieldId, Option<Vec<u8>>)>) {
    match &node.rule {
        Rule::Test { test, wanted } if *wanted == holds => needed.extend(of_test(test)),
        Rule::Test { .. } => {}
        Rule::Group(join, members) => {
            let each = match (join, holds) {
                (Join::All, true) | (Join::NotAll, false) => Some(true),
                (Join::None, true) | (Join::Any, false) => Some(false),
                (Join::Any, true) | (Join::None, false) if members.len() == 1 => Some(true),
                (Join::NotAll, true) | (Join::All, false) if members.len() == 1 => Some(false),
                _ => None,
            };
            if let Some(each) = each {
                members.iter().for_each(|member| collect(member, each, needed));
            }
        }
    }
}

/// The slot without which the test does not hold, and its code and value if there is but one choice.
fn of_test(test: &Test) -> Option<(FieldId, Option<Vec<u8>>)> {
    let only = |test: &ValueTest| match test {
        ValueTest::OneOf(codes) => <&[String; 1]>::try_from(codes.as_slice()).ok().map(|[code]| code.clone()),
        _ => None,
    };
    match test {
        Test::Value(field, test) => Some((*field, only(test).map(|value| mark_of_entry("", &value)))),
        Test::Codes(field, test) => Some((*field, only(test).map(|code| mark_of_entry(&code, "")))),
        _ => None,
    }
}
