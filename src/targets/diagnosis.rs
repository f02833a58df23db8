//! Why nobody is in a target: which of its conditions empties it, found in the same pass that finds nobody.

use super::facts::Facts;
use super::matcher::{Matcher, Node, Rule};
use super::query::{Join, Path};

/// What empties a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culprit {
    /// Where the condition or group stands in the query; empty for the outermost group.
    pub path: Path,
    /// How it empties the target.
    pub why: Why,
}

/// How a part empties a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody passes it, whatever the other parts say.
    Alone,
    /// Without it this many contacts would be found.
    Otherwise(u64),
    /// Some pass it, and some pass those before it, but nobody passes all of them.
    WithThoseBefore,
}

/// Counts, for a part of the query and all parts in it, who passes.
pub(super) struct Diagnosis<'a> {
    node: &'a Node,
    /// Whether this part must hold for a contact to be found, or must not (a member of `none`).
    wanted: bool,
    passed: u64,
    members: Vec<Diagnosis<'a>>,
    /// For each member: how many pass all the others.
    without: Vec<u64>,
    /// For each member: how many pass it and all before it.
    so_far: Vec<u64>,
}

impl<'a> Diagnosis<'a> {
    /// A diagnosis of a query that did not find anybody yet.
    pub(super) fn of(matcher: &'a Matcher) -> Self {
        Self::of_node(&matcher.root, true)
    }

    fn of_node(node: &'a Node, wanted: bool) -> Self {
        let members: Vec<_> = match &node.rule {
            Rule::Group(join, members) => {
                members.iter().map(|member| Self::of_node(member, *join != Join::None)).collect()
            }
            Rule::Test { .. } => Vec::new(),
        };
        let zeros = vec![0; members.len()];
        Self { node, wanted, passed: 0, members, without: zeros.clone(), so_far: zeros }
    }

    /// Notes a contact that was not found; returns whether it passes this part.
    pub(super) fn note<'c>(&mut self, contact: &mut impl Facts<'c>) -> bool {
        let holds = match &self.node.rule {
            Rule::Test { .. } => self.node.holds(contact),
            Rule::Group(join, _) => {
                let join = *join;
                let passes: Vec<bool> = self.members.iter_mut().map(|member| member.note(contact)).collect();
                let all = !passes.contains(&false);
                match join {
                    Join::All | Join::None => {
                        self.count_members(&passes);
                        all
                    }
                    Join::Any => passes.contains(&true),
                    Join::NotAll => !all,
                }
            }
        };
        let passes = holds == self.wanted;
        self.passed += u64::from(passes);
        passes
    }

    fn count_members(&mut self, passes: &[bool]) {
        let failed = passes.iter().filter(|passes| !**passes).count();
        let mut all_so_far = true;
        for ((passes, without), so_far) in passes.iter().zip(&mut self.without).zip(&mut self.so_far) {
            all_so_far &= passes;
            *so_far += u64::from(all_so_far);
            *without += u64::from(failed == usize::from(!passes));
        }
    }

    /// What empties the target, given that nobody passed the outermost group.
    pub(super) fn culprit(&self) -> Culprit {
        match &self.node.rule {
            Rule::Group(Join::All | Join::None, _) if self.wanted => self.culprit_of_all(),
            Rule::Group(Join::Any, _) if self.wanted && self.members.len() == 1 => self.first_culprit(),
            _ => Culprit { path: self.node.path.clone(), why: Why::Alone },
        }
    }

    fn culprit_of_all(&self) -> Culprit {
        if let Some(member) = self.members.iter().find(|member| member.passed == 0) {
            return member.culprit();
        }
        let most = self.without.iter().copied().max().unwrap_or_default();
        let (counts, why): (_, fn(u64) -> Why) =
            if most > 0 { (&self.without, Why::Otherwise) } else { (&self.so_far, |_| Why::WithThoseBefore) };
        let found = self.members.iter().zip(counts).find(|(_, count)| **count == most);
        let path = found.map_or_else(|| self.node.path.clone(), |(member, _)| member.node.path.clone());
        Culprit { path, why: why(most) }
    }

    fn first_culprit(&self) -> Culprit {
        let alone = || Culprit { path: self.node.path.clone(), why: Why::Alone };
        self.members.first().map_or_else(alone, Self::culprit)
    }
}
