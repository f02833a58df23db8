//! Which encoding a text has.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::super::problem::Problem;
use super::encoding::Encoding;
use super::scan::{CERTAINLY_UTF8, Scan};

/// The encoding and the length of its BOM.
pub(super) fn detect(scan: &Scan) -> Result<(Encoding, usize), Problem> {
    if let Some(found) = by_bom(&scan.head) {
        return Ok(found);
    }
    if scan.utf8 || scan.utf8_letters >= CERTAINLY_UTF8 {
        return Ok((Encoding::Utf8, 0));
    }
    if is_windows_1252(&scan.sample) {
        return Ok((Encoding::Windows1252, 0));
    }
    Err(Problem::unreadable("encoding"))
}

fn by_bom(head: &[u8]) -> Option<(Encoding, usize)> {
    let (encoding, length) = encoding_rs::Encoding::for_bom(head)?;
    let encoding = match encoding.name() {
        "UTF-16LE" => Encoding::Utf16Le,
        "UTF-16BE" => Encoding::Utf16Be,
        _ => Encoding::Utf8,
    };
    Some((encoding, length))
}

/// Whether accents make sense as Windows-1252: neither another alphabet nor the code pages of DOS and old Macintosh.
fn is_windows_1252(sample: &[u8]) -> bool {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    guess == encoding_rs::WINDOWS_1252 && !has_dos_accents(sample)
}

/// In the code pages of DOS and Macintosh the accented letters stand where Windows-1252 has signs like `‚` and `‡`. Signs
/// inside words, more of them than accented letters, tell.
fn has_dos_accents(sample: &[u8]) -> bool {
    let in_word = |at: usize| {
        let letter = |at: Option<usize>| at.and_then(|at| sample.get(at)).is_some_and(u8::is_ascii_alphabetic);
        letter(at.checked_sub(1)) && letter(at.checked_add(1))
    };
    let count = |is: fn(u8) -> bool| sample.iter().enumerate().filter(|(at, b)| is(**b) && in_word(*at)).count();
    let signs = count(
        |b| matches!(b, 0x81..=0x84 | 0x86..=0x89 | 0x8b | 0x8d | 0x8f | 0x90 | 0x95 | 0x98 | 0x9b | 0x9d | 0xa1..=0xa5),
    );
    signs > count(|b| b >= 0xc0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_accented_word_is_enough_to_know_windows_1252() {
        for word in [
            "François",
            "HÉLÈNE",
            "Noël",
            "Béziers",
            "œuvre",
            "5 €",
            "n° 5",
            "1º andar",
            "l’été",
            "São Paulo",
            "Conceição",
            "JOÃO",
            "Às",
            "Não",
            "Müller",
            "Peña",
            "« oui »",
            "m²",
        ] {
            let text = format!("CONTACT_NR;NOM\n000123;{word}\n");
            assert!(is_windows_1252(&encoding_rs::WINDOWS_1252.encode(&text).0), "{word}");
        }
    }

    #[test]
    fn other_alphabets_are_not_taken_for_windows_1252() {
        for (text, encoding) in [
            ("Имя;Город\nИван;Москва\n", encoding_rs::WINDOWS_1251),
            ("Όνομα;Πόλη\nΓιώργος;Αθήνα\n", encoding_rs::WINDOWS_1253),
            ("氏名;都市\n田中さくら;東京\n", encoding_rs::SHIFT_JIS),
        ] {
            assert!(!is_windows_1252(&encoding.encode(text).0), "{text}");
        }
    }
}
