//! Whole files: what is read from them, and which are refused.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;
use crate::codes::Code;
use crate::i18n::{Arg, Language, translate};

type Numbered = Vec<(u64, Vec<String>)>;

pub(super) fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

pub(super) fn read_with(bytes: &[u8], limits: &Limits, batch: usize) -> Result<Numbered, ReadError> {
    let file = file(bytes);
    let mut reader = open(file.path(), "contacts.csv", limits)?;
    let (mut rows, mut read) = (Vec::new(), Vec::new());
    loop {
        let more = reader.next_rows(&mut rows, batch)?;
        assert!(rows.len() <= batch);
        read.extend(rows.iter().map(|row| (row.number, row.cells.iter().map(str::to_owned).collect())));
        if !more {
            assert_eq!(reader.bytes_read(), reader.bytes_total());
            return Ok(read);
        }
    }
}

pub(super) fn read(bytes: &[u8]) -> Numbered {
    read_with(bytes, &Limits::default(), 1000).unwrap()
}

pub(super) fn problem_with(bytes: &[u8], limits: &Limits) -> Problem {
    match read_with(bytes, limits, 1000) {
        Err(ReadError::Problem(problem)) => problem,
        other => panic!("not refused: {other:?} of {:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(50)])),
    }
}

pub(super) fn problem(bytes: &[u8]) -> Problem {
    problem_with(bytes, &Limits::default())
}

/// The key of the reason of a `file-unreadable`; every reason is held to have words in every language.
pub(super) fn reason(problem: &Problem) -> String {
    assert_eq!(problem.code, Code::FileUnreadable);
    let Some((_, Arg::Message(message))) = problem.args.iter().find(|(name, _)| name == "reason") else {
        panic!("no reason: {problem:?}");
    };
    for language in Language::ALL {
        let words = translate(language, message);
        assert!(!words.contains(['[', '{']), "{words}");
    }
    message.key.trim_start_matches("table-unreadable-").to_owned()
}

pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

/// A small French and Portuguese table: accents, a euro sign, quotation marks, a line break, a blank row, blank cells.
const TABLE: &[&[&str]] = &[
    &["CONTACT_NR", "LASTNAME", "[new] REMARK"],
    &["000123", "Lefèvre", "dit « l’Aîné » ; 5 €"],
    &["", "", ""],
    &["000124", "Conceição", "São Paulo,\nélève"],
    &["000125", "O'Ñandú \"Zé\"", ""],
];

fn expected() -> Numbered {
    let numbered = TABLE.iter().zip(1..).filter(|(cells, _)| !cells[0].is_empty());
    numbered.map(|(cells, number)| row(number, cells)).collect()
}

fn text_of(delimiter: &str, line_end: &str, quote_all: bool) -> String {
    let cell = |text: &&str| {
        let quoted = quote_all || text.contains(delimiter) || text.contains(['"', '\n']);
        if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { (*text).to_owned() }
    };
    TABLE.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(delimiter) + line_end).collect()
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-8 BOM" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "UTF-16LE" => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        _ => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

#[test]
fn however_a_table_was_saved_it_gives_the_same_rows() {
    for encoding in ["UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"] {
        for delimiter in [",", ";", "\t", "|"] {
            for line_end in ["\n", "\r\n", "\r"] {
                for quote_all in [false, true] {
                    for declared in [false, true] {
                        let first = if declared { format!("sep={delimiter}{line_end}") } else { String::new() };
                        let text = first + &text_of(delimiter, line_end, quote_all);
                        let bytes = encoded(&text, encoding);
                        let case = format!("{encoding} {delimiter:?} {line_end:?} {quote_all} {declared}");
                        assert_eq!(read(&bytes), expected(), "{case}");
                        let file = file(&bytes);
                        let reader = open(file.path(), "x", &Limits::default()).unwrap();
                        let name = encoding.trim_end_matches(" BOM");
                        let delimiter = delimiter.chars().next().unwrap();
                        let Content::Csv { encoding, delimiter: found } = reader.format().content else {
                            panic!("{case}")
                        };
                        assert_eq!((encoding.name(), found), (name, delimiter), "{case}");
                        assert_eq!(read(&zip(&[("été/contacts.csv", &bytes)])), expected(), "{case} in a ZIP");
                    }
                }
            }
        }
    }
}

#[test]
fn a_file_without_a_last_line_end_is_whole() {
    for text in ["A;B\n1;2", "A;B\n1;\"2\"", "A;B\r\n1;2\r\n", "A;B\r1;2\r"] {
        assert_eq!(read(text.as_bytes()), [row(1, &["A", "B"]), row(2, &["1", "2"])], "{text:?}");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    for (text, numbers) in [
        ("\n\nA;B\n\n1;2\n", vec![3, 5]),
        ("A;B\r\n\r\n\r\n1;2\r\n", vec![1, 4]),
        ("A;B\r\r1;2\r\r", vec![1, 3]),
        ("A;B\n\r\n\r1;2\n", vec![1, 4]),
        ("A;B\n\"x\ny\r\nz\";2\n3;4\n", vec![1, 2, 3]),
        ("A;B\n;\n \u{a0};\t\n\"\";\n1;2\n", vec![1, 5]),
        ("sep=;\nA;B\n\n1;2\n", vec![1, 3]),
        ("A;B\r\n1;2\n3;4\r5;6", vec![1, 2, 3, 4]),
    ] {
        let read = read(text.as_bytes());
        assert_eq!(read.iter().map(|(number, _)| *number).collect::<Vec<_>>(), numbers, "{text:?}");
    }
}

#[test]
fn line_ends_are_counted_across_every_border_of_the_buffers() {
    for shift in 0..8 {
        for line_end in ["\n", "\r\n", "\r"] {
            let mut text = format!("{};B{line_end}", "A".repeat(60 + shift));
            while text.len() < 200_000 {
                text += &format!("x\";é{line_end}{line_end}");
            }
            let numbers: Vec<u64> = read(text.as_bytes()).iter().map(|(number, _)| *number).collect();
            let odd: Vec<u64> = std::iter::once(1).chain((0..).map(|n| n * 2 + 2)).take(numbers.len()).collect();
            assert_eq!(numbers, odd);
        }
    }
}

#[test]
fn only_the_guards_of_formulas_are_taken_off() {
    let text = "A;B;C\n'=1;'0612;'+A|-B\n";
    assert_eq!(read(text.as_bytes())[1], row(2, &["=1", "'0612", "+A|-B"]));
}

#[test]
fn a_late_accent_decides_the_encoding() {
    let mut bytes = "A;B\n".repeat(50_000).into_bytes();
    bytes.extend_from_slice(b"Lef\xe8vre;Concei\xe7\xe3o\n");
    assert_eq!(read(&bytes).last(), Some(&row(50_001, &["Lefèvre", "Conceição"])));
}

#[test]
fn damage_in_a_text_that_surely_is_utf8_is_reported_with_its_row() {
    let mut bytes = "A;B\né;à\nü;õ\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"x;\xe9\n");
    let damaged = problem(&bytes);
    assert_eq!((reason(&damaged).as_str(), damaged.number("row")), ("bytes", Some(4)));
    let halves = problem(b"\xef\xbb\xbfA;B\nx\xc3;\xaey\n");
    assert_eq!((reason(&halves).as_str(), halves.number("row")), ("bytes", Some(2)));
    let damaged = problem(b"\xef\xbb\xbfA;B\n\nx;\xe9");
    assert_eq!((reason(&damaged).as_str(), damaged.number("row")), ("bytes", Some(3)));
}

#[test]
fn bytes_without_a_meaning_are_reported_with_their_row() {
    let mut utf16 = encoded("A;B\n1;2\n", "UTF-16LE");
    utf16.extend_from_slice(b"\x00\xd8x\0\n\0");
    let odd = [encoded("A;B\n1;2\n3", "UTF-16BE"), b"\0".to_vec()].concat();
    let undefined = b"A;B\nLef\xe8vre;Concei\xe7\xe3o\n\n\xe9t\xe9 \xe0 N\xeemes, Saint-\xc9tienne, Besan\xe7on, Cr\xe9teil, Bras\xedlia, M\xe2con;\x81\n".to_vec();
    for (bytes, at) in [(utf16, 3), (odd, 3), (undefined, 4)] {
        let problem = problem(&bytes);
        assert_eq!((reason(&problem).as_str(), problem.number("row")), ("bytes", Some(at)));
    }
}

#[test]
fn dos_and_old_macintosh_are_read() {
    for (bytes, town) in [
        (&b"NOM;VILLE\nLef\x8avre;Pr\x82nom\nG\x82rard;B\x82ziers\nConcei\x87\xc6o;S\xc6o Jo\xc6o\n"[..], "São João"),
        (b"NOM;VILLE\nG\x8erard;Fran\x8dois\nB\x8eziers;Nouv\x8fle\nNo\x91l;Besan\x8don\n", "Besançon"),
    ] {
        assert_eq!(read(bytes).last().map(|(_, cells)| cells[1].as_str()), Some(town));
    }
}

#[test]
fn other_alphabets_are_refused_and_not_garbled() {
    // Russian and Greek Windows.
    for bytes in [
        &b"\xc8\xec\xff;\xc3\xee\xf0\xee\xe4\n\xc8\xe2\xe0\xed;\xcc\xee\xf1\xea\xe2\xe0\n"[..],
        b"\xcf\xed\xef\xec\xe1;\xd0\xfc\xeb\xe7\n\xc3\xe9\xfe\xf1\xe3\xef\xf2;\xc1\xe8\xde\xed\xe1\n",
    ] {
        let problem = problem(bytes);
        assert!(["encoding", "bytes"].contains(&reason(&problem).as_str()), "{problem:?}");
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_by_its_content() {
    for (bytes, code) in
        [(&b""[..], Code::FileEmpty), (b"\xef\xbb\xbf", Code::FileEmpty), (b"\n\r\n;;\n \n", Code::FileEmpty)]
    {
        assert_eq!(problem(bytes).code, code);
    }
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0x55; 500]].concat();
    assert_eq!(reason(&problem(&png)), "kind");
    let nul = problem(b"A;B\n1;2\n3;\x004\n5;66666666666666666666666666666666\n");
    assert_eq!((reason(&nul).as_str(), nul.number("row")), ("nul", Some(3)));
    let wide_nul = problem(&encoded("A;B\n1;\0\n", "UTF-16LE"));
    assert_eq!((reason(&wide_nul).as_str(), wide_nul.number("row")), ("nul", Some(2)));
}

#[test]
fn sizes_are_said_as_people_say_them() {
    let shown = |bytes| translate(Language::English, &size(bytes));
    for (bytes, words) in [
        (1 << 30, "1 GB"),
        ((1 << 30) + 1, "1,025 MB"),
        (200 << 20, "200 MB"),
        (5 << 30, "5 GB"),
        (1, "1 kB"),
        (3000, "3 kB"),
    ] {
        assert_eq!(shown(bytes), words);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_exactly(
        rows in prop::collection::vec(prop::collection::vec("[ =+'@\t\r\n|;,\"a0é\u{feff}]{0,5}|[^\\x00]{0,8}", 3), 0..40),
        language in 0..3_usize,
        columns in 0..4_usize,
    ) {
        let mut zip = zip_single(Cursor::new(Vec::new()), "é.csv").unwrap();
        let mut writer = csv_writer(&mut zip, Language::ALL[language]);
        let mut expected = vec![(1, ["KEY", "A", "B", "C"][..=columns].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>())];
        writer.write_row(&expected[0].1).unwrap();
        for (cells, number) in rows.iter().zip(2..) {
            let row: Vec<String> = std::iter::once(format!("K{number}")).chain(cells[..columns].iter().cloned()).collect();
            writer.write_row(&row).unwrap();
            expected.push((number, row));
        }
        writer.finish().unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        prop_assert_eq!(read(&bytes), expected);
    }

    #[test]
    fn no_bytes_make_the_reader_panic_or_pass_a_limit(
        bytes in prop::collection::vec(prop_oneof![4 => prop::sample::select(b";,\"\n\r\tab=\xe9\x00\xff\xfe".to_vec()), 1 => any::<u8>()], 0..600),
        zipped in any::<bool>(),
    ) {
        let limits = Limits { rows: 10, columns: 5, cell_chars: 20, ..Limits::default() };
        let bytes = if zipped { zip(&[("a", &bytes)]) } else { bytes };
        if let Ok(rows) = read_with(&bytes, &limits, 3) {
            prop_assert!(rows.len() <= 11);
            prop_assert!(rows.iter().all(|(_, cells)| cells.len() <= 5 && cells.iter().all(|cell| cell.chars().count() <= 20)));
            prop_assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn a_changed_byte_never_makes_the_reader_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), zipped in any::<bool>()) {
        let text = encoded(&text_of(";", "\r\n", false), "UTF-16LE");
        let mut bytes = if zipped { zip(&[("a.csv", &text)]) } else { text };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        match read_with(&bytes, &Limits::default(), 2) {
            Ok(_) | Err(ReadError::Problem(_) | ReadError::Encodings(_)) => {}
            Err(error) => prop_assert!(false, "a failure: {error:#}"),
        }
    }
}
