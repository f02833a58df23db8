//! Comparing words the way people do: without case, accents and, for names of columns, without spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents, spaces trimmed and runs of spaces as one: `" Éric  LE Goff "` → `eric le goff`.
/// Texts that fold to the same are "the same" for search, labels and targets, on both databases.
pub(crate) fn fold(text: &str) -> String {
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
pub(crate) fn fold_tight(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| c != ' ');
    folded
}

/// The text without outer spaces, no-break and other Unicode spaces included.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{feff}' | '\u{200b}'))
}

/// How many letters two folded words differ by, if they are near enough to be a slip: one letter in a word of four, two
/// in a longer one. `None` for all others.
pub(crate) fn near(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = match a.len().min(b.len()) {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    (a.len().abs_diff(b.len()) <= most).then(|| distance(&a, &b)).filter(|distance| *distance <= most)
}

/// How many letters to insert, delete, replace or swap with their neighbour make one text of the other.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_slips() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, slips) in [
            ("", "", 0),
            ("", "abc", 3),
            ("jaz", "jazz", 1),
            ("jzaz", "jazz", 1),
            ("rock", "rack", 1),
            ("abc", "xyz", 3),
        ] {
            assert_eq!((of(a, b), of(b, a)), (slips, slips), "{a} {b}");
        }
    }
}
