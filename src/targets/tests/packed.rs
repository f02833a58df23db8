//! Contacts are found packed, in whatever order their conditions are asked, just as they are found unpacked.

use proptest::prelude::*;

use super::super::matcher::Matcher;
use super::super::query::Query;
use super::{GENRE, OPTIN, SCORE, SINCE, STYLES, catalogue, setting, view};
use crate::contacts::contact::Contact;
use crate::contacts::packed::Walked;
use crate::contacts::slots::Slots;
use crate::fields::{FieldId, standard};

/// Asks the contact in every other way whether it matches.
pub(super) fn agrees(matcher: &Matcher, slots: &Slots<'_>, matches: bool) {
    let (seen, body, mut walked) = (view(slots), slots.encode(), Walked::default());
    let (number, created_at, changed_at) = (seen.number.to_owned(), seen.created_at, seen.changed_at);
    let contact = Contact { id: seen.id, number, body: body.clone(), created_at, changed_at };
    for matcher in [matcher, &matcher.cheapest_first()] {
        assert_eq!(matcher.matches_stored(&contact, &mut walked).unwrap(), matches, "{matcher:?} {slots:?}");
        if matcher.asks_body_only() {
            assert_eq!(matcher.matches_body(seen.id, &body, &mut walked).unwrap(), matches, "{matcher:?} {slots:?}");
        }
        let is_alike = matcher.pattern().is_none_or(|pattern| is_like(&body, &pattern));
        assert!(is_alike || !matches, "the pattern leaves it out: {matcher:?} {slots:?}");
    }
}

/// LIKE as databases understand it, for patterns without `_`.
fn is_like(text: &[u8], pattern: &[u8]) -> bool {
    let (mut parts, mut bytes) = (vec![Vec::new()], pattern.iter());
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => parts.push(Vec::new()),
            b'\\' => parts.last_mut().unwrap().extend(bytes.next()),
            byte => parts.last_mut().unwrap().push(*byte),
        }
    }
    let (mut rest, last) = (text, parts.len() - 1);
    assert!(parts[0].is_empty() && parts[last].is_empty() && last > 1, "{pattern:?}");
    parts[1..last].iter().all(|part| {
        let found = rest.windows(part.len()).position(|window| window == part);
        found.inspect(|at| rest = &rest[at + part.len()..]).is_some()
    })
}

