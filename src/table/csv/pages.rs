//! Encodings of one byte a character: what each byte from 0x80 on means. Those of DOS are tables of our own, as Unicode's
//! mapping files have them; `encoding_rs` knows the others.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::encoding::Encoding;

/// The encodings of western Europe that have a byte a character.
const WESTERN: [Encoding; 6] = [
    Encoding::Windows1252,
    Encoding::Iso8859_15,
    Encoding::Macintosh,
    Encoding::Cp850,
    Encoding::Cp437,
    Encoding::Cp860,
];

/// What the 128 bytes from 0x80 on mean.
pub(super) type Page = [char; 128];

const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
const CP852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";
const CP860: &str = "ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

static PAGES: LazyLock<HashMap<Encoding, Page>> = LazyLock::new(|| {
    let known = |encoding: &Encoding| Some((*encoding, make(*encoding)?));
    Encoding::ALL.iter().filter_map(known).collect()
});

/// The meaning of the bytes of an encoding; `None` if its characters have several. See [`is_meaningless`].
pub(super) fn page(encoding: Encoding) -> Option<&'static Page> {
    PAGES.get(&encoding)
}

/// What a byte means.
pub(super) fn meaning(byte: u8, page: &Page) -> char {
    if byte.is_ascii() { char::from(byte) } else { page[usize::from(byte & 0x7f)] }
}

/// Whether a byte has no meaning: it stands for one of the control characters that no text has.
pub(super) fn is_meaningless(character: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&character)
}

/// Whether a text is the known one written in a western encoding and read in another: `JosŽ` for `José`, `C½ur` for `Cœur`.
/// A sign inside of a word, or a letter of the other case, where the known text has none, tells; what only exchanges letters
/// may be meant, and so may a text that looks better than the known one.
pub fn is_misread(text: &str, known: &str) -> bool {
    if text.is_ascii() || known.is_ascii() {
        return false;
    }
    let (text, known): (Vec<char>, Vec<char>) = (text.chars().collect(), known.chars().collect());
    let is_telling = |at: usize| is_in_place(&known, at) && !is_in_place(&text, at);
    let differs = |at: &usize| text[*at] != known[*at];
    let fits = text.len() == known.len() && (0..text.len()).filter(differs).any(is_telling);
    fits && WESTERN.iter().any(|written| WESTERN.iter().any(|read| is_read_as(&known, *written, *read, &text)))
}

/// Encodings whose texts other programs take for Windows-1252.
const TAKEN_FOR_OTHERS: [Encoding; 5] =
    [Encoding::Cp850, Encoding::Macintosh, Encoding::Cp437, Encoding::Cp860, Encoding::Iso8859_15];

/// What a text may have said before a program took it for Windows-1252, if it looks so by itself: `Orl‚ans`, `JosŽ`,
/// `C½ur`. Several where the letters don't tell which encoding it was; none where it looks right.
pub fn misread_alone(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    if text.is_ascii() || !(0..letters.len()).any(|at| looks_misread(&letters, at)) {
        return Vec::new();
    }
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(text);
    let mut found: Vec<String> = Vec::new();
    for encoding in TAKEN_FOR_OTHERS.into_iter().filter(|_| !is_lossy) {
        let read = decode(&bytes, encoding);
        let read_letters: Vec<char> = read.chars().collect();
        let is_word =
            |at: usize| read_letters[at].is_ascii() || is_latin(read_letters[at]) && is_in_place(&read_letters, at);
        if (0..read_letters.len()).all(is_word) && !found.contains(&read) {
            found.push(read);
        }
    }
    found
}

/// Whether a sign stands inside of a word, or a letter where none of its case does.
fn looks_misread(text: &[char], at: usize) -> bool {
    const SIGNS: &str = "‚ƒ„†‡ˆ‰‹›˜€¡¢£¤¥¦§¨¬¯±²³¶¸¹¼½¾¿";
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|c| c.is_alphabetic());
    let before = at.checked_sub(1);
    match text[at] {
        '‚' | 'ƒ' if is_letter(before) => true,
        'Ž' | 'Š' | 'Œ' | 'Ÿ' => before.is_some_and(|at| text[at].is_lowercase()),
        sign => SIGNS.contains(sign) && is_letter(before) && is_letter(Some(at + 1)),
    }
}

fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{250}'
}

