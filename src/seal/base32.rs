//! Numbers as letters of base32 (RFC 4648), the high ones first: five bits a letter, so 15 bits are three letters
//! where bytes would need padding.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The most letters that a 64-bit number takes.
pub(super) const MOST_LETTERS: u64 = 13;

/// One letter for a number below 32.
pub(super) fn letter(number: u64) -> char {
    char::from(ALPHABET[(number & 31) as usize])
}

/// How many letters a number that is not negative takes, at least one.
pub(super) fn letters(number: i64) -> usize {
    let bits = 64 - (number as u64).leading_zeros() as usize;
    bits.div_ceil(5).max(1)
}

/// Appends the low bits of a number as so many letters.
pub(super) fn put(text: &mut String, number: u64, letters: usize) {
    for at in (0..letters).rev() {
        text.push(letter(number >> (5 * at)));
    }
}

/// Takes so many letters off the front of a text; `None` if it is shorter or something else stands there.
pub(super) fn take(text: &mut &str, letters: usize) -> Option<u64> {
    let (front, rest) = text.split_at_checked(letters)?;
    *text = rest;
    front.bytes().try_fold(0_u64, |number, byte| Some(number.checked_mul(32)? | value(byte)?))
}

fn value(letter: u8) -> Option<u64> {
    match letter {
        b'A'..=b'Z' => Some(u64::from(letter - b'A')),
        b'2'..=b'7' => Some(u64::from(letter - b'2') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_back_from_its_letters() {
        for number in [0, 1, 31, 32, 12_345, i64::MAX] {
            let mut text = String::new();
            put(&mut text, number as u64, letters(number));
            assert_eq!(text.len(), letters(number));
            assert_eq!(take(&mut text.as_str(), letters(number)), Some(number as u64), "{text}");
        }
    }

    #[test]
    fn what_is_no_letter_is_no_number() {
        for text in ["", "A", "A0", "a3", "é2", "A="] {
            assert_eq!(take(&mut &*text, 2), None, "{text}");
        }
    }
}
