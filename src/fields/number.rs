//! A decimal number, kept as digits: nothing is rounded.

use std::borrow::Cow;

use super::cell::{Decoded, Finding};
use crate::codes::Code;
use crate::i18n::{Language, format};

/// The most digits of a number.
const DIGITS_MAX: usize = 30;

/// Reads a trimmed cell: spaces ignored, one comma or point is the decimal mark. `1.234` may be a thousand in one
/// country and a little over one in another, so a single mark before exactly three digits is `bad-number`.
pub(super) fn decode(cell: &str) -> Decoded {
    match parse(cell) {
        Some(value) if value.bytes().filter(u8::is_ascii_digit).count() > DIGITS_MAX => too_long(&value),
        Some(value) => Decoded::set(value),
        None => Decoded::wrong(Finding::new(Code::BadNumber)),
    }
}

fn too_long(value: &str) -> Decoded {
    let n = value.bytes().filter(u8::is_ascii_digit).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Decoded::wrong(Finding::new(Code::TooLong).with("max", number(DIGITS_MAX)).with("n", number(n)))
}

fn parse(cell: &str) -> Option<String> {
    let mut digits: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let negative = digits.starts_with(['-', '\u{2212}']);
    if digits.starts_with(['-', '\u{2212}', '+']) {
        digits.remove(0);
    }
    let (whole, decimals) = match digits.split_once(['.', ',']) {
        Some((_, decimals)) if decimals.is_empty() || decimals.len() == 3 => return None,
        Some(parts) => parts,
        None if digits.is_empty() => return None,
        None => (digits.as_str(), ""),
    };
    if !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(canonical(negative, whole, decimals))
}

fn canonical(negative: bool, whole: &str, decimals: &str) -> String {
    let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
    let mut value = String::with_capacity(whole.len() + decimals.len() + 3);
    if negative && !(whole.is_empty() && decimals.is_empty()) {
        value.push('-');
    }
    value.push_str(if whole.is_empty() { "0" } else { whole });
    if !decimals.is_empty() {
        value.push('.');
        value.push_str(decimals);
    }
    value
}

/// The value, with a zero more if it has exactly three decimals, which no reader would take as such.
pub(super) fn encode(value: &str) -> Cow<'_, str> {
    match value.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => Cow::Owned(format!("{value}0")),
        _ => Cow::Borrowed(value),
    }
}

/// The value by the language's rules: `-12,345.6`.
pub(super) fn show(value: &str, language: Language) -> String {
    format::decimal(language, value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::Type;

    #[test]
    fn spaces_go_and_a_comma_or_point_marks_decimals() {
        for (cell, value) in [
            ("0", "0"),
            ("42", "42"),
            ("-42", "-42"),
            ("+42", "42"),
            ("\u{2212}42", "-42"),
            ("- 42", "-42"),
            ("007", "7"),
            ("1 234 567", "1234567"),
            ("1\u{a0}234\u{202f}567,5", "1234567.5"),
            ("3,14", "3.14"),
            ("3.14", "3.14"),
            ("3.10", "3.1"),
            ("3.0", "3"),
            (".5", "0.5"),
            (",5", "0.5"),
            ("-0", "0"),
            ("-0,00", "0"),
            ("1.2340", "1.234"),
            ("0,1250", "0.125"),
            ("0.30000000000000004", "0.30000000000000004"),
        ] {
            assert_eq!(decoded(&field(Type::Number), cell), Decoded::set(value), "{cell:?}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_no_number() {
        for cell in ["1.234", "1,234", "-12.345", "0.125", "1 234.567", ".125"] {
            assert_eq!(codes(&decoded(&field(Type::Number), cell)), [Code::BadNumber], "{cell:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for cell in [
            "douze",
            "1.2.3",
            "1,234,567",
            "1.234,5",
            "1e5",
            "1E+10",
            "12 €",
            "5%",
            "5.",
            "-",
            "+",
            ".",
            "--1",
            "1-",
            "１２",
        ] {
            assert_eq!(codes(&decoded(&field(Type::Number), cell)), [Code::BadNumber], "{cell:?}");
        }
        assert_eq!(codes(&decoded(&field(Type::Number), &"9".repeat(31))), [Code::TooLong]);
        assert_eq!(decoded(&field(Type::Number), &"9".repeat(30)).findings, []);
    }

    #[test]
    fn exactly_three_decimals_are_never_written() {
        let number = field(Type::Number);
        for (value, cell) in
            [("1.234", "1.2340"), ("-0.125", "-0.1250"), ("1.23", "1.23"), ("1.2345", "1.2345"), ("5", "5")]
        {
            assert_eq!(number.encode(value), cell);
            assert_eq!(decoded(&number, cell), Decoded::set(value), "{cell:?}");
        }
    }

    #[test]
    fn a_number_is_shown_by_the_languages_rules() {
        for language in Language::ALL {
            let shown = field(Type::Number).show("-1234567.25", language);
            assert_eq!(shown, format::decimal(language, "-1234567.25"));
        }
        assert_eq!(field(Type::Number).show("no number", Language::French), "no number");
    }
}
