//! Mexican numbers as they were dialled until 2019.

use super::numbering::is_valid;

/// A Mexican number after what was dialled before it until 2019: `1` for mobiles from abroad, `044` and `045` within the
/// country, `01` for other towns.
pub(super) fn mexican(digits: &str) -> Option<String> {
    let number = ["044", "045", "01", "1"].iter().find_map(|old| digits.strip_prefix(old))?;
    let digits = format!("52{number}");
    (number.len() == 10 && is_valid(&digits)).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use crate::fields::{Input, Surroundings, Type};

    #[test]
    fn what_was_dialled_before_a_mexican_number_goes() {
        for cell in [
            "+52 1 55 1234 5678",
            "+52 55 1234 5678",
            "044 55 1234 5678",
            "045 55 1234 5678",
            "01 55 1234 5678",
            "1 55 1234 5678",
            "55 1234 5678",
            "+52 044 55 1234 5678",
        ] {
            let around = Surroundings { country: "MX", ..around() };
            let input = field(Type::Phone).decode(cell, &around).input;
            assert_eq!(input, Some(Input::Set("+525512345678".into())), "{cell:?}");
        }
    }
}
