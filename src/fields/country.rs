//! A country: its ISO 3166-1 alpha-2 code.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::cell::{Decoded, Finding, label_used};
use super::names::Names;
use super::{entry, iso_codes};
use crate::codes::Code;
use crate::i18n::{Language, Message, translate};

/// Every code, and XK, which is Kosovo for everybody but ISO.
#[rustfmt::skip]
pub(crate) const CODES: &[&str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB", "BD",
    "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY", "BZ", "CA",
    "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE",
    "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA",
    "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK",
    "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP",
    "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT",
    "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS",
    "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ",
    "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS",
    "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST",
    "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW",
    "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "XK", "YE", "YT",
    "ZA", "ZM", "ZW",
];

/// Other names that people write.
const MORE_NAMES: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Grande-Bretagne", "GB"),
    ("Angleterre", "GB"),
    ("Écosse", "GB"),
    ("Pays de Galles", "GB"),
    ("Grã-Bretanha", "GB"),
    ("Inglaterra", "GB"),
    ("Escócia", "GB"),
    ("USA", "US"),
    ("U.S.A.", "US"),
    ("United States of America", "US"),
    ("États-Unis d’Amérique", "US"),
    ("Estados Unidos da América", "US"),
    ("EUA", "US"),
    ("Holland", "NL"),
    ("Hollande", "NL"),
    ("Holanda", "NL"),
    ("The Netherlands", "NL"),
    ("Czech Republic", "CZ"),
    ("République tchèque", "CZ"),
    ("República Tcheca", "CZ"),
    ("Hong Kong", "HK"),
    ("Macao", "MO"),
    ("Macau", "MO"),
    ("Palestine", "PS"),
    ("Palestina", "PS"),
    ("Vatican", "VA"),
    ("Vaticano", "VA"),
    ("Turkey", "TR"),
    ("Ivory Coast", "CI"),
    ("Birmanie", "MM"),
    ("Swaziland", "SZ"),
    ("Democratic Republic of the Congo", "CD"),
    ("République démocratique du Congo", "CD"),
    ("República Democrática do Congo", "CD"),
    ("RDC", "CD"),
    ("Republic of the Congo", "CG"),
    ("République du Congo", "CG"),
    ("Republic of Ireland", "IE"),
    ("République d’Irlande", "IE"),
    ("Moldavia", "MD"),
    ("Viet Nam", "VN"),
    ("Cape Verde", "CV"),
    ("East Timor", "TL"),
];

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new("country", CODES, MORE_NAMES));
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| CODES.iter().copied().collect());

/// Reads a trimmed cell: a code in any case, an entry of a drop-down; a code of three letters or a name in any of the three
/// languages with a note.
pub(super) fn decode(cell: &str) -> Decoded {
    if KNOWN.contains(cell) {
        return Decoded::set(cell);
    }
    if let Some(code) = KNOWN.get(cell.to_ascii_uppercase().as_str()) {
        return Decoded::set(*code);
    }
    if let Some((code, label)) = entry::parts(cell)
        && NAMES.code(label) == Some(code)
    {
        return Decoded::set(code);
    }
    match iso_codes::two_letters(iso_codes::COUNTRIES, cell).or_else(|| NAMES.code(cell)) {
        Some(code) => Decoded::set(code).remark(label_used(cell, code)),
        None => Decoded::wrong(Finding::new(Code::BadCountry)),
    }
}

/// The country's name.
pub(super) fn show(code: &str, language: Language) -> String {
    match KNOWN.contains(code) {
        true => translate(language, &Message::new(format!("country-{code}"))),
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
        for (cell, code) in [("FR", "FR"), (" br ", "BR"), ("Gb", "GB")] {
            assert_eq!(decoded(&field(Type::Country), cell), Decoded::set(code), "{cell:?}");
        }
    }

    #[test]
    fn a_name_in_any_language_is_read_with_a_note() {
        for (cell, code) in [
            ("Germany", "DE"),
            ("ALLEMAGNE", "DE"),
            ("alemanha", "DE"),
            ("Bresil", "BR"),
            ("cote d'ivoire", "CI"),
            ("Côte d’Ivoire", "CI"),
            ("Etats Unis", "US"),
            ("USA", "US"),
            ("FRA", "FR"),
            ("bra", "BR"),
            ("DEU", "DE"),
            ("uk", "GB"),
            ("Angleterre", "GB"),
            ("Burma", "MM"),
            ("Saint-Martin", "MF"),
        ] {
            let found = decoded(&field(Type::Country), cell);
            assert_eq!(found.input, Some(Input::Set(code.into())), "{cell:?}");
            assert_eq!(codes(&found), [Code::LabelUsed], "{cell:?}");
        }
    }

    #[test]
    fn anything_else_is_no_country() {
        for cell in ["ZZ", "FRX", "Atlantis", "F", "FR|BR"] {
            assert_eq!(codes(&decoded(&field(Type::Country), cell)), [Code::BadCountry], "{cell:?}");
        }
        assert_eq!(decoded(&field(Type::Country), "Vide"), Decoded::of(Input::Clear));
    }

    #[test]
    fn every_name_reads_back_to_its_code() {
        for code in CODES {
            for language in Language::ALL {
                let name = field(Type::Country).show(code, language);
                assert_ne!(name, format!("[country-{code}]"));
                assert_eq!(decoded(&field(Type::Country), &name).input, Some(Input::Set((*code).into())), "{name}");
            }
        }
    }
}
