//! Numbers of the French overseas departments as they are dialled in France, which look like numbers of mainland France
//! but are of other country codes: `0692 30 12 34` is `+262 692 30 12 34`.

use super::numbering::is_valid;

/// Countries in which these numbers are dialled alike.
pub(super) const FRENCH: [&str; 9] = ["FR", "RE", "YT", "GP", "MQ", "GF", "PM", "BL", "MF"];

/// What a number of nine digits begins with, and the code of its country. They belong to no number of the mainland, though
/// the library's plan of France takes some of them.
const PREFIXES: [(&str, &str); 14] = [
    ("262", "262"),
    ("263", "262"),
    ("269", "262"),
    ("639", "262"),
    ("692", "262"),
    ("693", "262"),
    ("590", "590"),
    ("690", "590"),
    ("691", "590"),
    ("594", "594"),
    ("694", "594"),
    ("596", "596"),
    ("696", "596"),
    ("697", "596"),
];

/// Numbers that the mainland has too begin with these, so the plans of the departments tell them apart: those over the
/// internet, and mobile ones of a newer kind. French Guiana comes last: its plan takes numbers of the others.
const SHARED: [&str; 2] = ["9", "70"];
const CODES: [&str; 4] = ["262", "590", "596", "594"];

/// The numbers that these digits can mean, with country code, the likelier first; `None` if they are of the mainland or of
/// another country.
pub(super) fn candidates(digits: &str) -> Option<Vec<String>> {
    let national = digits.strip_prefix('0').unwrap_or(digits);
    if national.len() != 9 {
        return None;
    }
    // Saint-Pierre-et-Miquelon has numbers of six digits.
    if let Some(number) = national.strip_prefix("508") {
        return Some(vec![format!("508{number}")]);
    }
    if national.starts_with("708") {
        return Some(vec![format!("508{national}")]);
    }
    if let Some((_, code)) = PREFIXES.iter().find(|(prefix, _)| national.starts_with(prefix)) {
        return Some(vec![format!("{code}{national}")]);
    }
    let is_shared = SHARED.iter().any(|prefix| national.starts_with(prefix));
    is_shared.then(|| CODES.iter().map(|code| format!("{code}{national}")).collect())
}

/// The first of these that is a number, in E.164. Where only one department has numbers that begin so, its plan may not know
/// the block yet: ten plain digits are taken as dialled.
pub(super) fn chosen(candidates: &[String]) -> Option<String> {
    let valid = candidates.iter().find(|digits| is_valid(digits));
    let only = candidates.first().filter(|digits| candidates.len() == 1 && is_dialled(digits));
    valid.or(only).map(|digits| format!("+{digits}"))
}

/// Whether these digits with country code are those of a department by how they begin and how many they are.
pub(super) fn is_dialled(digits: &str) -> bool {
    digits.len() == 12
        && PREFIXES.iter().any(|(prefix, code)| digits.strip_prefix(code).is_some_and(|n| n.starts_with(prefix)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use crate::fields::{Input, Surroundings, Type};

    #[test]
    fn numbers_of_the_overseas_departments_get_their_own_country_code() {
        for (cell, value) in [
            ("0692301234", "+262692301234"),
            ("0692 30 12 34", "+262692301234"),
            ("0693 33 12 34", "+262693331234"),
            ("0262 30 12 34", "+262262301234"),
            ("0263 01 23 45", "+262263012345"),
            ("0639012345", "+262639012345"),
            ("0269 60 12 34", "+262269601234"),
            ("0590 20 12 34", "+590590201234"),
            ("0690301234", "+590690301234"),
            ("0691 23 12 34", "+590691231234"),
            ("0594 10 12 34", "+594594101234"),
            ("0694 20 12 34", "+594694201234"),
            ("0596 30 12 34", "+596596301234"),
            ("0596 12 34 56", "+596596123456"),
            ("+596 596 12 34 56", "+596596123456"),
            ("0696 20 12 34", "+596696201234"),
            ("0697 20 12 34", "+596697201234"),
            ("0976 22 12 34", "+262976221234"),
            ("0976 01 23 45", "+590976012345"),
            ("0976 61 23 45", "+596976612345"),
            ("0709 20 12 34", "+262709201234"),
            ("0709 00 12 34", "+590709001234"),
            ("0709 10 12 34", "+596709101234"),
            ("0709 30 12 34", "+594709301234"),
            ("0508 41 12 34", "+508411234"),
            ("692301234", "+262692301234"),
            ("+33 692 30 12 34", "+262692301234"),
            ("+262 692 30 12 34", "+262692301234"),
            ("0612345678", "+33612345678"),
            ("0912345678", "+33912345678"),
            ("0262", ""),
            ("0596 99 99", ""),
        ] {
            for country in ["FR", "RE", "MQ"] {
                let around = Surroundings { country, home: "FR", ..around() };
                let input = field(Type::Phone).decode(cell, &around).input;
                assert_eq!(input, (!value.is_empty()).then(|| Input::Set(value.into())), "{country} {cell:?}");
            }
        }
    }
}
