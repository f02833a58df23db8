//! What conditions and groups mean, and that the JSON is read strictly.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;

use chrono::NaiveDateTime;
use proptest::prelude::*;

use super::changed::Changed;
use super::operator::{Operator, Takes};
use super::query::{Condition, Group, Join, Member, Part, Query};
use super::setting::Setting;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::ContactView;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId, Group as FieldGroup, Type, Value, is_reserved, standard};

const GENRE: FieldId = 1001;
const STYLES: FieldId = 1002;
const SINCE: FieldId = 1003;
const SCORE: FieldId = 1004;
const OPTIN: FieldId = 1005;

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
    query.compile(&setting(&catalogue)).unwrap().matches(&view(slots))
}

/// Made at 0:30 on 14 July in Paris, which still was the 13th in UTC.
fn view<'a>(slots: &'a Slots<'a>) -> ContactView<'a> {
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

fn conditions() -> impl Strategy<Value = Condition> {
    let fields = prop::sample::select(vec!["TOWN", "GENRE", "é\"\\", ""]);
    let operators = prop::sample::select(Operator::ALL.to_vec());
    (fields, operators, prop::collection::vec(any::<String>(), 1..4)).prop_map(|(field, operator, mut values)| {
        match operator.takes() {
            Takes::Nothing => values.clear(),
            Takes::One => values.truncate(1),
            Takes::Two => values.resize(2, "x".to_owned()),
            Takes::Many => {}
        }
        Condition { field: field.to_owned(), operator, values }
    })
}

/// Conditions that hold of some of the contacts of [`contacts`] and not of others.
fn telling_conditions() -> impl Strategy<Value = Condition> {
    let condition = |field: &str, operator, values: &[&str]| Condition {
        field: field.to_owned(),
        operator,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    prop::sample::select(vec![
        condition("GENRE", Operator::Is, &["JAZZ"]),
        condition("GENRE", Operator::IsNot, &["ROCK"]),
        condition("GENRE", Operator::IsEmpty, &[]),
        condition("STYLES", Operator::IsOneOf, &["A", "C"]),
        condition("OPTIN_MAIL", Operator::Is, &["TRUE"]),
    ])
}

fn groups(conditions: impl Strategy<Value = Condition> + 'static) -> impl Strategy<Value = Group> {
    let joins = || prop::sample::select(Join::ALL.to_vec());
    let member = |part| (prop::bool::weighted(0.2), part).prop_map(|(off, part)| Member { off, part });
    let leaf = conditions.prop_map(Part::Condition);
    let part = leaf.prop_recursive(4, 24, 4, move |inner| {
        (joins(), prop::collection::vec(member(inner), 1..4))
            .prop_map(|(join, members)| Part::Group(Group { join, members }))
    });
    (joins(), prop::collection::vec(member(part.boxed()), 1..4)).prop_map(|(join, members)| Group { join, members })
}

fn contacts() -> Vec<Slots<'static>> {
    let mut all = vec![Slots::default()];
    for genre in ["JAZZ", "ROCK", "OPERA"] {
        for style in ["A", "B"] {
            let mut slots = Slots::default();
            slots.set(GENRE, "", 1, Some(genre));
            slots.set(STYLES, style, 1, Some(""));
            slots.set(OPTIN, "", 1, (genre == "ROCK").then_some("TRUE"));
            all.push(slots);
        }
    }
    all
}

/// Evaluates without compiling: the definition of the four groups, in the shortest words.
fn holds(part: &Part, contact: &ContactView<'_>, setting: &Setting<'_>) -> bool {
    match part {
        Part::Condition(condition) => {
            let query = Query { root: Group::of(Join::All, [Part::Condition(condition.clone())]) };
            query.compile(setting).unwrap().matches(contact)
        }
        Part::Group(group) => {
            let live: Vec<bool> = group
                .members
                .iter()
                .filter(|member| member.is_live())
                .map(|member| holds(&member.part, contact, setting))
                .collect();
            match group.join {
                Join::All => !live.contains(&false),
                Join::Any => live.contains(&true),
                Join::NotAll => live.contains(&false),
                Join::None => !live.contains(&true),
            }
        }
    }
}

proptest! {
    #[test]
    fn json_gives_back_the_query(root in groups(conditions())) {
        let query = Query { root };
        prop_assert_eq!(Query::from_json(&query.to_json()).unwrap(), query);
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in r#"[\[\]{}:," a-z]{0,60}|\{"all": \[[{}a-z":, ]{0,40}\]\}"#) {
        let _ = Query::from_json(&text);
    }

    #[test]
    fn nested_groups_mean_what_their_members_say(group in groups(telling_conditions())) {
        let catalogue = catalogue();
        let setting = setting(&catalogue);
        let query = Query { root: group };
        match query.compile(&setting) {
            Err(refusal) => {
                prop_assert!(!query.root.is_live());
                prop_assert_eq!(refusal.code, "query-nothing-on");
            }
            Ok(matcher) => for slots in contacts() {
                let contact = view(&slots);
                prop_assert_eq!(matcher.matches(&contact), holds(&Part::Group(query.root.clone()), &contact, &setting));
            }
        }
    }

    #[test]
    fn not_all_is_not_all_and_none_is_not_any(group in groups(telling_conditions())) {
        let catalogue = catalogue();
        let setting = setting(&catalogue);
        let opposite = match group.join {
            Join::All => Join::NotAll,
            Join::NotAll => Join::All,
            Join::Any => Join::None,
            Join::None => Join::Any,
        };
        let other = Query { root: Group { join: opposite, ..group.clone() } };
        let query = Query { root: group };
        let (Ok(matcher), Ok(other)) = (query.compile(&setting), other.compile(&setting)) else { return Ok(()) };
        for slots in contacts() {
            prop_assert_ne!(matcher.matches(&view(&slots)), other.matches(&view(&slots)));
        }
    }
}
