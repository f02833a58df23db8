//! How a column is read and written, as a form shows it, and as it is sent.
//!
//! Its fields, each with what they belong to behind it (`3` for the fourth column, `m0` for the first that is made of
//! others): `r` the rule, `s` the separator, `d` the order of dates, `y` the last two-digit year of the 2000s, `a` the
//! capitals, `x` whether inner spaces become one.

use std::collections::BTreeMap;

use crate::fields::{DateForm, DateOrder};
use crate::imports::{Capitals, ColumnMapping, Reading, Rule, date_order};
use crate::text::trim;
use crate::web::page::Page;

/// What can be chosen as a separator: the name in the form, the character, the key of its words.
const SEPARATORS: [(&str, char, &str); 5] = [
    ("comma", ',', "separator-comma"),
    ("semicolon", ';', "separator-semicolon"),
    ("slash", '/', "separator-slash"),
    ("line", '\n', "separator-line"),
    ("space", ' ', "separator-space"),
];

/// An option of a list: its value, its words, whether it is chosen.
pub(crate) struct Chosen {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

/// The controls of one column.
pub(crate) struct ReadingView {
    /// What they belong to.
    pub of: String,
    pub rules: Vec<Chosen>,
    pub separators: Vec<Chosen>,
    pub orders: Vec<Chosen>,
    pub century: String,
    pub capitals: Vec<Chosen>,
    pub trim: bool,
    /// Whether anything is said.
    pub is_open: bool,
}

impl ReadingView {
    /// The controls of a column of the file; before anybody has confirmed them with what its header says of its dates.
    pub(crate) fn of_column(at: usize, header: &str, answers: &ColumnMapping, page: &Page) -> Self {
        let mut reading = answers.reading.get(&at).cloned().unwrap_or_default();
        if !answers.confirmed {
            reading.dates.order = reading.dates.order.or(date_order(header));
        }
        Self::new(at.to_string(), &reading, page)
    }

    /// The controls with what is said.
    pub(crate) fn new(of: String, reading: &Reading, page: &Page) -> Self {
        Self {
            of,
            rules: rules(reading.rule, page),
            separators: separators(reading.separator, page),
            orders: DateOrder::ALL
                .iter()
                .map(|order| Chosen {
                    value: order.name().to_owned(),
                    label: page.t(&format!("date-order-{}", order.name())),
                    is_chosen: reading.dates.order == Some(*order),
                })
                .collect(),
            century: reading.dates.century.map_or_else(String::new, |year| format!("{year:02}")),
            capitals: Capitals::ALL
                .iter()
                .map(|way| Chosen {
                    value: way.name().to_owned(),
                    label: page.t(&format!("capitals-{}", way.name())),
                    is_chosen: reading.capitals == Some(*way),
                })
                .collect(),
            trim: reading.trim,
            is_open: !reading.is_plain(),
        }
    }
}

/// The rules, one of them chosen.
pub(super) fn rules(chosen: Rule, page: &Page) -> Vec<Chosen> {
    let option = |rule: &Rule| Chosen {
        value: rule.name().to_owned(),
        label: page.t(&format!("rule-{}", rule.name())),
        is_chosen: *rule == chosen,
    };
    Rule::ALL.iter().map(option).collect()
}

/// The separators; one that only a document can name is offered too while it is chosen.
fn separators(chosen: Option<char>, page: &Page) -> Vec<Chosen> {
    let option = |(name, mark, key): &(&str, char, &str)| Chosen {
        value: (*name).to_owned(),
        label: page.t(key),
        is_chosen: chosen == Some(*mark),
    };
    let other = chosen.filter(|mark| SEPARATORS.iter().all(|(_, known, _)| known != mark));
    let other = other.map(|mark| Chosen { value: mark.to_string(), label: mark.to_string(), is_chosen: true });
    SEPARATORS.iter().map(option).chain(other).collect()
}

/// What was sent about a column; `None` if it is no form of ours. A year that is none is the error.
pub(super) fn sent(fields: &BTreeMap<&str, &str>, of: &str) -> Option<Reading> {
    let field = |name: &str| trim(fields.get(format!("{name}{of}").as_str()).copied().unwrap_or_default());
    let or_none = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let separator = fields.get(format!("s{of}").as_str()).copied().unwrap_or_default();
    Some(Reading {
        rule: or_none(field("r")).map_or(Some(Rule::Always), |name| Rule::from_name(&name))?,
        separator: match separator {
            "" => None,
            name => Some(separator_of(name)?),
        },
        dates: DateForm {
            order: match field("d") {
                "" => None,
                name => Some(DateOrder::from_name(name)?),
            },
            century: match field("y") {
                "" => None,
                year => Some(year.parse().ok().filter(|year| *year < 100)?),
            },
        },
        capitals: match field("a") {
            "" => None,
            name => Some(Capitals::from_name(name)?),
        },
        trim: !field("x").is_empty(),
    })
}

fn separator_of(name: &str) -> Option<char> {
    let known = SEPARATORS.iter().find(|(known, ..)| *known == name).map(|(_, mark, _)| *mark);
    let mut letters = name.chars();
    known.or_else(|| letters.next().filter(|_| letters.next().is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_read() {
        let fields: BTreeMap<&str, &str> =
            [("r3", "fill-blanks"), ("s3", "line"), ("d3", "m-d-y"), ("y3", "30"), ("a3", "words"), ("x3", "yes")]
                .into();
        let wanted = Reading {
            rule: Rule::FillBlanks,
            separator: Some('\n'),
            dates: DateForm { order: Some(DateOrder::MonthFirst), century: Some(30) },
            capitals: Some(Capitals::Words),
            trim: true,
        };
        assert_eq!(sent(&fields, "3"), Some(wanted));
        assert_eq!(sent(&fields, "4"), Some(Reading::default()));
        for (name, value) in [("r3", "sometimes"), ("s3", "two"), ("d3", "d-m"), ("y3", "130"), ("a3", "big")] {
            assert_eq!(sent(&[(name, value)].into(), "3"), None, "{name}={value}");
        }
    }
}
