//! Comparing words the way people do: without case, accents and, for names of columns, without spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents, with ligatures and barred letters as they are typed without them (`œ` is `oe`, `ł` is
/// `l`), one sign for all apostrophes and one for all hyphens, spaces trimmed and runs of spaces as one:
/// `" Éric  LE Goff "` → `eric le goff`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            unaccented(word).for_each(|letter| push_plain(&mut folded, letter));
        }
    }
    folded
}

fn unaccented(word: &str) -> impl Iterator<Item = char> {
    word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

/// Adds a letter as it is typed on any keyboard. The migration `one_folding` does the same to words that were stored before.
fn push_plain(folded: &mut String, letter: char) {
    match letter {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'þ' => folded.push_str("th"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ħ' => folded.push('h'),
        'ŧ' => folded.push('t'),
        'ı' => folded.push('i'),
        '’' | '‘' | '′' => folded.push('\''),
        '‐' | '–' => folded.push('-'),
        other => folded.push(other),
    }
}

/// [`fold`] with a space for a hyphen between letters: `Plan-d’Aups` and `plan d'aups` are the same. Texts that fold so to the
/// same are the same for targets and duplicates, on both databases.
pub(crate) fn fold_words(text: &str) -> String {
    let folded = fold(text);
    if !folded.contains('-') {
        return folded;
    }
    let mut bytes = folded.into_bytes();
    open_hyphens(&mut bytes);
    // Of a text only hyphens have become spaces.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Makes a space of each hyphen between letters or digits of a text in UTF-8.
pub(crate) fn open_hyphens(text: &mut [u8]) {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    for at in 1..text.len().saturating_sub(1) {
        if text[at] == b'-' && is_letter(text[at - 1]) && is_letter(text[at + 1]) {
            text[at] = b' ';
        }
    }
}

/// The text in lower case, without accents and any space, for headers: `Código Postal` and `codigopostal` are the same. Mappings
/// are kept by it, so ligatures stay.
pub(crate) fn fold_tight(text: &str) -> String {
    text.split_whitespace().flat_map(unaccented).filter(|c| *c != ' ').collect()
}

/// The text without outer spaces, no-break and other Unicode spaces included.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        // Nearly every cell.
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => trim_spaces(text),
    }
}

fn trim_spaces(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{feff}' | '\u{200b}'))
}

/// How many letters two folded words differ by, if they are near enough to be a slip: one letter in a word of four, two
/// in a longer one. `None` for all others.
pub(crate) fn near(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = match a.len().min(b.len()) {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    (a.len().abs_diff(b.len()) <= most).then(|| distance(&a, &b)).filter(|distance| *distance <= most)
}

/// How many letters to insert, delete, replace or swap with their neighbour make one text of the other.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_alike_folds_to_the_same() {
        for (text, folded) in [
            (" Éric  LE Goff ", "eric le goff"),
            ("Œuilly", "oeuilly"),
            ("Lætitia", "laetitia"),
            ("Große Straße", "grosse strasse"),
            ("ŁÓDŹ", "lodz"),
            ("Sønderborg, Đorđe", "sonderborg, dorde"),
            ("L’Haÿ‑les‐Roses", "l'hay-les-roses"),
            ("Iıİ", "iii"),
            ("１２ ﬁn", "12 fin"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(folded), folded, "folding {folded} again");
        }
        for (text, folded) in [
            ("Plan-d’Aups", "plan d'aups"),
            ("Saint‑Étienne-du-Rouvray", "saint etienne du rouvray"),
            ("été-hiver", "ete hiver"),
            ("- a -b -", "- a -b -"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(fold_words(text), folded, "{text}");
        }
    }

    #[test]
    fn distance_counts_slips() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, slips) in [
            ("", "", 0),
            ("", "abc", 3),
            ("jaz", "jazz", 1),
            ("jzaz", "jazz", 1),
            ("rock", "rack", 1),
            ("abc", "xyz", 3),
        ] {
            assert_eq!((of(a, b), of(b, a)), (slips, slips), "{a} {b}");
        }
    }
}
