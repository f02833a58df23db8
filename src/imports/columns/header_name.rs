//! The name in a header: what forms and other programs write around it is taken off.
//!
//! `Nom *`, `E-mail :` and `Date de naissance (JJ/MM/AAAA)` are `Nom`, `E-mail` and `Date de naissance`. Brackets are taken
//! off only where they say how to fill in the column: `Téléphone (portable)` is another name than `Téléphone`, and a date
//! with the month first is not read as one with the day first.

use crate::fields::DateOrder;
use crate::text::{fold, trim};

/// Words of hints, folded.
#[rustfmt::skip]
const HINTS: &[&str] = &[
    "obligatoire", "requis", "requise", "required", "mandatory", "obrigatorio", "obrigatoria", "facultatif",
    "facultative", "optionnel", "optionnelle", "optional", "opcional", "oui", "non", "yes", "no", "sim", "nao", "y", "n",
    "o", "s", "vrai", "faux", "true", "false", "verdadeiro", "falso", "h", "f", "m", "ou", "or", "format", "formato", "au", "max", "maximum", "maximo",
    "min", "minimum", "minimo", "caracteres", "characters", "chars", "car", "chiffres", "digits", "digitos", "iso", "code", "codigo",
    "international", "internacional", "si", "connu", "connue", "if", "known", "se", "conhecido", "conhecida", "cm", "kg", "eur", "jour",
    "mois", "annee", "day", "month", "year", "dia", "mes", "ano", "e", "et", "and", "de", "the",
];

/// Words that begin an example.
const EXAMPLES: [&str; 8] = ["ex", "eg", "exemple", "example", "exemplo", "par", "p", "i"];

/// The name without marks and hints; the header itself if there are none.
pub(crate) fn bare(header: &str) -> &str {
    let mut name = trim(header);
    loop {
        let marked = unmarked(name);
        let hinted = match brackets(marked) {
            Some((before, inside)) if is_hint(inside) => unmarked(before),
            _ => marked,
        };
        if hinted.is_empty() || hinted == name {
            return if hinted.is_empty() { name } else { hinted };
        }
        name = hinted;
    }
}

/// The order of dates that the brackets of a header say: `Date of birth (MM/DD/YYYY)`. That the day comes first is no order to
/// be said: it does anyway, and what in the column speaks against it shall still be seen.
pub fn date_order(header: &str) -> Option<DateOrder> {
    let (_, inside) = brackets(unmarked(trim(header)))?;
    let mut parts: Vec<char> = fold(inside).split(|c: char| !c.is_alphanumeric()).flat_map(date_parts).collect();
    parts.dedup();
    match parts.as_slice() {
        ['m', 'd', 'y'] => Some(DateOrder::MonthFirst),
        ['y', 'm', 'd'] => Some(DateOrder::YearFirst),
        _ => None,
    }
}

/// The parts of a date that a word of its form names: `d`, `m` and `y`.
fn date_parts(word: &str) -> Vec<char> {
    match word {
        "day" | "jour" | "dia" => vec!['d'],
        "month" | "mois" | "mes" => vec!['m'],
        "year" | "annee" | "ano" => vec!['y'],
        _ => word
            .chars()
            .map(|c| match c {
                'j' | 'd' => 'd',
                'a' | 'y' => 'y',
                other => other,
            })
            .collect(),
    }
}

/// What stands before the brackets at the end of a header: a name that may be meant, but need not.
pub(crate) fn before_brackets(header: &str) -> Option<&str> {
    let (before, _) = brackets(unmarked(trim(header)))?;
    Some(unmarked(before)).filter(|before| !before.is_empty())
}

/// Without stars and colons around it.
fn unmarked(name: &str) -> &str {
    trim(name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | ':' | '\u{a0}' | '•' | '†' | '?' | '=')))
}

/// What stands before the last brackets of a name that ends with them, and in them.
fn brackets(name: &str) -> Option<(&str, &str)> {
    let (open, inside) = match name.chars().last()? {
        ')' => ('(', name.strip_suffix(')')?),
        ']' => ('[', name.strip_suffix(']')?),
        _ => return None,
    };
    inside.rsplit_once(open)
}

