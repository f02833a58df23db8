//! The code of a target: what commands name it by.

use diesel::prelude::*;

use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::schema::targets;
use crate::text::fold;

/// The most characters of a code.
const MAX: usize = 50;

/// The code that was asked for, or else one made from the name that is free. Refused: other characters than letters,
/// digits, `_`, `.` and `-`; a code that is taken.
pub(super) fn choose(db: &mut Db, institution: i64, asked: Option<&str>, name: &str) -> Result<String> {
    match asked.map(crate::text::trim).filter(|code| !code.is_empty()) {
        Some(code) if !is_code(code) => Err(Refusal::new("target-code-bad").with("code", code).into()),
        Some(code) if is_taken(db, institution, code)? => {
            Err(Refusal::new("target-code-taken").with("code", code).into())
        }
        Some(code) => Ok(code.to_owned()),
        None => free(db, institution, &from_name(name)),
    }
}

fn is_code(text: &str) -> bool {
    text.len() <= MAX && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

fn is_taken(db: &mut Db, institution: i64, code: &str) -> Result<bool> {
    let same = targets::table.filter(targets::institution_id.eq(institution).and(targets::code.eq(code)));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

fn free(db: &mut Db, institution: i64, wish: &str) -> Result<String> {
    let mut code = wish.to_owned();
    let mut count = 1;
    while is_taken(db, institution, &code)? {
        count += 1;
        code = format!("{wish}_{count}");
    }
    Ok(code)
}

/// `Français sans genre` → `FRANCAIS_SANS_GENRE`. A name without any Latin letter or digit gives `TARGET`.
fn from_name(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut code = String::new();
    for word in words {
        // Room is left for the number that makes it unique.
        if code.len() + word.len() + 1 > MAX - 10 {
            break;
        }
        if !code.is_empty() {
            code.push('_');
        }
        code.push_str(&word.to_ascii_uppercase());
    }
    if code.is_empty() { "TARGET".to_owned() } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_a_name() {
        let long = "word ".repeat(30);
        for (name, code) in [
            ("Français, sans « Genre » !", "FRANCAIS_SANS_GENRE"),
            ("  2026: VIP ", "2026_VIP"),
            ("日本", "TARGET"),
            (&*"x".repeat(99), "TARGET"),
        ] {
            assert_eq!(from_name(name), code);
        }
        assert!(is_code(&from_name(&long)) && from_name(&long).len() <= MAX - 10);
    }

    #[test]
    fn a_code_is_letters_digits_and_three_signs() {
        for good in ["FR_NO-GENRE.2", "a", "0"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["A B", "É", "A/B", &"A".repeat(51)] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
