//! Throws damaged and made-up bytes at what reads users' files, a moment in an ordinary run, or as long as it is told to:
//!
//! ```text
//! CARNET_FUZZ_SECONDS=300 cargo test --test fuzz -- --nocapture
//! ```
//!
//! A reader may refuse anything with a problem of the file. It may not panic, fail as if it were our fault, or give rows
//! that break a limit; a codec may not take a value that it does not read back from its own spelling. The seed is printed,
//! and `CARNET_FUZZ_SEED` takes it again.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use carnet::fields::{Field, Group, Input, Surroundings, Type, Value, standard};
use carnet::table::{self, Encoding, Limits, Meant, ReadError, WantedText};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rust_xlsxwriter::{Format, Workbook};

/// How long each target runs in an ordinary test run.
const MOMENT: Duration = Duration::from_secs(2);

/// Random numbers that a seed repeats.
struct Chance(TestRng);

impl Chance {
    fn new(target: &str) -> Self {
        let seed = std::env::var("CARNET_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed: u64 = seed.unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
        eprintln!("{target}: CARNET_FUZZ_SEED={seed}");
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Runs a target until its time is over.
fn run(name: &str, mut target: impl FnMut(&mut Chance)) {
    let seconds = std::env::var("CARNET_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let time = seconds.map_or(MOMENT, Duration::from_secs);
    let (mut chance, since, mut runs) = (Chance::new(name), Instant::now(), 0_u64);
    while since.elapsed() < time {
        target(&mut chance);
        runs += 1;
    }
    eprintln!("{name}: {runs} runs in {} s", since.elapsed().as_secs());
}

/// Changes, cuts, doubles and splices some bytes.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const NASTY: [&[u8]; 12] = [
        b"\"",
        b";",
        b"\r",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"'=",
        b"&x;",
        b"\xff\xff\xff\xff",
        b"</",
        b"sep=;\n",
    ];
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            2 => bytes.truncate(at),
            3 => drop(bytes.splice(at..at, chance.of(&NASTY).iter().copied())),
            _ if bytes.is_empty() => {}
            _ => bytes[at] = chance.below(256) as u8,
        }
    }
}

fn limits() -> Limits {
    Limits {
        rows: 50,
        columns: 20,
        cell_chars: 200,
        reader_memory: 512 << 20,
        program: Some(env!("CARGO_BIN_EXE_carnet").into()),
        ..Limits::default()
    }
}

/// Reads a file to its end or its refusal; how many rows there were.
fn read(bytes: &[u8]) -> usize {
    read_meant(bytes, Meant::default())
}

/// [`read`] with a say in how.
fn read_meant(bytes: &[u8], meant: Meant<'_>) -> usize {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let limits = limits();
    let mut count = 0;
    let ended = table::open_meant(file.path(), "file", meant, &limits).and_then(|mut reader| {
        let mut rows = Vec::new();
        let mut last = 0;
        loop {
            let more = reader.next_rows(&mut rows, 7)?;
            for row in &rows {
                assert!(row.number > last, "row {} after row {last}", row.number);
                assert!(row.cells.len() <= limits.columns, "{} cells", row.cells.len());
                let longest = row.cells.iter().map(|cell| cell.chars().count()).max().unwrap_or_default();
                assert!(longest <= limits.cell_chars, "{longest} characters");
                last = row.number;
            }
            count += rows.len();
            if !more {
                return Ok(());
            }
        }
    });
    if let Err(ReadError::Failure(failure)) = ended {
        let kept = file.into_temp_path().keep().unwrap();
        panic!("{} is taken for a failure of ours: {failure:#}", kept.display());
    }
    count
}

const CSV: &str = "\u{feff}CONTACT_NR;[new] REMARK;[new] GENRE\r\n000123;\"dit « l’Aîné » ; 5 €\";JAZZ\r\n\r\n\
                   000124;\"São Paulo,\nélève\";'=1+1\r\n000125;\"say \"\"x\"\"\";||more\r\n";

/// Words of any bytes, most of them letters of some encoding.
fn words(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = b"NAME;TOWN\n".to_vec();
    for _ in 0..chance.below(40) {
        for _ in 0..chance.below(12) {
            bytes.push(match chance.below(4) {
                0 => 0x80 + chance.below(0x80) as u8,
                1 => b'A' + chance.below(26) as u8,
                _ => b'a' + chance.below(26) as u8,
            });
        }
        bytes.push(*chance.of(b";\n ,'"));
    }
    bytes
}

#[test]
fn the_judge_of_encodings_has_an_answer_to_any_bytes() {
    run("encodings", |chance| {
        let bytes = if chance.below(4) == 0 {
            (0..chance.below(3000)).map(|_| chance.below(256) as u8).collect()
        } else {
            words(chance)
        };
        read(&bytes);
        let text = WantedText { encoding: Some(*chance.of(&Encoding::ALL)), known_words: None };
        read_meant(&bytes, Meant { text, ..Meant::default() });
    });
}

#[test]
fn no_text_breaks_the_reader() {
    let texts = [
        CSV.as_bytes().to_vec(),
        encoding_rs::WINDOWS_1252.encode(CSV.trim_start_matches('\u{feff}')).0.into_owned(),
        CSV.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        zipped(CSV.as_bytes()),
    ];
    assert_eq!(read(&texts[0]), 4);
    run("text", |chance| {
        let mut bytes = chance.of(&texts).clone();
        damage(&mut bytes, chance);
        read(&bytes);
    });
}

