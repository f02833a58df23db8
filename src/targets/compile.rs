//! From a query to a [`Matcher`].

use roaring::RoaringTreemap;

use super::matcher::{Matcher, Node, Rule, Span, Test};
use super::operator::Operator;
use super::query::{Condition, Group, Part, Path, Query};
use super::setting::Setting;
use super::subject::{Sort, Subject, day as parse_day};
use super::value::{Bound, ValueTest};
use super::{day, operand, phone};
use crate::error::Refusal;
use crate::fields::{FieldId, Type, standard};

impl Query {
    /// Makes the query ready for contacts. Parts that are switched off are left out, whatever is wrong with them.
    /// Refused: what [`Query::problems`] finds in the other parts, except codes that a list does not have (any more):
    /// contacts may still hold those.
    pub fn compile(&self, setting: &Setting<'_>) -> Result<Matcher, Refusal> {
        let root = group(&self.root, &Path::new(), setting)?;
        root.map(Matcher::new).ok_or_else(|| Refusal::new("query-nothing-on"))
    }
}

/// `None` for a group in which nothing is on.
fn group(group: &Group, path: &Path, setting: &Setting<'_>) -> Result<Option<Node>, Refusal> {
    let mut nodes = Vec::new();
    for (at, member) in group.members.iter().enumerate().filter(|(_, member)| !member.off) {
        let mut path = path.clone();
        path.push(at);
        match &member.part {
            Part::Group(inner) => nodes.extend(self::group(inner, &path, setting)?),
            Part::Condition(condition) => {
                let (test, wanted) = test(condition, setting)?;
                nodes.push(Node { path, rule: Rule::Test { test, wanted } });
            }
        }
    }
    Ok((!nodes.is_empty()).then(|| Node { path: path.clone(), rule: Rule::Group(group.join, nodes) }))
}

/// The test of a condition, and whether it must hold or must not.
pub(super) fn test(condition: &Condition, setting: &Setting<'_>) -> Result<(Test, bool), Refusal> {
    if condition.field.is_empty() {
        return Err(Refusal::new("query-field-missing"));
    }
    let subject = Subject::find(&condition.field, setting.catalogue)
        .ok_or_else(|| Refusal::new("query-unknown-field").with("field", &*condition.field))?;
    if !subject.operators().contains(&condition.operator) {
        let refusal = Refusal::new("query-operator-misfit").with("field", &*condition.field);
        return Err(refusal.with("operator", condition.operator.label()));
    }
    let values = operand::read(condition, &subject, setting)?;
    let wanted = !matches!(condition.operator, Operator::IsNot | Operator::IsEmpty);
    let test = match subject {
        Subject::Status => Test::Status(ValueTest::OneOf(values)),
        Subject::Created => Test::Created(spans(condition.operator, &values, setting.zone)),
        Subject::Changed => Test::Changed(spans(condition.operator, &values, setting.zone)),
        Subject::ChangedByImport => changed_by(&values, setting)?,
        Subject::Field(field) => {
            let value_test = value_test(condition.operator, &subject, values, setting);
            field_test(field.id, field.kind, value_test)
        }
    };
    Ok((test, wanted))
}

fn field_test(field: FieldId, kind: Type, test: ValueTest) -> Test {
    match (field, kind) {
        (standard::CONTACT_NR, _) => Test::Number(test),
        (standard::FULL_NAME, _) => Test::FullName(test),
        (_, Type::MultiList) => Test::Codes(field, test),
        _ => Test::Value(field, test),
    }
}

fn value_test(operator: Operator, subject: &Subject<'_>, values: Vec<String>, setting: &Setting<'_>) -> ValueTest {
    let sort = subject.sort();
    let first = || values.first().cloned().unwrap_or_default();
    let bound = |at: Option<&String>, included| at.map(|at| Bound { at: at.clone(), included });
    let range = |from, to| ValueTest::Range { numeric: sort == Sort::Number, from, to };
    match operator {
        Operator::IsEmpty | Operator::IsNotEmpty => ValueTest::Present,
        Operator::Contains | Operator::StartsWith if sort == Sort::Phone => ValueTest::PhonePart {
            anywhere: (operator == Operator::Contains).then(first),
            prefixes: phone::prefixes(&first(), setting.country),
        },
        Operator::Contains => ValueTest::Contains(first()),
        Operator::StartsWith => ValueTest::StartsWith(first()),
        Operator::Before | Operator::LessThan => range(None, bound(values.first(), false)),
        Operator::After | Operator::MoreThan => range(bound(values.first(), false), None),
        Operator::Between => range(bound(values.first(), true), bound(values.get(1), true)),
        Operator::Is | Operator::IsNot | Operator::IsOneOf => match sort {
            Sort::Number => ValueTest::Numbers(values),
            Sort::Text => ValueTest::OneFolded(values),
            _ if subject.is_tags() => ValueTest::OneFolded(values),
            _ => ValueTest::OneOf(values),
        },
    }
}

