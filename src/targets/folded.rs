//! Comparing a contact's text with a folded constant, without allocation for plain ASCII.

use crate::text::{fold_words, open_hyphens};

/// Longest ASCII text that is folded on the stack.
const ON_STACK: usize = 256;

/// Calls `f` with the folded text ([`fold_words`]). Most names, towns and addresses are short ASCII, and a target reads
/// millions of them: those are folded on the stack.
pub(super) fn with_folded<R>(text: &str, f: impl FnOnce(&str) -> R) -> R {
    if text.len() > ON_STACK || !text.is_ascii() {
        return f(&fold_words(text));
    }
    let mut buffer = [0_u8; ON_STACK];
    let mut length = 0;
    let mut between_words = false;
    for byte in text.bytes() {
        if char::from(byte).is_whitespace() {
            between_words = length > 0;
            continue;
        }
        if between_words {
            buffer[length] = b' ';
            length += 1;
            between_words = false;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    open_hyphens(&mut buffer[..length]);
    match std::str::from_utf8(&buffer[..length]) {
        Ok(folded) => f(folded),
        Err(_) => f(&fold_words(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_on_the_stack_is_folding() {
        let long = "Ab ".repeat(200);
        let full = "a b".repeat(86);
        for text in [
            "",
            " ",
            "Lyon",
            "  LE   Goff\t",
            "Éric",
            "a\u{b}b",
            "x\u{a0}Y",
            "a-b -c- D-E",
            "Plan-d’Aups",
            &long,
            &full[..256],
            &full,
        ] {
            with_folded(text, |folded| assert_eq!(folded, fold_words(text), "{text:?}"));
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_any_text_on_the_stack_is_folding(text in "[a-zA-Z \t\n\u{b}éßİœ’-]{0,40}") {
            let same = with_folded(&text, |folded| folded == fold_words(&text));
            proptest::prop_assert!(same);
        }
    }
}
