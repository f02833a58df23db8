//! What holds of every query: its JSON gives it back, and groups of groups mean what their members say.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::super::operator::{Operator, Takes};
use super::super::setting::Setting;
use super::super::tests::{GENRE, OPTIN, STYLES, catalogue, setting, view};
use super::*;
use crate::contacts::contact::ContactView;
use crate::contacts::slots::Slots;

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
