//! Cells that hold no value, or not the value that they show, in every standard field and every format: none of them
//! changes a contact without a word.

use std::io::{Cursor, Write};

use carnet::fields::standard;
use zip::write::SimpleFileOptions;

use crate::support::{Import, TestApp};

on_both!(no_wrong_cell_changes_a_contact_without_a_word);

/// A cell as the formats write it.
struct Wrong {
    name: &'static str,
    /// The text of a CSV file, where one can hold it.
    csv: Option<&'static str>,
    xlsx: &'static str,
    ods: &'static str,
}

const WRONG: [Wrong; 5] = [
    Wrong {
        name: "the error of a formula",
        csv: Some("#N/A"),
        xlsx: r#"<c r="@" t="e"><f>NA()</f><v>#N/A</v></c>"#,
        ods: r#"<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>"#,
    },
    Wrong {
        name: "the text of an error",
        csv: Some("#VALEUR!"),
        xlsx: r#"<c r="@" t="inlineStr"><is><t>#VALEUR!</t></is></c>"#,
        ods: r#"<table:table-cell office:value-type="string"><text:p>#VALEUR!</text:p></table:table-cell>"#,
    },
    Wrong {
        name: "a formula without a result",
        csv: None,
        xlsx: r#"<c r="@"><f>A1</f></c>"#,
        ods: r#"<table:table-cell table:formula="of:=[.A1]"/>"#,
    },
    Wrong {
        name: "a number of too many digits",
        csv: None,
        xlsx: r#"<c r="@"><v>1234567890123456789</v></c>"#,
        ods: r#"<table:table-cell office:value-type="float" office:value="1234567890123456789"><text:p>1,23E+18</text:p></table:table-cell>"#,
    },
    Wrong {
        name: "another program's guard",
        csv: Some("=\"01000\""),
        xlsx: r#"<c r="@" t="inlineStr"><is><t>="01000"</t></is></c>"#,
        ods: r#"<table:table-cell office:value-type="string"><text:p>="01000"</text:p></table:table-cell>"#,
    },
];

fn no_wrong_cell_changes_a_contact_without_a_word(app: TestApp) {
    app.stock();
    let before = app.export();
    let fields: Vec<String> =
        standard::fields().into_iter().map(|field| field.code).filter(|code| code != "CONTACT_NR").collect();
    for wrong in &WRONG {
        let csv = wrong.csv.map(|cell| csv(&fields, cell));
        let files = [("CSV", csv), ("XLSX", Some(xlsx(&fields, wrong.xlsx))), ("ODS", Some(ods(&fields, wrong.ods)))];
        for (format, file) in files {
            let Some(file) = file else { continue };
            let import = Import(app.try_import("contacts", file, &["--action", "update"]).exits(3).json());
            let named: Vec<String> = import.issues().into_iter().map(|(_, column, _)| column).collect();
            let silent: Vec<&String> = fields.iter().filter(|field| !named.contains(field)).collect();
            assert_eq!(silent, Vec::<&String>::new(), "{} in {format}: {:#}", wrong.name, import.0);
            assert_eq!(app.export(), before, "{} in {format}", wrong.name);
        }
    }
}

fn csv(fields: &[String], cell: &str) -> Vec<u8> {
    format!("CONTACT_NR;{}\n000001{}\n", fields.join(";"), format!(";{cell}").repeat(fields.len())).into_bytes()
}

/// The name of a cell: `AB2`.
fn place(column: usize, row: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).unwrap());
    match column {
        0..26 => format!("{}{row}", letter(column)),
        _ => format!("{}{}{row}", letter(column / 26 - 1), letter(column % 26)),
    }
}

fn xlsx(fields: &[String], cell: &str) -> Vec<u8> {
    let text = |at: usize, row: usize, text: &str| {
        format!(r#"<c r="{}" t="inlineStr"><is><t>{text}</t></is></c>"#, place(at, row))
    };
    let header: String = fields.iter().zip(1..).map(|(field, at)| text(at, 1, field)).collect();
    let cells: String = (1..=fields.len()).map(|at| cell.replace('@', &place(at, 2))).collect();
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{}{header}</row><row r="2">{}{cells}</row></sheetData></worksheet>"#,
        text(0, 1, "CONTACT_NR"),
        text(0, 2, "000001"),
    );
    zipped(&[
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn ods(fields: &[String], cell: &str) -> Vec<u8> {
    let text = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let header: String = fields.iter().map(|field| text(field)).collect();
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>{}{header}</table:table-row><table:table-row>{}{}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        text("CONTACT_NR"),
        text("000001"),
        cell.repeat(fields.len()),
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
        ),
        ("content.xml", &content),
    ])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
