//! Which encoding a text is in that is not UTF-8. Each one that it may be in is tried on the cells with bytes beyond
//! ASCII, and costs as many bits as what it reads there is unusual: letters in words of eleven languages (`letters`),
//! signs where they stand (`signs`), capitals among small letters. Words that the institution's contacts have, and words
//! of many tables, weigh more than letters. The cheapest is taken where it is cheaper than all that read something else
//! by a safe margin; else there is a question.
//!
//! The judge looks at a bounded sample, keeps nothing, and gives a verdict on any bytes.

mod letters;
mod reading;
mod sample;
mod signs;

use std::collections::HashSet;

use super::super::encoding::Encoding;
use super::super::problem::Reading;
use super::pages::{Page, decode, meaning, page, page_of};
use letters::Family;
use reading::Cost;
pub(in crate::table) use sample::Sample;

/// Bits by which the cheapest must be cheaper than the next that reads something else.
const MARGIN: f64 = 10.0;
/// Bits within which the others are offered.
const OFFERED_WITHIN: f64 = 45.0;
/// At most so many are offered.
const OFFERED: usize = 4;
/// So many cells show the difference.
const SHOWN: usize = 4;
/// At most so many words are looked up among those that the institution has.
const LOOKED_UP: usize = 60;
/// Bits of a character beyond ASCII, on the average, with which nothing is read any more.
const NONSENSE: f64 = 17.5;
/// So many characters are enough to say that nothing reads them.
const ENOUGH: f64 = 8.0;
/// Bits of a character from which a word makes no sense, and up to which it does.
const SENSE: (f64, f64) = (22.0, 14.0);

/// One word in so many that another reads better is not a mere few.
const FEW: usize = 8;

/// The encodings that are tried: for which languages they were made, and bits for how unusual each is.
const TRIED: [(Encoding, Family, f64); 8] = [
    (Encoding::Windows1252, Family::West, 0.0),
    (Encoding::Iso8859_15, Family::West, 4.0),
    (Encoding::Macintosh, Family::West, 5.0),
    (Encoding::Cp850, Family::West, 5.0),
    (Encoding::Cp437, Family::West, 6.0),
    (Encoding::Cp860, Family::West, 7.0),
    (Encoding::Windows1250, Family::Central, 8.0),
    (Encoding::Cp852, Family::Central, 8.5),
];

/// Encodings that are not read, but would be taken for one of those.
const NOT_READ: [(&encoding_rs::Encoding, Family, f64); 3] = [
    (encoding_rs::ISO_8859_2, Family::Central, 11.0),
    (encoding_rs::WINDOWS_1254, Family::Turkish, 11.0),
    (encoding_rs::WINDOWS_1257, Family::Baltic, 12.0),
];

/// What was found out.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::table) enum Verdict {
    /// It is this one.
    Certain(Encoding),
    /// It may be any of these, the likeliest first, which read the text in different ways.
    Doubtful(Vec<Encoding>),
    /// None of them makes sense of it.
    Nonsense,
}

/// Judges a text; `known` are words in lower case that the institution has.
pub(in crate::table) fn judge(sample: &Sample, known: &HashSet<String>) -> Verdict {
    let words = reading::words(sample);
    let tried = all_tried(&words, known);
    let Some((best, others)) = tried.split_first() else { return Verdict::Nonsense };
    let is_nonsense = best.cost.total > NONSENSE * best.cost.characters;
    if is_nonsense && best.cost.characters >= ENOUGH {
        return Verdict::Nonsense;
    }
    let is_beaten = |other: &Tried| {
        other.reads_as(best, sample) || other.cost.total - best.cost.total >= MARGIN && !other.explains(best)
    };
    let is_certain = !is_nonsense && others.iter().all(is_beaten);
    match best.encoding {
        Some(encoding) if is_certain => Verdict::Certain(encoding),
        None if is_certain => Verdict::Nonsense,
        _ => Verdict::Doubtful(possible(&tried, sample)),
    }
}

