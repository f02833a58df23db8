//! What a spreadsheet shows in a cell whose formula has failed: `#N/A`, `#VALEUR!`, `Err:502`.

use crate::text::fold_tight;

/// The texts of Excel, LibreOffice and Google Sheets, folded and without spaces.
#[rustfmt::skip]
const ERRORS: &[&str] = &[
    // English, and what all languages share.
    "#n/a", "#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#field!", "#blocked!",
    "#connect!", "#external!", "#busy!", "#unknown!", "#python!", "#timeout!", "#data!", "#getting_data",
    "#gettingdata", "#error!",
    // French.
    "#n/d", "#valeur!", "#nom?", "#nombre!", "#nul!", "#propagation!", "#epars!", "#calcul!", "#champ!", "#bloque!",
    "#connexion!", "#connecter!", "#inconnu!", "#occupe!", "#externe!", "#erreur!", "#obtention_donnees",
    "#obtentiondonnees", "#chargement_donnees", "#chargementdonnees", "#chargement...",
    // Portuguese.
    "#valor!", "#nome?", "#nulo!", "#despejar!", "#derramar!", "#propagar!", "#campo!", "#bloqueado!", "#conectar!",
    "#conexao!", "#desconhecido!", "#ocupado!", "#externo!", "#erro!", "#obtendo_dados", "#obtendodados",
    "#carregando_dados", "#carregandodados",
    // Spanish, German, Italian, Dutch: their files travel too.
    "#¡div/0!", "#¡ref!", "#¡valor!", "#¿nombre?", "#¡num!", "#¡nulo!", "#¡desbordamiento!", "#nv", "#bezug!",
    "#wert!", "#zahl!", "#uberlauf!", "#rif!", "#valore!", "#nullo!", "#verw!", "#waarde!", "#naam?", "#getal!",
    "#leeg!", "#n/b",
];

/// How many signs stand where a column is too narrow for its number.
const NARROW: usize = 3;

/// Whether a cell holds the error of a spreadsheet instead of a value.
pub fn is_cell_error(cell: &str) -> bool {
    match cell.as_bytes().first() {
        Some(b'#') => is_sharp_error(cell),
        Some(b'E' | b'e') => is_numbered(cell, &["err:", "erro:"]),
        _ => false,
    }
}

fn is_sharp_error(cell: &str) -> bool {
    let is_narrow = cell.len() >= NARROW && cell.bytes().all(|b| b == b'#');
    // The longest has a little over twenty signs.
    is_narrow || cell.len() < 40 && (ERRORS.contains(&&*fold_tight(cell)) || is_numbered(cell, &["#err:", "#err"]))
}

/// Whether a text is one of these words and, if anything, a number: `Err:502`, `#ERR!`.
fn is_numbered(cell: &str, words: &[&str]) -> bool {
    let text = fold_tight(cell);
    words.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| match rest.strip_suffix('!').unwrap_or(rest) {
        "" => text.starts_with('#'),
        digits => digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::codes::Code;
    use crate::fields::{Type, standard as standard_fields};

    #[test]
    fn errors_are_known_in_the_languages_of_spreadsheets() {
        for cell in [
            "#N/A",
            "#DIV/0!",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#GETTING_DATA",
            "#ERROR!",
            "#N/D",
            "#VALEUR!",
            "#VALEUR\u{a0}!",
            "#NOM?",
            "#NOM ?",
            "#NOMBRE!",
            "#NUL!",
            "#PROPAGATION!",
            "#EPARS!",
            "#CALCUL!",
            "#CHAMP!",
            "#BLOQUÉ!",
            "#VALOR!",
            "#NOME?",
            "#NÚM!",
            "#NULO!",
            "#DESPEJAR!",
            "#CÁLC!",
            "#CAMPO!",
            "#ERRO!",
            "Err:502",
            "Err :502",
            "Erro:504",
            "#ERR!",
            "#ERR:502",
            "#ERR522",
            "#n/a",
            "########",
        ] {
            assert!(is_cell_error(cell), "{cell}");
        }
        for cell in [
            "",
            "#",
            "##",
            "#1",
            "#vip",
            "#NAME",
            "N/A",
            "Err",
            "Err:",
            "Err:or",
            "Errol",
            "#error",
            "# N/A soon",
            "Erro",
            "#12",
            "DIV/0!",
        ] {
            assert!(!is_cell_error(cell), "{cell}");
        }
    }

    #[test]
    fn no_field_takes_an_error_for_a_value() {
        let own = Type::ALL.into_iter().map(field).chain([genre(), genres()]);
        for field in standard_fields::fields().into_iter().chain(own) {
            for cell in ["#N/A", " #VALEUR! ", "#NÚM!", "Err:502", "=\"#REF!\"", "'#N/D"] {
                let found = decoded(&field, cell);
                let is_guarded = cell.starts_with('\'');
                assert!(found.input.is_none() || is_guarded, "{} {cell}", field.code);
                assert!(is_guarded || codes(&found)[0] == Code::CellError, "{} {cell}", field.code);
            }
        }
        assert_eq!(codes(&decoded(&standard("REMARK"), "||#N/A")), [Code::CellError]);
        assert_eq!(codes(&decoded(&standard("TAGS"), "vip|#N/A")), [Code::CellError]);
    }
}
