//! What is wrong with a query that someone wants to keep.

use super::compile::test;
use super::query::{Condition, Group, Part, Path, Query};
use super::setting::Setting;
use super::subject::Subject;
use crate::error::Refusal;

impl Query {
    /// Everything that is wrong with a query that someone wants to keep, with the place of each: fields that do not
    /// exist, operators that do not fit, values that can't be, empty groups, nothing switched on.
    pub fn problems(&self, setting: &Setting<'_>) -> Vec<(Path, Refusal)> {
        let mut problems = Vec::new();
        empty_groups(&self.root, &mut Path::new(), &mut problems);
        for (path, condition) in self.conditions() {
            let problem = test(condition, setting).err().or_else(|| unknown_value(condition, setting));
            problems.extend(problem.map(|problem| (path, problem)));
        }
        if problems.is_empty() && !self.root.is_live() {
            problems.push((Path::new(), Refusal::new("query-nothing-on")));
        }
        problems
    }

    /// Refuses a query with [`Query::problems`], by the first of them.
    pub fn check(&self, setting: &Setting<'_>) -> Result<(), Refusal> {
        self.problems(setting).into_iter().next().map_or(Ok(()), |(_, problem)| Err(problem))
    }
}

fn empty_groups(group: &Group, path: &mut Path, problems: &mut Vec<(Path, Refusal)>) {
    if group.members.is_empty() {
        problems.push((path.clone(), Refusal::new("query-empty-group")));
    }
    for (at, member) in group.members.iter().enumerate() {
        if let Part::Group(inner) = &member.part {
            path.push(at);
            empty_groups(inner, path, problems);
            path.pop();
        }
    }
}

fn unknown_value(condition: &Condition, setting: &Setting<'_>) -> Option<Refusal> {
    let subject = Subject::find(&condition.field, setting.catalogue)?;
    let unknown = condition.values.iter().find(|value| !subject.knows(crate::text::trim(value)))?;
    Some(Refusal::new("query-unknown-value").with("field", &*condition.field).with("value", &**unknown))
}
