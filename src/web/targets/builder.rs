//! The query builder as a page shows it: the nested parts one after the other, each with its controls.

use super::options::{self, Choice, Control};
use super::query_form::key;
use crate::contacts::catalogue::Catalogue;
use crate::error::Refusal;
use crate::i18n::{Language, Message, translate};
use crate::targets::query::{Condition, Group, Join, MAX_DEPTH, Part, Path};
use crate::targets::subject::Subject;
use crate::targets::{Culprit, Query};

/// A step of the walk over the query.
pub(super) enum Item {
    /// A group begins; its members follow.
    Open(GroupView),
    Condition(ConditionView),
    /// The group ends: here stand the buttons that add to it.
    Close(GroupView),
}

/// What groups and conditions have in common.
#[derive(Clone)]
pub(super) struct Common {
    pub key: String,
    /// Where it stands, as people count: `2.1`; empty for the outermost group.
    pub place: String,
    pub off: bool,
    /// What is wrong with it, in words.
    pub problem: String,
    /// It is what empties the target.
    pub culprit: bool,
}

#[derive(Clone)]
pub(super) struct GroupView {
    pub part: Common,
    pub joins: Vec<(&'static str, bool)>,
    /// Whether groups may be put into it.
    pub may_nest: bool,
}

pub(super) struct ConditionView {
    pub part: Common,
    pub field: String,
    /// The label of the field; its code if it is gone.
    pub label: String,
    /// A field that does not exist any more.
    pub is_lost: bool,
    pub operators: Vec<Choice>,
    pub control: Control,
}

/// What is known about a form beside what stands in it.
pub(super) struct Findings<'a> {
    pub problems: &'a [(Path, Refusal)],
    pub culprit: Option<&'a Culprit>,
}

/// All parts of a query in the order of the page.
pub(super) fn items(query: &Query, catalogue: &Catalogue, language: Language, findings: &Findings<'_>) -> Vec<Item> {
    let mut walk = Walk { catalogue, language, findings, items: Vec::new() };
    walk.group(&query.root, &Path::new(), false);
    walk.items
}

struct Walk<'a> {
    catalogue: &'a Catalogue,
    language: Language,
    findings: &'a Findings<'a>,
    items: Vec<Item>,
}

impl Walk<'_> {
    fn group(&mut self, group: &Group, path: &Path, off: bool) {
        let view = GroupView {
            part: self.common(path, off),
            joins: Join::ALL.map(|join| (join.name(), join == group.join)).to_vec(),
            may_nest: path.len() + 1 < MAX_DEPTH,
        };
        self.items.push(Item::Open(view.clone()));
        for (at, member) in group.members.iter().enumerate() {
            let path = [path.as_slice(), &[at]].concat();
            match &member.part {
                Part::Group(inner) => self.group(inner, &path, member.off),
                Part::Condition(condition) => {
                    let view = self.condition(condition, &path, member.off);
                    self.items.push(Item::Condition(view));
                }
            }
        }
        self.items.push(Item::Close(view));
    }

    fn condition(&self, condition: &Condition, path: &Path, off: bool) -> ConditionView {
        let subject = Subject::find(&condition.field, self.catalogue);
        ConditionView {
            part: self.common(path, off),
            field: condition.field.clone(),
            label: subject.map_or_else(|| condition.field.clone(), |subject| subject.label(self.language)),
            is_lost: subject.is_none() && !condition.field.is_empty(),
            operators: options::operators(subject.as_ref(), condition.operator, self.language),
            control: options::control(subject.as_ref(), condition, self.language),
        }
    }

    fn common(&self, path: &Path, off: bool) -> Common {
        let problem = self.findings.problems.iter().find(|(at, _)| at == path);
        Common {
            key: key(path),
            place: path.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join("."),
            off,
            problem: problem.map_or_else(String::new, |(_, refusal)| self.words(refusal)),
            culprit: self.findings.culprit.is_some_and(|culprit| culprit.path == *path),
        }
    }

    /// What is wrong, with the label of the field in place of its code, which the form does not show.
    fn words(&self, refusal: &Refusal) -> String {
        let Message { key, mut args } = refusal.message();
        for (name, value) in &mut args {
            if let (crate::i18n::Arg::Text(code), "field") = (&*value, name.as_str()) {
                let label = Subject::find(code, self.catalogue).map(|subject| subject.label(self.language));
                *value = label.unwrap_or_else(|| code.clone()).into();
            }
        }
        translate(self.language, &Message { key, args })
    }
}
