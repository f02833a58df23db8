//! What programs write, and what readers of the formats make of it: values as the sheet shows them, and what is to be said
//! of them.

mod by_hand;

use super::super::super::{Limits, Mark, Problem, Row, WorkbookFormat};
use super::super::tests::{told, written};
use crate::codes::Code;

macro_rules! program {
    ($name:literal) => {
        include_bytes!(concat!("../../../../tests/product/files/programs/", $name)).as_slice()
    };
}

fn read(bytes: &[u8], format: WorkbookFormat) -> Vec<Row> {
    let (_, rows, problem) = told(bytes, format, 0, &Limits::default());
    assert_eq!(problem, None);
    rows
}

fn cells(row: &Row) -> Vec<&str> {
    row.cells.iter().collect()
}

#[test]
fn numbers_are_read_as_the_sheet_shows_them() {
    for (bytes, format) in [(program!("fmt2.xlsx"), WorkbookFormat::Xlsx), (program!("fmt2.ods"), WorkbookFormat::Ods)]
    {
        let rows = read(bytes, format);
        assert_eq!(cells(&rows[1])[1..], ["01000", "01 23 45 67 89", "C-0042"], "{format:?}");
        assert_eq!(cells(&rows[2])[1..], ["06000", "04 50 11 22 33", "C-0043"], "{format:?}");
        assert!(rows.iter().all(|row| row.marks.is_empty()), "{format:?}");
    }
}

#[test]
fn programs_that_write_in_their_own_way_are_read() {
    let ods = [["CONTACT_NR", "NOTE"], ["000001", "z"]];
    for (bytes, format) in
        [(program!("pretty.ods"), WorkbookFormat::Ods), (program!("mime-last.ods"), WorkbookFormat::Ods)]
    {
        let rows = read(bytes, format);
        let first: Vec<Vec<&str>> = rows.iter().map(|row| cells(row)[..2].to_vec()).collect();
        assert_eq!(first, ods);
    }
    for (bytes, format) in [
        (program!("ascii.xls"), WorkbookFormat::Xls),
        (program!("jxl-ascii.xls"), WorkbookFormat::Xls),
        (program!("sheetjs20.xlsb"), WorkbookFormat::Xlsb),
    ] {
        let rows = read(bytes, format);
        assert_eq!(cells(&rows[0])[0], "CONTACT_NR", "{format:?}");
        assert!(rows.len() > 1 && rows.iter().all(|row| row.cells.len() > 1), "{format:?} {rows:?}");
        assert!(rows.iter().flat_map(|row| row.cells.iter()).all(|cell| !cell.contains('\0')), "{format:?}");
    }
}

#[test]
fn errors_and_formulas_without_a_result_are_marked() {
    let rows = read(program!("err.xlsx"), WorkbookFormat::Xlsx);
    assert_eq!((cells(&rows[1])[1], cells(&rows[1])[2]), ("#N/A", "#DIV/0!"));
    assert_eq!((rows[1].mark(1), rows[1].mark(2), rows[1].mark(0)), (Some(Mark::Error), Some(Mark::Error), None));
    let rows = read(program!("formula-nocache.xlsx"), WorkbookFormat::Xlsx);
    assert_eq!((rows[1].mark(1), rows[1].mark(2)), (Some(Mark::NoResult), Some(Mark::NoResult)));
    assert_eq!((rows[2].mark(1), rows[2].mark(2), cells(&rows[2])[2]), (Some(Mark::NoResult), None, "2"));
}

#[test]
fn a_cell_is_marked_by_what_the_file_says_of_it() {
    for (cell, text, mark) in [
        ("<c r=\"A1\"><f>1+1</f></c>", "", Some(Mark::NoResult)),
        ("<c r=\"A1\"><f>1+1</f><v></v></c>", "", Some(Mark::NoResult)),
        ("<c r=\"A1\" t=\"str\"><f>A2</f></c>", "", Some(Mark::NoResult)),
        ("<c r=\"A1\"><f>1+1</f><v>2</v></c>", "2", None),
        ("<c r=\"A1\"><f>1-1</f><v>0</v></c>", "0", None),
        ("<c r=\"A1\" t=\"e\"><v>#SPILL!</v></c>", "#SPILL!", Some(Mark::Error)),
        ("<c r=\"A1\"><v>1234567890123456789</v></c>", "1234567890123460000", Some(Mark::ManyDigits)),
        ("<c r=\"A1\"><v>123456789012345</v></c>", "123456789012345", None),
        ("<c r=\"A1\"><v>0.1234567890123456</v></c>", "0.123456789012346", None),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>1234567890123456789</t></is></c>", "1234567890123456789", None),
    ] {
        let rows = read(&written(&format!("<row r=\"1\">{cell}<c r=\"B1\"><v>1</v></c></row>")), WorkbookFormat::Xlsx);
        assert_eq!((cells(&rows[0])[0], rows[0].mark(0)), (text, mark), "{cell}");
    }
    let blank = "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B1\"><v>1</v></c></row>";
    assert_eq!(read(&written(blank), WorkbookFormat::Xlsx)[0].mark(0), None, "no text is a result");
}

#[test]
fn rows_that_are_hidden_are_known() {
    let sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>\
                 <row r=\"3\" hidden=\"false\"><c r=\"A3\"><v>3</v></c></row>";
    let hidden: Vec<bool> = read(&written(sheet), WorkbookFormat::Xlsx).iter().map(|row| row.is_hidden).collect();
    assert_eq!(hidden, [false, true, false]);
    let rows = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>\
                <table:table-row table:visibility=\"filter\"><table:table-cell><text:p>a</text:p></table:table-cell>\
                </table:table-row>";
    let hidden: Vec<bool> = read(&ods(rows), WorkbookFormat::Ods).iter().map(|row| row.is_hidden).collect();
    assert_eq!(hidden, [false, true]);
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body>\
         <office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    super::super::super::tests::zip(&[("content.xml", content.as_bytes()), ("META-INF/manifest.xml", b"<m/>")])
}

