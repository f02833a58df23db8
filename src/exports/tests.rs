//! What was exported reads back to the same values, whatever they are, and nothing of it is run as a formula.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::book::{self, About};
use super::output::{Output, Place};
use super::sheet::{PLAIN_FIRST, PlainSheet};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId, Group, Input, Surroundings, Type, Value, standard};
use crate::i18n::Language;
use crate::table::{self, FileFormat, Limits, Row};

/// The standard fields, and one of each type that institutions define.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let types = [
        Type::Text { max: 1000 },
        Type::List,
        Type::MultiList,
        Type::YesNo,
        Type::Number,
        Type::Date,
        Type::Email,
        Type::Phone,
        Type::Country,
        Type::Language,
    ];
    let own = (2001..).zip(types).zip([Group::Criterion, Group::Custom].into_iter().cycle());
    let own =
        own.map(|((id, kind), group)| with_values(Field::new(id, &format!("OWN_{id}"), group, kind, labels("Own"))));
    let optin = Field::new(3001, "OPTIN", Group::Authorisation, Type::YesNo, labels("Opt in"));
    Catalogue::new(1, standard::fields().into_iter().map(with_values).chain(own).chain([optin]).collect())
});

fn labels(label: &str) -> [String; 3] {
    [label, label, label].map(str::to_owned)
}

fn with_values(field: Field) -> Field {
    let is_list = matches!(field.kind, Type::List | Type::MultiList) && field.values().is_empty();
    if !is_list || field.id == standard::TAGS {
        return field;
    }
    let codes = ["JAZZ", "18-", "-X", "007", "1.5", "TRUE", "été_2026", "E", "OPÉRA", "4.2-"];
    let value = |(rank, code): (i64, &str)| Value {
        id: field.id * 100 + rank,
        code: code.to_owned(),
        labels: labels(&format!("Label — of {code}|x")),
        rank,
        active: true,
    };
    let values = (1..).zip(codes).map(value).collect();
    field.with_values(values)
}

static USERS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| HashMap::from([("=o'neil@theatre.example".into(), "=O'Neil@theatre.example".into())]));

fn around() -> Surroundings<'static> {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Surroundings::new("FR", today, &USERS)
}

fn decoded(field: &Field, cell: &str) -> Option<Input> {
    field.decode(cell, &around()).input
}

/// What people and programs put into cells, and what spreadsheets and readers of files trip over.
fn cells() -> impl Strategy<Value = String> {
    let begin = "(=|\\+|-|@|'|''|\t|\r|\\|\\||\\|| |\u{a0}|\u{200b}=|＝|=1\\+1|=cmd|' /C calc'!A0|@SUM\\(1\\)|\")?";
    let nasty = [
        "Empty",
        "VIDE",
        "vazio",
        "007",
        "0612345678",
        "1E5",
        "6.12E+8",
        "1,5",
        "3/4",
        "10-12",
        "TRUE",
        "VRAI",
        "#N/A",
        "=",
        "'",
        "''",
        "'=",
        "||",
        "A|B",
        "+A|-B",
        "A+|B-",
        "a;b,c\td|e",
        "\"quoted\"",
        "line one\nline two",
        "line one\r\nline two\rthree",
        "_x000D_",
        "_x005F_x0041_",
        "a\u{a0}b\u{202f}c",
        "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž ‘’“”•–—˜™š›œ žŸ",
        "😀👩‍👩‍👧",
        "e\u{301}é",
        "\u{fffe}x\u{ffff}",
        "a\u{1}b\u{1f}c\u{7f}\u{85}d",
        "<b>&amp;</b>]]>",
        "sep=;",
        "ID",
        "{=1}",
        "DDE(\"x\")",
        "a  b   c",
        "مرحبا",
        "a\u{2028}b",
        "-0",
        "1899-12-31",
    ];
    prop_oneof![
        (begin, "\\PC{0,20}").prop_map(|(begin, rest)| begin + &rest),
        (begin, prop::sample::select(nasty.to_vec())).prop_map(|(begin, rest)| begin + rest),
        any::<String>(),
        "[-+]?[0-9]{1,9}([.,][0-9]{1,7})?",
        "(0|1|2)[0-9]/0[1-9]/(1[89]|20)[0-9]{2}",
        "0[67][0-9]{8}",
        "[=+'-]?[a-zé]{1,9}@[a-z]{1,9}\\.(fr|com)",
        "[+-]?(JAZZ|18-|-X|007|1\\.5|TRUE|été_2026|E|4\\.2-)(\\|(JAZZ|18-|-X|007|OPÉRA)){0,3}",
        prop::sample::select(vec!["fr", "PT", "DE", "Brésil", "anglais", "=o'neil@THEATRE.example", "STRUCTURE"])
            .prop_map(str::to_owned),
    ]
}

