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
