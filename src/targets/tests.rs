//! What conditions and groups mean, and that the JSON is read strictly.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod packed;

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::changed::Changed;
use super::query::{Part, Query};
use super::setting::Setting;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::ContactView;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId, Group as FieldGroup, Type, Value, is_reserved, standard};

pub const GENRE: FieldId = 1001;
pub const STYLES: FieldId = 1002;
const SINCE: FieldId = 1003;
const SCORE: FieldId = 1004;
pub const OPTIN: FieldId = 1005;

pub fn catalogue() -> Catalogue {
    let own = |id, code: &str, group, kind| Field::new(id, code, group, kind, [(); 3].map(|()| code.to_owned()));
    let mut fields = standard::fields();
    fields.extend([
        own(GENRE, "GENRE", FieldGroup::Criterion, Type::List).with_values(values(&["JAZZ", "OPERA", "ROCK"])),
        own(STYLES, "STYLES", FieldGroup::Criterion, Type::MultiList).with_values(values(&["A", "B", "C"])),
        own(SINCE, "SINCE", FieldGroup::Criterion, Type::Date),
        own(SCORE, "SCORE", FieldGroup::Criterion, Type::Number),
        own(OPTIN, "OPTIN_MAIL", FieldGroup::Authorisation, Type::YesNo),
    ]);
    Catalogue::new(1, fields)
}

fn values(codes: &[&str]) -> Vec<Value> {
    let value = |(code, rank): (&&str, i64)| Value {
        id: rank,
        code: (*code).to_owned(),
        labels: [(); 3].map(|()| (*code).to_owned()),
        rank,
        active: true,
    };
    codes.iter().zip(1..).map(value).collect()
}

pub fn setting(catalogue: &Catalogue) -> Setting<'_> {
    let changed = |writer, id: u64| Changed { writer, ids: [id].into_iter().collect() };
    let imports = HashMap::from([(7, changed(70, 999)), (8, changed(80, 998)), (9, changed(90, 1))]);
    Setting { catalogue, country: "FR", zone: chrono_tz::Tz::Europe__Paris, imports }
}

fn time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// A contact with something in every kind of field.
pub fn full() -> Slots<'static> {
    let mut slots = Slots::default();
    for (field, value) in [
        (standard::KIND, "INDIVIDUAL"),
        (standard::FIRSTNAME, "Éric"),
        (standard::LASTNAME, "Le  Goff"),
        (standard::PREF_LANG, "fr"),
        (standard::EMAIL, "Eric.LeGoff@Example.org"),
        (standard::PHONE, "+33612345678"),
        (standard::TOWN, "Saint-Étienne"),
        (standard::COUNTRY, "FR"),
        (standard::OWNER, "anna@example.org"),
        (standard::BIRTHDATE, "1980-02-29"),
        (GENRE, "JAZZ"),
        (SINCE, "2020-05-01"),
        (SCORE, "12.5"),
        (OPTIN, "TRUE"),
    ] {
        slots.set(field, "", 70, Some(value));
    }
    for (field, code) in [(STYLES, "A"), (STYLES, "B"), (standard::TAGS, "Très VIP")] {
        slots.set(field, code, 70, Some(""));
    }
    slots
}

pub fn matches(json: &str, slots: &Slots<'_>) -> bool {
    let catalogue = catalogue();
    let query = Query::from_json(json).unwrap_or_else(|refusal| panic!("{json}: {refusal:?}"));
    assert_eq!(query.check(&setting(&catalogue)), Ok(()), "{json}");
    let matcher = query.compile(&setting(&catalogue)).unwrap();
    let matches = matcher.matches(&view(slots));
    packed::agrees(&matcher, slots, matches);
    matches
}

/// Made at 0:30 on 14 July in Paris, which still was the 13th in UTC.
pub fn view<'a>(slots: &'a Slots<'a>) -> ContactView<'a> {
    ContactView {
        id: 1,
        number: "000123",
        created_at: time("2026-07-13 22:30"),
        changed_at: time("2026-08-01 12:00"),
        slots,
    }
}

pub fn refused(json: &str) -> &'static str {
    let catalogue = catalogue();
    match Query::from_json(json).and_then(|query| query.check(&setting(&catalogue))) {
        Ok(()) => "accepted",
        Err(refusal) => refusal.code,
    }
}

#[test]
fn no_field_can_hide_what_targets_ask_about() {
    for code in super::subject::PSEUDO_FIELDS.into_iter().chain(["TAGS"]) {
        assert!(is_reserved(code) && is_reserved(&code.to_lowercase()), "{code}");
    }
}

