//! Tables that other systems write instead of a workbook, and what a workbook says of its cells beside their texts.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::support::TestApp;

on_both!(
    tables_of_other_systems_become_contacts,
    the_table_of_a_dump_is_asked_for,
    what_a_workbook_says_of_its_cells_is_reported,
    a_header_without_rows_is_an_empty_file,
    a_line_in_one_cell_is_read_or_refused,
);

const CREATE: &[&str] = &["--mode", "create"];

fn tables_of_other_systems_become_contacts(app: TestApp) {
    app.stock();
    for (name, content) in [
        ("Html", "<html><table><tr><th>LASTNAME<th>ZIPCODE<tr><td>Html<td>01000</table>"),
        (
            "Xml",
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet \
             Name=\"A\"><Table><Row><Cell><Data Type=\"String\">LASTNAME</Data></Cell><Cell><Data Type=\"String\">ZIPCODE\
             </Data></Cell></Row><Row><Cell><Data Type=\"String\">Xml</Data></Cell><Cell><Data Type=\"String\">01000</Data>\
             </Cell></Row></Table></Worksheet></Workbook>",
        ),
        ("Card", "BEGIN:VCARD\nVERSION:3.0\nN:Card;Léa;;;\nADR:;;1 rue A;Lyon;;01000;FR\nEND:VCARD\n"),
        ("Json", "[{\"LASTNAME\": \"Json\", \"ZIPCODE\": \"01000\"}]"),
        ("Lines", "{\"LASTNAME\": \"Lines\"}\n{\"LASTNAME\": \"Lines\", \"ZIPCODE\": \"01000\"}\n"),
        (
            "Copy",
            "--\nCREATE TABLE p.c (lastname text, zip text);\nCOPY p.c (lastname, zip) FROM stdin;\nCopy\t01000\n\\.\n",
        ),
        ("Insert", "--\nCREATE TABLE `c` (`lastName` text, `zip` text);\nINSERT INTO `c` VALUES ('Insert','01000');\n"),
    ] {
        app.update_with("contacts", content, CREATE);
        let table = app.table();
        let row = table.rows.iter().rfind(|row| row.iter().any(|cell| cell == name)).expect(name);
        assert!(row.iter().any(|cell| cell == "01000"), "{name}: {row:?}");
    }
}

fn the_table_of_a_dump_is_asked_for(app: TestApp) {
    app.stock();
    let table = |name: &str| format!("INSERT INTO {name} (lastName, zip) VALUES ('{name}', '01000');\n");
    let dump = format!("--\n{}{}CREATE TABLE empty (lastName text);\n", table("old"), table("people"));
    let options = [CREATE, &["--action", "test"]].concat();
    let asked = app.try_import("contacts", &dump, &options).exits(3).json();
    let values: Vec<_> =
        asked["issues"].as_array().unwrap().iter().map(|issue| issue["value"].as_str().unwrap()).collect();
    assert_eq!((asked["state"].as_str(), values), (Some("needs_mapping"), vec!["old", "people"]));
    app.update_with("contacts", &dump, &[CREATE, &["--sheet", "people"]].concat());
    assert!(app.table().rows.iter().flatten().any(|cell| cell == "people"));
    assert!(!app.table().rows.iter().flatten().any(|cell| cell == "old"));
}

fn saved(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn what_a_workbook_says_of_its_cells_is_reported(app: TestApp) {
    app.stock();
    let places = Format::new().set_num_format("00000");
    let sheet = saved(|sheet| {
        sheet.write_row(0, 0, ["LASTNAME", "ZIPCODE", "EXTERNAL_ID", "REMARK"]).unwrap();
        sheet.write_row(1, 0, ["Shown", "", "", ""]).unwrap();
        sheet.write_with_format(1, 1, 1000, &places).unwrap();
        sheet.write_row(2, 0, ["Hidden"]).unwrap();
        sheet.set_row_hidden(2).unwrap();
        sheet.write_row(3, 0, ["Digits", "", "", ""]).unwrap();
        sheet.write(3, 2, 1_234_567_890_123_456_789_i64).unwrap();
    });
    let import = app.update_with("contacts", sheet, &[CREATE, &["--damage", "as-is"]].concat());
    let mut codes = import.codes();
    codes.sort();
    assert_eq!(codes, ["rows-hidden", "spreadsheet-damage"]);
    let row = |name: &str| app.table().rows.into_iter().find(|row| row.iter().any(|cell| cell == name)).unwrap();
    assert!(row("Shown").contains(&"01000".to_owned()) && row("Hidden").len() > 1);
    let formulas = include_bytes!("files/programs/formula-nocache.xlsx");
    let file = with_header(formulas, &[("NOTE", "REMARK"), ("SPEND", "FUNCTION")]);
    let import = app.try_import("contacts", file, &["--action", "test"]).exits(0).json();
    let codes: Vec<_> =
        import["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["formula-without-result"; 3]);
}

/// The workbook with other words in its sheet.
fn with_header(workbook: &[u8], words: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Read};
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let (mut part, mut content) = (from.by_index(at).unwrap(), Vec::new());
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().to_string();
        if name.ends_with("sheet1.xml") {
            let mut text = String::from_utf8(content).unwrap();
            words.iter().for_each(|(old, new)| text = text.replace(old, new));
            content = text.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn a_header_without_rows_is_an_empty_file(app: TestApp) {
    app.stock();
    for content in ["LASTNAME;FIRSTNAME\n", "LASTNAME;FIRSTNAME\n;\n", "Guests\n\nLASTNAME;FIRSTNAME\n"] {
        let refused = app.try_import("contacts", content, &[CREATE, &["--action", "update"]].concat()).exits(3).json();
        assert_eq!(
            (&refused["state"], &refused["issues"][0]["code"]),
            (&"refused".into(), &"file-empty".into()),
            "{content}"
        );
    }
}

fn a_line_in_one_cell_is_read_or_refused(app: TestApp) {
    app.stock();
    let file = "LASTNAME,FIRSTNAME,TOWN\n\"Durand,Zoé,\"\"Lyon, Rhône\"\"\"\nPetit,Luc,Brest\n";
    app.update_with("contacts", file, CREATE);
    assert!(
        app.table()
            .rows
            .iter()
            .any(|row| row.contains(&"Lyon, Rhône".to_owned()) && row.contains(&"Durand".to_owned()))
    );
    let file = "LASTNAME,FIRSTNAME,TOWN\n\"Martin,Zoé\"\nPetit,Luc,Brest\n";
    let tested = app.try_import("contacts", file, &[CREATE, &["--action", "test"]].concat()).exits(0).json();
    assert_eq!((&tested["issues"][0]["code"], &tested["issues"][0]["row"]), (&"line-in-one-cell".into(), &2.into()));
}
