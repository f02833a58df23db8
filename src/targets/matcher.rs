//! A query made ready to be asked of millions of contacts. Every part is true or false of a contact, never unknown.

use chrono::NaiveDateTime;
use roaring::RoaringTreemap;

use super::facts::{Facts, StoredFacts};
use super::query::{Join, Path};
use super::value::ValueTest;
use crate::contacts::contact::{Contact, ContactView};
use crate::contacts::packed::Walked;
use crate::contacts::slots::Writer;
use crate::fields::{FieldId, standard};

/// A compiled query ([`Query::compile`](super::query::Query::compile)).
#[derive(Debug, Clone, PartialEq)]
pub struct Matcher {
    pub(super) root: Node,
    /// Whether the query asks for the status: else only active contacts are in the target.
    pub(super) asks_for_status: bool,
}

/// A live part of the query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Where the part stands in the query.
    pub path: Path,
    pub rule: Rule,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    Group(Join, Vec<Node>),
    /// The test holds; or, the other way round, it does not.
    Test {
        test: Test,
        wanted: bool,
    },
}

/// What a condition looks at.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// A field with one value.
    Value(FieldId, ValueTest),
    /// Any code of a multi-list.
    Codes(FieldId, ValueTest),
    Number(ValueTest),
    FullName(ValueTest),
    Status(ValueTest),
    /// In one of these, in order.
    Created(Vec<Span>),
    Changed(Vec<Span>),
    /// It is one of these, or some slot was last written by one of these, in order.
    ChangedBy {
        writers: Vec<Writer>,
        ids: RoaringTreemap,
    },
}

/// A span of UTC time: from, included, until, excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: NaiveDateTime,
    pub until: NaiveDateTime,
}

impl Matcher {
    pub(super) fn new(root: Node) -> Self {
        Self { asks_for_status: root.asks_for_status(), root }
    }

    /// Whether a contact is in the target. Deleted contacts never are, and others that are not active only where the query
    /// asks for the status.
    pub fn matches(&self, contact: &ContactView<'_>) -> bool {
        self.holds(&mut { *contact })
    }

    /// The same of a contact whose slots are still packed: only those that are asked for are looked at.
    pub(super) fn matches_stored(&self, contact: &Contact, walked: &mut Walked) -> anyhow::Result<bool> {
        self.matches_facts(StoredFacts::of(contact, walked))
    }

    /// The same of a contact of which nothing but its body is read. Only if the query [asks for nothing
    /// else](Self::asks_body_only).
    pub(super) fn matches_body(&self, id: i64, body: &[u8], walked: &mut Walked) -> anyhow::Result<bool> {
        self.matches_facts(StoredFacts::of_body(id, body, walked))
    }

    fn matches_facts(&self, mut contact: StoredFacts<'_, '_>) -> anyhow::Result<bool> {
        let holds = self.holds(&mut contact);
        contact.slots.end().map(|()| holds)
    }

    /// Whether the query can be answered by id and body alone.
    pub(super) fn asks_body_only(&self) -> bool {
        fn asks(node: &Node) -> bool {
            match &node.rule {
                Rule::Group(_, members) => members.iter().all(asks),
                Rule::Test { test, .. } => !matches!(test, Test::Number(_) | Test::Created(_) | Test::Changed(_)),
            }
        }
        asks(&self.root)
    }

    fn holds<'a>(&self, contact: &mut impl Facts<'a>) -> bool {
        self.sees(contact) && self.root.holds(contact)
    }

    /// Whether a contact may be in the target at all.
    pub(super) fn sees<'a>(&self, contact: &mut impl Facts<'a>) -> bool {
        let status = status(contact);
        if self.asks_for_status {
            !matches!(status, standard::DELETED | standard::PURGED)
        } else {
            status == standard::ACTIVE
        }
    }
}

impl Node {
    fn asks_for_status(&self) -> bool {
        match &self.rule {
            Rule::Group(_, members) => members.iter().any(Self::asks_for_status),
            Rule::Test { test, .. } => matches!(test, Test::Status(_)),
        }
    }

    pub(super) fn holds<'a>(&self, contact: &mut impl Facts<'a>) -> bool {
        match &self.rule {
            Rule::Group(Join::All, members) => members.iter().all(|member| member.holds(contact)),
            Rule::Group(Join::Any, members) => members.iter().any(|member| member.holds(contact)),
            Rule::Group(Join::NotAll, members) => !members.iter().all(|member| member.holds(contact)),
            Rule::Group(Join::None, members) => !members.iter().any(|member| member.holds(contact)),
            Rule::Test { test, wanted } => test.holds(contact) == *wanted,
        }
    }
}

impl Test {
    fn holds<'a>(&self, contact: &mut impl Facts<'a>) -> bool {
        match self {
            Self::Value(field, test) => contact.value(*field).is_some_and(|value| test.holds(value)),
            Self::Codes(field, test) => contact.has_code(*field, |code| test.holds(code)),
            Self::Number(test) => test.holds(contact.number()),
            Self::FullName(test) => full_name(contact).is_some_and(|name| test.holds(&name)),
            Self::Status(test) => test.holds(status(contact)),
            Self::Created(spans) => is_within(spans, contact.created_at()),
            Self::Changed(spans) => is_within(spans, contact.changed_at()),
            Self::ChangedBy { writers, ids } => {
                u64::try_from(contact.id()).is_ok_and(|id| ids.contains(id))
                    || contact.has_writer(|writer| writers.binary_search(&writer).is_ok())
            }
        }
    }
}

fn status<'a>(contact: &mut impl Facts<'a>) -> &'a str {
    contact.value(standard::STATUS).unwrap_or(standard::ACTIVE)
}

fn is_within(spans: &[Span], at: NaiveDateTime) -> bool {
    let begun = spans.partition_point(|span| span.from <= at);
    begun.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|span| at < span.until)
}

/// The derived FULL_NAME: of a structure its official name, of an individual first and last name.
fn full_name<'a>(contact: &mut impl Facts<'a>) -> Option<String> {
    if contact.value(standard::KIND) == Some(standard::STRUCTURE) {
        return contact.value(standard::OFFICIAL_NAME).map(str::to_owned);
    }
    match (contact.value(standard::FIRSTNAME), contact.value(standard::LASTNAME)) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last).map(str::to_owned),
    }
}
