//! A phone number, kept as E.164: `+33612345678`.

use std::sync::LazyLock;

use phonenumber::{Mode, PhoneNumber};

use super::cell::{Decoded, Finding, Surroundings};
use super::extension::{without_extension, without_scheme};
use super::mexico::mexican;
use super::numbering::{self, PLANS, is_valid, parse};
use super::overseas;
use crate::codes::Code;

/// Far more characters than the longest number with all its decoration.
const LONGEST: usize = 40;

/// Reads a trimmed cell: an international number after `+` or `00`, else a national one of the contact's country, else one
/// of the institution's. What stands behind it as an extension is left out, and said.
pub(super) fn decode(cell: &str, around: &Surroundings<'_>) -> Decoded {
    let (number, extension) = without_extension(without_scheme(cell));
    match (read(number, around), extension) {
        (Some(number), "") => Decoded::set(number),
        (Some(number), extension) => {
            Decoded::set(number).remark(Finding::new(Code::PhoneExtension).with("extension", extension))
        }
        (None, _) => Decoded::wrong(Finding::new(Code::BadPhone)),
    }
}

fn read(cell: &str, around: &Surroundings<'_>) -> Option<String> {
    let digits = digits(cell)?;
    match international(&digits) {
        Some(digits) => read_international(digits),
        None => read_national(&digits, around.country).or_else(|| read_national(&digits, around.home)),
    }
}

