//! An e-mail address, kept as typed.

use email_address::{EmailAddress, Options};

use super::cell::{Decoded, Finding};
use super::{email_typo, text};
use crate::codes::Code;

/// The longest address, in characters.
const MAX: usize = 250;

/// Stricter than the standard: no `a@b`, no `Name <a@x.fr>`, no `user@[127.0.0.1]`.
const OPTIONS: Options = Options { minimum_sub_domains: 2, allow_domain_literal: false, allow_display_text: false };

/// Reads a trimmed cell.
pub(super) fn decode(cell: &str) -> Decoded {
    if let Some(finding) = text::over(cell, MAX) {
        return Decoded::wrong(finding);
    }
    match EmailAddress::parse_with_options(cell, OPTIONS) {
        Ok(_) if is_usual(cell) => match email_typo::meant(cell) {
            Some(proposal) => Decoded::set(cell).remark(Finding::new(Code::EmailTypo).with("proposal", proposal)),
            None => Decoded::set(cell),
        },
        _ => {
            let proposal = email_typo::meant(cell).unwrap_or_default();
            Decoded::wrong(Finding::new(Code::BadEmail).with("proposal", proposal))
        }
    }
}

/// What the standard allows but nobody has: quotes, invisible characters, a last part of one letter or of digits.
fn is_usual(address: &str) -> bool {
    let visible = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let last = address.rsplit('.').next().unwrap_or_default();
    address.chars().all(visible) && last.chars().count() > 1 && !last.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::Type;

    #[test]
    fn usual_addresses_are_kept_as_typed() {
        for cell in
            ["a@x.fr", " Jean.Dupont+news@Théâtre-de-lyon.example.com ", "o'neil@x.co.uk", "x@1.paris", "=a@x.fr"]
        {
            assert_eq!(decoded(&field(Type::Email), cell), Decoded::set(cell.trim()), "{cell:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for cell in [
            "a",
            "a@b",
            "a@x",
            "@x.fr",
            "a@",
            "a@@x.fr",
            "a b@x.fr",
            "Jean <a@x.fr>",
            "<a@x.fr>",
            "\"a b\"@x.fr",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@x..fr",
            "a@x.f",
            "a@orange.f",
            ".a@x.fr",
            "a@x.fr, b@x.fr",
            "a@x.fr;b@x.fr",
            "a\u{a0}b@x.fr",
            "a@-x.fr",
        ] {
            assert_eq!(codes(&decoded(&field(Type::Email), cell)), [Code::BadEmail], "{cell:?}");
        }
    }

    #[test]
    fn a_slip_that_leaves_no_address_is_named_with_the_right_one() {
        let wanted = Decoded::wrong(Finding::new(Code::BadEmail).with("proposal", "anna@orange.fr"));
        assert_eq!(decoded(&field(Type::Email), "anna@orange.f"), wanted);
    }

    #[test]
    fn an_address_may_be_long_but_not_endless() {
        let address = |n: usize| format!("a@{}fr", "abcdefghi.".repeat(n));
        assert_eq!(decoded(&field(Type::Email), &address(24)).findings, []);
        assert_eq!(codes(&decoded(&field(Type::Email), &address(26))), [Code::TooLong]);
    }
}
