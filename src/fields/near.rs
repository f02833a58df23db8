//! The code that a user probably meant.
//!
//! A file can have a million wrong cells, so most candidates are passed over by a glance at which letters they have.

use super::value::Value;
use crate::text::{distance, fold};

/// Longer texts are no slips of the finger.
const LONGEST: usize = 40;

/// The names of a list's active values, made ready for comparing; built when first needed.
#[derive(Debug, Clone)]
pub(super) struct Near {
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    text: Vec<char>,
    letters: u64,
    value: usize,
}

impl Near {
    pub(super) fn new(values: &[Value]) -> Self {
        let mut names = Vec::new();
        for (at, value) in values.iter().enumerate().filter(|(_, value)| value.active) {
            for name in std::iter::once(&value.code).chain(&value.labels) {
                let text: Vec<char> = fold(name).chars().collect();
                if !text.is_empty() && text.len() <= LONGEST {
                    names.push(Name { letters: letters(&text), text, value: at });
                }
            }
        }
        Self { names }
    }

    /// The place of the active value whose name is a slip or two away from a text.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let text: Vec<char> = fold(text).chars().take(LONGEST + 1).collect();
        let mut limit = slips(text.len())?;
        let letters = letters(&text);
        let mut best = None;
        for name in &self.names {
            // A slip changes at most two letters of the set: one goes, one comes.
            let apart = (letters ^ name.letters).count_ones() as usize;
            if apart > 2 * limit || text.len().abs_diff(name.text.len()) > limit {
                continue;
            }
            let distance = distance(&text, &name.text);
            if distance < limit || (distance == limit && best.is_none()) {
                (limit, best) = (distance, Some(name.value));
            }
        }
        best
    }
}

/// How many slips still make a text of this length near.
fn slips(length: usize) -> Option<usize> {
    match length {
        0..=2 => Some(0),
        3..=5 => Some(1),
        6..=8 => Some(2),
        9..=LONGEST => Some(3),
        _ => None,
    }
}

fn letters(text: &[char]) -> u64 {
    text.iter().fold(0, |set, c| set | 1 << (u32::from(*c) % 64))
}
