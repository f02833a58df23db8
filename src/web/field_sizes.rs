//! How long a field of a form may be: one rule for every form, asked before anything of it is kept.

use super::error::Result;
use crate::accounts::login::EMAIL_MAX;
use crate::accounts::passwords;
use crate::error::Refusal;
use crate::fields::standard::SOURCE_MAX;
use crate::i18n::Message;

/// The most characters of a field that is not named here.
const USUAL: usize = 500;
/// The most characters of the cell of a contact or of a mapping: as many as a spreadsheet has in one.
const CELL: usize = 32_767;
/// The most characters of the values of a condition, a line each.
const VALUES: usize = 1 << 20;
/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of the domains that mails may go to.
const DOMAINS: usize = 5_000;
/// The most characters of an address of this site, where a form goes back to.
const BACK: usize = 2_000;

/// Fields by name, with the key of their label.
const NAMED: [(&str, usize, &str); 11] = [
    ("email", EMAIL_MAX, "login-email"),
    ("password", passwords::LONGEST, "login-password"),
    ("present", passwords::LONGEST, "password-present"),
    ("new", passwords::LONGEST, "password-new"),
    ("again", passwords::LONGEST, "password-again"),
    ("name", NAME, "account-name"),
    ("institution", NAME, "first-run-institution"),
    ("source", SOURCE_MAX, "consent-source"),
    ("tag", USUAL, "import-tag"),
    ("domains", DOMAINS, "outbox-domains"),
    ("back", BACK, "field-of-form"),
];

/// Refuses a field that is too long (`field-too-long`) or holds the one sign that no database keeps (`nul-in-form`).
pub(super) fn check(name: &str, value: &str) -> Result<()> {
    if name.contains('\0') || value.contains('\0') {
        return Err(Refusal::new("nul-in-form").into());
    }
    let (most, label) = most(name);
    // Browsers count a line break as one, and send two signs.
    let length = value.chars().filter(|c| *c != '\r').count();
    if length <= most {
        return Ok(());
    }
    let refusal = Refusal::new("field-too-long").with("field", Message::new(label));
    Err(refusal.with("n", length as i64).with("limit", most as i64).into())
}

/// The most characters of a field by its name, for the form itself.
pub(super) fn most_of(name: impl AsRef<str>) -> usize {
    most(name.as_ref()).0
}

/// The most characters of a field, and the key of its label.
fn most(name: &str) -> (usize, &'static str) {
    if let Some((_, most, label)) = NAMED.iter().find(|(named, _, _)| *named == name) {
        return (*most, label);
    }
    let most = match name {
        // The values of a condition of a target: `n_0-value`.
        name if name.ends_with("-value") => VALUES,
        name if is_cell(name) => CELL,
        _ => USUAL,
    };
    (most, "field-of-form")
}

/// Cells are named by a letter or two and where they stand: `f12`, `o12`, `t1.0`.
fn is_cell(name: &str) -> bool {
    let place = name.trim_start_matches(|c: char| c.is_ascii_lowercase());
    name.len() - place.len() <= 2 && place.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::error::Error;

    #[test]
    fn every_field_has_an_end() {
        for (name, most) in [
            ("email", 254),
            ("password", 200),
            ("tag", 500),
            ("anything", 500),
            ("n_0-operator", 500),
            ("n_0-value", 1 << 20),
            ("f12", 32_767),
            ("t1.0", 32_767),
            ("first", 500),
        ] {
            assert!(check(name, &"é".repeat(most)).is_ok(), "{name}");
            assert!(check(name, &"\r\n".repeat(most)).is_ok(), "{name}");
            let Err(Error::Refusal(refusal)) = check(name, &"é".repeat(most + 1)) else { panic!("{name}") };
            assert_eq!((refusal.code, refusal.args.len()), ("field-too-long", 3), "{name}");
        }
    }

    #[test]
    fn nul_is_in_no_field() {
        for (name, value) in [("a\0", "b"), ("email", "a\0b")] {
            assert!(matches!(check(name, value), Err(Error::Refusal(refusal)) if refusal.code == "nul-in-form"));
        }
    }
}
