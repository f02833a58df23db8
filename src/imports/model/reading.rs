//! How the cells of a column are read: what parts its values, how it writes dates, which shape its texts get, and the rule
//! by which they are written.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::fields::DateForm;

/// How the cells of a column are read and written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// When its values take the place of the contact's.
    #[serde(skip_serializing_if = "Rule::is_usual")]
    pub rule: Rule,
    /// What parts the values of a multi-list or of TAGS, beside `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// How its dates are written.
    #[serde(skip_serializing_if = "is_plain")]
    pub dates: DateForm,
    /// The capitals that its texts get.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capitals: Option<Capitals>,
    /// Whether runs of spaces inside its texts become one; outer spaces never count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub trim: bool,
}

fn is_plain(dates: &DateForm) -> bool {
    *dates == DateForm::default()
}

impl Reading {
    /// Whether nothing is said.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Whether texts change on their way in.
    pub fn shapes_texts(&self) -> bool {
        self.capitals.is_some() || self.trim
    }

    /// A text in the shape that it gets.
    pub fn shaped(&self, text: &str) -> String {
        let text = match self.trim {
            true => text.split_whitespace().collect::<Vec<_>>().join(" "),
            false => text.to_owned(),
        };
        self.capitals.map_or_else(|| text.clone(), |capitals| capitals.set(&text))
    }
}

/// Which letters are capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capitals {
    /// LE GOFF.
    Upper,
    /// le goff.
    Lower,
    /// Le Goff, Jean-Paul, D’Arc, O'Neil.
    Words,
}

impl Capitals {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Upper, Self::Lower, Self::Words];

    /// `upper`, `lower` or `words`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Words => "words",
        }
    }

    /// The way of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }

    /// The text with these capitals.
    pub fn set(self, text: &str) -> String {
        match self {
            Self::Upper => text.to_uppercase(),
            Self::Lower => text.to_lowercase(),
            Self::Words => words(text),
        }
    }
}

/// Every word with a capital at its beginning; a word begins after whatever is neither a letter nor a figure, but an
/// apostrophe before the last letter of a word (the English `’s`) begins none.
fn words(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut written = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        if begins_word(&letters, at) {
            written.extend(letter.to_uppercase());
        } else {
            written.extend(letter.to_lowercase());
        }
    }
    written
}

fn begins_word(letters: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| letters.get(before)) else { return true };
    let is_last = letters.get(at + 1).is_none_or(|next| !next.is_alphanumeric());
    let is_ending = matches!(before, '\'' | '’') && is_last && at >= 2 && letters[at - 2].is_alphanumeric();
    !before.is_alphanumeric() && !is_combining(*before) && !is_ending
}

/// An accent that is a character of its own belongs to the letter before it.
fn is_combining(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_set_as_people_write_names() {
        for (text, upper, lower, words) in [
            ("le GOFF", "LE GOFF", "le goff", "Le Goff"),
            ("jean-PAUL", "JEAN-PAUL", "jean-paul", "Jean-Paul"),
            ("d’ARC", "D’ARC", "d’arc", "D’Arc"),
            ("o'neil", "O'NEIL", "o'neil", "O'Neil"),
            ("ÉLODIE", "ÉLODIE", "élodie", "Élodie"),
            ("joe's bar", "JOE'S BAR", "joe's bar", "Joe's Bar"),
            ("e\u{301}mile", "E\u{301}MILE", "e\u{301}mile", "E\u{301}mile"),
            ("strauß", "STRAUSS", "strauß", "Strauß"),
            ("3RD floor", "3RD FLOOR", "3rd floor", "3rd Floor"),
            ("", "", "", ""),
        ] {
            let all = Capitals::ALL.map(|way| way.set(text));
            assert_eq!(all, [upper, lower, words], "{text:?}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_written() {
        assert_eq!(serde_json::to_string(&Reading::default()).unwrap(), "{}");
        let reading = Reading { separator: Some(','), trim: true, rule: Rule::FillBlanks, ..Reading::default() };
        let text = serde_json::to_string(&reading).unwrap();
        assert_eq!(text, r#"{"rule":"fill-blanks","separator":",","trim":true}"#);
        assert_eq!(serde_json::from_str::<Reading>(&text).unwrap(), reading);
        assert!(serde_json::from_str::<Reading>(r#"{"seperator":","}"#).is_err());
    }

    #[test]
    fn texts_get_their_shape() {
        let reading = Reading { trim: true, capitals: Some(Capitals::Words), ..Reading::default() };
        assert_eq!(reading.shaped("jean   paul\u{a0} LE goff"), "Jean Paul Le Goff");
        assert_eq!(Reading::default().shaped("a  b"), "a  b");
    }
}
