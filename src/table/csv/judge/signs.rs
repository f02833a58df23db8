//! How usual a sign beyond ASCII is where it stands: `’` belongs between letters, `½` behind a digit, `‡` nowhere.

/// Bits of a sign that stands where people put it.
const USUAL: f64 = 11.0;
/// Bits of a sign that may stand there.
const RARE: f64 = 16.0;
/// Bits of a sign that does not belong there.
const STRANGE: f64 = 27.0;
/// Bits of a byte that has no meaning.
const MEANINGLESS: f64 = 40.0;

/// What stands beside a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Letter,
    Digit,
    /// A space, or the end of the cell.
    Gap,
    Other,
}

/// How many bits the sign at a place of a text is.
pub(super) fn bits(text: &[char], at: usize) -> f64 {
    use Beside::{Digit, Gap, Letter};
    let (sign, before, after) = (text[at], at.checked_sub(1).map(|before| text[before]), text.get(at + 1).copied());
    let (left, right) = (beside(before), beside(after));
    let is_in_word = left == Letter && right == Letter;
    let usual_if = |usual: bool| if usual { USUAL } else { STRANGE };
    match sign {
        '\u{80}'..='\u{9f}' | char::REPLACEMENT_CHARACTER => MEANINGLESS,
        '’' if is_in_word => apostrophe(&text[..at], &text[at + 1..]),
        '’' | '‘' => {
            if left == Letter || right == Letter {
                RARE - 2.0
            } else {
                STRANGE
            }
        }
        '´' if is_in_word => RARE,
        '\u{a0}' => no_break_space(left, right),
        '…' if right == Letter || right == Digit => STRANGE,
        '…' if left == Letter => RARE + 2.0,
        '•' if left == Letter || right == Letter => STRANGE,
        '—' if is_in_word => STRANGE,
        '–' if is_in_word => STRANGE - 3.0,
        '–' | '—' if left == Letter || right == Letter => RARE + 4.0,
        '–' | '—' | '…' | '•' => USUAL,
        '“' | '«' | '„' | '‹' | '¡' | '¿' => usual_if(left != Letter && left != Digit),
        '”' | '»' | '›' => usual_if(right != Letter && right != Digit),
        '€' | '£' => usual_if(left == Digit || right == Digit || (left == Gap && right == Gap)),
        '°' | 'º' | 'ª' => ordinal(before, left, right),
        '½' | '¼' | '¾' => usual_if(left != Letter && right != Letter),
        '²' | '³' => usual_if(right != Letter && right != Digit && left != Gap),
        '®' | '™' | '©' => usual_if(!is_in_word && right != Letter),
        '×' | '±' | '÷' | '§' | '‰' => {
            if left != Letter && right != Letter {
                RARE
            } else {
                STRANGE
            }
        }
        '·' => {
            if is_in_word {
                RARE
            } else {
                RARE + 4.0
            }
        }
        'µ' => {
            if left != Letter {
                RARE + 4.0
            } else {
                STRANGE
            }
        }
        _ => STRANGE,
    }
}

/// `l’`, `d’`, `qu’`, `O’` before a word, `’s` and the like behind it.
fn apostrophe(before: &[char], after: &[char]) -> f64 {
    let letters = |side: &mut dyn Iterator<Item = &char>| side.take_while(|c| c.is_alphabetic()).count();
    let (left, right) = (letters(&mut before.iter().rev()), letters(&mut after.iter()));
    let before = before.last().copied().unwrap_or(' ').to_ascii_lowercase();
    match (left, right) {
        (1, 2..) if "ldnjmtsco".contains(before) => USUAL - 3.0,
        (2, 2..) if before == 'u' => USUAL,
        (2.., 1) => USUAL + 2.0,
        _ => RARE + 3.0,
    }
}

/// A no-break space stands before the signs that French sets apart, between groups of digits, and where a page was copied.
fn no_break_space(left: Beside, right: Beside) -> f64 {
    match (left, right) {
        (Beside::Digit | Beside::Other, _) | (_, Beside::Digit | Beside::Other) => USUAL,
        (Beside::Letter, Beside::Letter) => RARE + 2.0,
        _ => RARE,
    }
}

/// `nº 5`, `1ª`, `20 °C`, `Mª`.
fn ordinal(before: Option<char>, left: Beside, right: Beside) -> f64 {
    let is_number = matches!(before, Some('n' | 'N')) || left == Beside::Digit;
    match () {
        () if is_number && right != Beside::Letter => USUAL - 2.0,
        () if is_number => RARE,
        () if left == Beside::Letter && right != Beside::Letter => RARE + 2.0,
        () => STRANGE,
    }
}

fn beside(character: Option<char>) -> Beside {
    match character {
        None => Beside::Gap,
        Some(c) if c.is_alphabetic() && !matches!(c, 'º' | 'ª') => Beside::Letter,
        Some(c) if c.is_ascii_digit() => Beside::Digit,
        Some(c) if c.is_whitespace() => Beside::Gap,
        Some(_) => Beside::Other,
    }
}