/// A contact with the values that these cells give its fields: each field takes the first that it can read.
fn contact(cells: &[String]) -> Slots<'static> {
    let mut slots = Slots::default();
    for (at, field) in CATALOGUE.fields().iter().enumerate().filter(|(_, field)| field.id != standard::CONTACT_NR) {
        let mut cells = cells.iter().cycle().skip(at).take(cells.len());
        match cells.find_map(|cell| decoded(field, cell).filter(is_value)) {
            Some(Input::Set(value)) => slots.set(field.id, "", 1, Some(&value)),
            Some(Input::SetCodes(codes)) => codes.iter().for_each(|code| slots.set(field.id, code, 1, Some(""))),
            _ => {}
        }
    }
    slots
}

fn is_value(input: &Input) -> bool {
    matches!(input, Input::Set(_) | Input::SetCodes(_))
}

/// A plain export of contacts, through the real writer.
fn export(contacts: &[Slots<'_>], format: FileFormat, language: Language) -> Vec<u8> {
    let scratch = std::env::temp_dir();
    let sheet = PlainSheet::new(&CATALOGUE);
    let about = About { language, institution: "=Théâtre", users: USERS.values().cloned().collect() };
    let mut out = Cursor::new(Vec::new());
    let place = Place { out: &mut out, scratch: &scratch, format, language, for_programs: false };
    let mut output = Output::begin(place, book::plain(&sheet, &about), None).unwrap();
    for (number, slots) in contacts.iter().enumerate() {
        output.write_row(sheet.cells(&format!("{number:06}"), slots)).unwrap();
    }
    output.finish().unwrap();
    out.into_inner()
}

/// The rows below the header, through the real reader.
fn read_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut reader = table::open(file.path(), "export.csv", &Limits::default()).unwrap();
    let (mut rows, mut batch): (Vec<Vec<String>>, Vec<Row>) = (Vec::new(), Vec::new());
    loop {
        let more = reader.next_rows(&mut batch, 100).unwrap();
        rows.extend(batch.iter().map(|row| row.cells.iter().map(str::to_owned).collect()));
        if !more {
            return rows.split_off(1);
        }
    }
}

fn read_workbook(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("not a text: {other:?}"),
    };
    range.rows().skip(1).map(|row| row.iter().map(text).collect()).collect()
}

/// What a row says of each field.
fn values(row: &[String]) -> Vec<(FieldId, Option<Input>)> {
    let fields = PlainSheet::new(&CATALOGUE).fields().to_vec();
    let value = |(at, field): (usize, &&Field)| {
        let cell = row.get(at + PLAIN_FIRST.len()).map_or("", String::as_str);
        (field.id, decoded(field, cell).filter(|input| *input != Input::Keep))
    };
    fields.iter().enumerate().map(value).collect()
}

fn expected(slots: &Slots<'_>) -> Vec<(FieldId, Option<Input>)> {
    let value = |field: &Field| match field.kind {
        Type::MultiList => {
            let codes: Vec<String> = slots.codes(field.id).map(str::to_owned).collect();
            (!codes.is_empty()).then_some(Input::SetCodes(codes))
        }
        _ => slots.value(field.id).map(|value| Input::Set(value.to_owned())),
    };
    PlainSheet::new(&CATALOGUE).fields().iter().map(|field| (field.id, value(field))).collect()
}