/// Whether a character is a letter of the case that its neighbours let expect.
fn is_in_place(text: &[char], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| text.get(at)).filter(|c| c.is_alphabetic());
    let fits = match (before(1), text[at].is_uppercase()) {
        (None, _) => true,
        (Some(last), true) => last.is_uppercase(),
        // Behind the first letter of a word either case may come.
        (Some(last), false) => last.is_lowercase() || before(2).is_none(),
    };
    text[at].is_alphabetic() && fits
}

/// Whether a text that was written in one encoding reads like this in another.
fn is_read_as(known: &[char], written: Encoding, read: Encoding, text: &[char]) -> bool {
    let (Some(written), Some(read)) = (page(written), page(read)) else { return false };
    known.iter().zip(text).all(|(known, text)| match known.is_ascii() {
        true => known == text,
        false => written.iter().position(|c| c == known).is_some_and(|byte| read[byte] == *text),
    })
}

/// How a text reads in an encoding.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> String {
    match page(encoding) {
        Some(page) => bytes.iter().map(|byte| meaning(*byte, page)).collect(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A text of this encoding that was read as Windows-1252, in which every byte is a character.
pub(in super::super) fn reread(text: &str, encoding: Encoding) -> String {
    decode(&encoding_rs::WINDOWS_1252.encode(text).0, encoding)
}

fn make(encoding: Encoding) -> Option<Page> {
    let other = match encoding {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => return None,
        Encoding::Cp437 => return Some(of(CP437)),
        Encoding::Cp850 => return Some(of(CP850)),
        Encoding::Cp852 => return Some(of(CP852)),
        Encoding::Cp860 => return Some(of(CP860)),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        Encoding::Windows1250 => encoding_rs::WINDOWS_1250,
        Encoding::Iso8859_15 => encoding_rs::ISO_8859_15,
        Encoding::Macintosh => encoding_rs::MACINTOSH,
    };
    Some(page_of(other))
}

/// What the bytes mean in an encoding of one byte a character.
pub(super) fn page_of(encoding: &'static encoding_rs::Encoding) -> Page {
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    of(&encoding.decode_without_bom_handling(&bytes).0)
}

fn of(characters: &str) -> Page {
    let mut page = ['\u{80}'; 128];
    for (place, character) in page.iter_mut().zip(characters.chars()) {
        *place = character;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_a_place() {
        for (encoding, byte, character) in [
            (Encoding::Cp437, 0xe9, 'Θ'),
            (Encoding::Cp437, 0xff, '\u{a0}'),
            (Encoding::Cp850, 0xc6, 'ã'),
            (Encoding::Cp850, 0xfd, '²'),
            (Encoding::Cp852, 0xfd, 'ř'),
            (Encoding::Cp852, 0x88, 'ł'),
            (Encoding::Cp860, 0x84, 'ã'),
            (Encoding::Cp860, 0xa9, 'Ò'),
            (Encoding::Windows1252, 0x9c, 'œ'),
            (Encoding::Windows1252, 0x81, '\u{81}'),
            (Encoding::Windows1250, 0x9c, 'ś'),
            (Encoding::Iso8859_15, 0xbd, 'œ'),
            (Encoding::Macintosh, 0x8e, 'é'),
            (Encoding::Macintosh, 0xdb, '€'),
        ] {
            assert_eq!(page(encoding).map(|page| page[byte - 0x80]), Some(character), "{encoding:?} {byte:x}");
        }
        for text in [CP437, CP850, CP852, CP860] {
            assert_eq!(text.chars().count(), 128);
        }
    }

    #[test]
    fn a_text_that_was_misread_is_known_by_itself() {
        for (text, meant) in [
            ("Orl‚ans", &["Orléans"][..]),
            ("Zo‚", &["Zoé"]),
            ("JosŽ", &["José"]),
            ("RenŽ Dupr\u{8f}s", &["René Duprès"]),
            ("C½ur", &["Cœur"]),
            ("FRAN€OIS", &["FRANÇOIS", "FRANÄOIS"]),
            ("Orléans", &[]),
            ("Cœur", &[]),
            ("l·l", &[]),
            ("3 € par an", &[]),
            ("5¼ in", &[]),
            ("Nº 5, 1ª", &[]),
            ("Žižek", &[]),
            ("„Haus“", &[]),
            ("Pokémon™Go", &[]),
            ("L’Haÿ", &[]),
        ] {
            assert_eq!(misread_alone(text), meant, "{text}");
        }
    }
}
