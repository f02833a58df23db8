//! Free text: as typed, without outer spaces. Line breaks and tabs inside it stay; a line break is always LF, since every
//! spreadsheet writes it in its own way.

use super::cell::{Decoded, Finding, Input};
use super::cell_error::is_cell_error;
use super::clear::{self, CLEAR};
use super::field::{Field, FieldId, Type};
use super::standard;
use crate::codes::Code;
use crate::text::trim;

/// What a cell of REMARK starts with to append to the present remark.
const APPEND: &str = "||";

/// Reads a trimmed cell. The words that clear other fields are text here, with a warning.
pub(super) fn decode(field: FieldId, max: usize, cell: &str) -> Decoded {
    if cell.contains(['\0', '\r']) {
        return cleaned(field, max, cell);
    }
    let appended = if field == standard::REMARK { after_marks(cell) } else { None };
    let text = appended.unwrap_or(cell);
    if let Some(finding) = over(text, max) {
        return Decoded::wrong(finding);
    }
    match appended {
        Some(text) if is_cell_error(text) => Decoded::wrong(Finding::new(Code::CellError)),
        // Appending "no value" changes nothing; and a remark must never be stored as `=`.
        Some("" | CLEAR) => Decoded::of(Input::Keep),
        Some(text) => Decoded::of(Input::Append(text.to_owned())),
        None => set(field, cell),
    }
}

/// Line breaks as LF, and no NUL: PostgreSQL has no place for it in a text, and nobody ever typed it.
fn cleaned(field: FieldId, max: usize, cell: &str) -> Decoded {
    let cell = cell.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
    match trim(&cell) {
        "" => Decoded::of(Input::Keep),
        CLEAR => Decoded::of(Input::Clear),
        cell => decode(field, max, cell),
    }
}

/// The text behind `||`. Repeated marks are taken away too, so that no stored remark ever starts with them.
fn after_marks(cell: &str) -> Option<&str> {
    let mut text = trim(cell.strip_prefix(APPEND)?);
    while let Some(rest) = text.strip_prefix(APPEND) {
        text = trim(rest);
    }
    Some(text)
}

fn set(field: FieldId, cell: &str) -> Decoded {
    let decoded = Decoded::set(cell);
    if clear::is_clear_word(cell) {
        return decoded.remark(Finding::new(Code::ClearWord));
    }
    if matches!(field, standard::FIRSTNAME | standard::LASTNAME) && has_digits(cell) {
        return decoded.remark(Finding::new(Code::DigitsInName));
    }
    decoded
}

/// What is to say of a text that a field stores as it stands.
pub(crate) fn judge(field: &Field, text: &str) -> Vec<Finding> {
    let Type::Text { max } = field.kind else { return Vec::new() };
    match over(text, max) {
        Some(finding) => vec![finding],
        None => set(field.id, text).findings,
    }
}

/// Whether a name has digits in it, which deserves a warning.
pub(crate) fn has_digits(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_digit())
}

/// `too-long` (args `max`, `n`: characters) if a text is over `max` characters.
pub(crate) fn over(text: &str, max: usize) -> Option<Finding> {
    // A character takes at least a byte, so most texts need no counting.
    if text.len() <= max {
        return None;
    }
    let n = text.chars().count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    (n > max).then(|| Finding::new(Code::TooLong).with("max", number(max)).with("n", number(n)))
}

/// The remark after [`Input::Append`]: the text on a line of its own below the present one; `None` if the remark ends
/// with it already, so that importing a file twice appends once.
pub(crate) fn append(present: Option<&str>, text: &str) -> Option<String> {
    match present {
        None | Some("") => Some(text.to_owned()),
        Some(present) if present.ends_with(text) => None,
        Some(present) => Some(format!("{present}\n{text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::Type;

    #[test]
    fn outer_spaces_go_and_inner_ones_stay() {
        let town = field(Type::Text { max: 60 });
        for (cell, value) in [
            ("  Lyon ", "Lyon"),
            ("\u{a0}Lyon\u{202f}", "Lyon"),
            ("\u{feff}Lyon\u{200b}", "Lyon"),
            ("La  Rochelle", "La  Rochelle"),
            ("\nline one\r\nline\ttwo\rthree\n", "line one\nline\ttwo\nthree"),
            ("a\u{1}b", "a\u{1}b"),
            ("a\0b", "ab"),
            ("'=1", "'=1"),
            ("||note", "||note"),
        ] {
            assert_eq!(decoded(&town, cell), Decoded::set(value), "{cell:?}");
        }
    }

    #[test]
    fn a_cell_of_spaces_is_blank() {
        let town = field(Type::Text { max: 60 });
        for cell in ["", " ", "\u{a0}", "\u{202f}\t\n", "\0", " \0 "] {
            assert_eq!(decoded(&town, cell).input, Some(Input::Keep), "{cell:?}");
        }
    }

    #[test]
    fn only_the_equals_sign_clears_a_free_text() {
        let town = field(Type::Text { max: 60 });
        for cell in ["=", " = ", "\u{a0}=", "\0="] {
            assert_eq!(decoded(&town, cell).input, Some(Input::Clear), "{cell:?}");
        }
        for cell in ["Empty", "VIDE", "vazio"] {
            let found = decoded(&town, cell);
            assert_eq!(found.input, Some(Input::Set(cell.into())), "{cell:?}");
            assert_eq!(codes(&found), [Code::ClearWord], "{cell:?}");
        }
        assert_eq!(decoded(&town, "Vide-grenier"), Decoded::set("Vide-grenier"));
    }

    #[test]
    fn length_counts_characters() {
        let zip = field(Type::Text { max: 5 });
        assert_eq!(decoded(&zip, "ééééé"), Decoded::set("ééééé"));
        let found = decoded(&zip, " éééééé ");
        assert_eq!(found, Decoded::wrong(Finding::new(Code::TooLong).with("max", 5).with("n", 6)));
    }

    #[test]
    fn digits_in_a_name_are_flagged() {
        for code in ["FIRSTNAME", "LASTNAME"] {
            let found = decoded(&standard(code), "Jean2");
            assert_eq!((found.input.is_some(), codes(&found)), (true, vec![Code::DigitsInName]), "{code}");
        }
        assert_eq!(codes(&decoded(&standard("OFFICIAL_NAME"), "Le 104")), []);
    }

    #[test]
    fn two_bars_append_to_a_remark() {
        let remark = standard("REMARK");
        for (cell, input) in [
            ("||called back", Input::Append("called back".into())),
            (" || called back ", Input::Append("called back".into())),
            ("|||| called back", Input::Append("called back".into())),
            ("|| || Vide", Input::Append("Vide".into())),
            ("||", Input::Keep),
            ("|| ||", Input::Keep),
            ("||=", Input::Keep),
            ("| one bar", Input::Set("| one bar".into())),
        ] {
            assert_eq!(decoded(&remark, cell), Decoded::of(input), "{cell:?}");
        }
        let long = format!("||{}", "x".repeat(2001));
        assert_eq!(codes(&decoded(&remark, &long)), [Code::TooLong]);
    }

    #[test]
    fn a_remark_takes_the_same_text_once() {
        assert_eq!(append(None, "b").as_deref(), Some("b"));
        assert_eq!(append(Some("a"), "b").as_deref(), Some("a\nb"));
        assert_eq!(append(Some("a\nb"), "b"), None);
    }
}
