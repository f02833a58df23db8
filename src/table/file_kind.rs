//! What a file is by its first bytes, whatever its name says.

use super::format::WorkbookFormat;
use super::problem::Problem;
use crate::i18n::Message;

/// Files that people send by mistake for a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A picture.
    Image,
    /// A PDF document.
    Pdf,
    /// A text document or a presentation.
    Document,
    /// Several files in one, or a compressed file.
    Archive,
    /// Sound or video.
    Media,
    /// A web page, or other text with tags.
    WebPage,
    /// Bytes that are no text.
    Binary,
}

impl FileKind {
    /// The message `table-kind-NAME`: `a picture`.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Image => "table-kind-image",
            Self::Pdf => "table-kind-pdf",
            Self::Document => "table-kind-document",
            Self::Archive => "table-kind-archive",
            Self::Media => "table-kind-media",
            Self::WebPage => "table-kind-web-page",
            Self::Binary => "table-kind-binary",
        })
    }

    /// The refusal of such a file.
    pub(super) fn refused(self) -> Problem {
        Problem::because(Message::new("table-unreadable-kind").with("kind", self.message()))
    }
}

/// Fixed bytes at an offset. Only those that no text can begin with, or that are long enough.
const MAGIC: &[(usize, &[u8], FileKind)] = &[
    (0, b"\x89PNG", FileKind::Image),
    (0, b"\xff\xd8\xff", FileKind::Image),
    (0, b"GIF87a", FileKind::Image),
    (0, b"GIF89a", FileKind::Image),
    (0, b"II*\0", FileKind::Image),
    (0, b"MM\0*", FileKind::Image),
    (8, b"WEBP", FileKind::Image),
    (4, b"ftyphei", FileKind::Image),
    (4, b"ftypavif", FileKind::Image),
    (0, b"%PDF-", FileKind::Pdf),
    (0, b"%!PS-", FileKind::Document),
    (0, b"{\\rtf", FileKind::Document),
    (0, b"\x1f\x8b\x08", FileKind::Archive),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (0, b"Rar!\x1a\x07", FileKind::Archive),
    (0, b"\xfd7zXZ\0", FileKind::Archive),
    (0, b"BZh91AY", FileKind::Archive),
    (0, b"\x28\xb5\x2f\xfd", FileKind::Archive),
    (0, b"ID3\x03", FileKind::Media),
    (0, b"ID3\x04", FileKind::Media),
    (0, b"OggS\0", FileKind::Media),
    (8, b"WAVEfmt", FileKind::Media),
    (8, b"AVI LIST", FileKind::Media),
    (4, b"ftyp", FileKind::Media),
];

/// What a file that is no text and no ZIP seems to be; `head` are its first bytes, some thousands of them.
pub(super) fn recognise(head: &[u8]) -> Option<FileKind> {
    MAGIC
        .iter()
        .find(|(at, magic, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(magic)))
        .map(|(_, _, kind)| *kind)
        .or_else(|| is_web_page(head).then_some(FileKind::WebPage))
        .or_else(|| is_binary(head).then_some(FileKind::Binary))
}

/// Whether the file is a ZIP, which a workbook is too.
pub(super) fn is_zip(head: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| head.starts_with(*magic))
}

/// Whether the file is of the kind that Office saved until 2003: an XLS, or a newer workbook with a password.
pub(super) fn is_compound(head: &[u8]) -> bool {
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// What the name of an entry says about the ZIP that it is in: office programs save their files as ZIPs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inner {
    Workbook(WorkbookFormat),
    Other(FileKind),
}

/// The office document that a ZIP is by the name of an entry. Some programs write names with other slashes or cases.
pub(super) fn by_inner_name(name: &str) -> Option<Inner> {
    const INNER: &[(&str, Inner)] = &[
        ("workbook.xml", Inner::Workbook(WorkbookFormat::Xlsx)),
        ("workbook.bin", Inner::Workbook(WorkbookFormat::Xlsb)),
        ("word/document.", Inner::Other(FileKind::Document)),
        ("ppt/presentation.", Inner::Other(FileKind::Document)),
    ];
    let name = name.to_ascii_lowercase().replace('\\', "/");
    let is = |inner: &str| name.strip_prefix("xl/").unwrap_or(&name).starts_with(inner);
    INNER.iter().find(|(inner, _)| is(inner)).map(|(_, what)| *what)
}

/// The OpenDocument file that a ZIP is: its first entry, uncompressed, says so.
pub(super) fn open_document(head: &[u8]) -> Option<Inner> {
    let format = head.get(30..)?.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument.")?;
    let is_sheet = format.starts_with(b"spreadsheet");
    Some(if is_sheet { Inner::Workbook(WorkbookFormat::Ods) } else { Inner::Other(FileKind::Document) })
}

