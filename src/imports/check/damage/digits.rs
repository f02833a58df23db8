//! Numbers: texts of digits that a spreadsheet read as numbers, and keys that are such texts.

use super::harm::Harm;
use crate::fields::national_digits;

/// The digits that a spreadsheet keeps of a number.
const DIGITS_KEPT: usize = 15;

/// What became of a phone number that was read as a number.
pub(super) fn damaged_phone(cell: &str, known: &str) -> Option<Harm> {
    let international = known.trim_start_matches('+');
    if cell.contains(['e', 'E']) {
        let is_one = is_rounded(cell, international) || is_rounded(cell, &national_digits(known));
        return is_one.then_some(Harm::Scientific);
    }
    let whole = without_decimals(cell)?;
    let is_one = whole == international || national_digits(known).trim_start_matches('0') == whole;
    is_one.then_some(Harm::Number)
}

/// What became of a text of digits that was read as a number.
pub(super) fn damaged_digits(cell: &str, known: &str) -> Option<Harm> {
    let digits = known.strip_prefix('+').unwrap_or(known);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if is_rounded(cell, digits) {
        return Some(Harm::Scientific);
    }
    let whole = without_decimals(cell).unwrap_or(cell);
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let is_cut_short = whole.len() == digits.len()
        && whole.len() > DIGITS_KEPT
        && whole[..DIGITS_KEPT] == digits[..DIGITS_KEPT]
        && whole[DIGITS_KEPT..].bytes().all(|b| b == b'0');
    if is_cut_short || whole == digits && known != cell {
        return Some(Harm::Number);
    }
    (digits.starts_with('0') && digits.trim_start_matches('0') == whole).then_some(Harm::Zeros)
}

/// The number in front of a `.0` that a program adds to what it read as a number.
pub(super) fn without_decimals(cell: &str) -> Option<&str> {
    let whole = [".0", ",0", ".00", ",00"].iter().find_map(|end| cell.strip_suffix(end))?;
    (!whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit())).then_some(whole)
}

/// Whether a cell in scientific notation is this number, as far as its digits go.
pub(super) fn is_rounded(cell: &str, known: &str) -> bool {
    let Some(number) = scientific(cell) else { return false };
    let known = known.trim_start_matches('0');
    let Ok(value) = known.parse::<f64>() else { return false };
    let rounded = format!("{value:.*e}", number.decimals);
    rounded
        .bytes()
        .filter(u8::is_ascii_digit)
        .eq(format!("{}e{}", number.mantissa, number.exponent).bytes().filter(u8::is_ascii_digit))
}

/// A number in scientific notation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Scientific {
    /// Its digits before the exponent: `612` of `6.12E+08`.
    mantissa: String,
    decimals: usize,
    exponent: usize,
    /// Whether no digit is missing.
    pub is_exact: bool,
}

impl Scientific {
    /// The number written out, zeros for what is missing.
    fn digits(&self) -> String {
        format!("{:0<width$}", self.mantissa, width = self.exponent + self.mantissa.len() - self.decimals)
    }
}

/// Reads a number in scientific notation that stands for a whole one: `1.23E+10`, `6,12E8`.
pub(crate) fn scientific(cell: &str) -> Option<Scientific> {
    let (number, exponent) = cell.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let is_number = !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    let decimals = fraction.len();
    (is_number && (decimals..=40).contains(&exponent)).then(|| Scientific {
        mantissa: format!("{whole}{fraction}"),
        decimals,
        exponent,
        is_exact: decimals == exponent,
    })
}

/// Whether a key begins like a number. Any other was not damaged by a spreadsheet, which most can be told by.
pub(crate) fn may_be_number(key: &str) -> bool {
    key.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// The keys that a spreadsheet may have damaged to this one: without the decimals of a number, with leading zeros up to one
/// of these lengths, or a number written out.
pub(crate) fn undamaged_keys<'a>(key: &'a str, zero_led: &'a [usize]) -> impl Iterator<Item = String> + 'a {
    let whole = without_decimals(key);
    let digits = whole.unwrap_or(key);
    let is_number = !digits.starts_with('0') && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let longer = zero_led.iter().filter(move |length| is_number && **length > digits.len());
    let written_out = scientific(key).map(|number| number.digits());
    whole
        .map(str::to_owned)
        .into_iter()
        .chain(longer.map(move |length| format!("{digits:0>length$}")))
        .chain(written_out)
}

/// Whether a key has a form that only programs give to numbers: `1.23E+10`, `1042.0`.
pub(crate) fn is_form_of_number(key: &str) -> bool {
    scientific(key).is_some() || without_decimals(key).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_key_is_traced_to_what_it_may_have_been() {
        let cases: [(&str, &[usize], &[&str]); 10] = [
            ("123.0", &[6], &["123", "000123"]),
            ("123,0", &[], &["123"]),
            ("0123.0", &[6], &["0123"]),
            ("123", &[6], &["000123"]),
            ("123", &[2, 5, 6], &["00123", "000123"]),
            ("0123", &[6], &[]),
            ("C123", &[6], &[]),
            ("", &[6], &[]),
            ("1.23E+10", &[], &["12300000000"]),
            ("6,12E8", &[], &["612000000"]),
        ];
        for (key, zero_led, keys) in cases {
            assert_eq!(undamaged_keys(key, zero_led).collect::<Vec<_>>(), keys, "{key}");
        }
        assert!(!scientific("6.12E+08").unwrap().is_exact);
        assert!(scientific("6.12345678E+08").unwrap().is_exact);
    }
}
