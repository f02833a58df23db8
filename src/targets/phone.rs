//! Phone numbers in conditions: contacts hold `+33612345678`, people ask for `06 12 34 56 78` or for numbers that start
//! with `06`.

use phonenumber::metadata::DATABASE;

/// The digits of part of a number, with a `+` in front if the text had one (or `00`). `None` if it is nothing of the kind.
pub(super) fn part(text: &str) -> Option<String> {
    let is_decoration =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | '-' | '/' | '\u{2010}'..='\u{2015}');
    let bare: String = text.chars().filter(|c| !is_decoration(*c)).collect();
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    if digits.is_empty() || digits.len() > 20 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(match bare.strip_prefix("00") {
        Some(international) if !international.is_empty() => format!("+{international}"),
        _ => bare,
    })
}

/// The digits that E.164 numbers start with if, written nationally in this country, they start with `part`; a part that
/// is international already stays as it is.
pub(super) fn prefixes(part: &str, country: &str) -> Vec<String> {
    if part.starts_with('+') {
        return vec![part.to_owned()];
    }
    let national = part.strip_prefix('0').unwrap_or(part);
    let mut prefixes = vec![format!("+{part}")];
    if let Some(metadata) = DATABASE.by_id(country) {
        prefixes.push(format!("+{}{national}", metadata.country_code()));
    }
    prefixes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_number_is_its_digits() {
        for (text, wanted) in [("06 12", Some("0612")), ("+33 6", Some("+336")), ("00336", Some("+336")), ("a1", None)]
        {
            assert_eq!(part(text).as_deref(), wanted, "{text}");
        }
        assert_eq!(prefixes("0612", "FR"), ["+0612", "+33612"]);
        assert_eq!(prefixes("+336", "FR"), ["+336"]);
    }
}
