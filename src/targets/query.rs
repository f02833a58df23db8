//! A target's query as data: groups of conditions, nested; any part can be switched off.

use super::operator::Operator;

/// The most groups inside each other.
pub(crate) const MAX_DEPTH: usize = 10;
/// The most conditions and groups of a query.
pub(crate) const MAX_PARTS: usize = 500;
/// The most values of one condition.
pub(crate) const MAX_VALUES: usize = 10_000;
/// The most characters of one value.
pub(crate) const MAX_VALUE_LENGTH: usize = 2000;
/// The most bytes of a query's JSON.
pub(crate) const MAX_JSON: usize = 1 << 20;

/// A query over contacts. Its JSON is that of `/help/results#query` ([`Query::from_json`], [`Query::to_json`]).
///
/// Deleted contacts never match. A part that is switched off counts as if it were not there, and so does a group in
/// which nothing is on; a query in which nothing at all is on is refused, since "everybody" must not happen by accident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The outermost group.
    pub root: Group,
}

/// How the members of a group are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Join {
    /// All hold.
    All,
    /// At least one holds.
    Any,
    /// At least one does not hold.
    NotAll,
    /// None holds.
    None,
}

impl Join {
    /// All joins, in the order of the interface.
    pub const ALL: [Self; 4] = [Self::All, Self::Any, Self::NotAll, Self::None];

    /// The name in JSON: `all`, `any`, `not_all`, `none`.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::NotAll => "not_all",
            Self::None => "none",
        }
    }

    /// The join of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|join| join.name() == name)
    }
}

/// A group of conditions and groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How its members are joined.
    pub join: Join,
    /// Its members; never empty in a query that was accepted.
    pub members: Vec<Member>,
}

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Switched off: kept, and ignored.
    pub off: bool,
    /// What it is.
    pub part: Part,
}

/// A condition, or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A condition.
    Condition(Condition),
    /// A group inside the group.
    Group(Group),
}

/// A test of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Code of a field or of a pseudo-field.
    pub field: String,
    /// The test.
    pub operator: Operator,
    /// What the value is held against, as many as the operator takes ([`Operator::takes`]).
    pub values: Vec<String>,
}

/// Where a part stands: its place in the outermost group, then in the group that stands there, and so on. Empty for
/// the outermost group itself.
pub(crate) type Path = Vec<usize>;

impl Member {
    /// A member that is on.
    pub fn on(part: Part) -> Self {
        Self { off: false, part }
    }

    /// Whether it counts: it is on and, if it is a group, something in it is on.
    pub fn is_live(&self) -> bool {
        !self.off
            && match &self.part {
                Part::Condition(_) => true,
                Part::Group(group) => group.is_live(),
            }
    }
}

impl Group {
    /// A group of these parts, all switched on.
    pub fn of(join: Join, parts: impl IntoIterator<Item = Part>) -> Self {
        Self { join, members: parts.into_iter().map(Member::on).collect() }
    }

    /// Whether anything in it is on.
    pub fn is_live(&self) -> bool {
        self.members.iter().any(Member::is_live)
    }
}

impl Query {
    /// The part at a path; `None` for the outermost group and for a path that leads nowhere.
    pub fn part(&self, path: &[usize]) -> Option<&Part> {
        let (last, way) = path.split_last()?;
        let mut group = &self.root;
        for at in way {
            match &group.members.get(*at)?.part {
                Part::Group(inner) => group = inner,
                Part::Condition(_) => return None,
            }
        }
        group.members.get(*last).map(|member| &member.part)
    }

    /// Every condition with its path, those that are switched off included.
    pub fn conditions(&self) -> Vec<(Path, &Condition)> {
        let mut found = Vec::new();
        collect(&self.root, &mut Vec::new(), &mut found);
        found
    }
}

fn collect<'a>(group: &'a Group, path: &mut Path, found: &mut Vec<(Path, &'a Condition)>) {
    for (at, member) in group.members.iter().enumerate() {
        path.push(at);
        match &member.part {
            Part::Condition(condition) => found.push((path.clone(), condition)),
            Part::Group(inner) => collect(inner, path, found),
        }
        path.pop();
    }
}

#[cfg(test)]
mod tests;
