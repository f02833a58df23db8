//! Workbooks that no program at hand writes any more, record by record.

use super::super::super::super::{Limits, Mark, WorkbookFormat};
use super::super::super::tests::told;
use super::{cells, read};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// An XLS of Excel 95 in a code page, with one sheet of one row.
fn excel_95(page: u16, name: &[u8], texts: &[&[u8]]) -> Vec<u8> {
    let sheet = |at: u32| [&at.to_le_bytes()[..], &[0, 0, name.len() as u8], name].concat();
    let globals = |at: u32| {
        [
            record(0x0809, &words(&[0x0500, 0x0005, 0, 0])),
            record(0x0042, &words(&[page])),
            record(0x0085, &sheet(at)),
            record(0x000a, &[]),
        ]
        .concat()
    };
    let label = |(column, text): (u16, &&[u8])| {
        record(0x0204, &[&words(&[0, column, 0, text.len() as u16])[..], text].concat())
    };
    let rows: Vec<u8> = (0..).zip(texts).flat_map(label).collect();
    let begin = record(0x0809, &words(&[0x0500, 0x0010, 0, 0]));
    let stream = [globals(globals(0).len() as u32), begin, rows, record(0x000a, &[])].concat();
    compound("Book", stream)
}

/// A file of the name in a wrapping of sectors, padded with zeros to where it needs no small ones.
fn compound(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    const SECTOR: usize = 512;
    const FREE: u32 = 0xffff_ffff;
    const END: u32 = 0xffff_fffe;
    stream.resize(4096, 0);
    let table = |first: &[u32]| {
        let mut numbers = first.to_vec();
        numbers.resize(SECTOR / 4, FREE);
        numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>()
    };
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        units.resize(64, 0);
        let length = if name.is_empty() { 0 } else { (name.len() as u16 + 1) * 2 };
        let links: Vec<u8> = [FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes).collect();
        let place: Vec<u8> = [start, size, 0].into_iter().flat_map(u32::to_le_bytes).collect();
        [&units[..], &length.to_le_bytes(), &[kind, 1], &links, &[0; 36], &place].concat()
    };
    let mut header = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    header.extend([0; 16]);
    header.extend(words(&[0x3e, 3, 0xfffe, 9, 6, 0, 0, 0]));
    header.extend([0, 1, 1, 0, 4096, END, 0, END, 0, 0].into_iter().flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0xff);
    // Sector 0 is the table of sectors, 1 the folder; the stream has the eight from 2.
    let chain: Vec<u32> = [0xffff_fffd, END].into_iter().chain(3..10).chain([END]).collect();
    let folder = [
        entry("Root Entry", 5, 1, END, 0),
        entry(name, 2, FREE, 2, 4096),
        entry("", 0, FREE, 0, 0),
        entry("", 0, FREE, 0, 0),
    ]
    .concat();
    [header, table(&chain), folder, stream].concat()
}

#[test]
fn an_xls_in_a_code_page_of_dos_is_read() {
    for (page, name, bytes, town, cell) in [
        (850, &b"Donn\x82es"[..], &b"Z\xd2 \x9bland"[..], "Données", "ZÊ øland"),
        (437, b"Donn\x82es", b"Orl\x82ans", "Données", "Orléans"),
        (860, b"S\x84o", b"Jo\x84o", "São", "João"),
        (852, b"\x9d\xa2d\xab", b"Gda\xe4sk", "Łódź", "Gdańsk"),
        (1252, b"Donn\xe9es", b"Orl\xe9ans", "Données", "Orléans"),
    ] {
        let workbook = excel_95(page, name, &[b"TOWN", bytes]);
        let (sheets, rows, problem) = told(&workbook, WorkbookFormat::Xls, 0, &Limits::default());
        assert_eq!((problem, sheets[0].name.as_str()), (None, town), "{page}");
        assert_eq!(cells(&rows[0]), ["TOWN", cell], "{page}");
    }
}

#[test]
fn an_xls_in_a_page_that_is_not_known_is_refused() {
    let workbook = excel_95(869, b"A", &[b"TOWN", b"\x82"]);
    assert!(told(&workbook, WorkbookFormat::Xls, 0, &Limits::default()).2.is_some());
}

/// An XLSB with one row of these cells: kind and what stands behind column and format.
fn xlsb(row: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let long = |kind: u16, data: &[u8]| {
        let kind = if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        [kind, vec![data.len() as u8], data.to_vec()].concat()
    };
    let text = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&(text.len() as u32).to_le_bytes()[..], &units].concat()
    };
    let sheet = [&[0; 4][..], &1_u32.to_le_bytes(), &text("r1"), &text("A")].concat();
    let cell = |(column, (kind, data)): (u32, &(u8, Vec<u8>))| {
        long((*kind).into(), &[&column.to_le_bytes()[..], &[0; 4], data].concat())
    };
    let cells: Vec<u8> = (0..).zip(row).flat_map(cell).collect();
    let worksheet = [long(145, &[]), long(0, &[0; 12]), cells, long(146, &[])].concat();
    let relation = |kind: &str, target: &str| {
        let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!("<Relationships><Relationship Id=\"r1\" Type=\"{of}/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    super::super::super::super::tests::zip(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.bin").as_bytes()),
        ("xl/workbook.bin", &long(156, &sheet)),
        ("xl/_rels/workbook.bin.rels", relation("worksheet", "worksheets/sheet1.bin").as_bytes()),
        ("xl/worksheets/sheet1.bin", &worksheet),
    ])
}

#[test]
fn formulas_of_an_xlsb_that_were_never_computed_are_marked() {
    let formula = |result: f64, flags: u16| (9, [&result.to_le_bytes()[..], &flags.to_le_bytes(), &[0; 8]].concat());
    let rows = read(
        &xlsb(&[formula(0.0, 2), formula(0.0, 0), formula(3.0, 2), (5, 0_f64.to_le_bytes().to_vec())]),
        WorkbookFormat::Xlsb,
    );
    let seen: Vec<(&str, Option<Mark>)> = (0..4).map(|at| (rows[0].cells.get(at).unwrap(), rows[0].mark(at))).collect();
    assert_eq!(seen, [("", Some(Mark::NoResult)), ("0", None), ("3", None), ("0", None)]);
}
