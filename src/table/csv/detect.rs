//! Which encoding a text has.

use std::collections::HashSet;

use super::super::encoding::Encoding;
use super::super::problem::Problem;
use super::judge::{Verdict, judge};
use super::scan::{CERTAINLY_UTF8, Scan};

/// What was found out about the encoding of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Detected {
    /// The text itself says it; with the length of its BOM.
    Said(Encoding, usize),
    /// It is judged to be this one.
    Judged(Encoding),
    /// It may be any of these, the likeliest first.
    Doubtful(Vec<Encoding>),
}

impl Detected {
    /// The likeliest encoding, where it is no certain matter.
    pub(super) fn judged(&self) -> Option<Encoding> {
        match self {
            Self::Said(..) => None,
            Self::Judged(encoding) => Some(*encoding),
            Self::Doubtful(encodings) => encodings.first().copied(),
        }
    }
}

/// Finds out the encoding; `known` are words in lower case that the institution has.
pub(super) fn detect(scan: &Scan, known: &HashSet<String>) -> Result<Detected, Problem> {
    if let Some((encoding, bom)) = scan.by_first_bytes() {
        return Ok(Detected::Said(encoding, bom));
    }
    let is_utf8 = scan.utf8 && (scan.utf8_letters > 0 || scan.sample.is_empty());
    if is_utf8 || scan.utf8_letters >= CERTAINLY_UTF8 {
        return Ok(Detected::Said(Encoding::Utf8, 0));
    }
    match judge(&scan.sample, known) {
        Verdict::Certain(encoding) => Ok(Detected::Judged(encoding)),
        Verdict::Doubtful(mut encodings) => {
            // A letter of another alphabet between plain ones is valid UTF-8, and something else in other encodings.
            encodings.splice(0..0, scan.utf8.then_some(Encoding::Utf8));
            Ok(Detected::Doubtful(encodings))
        }
        Verdict::Nonsense if scan.utf8 => Ok(Detected::Said(Encoding::Utf8, 0)),
        Verdict::Nonsense => Err(Problem::unreadable("encoding")),
    }
}

/// The length of the BOM, if the text can be in the encoding that the user says.
pub(super) fn check(scan: &Scan, said: Encoding) -> Result<usize, Problem> {
    let other = match scan.by_first_bytes() {
        Some((encoding, bom)) if encoding == said => return Ok(bom),
        Some((encoding, _)) => Some(encoding),
        None if scan.utf8 && scan.utf8_letters > 0 && said != Encoding::Utf8 => Some(Encoding::Utf8),
        None => None,
    };
    let reason = match other {
        Some(_) => "other-encoding",
        None if matches!(said, Encoding::Utf16Le | Encoding::Utf16Be) => "no-utf-16",
        None if said == Encoding::Utf8 && !scan.utf8 => "no-utf-8",
        None => return Ok(0),
    };
    Err(Problem::wrong_encoding(reason, said, other))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::scan::scan;
    use super::*;

    fn scanned(bytes: &[u8]) -> Scan {
        scan(&mut Cursor::new(bytes.to_vec()), 1 << 20).expect("a text")
    }

    fn found(bytes: &[u8]) -> Option<Encoding> {
        match detect(&scanned(bytes), &HashSet::new()) {
            Ok(Detected::Said(encoding, _) | Detected::Judged(encoding)) => Some(encoding),
            Ok(Detected::Doubtful(_)) | Err(_) => None,
        }
    }

    #[test]
    fn utf8_is_known_by_its_letters() {
        for text in ["a;é\n", "José", "Jose\u{301}", "Timișoara", "1 → 2", "Имя", "Όνομα", "שם", "plain", "5 Ω"]
        {
            assert_eq!(found(text.as_bytes()), Some(Encoding::Utf8), "{text}");
        }
    }

    #[test]
    fn signs_of_other_encodings_that_are_valid_utf8_by_chance_are_not_taken_for_it() {
        // `L’École` and `d’Évry` in Mac Roman, of which UTF-8 makes an Armenian letter.
        let bytes = b"NOM;ADRESSE\nDupont;rue de l\xd5\x83cole\nMartin;avenue d\xd5\x83vry\n";
        assert!(std::str::from_utf8(bytes).is_ok());
        assert_eq!(found(bytes), Some(Encoding::Macintosh));
    }

    #[test]
    fn what_is_said_must_fit_the_bytes() {
        let utf16: Vec<u8> = "a;b\n1;é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (utf8, latin): (&[u8], &[u8]) = ("a;é\n".as_bytes(), b"a;\xe9\n");
        for (bytes, said, fits) in [
            (utf8, Encoding::Utf8, true),
            (utf8, Encoding::Windows1252, false),
            (utf8, Encoding::Utf16Le, false),
            (latin, Encoding::Utf8, false),
            (latin, Encoding::Cp850, true),
            (latin, Encoding::Utf16Be, false),
            (&utf16, Encoding::Utf16Le, true),
            (&utf16, Encoding::Utf16Be, false),
            (&utf16, Encoding::Macintosh, false),
            (b"\xef\xbb\xbfa", Encoding::Windows1252, false),
            (b"a;b\n", Encoding::Cp437, true),
        ] {
            assert_eq!(check(&scanned(bytes), said).is_ok(), fits, "{said:?} {bytes:?}");
        }
    }
}
