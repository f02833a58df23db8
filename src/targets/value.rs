//! Tests of one value, with everything that can be worked out beforehand worked out.

use std::cmp::Ordering;

use super::decimal;
use super::folded::with_folded;

/// A test of a value. Constants are in the form of [`Subject::read`](super::subject::Subject::read); lists are sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ValueTest {
    /// There is a value.
    Present,
    /// Exactly one of these.
    OneOf(Vec<String>),
    /// One of these, once folded.
    OneFolded(Vec<String>),
    /// Folded, it has this part.
    Contains(String),
    /// Folded, it begins with this.
    StartsWith(String),
    /// A phone number with these digits, or that begins with one of these.
    PhonePart {
        /// Digits anywhere in it; `None` if they must be at its beginning.
        anywhere: Option<String>,
        /// Its beginning, in E.164.
        prefixes: Vec<String>,
    },
    /// A number equal to one of these.
    Numbers(Vec<String>),
    /// A number or a day between two bounds.
    Range {
        /// How values compare: as numbers, or else as ISO dates, which compare like text.
        numeric: bool,
        /// The lower bound.
        from: Option<Bound>,
        /// The upper bound.
        to: Option<Bound>,
    },
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bound {
    /// Where it is.
    pub at: String,
    /// Whether the bound itself belongs to the range.
    pub included: bool,
}

impl ValueTest {
    /// Whether a value passes. A contact without a value passes none of these tests.
    pub(super) fn holds(&self, value: &str) -> bool {
        match self {
            Self::Present => true,
            Self::OneOf(codes) => is_among(codes, value),
            Self::OneFolded(texts) => with_folded(value, |folded| is_among(texts, folded)),
            Self::Contains(part) => with_folded(value, |folded| folded.contains(&**part)),
            Self::StartsWith(start) => with_folded(value, |folded| folded.starts_with(&**start)),
            Self::PhonePart { anywhere, prefixes } => {
                anywhere.as_ref().is_some_and(|part| value.contains(&**part))
                    || prefixes.iter().any(|prefix| value.starts_with(&**prefix))
            }
            Self::Numbers(numbers) => numbers.binary_search_by(|number| decimal::compare(number, value)).is_ok(),
            Self::Range { numeric, from, to } => {
                let compare = if *numeric { decimal::compare } else { |a: &str, b: &str| a.cmp(b) };
                let inside = |bound: &Option<Bound>, side: Ordering| {
                    bound.as_ref().is_none_or(|bound| match compare(value, &bound.at) {
                        Ordering::Equal => bound.included,
                        other => other == side,
                    })
                };
                inside(from, Ordering::Greater) && inside(to, Ordering::Less)
            }
        }
    }
}

fn is_among(sorted: &[String], value: &str) -> bool {
    sorted.binary_search_by(|one| one.as_str().cmp(value)).is_ok()
}
