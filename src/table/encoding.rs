//! The encodings that texts are read in, by name.

use serde::{Deserialize, Serialize};

/// An encoding that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// With or without BOM.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Low byte first, with or without BOM: "Unicode text" of Excel.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// High byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// What Excel writes as CSV on Windows in western Europe and in Brazil.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Latin 9, of older Unix systems: it has `€`, `œ` and `Ÿ` where ISO-8859-1 has signs.
    #[serde(rename = "iso-8859-15")]
    Iso8859_15,
    /// Of old Macintosh systems: "CSV (Macintosh)" of Excel.
    #[serde(rename = "macintosh")]
    Macintosh,
    /// Of DOS in western Europe: "CSV (MS-DOS)" of Excel.
    #[serde(rename = "cp850")]
    Cp850,
    /// Of DOS in the United States.
    #[serde(rename = "cp437")]
    Cp437,
    /// Of DOS in Portugal.
    #[serde(rename = "cp860")]
    Cp860,
    /// Of Windows in the middle of Europe.
    #[serde(rename = "windows-1250")]
    Windows1250,
    /// Of DOS in the middle of Europe.
    #[serde(rename = "cp852")]
    Cp852,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 11] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Iso8859_15,
        Self::Macintosh,
        Self::Cp850,
        Self::Cp437,
        Self::Cp860,
        Self::Windows1250,
        Self::Cp852,
    ];

    /// The word in forms, on the command line and among the options of an import.
    pub fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "iso-8859-15",
            Self::Macintosh => "macintosh",
            Self::Cp850 => "cp850",
            Self::Cp437 => "cp437",
            Self::Cp860 => "cp860",
            Self::Windows1250 => "windows-1250",
            Self::Cp852 => "cp852",
        }
    }

    /// The encoding of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.code() == code)
    }

    /// Its name, as programs show it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Macintosh => "Mac Roman",
            Self::Cp850 => "CP850",
            Self::Cp437 => "CP437",
            Self::Cp860 => "CP860",
            Self::Windows1250 => "Windows-1250",
            Self::Cp852 => "CP852",
        }
    }
}

/// What the first bytes of a text say of its encoding: by a BOM, or by the zero bytes of UTF-16. With the length of the BOM.
pub(super) fn by_first_bytes(head: &[u8]) -> Option<(Encoding, usize)> {
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, length)) if encoding == encoding_rs::UTF_16LE => Some((Encoding::Utf16Le, length)),
        Some((encoding, length)) if encoding == encoding_rs::UTF_16BE => Some((Encoding::Utf16Be, length)),
        Some((_, length)) => Some((Encoding::Utf8, length)),
        None => by_zero_bytes(head).map(|encoding| (encoding, 0)),
    }
}

/// UTF-16 without BOM: delimiters, digits and plain letters have a zero byte each, always on the same side.
fn by_zero_bytes(head: &[u8]) -> Option<Encoding> {
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low, pairs) = (zeros(0), zeros(1), head.len() / 2);
    let is_one_side = |zeros: usize, others: usize| pairs > 1 && zeros * 5 > pairs && others * 50 <= zeros;
    match () {
        () if is_one_side(low, high) => Some(Encoding::Utf16Le),
        () if is_one_side(high, low) => Some(Encoding::Utf16Be),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words_are_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_code(encoding.code()), Some(encoding));
            assert_eq!(serde_json::to_string(&encoding).ok(), Some(format!("\"{}\"", encoding.code())));
        }
    }

    #[test]
    fn utf_16_without_a_bom_is_known_by_its_zero_bytes() {
        for text in ["Nom;Prénom\n", "a\n", "Имя;Город\r\nИван;Москва\r\n", "氏名;1\n"] {
            let bytes = |of: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(of).collect::<Vec<u8>>();
            assert_eq!(by_first_bytes(&bytes(u16::to_le_bytes)), Some((Encoding::Utf16Le, 0)), "{text}");
            assert_eq!(by_first_bytes(&bytes(u16::to_be_bytes)), Some((Encoding::Utf16Be, 0)), "{text}");
        }
        for bytes in [&b""[..], b"a", b"a;b\n", b"\0\0\0\0", b"a;b\nx\0y;c\nzzzzzzzzzz\n"] {
            assert_eq!(by_first_bytes(bytes), None, "{bytes:?}");
        }
    }
}
