//! Comparing words the way people do: without case, accents and, for names of columns, without spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents, spaces trimmed and runs of spaces as one: `" Éric  LE Goff "` → `eric le goff`.
/// Texts that fold to the same are "the same" for search, labels and targets, on both databases.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            folded.extend(word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
        }
    }
    folded
}

/// [`fold`] without any space, for headers: `Código Postal` and `codigopostal` are the same.
pub fn fold_tight(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| c != ' ');
    folded
}

/// The text without outer spaces, no-break and other Unicode spaces included.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{feff}' | '\u{200b}'))
}

/// How many letters two folded words differ by, if they are near enough to be a slip: one letter in a word of four, two
/// in a longer one. `None` for all others.
pub fn near(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = match a.len().min(b.len()) {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    (a.len().abs_diff(b.len()) <= most).then(|| distance(&a, &b)).filter(|distance| *distance <= most)
}

/// The edit distance of two words (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut corner = i;
        for (j, y) in b.iter().enumerate() {
            let cell = (corner + usize::from(x != y)).min(left + 1).min(above[j + 1] + 1);
            corner = above[j + 1];
            above[j] = left;
            left = cell;
        }
        above[b.len()] = left;
    }
    above[b.len()]
}
