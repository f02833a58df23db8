//! Numbers and dates by the rules of a locale.

use super::Language;

/// A whole number: `1,234`, `1 234` (narrow no-break space), `1.234`.
pub fn number(language: Language, n: i64) -> String {
    let separator = match language {
        Language::English => ',',
        Language::French => '\u{202f}',
        Language::Portuguese => '.',
    };
    let digits = n.unsigned_abs().to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        shown.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            shown.push(separator);
        }
        shown.push(digit);
    }
    shown
}

/// A decimal number in canonical form.
pub fn decimal(_: Language, canonical: &str) -> String {
    canonical.to_owned()
}

/// A day.
pub fn date(_: Language, day: chrono::NaiveDate) -> String {
    day.to_string()
}

/// A time.
pub fn date_time(_: Language, time: chrono::NaiveDateTime) -> String {
    time.to_string()
}

/// A size.
pub fn bytes(_: Language, bytes: i64) -> String {
    bytes.to_string()
}

/// A duration.
pub fn duration(_: Language, seconds: i64) -> String {
    seconds.to_string()
}
