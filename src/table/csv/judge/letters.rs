//! How usual a letter beyond ASCII is in a language, between its neighbours: `ç` stands before `a`, `o` and `u`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Bits of a letter that a language doesn't have.
const STRANGE: f64 = 22.0;
/// Letters that can stand beside another, and none.
const NEIGHBOURS: usize = 27;

/// The languages, read from `letters.txt`.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| read(include_str!("letters.txt")));

/// Languages that share encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Of western Europe and the Americas.
    West,
    /// Of the middle of Europe.
    Central,
    /// Turkish.
    Turkish,
    /// Of the Baltic states.
    Baltic,
}

impl Family {
    fn from_name(name: &str) -> Self {
        match name {
            "central" => Self::Central,
            "turkish" => Self::Turkish,
            "baltic" => Self::Baltic,
            _ => Self::West,
        }
    }
}

/// What is known of a language.
pub(super) struct Language {
    /// The family.
    pub family: Family,
    /// How usual the language is, beside the others of its family.
    pub weight: f64,
    letters: HashMap<char, Levels>,
}

/// Bits of a letter, and of its neighbours.
struct Levels {
    letter: f64,
    before: [f64; NEIGHBOURS],
    after: [f64; NEIGHBOURS],
}

/// The languages that are known.
pub(super) fn languages() -> &'static [Language] {
    &LANGUAGES
}

impl Language {
    /// How many bits a letter (in lower case) between two others is in a word of this language.
    pub(super) fn bits(&self, letter: char, before: Option<char>, after: Option<char>) -> f64 {
        match self.letters.get(&letter) {
            Some(levels) => levels.letter + levels.before[neighbour(before)] + levels.after[neighbour(after)],
            None => STRANGE,
        }
    }
}

/// The place of a neighbour in a table: 0 for none, else that of the letter without its accent.
fn neighbour(letter: Option<char>) -> usize {
    let Some(letter) = letter else { return 0 };
    let plain = if letter.is_ascii() { letter } else { plain(letter) };
    match plain.to_ascii_lowercase() {
        plain @ 'a'..='z' => plain as usize - 'a' as usize + 1,
        _ => 0,
    }
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'æ' | 'Æ' | 'œ' | 'Œ' => 'e',
        'ß' => 's',
        'đ' | 'Đ' => 'd',
        other => {
            let mut first = other;
            unicode_normalization::char::decompose_canonical(other, |part| {
                if !unicode_normalization::char::is_combining_mark(part) {
                    first = part;
                }
            });
            first
        }
    }
}

fn read(text: &str) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.trim_matches(['[', ']']).split(' ').collect();
        match (words.as_slice(), languages.last_mut()) {
            ([_, family, weight], _) if line.starts_with('[') => languages.push(Language {
                family: Family::from_name(family),
                weight: weight.parse().unwrap_or(1.0),
                letters: HashMap::new(),
            }),
            ([letter, level, before, after], Some(language)) => {
                let levels = Levels { letter: bits(level)[0], before: bits(before), after: bits(after) };
                language.letters.extend(letter.chars().next().map(|letter| (letter, levels)));
            }
            _ => {}
        }
    }
    languages
}

/// Levels from their hexadecimal digits.
fn bits(digits: &str) -> [f64; NEIGHBOURS] {
    let mut levels = [0.0; NEIGHBOURS];
    for (level, digit) in levels.iter_mut().zip(digits.chars()) {
        *level = digit.to_digit(16).map_or(STRANGE, f64::from);
    }
    levels
}