/// The digits of a number, and its leading plus. Letters (a remark, `6.1E+8`) make it no number, and so does the `.0` of a
/// program that took it for an amount.
fn digits(cell: &str) -> Option<String> {
    let is_amount = cell.strip_suffix(".0").is_some_and(|whole| whole.bytes().all(|b| b.is_ascii_digit()));
    if is_amount || cell.chars().count() > LONGEST {
        return None;
    }
    let mut digits = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push(c),
            '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// The digits behind `+` or `00`.
fn international(digits: &str) -> Option<&str> {
    digits.strip_prefix('+').or_else(|| digits.strip_prefix("00"))
}

fn read_international(digits: &str) -> Option<String> {
    if let Some(number) = digits.strip_prefix("52").and_then(mexican) {
        return Some(number);
    }
    let number = format!("+{digits}");
    let overseas = || digits.strip_prefix("33").and_then(|national| overseas::chosen(&overseas::candidates(national)?));
    if is_valid(digits) || overseas::is_dialled(digits) {
        return Some(number);
    }
    parse(None, &number).or_else(overseas)
}

fn read_national(digits: &str, country: &str) -> Option<String> {
    if overseas::FRENCH.contains(&country)
        && let Some(candidates) = overseas::candidates(digits)
    {
        let found = overseas::chosen(&candidates);
        if found.is_some() || candidates.len() == 1 {
            return found;
        }
    }
    if country == "MX"
        && let Some(number) = mexican(digits)
    {
        return Some(number);
    }
    numbering::read_national(digits, country)
}

/// The digits of a number as people type it in its own country: `+33612345678` → `0612345678`.
pub fn national_digits(value: &str) -> String {
    show(value).chars().filter(char::is_ascii_digit).collect()
}

/// The number as its own country writes it: `06 12 34 56 78`.
pub(super) fn show(value: &str) -> String {
    LazyLock::force(&PLANS);
    match phonenumber::parse(None, value) {
        Ok(number) if is_same(&number, value) => number.format().mode(Mode::National).to_string(),
        _ => value.to_owned(),
    }
}

/// Whether the parser took nothing away; only then may it write the number.
fn is_same(number: &PhoneNumber, value: &str) -> bool {
    number.is_valid() && number.format().mode(Mode::E164).to_string() == value
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::{Input, Surroundings, Type, country};

    fn read(cell: &str, country: &str) -> Option<String> {
        match field(Type::Phone).decode(cell, &Surroundings { country, home: country, ..around() }).input {
            Some(Input::Set(number)) => Some(number),
            _ => None,
        }
    }

    #[test]
    fn national_numbers_are_read_for_the_country() {
        for (country, cell, value) in [
            ("FR", "0612345678", "+33612345678"),
            ("FR", "06 12 34 56 78", "+33612345678"),
            ("FR", "06.12.34.56.78", "+33612345678"),
            ("FR", "06\u{a0}12-34/56\u{202f}78", "+33612345678"),
            ("FR", "612345678", "+33612345678"),
            ("FR", "33612345678", "+33612345678"),
            ("BR", "11912345678", "+5511912345678"),
            ("BR", "(11) 91234-5678", "+5511912345678"),
            ("BR", "1132345678", "+551132345678"),
            ("US", "2015550123", "+12015550123"),
            ("PT", "912 345 678", "+351912345678"),
            ("GB", "020 7946 0018", "+442079460018"),
            ("IT", "06 1234 5678", "+390612345678"),
            ("RU", "8 800 555 35 35", "+78005553535"),
            ("AR", "011 15 2345-6789", "+5491123456789"),
        ] {
            assert_eq!(read(cell, country).as_deref(), Some(value), "{country} {cell:?}");
        }
    }

    #[test]
    fn international_numbers_are_read_whatever_the_country() {
        for country in ["FR", "BR", "US", "IT", "BY", "", "ZZ"] {
            for (cell, value) in [
                ("+33612345678", "+33612345678"),
                ("+33 (0)6 12 34 56 78", "+33612345678"),
                ("0033612345678", "+33612345678"),
                ("00 55 11 91234-5678", "+5511912345678"),
                ("+49 1512 3456789", "+4915123456789"),
                ("+1 201-555-0123", "+12015550123"),
                ("+7 800 555 35 35", "+78005553535"),
            ] {
                assert_eq!(read(cell, country).as_deref(), Some(value), "{country} {cell:?}");
            }
        }
    }

    #[test]
    fn a_number_that_fails_in_the_contacts_country_is_tried_in_the_institutions() {
        for (country, home, cell, value) in [
            ("US", "FR", "06 12 34 56 78", Some("+33612345678")),
            ("BR", "FR", "0692301234", Some("+262692301234")),
            ("FR", "BR", "(11) 91234-5678", Some("+5511912345678")),
            ("US", "FR", "201 555 0123", Some("+12015550123")),
            ("US", "FR", "06 12", None),
            ("ZZ", "FR", "0612345678", Some("+33612345678")),
        ] {
            let around = Surroundings { country, home, ..around() };
            let input = field(Type::Phone).decode(cell, &around).input;
            assert_eq!(input, value.map(|value| Input::Set(value.into())), "{country} {cell:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for cell in [
            "12",
            "0612",
            "6.12345678E8",
            "6.12E+08",
            "0612345678 ext",
            "0612345678 or 12",
            "0612345678 ext 1234567",
            "612345678.0",
            "home",
            "+",
            "00",
            "+33",
            "+999 123456789",
            "0000000000",
            "06 12 34 56 78 06 12 34 56 78",
            "++33612345678",
            "06+12345678",
            "0612345678;0712345678",
            "١٢٣٤٥٦٧٨٩٠",
        ] {
            assert_eq!(codes(&decoded(&field(Type::Phone), cell)), [Code::BadPhone], "{cell:?}");
        }
        assert_eq!(read("0612345678", "ZZ"), None);
    }

    #[test]
    fn a_number_is_shown_as_its_country_writes_it() {
        for (value, shown) in [
            ("+33612345678", "06 12 34 56 78"),
            ("+5511912345678", "(11) 91234-5678"),
            ("+12015550123", "(201) 555-0123"),
            ("+78005553535", "+78005553535"),
            ("+1", "+1"),
            ("no number", "no number"),
        ] {
            assert_eq!(show(value), shown);
        }
    }

    #[test]
    fn the_examples_of_every_country_are_valid() {
        for country in country::CODES {
            let Some(plan) = PLANS.by_id(*country) else { continue };
            let kinds = plan.descriptors();
            for example in [kinds.mobile(), kinds.fixed_line(), kinds.toll_free()]
                .into_iter()
                .flatten()
                .filter_map(|kind| kind.example())
            {
                let value = format!("+{}{example}", plan.country_code());
                assert_eq!(read(&value, "FR").as_deref(), Some(&*value), "{country}");
                assert!(!show(&value).is_empty());
            }
        }
    }

    /// Every country's numbering plan, by numbers that may or may not be valid: no panic, and what is read reads back.
    #[test]
    fn what_was_read_reads_back_in_every_country() {
        for country in country::CODES {
            for digits in
                ["0123456789", "612345678", "12345678", "80012345678", "1234567", "0800123456", "21234567", "912345678"]
            {
                let Some(value) = read(digits, country) else { continue };
                assert_eq!(read(&value, "FR").as_deref(), Some(&*value), "{country} {digits}");
                assert!(!show(&value).is_empty());
            }
        }
    }
}
