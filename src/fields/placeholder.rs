//! What programs and people write where they have no value: `NULL`, `N/A`, `-`.

use std::sync::LazyLock;

use super::cell::Surroundings;
use super::field::{Field, Type};
use super::standard;
use crate::text::fold;

/// Words for no value, folded; in what marks them programs differ (`NULL`, `(null)`, `<null>`).
#[rustfmt::skip]
const WORDS: &[&str] = &[
    // Programs.
    "null", "nil", "nan", "none", "undefined", "\\n", "n/a", "n.a.", "n.a", "n/d", "n.d.", "#n/a n/a", "-nan", "<na>",
    "nat", "dbnull", "no value", "empty string", "no data",
    // English.
    "not available", "not applicable", "not set", "not specified", "not provided", "not given", "unknown", "missing",
    // French.
    "aucun", "aucune", "neant", "sans objet", "s/o", "s.o.", "non renseigne", "non renseignee", "non communique",
    "non communiquee", "non disponible", "non applicable", "non defini", "non precise", "inconnu", "inconnue",
    "pas de valeur",
    // Portuguese.
    "nenhum", "nenhuma", "nulo", "nula", "nao informado", "nao informada", "nao consta", "nao se aplica",
    "nao disponivel", "nao definido", "nao ha", "sem informacao", "sem valor", "sem dados", "desconhecido",
    "desconhecida",
];

/// Words that say so only in brackets: what pivot tables show for a blank cell.
const BRACKETED: [&str; 6] = ["blank", "empty", "vide", "vazio", "vazia", "em branco"];

/// What encloses such a word.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('<', '>'), ('[', ']'), ('{', '}')];

/// Days that databases write for none.
const NO_DAYS: [&str; 4] = ["0000-00-00", "00/00/0000", "00-00-0000", "00.00.0000"];

/// Names of people that are such words too, as people write them.
const NAMES: [&str; 2] = ["Na", "Nil"];

/// The longest of all, in bytes, with some room.
const LONGEST: usize = 32;

impl Field {
    /// Whether a trimmed cell says that there is no value, in the way of programs or people. What the field can read (an
    /// internal code, Namibia's `NA`) is a value, unless the field takes any text.
    pub fn is_placeholder(&self, cell: &str, around: &Surroundings<'_>) -> bool {
        let says_nothing = says_nothing(cell) || self.kind == Type::Date && is_no_day(cell);
        if cell.len() > LONGEST || !says_nothing {
            return false;
        }
        let takes_any_text = matches!(self.kind, Type::Text { .. } | Type::Structure) || self.id == standard::TAGS;
        match takes_any_text {
            true => !(self.id == standard::STATE && cell == "NA"),
            false => self.decode(cell, around).input.is_none(),
        }
    }
}

fn says_nothing(cell: &str) -> bool {
    if !cell.is_empty()
        && cell.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_' | '.' | '?' | '\u{2212}'))
    {
        return true;
    }
    let bare = BRACKETS.iter().find_map(|(open, close)| cell.strip_prefix(*open)?.strip_suffix(*close)).unwrap_or(cell);
    if NAMES.contains(&bare) {
        return false;
    }
    if bare.len() < cell.len() && BRACKETED.contains(&&*fold(bare)) {
        return true;
    }
    bare == "NA" || bare == "na" || begins_like_a_word(bare) && WORDS.contains(&&*fold(bare))
}

/// Whether a text begins as one of the words does: most don't, and need no folding.
fn begins_like_a_word(text: &str) -> bool {
    let [first, second, ..] = text.as_bytes() else { return false };
    let seconds = BEGINNINGS.get(usize::from(first.to_ascii_lowercase())).copied().unwrap_or_default();
    if second.is_ascii() { seconds >> second.to_ascii_lowercase() & 1 == 1 } else { seconds != 0 }
}

/// By the first letter of words the second ones, as bits: nearly every cell is passed over by them.
static BEGINNINGS: LazyLock<[u128; 128]> = LazyLock::new(|| {
    let mut seconds = [0; 128];
    for word in WORDS {
        if let [first, second, ..] = word.as_bytes() {
            seconds[usize::from(first & 0x7f)] |= 1 << (second & 0x7f);
        }
    }
    seconds
});

/// Whether it is a day that no calendar has, with or without a time.
fn is_no_day(cell: &str) -> bool {
    NO_DAYS
        .iter()
        .any(|day| cell.strip_prefix(day).is_some_and(|time| !time.contains(|c: char| ('1'..='9').contains(&c))))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;

    fn is_placeholder(field: &Field, cell: &str) -> bool {
        field.is_placeholder(cell, &around())
    }

    #[test]
    fn words_for_no_value_are_known_in_three_languages() {
        for cell in [
            "NULL",
            "null",
            "(null)",
            "<NULL>",
            "[null]",
            "\\N",
            "N/A",
            "n/a",
            "n.a.",
            "NA",
            "nan",
            "NaN",
            "None",
            "none",
            "-",
            "--",
            "—",
            "–",
            "?",
            "...",
            "N/D",
            "néant",
            "Non renseigné",
            "Sans objet",
            "inconnu",
            "Não informado",
            "nenhum",
            "NULO",
            "Sem informação",
            "undefined",
            "Nan",
            "(vide)",
            "(Blank)",
            "[em branco]",
            "not available",
        ] {
            for field in
                [standard("LASTNAME"), standard("TOWN"), standard("EMAIL"), standard("PHONE"), standard("TAGS")]
            {
                assert!(is_placeholder(&field, cell), "{} {cell}", field.code);
            }
        }
        for cell in ["", "Na", "Nil", "Nannie", "Nathan", "0", "X", "Nul", "-1", "A-B", "N", "Nonette", "#N/A"] {
            assert!(!is_placeholder(&standard("LASTNAME"), cell), "{cell}");
        }
    }

    #[test]
    fn what_a_field_can_read_is_a_value() {
        for (field, cell) in [
            (standard("COUNTRY"), "NA"),
            (standard("PREF_LANG"), "na"),
            (standard("STATE"), "NA"),
            (genre(), "JAZZ"),
            (field(Type::YesNo), "N"),
        ] {
            assert!(!is_placeholder(&field, cell), "{cell}");
        }
        for field in
            [standard("COUNTRY"), standard("PREF_LANG"), genre(), genres(), field(Type::YesNo), field(Type::Number)]
        {
            assert!(is_placeholder(&field, "NULL") && is_placeholder(&field, "-"), "{:?}", field.kind);
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_none() {
        for cell in ["0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "0000-00-00T00:00:00Z"] {
            assert!(is_placeholder(&field(Type::Date), cell), "{cell}");
            assert!(!is_placeholder(&standard("REMARK"), cell), "{cell}");
        }
        assert!(!is_placeholder(&field(Type::Date), "0000-01-00"));
    }
}
