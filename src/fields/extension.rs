//! What stands around a phone number: `tel:` before it, an extension behind it.

use crate::text::trim;

/// The most digits of an extension.
const EXTENSION_MAX: usize = 6;

/// What stands between a number and its extension, the longer words first.
const EXTENSIONS: [&str; 11] = [";ext=", "extension", "ramal", "poste", "rml", "ext", "int", "x", "#", "p", "r"];

/// The number of an address such as `tel:+33-6-12-34-56-78`.
pub(super) fn without_scheme(cell: &str) -> &str {
    let scheme = cell.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    scheme.map_or(cell, |scheme| trim(&cell[scheme.len()..]))
}

/// A number, and the digits behind it that are dialled later: `01 23 45 67 89 poste 12`.
pub(super) fn without_extension(cell: &str) -> (&str, &str) {
    let number = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = &cell[number.len()..];
    let before = number.trim_end_matches([' ', '.', ':', '\u{a0}', '\u{202f}']);
    let word = EXTENSIONS.iter().find(|word| ends_with(before, word));
    match word {
        Some(word) if (1..=EXTENSION_MAX).contains(&extension.len()) => {
            (before[..before.len() - word.len()].trim_end_matches([' ', ',', ';', '(', '-', '\u{a0}']), extension)
        }
        _ => (cell, ""),
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use crate::codes::Code;
    use crate::fields::{Decoded, Finding, Type};

    #[test]
    fn addresses_of_phones_are_read() {
        for cell in ["tel:+33612345678", "TEL:+33-6-12-34-56-78", "tel: 06 12 34 56 78"] {
            assert_eq!(decoded(&field(Type::Phone), cell), Decoded::set("+33612345678"), "{cell:?}");
        }
    }

    #[test]
    fn an_extension_is_left_out_and_said() {
        for (cell, extension) in [
            ("06 12 34 56 78 ext. 12", "12"),
            ("0612345678 ext 12", "12"),
            ("+33 6 12 34 56 78 x12", "12"),
            ("06 12 34 56 78 poste 1234", "1234"),
            ("06 12 34 56 78, poste : 12", "12"),
            ("06 12 34 56 78 (poste 12", "12"),
            ("06.12.34.56.78 RAMAL 12", "12"),
            ("0612345678#12", "12"),
            ("tel:+33612345678;ext=12", "12"),
            ("0612345678 Extension 7", "7"),
        ] {
            let wanted =
                Decoded::set("+33612345678").remark(Finding::new(Code::PhoneExtension).with("extension", extension));
            assert_eq!(decoded(&field(Type::Phone), cell), wanted, "{cell:?}");
        }
    }
}
