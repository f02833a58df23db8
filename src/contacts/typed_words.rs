//! The words that somebody typed into the search box.

use std::collections::BTreeSet;

use crate::text::fold;

/// The words, folded, each once, in order. What looks like a phone number is one word however it is grouped.
pub(super) fn typed_words(text: &str) -> Vec<String> {
    if let Some(digits) = phone(text) {
        return vec![digits];
    }
    let folded = fold(text);
    let words: BTreeSet<&str> = folded.split(' ').flat_map(parts).filter(|word| !word.is_empty()).collect();
    words.into_iter().map(str::to_owned).collect()
}

/// The parts of a word of letters that hyphens and apostrophes join, since others may write them apart; `d'` and `l'` before a
/// name say nothing. What has digits or other signs, such as an e-mail address, is one word.
fn parts(word: &str) -> Vec<&str> {
    if !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')) {
        return vec![word];
    }
    let parts = word.split('-').map(|part| match part.split_once('\'') {
        Some((elided, name)) if elided.chars().count() < 2 && !name.is_empty() => name,
        _ => part,
    });
    parts.flat_map(|part| part.split('\'')).collect()
}

/// The digits of what is typed as a phone number: digits in groups, by spaces, dots, hyphens or brackets.
fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '/');
    let is_phone = text.chars().all(|c| c.is_ascii_digit() || c == '+' || is_separator(c));
    let digits: String = text.chars().filter(|c| *c == '+' || c.is_ascii_digit()).collect();
    (is_phone && text.chars().any(is_separator) && digits.len() >= 4).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_one_word_however_it_is_grouped() {
        for (typed, words) in [
            ("06 12 34 56 78", vec!["0612345678"]),
            ("06.12", vec!["0612"]),
            ("+33 6 12", vec!["+33612"]),
            ("(11) 91234-5678", vec!["11912345678"]),
            ("000123", vec!["000123"]),
            ("12 rue", vec!["12", "rue"]),
            ("1 2", vec!["1", "2"]),
        ] {
            assert_eq!(typed_words(typed), words, "{typed}");
        }
    }

    #[test]
    fn a_name_is_found_however_its_parts_are_joined() {
        for (typed, words) in [
            ("plan d'aups", vec!["aups", "plan"]),
            ("Plan-d’Aups", vec!["aups", "plan"]),
            ("L’Haÿ-les-Roses", vec!["hay", "les", "roses"]),
            ("l'", vec!["l"]),
            ("Saint-É", vec!["e", "saint"]),
            ("jean-paul@example.org", vec!["jean-paul@example.org"]),
            ("A-123", vec!["a-123"]),
            ("œuilly", vec!["oeuilly"]),
        ] {
            assert_eq!(typed_words(typed), words, "{typed}");
        }
    }
}