/// Whether a text in brackets only says how to fill in the column.
fn is_hint(inside: &str) -> bool {
    let folded = fold(inside);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_known = |word: &&str| HINTS.contains(word) || word.bytes().all(|b| b.is_ascii_digit()) || is_date_part(word);
    match words.as_slice() {
        [first, rest @ ..] if EXAMPLES.contains(first) && !rest.is_empty() => true,
        words => words.iter().all(is_known) && !is_month_first(words),
    }
}

/// A part of the form of a date: `jj`, `mm`, `aaaa`, `dd`, `yyyy`, or all in one: `jjmmaaaa`.
fn is_date_part(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'j' | 'd' | 'm' | 'a' | 'y')) && word.len() <= 8
}

/// Whether words are the form of a date that begins with its month.
fn is_month_first(words: &[&str]) -> bool {
    let is_month = |word: &str| matches!(word, "mm" | "m" | "month" | "mois" | "mes");
    let is_day = |word: &str| matches!(word, "dd" | "jj" | "d" | "j" | "day" | "jour" | "dia");
    let glued = |word: &str| word.starts_with("mmdd") || word.starts_with("mmjj");
    words.windows(2).any(|pair| is_month(pair[0]) && is_day(pair[1]))
        && !words.first().is_some_and(|first| first.starts_with(['a', 'y']))
        || words.iter().any(|word| glued(word))
}

/// Whether a text stands among values rather than above them: an e-mail address, a date, a long number.
pub(crate) fn is_value(header: &str) -> bool {
    /// Shorter numbers may be a name: `2026`.
    const DIGITS: usize = 5;
    let is_address = header.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.'));
    let is_number = header.chars().all(|c| c.is_ascii_digit() || " +-./:,()".contains(c));
    is_address || is_number && header.chars().filter(char::is_ascii_digit).count() >= DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_hints_are_taken_off() {
        for (header, name) in [
            ("Nom *", "Nom"),
            ("* Nom", "Nom"),
            ("E-mail :", "E-mail"),
            ("E-mail\u{a0}:", "E-mail"),
            ("Date de naissance (JJ/MM/AAAA)", "Date de naissance"),
            ("Date de naissance (jj-mm-aaaa) *", "Date de naissance"),
            ("Date of birth [yyyy-mm-dd]", "Date of birth"),
            ("Data de nascimento (dd/mm/aaaa)", "Data de nascimento"),
            ("Nom (obligatoire)", "Nom"),
            ("Nom* (obligatoire) :", "Nom"),
            ("Phone (optional)", "Phone"),
            ("Newsletter (oui/non)", "Newsletter"),
            ("Téléphone (ex. : 06 12 34 56 78)", "Téléphone"),
            ("Pays (code ISO)", "Pays"),
            ("Prénom (max. 100 caractères)", "Prénom"),
            ("Nom", "Nom"),
            ("*", "*"),
            ("(JJ/MM/AAAA)", "(JJ/MM/AAAA)"),
        ] {
            assert_eq!(bare(header), name, "{header}");
        }
    }

    #[test]
    fn brackets_may_say_the_order_of_dates() {
        for (header, order) in [
            ("Date of birth (MM/DD/YYYY)", Some(DateOrder::MonthFirst)),
            ("Date de naissance (MM-JJ-AAAA)", Some(DateOrder::MonthFirst)),
            ("Data de nascimento (mm/dd/aaaa) *", Some(DateOrder::MonthFirst)),
            ("Birthday [month/day/year]", Some(DateOrder::MonthFirst)),
            ("Birthday (mmddyyyy)", Some(DateOrder::MonthFirst)),
            ("Birthday (YYYY-MM-DD)", Some(DateOrder::YearFirst)),
            ("Date de naissance (JJ/MM/AAAA)", None),
            ("Birthday (M/D)", None),
            ("Phone (mobile)", None),
            ("MM/DD/YYYY", None),
        ] {
            assert_eq!(date_order(header), order, "{header}");
        }
    }

    #[test]
    fn other_brackets_and_a_month_that_comes_first_stand() {
        for header in [
            "Téléphone (portable)",
            "Rue (bureau)",
            "E-mail (parent)",
            "Date of birth (MM/DD/YYYY)",
            "Date de naissance (MM-JJ-AAAA)",
            "Birthday (month/day/year)",
        ] {
            assert_eq!(bare(header), header);
            assert!(before_brackets(header).is_some(), "{header}");
        }
    }
}
