//! Rules by column: when a value of the file may take the place of the contact's.

use serde::{Deserialize, Serialize};

use crate::fields::{Field, Type};

/// When a value of a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Always.
    #[default]
    Always,
    /// Only where the contact has no value yet.
    FillBlanks,
    /// Unless it would leave the contact without a value.
    NeverClear,
    /// Of a list: unless it would bring the contact back to a value of a lower rank, or to none.
    NeverBackwards,
}

impl Rule {
    /// Every rule, the usual one first.
    pub const ALL: [Self; 4] = [Self::Always, Self::FillBlanks, Self::NeverClear, Self::NeverBackwards];

    /// `always`, `fill-blanks`, `never-clear` or `never-backwards`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::FillBlanks => "fill-blanks",
            Self::NeverClear => "never-clear",
            Self::NeverBackwards => "never-backwards",
        }
    }

    /// The rule of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Whether it is what it is without a word.
    pub fn is_usual(&self) -> bool {
        *self == Self::Always
    }

    /// Whether a column of this field can have it: only a list has ranks.
    pub fn fits(self, field: &Field) -> bool {
        self != Self::NeverBackwards || field.kind == Type::List
    }

    /// Whether the contact's value is kept instead of the file's.
    pub fn keeps(self, field: &Field, present: Option<&str>, new: Option<&str>) -> bool {
        match self {
            Self::Always => false,
            Self::FillBlanks => present.is_some(),
            Self::NeverClear => new.is_none(),
            Self::NeverBackwards => present.is_some_and(|present| is_before(field, new, present)),
        }
    }
}

/// Whether a new value ranks below the present one. A code that the list does not know has no rank.
fn is_before(field: &Field, new: Option<&str>, present: &str) -> bool {
    let rank = |code: &str| field.value(code).map(|value| value.rank);
    match new {
        None => true,
        Some(new) => rank(new).zip(rank(present)).is_some_and(|(new, present)| new < present),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::{Group, Value};

    fn life_cycle() -> Field {
        let value = |code: &str, rank| Value {
            id: rank,
            code: code.to_owned(),
            labels: Default::default(),
            rank,
            active: code != "OLD",
        };
        let values =
            vec![value("LEAD", 1), value("PROSPECT", 2), value("TWIN", 2), value("CLIENT", 3), value("OLD", 4)];
        Field::new(5000, "CYCLE", Group::Criterion, Type::List, Default::default()).with_values(values)
    }

    #[test]
    fn each_rule_keeps_what_it_says() {
        use Rule::{Always, FillBlanks, NeverBackwards, NeverClear};
        let field = life_cycle();
        for (present, new, kept) in [
            (None, Some("LEAD"), vec![]),
            (Some("PROSPECT"), Some("CLIENT"), vec![FillBlanks]),
            (Some("PROSPECT"), Some("LEAD"), vec![FillBlanks, NeverBackwards]),
            (Some("PROSPECT"), Some("TWIN"), vec![FillBlanks]),
            (Some("OLD"), Some("CLIENT"), vec![FillBlanks, NeverBackwards]),
            (Some("GONE"), Some("LEAD"), vec![FillBlanks]),
            (Some("CLIENT"), None, vec![FillBlanks, NeverClear, NeverBackwards]),
        ] {
            let all = [Always, FillBlanks, NeverClear, NeverBackwards].into_iter();
            assert_eq!(
                all.filter(|rule| rule.keeps(&field, present, new)).collect::<Vec<_>>(),
                kept,
                "{present:?} {new:?}"
            );
        }
    }

    #[test]
    fn only_lists_go_backwards() {
        let text = Field::new(5001, "NOTE", Group::Custom, Type::Number, Default::default());
        assert!(Rule::ALL.iter().all(|rule| rule.fits(&life_cycle())));
        assert_eq!(Rule::ALL.iter().filter(|rule| rule.fits(&text)).count(), 3);
        assert!(Rule::ALL.iter().all(|rule| Rule::from_name(rule.name()) == Some(*rule)));
    }
}
