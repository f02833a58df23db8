//! The demo's data are what a careful institution would have: nothing in them is an error.

use std::collections::{HashMap, HashSet};
use std::io::Write;

use super::*;
use crate::table;

fn rows(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut reader = table::open(file.path(), "demo.csv", &table::Limits::default()).unwrap();
    let mut all = Vec::new();
    let mut rows = Vec::new();
    while reader.next_rows(&mut rows, 500).unwrap() {
        all.append(&mut rows);
    }
    all.append(&mut rows);
    let header: Vec<String> = all.remove(0).cells.iter().map(str::to_owned).collect();
    let named = |row: &table::Row| header.iter().cloned().zip(row.cells.iter().map(str::to_owned)).collect();
    all.iter().map(named).collect()
}

#[test]
fn the_same_contacts_come_every_time() {
    let mut first = Vec::new();
    write_contacts_csv(200, &mut first).unwrap();
    let mut second = Vec::new();
    write_contacts_csv(200, &mut second).unwrap();
    assert_eq!(first, second);
    assert!(contacts(50).eq(contacts(200).take(50)));
}

#[test]
fn a_contact_survives_its_file() {
    let mut file = Vec::new();
    write_contacts_csv(500, &mut file).unwrap();
    let read = rows(&file);
    assert_eq!(read.len(), 500);
    for (row, contact) in read.iter().zip(contacts(500)) {
        for (header, cell) in COLUMNS.iter().zip(contact.cells()) {
            assert_eq!(row[*header], cell, "{header} of {}", contact.contact_nr);
        }
    }
}

#[test]
fn no_number_and_no_address_stands_twice() {
    let mut seen = HashSet::new();
    for contact in contacts(5000) {
        assert!(seen.insert(contact.contact_nr.clone()));
        if !contact.email.is_empty() {
            let options = email_address::Options::default().with_required_tld().without_display_text();
            assert!(
                email_address::EmailAddress::parse_with_options(&contact.email, options).is_ok(),
                "{}",
                contact.email
            );
            assert!(seen.insert(contact.email.clone()), "{}", contact.email);
        }
    }
}

#[test]
fn every_phone_number_is_valid_in_its_country() {
    let mut numbers = 0;
    for contact in contacts(2000) {
        for number in [&contact.phone, &contact.cellphone].into_iter().filter(|number| !number.is_empty()) {
            let parsed = phonenumber::parse(None, number).unwrap();
            assert!(phonenumber::is_valid(&parsed), "{number} of {}", contact.country);
            assert_eq!(
                parsed.country().id().map(|id| id.as_ref().to_owned()),
                Some(contact.country.clone()),
                "{number}"
            );
            numbers += 1;
        }
    }
    assert!(numbers > 1500);
}

#[test]
fn what_a_contact_has_fits_what_it_is() {
    let mut structures = 0;
    for contact in contacts(5000) {
        let names = [&contact.firstname, &contact.lastname];
        assert!(names.iter().all(|name| !name.contains(|c: char| c.is_ascii_digit())));
        assert!(contact.cells().iter().all(|cell| cell.chars().count() <= 100 && crate::text::trim(cell) == *cell));
        if contact.kind == "STRUCTURE" {
            structures += 1;
            assert!(!contact.official_name.is_empty() && names.iter().all(|name| name.is_empty()));
            let personal = [
                &contact.optin_mail,
                &contact.optin_partners,
                &contact.subscriber,
                &contact.seating,
                &contact.birthdate,
            ];
            assert!(personal.iter().all(|cell| cell.is_empty()));
        } else {
            assert!(contact.official_name.is_empty() && names.iter().all(|name| !name.is_empty()));
        }
    }
    assert!((500..700).contains(&structures), "{structures}");
}

#[test]
fn there_is_work_for_the_first_import() {
    let without_genre = contacts(5000).filter(|contact| contact.pref_lang == "fr" && contact.genre.is_empty()).count();
    assert!((800..1500).contains(&without_genre), "{without_genre}");
    let languages: HashSet<String> = contacts(5000).map(|contact| contact.pref_lang).collect();
    assert_eq!(languages, HashSet::from(["fr", "pt", "en", ""].map(str::to_owned)));
}

#[test]
fn every_code_is_defined() {
    let fields = rows(&fields_csv().unwrap());
    let criteria: HashSet<&str> = fields.iter().map(|row| &*row["CRITERION"]).collect();
    let codes: HashSet<(&str, &str)> = fields.iter().map(|row| (&*row["CRITERION"], &*row["VALUE"])).collect();
    let types: HashSet<&str> = fields.iter().map(|row| &*row["TYPE"]).collect();
    assert_eq!(types, HashSet::from(["list", "multi-list", "yes/no", "text", "number", "date", "authorisation", ""]));
    let own = &COLUMNS[COLUMNS.iter().position(|column| *column == "GENRE").unwrap()..];
    assert!(own.iter().all(|column| criteria.contains(column)));
    for contact in contacts(2000) {
        let lists = [
            ("GENRE", &contact.genre),
            ("INTERESTS", &contact.interests),
            ("STRUCT_TYPE", &contact.struct_type),
            ("LIFECYCLE", &contact.lifecycle),
            ("TITLE", &contact.title),
        ];
        for (field, cell) in lists {
            let defined = |code: &str| code.is_empty() || codes.contains(&(field, code));
            assert!(cell.split('|').all(defined), "{field} {cell}");
        }
    }
}

#[test]
fn some_people_belong_to_a_structure() {
    let (mut structures, mut people) = (HashSet::new(), 0);
    for contact in contacts(5000) {
        if contact.kind == "STRUCTURE" {
            assert_eq!(contact.structure_nr, "");
            structures.insert(contact.contact_nr);
        } else if !contact.structure_nr.is_empty() {
            assert!(structures.contains(&contact.structure_nr), "{}", contact.structure_nr);
            people += 1;
        }
    }
    assert!((500..800).contains(&people), "{people}");
}

#[test]
fn no_two_structures_are_alike() {
    let mut seen = HashSet::new();
    for contact in contacts(5000).filter(|contact| contact.kind == "STRUCTURE" && !contact.line1.is_empty()) {
        let place = (contact.official_name, contact.line1, contact.town);
        assert!(seen.insert(place.clone()), "{place:?}");
    }
}
