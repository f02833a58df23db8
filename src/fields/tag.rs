//! What a tag may be: one rule wherever one is written.

use super::cell::Finding;
use super::cell_error::is_cell_error;
use super::clear::{CLEAR, is_clear_word};
use super::text;
use crate::codes::Code;
use crate::text::trim;

/// The longest tag, in characters.
pub const TAG_MAX: usize = 60;

/// What parts tags in other systems, and hardly stands in one.
const SEPARATORS: [char; 2] = [',', ';'];

/// Whether a text can be a tag.
pub fn is_tag(text: &str) -> bool {
    fault(text).is_none()
}

/// Why a text can't be a tag: it is too long, or it would read back as something else: with a sign at an end, a bar, `=`, a
/// word that clears, or the error of a formula.
pub(super) fn fault(text: &str) -> Option<Finding> {
    if let Some(finding) = text::over(text, TAG_MAX) {
        return Some(finding);
    }
    if is_cell_error(text) {
        return Some(Finding::new(Code::CellError));
    }
    let is_edit = text.starts_with(['+', '-']) || text.ends_with(['+', '-']);
    let is_misread = is_edit || text == CLEAR || is_clear_word(text) || text.contains('|');
    let is_wrong = text.is_empty() || trim(text) != text || is_misread || text.contains(char::is_control);
    is_wrong.then(|| Finding::new(Code::UnknownCode).with("near", ""))
}

/// `separator-doubtful` for a tag that looks like several.
pub(super) fn doubt(tag: &str) -> Option<Finding> {
    tag.contains(SEPARATORS).then(|| Finding::new(Code::SeparatorDoubtful).with("value", tag))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::Input;

    #[test]
    fn a_tag_that_would_read_back_as_something_else_is_refused() {
        let tags = standard("TAGS");
        for cell in ["a|Vide", "a|=", "+=", "C++", "+", "a|-", "--x", "a\tb", "x|line\nbreak"] {
            assert_eq!(codes(&decoded(&tags, cell)), [Code::UnknownCode], "{cell:?}");
        }
        assert_eq!(decoded(&tags, &"é".repeat(60)).findings, []);
        assert_eq!(codes(&decoded(&tags, &format!("+{}", "é".repeat(61)))), [Code::TooLong]);
    }

    #[test]
    fn a_tag_that_looks_like_several_is_asked_about() {
        let tags = standard("TAGS");
        let cases: [(&str, &[&str], usize); 4] = [
            ("vip,presse", &["vip,presse"], 1),
            ("vip; presse", &["vip; presse"], 1),
            ("a|vip,presse|b;c", &["a", "b;c", "vip,presse"], 2),
            ("vip/presse", &["vip/presse"], 0),
        ];
        for (cell, input, doubts) in cases {
            let found = decoded(&tags, cell);
            assert_eq!((found.input.clone(), codes(&found)), (Some(set(input)), vec![Code::SeparatorDoubtful; doubts]));
        }
    }

    fn set(tags: &[&str]) -> Input {
        Input::SetCodes(tags.iter().map(|tag| (*tag).to_owned()).collect())
    }

    #[test]
    fn a_tag_that_is_no_edit_and_no_word_of_ours_is_one() {
        for tag in ["vip", "a-b", "Canal + 2", "12", "vip,presse", "É", "a=b"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in
            ["", " vip", "Canal+", "12+", "-x", "+x", "Vide", "EMPTY", "=", "a|b", "a\nb", "#N/A", &"x".repeat(61)]
        {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
