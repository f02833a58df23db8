//! The values of a condition, read and checked.

use super::decimal;
use super::operator::Takes;
use super::query::{Condition, MAX_VALUE_LENGTH, MAX_VALUES};
use super::setting::Setting;
use super::subject::{Sort, Subject};
use crate::error::Refusal;

/// The values in the form that contacts are compared with: as many as the operator takes, sorted if it takes many.
pub(super) fn read(
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
            values.sort_unstable_by(|a, b| decimal::compare(a, b));
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
        Sort::Number => decimal::compare(from, to).is_gt(),
        _ => from > to,
    }
}
