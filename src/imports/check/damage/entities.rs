//! Letters written in the code of web pages: `&eacute;`, `&#39;`, `&amp;`.

/// Names of letters and marks in Western Europe, with what they stand for.
#[rustfmt::skip]
const NAMES: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("shy", '\u{ad}'),
    ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Aring", 'Å'), ("AElig", 'Æ'),
    ("Ccedil", 'Ç'), ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Euml", 'Ë'), ("Igrave", 'Ì'),
    ("Iacute", 'Í'), ("Icirc", 'Î'), ("Iuml", 'Ï'), ("Ntilde", 'Ñ'), ("Ograve", 'Ò'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Oslash", 'Ø'), ("Ugrave", 'Ù'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Uuml", 'Ü'),
    ("Yacute", 'Ý'), ("szlig", 'ß'), ("agrave", 'à'), ("aacute", 'á'), ("acirc", 'â'), ("atilde", 'ã'), ("auml", 'ä'),
    ("aring", 'å'), ("aelig", 'æ'), ("ccedil", 'ç'), ("egrave", 'è'), ("eacute", 'é'), ("ecirc", 'ê'), ("euml", 'ë'),
    ("igrave", 'ì'), ("iacute", 'í'), ("icirc", 'î'), ("iuml", 'ï'), ("ntilde", 'ñ'), ("ograve", 'ò'), ("oacute", 'ó'),
    ("ocirc", 'ô'), ("otilde", 'õ'), ("ouml", 'ö'), ("oslash", 'ø'), ("ugrave", 'ù'), ("uacute", 'ú'), ("ucirc", 'û'),
    ("uuml", 'ü'), ("yacute", 'ý'), ("yuml", 'ÿ'), ("OElig", 'Œ'), ("oelig", 'œ'), ("Scaron", 'Š'), ("scaron", 'š'),
    ("Yuml", 'Ÿ'), ("laquo", '«'), ("raquo", '»'), ("lsquo", '‘'), ("rsquo", '’'), ("ldquo", '“'), ("rdquo", '”'),
    ("sbquo", '‚'), ("bdquo", '„'), ("ndash", '–'), ("mdash", '—'), ("hellip", '…'), ("bull", '•'), ("middot", '·'),
    ("euro", '€'), ("pound", '£'), ("cent", '¢'), ("copy", '©'), ("reg", '®'), ("trade", '™'), ("deg", '°'),
    ("ordm", 'º'), ("ordf", 'ª'), ("sup2", '²'), ("sup3", '³'), ("frac12", '½'), ("times", '×'), ("para", '¶'),
    ("sect", '§'), ("iexcl", '¡'), ("iquest", '¿'), ("acute", '´'), ("uml", '¨'), ("cedil", '¸'), ("tilde", '˜'),
];

/// The longest name or number between `&` and `;`.
const LONGEST: usize = 8;

/// The text with its letters, however often it was coded (`&amp;eacute;`); `None` if it holds no such code.
pub(super) fn read(cell: &str) -> Option<String> {
    let mut text = once(cell)?;
    while let Some(deeper) = once(&text) {
        text = deeper;
    }
    Some(text)
}

fn once(cell: &str) -> Option<String> {
    let mut text = String::with_capacity(cell.len());
    let (mut rest, mut found) = (cell, false);
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        match letter(rest) {
            Some((letter, length)) => {
                text.push(letter);
                rest = &rest[length..];
                found = true;
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    found.then_some(text)
}

/// The letter whose code a text begins with, and how long the code is.
fn letter(text: &str) -> Option<(char, usize)> {
    let code = text.strip_prefix('&')?;
    let end = code.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let name = &code[..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((letter, end + 2))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let letter = char::from_u32(code)?;
    match letter {
        '\u{a0}' => Some(' '),
        letter => (!letter.is_control()).then_some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_the_code_of_web_pages_are_read() {
        for (cell, text) in [
            ("Du&#039;Val", "Du'Val"),
            ("Du&#39;Val", "Du'Val"),
            ("Du&#x27;Val", "Du'Val"),
            ("Du&apos;Val", "Du'Val"),
            ("Zo&eacute;", "Zoé"),
            ("A &amp; B", "A & B"),
            ("&Eacute;milie &ndash; JO&Atilde;O", "Émilie – JOÃO"),
            ("Zo&amp;eacute;", "Zoé"),
            ("&lt;b&gt;", "<b>"),
            ("L&rsquo;&#233;t&#xE9;", "L’été"),
            ("un&nbsp;deux&#160;trois", "un deux trois"),
            ("S&C &amp; R&B", "S&C & R&B"),
        ] {
            assert_eq!(read(cell).as_deref(), Some(text), "{cell}");
        }
        for cell in
            ["A & B", "R&B;", "AT&T", "&", "&;", "&eacute", "&nothing;", "&#0;", "&#x110000;", "a;b&c", "?a=1&copy=2"]
        {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