/// Every encoding with what it costs, the cheapest first.
fn all_tried(words: &[&[u8]], known: &HashSet<String>) -> Vec<Tried> {
    let mut tried: Vec<Tried> = Vec::new();
    for (encoding, family, bits) in TRIED {
        let page = page(encoding).copied();
        tried.extend(page.map(|page| Tried::new(Some(encoding), page, words, family, bits, known)));
    }
    for (encoding, family, bits) in NOT_READ {
        tried.push(Tried::new(None, page_of(encoding), words, family, bits, known));
    }
    tried.sort_by(|a, b| a.cost.total.total_cmp(&b.cost.total));
    tried
}

/// The encodings that a user may be offered, the likeliest first: none that reads the same as one before.
fn possible(tried: &[Tried], sample: &Sample) -> Vec<Encoding> {
    let mut possible: Vec<&Tried> = Vec::new();
    let readable = || tried.iter().filter(|other| other.encoding.is_some());
    let Some(best) = readable().next() else { return Vec::new() };
    for other in readable().filter(|other| other.is_near(best) || other.explains(best)) {
        if possible.iter().all(|one| !one.reads_as(other, sample)) {
            possible.push(other);
        }
    }
    possible.iter().filter_map(|tried| tried.encoding).take(OFFERED).collect()
}

/// How each of these encodings reads the cells that tell them apart best.
pub(in crate::table) fn readings(sample: &Sample, encodings: &[Encoding]) -> Vec<Reading> {
    let mut cells: Vec<(usize, &Vec<u8>)> =
        sample.cells().iter().map(|cell| (differences(cell, encodings), cell)).collect();
    cells.sort_by_key(|(differences, _)| std::cmp::Reverse(*differences));
    cells.truncate(SHOWN);
    let read = |encoding: Encoding| cells.iter().map(|(_, cell)| decode(cell, encoding).trim().to_owned()).collect();
    encodings.iter().map(|encoding| Reading { encoding: *encoding, cells: read(*encoding) }).collect()
}

/// In how many ways a cell reads.
fn differences(cell: &[u8], encodings: &[Encoding]) -> usize {
    encodings.iter().map(|encoding| decode(cell, *encoding)).collect::<HashSet<String>>().len()
}

/// Words beyond ASCII as each encoding reads them, in lower case: some of the whole text.
pub(in crate::table) fn readings_of_words(sample: &Sample) -> Vec<String> {
    let words = reading::words(sample);
    let some = words.iter().step_by(words.len() / LOOKED_UP + 1);
    let all = some.flat_map(|word| TRIED.iter().flat_map(|(encoding, ..)| words_of(&decode(word, *encoding))));
    let mut all: Vec<String> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The words of a text beyond ASCII, in lower case.
pub(in crate::table) fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    words.map(str::to_lowercase).collect()
}

/// An encoding that was tried.
struct Tried {
    /// `None` for one that is not read.
    encoding: Option<Encoding>,
    page: Page,
    cost: Cost,
}

impl Tried {
    fn new(
        encoding: Option<Encoding>,
        page: Page,
        words: &[&[u8]],
        family: Family,
        bits: f64,
        known: &HashSet<String>,
    ) -> Self {
        let mut cost = reading::cost(words, family, &page, known);
        cost.total += bits;
        Self { encoding, page, cost }
    }

    /// Whether both read the whole text alike.
    fn reads_as(&self, other: &Self, sample: &Sample) -> bool {
        sample.bytes().all(|byte| meaning(byte, &self.page) == meaning(byte, &other.page))
    }

    fn is_near(&self, best: &Self) -> bool {
        self.cost.total - best.cost.total < OFFERED_WITHIN
    }

    /// Whether it makes sense of words of which the best makes none, or finds words of contacts that the best does not,
    /// and those are not a mere few.
    fn explains(&self, best: &Self) -> bool {
        let makes_sense = |(mine, its): &(&f64, &f64)| **its > SENSE.0 && **mine < SENSE.1;
        let better = self.cost.words.iter().zip(&best.cost.words).filter(makes_sense).count();
        let is_new = |(mine, its): &(&bool, &bool)| **mine && !**its;
        let found = self.cost.known.iter().zip(&best.cost.known).filter(is_new).count();
        better * FEW > self.cost.words.len() || found * FEW > best.cost.known.iter().filter(|known| **known).count()
    }
}

#[cfg(test)]
mod tests;