#[test]
fn groups_join_their_members() {
    let full = full();
    let yes = r#"{"field": "GENRE", "is": "JAZZ"}"#;
    let no = r#"{"field": "GENRE", "is": "ROCK"}"#;
    let cases = [
        ("all", [true, false, false]),
        ("any", [true, true, false]),
        ("not_all", [false, true, true]),
        ("none", [false, false, true]),
    ];
    for (join, wanted) in cases {
        for (members, wanted) in [[yes, yes], [yes, no], [no, no]].iter().zip(wanted) {
            let json = format!(r#"{{"{join}": [{}]}}"#, members.join(","));
            assert_eq!(matches(&json, &full), wanted, "{json}");
            let nested = format!(r#"{{"none": [{{"any": [{json}]}}]}}"#);
            assert_eq!(matches(&nested, &full), !wanted, "{nested}");
        }
    }
}

#[test]
fn what_is_switched_off_does_not_count() {
    let full = full();
    let cases = [
        (r#"{"all": [{"field": "GENRE", "is": "JAZZ"}, {"off": {"field": "TOWN", "is": "Lyon"}}]}"#, true),
        (r#"{"any": [{"field": "GENRE", "is": "ROCK"}, {"off": {"field": "TOWN", "is_not": "Lyon"}}]}"#, false),
        (r#"{"all": [{"field": "GENRE", "is": "JAZZ"}, {"off": {"none": [{"field": "GENRE", "is": "JAZZ"}]}}]}"#, true),
        // A group in which nothing is on counts as off: neither an empty `all` (true) nor an empty `any` (false).
        (r#"{"all": [{"field": "GENRE", "is": "JAZZ"}, {"any": [{"off": {"field": "TOWN", "is": "Lyon"}}]}]}"#, true),
        (r#"{"any": [{"field": "GENRE", "is": "ROCK"}, {"all": [{"off": {"field": "TOWN", "is": "Lyon"}}]}]}"#, false),
    ];
    for (json, wanted) in cases {
        assert_eq!(matches(json, &full), wanted, "{json}");
    }
}

#[test]
fn an_off_part_is_ignored_even_when_its_field_is_gone() {
    let catalogue = catalogue();
    let json = r#"{"all": [{"field": "GENRE", "is": "JAZZ"}, {"off": {"field": "OLD_ONE", "is": "x"}}]}"#;
    let query = Query::from_json(json).unwrap();
    assert!(query.compile(&setting(&catalogue)).unwrap().matches(&view(&full())));
    assert_eq!(query.check(&setting(&catalogue)).unwrap_err().code, "query-unknown-field");
}

#[test]
fn a_value_that_was_removed_from_its_list_still_finds_who_holds_it() {
    let catalogue = catalogue();
    let mut slots = full();
    slots.set(GENRE, "", 70, Some("POLKA"));
    let query = Query::from_json(r#"{"field": "GENRE", "is": "POLKA"}"#).unwrap();
    assert!(query.compile(&setting(&catalogue)).unwrap().matches(&view(&slots)));
    assert_eq!(query.check(&setting(&catalogue)).unwrap_err().code, "query-unknown-value");
}

#[test]
fn deleted_contacts_are_in_no_target() {
    let mut slots = full();
    slots.set(standard::STATUS, "", 70, Some("DELETED"));
    assert!(!matches(r#"{"field": "STATUS", "is": "DELETED"}"#, &slots));
    assert!(!matches(r#"{"none": [{"field": "STATUS", "is": "ACTIVE"}]}"#, &slots));
    slots.set(standard::STATUS, "", 70, Some("INVALID"));
    assert!(matches(r#"{"field": "STATUS", "is": "INVALID"}"#, &slots));
}

#[test]
fn a_structure_is_named_by_its_official_name() {
    let mut slots = Slots::default();
    slots.set(standard::KIND, "", 1, Some("STRUCTURE"));
    slots.set(standard::OFFICIAL_NAME, "", 1, Some("Théâtre du Nord"));
    slots.set(standard::LASTNAME, "", 1, Some("Durand"));
    assert!(matches(r#"{"field": "FULL_NAME", "is": "theatre du nord"}"#, &slots));
}

#[test]
fn every_problem_is_told_with_its_place() {
    let catalogue = catalogue();
    let json = r#"{"all": [{"field": "GENRE", "is": "JAZZ"}, {"any": [{"field": "X", "is": "x"}, {"field": "SCORE", "is": "x"}]}]}"#;
    let query = Query::from_json(json).unwrap();
    let problems = query.problems(&setting(&catalogue));
    let places: Vec<_> = problems.iter().map(|(path, refusal)| (path.as_slice(), refusal.code)).collect();
    assert_eq!(places, [(&[1, 0][..], "query-unknown-field"), (&[1, 1][..], "query-bad-value")]);
    assert!(matches!(query.part(&[1, 1]), Some(Part::Condition(condition)) if condition.field == "SCORE"));
    assert_eq!(query.part(&[0, 0]), None);
}
