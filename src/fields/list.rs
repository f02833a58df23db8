//! One internal code. A label in any language is read as its code if it means one.

use super::cell::{Decoded, Finding, label_used};
use super::field::Field;
use super::value::Value;
use super::{clear, entry, standard};
use crate::codes::Code;
use crate::i18n::Language;
use crate::text::{fold, trim};

/// The longest internal code of a list, in characters.
pub const CODE_MAX: usize = 100;

/// Whether a text can be an internal code: letters, digits, `_` `.` `-`, and none of the words that clear a cell.
pub fn is_code(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    !text.is_empty() && text.chars().count() <= CODE_MAX && text.chars().all(allowed) && !clear::is_clear_word(text)
}

/// Reads a trimmed cell.
pub(super) fn decode(field: &Field, cell: &str) -> Decoded {
    match resolve(field, cell) {
        Ok(Found { code, note: None }) => Decoded::set(code),
        Ok(Found { code, note: Some(note) }) => Decoded::set(code).remark(note),
        Err(finding) if names_several(field, cell) => {
            drop(finding);
            Decoded::wrong(Finding::new(Code::SeveralValues).with("reason", "one"))
        }
        Err(finding) => Decoded::wrong(finding),
    }
}

/// A code that a text means.
#[derive(Debug)]
pub(super) struct Found<'f> {
    /// The code.
    pub code: &'f str,
    /// `label-used`, if it was named by a label.
    pub note: Option<Finding>,
}

/// The code that a text means: exactly a code, or an entry of a drop-down, else a label. `inactive-code` or
/// `unknown-code` if none.
pub(super) fn resolve<'f>(field: &'f Field, text: &str) -> Result<Found<'f>, Finding> {
    match field.value(text).or_else(|| chosen(field, text)) {
        Some(value) if value.active => Ok(Found { code: &value.code, note: None }),
        Some(value) => Err(inactive(value, text)),
        None => resolve_label(field, text),
    }
}

/// The value whose entry in a drop-down a text is: its code, then its label in any language.
pub(super) fn chosen<'f>(field: &'f Field, text: &str) -> Option<&'f Value> {
    let (code, label) = entry::parts(text)?;
    field.value(code).filter(|value| field.values_labelled(label).any(|labelled| labelled.id == value.id))
}

/// The value of an entry whose label was changed since: what stands beside its code is the label of no other.
fn renamed<'f>(field: &'f Field, text: &str) -> Option<&'f Value> {
    let (code, label) = entry::parts(text)?;
    field.value(code).filter(|_| field.values_labelled(label).next().is_none())
}

/// The code that a label means; a label of an active value beats the same label of an inactive one.
pub(super) fn resolve_label<'f>(field: &'f Field, text: &str) -> Result<Found<'f>, Finding> {
    let labelled: Vec<&Value> = field.values_labelled(text).collect();
    let active: Vec<&Value> = labelled.iter().copied().filter(|value| value.active).collect();
    match (active.as_slice(), labelled.first()) {
        ([value], _) => Ok(read_as(&value.code, text)),
        ([], Some(value)) => Err(inactive(value, text)),
        ([], None) => match renamed(field, text) {
            Some(value) if value.active => Ok(read_as(&value.code, text)),
            Some(value) => Err(inactive(value, text)),
            None => legal_person(field, text).ok_or_else(|| unknown(text, field.nearest(text).unwrap_or_default())),
        },
        (several, _) => {
            let codes: Vec<&str> = several.iter().take(3).map(|value| &*value.code).collect();
            Err(unknown(text, &codes.join(", ")))
        }
    }
}

fn read_as<'f>(code: &'f str, text: &str) -> Found<'f> {
    Found { code, note: Some(label_used(text, code)) }
}

/// KIND under its alias `Jurídico`, of Nectar's files: SIM for a structure, NÃO for an individual.
fn legal_person<'f>(field: &Field, text: &str) -> Option<Found<'f>> {
    if field.id != standard::KIND {
        return None;
    }
    match fold(text).as_str() {
        "sim" | "s" => Some(read_as(standard::STRUCTURE, text)),
        "nao" | "n" => Some(read_as(standard::INDIVIDUAL, text)),
        _ => None,
    }
}

fn inactive(value: &Value, text: &str) -> Finding {
    Finding::new(Code::InactiveCode).with("value", text).with("code", value.code.as_str())
}

/// `unknown-code` with the text as `value` and the nearest code in `near`, empty if nothing is near.
pub(super) fn unknown(text: &str, near: &str) -> Finding {
    Finding::new(Code::UnknownCode).with("value", text).with("near", near)
}

