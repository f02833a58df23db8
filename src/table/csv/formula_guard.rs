//! The apostrophe that keeps a spreadsheet from running a text as a formula (`/help/files#files-text`). Both directions ask
//! the same question of the same text, so that reading what was written gives it back exactly.

use std::borrow::Cow;

/// The text with a leading apostrophe if a spreadsheet, or Carnet's own cell grammar, could take it for something else.
pub fn guard(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`guard`] put before it. Any other apostrophe is the user's and stays.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => text,
    }
}

/// Whether the first visible character is one of `= + - @ '`, their full-width forms, a tab or CR, or begins `||`.
pub(super) fn needs_guard(text: &str) -> bool {
    // Nearly every cell begins with a letter or a digit.
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return false;
    }
    let start = text.find(|c| matches!(c, '\t' | '\r') || !is_invisible(c)).unwrap_or(text.len());
    let visible = &text[start..];
    visible.starts_with(['=', '+', '-', '@', '\'', '\t', '\r', '＝', '＋', '－', '＠']) || visible.starts_with("||")
}

/// Characters that show nothing, which a spreadsheet may skip or drop: spaces, controls, format characters, fillers,
/// variation selectors and tags.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_that_a_spreadsheet_could_run_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+336",
            "-5",
            "@SUM",
            "'quoted",
            "\tx",
            "\rx",
            "||more",
            "  =1",
            "\u{a0}=1",
            "\u{200b}\u{feff}@x",
            "\n=1",
            "＝1",
            "－1",
            "'",
            "=",
        ] {
            assert_eq!(guard(text), format!("'{text}"), "{text:?}");
            assert_eq!(unguard(&guard(text)), text);
        }
    }

    #[test]
    fn any_other_text_stays_as_it_is() {
        for text in ["", " ", "JAZZ", "0612", "a=b", "l'été", "|x", "é+", "«=»", "\u{200b}", "10-12", "\nx"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }

    #[test]
    fn the_users_own_apostrophe_stays() {
        for text in ["'0612", "'", "' x", "'abc"] {
            assert_eq!(unguard(text), text);
        }
        assert_eq!(unguard("''tis"), "'tis");
    }

    proptest! {
        #[test]
        fn unguarding_what_was_guarded_gives_it_back(text in "[ =+\\-@'\t\r\n|\u{200b}＝a0é]{0,6}|\\PC*") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
            prop_assert!(!needs_guard(&guarded) || guarded.starts_with('\''));
        }
    }
}
