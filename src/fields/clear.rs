//! How a cell asks for a value to be cleared.

use crate::i18n::Language;

/// The cell that clears any value.
pub(super) const CLEAR: &str = "=";

/// The words that clear a value where the field is not free text, in any case; by [`Language::index`].
const CLEAR_WORDS: [&str; 3] = ["Empty", "Vide", "Vazio"];

/// Whether a trimmed text is one of the words that clear a value.
pub(super) fn is_clear_word(text: &str) -> bool {
    CLEAR_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// The word that clears a field that is no free text, in a language.
pub fn clear_word(language: Language) -> &'static str {
    CLEAR_WORDS[language.index()]
}
