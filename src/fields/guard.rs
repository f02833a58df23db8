//! What other programs put around a text so that no spreadsheet reads it as a number: `="01000"`, `'01000`.
//!
//! Our own guard, an apostrophe before a sign, is the business of the file's format ([`crate::fields`] never sees it).

use std::borrow::Cow;

use super::clear::CLEAR;
use crate::text::trim;

/// How few digits behind an apostrophe may be a year (`'68`) or a time.
const FEW: usize = 2;

/// The text inside the guards of a trimmed cell; `None` if there are none.
pub fn unguarded(cell: &str) -> Option<Cow<'_, str>> {
    let mut inside = once(cell)?;
    while let Some(deeper) = once(&inside).map(Cow::into_owned) {
        inside = Cow::Owned(deeper);
    }
    Some(inside)
}

fn once(cell: &str) -> Option<Cow<'_, str>> {
    match cell.strip_prefix('\'') {
        Some(number) => is_guarded_number(number).then(|| Cow::Borrowed(trim(number))),
        None => formula_text(cell),
    }
}

/// Whether an apostrophe stands before digits: of a phone, a postcode, a number of a contact.
fn is_guarded_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | ',' | '-' | '/' | '(' | ')' | '\u{a0}');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let starts = text.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    starts && text.chars().all(is_part) && (digits > FEW || digits == FEW && text.starts_with('0'))
}

/// The text of a formula that is nothing but a text: `="01000"`.
fn formula_text(cell: &str) -> Option<Cow<'_, str>> {
    let inside = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    let is_whole = !inside.replace("\"\"", "").contains('"');
    let text = if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
        Cow::Owned(text) => Cow::Owned(trim(&text).to_owned()),
    };
    (is_whole && text != CLEAR).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use crate::codes::Code;
    use crate::fields::{Decoded, Finding, Input, Type};

    #[test]
    fn guards_of_other_programs_are_taken_off_with_a_note() {
        for (code, cell, value) in [
            ("ZIPCODE", "=\"01000\"", "01000"),
            ("ZIPCODE", "'01000", "01000"),
            ("ZIPCODE", "' 01000", "' 01000"),
            ("EXTERNAL_ID", "=\"00042\"", "00042"),
            ("EXTERNAL_ID", "=\"A\"\"B\"", "A\"B"),
            ("ADMIN_NUMBER", "'732 829 320 00074", "732 829 320 00074"),
            ("STATE", "'01", "01"),
            ("PHONE", "'0612345678", "+33612345678"),
            ("PHONE", "=\"+33 6 12 34 56 78\"", "+33612345678"),
            ("PHONE", "'+33612345678", "+33612345678"),
            ("BIRTHDATE", "'09/03/1980", "1980-03-09"),
            ("LASTNAME", "=\"Durand\"", "Durand"),
        ] {
            let found = decoded(&standard(code), cell);
            assert_eq!(found.input, Some(Input::Set(value.into())), "{cell}");
            assert_eq!(codes(&found) == [Code::GuardRemoved], cell != value, "{cell}");
        }
        let found = decoded(&field(Type::YesNo), "=\"TRUE\"");
        assert_eq!(found, Decoded::set("TRUE").remark(Finding::new(Code::GuardRemoved).with("read", "TRUE")));
        assert_eq!(decoded(&standard("ZIPCODE"), "=\"\"").input, Some(Input::Keep));
    }

    #[test]
    fn an_apostrophe_that_belongs_to_a_text_stays() {
        for (code, cell) in [
            ("LASTNAME", "'t Hooft"),
            ("REMARK", "'68"),
            ("REMARK", "'=1"),
            ("REMARK", "'12 rue des Lilas"),
            ("REMARK", "=\"a\"&\"b\""),
            ("REMARK", "=\"=\""),
            ("REMARK", "'+6 places"),
        ] {
            assert_eq!(decoded(&standard(code), cell).input, Some(Input::Set(cell.into())), "{cell}");
        }
    }
}
