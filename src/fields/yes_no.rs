//! Yes, no, or no value.

use std::sync::LazyLock;

use super::cell::{Decoded, Finding};
use super::entry;
use crate::codes::Code;
use crate::i18n::{Language, Message, translate};
use crate::text::fold;

/// The stored yes.
pub(crate) const YES: &str = "TRUE";
/// The stored no.
pub(crate) const NO: &str = "FALSE";

/// Reads a trimmed cell. Spellings other than those of the template give a note.
pub(super) fn decode(cell: &str) -> Decoded {
    if let Some(value) = plain(cell).or_else(|| chosen(cell)) {
        return Decoded::set(value);
    }
    match spelled(cell) {
        Some(value) => Decoded::set(value).remark(Finding::new(Code::BooleanSpelling).with("code", value)),
        None => Decoded::wrong(Finding::new(Code::BadBoolean)),
    }
}

/// Yes or no in any spelling; `None` if a trimmed text is neither.
pub(crate) fn read(cell: &str) -> Option<&'static str> {
    plain(cell).or_else(|| spelled(cell))
}

/// The spellings of templates (`/help/cells#cell-yes-no`); others give a note.
fn plain(cell: &str) -> Option<&'static str> {
    match cell {
        "TRUE" | "true" | "T" | "t" => Some(YES),
        "FALSE" | "false" | "F" | "f" => Some(NO),
        _ => None,
    }
}

/// Yes and no with their labels, folded.
static LABELS: LazyLock<[(&str, [String; 3]); 2]> =
    LazyLock::new(|| [YES, NO].map(|value| (value, Language::ALL.map(|language| fold(&show(value, language))))));

/// An entry of a drop-down: `TRUE — Vrai`.
fn chosen(cell: &str) -> Option<&'static str> {
    let (code, label) = entry::parts(cell)?;
    let label = fold(label);
    LABELS.iter().find(|(value, labels)| *value == code && labels.contains(&label)).map(|(value, _)| *value)
}

/// Spellings of yes in three languages, folded; a French Excel turns TRUE into VRAI by itself.
pub(crate) const YES_WORDS: [&str; 12] =
    ["true", "t", "vrai", "oui", "verdadeiro", "sim", "yes", "y", "s", "1", "1.0", "1,0"];
/// Spellings of no.
pub(crate) const NO_WORDS: [&str; 11] = ["false", "f", "faux", "non", "falso", "nao", "no", "n", "0", "0.0", "0,0"];

fn spelled(cell: &str) -> Option<&'static str> {
    let folded = fold(cell);
    let is_of = |words: &[&str]| words.contains(&folded.as_str());
    if is_of(&YES_WORDS) { Some(YES) } else { is_of(&NO_WORDS).then_some(NO) }
}

/// True, False or, for no value, Empty.
pub(crate) fn label(value: Option<&str>) -> Message {
    Message::new(format!("yes-no-{}", value.unwrap_or("EMPTY")))
}

/// True or False in the reader's language.
pub(super) fn show(value: &str, language: Language) -> String {
    match value {
        YES | NO => translate(language, &label(Some(value))),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::{Input, Type};

    #[test]
    fn the_templates_spellings_are_taken_without_a_word() {
        for (cells, value) in [(["TRUE", "true", "T", "t"], YES), (["FALSE", "false", "F", " f\u{a0}"], NO)] {
            for cell in cells {
                assert_eq!(decoded(&field(Type::YesNo), cell), Decoded::set(value), "{cell:?}");
            }
        }
    }

    #[test]
    fn other_spellings_are_read_with_a_note() {
        let yes = ["True", "VRAI", "vrai", "OUI", "Verdadeiro", "SIM", "YES", "yes", "Y", "S", "s", "1", "1.0"];
        let no = ["False", "FAUX", "Non", "FALSO", "NÃO", "não", "NAO", "Nã\u{303}o", "NO", "N", "n", "0", "0,0"];
        for (cells, value) in [(yes, YES), (no, NO)] {
            for cell in cells {
                let found = decoded(&field(Type::YesNo), cell);
                assert_eq!(found.input, Some(Input::Set(value.into())), "{cell:?}");
                assert_eq!(codes(&found), [Code::BooleanSpelling], "{cell:?}");
            }
        }
    }

    #[test]
    fn words_and_the_equals_sign_clear() {
        for cell in ["=", "Empty", "VIDE", "vazio"] {
            assert_eq!(decoded(&field(Type::YesNo), cell), Decoded::of(Input::Clear), "{cell:?}");
        }
    }

    #[test]
    fn anything_else_is_neither() {
        for cell in ["2", "X", "peut-être", "TRUE FALSE", "10", "O"] {
            assert_eq!(codes(&decoded(&field(Type::YesNo), cell)), [Code::BadBoolean], "{cell:?}");
        }
    }

    #[test]
    fn the_states_have_words() {
        let yes_no = field(Type::YesNo);
        let shown = Language::ALL.map(|language| (yes_no.show(YES, language), yes_no.show(NO, language)));
        assert_eq!(Language::ALL.map(|language| translate(language, &label(None))), ["Empty", "Vide", "Vazio"]);
        assert_eq!(
            shown,
            [("True", "False"), ("Vrai", "Faux"), ("Verdadeiro", "Falso")].map(|(y, n)| (y.into(), n.into()))
        );
    }
}
