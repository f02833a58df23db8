//! In which order the conditions of a group are asked: those first that settle most for the least work. What a query
//! means does not depend on it.

use super::matcher::{Matcher, Node, Rule, Test};
use super::query::Join;
use super::value::ValueTest;
use crate::fields::standard::FIRST_OWN_ID;

/// What asking takes, in units of reading a value at the beginning of a body, and how likely the answer is yes.
#[derive(Clone, Copy)]
struct Estimate {
    cost: f64,
    likely: f64,
}

impl Matcher {
    /// The same query with its conditions in the order in which they are best asked.
    pub(super) fn cheapest_first(&self) -> Self {
        let mut this = self.clone();
        arrange(&mut this.root);
        this
    }
}

fn arrange(node: &mut Node) -> Estimate {
    match &mut node.rule {
        Rule::Test { test, wanted } => {
            let Estimate { cost, likely } = estimate(test);
            Estimate { cost, likely: if *wanted { likely } else { 1.0 - likely } }
        }
        Rule::Group(join, members) => {
            let mut known: Vec<(Estimate, Node)> =
                std::mem::take(members).into_iter().map(|mut member| (arrange(&mut member), member)).collect();
            // A group ends at the first member that fails, or else at the first that holds.
            let ends_at_no = matches!(join, Join::All | Join::NotAll);
            let settles = |at: &Estimate| if ends_at_no { 1.0 - at.likely } else { at.likely };
            let rank = |at: &Estimate| at.cost / settles(at).max(0.001);
            known.sort_by(|(one, _), (other, _)| rank(one).total_cmp(&rank(other)));
            let (mut cost, mut goes_on) = (0.0, 1.0);
            for (at, _) in &known {
                cost += goes_on * at.cost;
                goes_on *= 1.0 - settles(at);
            }
            members.extend(known.into_iter().map(|(_, member)| member));
            let likely = if matches!(join, Join::All | Join::None) == ends_at_no { goes_on } else { 1.0 - goes_on };
            Estimate { cost, likely }
        }
    }
}

fn estimate(test: &Test) -> Estimate {
    match test {
        Test::Value(field, test) | Test::Codes(field, test) => {
            // Entries stand in the order of their fields, standard ones first.
            let walk = if *field < FIRST_OWN_ID { 1.0 } else { 3.0 };
            let of_value = of_value(test);
            Estimate { cost: walk + of_value.cost, ..of_value }
        }
        Test::Number(test) => of_value(test),
        Test::FullName(test) => Estimate { cost: 6.0, ..of_value(test) },
        Test::Status(_) => Estimate { cost: 0.5, likely: 0.9 },
        Test::Created(_) | Test::Changed(_) => Estimate { cost: 0.2, likely: 0.3 },
        Test::ChangedBy { .. } => Estimate { cost: 6.0, likely: 0.3 },
    }
}

fn of_value(test: &ValueTest) -> Estimate {
    let (cost, likely) = match test {
        ValueTest::Present => (0.1, 0.6),
        ValueTest::OneOf(codes) => (0.3, (0.2 * codes.len() as f64).min(0.8)),
        ValueTest::OneFolded(_) => (1.0, 0.05),
        ValueTest::StartsWith(_) => (1.0, 0.1),
        ValueTest::Contains(_) => (1.5, 0.1),
        ValueTest::PhonePart { .. } => (0.5, 0.2),
        ValueTest::Numbers(_) => (1.0, 0.1),
        ValueTest::Range { .. } => (1.0, 0.4),
    };
    Estimate { cost, likely }
}
