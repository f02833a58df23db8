//! Archives, honest and hostile.

use crate::codes::Code;
use crate::table::Limits;
use crate::table::tests::{problem, problem_with, read, reason, zip};

#[test]
fn a_zip_must_hold_one_table() {
    let csv = b"A;B\n1;2\n";
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let document = zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    for (files, why) in [
        (zip(&[("a.csv", csv), ("b.csv", csv)]), "several-files"),
        (zip(&[("../a.csv", csv)]), "unsafe-name"),
        (zip(&[("..\\a.csv", csv)]), "unsafe-name"),
        (zip(&[("/etc/a.csv", csv)]), "unsafe-name"),
        (zip(&[("a.png", png)]), "kind"),
        (zip(&[("a.zip", &zip(&[("a.csv", csv)]))]), "kind"),
        (document.clone(), "kind"),
        (zip(&[("a.docx", &document)]), "kind"),
        (zip(&[("a.csv", csv)])[..60].to_vec(), "damaged"),
    ] {
        assert_eq!(reason(&problem(&files)), why, "{:?}", String::from_utf8_lossy(&files[..50]));
    }
    assert_eq!(problem(&zip(&[])).code, Code::FileEmpty);
    for clutter in
        ["__MACOSX/._a.csv", "._a.csv", ".DS_Store", "x/Thumbs.db", "Desktop.ini", "~$a.xlsx", ".~lock.a.csv#"]
    {
        assert_eq!(read(&zip(&[(clutter, b"\0\x05\x16\x07"), ("a.csv", csv)])).len(), 2, "{clutter}");
    }
}

#[test]
fn an_open_document_is_known_wherever_it_says_so() {
    let (content, manifest) = (&b"<x/>"[..], &b"<m/>"[..]);
    for parts in [
        zip(&[("content.xml", content), ("META-INF/manifest.xml", manifest), ("mimetype", b"x")]),
        zip(&[("mimetype", b"x"), ("content.xml", content)]),
        zip(&[("META-INF/manifest.xml", manifest), ("content.xml", content)]),
    ] {
        let file = crate::table::tests::file(&parts);
        let held = super::content(file.path(), None, &Limits::default()).unwrap();
        assert!(matches!(held, super::Held::Workbook(crate::table::WorkbookFormat::Ods)), "{held:?}");
    }
}

#[test]
fn a_zip_that_lies_is_refused() {
    let honest = zip(&[("a.csv", "A;B\n1;2\n".repeat(100).as_bytes())]);
    let directory = honest.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    // Flags, checksum, size, method.
    for (at, value, refused) in [
        (8, 1, Code::FileEncrypted),
        (16, 0xff, Code::FileUnreadable),
        (24, 1, Code::FileUnreadable),
        (25, 9, Code::FileUnreadable),
        (10, 12, Code::FileUnreadable),
    ] {
        let mut lying = honest.clone();
        lying[directory + at] = value;
        assert_eq!(problem(&lying).code, refused, "byte {at}");
    }
    let mut declares_much = honest.clone();
    declares_much[directory + 27] = 0x7f;
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(problem_with(&declares_much, &limits).code, Code::FileTooLarge);
}
