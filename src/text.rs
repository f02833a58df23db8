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
