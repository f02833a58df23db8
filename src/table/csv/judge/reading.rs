//! What a reading of words costs in bits.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::pages::{Page, meaning};
use super::letters::{Family, Language, languages};
use super::sample::Sample;
use super::signs;

/// How much more a language weighs that others of its family also stand for, before words have told which it is.
const OPEN: f64 = 3.0;
/// The weight of languages that an encoding was not made for.
const FOREIGN: f64 = 0.02;
/// Bits of a small letter among capitals: people whose keyboard has no É do write it.
const SMALL: f64 = 7.0;
/// Bits of a capital behind a small letter.
const CAPITAL: f64 = 12.0;
/// Bits of a letter between two others beyond ASCII: no language that is known here has three in a row but for once.
const CROWD: f64 = 8.0;
/// Bits that a word is cheaper by which many tables have, and one which the institution's contacts have.
const COMMON: f64 = 6.0;
const KNOWN: f64 = 16.0;

/// Words that many tables have, in lower case.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).flat_map(|word| word.split('-')).filter(|word| !word.is_ascii()).collect()
});

/// What a reading costs.
#[derive(Debug, Default)]
pub(super) struct Cost {
    /// All of it.
    pub total: f64,
    /// Characters beyond ASCII.
    pub characters: f64,
    /// Bits of a character beyond ASCII, word by word.
    pub words: Vec<f64>,
    /// Which of the words the institution's contacts have.
    pub known: Vec<bool>,
}

/// The different words of the sample that have bytes beyond ASCII, each with the byte on both sides.
pub(super) fn words(sample: &Sample) -> Vec<&[u8]> {
    let (mut words, mut seen) = (Vec::new(), HashSet::new());
    for cell in sample.cells() {
        let mut end = 0;
        while let Some(start) = (end..cell.len()).find(|at| is_of_word(cell[*at])) {
            end = (start..cell.len()).find(|at| !is_of_word(cell[*at])).unwrap_or(cell.len());
            let word = &cell[start.saturating_sub(1)..cell.len().min(end + 1)];
            if !word.is_ascii() && seen.insert(word) {
                words.push(word);
            }
        }
    }
    words
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// What it costs to read these words in an encoding. The languages that the words before have shown are cheaper.
pub(super) fn cost(words: &[&[u8]], family: Family, page: &Page, known: &HashSet<String>) -> Cost {
    let mut languages = Languages::of(family);
    let mut cost = Cost::default();
    for word in words {
        let text: Vec<char> = word.iter().map(|byte| meaning(*byte, page)).collect();
        let characters = text.iter().filter(|c| !c.is_ascii()).count() as f64;
        let found = found(&text, known);
        let bits = languages.bits(&text) + bits_of_case_and_signs(&text) + found;
        cost.total += bits;
        cost.characters += characters;
        cost.words.push(bits / characters.max(1.0));
        cost.known.push(found <= -KNOWN);
    }
    cost
}

/// What is taken off for words that are known.
fn found(text: &[char], known: &HashSet<String>) -> f64 {
    let words = text.split(|c| !c.is_alphabetic()).filter(|word| word.iter().any(|c| !c.is_ascii()));
    let bits = words.map(|word| {
        let word: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
        match () {
            () if known.contains(&word) => -KNOWN,
            () if WORDS.contains(word.as_str()) => -COMMON,
            () => 0.0,
        }
    });
    bits.sum()
}

fn bits_of_case_and_signs(text: &[char]) -> f64 {
    let beyond = text.iter().enumerate().filter(|(_, c)| !c.is_ascii());
    let bits = beyond.map(|(at, c)| if is_letter(*c) { bits_of_letter(text, at) } else { signs::bits(text, at) });
    bits.sum()
}

/// Whether a character is a letter of a word; `º` and `ª` are signs, and other alphabets don't stand beside ours.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && ('\u{c0}'..='\u{24f}').contains(&c)
}

fn bits_of_letter(text: &[char], at: usize) -> f64 {
    let (letter, before, after) = (text[at], at.checked_sub(1).map(|before| text[before]), text.get(at + 1).copied());
    let is = |beside: Option<char>, case: fn(char) -> bool| beside.is_some_and(case);
    let (small_before, small_after) = (is(before, char::is_lowercase), is(after, char::is_lowercase));
    let (capital_before, capital_after) = (is(before, char::is_uppercase), is(after, char::is_uppercase));
    let in_capitals = || text.iter().filter(|c| c.is_ascii_uppercase()).count() >= 2;
    let is_crowded = [before, after].into_iter().flatten().filter(|c| is_letter(*c)).count() == 2;
    let crowd = if is_crowded { CROWD } else { 0.0 };
    crowd
        + match () {
            () if letter.is_uppercase() && small_before => CAPITAL,
            () if letter.is_uppercase() && capital_before && small_after => CAPITAL - 2.0,
            () if letter.is_uppercase() || letter == 'ß' => 0.0,
            () if capital_after => SMALL + 2.0,
            () if capital_before && !small_after && in_capitals() => SMALL,
            () => 0.0,
        }
}

/// The languages that words have shown so far.
struct Languages(Vec<(&'static Language, f64)>);

impl Languages {
    /// Before any word: those that an encoding was made for, and a few others.
    fn of(own: Family) -> Self {
        let all = |family: Family| languages().iter().filter(move |language| language.family == family);
        let sum = |family: Family| all(family).map(|language| language.weight).sum::<f64>();
        let share = |family: Family| if family == own { 1.0 } else { FOREIGN };
        let weight = |language: &Language| OPEN * share(language.family) * language.weight / sum(language.family);
        Self(languages().iter().map(|language| (language, weight(language))).collect())
    }

    /// The bits of the letters of a word, which adds to what is known.
    fn bits(&mut self, text: &[char]) -> f64 {
        let letters: Vec<(char, Option<char>, Option<char>)> = beyond_ascii(text);
        if letters.is_empty() {
            return 0.0;
        }
        let sum: f64 = self.0.iter().map(|(_, weight)| weight).sum();
        let costs: Vec<f64> = self
            .0
            .iter()
            .map(|(language, weight)| {
                let bits: f64 =
                    letters.iter().map(|(letter, before, after)| language.bits(*letter, *before, *after)).sum();
                bits - (weight / sum).log2()
            })
            .collect();
        let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
        let shares: Vec<f64> = costs.iter().map(|bits| (least - bits).exp2()).collect();
        let all: f64 = shares.iter().sum();
        for ((_, weight), share) in self.0.iter_mut().zip(shares) {
            *weight += share / all;
        }
        least - all.log2()
    }
}

/// The letters of a word beyond ASCII in lower case, each with its neighbours.
fn beyond_ascii(text: &[char]) -> Vec<(char, Option<char>, Option<char>)> {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).copied().filter(|c| c.is_ascii_alphabetic() || is_letter(*c)).map(small)
    };
    let wanted = text.iter().enumerate().filter(|(_, c)| is_letter(**c));
    wanted.map(|(at, c)| (small(*c), letter(at.checked_sub(1)), letter(at.checked_add(1)))).collect()
}
