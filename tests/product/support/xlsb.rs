//! Binary workbooks (XLSB) as MS-XLSB describes them: no program that can be installed here saves any. That LibreOffice
//! opens them shows that they are what they claim to be.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use zip::write::SimpleFileOptions;

use super::spreadsheets::{Cell, Sheet};

/// Saves sheets as `NAME.xlsb`.
pub fn save(sheets: &[Sheet], folder: &Path) -> Vec<PathBuf> {
    sheets.iter().map(|sheet| save_one(sheet, &folder.join(format!("{}.xlsb", sheet.name)))).collect()
}

fn save_one(sheet: &Sheet, path: &Path) -> PathBuf {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, content) in [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes().to_vec()),
        ("_rels/.rels", ROOT_RELATIONS.as_bytes().to_vec()),
        ("xl/_rels/workbook.bin.rels", BOOK_RELATIONS.as_bytes().to_vec()),
        ("xl/workbook.bin", book()),
        ("xl/styles.bin", styles()),
        ("xl/worksheets/sheet1.bin", worksheet(sheet)),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap();
    path.to_owned()
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/>
<Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/>
</Types>"#;

const ROOT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/>
</Relationships>"#;

const BOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.bin"/>
</Relationships>"#;

/// One sheet, which is shown.
fn book() -> Vec<u8> {
    let sheet = [&0_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &text("rId1"), &text("Data")].concat();
    records(&[(131, vec![]), (143, vec![]), (156, sheet), (144, vec![]), (132, vec![])])
}

/// Two looks of a cell: as it is, and as a day.
fn styles() -> Vec<u8> {
    let look = |format: u16| {
        let numbers = [0, format, 0, 0, 0].map(u16::to_le_bytes).concat();
        [&numbers[..], &[0; 6]].concat()
    };
    let (count, day) = (2_u32.to_le_bytes().to_vec(), 14);
    records(&[(278, vec![]), (617, count), (47, look(0)), (47, look(day)), (618, vec![]), (279, vec![])])
}

fn worksheet(sheet: &Sheet) -> Vec<u8> {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default() as u32;
    let dimension = [0, sheet.rows.len() as u32 - 1, 0, width - 1].map(u32::to_le_bytes).concat();
    let mut all = vec![(129, vec![]), (148, dimension), (145, vec![])];
    for (at, row) in (0_u32..).zip(&sheet.rows) {
        // The row, no look of its own, a height, no flags, no spans.
        all.push((0, [&at.to_le_bytes()[..], &[0; 4], &300_u16.to_le_bytes(), &[0; 3], &[0; 4]].concat()));
        all.extend((0_u32..).zip(row).filter_map(|(column, cell)| record(column, *cell)));
    }
    all.extend([(146, vec![]), (130, vec![])]);
    records(&all)
}

fn record(column: u32, cell: Cell) -> Option<(u16, Vec<u8>)> {
    let (kind, look, value) = match cell {
        Cell::Blank => return None,
        Cell::Text(words) => (6, 0_u32, text(words)),
        Cell::Number(number, _) => (5, 0, number.to_le_bytes().to_vec()),
        Cell::Bool(is) => (4, 0, vec![u8::from(is)]),
        Cell::Date(day) => (5, 1, (days(day) as f64).to_le_bytes().to_vec()),
        // The result, then the formula: that number.
        Cell::Formula(_, result) => {
            let number = [&[0x1e][..], &(result as u16).to_le_bytes()].concat();
            let length = (number.len() as u32).to_le_bytes();
            let formula = [&[0; 2][..], &length, &number, &[0; 4]].concat();
            (9, 0, [&(result as f64).to_le_bytes()[..], &formula].concat())
        }
        // #N/A
        Cell::Error(_) => (3, 0, vec![0x2a]),
    };
    Some((kind, [&column.to_le_bytes()[..], &look.to_le_bytes(), &value].concat()))
}

/// A day as spreadsheets count them.
fn days(day: &str) -> i64 {
    let day: NaiveDate = day.parse().unwrap();
    (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days()
}

fn text(words: &str) -> Vec<u8> {
    let units: Vec<u16> = words.encode_utf16().collect();
    let count = (units.len() as u32).to_le_bytes();
    [count.to_vec(), units.into_iter().flat_map(u16::to_le_bytes).collect()].concat()
}

/// Each record is its kind and its length, seven bits a byte, and its content.
fn records(all: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (kind, content) in all {
        push_number(&mut bytes, usize::from(*kind));
        push_number(&mut bytes, content.len());
        bytes.extend_from_slice(content);
    }
    bytes
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