#[test]
fn cells_of_an_ods_are_read_in_all_their_forms() {
    let cell =
        |attributes: &str, inside: &str| format!("<table:table-cell {attributes}>\n  {inside}\n</table:table-cell>");
    for (attributes, inside, text, mark) in [
        (
            "office:value-type=\"string\"",
            "<text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p>",
            "a  b\nc",
            None,
        ),
        (
            "office:value-type=\"string\"",
            "<text:p>x<text:line-break/>y<text:tab/><text:span>z</text:span></text:p>",
            "x\ny\tz",
            None,
        ),
        ("office:value-type=\"string\"", "<text:p>one\ntwo  three</text:p>", "one\ntwo  three", None),
        (
            "office:value-type=\"string\"",
            "<office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p>",
            "yes",
            None,
        ),
        ("office:value-type=\"string\" office:string-value=\"s\"", "", "s", None),
        ("office:value-type=\"float\" office:value=\"1000\"", "<text:p>01000</text:p>", "01000", None),
        ("office:value-type=\"float\" office:value=\"1000\"", "<text:p>1 000</text:p>", "1000", None),
        ("office:value-type=\"float\" office:value=\"0.5\"", "<text:p>0,50</text:p>", "0.5", None),
        (
            "office:value-type=\"date\" office:date-value=\"2026-03-09\"",
            "<text:p>09/03/26</text:p>",
            "2026-03-09",
            None,
        ),
        ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>VRAI</text:p>", "TRUE", None),
        (
            "office:value-type=\"float\" office:value=\"1e18\"",
            "<text:p>1E+18</text:p>",
            "1000000000000000000",
            Some(Mark::ManyDigits),
        ),
        (
            "table:formula=\"of:=NA()\" office:value-type=\"string\" calcext:value-type=\"error\"",
            "<text:p>#N/A</text:p>",
            "#N/A",
            Some(Mark::Error),
        ),
        (
            "table:formula=\"of:=x\" office:value-type=\"float\" office:value=\"0\"",
            "<text:p>Err:502</text:p>",
            "Err:502",
            Some(Mark::Error),
        ),
        ("table:formula=\"of:=1+1\"", "", "", Some(Mark::NoResult)),
    ] {
        let row = format!(
            "<table:table-row>{}<table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>",
            cell(attributes, inside)
        );
        let rows = read(&ods(&row), WorkbookFormat::Ods);
        assert_eq!((cells(&rows[0]), rows[0].mark(0)), (vec![text, "end"], mark), "{attributes} {inside}");
    }
}

#[test]
fn repeated_cells_and_rows_of_an_ods_are_counted() {
    let rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"/>\
                <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>a</text:p>\n\
                </table:table-cell></table:table-row>\n<table:table-row table:number-rows-repeated=\"1048570\">\
                <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
                <table:table-row><table:table-cell><text:p>last</text:p></table:table-cell></table:table-row>";
    let read = read(&ods(rows), WorkbookFormat::Ods);
    let expected: [(u64, &[&str]); 3] = [(1, &["", "", "a", "a"]), (2, &["", "", "a", "a"]), (1_048_573, &["last"])];
    assert_eq!(
        read.iter().map(|row| (row.number, cells(row))).collect::<Vec<_>>(),
        expected.map(|(n, c)| (n, c.to_vec()))
    );
}

fn problem(bytes: &[u8], format: WorkbookFormat) -> Problem {
    told(bytes, format, 0, &Limits::default()).2.expect("refused")
}

#[test]
fn an_ods_that_goes_on_for_ever_is_refused() {
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\">\
                <text:p>a</text:p></table:table-cell></table:table-row>";
    assert_eq!(problem(&ods(wide), WorkbookFormat::Ods).code, Code::TooManyColumns);
    let spaces = "<table:table-row><table:table-cell><text:p>a<text:s text:c=\"4000000000\"/>b</text:p>\
                  </table:table-cell></table:table-row>";
    assert_eq!(problem(&ods(spaces), WorkbookFormat::Ods).code, Code::CellTooLong);
    let far =
        "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell/></table:table-row>".repeat(2);
    assert_eq!(problem(&ods(&far), WorkbookFormat::Ods).code, Code::FileUnreadable);
    for rows in [
        "<table:table-row><table:table-cell><text:p>&bomb;</text:p></table:table-cell></table:table-row>",
        "<table:table-row>",
    ] {
        assert_eq!(problem(&ods(rows), WorkbookFormat::Ods).code, Code::FileUnreadable, "{rows}");
    }
}

#[test]
fn an_open_document_that_is_no_workbook_is_named() {
    let text = b"<office:document-content><office:body><office:text/></office:body></office:document-content>";
    let bytes = super::super::super::tests::zip(&[("content.xml", text), ("META-INF/manifest.xml", b"<m/>")]);
    assert_eq!(super::super::super::tests::reason(&problem(&bytes, WorkbookFormat::Ods)), "kind");
    let locked = b"<m><file-entry><encryption-data/></file-entry></m>";
    let bytes = super::super::super::tests::zip(&[("content.xml", text), ("META-INF/manifest.xml", locked)]);
    assert_eq!(problem(&bytes, WorkbookFormat::Ods).code, Code::FileEncrypted);
}