#[test]
fn what_all_who_match_have_is_in_the_pattern() {
    let catalogue = catalogue();
    let pattern = |json: &str| Query::from_json(json).unwrap().compile(&setting(&catalogue)).unwrap().pattern();
    let genre = r#"{"field": "GENRE", "is": "JA%Z"}"#;
    let bytes = b"%\xe9\x07%\x00\x05JA\\%Z%".to_vec();
    assert_eq!(pattern(genre), Some(bytes.clone()));
    assert_eq!(pattern(&format!(r#"{{"none": [{{"not_all": [{genre}]}}]}}"#)), Some(bytes.clone()));
    assert_eq!(pattern(&format!(r#"{{"all": [{genre}, {{"any": [{genre}, {genre}]}}]}}"#)), Some(bytes));
    assert_eq!(pattern(r#"{"none": [{"field": "GENRE", "is_empty": true}]}"#), Some(b"%\xe9\x07%".to_vec()));
    assert_eq!(pattern(r#"{"field": "PREF_LANG", "is": "fr"}"#), Some(b"%\x00\x03fr%".to_vec()));
    for without in [
        format!(r#"{{"any": [{genre}, {{"field": "TOWN", "is": "Lyon"}}]}}"#),
        format!(r#"{{"none": [{genre}]}}"#),
        r#"{"field": "GENRE", "is_not": "JAZZ"}"#.to_owned(),
        r#"{"field": "TOWN", "starts_with": "S"}"#.to_owned(),
    ] {
        assert_eq!(pattern(&without), None, "{without}");
    }
}

/// Conditions that now and then hold of the contacts below.
const CONDITIONS: [&str; 22] = [
    r#""TOWN", "starts_with": "s""#,
    r#""TOWN", "is_not": "Lyon""#,
    r#""TOWN", "is_empty": true"#,
    r#""FULL_NAME", "contains": "an""#,
    r#""FULL_NAME", "is_empty": true"#,
    r#""PREF_LANG", "is": "fr""#,
    r#""PREF_LANG", "is_one_of": ["fr", "pt"]"#,
    r#""GENRE", "is": "JAZZ""#,
    r#""GENRE", "is_not": "JAZZ""#,
    r#""GENRE", "is_empty": true"#,
    r#""GENRE", "is_not_empty": true"#,
    r#""STYLES", "is": "A""#,
    r#""STYLES", "is_not": "B""#,
    r#""STYLES", "is_not_empty": true"#,
    r#""TAGS", "is": "vip""#,
    r#""OPTIN_MAIL", "is": "TRUE""#,
    r#""SCORE", "less_than": 10"#,
    r#""SINCE", "after": "2020-01-01""#,
    r#""STATUS", "is": "ACTIVE""#,
    r#""CONTACT_NR", "starts_with": "000""#,
    r#""CREATED", "after": "2027-01-01""#,
    r#""CHANGED_BY_IMPORT", "is": 8"#,
];

fn queries() -> impl Strategy<Value = String> {
    let condition = (0..CONDITIONS.len()).prop_map(|at| format!(r#"{{"field": {}}}"#, CONDITIONS[at]));
    condition.prop_recursive(3, 24, 4, |inner| {
        let join = prop::sample::select(vec!["all", "any", "not_all", "none"]);
        (join, prop::collection::vec(inner, 1..4))
            .prop_map(|(join, members)| format!(r#"{{"{join}": [{}]}}"#, members.join(",")))
    })
}

/// Field, code, and the values that it may have; an empty one for none.
const MAY_HAVE: [(FieldId, &str, &[&str]); 16] = [
    (standard::STATUS, "", &["ACTIVE", "INVALID", "DELETED"]),
    (standard::KIND, "", &["INDIVIDUAL", "STRUCTURE", ""]),
    (standard::FIRSTNAME, "", &["Anna", "Éric", ""]),
    (standard::LASTNAME, "", &["Le  Goff", "Durand"]),
    (standard::OFFICIAL_NAME, "", &["Danse", "Théâtre"]),
    (standard::PREF_LANG, "", &["fr", "pt", ""]),
    (standard::TOWN, "", &["Saint-Étienne", "Sète", "Lyon", ""]),
    (standard::TAGS, "VIP", &["*", ""]),
    (GENRE, "", &["JAZZ", "OPERA", "ROCK", ""]),
    (STYLES, "A", &["*", ""]),
    (STYLES, "B", &["*", ""]),
    (STYLES, "C", &["*", ""]),
    (SINCE, "", &["2019-12-31", "2020-05-01", ""]),
    (SCORE, "", &["9", "12.5", "-3"]),
    (OPTIN, "", &["TRUE", "FALSE", ""]),
    (1006, "", &["x"]),
];

fn contacts() -> impl Strategy<Value = Slots<'static>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, 0..400_i64), MAY_HAVE.len()).prop_map(|chosen| {
        let mut slots = Slots::default();
        for ((field, code, values), (value, gate, writer)) in MAY_HAVE.iter().zip(chosen) {
            let value = match *value.get(values) {
                "" => None,
                "*" => Some(""),
                value => Some(value),
            };
            if gate > 0 {
                slots.set(*field, code, writer, value);
            }
        }
        slots
    })
}

proptest! {
    #[test]
    fn any_query_finds_a_packed_contact_as_it_finds_it_unpacked(json in queries(), contacts in prop::collection::vec(contacts(), 1..8)) {
        let catalogue = catalogue();
        let matcher = Query::from_json(&json).unwrap().compile(&setting(&catalogue)).unwrap();
        for slots in contacts {
            agrees(&matcher, &slots, matcher.matches(&view(&slots)));
        }
    }
}
