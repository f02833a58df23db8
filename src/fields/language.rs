//! A language: its ISO 639-1 code.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::cell::{Decoded, Finding, label_used};
use super::names::Names;
use super::{entry, iso_codes};
use crate::codes::Code;
use crate::i18n::{Language, Message, translate};

/// Every code.
#[rustfmt::skip]
pub(crate) const CODES: &[&str] = &[
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi", "bm", "bn", "bo",
    "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo",
    "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi",
    "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka",
    "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln",
    "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng",
    "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn",
    "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su",
    "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty", "ug", "uk", "ur",
    "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu",
];

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new("language", CODES, &[]));
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| CODES.iter().copied().collect());

/// Reads a trimmed cell: a code in any case, or an entry of a drop-down. A code with a region (`fr-CH`, `pt_BR`), one of three letters
/// (`fra`, `fre`) and a name in any of the three languages mean their code with a note.
pub(super) fn decode(cell: &str) -> Decoded {
    if KNOWN.contains(cell) {
        return Decoded::set(cell);
    }
    let lower = cell.to_ascii_lowercase();
    if let Some(code) = KNOWN.get(lower.as_str()) {
        return Decoded::set(*code);
    }
    if let Some((code, label)) = entry::parts(cell)
        && NAMES.code(label) == Some(code)
    {
        return Decoded::set(code);
    }
    match known_otherwise(cell, &lower) {
        Some(code) => Decoded::set(code).remark(label_used(cell, code)),
        None => Decoded::wrong(Finding::new(Code::BadLanguage)),
    }
}

/// By three letters, with a region, or by a name.
fn known_otherwise(cell: &str, lower: &str) -> Option<&'static str> {
    iso_codes::two_letters(iso_codes::LANGUAGES, lower).or_else(|| regional(lower)).or_else(|| NAMES.code(cell))
}

fn regional(tag: &str) -> Option<&'static str> {
    let (code, region) = tag.split_once(['-', '_'])?;
    let is_region = region.len() == 2 && region.bytes().all(|b| b.is_ascii_alphabetic());
    KNOWN.get(code).copied().filter(|_| is_region)
}

/// The language's name.
pub(super) fn show(code: &str, language: Language) -> String {
    match KNOWN.contains(code) {
        true => translate(language, &Message::new(format!("language-{code}"))),
        false => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::{Input, Type};

    #[test]
    fn a_code_is_taken_in_any_case() {
        for (cell, code) in [("fr", "fr"), ("FR", "fr"), (" Pt ", "pt")] {
            assert_eq!(decoded(&field(Type::Language), cell), Decoded::set(code), "{cell:?}");
        }
    }

    #[test]
    fn regions_and_names_are_read_with_a_note() {
        for (cell, code) in [
            ("fr-FR", "fr"),
            ("pt_BR", "pt"),
            ("EN-gb", "en"),
            ("fra", "fr"),
            ("fre", "fr"),
            ("POR", "pt"),
            ("deu", "de"),
            ("ger", "de"),
            ("French", "fr"),
            ("FRANCAIS", "fr"),
            ("francês", "fr"),
            ("Portugais", "pt"),
        ] {
            let found = decoded(&field(Type::Language), cell);
            assert_eq!(found.input, Some(Input::Set(code.into())), "{cell:?}");
            assert_eq!(codes(&found), [Code::LabelUsed], "{cell:?}");
        }
    }

    #[test]
    fn anything_else_is_no_language() {
        for cell in ["zz", "frx", "fr-", "fr-FRA", "klingon", "fr|en"] {
            assert_eq!(codes(&decoded(&field(Type::Language), cell)), [Code::BadLanguage], "{cell:?}");
        }
        assert_eq!(decoded(&field(Type::Language), "Vazio"), Decoded::of(Input::Clear));
    }

    #[test]
    fn every_name_reads_back_to_its_code() {
        for code in CODES {
            for language in Language::ALL {
                let name = field(Type::Language).show(code, language);
                assert_ne!(name, format!("[language-{code}]"));
                assert_eq!(decoded(&field(Type::Language), &name).input, Some(Input::Set((*code).into())), "{name}");
            }
        }
    }
}
