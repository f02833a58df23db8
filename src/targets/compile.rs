//! From a query to a [`Matcher`].

use super::matcher::{Matcher, Node, Rule, Span, Test};
use super::operator::{Operator, Takes};
use super::query::{Condition, Group, MAX_VALUE_LENGTH, MAX_VALUES, Part, Path, Query};
use super::setting::Setting;
use super::subject::{Sort, Subject, day as parse_day};
use super::value::{Bound, ValueTest};
use super::{day, phone};
use crate::contacts::slots::Writer;
use crate::error::Refusal;
use crate::fields::{FieldId, Type, standard};

impl Query {
    /// Makes the query ready for contacts. Parts that are switched off are left out, whatever is wrong with them.
    /// Refused: what [`Query::problems`] finds in the other parts, except codes that a list does not have (any more):
    /// contacts may still hold those.
    pub fn compile(&self, setting: &Setting<'_>) -> Result<Matcher, Refusal> {
        let root = group(&self.root, &Path::new(), setting)?;
        root.map(|root| Matcher { root }).ok_or_else(|| Refusal::new("query-nothing-on"))
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
    let subject = Subject::find(&condition.field, setting.catalogue)
        .ok_or_else(|| Refusal::new("query-unknown-field").with("field", &*condition.field))?;
    if !subject.operators().contains(&condition.operator) {
        let refusal = Refusal::new("query-operator-misfit").with("field", &*condition.field);
        return Err(refusal.with("operator", condition.operator.label()));
    }
    let values = read_values(condition, &subject, setting)?;
    let wanted = !matches!(condition.operator, Operator::IsNot | Operator::IsEmpty);
    let test = match subject {
        Subject::Status => Test::Status(ValueTest::OneOf(values)),
        Subject::Created => Test::Created(spans(condition.operator, &values, setting.zone)),
        Subject::Changed => Test::Changed(spans(condition.operator, &values, setting.zone)),
        Subject::ChangedByImport => Test::Writers(writers(&values, setting)?),
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

/// The values in the form that contacts are compared with: as many as the operator takes, sorted if it takes many.
fn read_values(
    condition: &Condition,
    subject: &Subject<'_>,
    setting: &Setting<'_>,
) -> Result<Vec<String>, Refusal> {
    let refusal = |code, value: &str| Refusal::new(code).with("field", &*condition.field).with("value", value);
    let takes = condition.operator.takes();
    let count = condition.values.len();
    let fits = match takes {
        Takes::Nothing => count == 0,
        Takes::One => count == 1,
        Takes::Two => count == 2,
        Takes::Many => (1..=MAX_VALUES).contains(&count),
    };
    if count > MAX_VALUES {
        return Err(Refusal::new("query-too-many-values").with("limit", MAX_VALUES as i64));
    }
    if !fits || condition.values.iter().any(|value| crate::text::trim(value).is_empty()) {
        return Err(Refusal::new("query-value-missing").with("field", &*condition.field));
    }
    let mut values = Vec::with_capacity(count);
    for value in &condition.values {
        let read = if value.len() > MAX_VALUE_LENGTH {
            None
        } else {
            subject.read(condition.operator, value, setting.country)
        };
        values.push(read.ok_or_else(|| refusal("query-bad-value", value))?);
    }
    match (takes, &*values) {
        (Takes::Two, [from, to]) if is_reversed(subject, from, to) => Err(refusal("query-bad-range", from)),
        (Takes::Two, _) => Ok(values),
        _ if subject.sort() == Sort::Number => {
            values.sort_unstable_by(|a, b| super::decimal::compare(a, b));
            Ok(values)
        }
        _ => {
            values.sort_unstable();
            Ok(values)
        }
    }
}

fn is_reversed(subject: &Subject<'_>, from: &str, to: &str) -> bool {
    match subject.sort() {
        Sort::Number => super::decimal::compare(from, to).is_gt(),
        _ => from > to,
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

fn writers(numbers: &[String], setting: &Setting<'_>) -> Result<Vec<Writer>, Refusal> {
    let writer = |number: &String| number.parse().ok().and_then(|number: i64| setting.imports.get(&number).copied());
    let unknown = |number: &String| Refusal::new("query-unknown-import").with("number", &**number);
    let mut writers: Vec<_> = numbers.iter().map(|n| writer(n).ok_or_else(|| unknown(n))).collect::<Result<_, _>>()?;
    writers.sort_unstable();
    Ok(writers)
}
