//! Phone numbers in conditions: contacts hold `+33612345678`, people ask for `06 12 34 56 78` or for numbers that start
//! with `06`.

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, country};

use super::operator::Operator;

/// What a condition on a phone number is compared with: E.164 where the whole number is asked for, else its digits,
/// with a `+` in front if the text had one (or `00`). `None` if it is nothing of the kind.
pub fn read(operator: Operator, text: &str, country: &str) -> Option<String> {
    match operator {
        Operator::Contains | Operator::StartsWith => part(text),
        _ => whole(text, country),
    }
}

fn whole(text: &str, country: &str) -> Option<String> {
    let digits = part(text)?;
    let country: Option<country::Id> = country.parse().ok();
    let number = phonenumber::parse(country, &digits).ok()?;
    Some(number.format().mode(Mode::E164).to_string())
}

fn part(text: &str) -> Option<String> {
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
pub fn prefixes(part: &str, country: &str) -> Vec<String> {
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
    fn a_whole_number_is_read_in_the_institutions_country() {
        let cases = [
            ("06 12 34 56 78", "FR", Some("+33612345678")),
            ("0033612345678", "FR", Some("+33612345678")),
            ("+55 (11) 98765-4321", "FR", Some("+5511987654321")),
            ("(11) 98765-4321", "BR", Some("+5511987654321")),
            ("home", "FR", None),
            ("", "FR", None),
        ];
        for (text, country, wanted) in cases {
            assert_eq!(read(Operator::Is, text, country).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn part_of_a_number_is_its_digits() {
        for (text, wanted) in [("06 12", Some("0612")), ("+33 6", Some("+336")), ("00336", Some("+336")), ("a1", None)]
        {
            assert_eq!(read(Operator::StartsWith, text, "FR").as_deref(), wanted, "{text}");
        }
        assert_eq!(prefixes("0612", "FR"), ["+0612", "+33612"]);
        assert_eq!(prefixes("+336", "FR"), ["+336"]);
    }
}
