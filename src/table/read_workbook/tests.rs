//! What the child process says of a workbook. It runs as a thread here; `tests/product/workbooks.rs` runs it as a process.

use std::io::{Cursor, Write};
use std::time::Duration;

use rust_xlsxwriter::{Format as CellFormat, Formula, Workbook, Worksheet};

use super::super::tests::zip;
use super::super::{Limits, Problem, Row, WorkbookFormat};
use super::child::{Order, serve};
use super::frames::{Frame, Inbox, Sheet};
use crate::codes::Code;

/// What is said of a workbook whose sheet with this number is read: its sheets, its rows and what is wrong with it.
pub(super) fn told(
    bytes: &[u8],
    format: WorkbookFormat,
    sheet: usize,
    limits: &Limits,
) -> (Vec<Sheet>, Vec<Row>, Option<Problem>) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut said = Vec::new();
    let choice = format!("{sheet}\n");
    serve(file.path(), &Order::new(format, limits), choice.as_bytes(), &mut said).unwrap();
    let mut inbox = Inbox::new(Cursor::new(said), Duration::from_secs(60), Box::new(|| None));
    let (mut sheets, mut rows) = (Vec::new(), Vec::new());
    loop {
        match inbox.next().unwrap() {
            Frame::Sheet(sheet) => sheets.push(sheet),
            Frame::Row(bytes) => {
                let mut row = Row::default();
                bytes.read(&mut row).unwrap();
                rows.push(row);
            }
            Frame::Choose | Frame::Progress(..) => {}
            Frame::Problem(problem) => return (sheets, rows, Some(problem)),
            Frame::Done => return (sheets, rows, None),
        }
    }
}

fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    let (_, rows, problem) = told(bytes, WorkbookFormat::Xlsx, 0, &Limits::default());
    assert_eq!(problem, None);
    rows.iter().map(|row| (row.number, row.cells.iter().map(str::to_owned).collect())).collect()
}

fn problem(bytes: &[u8]) -> Problem {
    told(bytes, WorkbookFormat::Xlsx, 0, &Limits::default()).2.unwrap()
}

fn saved(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// The smallest workbook whose sheet has this content, whatever it may be.
pub(super) fn written(sheet: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    zip(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn each_kind_of_cell_reads_as_a_user_sees_it() {
    let bytes = saved(|sheet| {
        let date = CellFormat::new().set_num_format("dd/mm/yyyy");
        sheet.write(1, 1, "000123").unwrap();
        sheet.write(1, 2, 42).unwrap();
        sheet.write(1, 3, 0.1 + 0.2).unwrap();
        sheet.write(1, 4, true).unwrap();
        sheet.write_with_format(1, 5, 46_090, &date).unwrap();
        sheet.write(1, 6, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write(1, 7, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write(1, 8, "=1+1").unwrap();
        sheet.write(1, 9, "'quoted").unwrap();
        let (bold, plain) = (CellFormat::new().set_bold(), CellFormat::new());
        sheet.write_rich_string(1, 10, &[(&bold, "Jazz"), (&plain, " & rock")]).unwrap();
        sheet.write(1, 11, "a\r\nb_x000D_").unwrap();
        sheet.write(1, 12, "tail").unwrap();
        sheet.write_blank(1, 13, &date).unwrap();
    });
    let cells = ["", "000123", "42", "0.3", "TRUE", "2026-03-09", "2", "#N/A", "=1+1", "'quoted", "Jazz & rock"];
    let expected = [&cells[..], &["a\r\nb_x000D_", "tail"]].concat();
    assert_eq!(rows(&bytes), [row(2, &expected)]);
}

#[test]
fn rows_have_the_numbers_that_the_spreadsheet_shows_and_blank_ones_are_skipped() {
    let bytes = saved(|sheet| {
        let grey = CellFormat::new().set_background_color("silver");
        sheet.write(1, 0, "A").unwrap();
        sheet.write(2, 0, "  ").unwrap();
        sheet.write(5, 2, "B").unwrap();
        sheet.set_row_hidden(5).unwrap();
        for row in (6..5_000).chain([1_048_575]) {
            sheet.write_blank(row, 3, &grey).unwrap();
        }
        sheet.merge_range(6, 0, 7, 1, "C", &grey).unwrap();
    });
    assert_eq!(rows(&bytes), [row(2, &["A"]), row(6, &["", "", "B"]), row(7, &["C"])]);
}

#[test]
fn visible_sheets_show_their_first_rows_when_there_is_a_choice() {
    let mut workbook = Workbook::new();
    let long = "x".repeat(1_000);
    for (name, hidden) in [("One", false), ("Codes", true), ("Two", false)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap().set_hidden(hidden);
        sheet.write(2, 0, name).unwrap().write(2, 1, &long).unwrap().write(4, 0, "late").unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let (sheets, rows, _) = told(&bytes, WorkbookFormat::Xlsx, 2, &Limits::default());
    let shown: Vec<(&str, bool, usize)> =
        sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.head.len())).collect();
    assert_eq!(shown, [("One", false, 1), ("Codes", true, 0), ("Two", false, 1)]);
    assert_eq!((sheets[0].head[0].number, sheets[0].head[0].cells[1].len()), (3, 300));
    assert_eq!((rows.len(), &rows[0].cells[0], &rows[0].cells[1]), (2, "Two", long.as_str()));
}

#[test]
fn cells_stand_where_they_say_they_do() {
    let cells = "<row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c></row>\
                 <row><c><v>10</v></c><c><v>11</v></c></row>";
    assert_eq!(rows(&written(cells)), [row(2, &["1", "", "3"]), row(3, &["10", "11"])]);
    let backwards = "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let problem = problem(&written(backwards));
    assert_eq!((super::super::tests::reason(&problem).as_str(), problem.number("row")), ("row-order", Some(1)));
}

#[test]
fn over_a_limit_a_workbook_is_refused_with_the_place() {
    let corner = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
                  <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let far = problem(&written(corner));
    assert_eq!(
        (far.code, far.number("row"), far.number("limit")),
        (Code::TooManyColumns, Some(1_048_576), Some(1_000))
    );
    let long = format!("<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", "é".repeat(32_768));
    let long = problem(&written(&long));
    assert_eq!((long.code, long.number("row"), long.number("column")), (Code::CellTooLong, Some(4), Some(2)));
    let nul = problem(&written("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>a_x0000_b</v></c></row>"));
    assert_eq!((super::super::tests::reason(&nul).as_str(), nul.number("row")), ("nul", Some(2)));
}

#[test]
fn a_workbook_that_is_none_is_refused() {
    for (bytes, format) in [
        (written("<row r=\"1\"><c r=\"A1\"><v>1</w></c>"), WorkbookFormat::Xlsx),
        (written("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&bomb;</v></c></row>"), WorkbookFormat::Xlsx),
        (zip(&[("xl/workbook.xml", b"<x/>")]), WorkbookFormat::Xlsx),
        (zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), WorkbookFormat::Ods),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(100), WorkbookFormat::Xls),
    ] {
        let problem = told(&bytes, format, 0, &Limits::default()).2.unwrap();
        assert_eq!(problem.code, Code::FileUnreadable, "{problem:?}");
        super::super::tests::reason(&problem);
    }
}
