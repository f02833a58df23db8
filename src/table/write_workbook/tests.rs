//! What the file of a workbook holds.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read};

use super::*;

fn column(header: &str, part: Part) -> Column {
    Column { header: header.into(), note: format!("About {header}"), width: 12, part, drop_down: None, most: None }
}

fn blueprint() -> Blueprint {
    let words = |text: &str| Words { title: "Title".into(), text: text.into() };
    let offer = |entries, hint, doubt| Some(DropDown { entries, hint, doubt });
    let columns = vec![
        column("CONTACT_NR", Part::Given),
        column("[old] GENRE", Part::Given),
        Column {
            drop_down: offer(Entries::Rows(0..2), None, Some(words("Odd"))),
            ..column("[new] GENRE", Part::Edited)
        },
        Column {
            drop_down: offer(Entries::Few(vec!["a".into(), "b".into()]), Some(words("Hint")), None),
            ..column("[new] FEW", Part::Edited)
        },
        Column { most: Some((60, words("Long"))), ..column("[new] TOWN", Part::Edited) },
        column("CHECK", Part::Hidden),
    ];
    let lists = Lists {
        name: "Liste d'été".into(),
        about: vec!["About".into()],
        columns: vec![("Code".into(), 10), ("Entry".into(), 20)],
        entries: 1,
        rows: [["JAZZ", "JAZZ — Jazz"], ["OPERA", "=1+1"]].map(|row| row.map(str::to_owned).into()).into(),
    };
    Blueprint {
        title: "Title".into(),
        company: "Company".into(),
        name: "Sheet".into(),
        columns,
        frozen: 1,
        is_locked: true,
        is_dated: false,
        lists: Some(lists),
    }
}

fn written(blueprint: Blueprint, rows: &[&[&str]]) -> zip::ZipArchive<Cursor<Vec<u8>>> {
    let mut writer = workbook_writer(blueprint, &std::env::temp_dir()).unwrap();
    for row in rows {
        writer.write_row(*row).unwrap();
    }
    let mut out = Vec::new();
    writer.finish(&mut out).unwrap();
    zip::ZipArchive::new(Cursor::new(out)).unwrap()
}

fn part(zip: &mut zip::ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn cells_are_texts_without_a_guard() {
    let sheet = part(&mut written(blueprint(), &[&["000001", "=1+1", "", "", "'x"]]), "xl/worksheets/sheet1.xml");
    for cell in ["A2", "B2", "E2"] {
        let at = sheet.find(&format!("<c r=\"{cell}\"")).unwrap();
        assert!(sheet[at..].split('>').next().unwrap().contains("t=\"inlineStr\""), "{cell}");
    }
    assert!(sheet.contains("<t>=1+1</t>") && sheet.contains("<t>'x</t>") && !sheet.contains("<f>"));
    assert!(!sheet.contains("r=\"C2\""), "a blank cell is none");
}

#[test]
fn drop_downs_take_their_entries_from_the_second_sheet_and_only_warn() {
    let sheet = part(&mut written(blueprint(), &[&["1"]]), "xl/worksheets/sheet1.xml");
    let rule = |range: &str| {
        let rules = sheet.split("<dataValidation ").skip(1).map(|rule| rule.split("</dataValidation>").next().unwrap());
        rules.into_iter().find(|rule| rule.contains(&format!("sqref=\"{range}"))).unwrap()
    };
    assert!(rule("C2:C1002").contains("<formula1>'Liste d''été'!$B$3:$B$4</formula1>"), "{}", rule("C2"));
    assert!(rule("C2").contains("errorStyle=\"warning\"") && rule("C2").contains("showErrorMessage=\"1\""));
    assert!(rule("D2").contains("<formula1>\"a,b\"</formula1>") && rule("D2").contains("prompt=\"Hint\""));
    assert!(!rule("D2").contains("showErrorMessage"), "what is not in the list may be typed: {}", rule("D2"));
    assert!(rule("E2").contains("type=\"textLength\"") && rule("E2").contains("<formula1>60</formula1>"));
}

#[test]
fn what_is_given_is_locked_without_a_password_and_rows_may_be_added_below() {
    let mut zip = written(blueprint(), &[&["1"], &["2"]]);
    let sheet = part(&mut zip, "xl/worksheets/sheet1.xml");
    let protection = sheet.split("<sheetProtection ").nth(1).unwrap().split("/>").next().unwrap();
    assert!(protection.contains("sheet=\"1\"") && !protection.contains("password"), "{protection}");
    for may in ["autoFilter", "formatColumns", "formatCells"] {
        assert!(protection.contains(&format!("{may}=\"0\"")), "{may}: {protection}");
    }
    assert!(sheet.contains("<protectedRange sqref=\"A4:F1048576\""), "{sheet}");
    let styles = part(&mut zip, "xl/styles.xml");
    let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    let style = |column: &str| {
        let at = sheet.find(&format!("<col min=\"{column}\"")).unwrap();
        let style = sheet[at..].split("style=\"").nth(1).unwrap().split('"').next().unwrap();
        formats[style.parse::<usize>().unwrap()]
    };
    assert!(style("3").contains("locked=\"0\"") && !style("1").contains("locked=\"0\""));
    assert!(style("3").contains("numFmtId=\"49\"") && style("1").contains("numFmtId=\"49\""), "text cells");
    let open = Blueprint { is_locked: false, ..blueprint() };
    assert!(!part(&mut written(open, &[]), "xl/worksheets/sheet1.xml").contains("sheetProtection"));
}

#[test]
fn header_and_key_stay_in_sight_and_the_check_out_of_it() {
    let sheet = part(&mut written(blueprint(), &[&["1"]]), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:F2\"/>"), "the hidden column is sorted along: {sheet}");
    let check = sheet.split("<col min=\"6\"").nth(1).unwrap().split("/>").next().unwrap();
    assert!(check.contains("hidden=\"1\""), "{check}");
}