/// Whether a spreadsheet that opens this CSV file could take a cell for a formula.
fn runs_as_formula(cell: &str) -> bool {
    let visible = cell
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c));
    cell.starts_with(['\t', '\r']) || visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The text of the only worksheet's file inside a workbook.
fn sheet_xml(bytes: &[u8], sheet: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name(sheet).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_reads_back_from_csv_in_each_language(cells in prop::collection::vec(cells(), 120)) {
        let contacts: Vec<Slots<'_>> = cells.chunks(15).map(contact).collect();
        for language in Language::ALL {
            let bytes = export(&contacts, FileFormat::Csv, language);
            for (row, contact) in read_csv(&bytes).iter().zip(&contacts) {
                prop_assert_eq!(values(row), expected(contact));
            }
            let delimiter = if language == Language::English { b',' } else { b';' };
            let mut raw = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&*bytes);
            for cell in raw.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!runs_as_formula(&cell), "{:?}", cell);
            }
        }
    }

    #[test]
    fn every_value_reads_back_from_a_workbook(cells in prop::collection::vec(cells(), 120)) {
        let contacts: Vec<Slots<'_>> = cells.chunks(15).map(contact).collect();
        let bytes = export(&contacts, FileFormat::Xlsx, Language::French);
        let rows = read_workbook(&bytes);
        prop_assert_eq!(rows.len(), contacts.len());
        for (row, contact) in rows.iter().zip(&contacts) {
            prop_assert_eq!(values(row), expected(contact));
        }
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let xml = sheet_xml(&bytes, sheet);
            prop_assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula in {}", sheet);
            prop_assert_eq!(xml.matches("<v>").count(), 0, "a cell that is no text in {}", sheet);
        }
    }
}

#[test]
fn every_field_of_every_type_gets_a_value_in_these_tests() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cells = prop::collection::vec(cells(), 600);
    let cells = cells.new_tree(&mut runner).unwrap().current();
    let contacts: Vec<Slots<'_>> = cells.chunks(15).map(contact).collect();
    for (at, (field, _)) in expected(&contacts[0]).into_iter().enumerate() {
        let filled = contacts.iter().filter(|contact| expected(contact)[at].1.is_some()).count();
        assert!(filled > 0, "field {field} never had a value");
    }
}

#[test]
fn equal_states_give_equal_workbooks() {
    let contacts = [contact(&["Ana".to_owned(), "=1+1".to_owned()])];
    let [first, second] = [0, 0].map(|_| export(&contacts, FileFormat::Xlsx, Language::English));
    assert!(first == second);
}

#[test]
fn a_text_of_32767_characters_fits_a_cell_and_one_more_is_refused() {
    let long = |length: usize| {
        let mut slots = Slots::default();
        slots.set(standard::REMARK, "", 1, Some(&"é".repeat(length)));
        slots
    };
    let rows = read_workbook(&export(&[long(32_767)], FileFormat::Xlsx, Language::English));
    assert!(rows[0].iter().any(|cell| cell.chars().count() == 32_767));
    let sheet = PlainSheet::new(&CATALOGUE);
    let about = About { language: Language::English, institution: "", users: Vec::new() };
    let scratch = std::env::temp_dir();
    let place = Place {
        out: Cursor::new(Vec::new()),
        scratch: &scratch,
        format: FileFormat::Xlsx,
        language: Language::English,
        for_programs: false,
    };
    let mut output = Output::begin(place, book::plain(&sheet, &about), None).unwrap();
    let refused = output.write_row(sheet.cells("1", &long(32_768))).unwrap_err();
    assert!(refused.to_string().contains("workbook-cell-too-long"), "{refused}");
}