fn zipped(content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("guests", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for _ in 0..2 {
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["CONTACT_NR", "[new] GENRE", "[new] SINCE"]).unwrap();
        sheet.write(1, 0, "000001").unwrap().write(1, 1, 42.5).unwrap().write(3, 0, true).unwrap();
        sheet.write_with_format(1, 2, 46_090, &date).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The parts of a workbook, damaged and put together again: bytes of a ZIP at random hardly ever get past its checksums.
fn damaged_inside(workbook: &[u8], chance: &mut Chance) -> Vec<u8> {
    use std::io::Read;
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let wrong = chance.below(from.len());
    for at in 0..from.len() {
        let (mut part, mut content) = (from.by_index(at).unwrap(), Vec::new());
        part.read_to_end(&mut content).unwrap();
        if at == wrong {
            damage(&mut content, chance);
        }
        to.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn no_workbook_breaks_the_reader() {
    let workbook = workbook();
    let whole: [&[u8]; 6] = [
        include_bytes!("product/files/password.xlsx"),
        include_bytes!("product/files/guests.xls"),
        include_bytes!("product/files/guests.ods"),
        include_bytes!("product/files/programs/sheetjs20.xlsb"),
        include_bytes!("product/files/programs/fmt2.xlsx"),
        include_bytes!("product/files/programs/jxl-ascii.xls"),
    ];
    assert_eq!(read(whole[1]), 2);
    run("workbook", |chance| {
        let bytes = match chance.below(4) {
            0 => damaged_inside(whole[2 + chance.below(3)], chance),
            1 => {
                let mut bytes = chance.of(&whole).to_vec();
                damage(&mut bytes, chance);
                bytes
            }
            _ => damaged_inside(&workbook, chance),
        };
        read(&bytes);
    });
}

#[test]
fn no_dump_of_another_system_breaks_the_reader() {
    let dumps: [&[u8]; 8] = [
        b"<html><table><tr><th>Nom<th colspan=2>Ville</tr><tr><td rowspan=2>L&eacute;a<td>1<td>2<tr><td>3</table>",
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"A\"><Table>\
          <Row><Cell><Data ss:Type=\"String\">Nom</Data></Cell></Row><Row ss:Index=\"4\"><Cell ss:Index=\"2\"><Data \
          ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>",
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:Durand;L=C3=A9a=\r\n b\r\nTEL;CELL:06\r\nEND:VCARD\r\n",
        b"[{\"a\":1,\"b\":{\"c\":[\"x\",{\"d\":null}]}},{\"b\":true,\"e\":1e30}]",
        b"{\"a\":1,\"b\":\"x\"}\n{\"b\":[1,2]}\n",
        b"--\nCREATE TABLE `a` (`b` int, c text DEFAULT 'x', KEY k (b));\nINSERT INTO `a` VALUES (1,'x\\'y'),(NULL,f('a',2));\n",
        b"--\nCREATE TABLE p.c (d int, e text);\nCOPY p.c (d, e) FROM stdin;\n1\t2\n\\N\tx\n\\.\n",
        b"INSERT INTO a(b) VALUES(replace('a\\nb','\\n',char(10)));\nINSERT INTO a(b) VALUES(x'00');\n",
    ];
    for dump in dumps {
        assert!(read(dump) > 1, "{}", String::from_utf8_lossy(dump));
    }
    run("dump", |chance| {
        let mut bytes = chance.of(&dumps).to_vec();
        damage(&mut bytes, chance);
        read(&bytes);
    });
}

fn fields() -> Vec<Field> {
    let value = |(rank, code): (i64, &str)| Value {
        id: rank,
        code: code.to_owned(),
        labels: [format!("{code} music"), format!("Musique {code}"), "Música — A|B".to_owned()],
        rank,
        active: rank != 3,
    };
    let values = || (1..).zip(["JAZZ", "18-", "A", "B.C"]).map(value).collect();
    let own = |kind| Field::new(2000, "OWN", Group::Custom, kind, Default::default());
    let mut fields = standard::fields();
    fields.extend([Type::List, Type::MultiList].map(|kind| own(kind).with_values(values())));
    fields.extend(Type::ALL.into_iter().filter(|kind| !kind.has_codes()).map(own));
    fields
}

/// Texts that are nearly something.
fn cell(chance: &mut Chance) -> String {
    const PARTS: [&str; 40] = [
        "JAZZ",
        "18-",
        "A",
        "B.C",
        "|",
        "+",
        "-",
        "=",
        "||",
        "Vide",
        "Empty",
        "TRUE",
        "vrai",
        "não",
        "1",
        "0",
        "612345678",
        "+33",
        "00",
        " ",
        "\u{a0}",
        "2026",
        "-03-",
        "25",
        "/",
        ".",
        ",",
        "E+8",
        "@",
        "a@b.fr",
        "é",
        "\u{200b}",
        "'",
        "\n",
        "FR",
        "France",
        "fr",
        "français",
        "32",
        "\u{1f3ad}",
    ];
    (0..chance.below(6)).map(|_| *chance.of(&PARTS)).collect()
}

#[test]
fn no_cell_breaks_a_codec_and_what_it_takes_it_gives_back() {
    let (fields, users) = (fields(), HashMap::from([("a@b.fr".to_owned(), "A@b.fr".to_owned())]));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let countries = ["FR", "BR", "??"];
    run("cell", |chance| {
        let country: &&str = chance.of(&countries);
        let around = Surroundings::new(country, today, &users);
        let (field, cell) = (chance.of(&fields), cell(chance));
        let Some(Input::Set(value)) = field.decode(&cell, &around).input else { return };
        let written = field.encode(&value).into_owned();
        let again = field.decode(&written, &around).input;
        assert_eq!(again, Some(Input::Set(value)), "{}: {cell:?} is written as {written:?}", field.code);
    });
}