fn spans(operator: Operator, values: &[String], zone: chrono_tz::Tz) -> Vec<Span> {
    let days: Vec<_> = values.iter().filter_map(|value| parse_day(value)).collect();
    match (operator, &*days) {
        (Operator::Before, [first, ..]) => vec![day::before(*first, zone)],
        (Operator::After, [first, ..]) => vec![day::after(*first, zone)],
        (Operator::Between, [from, to]) => {
            vec![Span { from: day::span(*from, zone).from, until: day::span(*to, zone).until }]
        }
        _ => days.into_iter().map(|one| day::span(one, zone)).collect(),
    }
}

fn changed_by(numbers: &[String], setting: &Setting<'_>) -> Result<Test, Refusal> {
    let (mut writers, mut ids) = (Vec::new(), RoaringTreemap::new());
    for number in numbers {
        let changed = number.parse().ok().and_then(|number: i64| setting.imports.get(&number));
        let changed = changed.ok_or_else(|| Refusal::new("query-unknown-import").with("number", &**number))?;
        writers.push(changed.writer);
        ids |= &changed.ids;
    }
    writers.sort_unstable();
    Ok(Test::ChangedBy { writers, ids })
}

#[cfg(test)]
mod tests {
    use super::super::operator::Takes;
    use super::super::query::Join;
    use super::super::tests::{catalogue, full, matches, setting};
    use super::*;
    use crate::contacts::slots::Slots;