/// The table of another system that a file is, by its beginning.
pub(super) fn written_table(head: &[u8]) -> Option<WorkbookFormat> {
    if head.starts_with(b"SQLite format 3\0") {
        return Some(WorkbookFormat::Sqlite);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let text = String::from_utf8_lossy(text).to_ascii_lowercase();
    match text.bytes().next()? {
        b'<' => by_tags(&text),
        b'[' => text[1..].trim_start().starts_with(['{', '[', '"', ']']).then_some(WorkbookFormat::Json),
        b'{' => text[1..].trim_start().starts_with(['"', '}']).then_some(WorkbookFormat::Json),
        b'b' if text.starts_with("begin:vcard") => Some(WorkbookFormat::Vcard),
        _ if is_sql(&text) => Some(WorkbookFormat::Sql),
        _ => None,
    }
}

fn by_tags(text: &str) -> Option<WorkbookFormat> {
    match () {
        () if text.contains("urn:schemas-microsoft-com:office:spreadsheet") => Some(WorkbookFormat::SpreadsheetXml),
        () if text.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0") => Some(WorkbookFormat::Ods),
        () if text.contains("<table") || text.contains("<tr") => Some(WorkbookFormat::Html),
        () => None,
    }
}

/// A dump begins with a comment or a command, and soon says which table there is or what is put into it.
fn is_sql(text: &str) -> bool {
    const FIRST: [&str; 12] =
        ["--", "/*", "\\", "create", "insert", "replace", "pragma", "begin", "start", "set", "drop", "copy"];
    const SOON: [&str; 5] = ["create table ", "insert into ", "insert ignore into ", "replace into ", "copy "];
    let is_soon = |line: &str| {
        let line = line.trim_start();
        SOON.iter().any(|words| line.starts_with(words) && (*words != "copy " || line.contains("from stdin")))
    };
    FIRST.iter().any(|word| text.starts_with(word)) && text.lines().any(is_soon)
}

fn is_web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html", b"<table", b"<?xml", b"<svg"]
        .iter()
        .any(|tag| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

/// More than a twentieth of control characters; a text has a stray one at most, unless it says that it is one. (UTF-16 is
/// known before.)
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xef\xbb\xbf") && !head.contains(&0) {
        return false;
    }
    let controls =
        head.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)).count();
    controls > 1 && controls * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content() {
        for (head, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], FileKind::Image),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Image),
            (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind::Image),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", FileKind::Binary),
            (b"%PDF-1.7\n", FileKind::Pdf),
            (b"\x1f\x8b\x08\0", FileKind::Archive),
            (b"\0\0\0\x20ftypisom", FileKind::Media),
            (b"\x7fELF\x02\x01\x01\0\0\0", FileKind::Binary),
            (b"MZ\x90\0\x03\0\0\0\x04", FileKind::Binary),
            (b"\xef\xbb\xbf\n <TABLE border=1>", FileKind::WebPage),
            (b"<!DOCTYPE HTML>", FileKind::WebPage),
        ] {
            assert_eq!(recognise(head), Some(kind), "{:?}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn tables_of_other_systems_are_known_by_their_beginning() {
        for (head, format) in [
            ("\u{feff}<html><body><TABLE><tr>", WorkbookFormat::Html),
            ("<meta http-equiv=x>\n<table>", WorkbookFormat::Html),
            (
                "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
                WorkbookFormat::SpreadsheetXml,
            ),
            (
                "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
                WorkbookFormat::Ods,
            ),
            ("BEGIN:VCARD\r\nVERSION:3.0", WorkbookFormat::Vcard),
            (" [ {\"a\": 1}]", WorkbookFormat::Json),
            ("{\"contacts\": []}", WorkbookFormat::Json),
            ("--\n-- PostgreSQL database dump\n--\n\n\\restrict x\nCREATE TABLE public.a (", WorkbookFormat::Sql),
            ("/*M!999999\\- enable the sandbox mode */\nINSERT INTO `a` VALUES (1);", WorkbookFormat::Sql),
            ("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE a(b);", WorkbookFormat::Sql),
        ] {
            assert_eq!(written_table(head.as_bytes()), Some(format), "{head}");
        }
        for head in [
            "[old] A;[new] A\n",
            "{x};y\n",
            "Set;Nom\n1;a\n",
            "--;x\n",
            "Begin;End\n",
            "<svg>",
            "insert;create table\n",
            "",
        ] {
            assert_eq!(written_table(head.as_bytes()), None, "{head}");
        }
    }

    #[test]
    fn a_text_is_a_text() {
        for head in [
            &b"CONTACT_NR;NAME\n1;BM\n"[..],
            b"BMW;MZ\n",
            b"[old] X\n",
            b"",
            b"<3;a\n",
            b"ID3;a\n",
            b"a;b\n1;x\0y\n2;zzzzzzzzzzzzzzzzzzzzzzzz\n",
        ] {
            assert_eq!(recognise(head), None, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