/// Whether a cell lists codes, as a multi-list would.
fn names_several(field: &Field, cell: &str) -> bool {
    let known = |part: &str| field.value(part).is_some() || field.values_labelled(part).next().is_some();
    let mut parts = cell.split('|').map(|part| trim(part).trim_matches(['+', '-'])).filter(|part| !part.is_empty());
    cell.contains('|') && parts.clone().count() > 1 && parts.all(known)
}

/// The label of a code, or the code itself if it is none of the list.
pub(super) fn show<'a>(field: &'a Field, code: &'a str, language: Language) -> &'a str {
    field.value(code).map_or(code, |value| &value.labels[language.index()])
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::{Input, Type};

    #[test]
    fn a_code_is_letters_digits_and_three_marks() {
        for text in ["JAZZ", "été_2026", "18-", "1.5", "vide_grenier"] {
            assert!(is_code(text), "{text}");
        }
        for text in ["", "A B", "A|B", "=", "A+", "Vide", "EMPTY", "vazio", "e\u{301}", &"x".repeat(101)] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn an_exact_code_is_taken_without_a_word() {
        for cell in ["JAZZ", " JAZZ\u{a0}", "OLD-JAZZ", "18-"] {
            assert_eq!(decoded(&genre(), cell), Decoded::set(trim(cell)), "{cell:?}");
        }
    }

    #[test]
    fn a_label_in_any_language_is_read_as_its_code_with_a_note() {
        for (cell, code) in [
            ("Classical music", "CLASS"),
            ("musique classique", "CLASS"),
            ("MÚSICA  CLÁSSICA", "CLASS"),
            ("Musica classica", "CLASS"),
            ("60+", "SENIOR"),
            ("jazz", "JAZZ"),
        ] {
            let found = decoded(&genre(), cell);
            assert_eq!(found, Decoded::set(code).remark(label_used(cell, code)), "{cell:?}");
        }
    }

    #[test]
    fn an_exact_code_beats_a_label() {
        // OPERA is the code of one value and the label of another.
        assert_eq!(decoded(&genre(), "OPERA"), Decoded::set("OPERA"));
    }

    #[test]
    fn a_label_of_several_codes_names_them() {
        assert_eq!(decoded(&genre(), "Rock"), Decoded::wrong(unknown("Rock", "ROCK1, ROCK2")));
    }

    #[test]
    fn a_code_out_of_use_is_an_error_by_code_and_by_label() {
        for cell in ["DISCO", "Disco music"] {
            assert_eq!(codes(&decoded(&genre(), cell)), [Code::InactiveCode], "{cell:?}");
        }
    }

    #[test]
    fn an_unknown_code_comes_with_the_nearest_active_one() {
        for (cell, near) in [
            ("JAZ", "JAZZ"),
            ("Jzaz", "JAZZ"),
            ("clas", "CLASS"),
            ("Clasical musik", "CLASS"),
            ("DISC", ""),
            ("POP", ""),
            ("+JAZZ", "JAZZ"),
            ("JAZZ|", "JAZZ"),
        ] {
            assert_eq!(decoded(&genre(), cell), Decoded::wrong(unknown(cell, near)), "{cell:?}");
        }
    }

    #[test]
    fn several_codes_in_one_cell_are_refused_as_several() {
        for cell in ["JAZZ|OPERA", "JAZZ | Musique classique", "JAZZ+|OPERA-", "JAZZ|JAZZ"] {
            assert_eq!(codes(&decoded(&genre(), cell)), [Code::SeveralValues], "{cell:?}");
        }
        assert_eq!(codes(&decoded(&genre(), "JAZZ|WHAT")), [Code::UnknownCode]);
    }

    #[test]
    fn words_and_the_equals_sign_clear() {
        for cell in ["=", "Empty", "EMPTY", "vide", "Vazio", " Vide "] {
            assert_eq!(decoded(&genre(), cell), Decoded::of(Input::Clear), "{cell:?}");
        }
    }

    #[test]
    fn the_kind_of_contact_reads_nectars_column() {
        let kind = standard("KIND");
        for (cell, code) in [("SIM", "STRUCTURE"), ("não", "INDIVIDUAL"), ("Structure", "STRUCTURE")] {
            assert_eq!(decoded(&kind, cell), Decoded::set(code).remark(label_used(cell, code)), "{cell:?}");
        }
        assert_eq!(codes(&decoded(&field(Type::List), "SIM")), [Code::UnknownCode]);
    }

    #[test]
    fn a_code_is_shown_by_its_label() {
        assert_eq!(genre().show("CLASS", Language::French), "Musique classique");
        assert_eq!(genre().show("GONE", Language::French), "GONE");
    }
}