    #[test]
    fn every_operator_means_on_every_type_what_it_says() {
        // Field, operator and value; on the full contact; on an empty one.
        let cases = [
            (r#""TOWN", "is": "saint-etienne""#, true, false),
            (r#""TOWN", "is": "SAINT-ÉTIENNE ""#, true, false),
            (r#""TOWN", "is": "Saint""#, false, false),
            (r#""TOWN", "is_not": "Lyon""#, true, true),
            (r#""TOWN", "is_not": "Saint-Etienne""#, false, true),
            (r#""TOWN", "is_one_of": ["Lyon", "saint-étienne", "Brest"]"#, true, false),
            (r#""TOWN", "contains": "ETIENNE""#, true, false),
            (r#""TOWN", "contains": "Lyon""#, false, false),
            (r#""TOWN", "starts_with": "saint""#, true, false),
            (r#""TOWN", "starts_with": "etienne""#, false, false),
            (r#""TOWN", "is_empty": true"#, false, true),
            (r#""TOWN", "is_not_empty": true"#, true, false),
            (r#""LASTNAME", "is": "le goff""#, true, false),
            (r#""FULL_NAME", "is": "eric le goff""#, true, false),
            (r#""FULL_NAME", "is_empty": true"#, false, true),
            (r#""CONTACT_NR", "is": "000123""#, true, true),
            (r#""CONTACT_NR", "is": "123""#, false, false),
            (r#""CONTACT_NR", "starts_with": "000""#, true, true),
            (r#""EMAIL", "is": "eric.legoff@example.org""#, true, false),
            (r#""EMAIL", "contains": "@example""#, true, false),
            (r#""OWNER", "is": "Anna@Example.org""#, true, false),
            (r#""PHONE", "is": "06 12 34 56 78""#, true, false),
            (r#""PHONE", "is_not": "+33 6 12 34 56 78""#, false, true),
            (r#""PHONE", "is_one_of": ["06 00 00 00 00", "0612345678"]"#, true, false),
            (r#""PHONE", "starts_with": "06""#, true, false),
            (r#""PHONE", "starts_with": "+336""#, true, false),
            (r#""PHONE", "starts_with": "07""#, false, false),
            (r#""PHONE", "contains": "34 56""#, true, false),
            (r#""PHONE", "contains": "06 12""#, true, false),
            (r#""PHONE", "contains": "99""#, false, false),
            (r#""PHONE", "is_empty": true"#, false, true),
            (r#""KIND", "is": "INDIVIDUAL""#, true, false),
            (r#""GENRE", "is": "JAZZ""#, true, false),
            (r#""GENRE", "is_not": "JAZZ""#, false, true),
            (r#""GENRE", "is_not": "ROCK""#, true, true),
            (r#""GENRE", "is_one_of": ["ROCK", "JAZZ"]"#, true, false),
            (r#""GENRE", "is_one_of": ["ROCK", "OPERA"]"#, false, false),
            (r#""GENRE", "is_empty": true"#, false, true),
            (r#""COUNTRY", "is": "FR""#, true, false),
            (r#""PREF_LANG", "is_one_of": ["pt", "fr"]"#, true, false),
            (r#""STYLES", "is": "A""#, true, false),
            (r#""STYLES", "is": "B""#, true, false),
            (r#""STYLES", "is": "C""#, false, false),
            (r#""STYLES", "is_not": "B""#, false, true),
            (r#""STYLES", "is_one_of": ["C", "B"]"#, true, false),
            (r#""STYLES", "is_empty": true"#, false, true),
            (r#""STYLES", "is_not_empty": true"#, true, false),
            (r#""TAGS", "is": "tres vip""#, true, false),
            (r#""TAGS", "is_not": "Très VIP""#, false, true),
            (r#""TAGS", "is_empty": true"#, false, true),
            (r#""OPTIN_MAIL", "is": "TRUE""#, true, false),
            (r#""OPTIN_MAIL", "is": true"#, true, false),
            (r#""OPTIN_MAIL", "is": false"#, false, false),
            (r#""OPTIN_MAIL", "is_not": "FALSE""#, true, true),
            (r#""OPTIN_MAIL", "is_empty": true"#, false, true),
            (r#""SCORE", "is": "12.50""#, true, false),
            (r#""SCORE", "is": 12.5"#, true, false),
            (r#""SCORE", "is_not": 12"#, true, true),
            (r#""SCORE", "is_one_of": [9, 100, 12.5, 11]"#, true, false),
            (r#""SCORE", "less_than": 100"#, true, false),
            (r#""SCORE", "less_than": "12.5""#, false, false),
            (r#""SCORE", "more_than": 9"#, true, false),
            (r#""SCORE", "more_than": "12.5""#, false, false),
            (r#""SCORE", "between": [12.5, 13]"#, true, false),
            (r#""SCORE", "between": [-3, 12]"#, false, false),
            (r#""SINCE", "is": "2020-05-01""#, true, false),
            (r#""SINCE", "is_not": "2020-05-01""#, false, true),
            (r#""SINCE", "is_one_of": ["2020-05-02", "2020-05-01"]"#, true, false),
            (r#""SINCE", "before": "2020-05-02""#, true, false),
            (r#""SINCE", "before": "2020-05-01""#, false, false),
            (r#""SINCE", "after": "2020-04-30""#, true, false),
            (r#""SINCE", "after": "2020-05-01""#, false, false),
            (r#""SINCE", "between": ["2020-05-01", "2020-05-01"]"#, true, false),
            (r#""SINCE", "between": ["2019-01-01", "2020-04-30"]"#, false, false),
            (r#""BIRTHDATE", "is": "1980-02-29""#, true, false),
            (r#""STATUS", "is": "ACTIVE""#, true, true),
            (r#""STATUS", "is_not": "ACTIVE""#, false, false),
            (r#""STATUS", "is_one_of": ["INVALID", "ACTIVE"]"#, true, true),
            (r#""CREATED", "is": "2026-07-14""#, true, true),
            (r#""CREATED", "is": "2026-07-13""#, false, false),
            (r#""CREATED", "is_not": "2026-07-13""#, true, true),
            (r#""CREATED", "is_one_of": ["2026-07-15", "2026-07-14", "2026-01-01"]"#, true, true),
            (r#""CREATED", "before": "2026-07-14""#, false, false),
            (r#""CREATED", "before": "2026-07-15""#, true, true),
            (r#""CREATED", "after": "2026-07-13""#, true, true),
            (r#""CREATED", "after": "2026-07-14""#, false, false),
            (r#""CHANGED", "between": ["2026-07-31", "2026-08-01"]"#, true, true),
            (r#""CHANGED", "between": ["2026-08-02", "2026-08-03"]"#, false, false),
            (r#""CHANGED_BY_IMPORT", "is": 7"#, true, false),
            (r#""CHANGED_BY_IMPORT", "is": "8""#, false, false),
            (r#""CHANGED_BY_IMPORT", "is": "9""#, true, true),
            (r#""CHANGED_BY_IMPORT", "is_not": "8""#, true, true),
            (r#""CHANGED_BY_IMPORT", "is_one_of": [8, 7]"#, true, false),
        ];
        let (full, empty) = (full(), Slots::default());
        for (condition, on_full, on_empty) in cases {
            let json = format!(r#"{{"all": [{{"field": {condition}}}]}}"#);
            assert_eq!(matches(&json, &full), on_full, "on the full contact: {condition}");
            assert_eq!(matches(&json, &empty), on_empty, "on the empty contact: {condition}");
        }
    }

    #[test]
    fn every_fitting_operator_is_tried_and_every_other_is_refused() {
        let catalogue = catalogue();
        let codes = catalogue.fields().iter().map(|field| field.code.as_str());
        let mut refused_count = 0;
        for code in codes.chain(super::super::subject::PSEUDO_FIELDS) {
            let subject = Subject::find(code, &catalogue).unwrap();
            for operator in Operator::ALL {
                let value = ["x", "FR", "fr", "7", "0612345678", "TRUE", "2026-01-01", "ACTIVE"]
                    .into_iter()
                    .find(|value| subject.read(operator, value, "FR").is_some())
                    .unwrap();
                let count = match operator.takes() {
                    Takes::Nothing => 0,
                    Takes::One => 1,
                    Takes::Two | Takes::Many => 2,
                };
                let condition = Condition { field: code.to_owned(), operator, values: vec![value.to_owned(); count] };
                let query = Query { root: Group::of(Join::All, [Part::Condition(condition)]) };
                let compiled = query.compile(&setting(&catalogue));
                if subject.operators().contains(&operator) {
                    assert!(compiled.is_ok(), "{code} {}: {compiled:?}", operator.name());
                } else {
                    assert_eq!(compiled.unwrap_err().code, "query-operator-misfit", "{code} {}", operator.name());
                    refused_count += 1;
                }
            }
        }
        assert!(refused_count > 100);
    }
}
